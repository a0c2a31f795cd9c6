package plinth.model.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.Family;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Chooses from a family the columns that its access patterns go by. */
final class Choice {
    private static final Set<String> NUMBERS =
            Set.of("numeric", "integer", "bigint", "smallint", "real", "double precision", "interval");

    private final Schema schema;
    private final Family family;
    private final Table shared;

    Choice(Schema schema, Family family) {
        this.schema = schema;
        this.family = family;
        this.shared = family.shared();
    }

    /**
     * Returns the reference by which the family is listed: of the base's foreign keys that one with an index, best one that goes on with a time,
     * that every row has; without any index, the first foreign key. A part of the key, a tenant, may be one; another reference goes before it.
     */
    Optional<List<Name>> reference() {
        return shared.foreignKeys().stream()
                .filter(f -> !f.columns().isEmpty()
                        && !f.target().equals(family.base())
                        && !f.columns().contains(family.discriminator())
                        && !f.columns().containsAll(family.key()))
                .max(Comparator.<Constraint.ForeignKey>comparingInt(f -> indexed(f.columns()))
                        .thenComparing(f -> f.columns().stream().noneMatch(family.key()::contains))
                        .thenComparing(f -> f.columns().stream().allMatch(this::required))
                        // max() keeps the last of equals; the first is wanted.
                        .thenComparing(Comparator.comparingInt((Constraint.ForeignKey f) ->
                                        shared.constraints().indexOf(f))
                                .reversed()))
                .map(Constraint.ForeignKey::columns);
    }

    private int indexed(List<Name> by) {
        int best = 0;
        for (List<Name> keys : keys()) {
            boolean begins = keys.size() >= by.size()
                    && Set.copyOf(keys.subList(0, by.size())).equals(Set.copyOf(by));
            if (begins) {
                boolean timed = keys.size() > by.size() && temporal(keys.get(by.size()));
                best = Math.max(best, timed ? 2 : 1);
            }
        }
        return best;
    }

    /** The columns of all indexes over all rows of the common part, those of keys included. */
    private List<List<Name>> keys() {
        List<List<Name>> all = new ArrayList<>();
        shared.primaryKey().ifPresent(p -> all.add(p.columns()));
        shared.uniques().forEach(u -> all.add(u.columns()));
        shared.indexes().stream()
                .filter(i -> i.where().isEmpty())
                .map(Index::leadingColumns)
                .forEach(all::add);
        return all;
    }

    private boolean required(Name column) {
        return shared.column(column).filter(c -> !shared.nullable(c)).isPresent();
    }

    private boolean temporal(Name column) {
        return shared.column(column).filter(Choice::temporal).isPresent();
    }

    private static boolean temporal(Column c) {
        return c.type().is("timestamp with time zone")
                || c.type().is("timestamp without time zone")
                || c.type().is("date");
    }

    /**
     * Returns the column that orders the rows in time: the one that the index of the reference goes on with, else one with an index, else the
     * first that no row lacks; never one that says when a row was changed, unless there is no other.
     */
    Optional<Name> time(List<Name> by) {
        for (List<Name> keys : keys()) {
            boolean follows = keys.size() > by.size()
                    && Set.copyOf(keys.subList(0, by.size())).equals(Set.copyOf(by))
                    && temporal(keys.get(by.size()));
            if (follows) {
                return Optional.of(keys.get(by.size()));
            }
        }
        Set<Name> first = new java.util.HashSet<>();
        keys().stream().filter(k -> !k.isEmpty()).forEach(k -> first.add(k.getFirst()));
        return shared.columns().stream()
                .filter(Choice::temporal)
                .max(Comparator.<Column>comparingInt(c -> first.contains(c.name()) ? 1 : 0)
                        .thenComparingInt(c -> changed(c) ? 0 : 1)
                        .thenComparingInt(c -> shared.nullable(c) ? 0 : 1)
                        .thenComparing(Comparator.comparingInt(
                                        (Column c) -> shared.columns().indexOf(c))
                                .reversed()))
                .map(Column::name);
    }

    private static boolean changed(Column c) {
        String name = c.name().value().toLowerCase(Locale.ROOT);
        return name.startsWith("updated") || name.startsWith("modified") || name.startsWith("deleted");
    }

    /** Returns a quantity that every row has: the length between two times, else a number that is neither a key nor a reference. */
    Optional<Question.Measure> measure() {
        for (Column from : shared.columns()) {
            for (Column to : shared.columns()) {
                boolean pair = temporal(from)
                        && from.type().equals(to.type())
                        && !shared.nullable(from)
                        && !shared.nullable(to)
                        && bounds(from.name().value(), to.name().value());
                if (pair) {
                    return Optional.of(new Question.Length(from.name(), to.name()));
                }
            }
        }
        Set<Name> referencing = shared.referencing();
        return shared.columns().stream()
                .filter(c -> c.type() instanceof Type.Known k && NUMBERS.contains(k.name()))
                .filter(c -> !shared.nullable(c)
                        && !referencing.contains(c.name())
                        && !family.key().contains(c.name())
                        && !c.name().equals(family.discriminator())
                        && !c.name().value().endsWith("_id")
                        && !c.name().value().equals("version")
                        && !c.name().value().equals("lock_version"))
                .map(c -> (Question.Measure) new Question.Amount(c.name()))
                .findFirst();
    }

    private static boolean bounds(String from, String to) {
        String[][] words = {
            {"starts", "ends"}, {"start", "end"}, {"started", "ended"}, {"begins", "ends"}, {"begin", "end"},
            {"began", "ended"}, {"from", "to"}, {"from", "until"}, {"since", "until"}, {"opened", "closed"},
            {"started", "finished"}, {"arrival", "departure"}, {"checkin", "checkout"}
        };
        List<String> a = List.of(from.toLowerCase(Locale.ROOT).split("_", -1));
        List<String> b = List.of(to.toLowerCase(Locale.ROOT).split("_", -1));
        for (String[] w : words) {
            int at = a.indexOf(w[0]);
            if (at >= 0 && a.size() == b.size()) {
                List<String> swapped = new ArrayList<>(a);
                swapped.set(at, w[1]);
                if (swapped.equals(b)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A kind with one of its own columns (or several, of a reference). */
    record OfKind(Family.Kind kind, List<Name> columns) {}

    /** Returns the first kind that has columns of its own. */
    Optional<Family.Kind> detailed() {
        return family.kinds().stream().filter(k -> !k.columns().isEmpty()).findFirst();
    }

    /** Returns a kind with a foreign key of its own; one with an index comes first. */
    Optional<OfKind> kindReference() {
        List<OfKind> found = new ArrayList<>();
        for (Family.Kind k : family.kinds()) {
            Set<Name> own = k.names();
            for (Constraint c : k.constraints()) {
                if (c instanceof Constraint.ForeignKey f && !f.columns().isEmpty() && own.containsAll(f.columns())) {
                    OfKind one = new OfKind(k, f.columns());
                    boolean indexed = k.indexes().stream()
                            .anyMatch(i ->
                                    i.leadingColumns().size() >= f.columns().size()
                                            && i.leadingColumns()
                                                    .subList(0, f.columns().size())
                                                    .equals(f.columns()));
                    if (indexed) {
                        return Optional.of(one);
                    }
                    found.add(one);
                }
            }
        }
        return found.stream().findFirst();
    }

    /** Returns a kind with a column that is true or false. */
    Optional<OfKind> flag() {
        for (Family.Kind k : family.kinds()) {
            for (Column c : k.columns()) {
                if (c.type().is("boolean")) {
                    return Optional.of(new OfKind(k, List.of(c.name())));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns a kind with a column of few values: a truth, else an enum's label, else one of those that a check lists. */
    Optional<OfKind> few() {
        return flag().or(() -> {
            for (Family.Kind k : family.kinds()) {
                for (Column c : k.columns()) {
                    boolean listed = (c.type() instanceof Type.Named n
                                    && schema.enumType(n.name()).isPresent())
                            || k.constraints().stream().anyMatch(x -> lists(x, c.name()));
                    if (listed) {
                        return Optional.of(new OfKind(k, List.of(c.name())));
                    }
                }
            }
            return Optional.empty();
        });
    }

    private static boolean lists(Constraint c, Name column) {
        if (!(c instanceof Constraint.Check k) || !k.expression().names().equals(Set.of(column))) {
            return false;
        }
        String text = k.expression().toString().toUpperCase(Locale.ROOT);
        return text.contains(" IN (") || text.contains("= ANY");
    }
}

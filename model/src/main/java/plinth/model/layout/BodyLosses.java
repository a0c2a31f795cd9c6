package plinth.model.layout;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.ddl.BodyUses;
import plinth.model.schema.Address;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/**
 * What PostgreSQL looks at only when it runs: bodies of functions and rules, and rows that go through a view. Where these no longer do what they did, they stay
 * as they are, and that is said.
 */
final class BodyLosses {
    private final Schema before;
    private final Schema after;
    private final Set<ObjectName> family;
    private final Set<Address> gone;
    private final Losses losses;
    private final Map<SchemaObject, BodyUses> bodies;

    /**
     * @param after what the layout has made of the family, and all else as it was
     * @param family the family's tables in {@code before}, and the view over them
     * @param gone what else of {@code before} is no longer in {@code after}
     */
    BodyLosses(Schema before, Schema after, Set<ObjectName> family, Set<Address> gone, Losses losses) {
        this.before = before;
        this.after = after;
        this.family = family;
        this.gone = gone;
        this.losses = losses;
        this.bodies = BodyUses.of(before);
    }

    /** Returns what of the body of {@code r}, which is in SQL, PostgreSQL would refuse when the function is made. */
    Optional<String> refused(Routine r) {
        BodyUses uses = bodies.get(r);
        return uses == null || uses.language() != BodyUses.Language.SQL
                ? Optional.empty()
                : uses.writes().stream()
                        .flatMap(w -> refused(w).stream().map(s -> does(w) + s))
                        .findFirst();
    }

    /** Says of what is {@code left} in the schema. */
    void say(Schema left) {
        Set<SchemaObject> kept = new HashSet<>(left.objects());
        for (SchemaObject o : before.objects()) {
            BodyUses uses = kept.contains(o) ? bodies.get(o) : null;
            if (uses != null) {
                Set<String> why = new LinkedHashSet<>();
                names(uses, why);
                uses.writes().forEach(w -> refused(w).or(() -> open(w)).ifPresent(x -> why.add(does(w) + x)));
                why.forEach(s ->
                        losses.add(Parts.whole(o), "The body of " + o.called() + " " + s + ": it is kept as it is."));
            }
            if (o instanceof View v && kept.contains(v) && v.checked()) {
                behind(v.name())
                        .ifPresent(n -> losses.add(
                                Parts.whole(v),
                                Strings.capital(v.called()) + " takes no rows from now on: " + n + " is a view."));
            }
        }
    }

    private void names(BodyUses uses, Set<String> why) {
        Set<ObjectName> tables = new HashSet<>();
        for (Address a : uses.names()) {
            if (missing(a)) {
                if (a instanceof Address.Relation r) {
                    tables.add(r.name());
                }
                why.add("names " + a + ", which this layout does not have");
            } else if (a instanceof Address.Relation r
                    && uses.language() == BodyUses.Language.OTHER
                    && isView(r.name())) {
                why.add("names " + a + ", which is a view now and takes no rows");
            }
        }
        why.removeIf(s -> uses.names().stream()
                .anyMatch(a -> a instanceof Address.Column c
                        && tables.contains(c.relation())
                        && s.startsWith("names " + a + ",")));
    }

    private boolean missing(Address a) {
        return gone.contains(a)
                || switch (a) {
                    case Address.Relation r -> family.contains(r.name()) && !after.hasRelation(r.name());
                    case Address.Column c ->
                        gone.contains(new Address.Relation(c.relation()))
                                || family.contains(c.relation())
                                        && !isView(c.relation())
                                        && had(c)
                                        && after.table(c.relation())
                                                .filter(t -> t.column(c.name()).isPresent())
                                                .isEmpty();
                    default -> false;
                };
    }

    private boolean had(Address.Column c) {
        return before.table(c.relation())
                .filter(t -> t.column(c.name()).isPresent())
                .isPresent();
    }

    private boolean isView(ObjectName n) {
        return family.contains(n) && after.table(n).isEmpty() && after.hasRelation(n);
    }

    /** The table of the family that is a view now, if what is written to {@code n} goes to it. */
    private Optional<ObjectName> behind(ObjectName n) {
        Set<ObjectName> seen = new HashSet<>();
        Optional<ObjectName> at = Optional.of(n);
        while (at.isPresent() && seen.add(at.get())) {
            if (isView(at.get()) && before.table(at.get()).isPresent()) {
                return at;
            }
            at = before.view(at.get()).flatMap(v -> BodyUses.through(before, v));
        }
        return Optional.empty();
    }

    private static String does(BodyUses.Write w) {
        return w.verb().words() + " " + w.relation();
    }

    /** Why {@code w} cannot be: rows of a view over several tables are not written through it, and a list of values is for the columns in their order. */
    private Optional<String> refused(BodyUses.Write w) {
        Optional<ObjectName> view = behind(w.relation());
        if (view.isPresent()) {
            return Optional.of(
                    view.get().equals(w.relation())
                            ? ", which is a view now and takes no rows"
                            : ", and " + view.get() + " behind it is a view now and takes no rows");
        }
        if (w.verb() != BodyUses.Verb.INSERTS_INTO || w.columns().isPresent() || !family.contains(w.relation())) {
            return Optional.empty();
        }
        List<Name> was = columns(before, w.relation());
        List<Name> is = columns(after, w.relation());
        boolean more = is.size() >= was.size() && is.subList(0, was.size()).equals(was);
        return is.isEmpty() || more
                ? Optional.empty()
                : Optional.of(" without naming the columns, which are others now");
    }

    private static List<Name> columns(Schema schema, ObjectName table) {
        return schema.table(table).stream()
                .flatMap(t -> t.columns().stream())
                .map(Column::name)
                .toList();
    }

    /** What an INSERT leaves open that the table asks for now. */
    private Optional<String> open(BodyUses.Write w) {
        Optional<Table> was = before.table(w.relation()).filter(t -> family.contains(t.name()));
        Optional<Table> is = after.table(w.relation());
        if (was.isEmpty() || is.isEmpty() || w.verb() != BodyUses.Verb.INSERTS_INTO) {
            return Optional.empty();
        }
        Set<Name> filled = new HashSet<>(w.columns().orElse(columns(before, w.relation())));
        Set<Name> already = demanded(was.get());
        String open = demanded(is.get()).stream()
                .filter(n -> !already.contains(n) && !filled.contains(n))
                .map(Name::toString)
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? Optional.empty() : Optional.of(" without " + open + ", which a row must have now");
    }

    /** The columns that a row of {@code t} must be given. */
    private static Set<Name> demanded(Table t) {
        return t.columns().stream()
                .filter(c -> c.value() instanceof Column.Absent)
                .filter(c -> c.notNull().isPresent() || t.keyColumns().contains(c.name()))
                .map(Column::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

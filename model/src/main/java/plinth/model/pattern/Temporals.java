package plinth.model.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.edit.Edit;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Recognises tables whose rows hold for a time. */
final class Temporals {
    /** Words for the time from which a row holds, and until which. */
    private static final Set<String> FROM = Set.of("from", "since", "start", "starts", "begin", "begins", "valid");

    private static final Set<String> TO = Set.of("to", "until", "till", "end", "ends", "thru", "through", "expiry");

    /** Words that say of a time that it is one for which a row holds, and not one at which something happens. */
    private static final Set<String> VALIDITY =
            Set.of("valid", "validity", "effective", "sys", "system", "applicable", "active", "asof", "contract");

    /** What a table is called whose rows hold for a time, whatever its columns are called. */
    private static final Set<String> HOLDING = Set.of(
            ("policy permission grant contract agreement price rate tariff assignment employment membership lease"
                            + " tenancy licence license ban suspension sanction restriction mandate coverage warranty"
                            + " discount salary wage residence")
                    .split(" ", -1));

    /** The same said of whom it is about: banned_user. */
    private static final Set<String> HELD = Set.of("banned", "suspended", "muted", "blocked");

    /** What ends with {@code expires} may begin so. */
    private static final Set<String> MADE = Set.of("created", "granted", "issued", "imposed", "made");

    private static final Set<String> EXPIRES = Set.of("expire", "expiry", "expiration", "expired");

    /** Two participles of which the second undoes the first. */
    private static final Map<String, Set<String>> UNDONE = Map.of(
            "granted", Set.of("revoked", "withdrawn"),
            "joined", Set.of("left"),
            "assigned", Set.of("unassigned", "relieved"),
            "enrolled", Set.of("unenrolled", "withdrawn"),
            "activated", Set.of("deactivated"),
            "appointed", Set.of("dismissed"),
            "hired", Set.of("left", "terminated"));

    /** Words that say no more than that it is a time. */
    private static final Set<String> TIME =
            Set.of("date", "at", "on", "time", "day", "ts", "timestamp", "dt", "period");

    private Temporals() {}

    static Optional<Finding> find(Facts facts, Table t) {
        for (Column c : t.columns()) {
            if (ranged(c)) {
                Optional<List<Name>> key = excluded(t, c.name());
                if (key.isPresent() || holds(facts, c)) {
                    return Optional.of(finding(facts, t, c, Optional.empty(), key));
                }
            }
        }
        List<Column> times = t.columns().stream().filter(Temporals::time).toList();
        for (Column from : times) {
            for (Column to : times) {
                if ((pair(facts, from, to) && bounds(facts, t, from, to))
                        || (!from.equals(to) && held(facts, t, from, to))) {
                    return Optional.of(finding(facts, t, from, Optional.of(to.name()), excluded(t, from.name())));
                }
            }
        }
        return times.stream().filter(c -> since(facts, t, c)).findFirst().map(c -> started(facts, t, c));
    }

    private static boolean ranged(Column c) {
        return c.type() instanceof Type.Known k
                && (k.name().equals("daterange")
                        || k.name().equals("tsrange")
                        || k.name().equals("tstzrange"));
    }

    private static boolean time(Column c) {
        return c.type().is("date")
                || c.type().is("timestamp with time zone")
                || c.type().is("timestamp without time zone");
    }

    /** Whether a range is called as the time for which a row holds is. */
    private static boolean holds(Facts facts, Column c) {
        List<String> words = facts.words(c.name());
        return words.stream().anyMatch(VALIDITY::contains) || words.equals(List.of("period"));
    }

    private static boolean pair(Facts facts, Column from, Column to) {
        List<String> a = new ArrayList<>(facts.words(from.name()));
        List<String> b = new ArrayList<>(facts.words(to.name()));
        int at = first(a, FROM);
        int until = first(b, TO);
        if (at < 0 || until < 0 || from.name().equals(to.name())) {
            return false;
        }
        a.remove(at);
        b.remove(until);
        a.removeAll(TIME);
        b.removeAll(TIME);
        a.removeAll(VALIDITY);
        b.removeAll(VALIDITY);
        return a.equals(b);
    }

    /** The last word of {@code words} that is in {@code wanted}: of valid_from it is from, of valid alone valid. */
    private static int first(List<String> words, Set<String> wanted) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (wanted.contains(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether two times bound the time for which the row holds, by more than their names: a constraint over them, a key with the first in it beside
     * what the row is about, or a word for validity; {@code starts_at} and {@code ends_at} of a trip are times of the trip.
     */
    private static boolean bounds(Facts facts, Table t, Column from, Column to) {
        boolean about = !t.foreignKeys().isEmpty();
        List<String> words = new ArrayList<>(facts.words(from.name()));
        boolean valid = words.stream().anyMatch(VALIDITY::contains)
                || facts.words(to.name()).stream().anyMatch(VALIDITY::contains);
        boolean bare = (words.contains("from") || words.contains("since"))
                && words.stream().allMatch(w -> FROM.contains(w) || TIME.contains(w));
        boolean kept = !excludedBy(t, from.name()).isEmpty();
        return kept
                || valid
                || (bare && about && !facts.rules(t).exclude(from.name(), to.name()))
                || keyed(facts, t, from.name()).isPresent();
    }

    /**
     * Whether the table says that its rows hold for a time, by its name or as a link of others, so that two times bound it which elsewhere would be
     * the times of an event or of a row's making.
     */
    private static boolean held(Facts facts, Table t, Column from, Column to) {
        List<String> a = new ArrayList<>(facts.words(from.name()));
        List<String> b = new ArrayList<>(facts.words(to.name()));
        a.removeAll(TIME);
        b.removeAll(TIME);
        boolean expires = b.size() == 1
                && EXPIRES.contains(b.getFirst())
                && (a.isEmpty() || (a.size() == 1 && MADE.contains(a.getFirst())));
        if (holding(facts, t) && (pair(facts, from, to) || (expires && t.nullable(to)))) {
            return true;
        }
        boolean undone = a.size() == 1
                && b.size() == 1
                && UNDONE.getOrDefault(a.getFirst(), Set.of()).contains(b.getFirst());
        boolean days =
                pair(facts, from, to) && from.type().is("date") && to.type().is("date");
        return (undone || days) && t.nullable(to) && Bridges.find(facts, t).isPresent();
    }

    private static boolean holding(Facts facts, Table t) {
        List<String> words = facts.words(t.name());
        return !words.isEmpty()
                && (HELD.contains(words.getFirst())
                        || HOLDING.contains(words.getLast())
                        // Of a name without anything between its words.
                        || HOLDING.stream()
                                .anyMatch(w -> w.length() > 5 && words.getLast().endsWith(w)));
    }

    /** Returns the rest of a key that {@code from} is a part of, when it says what the row is about. */
    private static Optional<List<Name>> keyed(Facts facts, Table t, Name from) {
        Set<Name> references = facts.referencing(t);
        List<List<Name>> keys = new ArrayList<>();
        keys.add(t.keyColumns());
        t.uniques().forEach(u -> keys.add(u.columns()));
        t.indexes().stream()
                .filter(i -> i.unique()
                        && i.where().isEmpty()
                        && i.leadingColumns().size() == i.keys().size())
                .forEach(i -> keys.add(i.leadingColumns()));
        return keys.stream()
                .filter(k -> k.size() > 1 && k.contains(from) && k.stream().anyMatch(references::contains))
                .map(k -> k.stream().filter(n -> !n.equals(from)).toList())
                .findFirst();
    }

    /** Whether {@code c} is the time from which the row holds, until another one for the same does. */
    private static boolean since(Facts facts, Table t, Column c) {
        List<String> words = facts.words(c.name());
        boolean from = first(words, FROM) >= 0 || words.stream().anyMatch(VALIDITY::contains);
        return from && keyed(facts, t, c.name()).isPresent();
    }

    private static Finding started(Facts facts, Table t, Column from) {
        List<Name> key = keyed(facts, t, from.name()).orElseThrow();
        return new Finding(
                new Pattern.Temporal(t.name(), from.name(), Optional.empty(), key, Enforcement.ENFORCED, false),
                List.of(
                        from.name() + " is the time from which a row holds, until another one for the same "
                                + Families.join(key) + " does",
                        "The key (" + Families.join(key) + ", " + from.name() + ") lets one begin at a time"),
                List.of());
    }

    private static List<Constraint.Exclusion> excludedBy(Table t, Name from) {
        return t.exclusions().stream()
                .filter(x -> x.elements().stream()
                        .anyMatch(e -> e.operator().equals("&&")
                                && e.key().expression().names().contains(from)))
                .toList();
    }

    /** Returns the columns for which periods with {@code from} in them may not overlap, when a constraint says so. */
    private static Optional<List<Name>> excluded(Table t, Name from) {
        for (Constraint c : t.constraints()) {
            Constraint.Key key = switch (c) {
                case Constraint.PrimaryKey p -> p.key();
                case Constraint.Unique u -> u.key();
                default -> Constraint.Key.of(List.of());
            };
            if (key.withoutOverlaps() && key.columns().getLast().equals(from)) {
                return Optional.of(key.columns().subList(0, key.columns().size() - 1));
            }
        }
        for (Constraint.Exclusion x : excludedBy(t, from)) {
            // One that leaves some rows out says nothing of all.
            if (x.where().isEmpty()) {
                List<Name> key = new ArrayList<>();
                x.elements().forEach(e -> same(t, e).ifPresent(key::add));
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** The column in which two rows must be the same to be compared: by {@code =}, or as a range of one number that meets itself only. */
    private static Optional<Name> same(Table t, Constraint.Excluded e) {
        if (e.operator().equals("=")) {
            return e.key().column();
        }
        Set<Name> names = e.key().expression().names();
        return e.operator().equals("&&")
                        && names.size() == 1
                        && e.key().expression().equals(alone(t, names.iterator().next()))
                ? names.stream().findFirst()
                : Optional.empty();
    }

    /** A range that holds the number in {@code column} and nothing else: gist knows how to compare it without an extension. */
    private static Expression alone(Table t, Name column) {
        String range = t.column(column).filter(c -> c.type().is("bigint")).isPresent() ? "int8range(" : "int4range(";
        Expression.Reference reference = new Expression.Reference(List.of(column));
        return new Expression(List.of(
                new Expression.Verbatim(range),
                reference,
                new Expression.Verbatim(", "),
                reference,
                new Expression.Verbatim(", '[]')")));
    }

    private static Finding finding(Facts facts, Table t, Column from, Optional<Name> to, Optional<List<Name>> key) {
        List<String> evidence = new ArrayList<>();
        evidence.add(to.map(n -> from.name() + " and " + n + " bound the time for which a row holds")
                .orElse(from.name() + " is the time for which a row holds"));
        key.ifPresent(
                k -> evidence.add("Periods may not overlap" + (k.isEmpty() ? "" : " for one " + Families.join(k))));
        List<Name> subject = key.orElseGet(() -> subject(facts, t, from.name()));
        List<Gap> gaps = new ArrayList<>();
        if (key.isEmpty() && !subject.isEmpty()) {
            boolean extension = facts.extension("btree_gist");
            boolean numbers = subject.stream()
                    .allMatch(n -> t.column(n)
                            .filter(c -> (c.type().is("integer") || c.type().is("bigint")) && !t.nullable(c))
                            .isPresent());
            gaps.add(new Gap(
                    Gap.Rule.OVERLAP,
                    subject,
                    t.name() + " accepts two rows that hold for one " + Families.join(subject) + " at the same time",
                    "A query for a day may find both.",
                    extension || numbers
                            ? List.of(new Edit.AddConstraint(t.name(), exclusion(t, subject, from, to, extension)))
                            : List.of(),
                    extension || numbers
                            ? "Add an exclusion constraint"
                            : "An exclusion constraint over " + Families.join(subject)
                                    + " and the period; it needs CREATE EXTENSION btree_gist before it"));
        }
        return new Finding(
                new Pattern.Temporal(
                        t.name(),
                        from.name(),
                        to,
                        subject,
                        key.isPresent() ? Enforcement.ENFORCED : Enforcement.MEANT,
                        to.isEmpty()),
                evidence,
                gaps);
    }

    /** What the rows are about: the other columns of the key, else the first reference. */
    private static List<Name> subject(Facts facts, Table t, Name from) {
        Optional<List<Name>> key = keyed(facts, t, from);
        if (key.isPresent()) {
            return key.get();
        }
        List<Name> rest = t.keyColumns().stream().filter(n -> !n.equals(from)).toList();
        if (t.keyColumns().contains(from) && !rest.isEmpty()) {
            return rest;
        }
        Optional<List<Name>> unique = t.uniques().stream()
                .map(Constraint.Unique::columns)
                .filter(u -> u.size() > 1 && u.contains(from))
                .filter(u -> u.stream()
                        .allMatch(n -> t.column(n).filter(c -> !t.nullable(c)).isPresent()))
                .map(u -> u.stream().filter(n -> !n.equals(from)).toList())
                .findFirst();
        if (unique.isPresent()) {
            return unique.get();
        }
        return t.foreignKeys().stream()
                .map(Constraint.ForeignKey::columns)
                .findFirst()
                .orElse(List.of());
    }

    private static Constraint.Exclusion exclusion(
            Table t, List<Name> subject, Column from, Optional<Name> to, boolean extension) {
        List<Constraint.Excluded> elements = new ArrayList<>();
        subject.forEach(n -> elements.add(
                extension
                        ? new Constraint.Excluded(IndexKey.of(n), "=")
                        : new Constraint.Excluded(IndexKey.of(alone(t, n)), "&&")));
        Expression period = to.isEmpty()
                ? Expression.column(from.name())
                : new Expression(List.of(
                        new Expression.Verbatim(range(from) + "("),
                        new Expression.Reference(List.of(from.name())),
                        new Expression.Verbatim(", "),
                        new Expression.Reference(List.of(to.get())),
                        new Expression.Verbatim(")")));
        elements.add(new Constraint.Excluded(IndexKey.of(period), "&&"));
        return new Constraint.Exclusion(
                Optional.of(new Name(t.name().name() + "_no_overlap")),
                new Name("gist"),
                elements,
                List.of(),
                Constraint.Storage.NONE,
                Optional.empty(),
                Constraint.Deferral.NOT_DEFERRABLE,
                Optional.empty());
    }

    private static String range(Column from) {
        return from.type().is("date")
                ? "daterange"
                : from.type().is("timestamp with time zone") ? "tstzrange" : "tsrange";
    }
}

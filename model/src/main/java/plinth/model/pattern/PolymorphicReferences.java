package plinth.model.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Recognises pairs of columns such as {@code subject_type} and {@code subject_id} that refer to rows of several tables without a key. */
final class PolymorphicReferences {
    /** How the column ends that says which table it is. */
    private static final Set<String> TYPES = Set.of("type", "kind", "table", "model", "class", "entity", "ct");

    /** How the column ends that says which row it is. */
    private static final Set<String> IDS = Set.of("id", "uuid", "key", "pk");

    /** What is called by no more than that it is a row of whatever table. */
    private static final Set<String> ANY = Set.of(
            "resource", "object", "subject", "target", "entity", "record", "owner", "holder", "principal", "actor");

    /** What stands for the row of whatever table, before its key. */
    private static final Set<String> ROWS = Set.of("record", "row", "object", "entity", "target", "ref");

    /** What stands in the name of an id that was one before. */
    private static final Set<String> FORMER = Set.of("legacy", "old");

    private PolymorphicReferences() {}

    static List<Finding> find(Facts facts, Table t) {
        Map<Name, Finding> found = new LinkedHashMap<>();
        for (Column c : t.columns()) {
            List<String> words = facts.words(c.name());
            content(facts, t, c, words).ifPresent(f -> found.put(c.name(), f));
            // subject_type and subject_id, or subject_type_id where types have numbers.
            int end = words.size() > 2 && words.getLast().equals("id") && whole(c) ? words.size() - 1 : words.size();
            if (end < 2
                    || !TYPES.contains(words.get(end - 1))
                    || facts.referencing(t).contains(c.name())) {
                continue;
            }
            List<String> stem = words.subList(0, end - 1);
            for (Column id : t.columns()) {
                List<String> other = new ArrayList<>(facts.words(id.name()));
                other.removeAll(FORMER);
                boolean pair = other.size() == stem.size() + 1
                        && IDS.contains(other.getLast())
                        && other.subList(0, stem.size()).equals(stem);
                if (pair && free(facts, t, id) && evident(facts, t, c, id, stem)) {
                    found.putIfAbsent(id.name(), finding(facts, t, c, id, String.join("_", stem)));
                }
            }
        }
        for (Column c : t.columns()) {
            whole(facts, t, c).or(() -> beside(facts, t, c)).ifPresent(f -> found.putIfAbsent(id(f), f));
            named(facts, t, c).ifPresent(f -> found.putIfAbsent(id(f), f));
        }
        return List.copyOf(found.values());
    }

    private static Name id(Finding f) {
        return ((Pattern.PolymorphicReference) f.pattern()).id();
    }

    /** {@code resource_type} and {@code resource} itself, with a key over both: the name or key of a row of whatever table. */
    private static Optional<Finding> whole(Facts facts, Table t, Column c) {
        List<String> words = facts.words(c.name());
        if (words.size() != 2 || !TYPES.contains(words.getLast()) || !ANY.contains(words.getFirst())) {
            return Optional.empty();
        }
        return t.columns().stream()
                .filter(id -> facts.words(id.name()).equals(words.subList(0, 1))
                        && free(facts, t, id)
                        && paired(t, c.name(), id.name())
                        && facts.tables(words.subList(0, 1)).isEmpty())
                .findFirst()
                .map(id -> finding(facts, t, c, id, words.getFirst()));
    }

    /** A bare {@code type} beside {@code object_id}, where no table is called object: which one it is of follows from the type. */
    private static Optional<Finding> beside(Facts facts, Table t, Column c) {
        List<String> words = facts.words(c.name());
        boolean type = words.equals(List.of("type")) || words.equals(List.of("kind"));
        if (!type || c.type().is("boolean") || facts.referencing(t).contains(c.name())) {
            return Optional.empty();
        }
        return t.columns().stream()
                .filter(id -> {
                    List<String> other = facts.words(id.name());
                    String last = other.isEmpty() ? "" : other.getLast();
                    String of = other.size() == 2 && last.equals("id")
                            ? other.getFirst()
                            : other.size() == 1 && last.endsWith("id") ? last.substring(0, last.length() - 2) : "";
                    return ANY.contains(of)
                            && !Kinds.textual(id)
                            && free(facts, t, id)
                            && facts.joined(of).isEmpty()
                            && facts.keys(id.type());
                })
                .findFirst()
                .map(id -> finding(facts, t, c, id, "row"));
    }

    /** Whether {@code id} may be the key of another table's row: it is no foreign key, and not what the row itself is known by. */
    private static boolean free(Facts facts, Table t, Column id) {
        return !facts.referencing(t).contains(id.name())
                && !t.keyColumns().equals(List.of(id.name()))
                && !id.generated()
                && keyLike(id);
    }

    private static boolean keyLike(Column id) {
        return whole(id) || id.type().is("uuid") || Kinds.textual(id);
    }

    private static boolean whole(Column c) {
        return c.type().is("integer") || c.type().is("bigint") || c.type().is("smallint");
    }

    /** Whether more than two names speaks for it. An id that is a number or a uuid is enough, one that is text may be another system's. */
    private static boolean evident(Facts facts, Table t, Column type, Column id, List<String> stem) {
        if (type.type().is("boolean")
                || tables(facts, facts.values(t, type.name()).orElse(List.of())) == 0 && own(facts, stem, id)) {
            return false;
        }
        return !Kinds.textual(id)
                || (facts.keys(id.type()) && (paired(t, type.name(), id.name()) || elsewhere(facts, t, type, id)))
                || tables(facts, facts.rules(t).mentioned(type.name())) > 0;
    }

    /** Whether the stem is the name of a table with such a key: then the id is its row's, and the type says more of that. */
    private static boolean own(Facts facts, List<String> stem, Column id) {
        return facts.tables(stem).stream()
                .anyMatch(o -> o.keyColumns().size() == 1
                        && o.column(o.keyColumns().getFirst())
                                .filter(k -> k.type().equals(id.type()))
                                .isPresent());
    }

    /** Whether a key or an index is over both. */
    private static boolean paired(Table t, Name type, Name id) {
        List<Name> both = List.of(type, id);
        return t.indexes().stream().anyMatch(i -> i.leadingColumns().containsAll(both))
                || t.keyColumns().containsAll(both)
                || t.uniques().stream().anyMatch(u -> u.columns().containsAll(both));
    }

    /** Whether a table that has the same two columns, of the same types, has a key or an index over them. */
    private static boolean elsewhere(Facts facts, Table t, Column type, Column id) {
        return facts.having(id.name()).stream()
                .anyMatch(o -> !o.name().equals(t.name())
                        && o.column(type.name())
                                .filter(c -> c.type().equals(type.type()))
                                .isPresent()
                        && o.column(id.name())
                                .filter(c -> c.type().equals(id.type()) && free(facts, o, c))
                                .isPresent()
                        && paired(o, type.name(), id.name()));
    }

    /** Returns how many of {@code values} are called as a table is. */
    private static long tables(Facts facts, List<String> values) {
        return values.stream().filter(v -> facts.called(facts.words(v))).count();
    }

    /** A column whose values are names of tables, beside an id: {@code entity} and {@code entity_id}, {@code item_table} and {@code item_id}. */
    private static Optional<Finding> named(Facts facts, Table t, Column c) {
        if (!Kinds.textual(c) && !(c.type() instanceof Type.Named)) {
            return Optional.empty();
        }
        List<String> values = facts.rules(t).mentioned(c.name());
        List<String> words = facts.words(c.name());
        boolean bare = words.size() == 1 && Kinds.textual(c);
        boolean table = words.equals(List.of("table", "name"))
                || words.equals(List.of("tablename"))
                || words.equals(List.of("table"));
        if (facts.referencing(t).contains(c.name()) || (values.size() < 2 && !bare && !table)) {
            return Optional.empty();
        }
        boolean tables = values.size() >= 2 && tables(facts, values) * 2 > values.size();
        for (Column id : t.columns()) {
            List<String> other = facts.words(id.name());
            boolean beside = other.size() >= 2
                    && IDS.contains(other.getLast())
                    && (other.subList(0, other.size() - 1).equals(words)
                            || words.getLast().equals("table")
                                    && other.subList(0, other.size() - 1).equals(words.subList(0, words.size() - 1))
                            || ROWS.contains(other.getFirst()));
            if (beside
                    && free(facts, t, id)
                    && (tables
                            || (table && ROWS.contains(other.getFirst()))
                            || (bare
                                    && !Kinds.textual(id)
                                    && other.getFirst().equals(words.getFirst())
                                    && paired(t, c.name(), id.name())))) {
                return Optional.of(finding(facts, t, c, id, table ? "row" : words.getFirst()));
            }
        }
        return Optional.empty();
    }

    /** Django's generic foreign key: a reference to the table of content types, and the row's key beside it. */
    private static Optional<Finding> content(Facts facts, Table t, Column c, List<String> words) {
        if (words.isEmpty() || !Set.of("id", "type", "ct").contains(words.getLast())) {
            return Optional.empty();
        }
        Optional<ForeignKey> key = t.foreignKeys().stream()
                .filter(f -> f.columns().equals(List.of(c.name())))
                .findFirst();
        boolean types = key.isPresent()
                ? facts.words(key.get().target()).equals(List.of("django", "content", "type"))
                : words.size() >= 3
                        && words.subList(words.size() - 3, words.size()).equals(List.of("content", "type", "id"));
        if (!types) {
            return Optional.empty();
        }
        return t.columns().stream()
                .filter(id -> {
                    List<String> other = facts.words(id.name());
                    return other.contains("object") && IDS.contains(other.getLast()) && free(facts, t, id);
                })
                .findFirst()
                .map(id -> finding(facts, t, c, id, "object"));
    }

    private static Finding finding(Facts facts, Table t, Column type, Column id, String stem) {
        List<String> listed = facts.values(t, type.name()).orElse(List.of());
        List<String> evidence = new ArrayList<>();
        evidence.add(type.name() + " and " + id.name()
                + " name a row by its table and its key; no foreign key stands on " + id.name());
        if (!listed.isEmpty()) {
            evidence.add(type.name() + " is one of " + Families.quoted(listed));
        }
        t.foreignKeys().stream()
                .filter(f -> f.columns().equals(List.of(type.name())))
                .map(ForeignKey::target)
                .map(ObjectName::toString)
                .findFirst()
                .ifPresent(target -> evidence.add(type.name() + " is a row of " + target + ", which lists the tables"));
        if (paired(t, type.name(), id.name())) {
            evidence.add("An index covers both");
        }
        Gap gap = new Gap(
                Gap.Rule.POLYMORPHIC,
                List.of(type.name(), id.name()),
                t.name() + " accepts " + Words.article(stem) + " that does not exist",
                "Nothing ties " + id.name()
                        + " to a table, so deleting the row that it means leaves it behind. A foreign key for each"
                        + " table, of which one is set (an exclusive arc), is checked by the database.",
                List.of(),
                "");
        return new Finding(
                new Pattern.PolymorphicReference(t.name(), type.name(), id.name(), listed), evidence, List.of(gap));
    }
}

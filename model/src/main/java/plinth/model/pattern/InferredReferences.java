package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;

/**
 * Finds references that no foreign key enforces. A name alone is never enough: the other table must have a key that the columns can hold, by number
 * and type. In this order: what the column's name says of a table ({@code user_id}, {@code author_user_id}, {@code country_code}, of a table's own
 * family of names {@code forum_posts.topic_id} for {@code forum_topics}), what columns of that name reference elsewhere, and of a column for rows of
 * several tables the values of its type column that are called as tables are.
 */
final class InferredReferences {
    /** How many columns of a name must reference a table before another of that name is taken to do so. */
    private static final int PRECEDENTS = 2;

    private final Facts facts;
    private final Map<Name, Map<Key, Integer>> precedents = new HashMap<>();
    private final Map<ObjectName, List<List<Name>>> keys = new HashMap<>();

    /** What people read a row by: a copy of it in another table is no reference. */
    private static final Set<String> SHOWN = Set.of("name", "title", "email", "mail", "label", "description");

    /** How a key ends that a column ending in {@code _id} may hold. */
    private static final Set<String> KEYS = Set.of("id", "uuid", "guid", "key", "pk", "no");

    /** A key of a table. */
    private record Key(ObjectName table, List<Name> columns) {}

    /** A key that a column may hold the value of, the other columns of a composite one being called alike in both tables. */
    private record Match(Table table, List<Name> columns, List<Name> key, int words, List<String> evidence) {}

    InferredReferences(Facts facts) {
        this.facts = facts;
        for (Table t : facts.schema().tables()) {
            for (ForeignKey f : t.partitionOf().isPresent() ? List.<ForeignKey>of() : t.foreignKeys()) {
                if (f.columns().size() == 1 && !f.target().equals(t.name())) {
                    precedents
                            .computeIfAbsent(f.columns().getFirst(), n -> new LinkedHashMap<>())
                            .merge(new Key(f.target(), facts.schema().referenced(f)), 1, Integer::sum);
                }
            }
        }
    }

    List<InferredReference> find() {
        List<InferredReference> all = new ArrayList<>();
        for (Table t : facts.schema().tables()) {
            if (t.partitionOf().isEmpty()) {
                all.addAll(find(t));
            }
        }
        return List.copyOf(all);
    }

    private List<InferredReference> find(Table t) {
        List<Finding> polymorphic = PolymorphicReferences.find(facts, t);
        Set<Name> taken = new HashSet<>(facts.referencing(t));
        Map<Name, List<InferredReference>> found = new LinkedHashMap<>();
        for (Finding f : polymorphic) {
            if (f.pattern() instanceof Pattern.PolymorphicReference p) {
                taken.add(p.id());
                taken.add(p.type());
                found.put(p.id(), several(t, p));
            }
        }
        if (!t.keyColumns().isEmpty()) {
            for (Finding f : SelfReferences.find(facts, t, false, taken)) {
                if (f.pattern() instanceof Pattern.SelfReference s
                        && !t.foreignKeys().contains(s.reference())
                        && !repeats(t)) {
                    taken.addAll(s.reference().columns());
                    found.put(s.reference().columns().getFirst(), List.of(made(t, s.reference(), f.evidence())));
                }
            }
        }
        for (Column c : t.columns()) {
            if (!taken.contains(c.name()) && !own(t, c)) {
                best(t, c).ifPresent(m -> found.put(c.name(), List.of(made(t, m))));
            }
        }
        return t.columns().stream()
                .flatMap(c -> found.getOrDefault(c.name(), List.of()).stream())
                .toList();
    }

    /** Whether its rows repeat those of another table, so that a parent is one of that table. */
    private boolean repeats(Table t) {
        return Aspects.find(facts, t, Set.of()).stream()
                .anyMatch(f -> f.pattern() instanceof Pattern.Aspect a
                        && (a.role() == Pattern.Role.HISTORY || a.role() == Pattern.Role.VERSIONS));
    }

    private InferredReference made(Table t, Match m) {
        ForeignKey key =
                ForeignKey.of(Optional.empty(), m.columns(), m.table().name(), m.key(), Constraint.Action.NO_ACTION);
        return made(t, key, m.evidence());
    }

    private static InferredReference made(Table t, ForeignKey key, List<String> evidence) {
        ForeignKey named = key.withName(Optional.of(ImpliedNames.base(t, key)));
        return new InferredReference(t.name(), named, Optional.empty(), evidence);
    }

    /** One for each table that a value of the type column calls. */
    private List<InferredReference> several(Table t, Pattern.PolymorphicReference p) {
        Column id = t.column(p.id()).orElseThrow();
        Set<String> values = new LinkedHashSet<>(p.values());
        values.addAll(facts.rules(t).mentioned(p.type()));
        List<InferredReference> all = new ArrayList<>();
        for (String value : values) {
            one(t, facts.tables(facts.words(value)))
                    .filter(o -> o.keyColumns().size() == 1
                            && o.column(o.keyColumns().getFirst())
                                    .filter(k -> SelfReferences.alike(k, id))
                                    .isPresent())
                    .ifPresent(o -> all.add(new InferredReference(
                            t.name(),
                            ForeignKey.of(
                                    Optional.empty(),
                                    List.of(p.id()),
                                    o.name(),
                                    o.keyColumns(),
                                    Constraint.Action.NO_ACTION),
                            Optional.of(p.type() + " = '" + value + "'"),
                            List.of("It is a row of " + o.name() + " where " + p.type() + " is '" + value + "'"))));
        }
        return all;
    }

    /** Whether the row itself makes the value: it is numbered or computed by it, or is its own key. */
    private boolean own(Table t, Column c) {
        List<String> words = facts.words(c.name());
        return c.generated()
                || c.value() instanceof Column.Identity
                || c.value() instanceof Column.Serial
                || words.isEmpty()
                || t.keyColumns().contains(c.name())
                        && String.join("", words.subList(0, words.size() - 1))
                                .equals(String.join("", facts.words(t.name())));
    }

    private Optional<Match> best(Table t, Column c) {
        List<String> words = facts.words(c.name());
        List<Match> matches = new ArrayList<>();
        Set<ObjectName> seen = new HashSet<>();
        List<String> own = facts.words(t.name());
        // The table is called by some of the column's words, by those before the key's name; what stands before them is
        // the role.
        for (int to = 1; to <= words.size(); to++) {
            for (int from = 0; from < to; from++) {
                List<String> stem = words.subList(from, to);
                List<String> rest = words.subList(to, words.size());
                for (Table o : near(t, facts.tables(stem))) {
                    if (seen.add(o.name())) {
                        matches.addAll(keyed(t, c, o, stem, rest, from > 0));
                    }
                }
                // forum_posts.topic_id is the key of forum_topics: the first words of the table are those of its
                // family.
                for (int p = own.size() - 1; p > 0 && from == 0; p--) {
                    List<String> family = new ArrayList<>(own.subList(0, p));
                    family.addAll(stem);
                    for (Table o : near(t, facts.tables(family))) {
                        if (seen.add(o.name())) {
                            matches.addAll(keyed(t, c, o, stem, rest, false));
                        }
                    }
                }
            }
        }
        return chosen(t, matches).or(() -> precedent(t, c, words));
    }

    /** The keys of {@code o} that {@code c} may hold, when {@code rest} is what stands behind the table's name in its name. */
    private List<Match> keyed(Table t, Column c, Table o, List<String> stem, List<String> rest, boolean role) {
        List<Match> found = new ArrayList<>();
        if (o.partitionOf().isPresent()) {
            return found;
        }
        for (List<Name> key : keys(o)) {
            boolean primary = key.equals(o.keyColumns());
            for (Name k : key) {
                List<String> whole = facts.words(k);
                List<String> called = new ArrayList<>(stem);
                called.addAll(rest);
                boolean byName = !rest.isEmpty() && (whole.equals(rest) || whole.equals(called));
                boolean byConvention = primary
                        && rest.equals(List.of("id"))
                        && KEYS.contains(facts.last(k))
                        && o.column(c.name()).isEmpty();
                boolean shown = !primary && SHOWN.contains(facts.last(k));
                boolean itself = o.name().equals(t.name()) && (k.equals(c.name()) || !role);
                if ((byName || byConvention) && !itself && !shown && holds(t, c, o, key, k)) {
                    found.add(match(c, o, key, k, stem.size()));
                    break;
                }
            }
        }
        return found;
    }

    /** Whether columns of {@code t} can hold {@code key} of {@code o}: {@code c} its column {@code k}, columns of the same name the others. */
    private boolean holds(Table t, Column c, Table o, List<Name> key, Name k) {
        List<Name> columns = key.stream().map(n -> n.equals(k) ? c.name() : n).toList();
        // A table with the very key of another one is its sibling.
        boolean sibling =
                key.size() > 1 && columns.equals(key) && t.keyColumns().equals(key);
        return !sibling
                && key.stream()
                        .allMatch(n -> (n.equals(k) ? Optional.of(c) : t.column(n))
                                .filter(x -> o.column(n)
                                        .filter(y -> SelfReferences.alike(x, y))
                                        .isPresent())
                                .isPresent());
    }

    private Match match(Column c, Table o, List<Name> key, Name k, int words) {
        List<Name> columns = key.stream().map(n -> n.equals(k) ? c.name() : n).toList();
        Column target = o.column(k).orElseThrow();
        String type = c.type().equals(target.type()) ? "Same type" : c.type() + " holds the values of " + target.type();
        return new Match(
                o,
                columns,
                key,
                words,
                List.of(type + "; " + c.name() + " is called after " + o.name() + "." + Families.join(key)));
    }

    /** The match that says most of the column's name, where just one does; a table of the same schema goes before others. */
    private Optional<Match> chosen(Table t, List<Match> matches) {
        Comparator<Match> order = Comparator.<Match>comparingInt(m -> -m.words())
                .thenComparing(m -> !sameSchema(t, m.table()))
                .thenComparing(m -> !m.key().equals(m.table().keyColumns()));
        List<Match> sorted = matches.stream().sorted(order).toList();
        return sorted.size() > 1
                        && !sorted.get(0).table().equals(sorted.get(1).table())
                        && order.compare(sorted.get(0), sorted.get(1)) == 0
                ? Optional.empty()
                : sorted.stream().findFirst();
    }

    /** What all columns of that name reference that have a foreign key. */
    private Optional<Match> precedent(Table t, Column c, List<String> words) {
        Map<Key, Integer> known = precedents.getOrDefault(c.name(), Map.of());
        if (known.size() != 1 || words.size() < 2) {
            return Optional.empty();
        }
        Map.Entry<Key, Integer> only = known.entrySet().iterator().next();
        Key key = only.getKey();
        return facts.schema()
                .table(key.table())
                .filter(o -> only.getValue() >= PRECEDENTS
                        && !o.name().equals(t.name())
                        && key.columns().size() == 1
                        && holds(t, c, o, key.columns(), key.columns().getFirst()))
                .map(o -> new Match(
                        o,
                        List.of(c.name()),
                        key.columns(),
                        0,
                        List.of("Same type; " + only.getValue() + " columns called " + c.name()
                                + " in this schema reference " + o.name())));
    }

    private Optional<Table> one(Table t, List<Table> tables) {
        List<Table> of = near(t, tables);
        return of.size() == 1 ? Optional.of(of.getFirst()) : Optional.empty();
    }

    /** Those of the schema of {@code t}, where one of them is in it. */
    private static List<Table> near(Table t, List<Table> tables) {
        List<Table> near = tables.stream().filter(o -> sameSchema(t, o)).toList();
        return near.isEmpty() ? tables : near;
    }

    private static boolean sameSchema(Table a, Table b) {
        return a.name().schema().equals(b.name().schema());
    }

    /** The keys of a table, its primary key first: what a foreign key can reference. */
    private List<List<Name>> keys(Table o) {
        return keys.computeIfAbsent(o.name(), n -> {
            Set<List<Name>> all = new LinkedHashSet<>();
            o.primaryKey().ifPresent(p -> all.add(p.columns()));
            o.uniques().forEach(u -> all.add(u.columns()));
            o.indexes().stream()
                    .filter(i -> i.unique() && i.where().isEmpty())
                    .map(Index::leadingColumns)
                    .filter(columns -> !columns.isEmpty() && o.unique(Set.copyOf(columns)))
                    .forEach(all::add);
            return List.copyOf(all);
        });
    }
}

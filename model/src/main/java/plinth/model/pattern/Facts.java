package plinth.model.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.logic.TableRules;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** What recognition asks of a schema again and again, found out once. */
final class Facts {
    /** A label has so many words at most; what has more describes. */
    private static final int LABEL = 4;

    private final Schema schema;
    private final SeedRows rows;
    private final Map<ObjectName, TableRules> rules = new HashMap<>();
    private final Map<ObjectName, Map<Name, Optional<List<String>>>> values = new HashMap<>();
    private final Map<ObjectName, Set<Name>> referencing = new HashMap<>();
    private final Map<ObjectName, List<Incoming>> incoming = new LinkedHashMap<>();
    private final Map<List<String>, List<Table>> called = new HashMap<>();
    private final Map<String, List<Table>> joined = new HashMap<>();
    private final Map<String, List<Table>> ending = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();
    private final Map<Name, List<Table>> having = new HashMap<>();
    private final Map<ObjectName, List<Table>> heirs = new HashMap<>();
    private final Set<Type> keys = new HashSet<>();
    private final boolean rails;

    /** A foreign key with the table that it stands on. */
    record Incoming(Table from, ForeignKey key) {}

    Facts(Schema schema, SeedRows rows) {
        this.schema = schema;
        this.rows = rows;
        boolean railsNames = false;
        for (Table t : schema.tables()) {
            t.foreignKeys()
                    .forEach(f -> incoming.computeIfAbsent(f.target(), n -> new ArrayList<>())
                            .add(new Incoming(t, f)));
            String name = t.name().name().value();
            List<String> words = words(name);
            called.computeIfAbsent(words, n -> new ArrayList<>()).add(t);
            joined.computeIfAbsent(String.join("", words), n -> new ArrayList<>())
                    .add(t);
            if (!words.isEmpty()) {
                ending.computeIfAbsent(words.getLast(), n -> new ArrayList<>()).add(t);
            }
            if (t.partitionOf().isEmpty()) {
                t.inherits()
                        .forEach(p ->
                                heirs.computeIfAbsent(p, n -> new ArrayList<>()).add(t));
            }
            if (t.keyColumns().size() == 1) {
                t.column(t.keyColumns().getFirst()).ifPresent(c -> keys.add(c.type()));
            }
            railsNames |= name.equals("ar_internal_metadata")
                    || t.indexes().stream()
                            .anyMatch(i -> i.name()
                                    .filter(n -> n.value().startsWith("index_" + name + "_on_"))
                                    .isPresent());
        }
        this.rails = railsNames;
    }

    Schema schema() {
        return schema;
    }

    /** Returns {@link Words#parts} of {@code name}. */
    List<String> words(String name) {
        return words.computeIfAbsent(name, n -> List.copyOf(Words.parts(n)));
    }

    List<String> words(Name name) {
        return words(name.value());
    }

    List<String> words(ObjectName name) {
        return words(name.name().value());
    }

    /** Returns the last word of {@code name}, empty when it has none. */
    String last(Name name) {
        List<String> all = words(name);
        return all.isEmpty() ? "" : all.getLast();
    }

    /** Returns the tables whose last word is {@code word}. */
    List<Table> ending(String word) {
        return ending.getOrDefault(word, List.of());
    }

    /** Returns the tables that have a column called so, and it is no stamp. */
    List<Table> having(Name column) {
        if (having.isEmpty()) {
            for (Table t : schema.tables()) {
                t.columns().stream()
                        .filter(c -> !Aspects.stamp(this, c))
                        .forEach(c -> having.computeIfAbsent(c.name(), n -> new ArrayList<>())
                                .add(t));
            }
        }
        return having.getOrDefault(column, List.of());
    }

    /** Whether names of indexes or tables are those that Rails gives. */
    boolean rails() {
        return rails;
    }

    /** Returns whether some table's key is one column of this type. */
    boolean keys(Type type) {
        return keys.contains(type);
    }

    /** Returns whether a table is called by these words. */
    boolean called(List<String> words) {
        return called.containsKey(words);
    }

    /** Returns the tables that are called by these words, in one schema or several. */
    List<Table> tables(List<String> words) {
        return called.getOrDefault(words, List.of());
    }

    /** Returns the tables that are called by {@code name} when nothing stands between the words of theirs. */
    List<Table> joined(String name) {
        return joined.getOrDefault(name, List.of());
    }

    TableRules rules(Table t) {
        return rules.computeIfAbsent(t.name(), n -> TableRules.of(schema, t));
    }

    /** Returns {@link Table#referencing}. */
    Set<Name> referencing(Table t) {
        return referencing.computeIfAbsent(t.name(), n -> t.referencing());
    }

    /** Returns whether the schema makes the extension {@code name}. */
    boolean extension(String name) {
        return schema.objects().stream()
                .anyMatch(o -> o instanceof Kept k
                        && k.kind().equals("EXTENSION")
                        && k.name().name().value().equals(name));
    }

    /** Returns the foreign keys that reference {@code table}. */
    List<Incoming> incoming(ObjectName table) {
        return incoming.getOrDefault(table, List.of());
    }

    /** Returns the values that {@code column} is limited to, if it is; of a truth value, none. */
    Optional<List<String>> values(Table t, Name column) {
        return values.computeIfAbsent(t.name(), n -> new HashMap<>()).computeIfAbsent(column, n -> limited(t, n));
    }

    private Optional<List<String>> limited(Table t, Name column) {
        boolean truth = t.column(column).filter(c -> c.type().is("boolean")).isPresent();
        return truth ? Optional.empty() : rules(t).values(column);
    }

    /** Returns the values of the lookup table that {@code column} references which the script puts in, each with the words that stand in its row. */
    Map<String, List<String>> lookedUp(Table t, Name column) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (ForeignKey f : t.foreignKeys()) {
            List<Name> key = schema.referenced(f);
            if (f.columns().equals(List.of(column)) && key.size() == 1) {
                for (Map<Name, String> row : rows.of(f.target())) {
                    String value = row.get(key.getFirst());
                    if (value != null) {
                        all.put(
                                value,
                                row.entrySet().stream()
                                        .filter(e -> !e.getKey().equals(key.getFirst()))
                                        .map(Map.Entry::getValue)
                                        .filter(v ->
                                                v.chars().anyMatch(Character::isLetter) && words(v).size() <= LABEL)
                                        .toList());
                    }
                }
            }
        }
        return all;
    }

    /** Returns the children that inherit from {@code table}. */
    List<Table> heirs(ObjectName table) {
        return heirs.getOrDefault(table, List.of());
    }
}

package plinth.renderer.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/**
 * What sqlc must be told so that its types and fields have names that Go can have, each once, and those that the stubs go by.
 *
 * @param exact the tables, as sqlc spells them, whose singular it must not work out itself
 * @param renamed the Go names of names in the schema, wherever these occur
 */
record SqlcRenames(Set<String> exact, Map<String, String> renamed) {
    static SqlcRenames of(Schema schema, GoNames names, List<StubFile> stubs) {
        return new Maker(schema, names, stubs).all();
    }

    private static final class Maker {
        private final Schema schema;
        private final GoNames names;
        /** Names of the package's types, functions and constants. */
        private final Set<String> taken = new HashSet<>(Set.of("Queries", "Querier", "DBTX", "New"));

        private final Set<String> exact = new TreeSet<>();
        private final Map<String, String> renamed = new TreeMap<>();

        private Maker(Schema schema, GoNames names, List<StubFile> stubs) {
            this.schema = schema;
            this.names = names;
            for (StubFile f : stubs) {
                for (Stub s : f.stubs()) {
                    taken.add(s.name() + "Params");
                    taken.add(s.name() + "Row");
                }
            }
        }

        private SqlcRenames all() {
            enums();
            types();
            labels();
            fields();
            return new SqlcRenames(exact, renamed);
        }

        private void enums() {
            for (EnumType e : schema.enums().toList()) {
                String key = SqlcNames.spelled(e.name());
                String wanted = SqlcNames.struct(key);
                String go = SqlcNames.exported(wanted) ? wanted : GoNames.pascal(key);
                while (taken.contains(go) || taken.contains("Null" + go)) {
                    go += "Enum";
                }
                taken.add(go);
                taken.add("Null" + go);
                rename(key, go, wanted);
            }
        }

        private void rename(String key, String go, String otherwise) {
            if (!go.equals(otherwise)) {
                renamed.put(key, go);
            }
        }

        /** Rows of tables and views are called as in the names of the stubs, unless something else is called so. */
        private void types() {
            Map<ObjectName, String> wanted = new LinkedHashMap<>();
            List<ObjectName> all = new ArrayList<>();
            schema.tables().forEach(t -> all.add(t.name()));
            schema.objects().stream().filter(View.class::isInstance).forEach(v -> all.add(v.name()));
            for (ObjectName n : all) {
                String go = names.one(n);
                while (!taken.add(go)) {
                    go += "Row";
                }
                wanted.put(n, go);
            }
            Set<String> folded = new HashSet<>();
            Set<String> keys = wanted.keySet().stream().map(SqlcNames::spelled).collect(Collectors.toSet());
            wanted.forEach((n, go) -> {
                String key = SqlcNames.spelled(n);
                boolean lower = key.equals(key.toLowerCase(Locale.ROOT));
                String singular = SqlcNames.singular(key);
                boolean right = lower
                        && !renamed.containsKey(singular)
                        && (singular.equals(key) || !constants().containsKey(singular) && !keys.contains(singular))
                        && SqlcNames.struct(singular).equals(go);
                if (!right) {
                    exact.add(key);
                    folded.add(key.toLowerCase(Locale.ROOT));
                }
            });
            wanted.forEach((n, go) -> {
                String key = SqlcNames.spelled(n);
                if (folded.contains(key.toLowerCase(Locale.ROOT))) {
                    rename(key, go, renamed.getOrDefault(key, SqlcNames.struct(key)));
                }
            });
        }

        /** The keys that sqlc has for the labels of enums, each with what Go would call it. */
        private Map<String, String> constants() {
            Map<String, String> all = new LinkedHashMap<>();
            for (EnumType e : schema.enums().toList()) {
                SqlcNames.labels(e).forEach(key -> all.put(key, SqlcNames.struct(key)));
            }
            return all;
        }

        private void labels() {
            constants().forEach((key, plain) -> {
                String otherwise = renamed.getOrDefault(key, plain);
                String go = SqlcNames.exported(otherwise) ? otherwise : GoNames.pascal(key);
                while (!taken.add(go)) {
                    go += "Value";
                }
                rename(key, go, otherwise);
            });
        }

        /** A rename holds in all tables, so that it is looked again until nothing falls together. */
        private void fields() {
            boolean changed = true;
            for (int round = 0; changed && round < 8; round++) {
                changed = false;
                for (Table t : schema.tables()) {
                    changed |= fields(new TableShape(schema, t, names));
                }
            }
        }

        private boolean fields(TableShape t) {
            Map<String, Name> fields = new HashMap<>();
            boolean changed = false;
            List<Column> columns = new ArrayList<>(t.columns);
            columns.sort(Comparator.comparing(
                    c -> !t.parameter(c.name()).equals(c.name().value())));
            for (Column c : columns) {
                String key = c.name().value();
                String go = renamed.getOrDefault(key, SqlcNames.struct(key));
                if (!SqlcNames.exported(go) || fields.containsKey(go)) {
                    String free = SqlcNames.struct(t.parameter(c.name()));
                    while (fields.containsKey(free)) {
                        free += "Column";
                    }
                    renamed.put(key, free);
                    changed = true;
                    go = free;
                }
                fields.put(go, c.name());
            }
            return changed;
        }
    }
}

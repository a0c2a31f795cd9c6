package plinth.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.model.text.Identifiers;
import plinth.renderer.sql.Sql;

/**
 * Statements that make the tables of a schema a second time in schemas of their own, so that PostgreSQL says of every type and expression in them
 * what it makes of it. Keys and foreign keys are left out: they hold no expression. Names of constraints and indexes are numbers.
 */
final class Scratch {
    private static final String PREFIX = "plinth ";

    private final Schema schema;
    private final Sql sql = Sql.PUBLIC;
    private final Map<ObjectName, Integer> numbers = new HashMap<>();

    Scratch(Schema schema) {
        this.schema = schema;
    }

    /** Returns the name of the second table, quoted. */
    static String name(ObjectName of) {
        return quoted(of.schema()) + "." + Sql.name(of.name());
    }

    private static String quoted(Name schema) {
        return Identifiers.quoted(PREFIX + schema.value());
    }

    /** Returns whether {@code owner}, as the catalog has it, is a second table or its schema. */
    static boolean isScratch(String owner) {
        return owner.startsWith("\"" + PREFIX) || owner.startsWith(PREFIX);
    }

    /** Returns {@code text} with the names of the second tables replaced by those of the first. */
    String original(String text) {
        String out = text;
        for (Name n : schemas()) {
            out = out.replace(quoted(n) + ".", Sql.name(n) + ".");
        }
        return out;
    }

    private Set<Name> schemas() {
        Set<Name> all = new LinkedHashSet<>();
        schema.tables().forEach(t -> all.add(t.name().schema()));
        schema.views().forEach(v -> all.add(v.name().schema()));
        return all;
    }

    List<String> makeSchemas() {
        return schemas().stream().map(n -> "CREATE SCHEMA " + quoted(n)).toList();
    }

    /** Returns the tables, each behind those that it inherits from. */
    List<Table> tables() {
        List<Table> out = new ArrayList<>();
        Set<ObjectName> done = new LinkedHashSet<>();
        schema.tables().forEach(t -> place(t, done, out));
        return out;
    }

    private void place(Table t, Set<ObjectName> done, List<Table> out) {
        if (done.add(t.name())) {
            t.inherits().forEach(p -> schema.table(p).ifPresent(x -> place(x, done, out)));
            t.partitionOf().ifPresent(p -> schema.table(p.parent()).ifPresent(x -> place(x, done, out)));
            out.add(t);
        }
    }

    /** Returns whether the table says nothing of its columns' types: it takes them from its parent. */
    static boolean takesColumns(Table t) {
        return t.partitionOf().isPresent() && t.columns().stream().allMatch(Scratch::typeless);
    }

    static boolean typeless(Column c) {
        return c.type() instanceof Type.Other(String text) && text.isEmpty();
    }

    /** Returns the statements that make {@code t} a second time. */
    List<String> make(Table t) {
        String name = name(t.name());
        List<String> out = new ArrayList<>();
        String typed = t.traits().stream()
                .filter(x -> x.startsWith("OF "))
                .findFirst()
                .map(x -> " " + x)
                .orElse("");
        String parent = t.partitionOf()
                .filter(p -> takesColumns(t))
                .map(p -> " PARTITION OF " + name(p.parent()))
                .orElse("");
        String columns = t.columns().stream().map(this::column).collect(Collectors.joining(", "));
        boolean list = !columns.isEmpty() || (typed.isEmpty() && parent.isEmpty());
        out.add("CREATE " + (t.kind() == Table.Kind.UNLOGGED ? "UNLOGGED " : "") + "TABLE " + name + typed + parent
                + (list ? " (" + columns + ")" : "")
                + t.partitionOf()
                        .filter(p -> !parent.isEmpty())
                        .map(p -> " " + p.bound())
                        .orElse("")
                + (t.inherits().isEmpty()
                        ? ""
                        : " INHERITS ("
                                + t.inherits().stream().map(Scratch::name).collect(Collectors.joining(", ")) + ")")
                + t.partitioning()
                        .map(p -> " PARTITION BY " + p.method() + " (" + Sql.keys(p.keys()) + ")")
                        .orElse("")
                + (t.with().isEmpty() ? "" : " WITH (" + Sql.options(t.with()) + ")"));
        t.partitionOf()
                .filter(p -> parent.isEmpty())
                .ifPresent(p ->
                        out.add("ALTER TABLE " + name(p.parent()) + " ATTACH PARTITION " + name + " " + p.bound()));
        settings(t, name, out);
        constraints(t, name, out);
        return out;
    }

    private String column(Column c) {
        StringBuilder out = new StringBuilder(Sql.name(c.name())).append(' ');
        if (c.value() instanceof Column.Serial) {
            out.append(c.type().is("bigint") ? "bigserial" : c.type().is("smallint") ? "smallserial" : "serial");
        } else {
            out.append(sql.type(c.type()));
        }
        for (Option o : c.options()) {
            if (!o.name().equals("statistics") && !o.name().equals("with")) {
                out.append(' ')
                        .append(o.name().toUpperCase(Locale.ROOT))
                        .append(' ')
                        .append(o.value().orElse(""));
            }
        }
        c.collation().ifPresent(k -> out.append(" COLLATE ").append(k));
        switch (c.value()) {
            case Column.Absent a -> {}
            case Column.Serial s -> {}
            case Column.Default d -> out.append(" DEFAULT ").append(Sql.expression(d.expression()));
            case Column.Identity i ->
                out.append(" GENERATED ")
                        .append(i.always() ? "ALWAYS" : "BY DEFAULT")
                        .append(" AS IDENTITY");
            case Column.Generated g ->
                out.append(" GENERATED ALWAYS AS (")
                        .append(Sql.expression(g.expression()))
                        .append(g.stored() ? ") STORED" : ") VIRTUAL");
        }
        return out.toString();
    }

    private static void settings(Table t, String name, List<String> out) {
        for (Column c : t.columns()) {
            for (Option o : c.options()) {
                String alter = "ALTER TABLE " + name + " ALTER COLUMN " + Sql.name(c.name());
                if (o.name().equals("statistics")) {
                    out.add(alter + " SET STATISTICS " + o.value().orElse("-1"));
                } else if (o.name().equals("with")) {
                    out.add(alter + " SET (" + o.value().orElse("") + ")");
                }
            }
        }
        for (String trait : t.traits()) {
            if (trait.endsWith("ROW LEVEL SECURITY")) {
                out.add("ALTER TABLE " + name + " " + trait);
            }
        }
    }

    private static void constraints(Table t, String name, List<String> out) {
        for (int i = 0; i < t.constraints().size(); i++) {
            String add = "ALTER TABLE " + name + " ADD CONSTRAINT " + constraintName(i) + " ";
            switch (t.constraints().get(i)) {
                case Constraint.Check k ->
                    out.add(add + "CHECK (" + Sql.expression(k.expression()) + ")"
                            + (k.noInherit() ? " NO INHERIT" : "")
                            + (k.valid() ? "" : " NOT VALID")
                            + (k.enforced() ? "" : " NOT ENFORCED"));
                case Constraint.Exclusion x ->
                    out.add(add + "EXCLUDE USING " + Sql.name(x.method()) + " ("
                            + x.elements().stream()
                                    .map(e -> Sql.key(e.key()) + " WITH " + e.operator())
                                    .collect(Collectors.joining(", "))
                            + ")"
                            + (x.include().isEmpty() ? "" : " INCLUDE (" + Sql.names(x.include()) + ")")
                            + x.where()
                                    .map(w -> " WHERE (" + Sql.expression(w) + ")")
                                    .orElse("")
                            + KeyWords.deferral(x.deferral()));
                case Constraint.PrimaryKey p -> {}
                case Constraint.Unique u -> {}
                case Constraint.ForeignKey f -> {}
            }
        }
    }

    /** Returns the statement that makes a table with the columns of a materialized view. */
    static List<String> make(View v) {
        return List.of("CREATE TABLE " + name(v.name()) + " AS SELECT * FROM "
                + new Sql(new Name("pg_catalog")).name(v.name()) + " WITH NO DATA");
    }

    /** Returns what the second index {@code at} of {@code on} is called. */
    String indexName(ObjectName on, int at) {
        return "i" + at + "_" + numbers.computeIfAbsent(on, n -> numbers.size());
    }

    /** Returns what the second constraint {@code at} of any table is called. */
    static String constraintName(int at) {
        return "k" + at;
    }

    List<String> indexes(ObjectName on, List<Index> indexes) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            Index x = indexes.get(i);
            out.add("CREATE " + (x.unique() ? "UNIQUE " : "") + "INDEX " + indexName(on, i) + " ON "
                    + (x.only() ? "ONLY " : "") + name(on) + " USING " + Sql.name(x.method()) + " ("
                    + Sql.keys(x.keys()) + ")"
                    + (x.include().isEmpty() ? "" : " INCLUDE (" + Sql.names(x.include()) + ")")
                    + (x.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                    + (x.with().isEmpty() ? "" : " WITH (" + Sql.options(x.with()) + ")")
                    + x.where().map(w -> " WHERE " + Sql.expression(w)).orElse(""));
        }
        return out;
    }
}

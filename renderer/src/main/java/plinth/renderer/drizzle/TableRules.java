package plinth.renderer.drizzle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.Policy;
import plinth.model.schema.Table;
import plinth.renderer.sql.Sql;
import plinth.renderer.typescript.TsText;

/** Keys, foreign keys, checks, indexes and policies of a table in Drizzle's words, each with its name. */
final class TableRules {
    private final Division division;
    private final ConstNames names;
    private final ColumnText columns;
    private final Set<String> imports;

    TableRules(Division division, ConstNames names, ColumnText columns, Set<String> imports) {
        this.division = division;
        this.names = names;
        this.columns = columns;
        this.imports = imports;
    }

    /** Returns the primary key of {@code t} that its column says. */
    Optional<Constraint.PrimaryKey> inlineKey(Table t) {
        return SchemaFile.usual(t).filter(k -> division.unsaid(t, k).isEmpty());
    }

    /** Returns the primary key of a table that SQL makes, where its column does not say it. */
    List<String> key(Table t) {
        return t.primaryKey()
                .filter(k -> inlineKey(t).isEmpty())
                .map(k -> List.of(primaryKey(k)))
                .orElse(List.of());
    }

    private String primaryKey(Constraint.PrimaryKey k) {
        String name = k.name().map(n -> "name: " + string(n) + ", ").orElse("");
        return call("primaryKey") + "({ " + name + "columns: [" + columns("t", k.columns()) + "] })";
    }

    /** Returns whether the foreign keys of {@code t} lead back to it over other tables: TypeScript cannot infer types in a circle. */
    boolean inCircle(Table t) {
        Set<ObjectName> seen = new HashSet<>();
        Deque<ObjectName> open = new ArrayDeque<>(targets(t));
        while (!open.isEmpty()) {
            ObjectName next = open.removeFirst();
            if (next.equals(t.name())) {
                return true;
            }
            if (seen.add(next)) {
                division.schema().table(next).ifPresent(x -> open.addAll(targets(x)));
            }
        }
        return false;
    }

    private List<ObjectName> targets(Table t) {
        return division.said(t).stream()
                .filter(c -> c instanceof Constraint.ForeignKey f && !f.target().equals(t.name()))
                .map(c -> ((Constraint.ForeignKey) c).target())
                .toList();
    }

    /** Returns what stands behind the columns of {@code t}, a line each. */
    List<String> of(Table t) {
        List<String> out = new ArrayList<>();
        Optional<Constraint.PrimaryKey> inline = inlineKey(t);
        for (Constraint c : division.said(t)) {
            String name = string(c.name().orElseThrow());
            switch (c) {
                case Constraint.PrimaryKey p -> {
                    if (inline.isEmpty()) {
                        out.add(primaryKey(p));
                    }
                }
                case Constraint.Unique u ->
                    out.add(call("unique") + "(" + name + ").on(" + columns("t", u.columns()) + ")"
                            + (u.nullsNotDistinct() ? ".nullsNotDistinct()" : ""));
                case Constraint.Check k ->
                    out.add(call("check") + "(" + name + ", " + expression(t, k.expression()) + ")");
                case Constraint.ForeignKey f -> out.add(foreignKey(t, f, name));
                case Constraint.Exclusion x -> {}
            }
        }
        for (Index x : t.indexes()) {
            if (KitRules.not(x).isEmpty()) {
                out.add(index(t, x));
            }
        }
        if (division.saysPolicies(t)) {
            t.policies().forEach(p -> out.add(policy(p)));
        }
        return out;
    }

    private String foreignKey(Table t, Constraint.ForeignKey f, String name) {
        boolean self = f.target().equals(t.name());
        String target = self ? "t" : names.of(division.schema().requireTable(f.target()));
        return call("foreignKey") + "({ name: " + name + ", columns: [" + columns("t", f.columns())
                + "], foreignColumns: [" + columns(target, division.schema().referenced(f)) + "] })"
                + action("onDelete", f.onDelete()) + action("onUpdate", f.onUpdate());
    }

    private static String action(String word, Constraint.Action a) {
        String what = switch (a) {
            case NO_ACTION -> "";
            case RESTRICT -> "restrict";
            case CASCADE -> "cascade";
            case SET_NULL -> "set null";
            case SET_DEFAULT -> "set default";
        };
        return what.isEmpty() ? "" : "." + word + "('" + what + "')";
    }

    private String index(Table t, Index x) {
        String keys = x.keys().stream().map(k -> key(t, k)).collect(Collectors.joining(", "));
        boolean usual = x.method().equals(Index.BTREE);
        String with = x.with().stream()
                .map(o -> TsText.key(o.name()) + ": " + value(o))
                .collect(Collectors.joining(", "));
        return call(x.unique() ? "uniqueIndex" : "index") + "("
                + string(x.name().orElseThrow()) + ")"
                + (usual ? ".on(" : ".using(" + string(x.method()) + ", ") + keys + ")"
                + x.where().map(w -> ".where(" + expression(t, w) + ")").orElse("")
                + (with.isEmpty() ? "" : ".with({ " + with + " })");
    }

    private static String value(Option o) {
        String v = o.value().orElse("true");
        return v.matches("\\d{1,9}") ? v : TsText.string(v);
    }

    private String key(Table t, IndexKey k) {
        if (!KitRules.plain(k)) {
            String text = template(t, k.expression());
            IndexKey bare = new IndexKey(
                    Expression.verbatim("f(x)"),
                    k.collation(),
                    k.operatorClass(),
                    k.classOptions(),
                    k.descending(),
                    k.nullsFirst());
            String rest = TsText.template(Sql.key(bare).substring("f(x)".length()));
            return columns.template((k.column().isPresent() ? text : "(" + text + ")") + rest);
        }
        return property("t", k.column().orElseThrow())
                + (k.descending() ? ".desc()" : "")
                + k.nullsFirst()
                        .filter(first -> first || k.descending())
                        .map(first -> first ? ".nullsFirst()" : ".nullsLast()")
                        // Drizzle has NULLs last in either direction.
                        .orElse(k.descending() ? ".nullsFirst()" : "")
                + k.operatorClass().map(o -> ".op(" + TsText.string(o) + ")").orElse("");
    }

    private String policy(Policy p) {
        List<String> fields = new ArrayList<>();
        fields.add("as: " + (p.permissive() ? "'permissive'" : "'restrictive'"));
        fields.add("for: " + TsText.string(p.command()));
        if (!p.roles().isEmpty()) {
            fields.add("to: [" + p.roles().stream().map(TsText::string).collect(Collectors.joining(", ")) + "]");
        }
        p.using().ifPresent(e -> fields.add("using: " + columns.sql(Sql.expression(e))));
        p.check().ifPresent(e -> fields.add("withCheck: " + columns.sql(Sql.expression(e))));
        return call("pgPolicy") + "(" + string(p.name()) + ", { " + String.join(", ", fields) + " })";
    }

    private String call(String function) {
        imports.add(function);
        return function;
    }

    private static String string(Name name) {
        return TsText.string(name.value());
    }

    private String columns(String of, List<Name> all) {
        return all.stream().map(n -> property(of, n)).collect(Collectors.joining(", "));
    }

    private static String property(String of, Name column) {
        return TsText.property(of, column.value());
    }

    private String expression(Table t, Expression e) {
        return columns.template(template(t, e));
    }

    /** The columns of the table as such, so that a rename in TypeScript finds them. */
    private static String template(Table t, Expression e) {
        StringBuilder out = new StringBuilder();
        for (Expression.Piece p : e.pieces()) {
            switch (p) {
                case Expression.Verbatim(String text) -> out.append(TsText.template(text));
                case Expression.Reference r
                when r.path().size() == 1 && t.column(r.name()).isPresent() ->
                    out.append("${").append(property("t", r.name())).append('}');
                case Expression.Reference r ->
                    out.append(TsText.template(r.path().stream().map(Sql::name).collect(Collectors.joining("."))));
            }
        }
        return out.toString();
    }
}

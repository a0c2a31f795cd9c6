package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.Sequence;
import plinth.model.schema.Strings;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/** Writes single objects other than tables, in canonical form; each statement ends in a semicolon. */
final class ObjectWriter {
    private final Sql sql;

    ObjectWriter(Sql sql) {
        this.sql = sql;
    }

    String enumType(EnumType e) {
        String labels = e.labels().stream().map(Strings::literal).collect(Collectors.joining(", "));
        String line = "CREATE TYPE " + sql.name(e.name()) + " AS ENUM (" + labels + ");";
        if (line.length() <= 100) {
            return line;
        }
        return "CREATE TYPE " + sql.name(e.name()) + " AS ENUM (\n  "
                + e.labels().stream().map(Strings::literal).collect(Collectors.joining(",\n  ")) + "\n);";
    }

    String composite(CompositeType c) {
        List<String> lines = new ArrayList<>();
        for (Column f : c.fields()) {
            lines.add("  " + Sql.name(f.name()) + " " + sql.type(f.type())
                    + f.collation().map(k -> " COLLATE " + k).orElse(""));
        }
        return "CREATE TYPE " + sql.name(c.name()) + " AS (\n" + String.join(",\n", lines) + "\n);";
    }

    String domain(Domain d) {
        StringBuilder out = new StringBuilder("CREATE DOMAIN ")
                .append(sql.name(d.name()))
                .append(" AS ")
                .append(sql.type(d.type()));
        d.collation().ifPresent(c -> out.append(" COLLATE ").append(c));
        d.defaultValue().ifPresent(e -> out.append(" DEFAULT ").append(Sql.expression(e)));
        d.notNull().ifPresent(n -> {
            n.name().ifPresent(name -> out.append(" CONSTRAINT ").append(Sql.name(name)));
            out.append(" NOT NULL");
        });
        ConstraintWriter constraints = new ConstraintWriter(sql);
        List<Constraint.Check> invalid = new ArrayList<>();
        for (Constraint.Check k : d.checks()) {
            if (k.valid()) {
                out.append("\n  ").append(constraints.line(k));
            } else {
                invalid.add(k);
            }
        }
        out.append(';');
        for (Constraint.Check k : invalid) {
            out.append("\nALTER DOMAIN ")
                    .append(sql.name(d.name()))
                    .append(" ADD ")
                    .append(constraints.line(k))
                    .append(';');
        }
        return out.toString();
    }

    String sequence(Sequence s) {
        List<String> options = new ArrayList<>(s.options());
        String kind = options.remove("UNLOGGED") ? "UNLOGGED " : options.remove("TEMPORARY") ? "TEMPORARY " : "";
        return "CREATE " + kind + "SEQUENCE " + sql.name(s.name())
                + options.stream().map(o -> " " + o).collect(Collectors.joining()) + ";";
    }

    String owned(Sequence s, Sequence.Owner o) {
        return "ALTER SEQUENCE " + sql.name(s.name()) + " OWNED BY " + sql.name(o.table()) + "." + Sql.name(o.column())
                + ";";
    }

    /** Returns the statement that makes of {@code v}, whose columns are {@code columns}, what shows NULLs of their types. */
    String placeholder(View v, List<Column> columns) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column c = columns.get(i);
            all.add("NULL::" + sql.type(c.type())
                    + c.collation().map(k -> " COLLATE " + k).orElse("") + " AS "
                    + Sql.name(i < v.columns().size() ? v.columns().get(i) : c.name()));
        }
        return "CREATE VIEW " + sql.name(v.name()) + " AS\nSELECT " + String.join(", ", all) + ";";
    }

    String view(View v) {
        boolean recursive = v.traits().contains("RECURSIVE");
        StringBuilder out = new StringBuilder("CREATE ")
                .append(v.traits().contains("TEMPORARY") ? "TEMPORARY " : "")
                .append(v.materialized() ? "MATERIALIZED " : recursive ? "RECURSIVE " : "")
                .append("VIEW ")
                .append(sql.name(v.name()));
        if (!v.columns().isEmpty()) {
            out.append(" (").append(Sql.names(v.columns())).append(')');
        }
        v.traits().stream()
                .filter(t -> t.startsWith("USING "))
                .forEach(t -> out.append(' ').append(t));
        if (!v.with().isEmpty()) {
            out.append(" WITH (").append(Sql.options(v.with())).append(')');
        }
        v.traits().stream()
                .filter(t -> t.startsWith("TABLESPACE "))
                .forEach(t -> out.append(' ').append(t));
        out.append(" AS\n").append(Sql.expression(v.query()));
        v.traits().stream()
                .filter(t -> t.startsWith("WITH "))
                .forEach(t -> out.append('\n').append(t));
        return out.append(';').toString();
    }

    String index(ObjectName on, Index i) {
        StringBuilder out =
                new StringBuilder("CREATE ").append(i.unique() ? "UNIQUE " : "").append("INDEX ");
        i.name().ifPresent(n -> out.append(Sql.name(n)).append(' '));
        out.append("ON ").append(i.only() ? "ONLY " : "").append(sql.name(on));
        if (!i.method().equals(Index.BTREE)) {
            out.append(" USING ").append(Sql.name(i.method()));
        }
        out.append(" (").append(Sql.keys(i.keys())).append(')');
        if (!i.include().isEmpty()) {
            out.append(" INCLUDE (").append(Sql.names(i.include())).append(')');
        }
        if (i.nullsNotDistinct()) {
            out.append(" NULLS NOT DISTINCT");
        }
        if (!i.with().isEmpty()) {
            out.append(" WITH (").append(Sql.options(i.with())).append(')');
        }
        i.tablespace().ifPresent(t -> out.append(" TABLESPACE ").append(Sql.name(t)));
        i.where().ifPresent(w -> out.append(" WHERE ").append(Sql.expression(w)));
        return out.append(';').toString();
    }

    String trigger(ObjectName on, Trigger t) {
        StringBuilder out = new StringBuilder("CREATE ")
                .append(t.constraint() ? "CONSTRAINT " : "")
                .append("TRIGGER ")
                .append(Sql.name(t.name()))
                .append("\n  ")
                .append(t.timing().toUpperCase(Locale.ROOT))
                .append(' ');
        for (int i = 0; i < t.events().size(); i++) {
            String event = t.events().get(i);
            out.append(i == 0 ? "" : " OR ").append(event.toUpperCase(Locale.ROOT));
            if (event.equals("update") && !t.updateOf().isEmpty()) {
                out.append(" OF ").append(Sql.names(t.updateOf()));
            }
        }
        out.append(" ON ").append(sql.name(on));
        t.from().ifPresent(f -> out.append(" FROM ").append(f));
        out.append(Sql.deferral(t.deferral()));
        t.referencing().ifPresent(r -> out.append("\n  REFERENCING ").append(r));
        out.append("\n  FOR EACH ").append(t.eachRow() ? "ROW" : "STATEMENT");
        t.when()
                .ifPresent(
                        w -> out.append("\n  WHEN (").append(Sql.expression(w)).append(')'));
        return out.append("\n  EXECUTE FUNCTION ").append(t.call()).append(';').toString();
    }

    String enabled(ObjectName on, Trigger t) {
        String how = switch (t.enabled()) {
            case "disabled" -> "DISABLE";
            case "replica" -> "ENABLE REPLICA";
            case "always" -> "ENABLE ALWAYS";
            default -> "ENABLE";
        };
        return "ALTER TABLE " + sql.name(on) + " " + how + " TRIGGER " + Sql.name(t.name()) + ";";
    }

    String owner(Ownership o) {
        return "ALTER " + o.kind() + " " + sql.name(o.name()) + o.arguments() + " OWNER TO " + o.role() + ";";
    }

    String policy(ObjectName on, Policy p) {
        StringBuilder out = new StringBuilder("CREATE POLICY ")
                .append(Sql.name(p.name()))
                .append(" ON ")
                .append(sql.name(on));
        if (!p.permissive()) {
            out.append("\n  AS RESTRICTIVE");
        }
        if (!p.command().equals("all")) {
            out.append("\n  FOR ").append(p.command().toUpperCase(Locale.ROOT));
        }
        if (!p.roles().isEmpty()) {
            out.append("\n  TO ").append(String.join(", ", p.roles()));
        }
        p.using()
                .ifPresent(
                        e -> out.append("\n  USING (").append(Sql.expression(e)).append(')'));
        p.check()
                .ifPresent(e ->
                        out.append("\n  WITH CHECK (").append(Sql.expression(e)).append(')'));
        return out.append(';').toString();
    }

    String routine(Routine r) {
        return "CREATE " + r.kind().toUpperCase(Locale.ROOT) + " " + sql.name(r.name()) + r.definition() + ";";
    }

    String commentOnConstraint(Name constraint, Domain on, String comment) {
        return "COMMENT ON CONSTRAINT " + Sql.name(constraint) + " ON DOMAIN " + sql.name(on.name()) + " IS "
                + Strings.literal(comment) + ";";
    }

    String commentOn(String what, Name part, ObjectName on, String comment) {
        return "COMMENT ON " + what + " " + Sql.name(part) + " ON " + sql.name(on) + " IS " + Strings.literal(comment)
                + ";";
    }
}

package plinth.renderer.drizzle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plinth.model.ddl.SchemaObjects;
import plinth.model.layout.Family;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.query.Exported;
import plinth.renderer.sql.Sql;
import plinth.renderer.typescript.Kinds;
import plinth.renderer.typescript.TsText;
import plinth.renderer.typescript.TsTypes;

/** schema.ts, which is what drizzle-kit makes, or existing.ts, the tables and views that SQL makes: Drizzle reads and writes them all the same. */
final class SchemaFile {
    private static final int WIDTH = 110;

    private final Exported exported;
    private final Division division;
    private final TsTypes types;
    private final ConstNames names;
    private final boolean existing;
    private final ColumnText columns;
    private final Set<String> core = new TreeSet<>();
    private final Set<String> fromSchema = new TreeSet<>();
    private final Set<Name> schemas = new LinkedHashSet<>();
    private final TableRules rules;

    SchemaFile(Exported exported, Division division, TsTypes types, ConstNames names, boolean existing) {
        this.exported = exported;
        this.division = division;
        this.types = types;
        this.names = names;
        this.existing = existing;
        this.columns = new ColumnText(division.schema(), types, names);
        this.rules = new TableRules(division, names, columns, core);
    }

    /** Returns the text behind the header; empty when there is nothing in the file. */
    String text() {
        StringBuilder body = new StringBuilder();
        for (SchemaObject o : division.schema().objects()) {
            boolean here = division.place(o) == Division.Place.DRIZZLE != existing;
            switch (o) {
                case Sequence s when here && !existing -> sequence(body, s);
                case Table t when here && told(t.name()) -> table(body, t);
                default -> {}
            }
        }
        for (SchemaObject o : division.schema().objects()) {
            if (o instanceof View v && division.place(v) == Division.Place.DRIZZLE != existing) {
                view(body, v);
            }
        }
        String head = head();
        return body.isEmpty() && head.isEmpty() ? "" : imports() + head + body;
    }

    private boolean told(ObjectName table) {
        return exported.tables().stream().anyMatch(t -> t.name().equals(table));
    }

    private String imports() {
        core.addAll(columns.imports());
        StringBuilder out = new StringBuilder();
        out.append(columns.sql() ? "import { sql } from 'drizzle-orm'\n" : "");
        if (!core.isEmpty()) {
            out.append(wrapped("import { ", core, " } from 'drizzle-orm/pg-core'\n"));
        }
        if (!fromSchema.isEmpty()) {
            out.append(wrapped("import { ", fromSchema, " } from './schema.js'\n"));
        }
        return out.toString();
    }

    private static String wrapped(String before, Set<String> words, String after) {
        String line = before + String.join(", ", words) + after;
        return line.length() <= WIDTH
                ? line
                : before.stripTrailing() + "\n"
                        + words.stream().map(w -> "  " + w + ",\n").collect(Collectors.joining())
                        + after.stripLeading();
    }

    /** Schemas, enums and types, which have to stand before the tables that name them. */
    private String head() {
        StringBuilder out = new StringBuilder();
        List<EnumType> enums = existing
                ? List.copyOf(columns.enums())
                : division.schema().enums().toList();
        StringBuilder later = new StringBuilder();
        for (EnumType e : enums) {
            boolean made = division.place(e) == Division.Place.DRIZZLE;
            if (existing && made) {
                fromSchema.add(names.of(e));
            } else if (!e.labels().isEmpty()) {
                later.append(enumeration(e, made));
            }
        }
        if (!existing) {
            division.schema().objects().stream()
                    .filter(o -> o instanceof Kept k && k.kind().equals("SCHEMA"))
                    .filter(o -> division.place(o) == Division.Place.DRIZZLE)
                    .forEach(o -> schemas.add(o.name().name()));
        }
        for (Name s : schemas) {
            boolean made = division.at(Division.Place.DRIZZLE).stream()
                    .anyMatch(o -> o instanceof Kept && o.name().name().equals(s));
            if (existing && made) {
                fromSchema.add(names.schema(s));
            } else {
                core.add("pgSchema");
                out.append('\n')
                        .append(made ? "export " : "")
                        .append("const ")
                        .append(names.schema(s))
                        .append(" = pgSchema(")
                        .append(TsText.string(s.value()))
                        .append(")\n");
            }
        }
        out.append(later);
        if (!columns.declared().isEmpty()) {
            out.append('\n');
            columns.declared().values().forEach(out::append);
        }
        return out.toString();
    }

    /** What drizzle-kit shall not make is not exported. */
    private String enumeration(EnumType e, boolean made) {
        String labels = e.labels().stream().map(TsText::string).collect(Collectors.joining(", "));
        String type = types.name(e);
        return "\n" + TsText.doc("", e.comment().stream().toList()) + (made ? "export " : "") + "const " + names.of(e)
                + " = " + maker(e.name().schema(), "pgEnum", "enum") + "("
                + TsText.string(e.name().name().value())
                + ", [" + labels + "])\n"
                + (existing ? "" : "export type " + type + " = (typeof " + names.of(e) + ".enumValues)[number]\n");
    }

    private String maker(Name schema, String plain, String method) {
        if (schema.isEmpty() || schema.equals(ObjectName.PUBLIC)) {
            core.add(plain);
            return plain;
        }
        schemas.add(schema);
        return names.schema(schema) + "." + method;
    }

    private void sequence(StringBuilder out, Sequence s) {
        String fields = String.join(", ", SequenceOptions.of(s.options()).fields());
        out.append('\n')
                .append(TsText.doc("", s.comment().stream().toList()))
                .append("export const ")
                .append(names.of(s))
                .append(" = ")
                .append(maker(s.name().schema(), "pgSequence", "sequence"))
                .append('(')
                .append(TsText.string(s.name().name().value()))
                .append(fields.isEmpty() ? "" : ", { " + fields + " }")
                .append(")\n");
    }

    private void table(StringBuilder out, Table t) {
        String name = names.of(t);
        Table flat = exported.flat().requireTable(t.name());
        List<Column> flatColumns = exported.columns(flat);
        List<Column> all = t.inherits().isEmpty() ? t.columns() : flatColumns;
        Optional<Constraint.PrimaryKey> inline = rules.inlineKey(t);
        out.append('\n')
                .append(TsText.doc("", t.comment().stream().toList()))
                .append("export const ")
                .append(name)
                .append(" = ")
                .append(maker(t.name().schema(), "pgTable", "table"))
                .append('(')
                .append(TsText.string(t.name().name().value()))
                .append(", {\n");
        for (int i = 0; i < all.size(); i++) {
            Column c = all.get(i);
            boolean key = inline.filter(k -> k.columns().contains(c.name())).isPresent();
            boolean notNull = !t.nullable(c);
            out.append(TsText.doc("  ", c.comment().stream().toList()))
                    .append("  ")
                    .append(TsText.key(c.name().value()))
                    .append(": ")
                    .append(columns.of(c, flatColumns.get(i), notNull, key, kinds(t, c)))
                    .append(",\n");
        }
        List<String> lines = existing ? rules.key(t) : rules.of(t);
        out.append('}');
        if (!lines.isEmpty()) {
            boolean circle = !existing && rules.inCircle(t);
            if (circle) {
                core.add("type PgTableExtraConfigValue");
            }
            out.append(", (t)")
                    .append(circle ? ": PgTableExtraConfigValue[]" : "")
                    .append(" => [\n");
            lines.forEach(l -> out.append("  ").append(l).append(",\n"));
            out.append(']');
        }
        boolean secured = !existing && t.secured() && (t.policies().isEmpty() || !division.saysPolicies(t));
        out.append(secured ? ").enableRLS()\n" : ")\n");
        rows(out, t, name);
    }

    private Optional<Family> kinds(Table t, Column c) {
        return types.family(t.name())
                .filter(l -> l.tells()
                        && l.family().discriminator().equals(c.name())
                        && !l.family().kindless())
                .map(l -> l.family());
    }

    /** The types of its rows; where a column tells kinds apart, one of the kinds. */
    private void rows(StringBuilder out, Table t, String name) {
        TsTypes.Names n = types.names(t.name());
        Set<String> named = new TreeSet<>();
        Kinds kinds = new Kinds(types, types.family(t.name()));
        List<String> union =
                kinds.of(Kinds.columns(t, exported.columns(exported.flat().requireTable(t.name()))), named);
        out.append("\nexport type ")
                .append(n.row())
                .append(" = typeof ")
                .append(name)
                .append(".$inferSelect")
                .append(union.isEmpty() ? "" : " & (\n" + String.join("", union) + ")")
                .append("\nexport type ")
                .append(n.fresh())
                .append(" = typeof ")
                .append(name)
                .append(".$inferInsert\n");
        if (existing) {
            named.forEach(x -> fromSchema.add("type " + x));
        }
    }

    private void view(StringBuilder out, View v) {
        Optional<List<Column>> known = SchemaObjects.columns(division.schema(), v);
        if (known.isEmpty()) {
            return;
        }
        String maker = v.materialized()
                ? maker(v.name().schema(), "pgMaterializedView", "materializedView")
                : maker(v.name().schema(), "pgView", "view");
        out.append('\n')
                .append(TsText.doc("", v.comment().stream().toList()))
                .append("export const ")
                .append(names.of(v))
                .append(" = ")
                .append(maker)
                .append('(')
                .append(TsText.string(v.name().name().value()))
                .append(", {\n");
        for (Column c : known.get()) {
            out.append("  ")
                    .append(TsText.key(c.name().value()))
                    .append(": ")
                    .append(columns.ofView(c))
                    .append(",\n");
        }
        out.append("})");
        if (existing) {
            out.append(".existing()\n");
            return;
        }
        List<String> with = new ArrayList<>();
        for (Option o : v.with()) {
            String value = o.value().orElse("").replace("'", "");
            with.add(
                    switch (o.name()) {
                        case "check_option" -> "checkOption: " + TsText.string(value);
                        case "security_barrier" -> "securityBarrier: " + value;
                        default -> "securityInvoker: " + value;
                    });
        }
        out.append(with.isEmpty() ? "" : ".with({ " + String.join(", ", with) + " })")
                .append(".as(")
                .append(columns.sql(Sql.expression(v.query())))
                .append(")\n");
    }

    /** Returns the primary key of {@code t} where {@code .primaryKey()} of a column names it as it is named. */
    static Optional<Constraint.PrimaryKey> usual(Table t) {
        return t.primaryKey()
                .filter(k -> k.columns().size() == 1
                        && k.name()
                                .filter(n -> n.equals(ImpliedNames.base(t, k.withName(Optional.empty()))))
                                .isPresent());
    }
}

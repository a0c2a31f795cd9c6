package plinth.renderer.kysely;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.query.Exported;
import plinth.renderer.typescript.Kinds;
import plinth.renderer.typescript.TsText;
import plinth.renderer.typescript.TsType;
import plinth.renderer.typescript.TsTypes;

/** database.ts: an interface for each table, the rows of it, and {@code Database} for Kysely. */
final class DatabaseFile {
    private final Exported exported;
    private final TsTypes types;
    private final Set<String> imports = new TreeSet<>();
    private final Set<String> names = new TreeSet<>();

    DatabaseFile(Exported exported, TsTypes types) {
        this.exported = exported;
        this.types = types;
    }

    /** Returns the text behind the header. */
    String text() {
        StringBuilder body = new StringBuilder();
        for (EnumType e : exported.schema().enums().toList()) {
            String union = e.labels().isEmpty()
                    ? "never"
                    : e.labels().stream().map(TsText::string).collect(Collectors.joining(" | "));
            body.append('\n')
                    .append(TsText.doc("", e.comment().stream().toList()))
                    .append("export type ")
                    .append(types.name(e))
                    .append(" = ")
                    .append(union)
                    .append('\n');
        }
        List<Table> tables = exported.tables();
        tables.forEach(t -> table(body, t));
        body.append("\nexport interface Database {\n");
        for (Table t : tables.stream().filter(x -> addressable(x.name())).toList()) {
            body.append("  ")
                    .append(TsText.key(TsTypes.key(t.name())))
                    .append(": ")
                    .append(types.names(t.name()).table())
                    .append('\n');
        }
        body.append("}\n");
        return TsText.importTypes(imports, "kysely") + helpers() + body;
    }

    /** Returns whether Kysely, which reads {@code schema.table as alias}, can be told of a table. */
    static boolean addressable(ObjectName table) {
        return Stream.of(table.schema().value(), table.name().value())
                .noneMatch(n -> n.contains(".") || n.toLowerCase(Locale.ROOT).contains(" as "));
    }

    private String helpers() {
        StringBuilder out = new StringBuilder();
        if (names.contains("JsonValue")) {
            out.append("""

                /** JSON as it is read. It is written as text: JSON.stringify(value). */
                export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
                """);
        }
        if (names.contains("Interval")) {
            out.append("""

                /** An interval as node-postgres reads it. It is written as text: '1 day'. */
                export interface Interval {
                  years?: number
                  months?: number
                  days?: number
                  hours?: number
                  minutes?: number
                  seconds?: number
                  milliseconds?: number
                }
                """);
        }
        if (names.contains("Point")) {
            out.append("""

                /** A point as node-postgres reads it. It is written as text: '(1,2)'. */
                export interface Point {
                  x: number
                  y: number
                }
                """);
        }
        if (names.contains("Circle")) {
            out.append("""

                /** A circle as node-postgres reads it. It is written as text: '<(1,2),3>'. */
                export interface Circle {
                  x: number
                  y: number
                  radius: number
                }
                """);
        }
        return out.toString();
    }

    private void table(StringBuilder out, Table t) {
        TsTypes.Names n = types.names(t.name());
        out.append('\n')
                .append(TsText.doc("", t.comment().stream().toList()))
                .append("export interface ")
                .append(n.table())
                .append(" {\n");
        for (Column c : exported.columns(t)) {
            out.append(TsText.doc("  ", c.comment().stream().toList()))
                    .append("  ")
                    .append(TsText.key(c.name().value()))
                    .append(": ")
                    .append(column(t, c))
                    .append('\n');
        }
        imports.addAll(List.of("Insertable", "Selectable", "Updateable"));
        out.append("}\n\nexport type ")
                .append(n.row())
                .append(" = ")
                .append(row(t))
                .append("\nexport type ")
                .append(n.fresh())
                .append(" = Insertable<")
                .append(n.table())
                .append(">\nexport type ")
                .append(n.change())
                .append(" = Updateable<")
                .append(n.table())
                .append(">\n");
    }

    /** A row; where a column tells the kinds of rows apart, one of the kinds. */
    private String row(Table t) {
        String row = "Selectable<" + types.names(t.name()).table() + ">";
        Kinds kinds = new Kinds(types, types.family(t.name()));
        List<String> all = kinds.of(Kinds.columns(t, exported.columns(t)), names);
        return all.isEmpty() ? row : row + " & (\n" + String.join("", all) + ")";
    }

    private String column(Table t, Column c) {
        TsType plain = types.of(t.name(), c.name(), c.type());
        names.addAll(plain.selectNames());
        TsType type = t.nullable(c) ? plain.orNull() : plain;
        boolean always = c.value() instanceof Column.Generated || c.value() instanceof Column.Identity i && i.always();
        if (always) {
            imports.add("GeneratedAlways");
            return "GeneratedAlways<" + type.select() + ">";
        }
        boolean same = type.select().equals(type.insert());
        if (c.value() instanceof Column.Absent) {
            if (same) {
                return type.select();
            }
            imports.add("ColumnType");
            return "ColumnType<" + type.select() + ", " + type.insert() + ", " + type.insert() + ">";
        }
        if (same) {
            imports.add("Generated");
            return "Generated<" + type.select() + ">";
        }
        imports.add("ColumnType");
        return "ColumnType<" + type.select() + ", " + type.insert() + " | undefined, " + type.insert() + ">";
    }
}

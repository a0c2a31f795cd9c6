package plinth.renderer.drizzle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plinth.model.layout.Family;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;
import plinth.renderer.sql.Sql;
import plinth.renderer.typescript.TsText;
import plinth.renderer.typescript.TsTypes;

/** Columns in Drizzle's words; gathers what has to be imported and declared for them. */
final class ColumnText {
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

    private final Schema schema;
    private final DataTypes types;
    private final TsTypes tsTypes;
    private final ConstNames names;
    private final Set<String> imports = new TreeSet<>();
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final Set<EnumType> enums = new java.util.LinkedHashSet<>();
    private boolean sql;

    ColumnText(Schema schema, TsTypes tsTypes, ConstNames names) {
        this.schema = schema;
        this.types = new DataTypes(schema);
        this.tsTypes = tsTypes;
        this.names = names;
    }

    /** Returns what is imported from {@code drizzle-orm/pg-core}. */
    Set<String> imports() {
        return imports;
    }

    /** Returns the types that had to be declared, a constant each, with its line. */
    Map<String, String> declared() {
        return declared;
    }

    /** Returns the enums that columns are of. */
    Set<EnumType> enums() {
        return enums;
    }

    /** Returns whether something is written in SQL. */
    boolean sql() {
        return sql;
    }

    /** Returns {@code text}, in SQL, for a template. */
    String sql(String text) {
        sql = true;
        return "sql`" + TsText.template(text) + "`";
    }

    /** Returns {@code template}, which is escaped, as a piece of SQL. */
    String template(String template) {
        sql = true;
        return "sql`" + template + "`";
    }

    /**
     * Returns the column.
     *
     * @param flat the column with the base type of a domain
     * @param notNull whether NOT NULL is to be said
     * @param key whether it is a primary key by itself
     * @param kinds the family that the column tells the kinds of
     */
    String of(Column c, Column flat, boolean notNull, boolean key, Optional<Family> kinds) {
        StringBuilder out = new StringBuilder(type(c, flat, kinds));
        boolean made = c.value() instanceof Column.Serial || c.value() instanceof Column.Identity;
        switch (c.value()) {
            case Column.Absent a -> {}
            case Column.Serial s -> {}
            case Column.Default d -> out.append(initial(c, Sql.expression(d.expression()), kinds.isPresent()));
            case Column.Generated g ->
                out.append(".generatedAlwaysAs(")
                        .append(sql(Sql.expression(g.expression())))
                        .append(')');
            case Column.Identity i -> {
                SequenceOptions options = SequenceOptions.of(i.options());
                List<String> fields = new ArrayList<>();
                options.name().ifPresent(n -> fields.add("name: " + TsText.string(n)));
                fields.addAll(options.fields());
                out.append(i.always() ? ".generatedAlwaysAsIdentity(" : ".generatedByDefaultAsIdentity(")
                        .append(fields.isEmpty() ? "" : "{ " + String.join(", ", fields) + " }")
                        .append(')');
            }
        }
        return out.append(notNull && !made && !key ? ".notNull()" : "")
                .append(key ? ".primaryKey()" : "")
                .toString();
    }

    /** Returns a column of a view: of it nothing is known but its type. */
    String ofView(Column c) {
        return type(c, c, Optional.empty());
    }

    private String type(Column c, Column flat, Optional<Family> kinds) {
        Type element = DataTypes.element(c.type());
        String base = c.value() instanceof Column.Serial
                ? serial(element)
                : c.collation().isEmpty() && DataTypes.builtIn(element) && element instanceof Type.Known k
                        ? known(k, kinds.filter(f -> c.type() instanceof Type.Known))
                        : other(element, c.collation(), flat.type(), c.type() instanceof Type.ArrayOf);
        boolean told = base.contains("enum: ");
        return base
                + (c.type() instanceof Type.ArrayOf ? ".array()" : "")
                + kinds.filter(f -> !told && !(c.type() instanceof Type.Named))
                        .map(f -> ".$type<" + TsTypes.kinds(f) + ">()")
                        .orElse("");
    }

    private String call(String function, String... fields) {
        imports.add(function);
        List<String> given =
                java.util.stream.Stream.of(fields).filter(f -> !f.isEmpty()).toList();
        return function + (given.isEmpty() ? "()" : "({ " + String.join(", ", given) + " })");
    }

    private String serial(Type type) {
        return type.is("bigint")
                ? call("bigserial", "mode: 'bigint'")
                : call(type.is("smallint") ? "smallserial" : "serial");
    }

    private String known(Type.Known k, Optional<Family> kinds) {
        List<String> m = k.modifiers();
        String first = m.isEmpty() ? "" : m.getFirst();
        String zone = k.name().endsWith("with time zone") ? "withTimezone: true" : "";
        String values = kinds.map(f -> "enum: ["
                        + f.kinds().stream().map(x -> TsText.string(x.value())).collect(Collectors.joining(", "))
                        + "]")
                .orElse("");
        return switch (k.name()) {
            case "bigint" -> call("bigint", "mode: 'bigint'");
            case "bit" -> call("bit", "dimensions: " + first);
            case "character" -> call("char", first.isEmpty() ? "" : "length: " + first, values);
            case "character varying" -> call("varchar", first.isEmpty() ? "" : "length: " + first, values);
            case "text" -> call("text", values);
            case "double precision" -> call("doublePrecision");
            case "numeric" ->
                call("numeric", first.isEmpty() ? "" : "precision: " + first, m.size() < 2 ? "" : "scale: " + m.get(1));
            case "point" -> call("point", "mode: 'xy'");
            case "time with time zone", "time without time zone" ->
                call("time", first.isEmpty() ? "" : "precision: " + first, zone);
            case "timestamp with time zone", "timestamp without time zone" ->
                call("timestamp", first.isEmpty() ? "" : "precision: " + first, zone, "mode: 'string'");
            default -> call(k.name());
        };
    }

    /**
     * An enum, or a type that Drizzle has no function for.
     *
     * @param all the column's base type
     * @param array whether the column is an array of {@code type}
     */
    private String other(Type type, Optional<String> collation, Type all, boolean array) {
        Type flat = array ? DataTypes.element(all) : all;
        if (type instanceof Type.Named n && schema.enumType(n.name()).isPresent() && collation.isEmpty()) {
            EnumType e = schema.enumType(n.name()).get();
            if (!e.labels().isEmpty()) {
                enums.add(e);
                return names.of(e) + "()";
            }
        }
        String text = types.custom(type).orElseGet(() -> Sql.PUBLIC.type(type))
                + collation.map(c -> " COLLATE " + c).orElse("");
        boolean written = array && flat.is("circle");
        String data = written ? "string" : tsTypes.of(flat).select();
        String more = flat.is("bigint")
                ? ", fromDriver: (value) => BigInt(value as string)"
                : flat.is("json") || flat.is("jsonb")
                        ? ", toDriver: (value) => JSON.stringify(value)"
                        : flat.is("circle") && !written
                                ? ", toDriver: (value) => `<(${value.x},${value.y}),${value.radius}>`"
                                : flat.is("point") ? ", toDriver: (value) => `(${value.x},${value.y})`" : "";
        String name = names.type(text, data);
        imports.add("customType");
        declared.put(
                name,
                "const " + name + " = customType<{ data: " + data + " }>({ dataType: () => " + TsText.string(text)
                        + more + " })\n");
        return name + "()";
    }

    /** The default, as a value where Drizzle writes just that. */
    private String initial(Column c, String expression, boolean kinds) {
        Type type = c.type();
        boolean plain = c.collation().isEmpty() && !kinds;
        boolean text = type.is("text") || type.is("character varying") || type.is("character");
        boolean label =
                type instanceof Type.Named n && schema.enumType(n.name()).isPresent();
        Optional<String> literal = literal(expression);
        if (plain && literal.isPresent() && (text || label)) {
            return ".default(" + TsText.string(literal.get()) + ")";
        }
        boolean number = (type.is("integer") || type.is("smallint"))
                && INTEGER.matcher(expression).matches();
        if (plain && (number || type.is("boolean") && List.of("true", "false").contains(expression))) {
            return ".default(" + expression + ")";
        }
        boolean moment = type.is("timestamp with time zone") || type.is("timestamp without time zone");
        if (moment && expression.equals("now()")) {
            return ".defaultNow()";
        }
        if (type.is("uuid") && expression.equals("gen_random_uuid()")) {
            return ".defaultRandom()";
        }
        return ".default(" + sql(expression) + ")";
    }

    /** Returns the string that {@code expression} is, where it is nothing else. */
    private static Optional<String> literal(String expression) {
        if (!expression.startsWith("'")) {
            return Optional.empty();
        }
        Script script = Script.of(Dialect.POSTGRESQL, expression);
        if (script.statements().size() != 1) {
            return Optional.empty();
        }
        Tokens t = script.statements().getFirst().tokens();
        return t.size() == 1 && t.kind(0) == TokenKind.STRING ? Optional.of(t.string(0)) : Optional.empty();
    }
}

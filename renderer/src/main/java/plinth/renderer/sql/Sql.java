package plinth.renderer.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.Strings;
import plinth.model.schema.Type;
import plinth.model.text.Identifiers;

/** Writes the parts of PostgreSQL statements: names, types, expressions, keys, options. */
public final class Sql {
    private final Name defaultSchema;

    /** Makes a writer that leaves the schema away from names in {@code defaultSchema}. */
    public Sql(Name defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    /** A writer for texts whose names without a schema are in {@code public}. */
    public static final Sql PUBLIC = new Sql(ObjectName.PUBLIC);

    /** Returns {@code name} as an identifier, in quotes where PostgreSQL's quote_ident would put them. */
    public static String name(Name name) {
        return name(name.value());
    }

    /** Returns {@code name} as an identifier, in quotes where PostgreSQL's quote_ident would put them. */
    public static String name(String name) {
        return Identifiers.written(name);
    }

    public String name(ObjectName name) {
        return name.schema().isEmpty() || name.schema().equals(defaultSchema)
                ? name(name.name())
                : name(name.schema()) + "." + name(name.name());
    }

    public static String names(List<Name> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    public String type(Type type) {
        return switch (type) {
            case Type.Known k -> known(k);
            case Type.Named(ObjectName name, List<String> modifiers) ->
                name(name) + (modifiers.isEmpty() ? "" : "(" + String.join(",", modifiers) + ")");
            case Type.ArrayOf(Type element) -> type(element) + "[]";
            case Type.Other(String text) -> text;
        };
    }

    /** The short names that people write, where PostgreSQL has one of its own. */
    private static String known(Type.Known k) {
        String brief = switch (k.name()) {
            case "timestamp with time zone" -> "timestamptz";
            case "timestamp without time zone" -> "timestamp";
            case "time with time zone" -> "timetz";
            case "time without time zone" -> "time";
            case "character varying" -> "varchar";
            case "character" -> "char";
            default -> "";
        };
        return brief.isEmpty()
                ? k.toString()
                : brief + (k.modifiers().isEmpty() ? "" : "(" + String.join(",", k.modifiers()) + ")");
    }

    public static String expression(Expression e) {
        StringBuilder out = new StringBuilder();
        for (Expression.Piece p : e.pieces()) {
            switch (p) {
                case Expression.Verbatim(String text) -> out.append(text);
                case Expression.Reference(List<Name> path) ->
                    out.append(path.stream().map(Sql::name).collect(Collectors.joining(".")));
            }
        }
        return out.toString();
    }

    /** Returns a key of an index: expressions in parentheses unless they are a column or one call. */
    public static String key(IndexKey k) {
        String e = expression(k.expression());
        StringBuilder out = new StringBuilder(k.column().isPresent() || Calls.isCall(e) ? e : "(" + e + ")");
        k.collation().ifPresent(c -> out.append(" COLLATE ").append(c));
        k.operatorClass().ifPresent(c -> out.append(' ').append(c));
        if (!k.classOptions().isEmpty()) {
            out.append(" (").append(options(k.classOptions())).append(')');
        }
        if (k.descending()) {
            out.append(" DESC");
        }
        k.nullsFirst().ifPresent(f -> out.append(f ? " NULLS FIRST" : " NULLS LAST"));
        return out.toString();
    }

    public static String keys(List<IndexKey> keys) {
        return keys.stream().map(Sql::key).collect(Collectors.joining(", "));
    }

    public static String options(List<Option> options) {
        return options.stream()
                .map(o -> o.name() + o.value().map(v -> " = " + v).orElse(""))
                .collect(Collectors.joining(", "));
    }

    public static String comment(Optional<String> comment) {
        return comment.map(Strings::literal).orElse("NULL");
    }

    static String deferral(Constraint.Deferral d) {
        return switch (d) {
            case NOT_DEFERRABLE -> "";
            case DEFERRABLE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    static String action(Constraint.Action a) {
        return switch (a) {
            case NO_ACTION -> "NO ACTION";
            case RESTRICT -> "RESTRICT";
            case CASCADE -> "CASCADE";
            case SET_NULL -> "SET NULL";
            case SET_DEFAULT -> "SET DEFAULT";
        };
    }
}

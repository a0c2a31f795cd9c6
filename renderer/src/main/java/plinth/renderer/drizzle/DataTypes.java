package plinth.renderer.drizzle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.renderer.sql.Sql;

/** What a column of Drizzle says of its type, so that drizzle-kit writes the type that is meant. */
final class DataTypes {
    /** The types that Drizzle has functions for. */
    private static final List<String> BUILT_IN = List.of(
            "bigint",
            "bit",
            "boolean",
            "character",
            "character varying",
            "cidr",
            "date",
            "double precision",
            "inet",
            "integer",
            "interval",
            "json",
            "jsonb",
            "macaddr",
            "macaddr8",
            "numeric",
            "point",
            "real",
            "smallint",
            "text",
            "time with time zone",
            "time without time zone",
            "timestamp with time zone",
            "timestamp without time zone",
            "uuid");

    /** drizzle-kit 0.31 writes a type as it is that begins with one of these, and everything else as a name in quotes. */
    private static final List<String> AS_IT_IS = List.of(
            "uuid",
            "smallint",
            "integer",
            "bigint",
            "boolean",
            "text",
            "varchar",
            "serial",
            "bigserial",
            "decimal",
            "numeric",
            "real",
            "json",
            "time",
            "date",
            "interval",
            "double precision",
            "char",
            "vector",
            "geometry",
            "halfvec",
            "sparsevec",
            "bit");

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    private final Schema schema;

    DataTypes(Schema schema) {
        this.schema = schema;
    }

    /** Returns whether Drizzle has a function for {@code type}. */
    static boolean builtIn(Type type) {
        return type instanceof Type.Known k
                && BUILT_IN.contains(k.name())
                && !(k.name().equals("bit") && k.modifiers().isEmpty())
                && !(k.name().equals("interval") && !k.modifiers().isEmpty());
    }

    /** Returns whether drizzle-kit can be told of the type of {@code c} and its collation. */
    boolean says(Column c) {
        Type element = element(c.type());
        if (c.collation().isPresent()) {
            return c.type() instanceof Type.Known
                    && custom(c.type()).filter(DataTypes::asItIs).isPresent();
        }
        return builtIn(element) || custom(element).isPresent();
    }

    static Type element(Type type) {
        return type instanceof Type.ArrayOf(Type e) ? element(e) : type;
    }

    /** Returns what {@code customType} says of {@code type}; nothing when drizzle-kit would make something else of it. */
    Optional<String> custom(Type type) {
        return switch (type) {
            case Type.Known k -> {
                String text = Sql.PUBLIC.type(k);
                yield k.modifiers().isEmpty() && PLAIN.matcher(text).matches() || asItIs(text)
                        ? Optional.of(text)
                        : Optional.empty();
            }
            case Type.Named n -> named(n);
            case Type.Other(String text) ->
                PLAIN.matcher(text).matches() || asItIs(text) ? Optional.of(text) : Optional.empty();
            case Type.ArrayOf a -> Optional.empty();
        };
    }

    private Optional<String> named(Type.Named n) {
        ObjectName name = n.name();
        String plain = name.name().value();
        boolean here = name.schema().isEmpty() || name.schema().equals(ObjectName.PUBLIC);
        if (quote(name)) {
            return Optional.empty();
        }
        if (asItIs(plain)) {
            boolean same = here && PLAIN.matcher(plain).matches();
            return same ? Optional.of(Sql.PUBLIC.type(n)) : Optional.empty();
        }
        if (!n.modifiers().isEmpty()) {
            return Optional.empty();
        }
        // An enum says its schema itself.
        boolean whole = here || schema.enumType(name).isPresent();
        return Optional.of(whole ? plain : name.schema().value() + "\".\"" + plain);
    }

    static boolean asItIs(String type) {
        return AS_IT_IS.stream().anyMatch(type::startsWith);
    }

    /** Returns whether a quotation mark is in {@code name}: drizzle-kit does not double it. */
    static boolean quote(ObjectName name) {
        return name.schema().value().contains("\"") || name.name().value().contains("\"");
    }
}

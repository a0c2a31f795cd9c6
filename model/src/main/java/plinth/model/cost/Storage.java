package plinth.model.cost;

import java.util.Map;
import java.util.Optional;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Type;

/**
 * How values of a type are stored: {@code typlen} and {@code typalign} of PostgreSQL's {@code pg_type.dat}.
 *
 * @param length bytes of every value, or {@link #VARIABLE}
 * @param align the multiple of bytes at which a value starts; a variable one of up to 126 bytes starts anywhere
 */
record Storage(int length, int align) {
    static final int VARIABLE = -1;
    private static final Storage TEXT = new Storage(VARIABLE, 4);

    private static final Map<String, Storage> FIXED = Map.ofEntries(
            Map.entry("boolean", new Storage(1, 1)),
            Map.entry("smallint", new Storage(2, 2)),
            Map.entry("integer", new Storage(4, 4)),
            Map.entry("bigint", new Storage(8, 8)),
            Map.entry("real", new Storage(4, 4)),
            Map.entry("double precision", new Storage(8, 8)),
            Map.entry("money", new Storage(8, 8)),
            Map.entry("date", new Storage(4, 4)),
            Map.entry("timestamp with time zone", new Storage(8, 8)),
            Map.entry("timestamp without time zone", new Storage(8, 8)),
            Map.entry("time without time zone", new Storage(8, 8)),
            Map.entry("time with time zone", new Storage(12, 8)),
            Map.entry("interval", new Storage(16, 8)),
            Map.entry("uuid", new Storage(16, 1)),
            Map.entry("name", new Storage(64, 1)),
            Map.entry("oid", new Storage(4, 4)),
            Map.entry("xid", new Storage(4, 4)),
            Map.entry("cid", new Storage(4, 4)),
            Map.entry("xid8", new Storage(8, 8)),
            Map.entry("tid", new Storage(6, 2)),
            Map.entry("pg_lsn", new Storage(8, 8)),
            Map.entry("macaddr", new Storage(6, 4)),
            Map.entry("macaddr8", new Storage(8, 4)),
            Map.entry("point", new Storage(16, 8)),
            Map.entry("line", new Storage(24, 8)),
            Map.entry("lseg", new Storage(32, 8)),
            Map.entry("box", new Storage(32, 8)),
            Map.entry("circle", new Storage(24, 8)));

    boolean variable() {
        return length == VARIABLE;
    }

    /** Returns how {@code type} is stored; a type that is not known, like text. */
    static Storage of(Type type, Schema schema) {
        return switch (type) {
            case Type.Known k -> {
                Storage fixed = FIXED.get(k.name());
                if (fixed != null) {
                    yield fixed;
                }
                if (k.name().startsWith("reg")) {
                    yield new Storage(4, 4);
                }
                boolean eights = k.name().startsWith("ts")
                        || k.name().startsWith("int8")
                        || k.name().equals("path")
                        || k.name().equals("polygon");
                yield eights && !k.name().equals("tsvector") && !k.name().equals("tsquery")
                        ? new Storage(VARIABLE, 8)
                        : TEXT;
            }
            case Type.Named n -> {
                if (schema.enumType(n.name()).isPresent()) {
                    yield new Storage(4, 4);
                }
                Optional<Domain> domain = schema.domain(n.name());
                yield domain.isPresent() ? of(domain.get().type(), schema) : composite(n, schema);
            }
            case Type.ArrayOf a ->
                new Storage(VARIABLE, Math.max(4, of(a.element(), schema).align()));
            case Type.Other o -> TEXT;
        };
    }

    private static Storage composite(Type.Named n, Schema schema) {
        for (SchemaObject o : schema.objects()) {
            if (o instanceof CompositeType c && c.name().equals(n.name())) {
                return new Storage(VARIABLE, 8);
            }
        }
        return TEXT;
    }

    /**
     * Returns the width that the planner takes a value of {@code type} to have when it has no statistics: {@code get_typavgwidth} in
     * {@code lsyscache.c}.
     */
    static int planned(Type type, Schema schema) {
        Storage s = of(type, schema);
        if (!s.variable()) {
            return s.length();
        }
        if (type instanceof Type.Known k && !k.modifiers().isEmpty() && k.name().startsWith("char")) {
            int most = number(k.modifiers().getFirst());
            if (most > 0) {
                return most <= 32 ? most : most < 1000 ? 32 + (most - 32) / 2 : 32 + (1000 - 32) / 2;
            }
        }
        return 32;
    }

    /** Returns the number that {@code text} is, or -1. */
    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Returns {@code offset} rounded up to a multiple of {@code to}. */
    static int aligned(int offset, int to) {
        return (offset + to - 1) / to * to;
    }
}

package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Type;

/** The type of what several expressions give, and of what operators make of two, by PostgreSQL's rules for its own types. */
final class CommonTypes {
    private static final List<String> NUMBERS =
            List.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final List<String> TIMES =
            List.of("date", "timestamp without time zone", "timestamp with time zone");
    private static final Set<String> STRINGS = Set.of("text", "character varying", "character", "name", "bpchar");
    private static final Set<String> DAYS = Set.copyOf(TIMES);

    private CommonTypes() {}

    static boolean string(String name) {
        return STRINGS.contains(name);
    }

    static boolean number(String name) {
        return NUMBERS.contains(name);
    }

    /** Returns {@code type} without its modifiers. */
    static @Nullable Type plain(@Nullable Type type) {
        return switch (type) {
            case Type.Known k when !k.modifiers().isEmpty() -> bare(k);
            case Type.Known k when k.name().equals("character") -> bare(k);
            case Type.Named n -> new Type.Named(n.name(), List.of());
            case Type.ArrayOf a -> {
                Type element = plain(a.element());
                yield element == null ? null : new Type.ArrayOf(element);
            }
            case null, default -> type;
        };
    }

    /** Without a length the SQL name of {@code char} means one character; PostgreSQL's own name means any number. */
    private static Type bare(Type.Known k) {
        return k.name().equals("character") ? Type.known("bpchar") : Type.known(k.name());
    }

    /** The type of CASE, COALESCE, VALUES, UNION and arrays ({@code select_common_type}). */
    static Typed common(List<Typed> all) {
        @Nullable Type type = null;
        boolean same = true;
        boolean literal = false;
        for (Typed t : all) {
            if (t.literal()) {
                literal = true;
            } else if (t.type() == null) {
                return Typed.UNKNOWN;
            } else if (type == null) {
                type = t.type();
            } else if (!type.equals(t.type())) {
                same = false;
                type = both(plain(type), plain(t.type()));
                if (type == null) {
                    return Typed.UNKNOWN;
                }
            }
        }
        if (type == null) {
            return Typed.LITERAL;
        }
        return Typed.of(same && !literal ? type : plain(type)).withCollation(collation(all));
    }

    /** The one collation that is not the default, when there is but one. */
    static Optional<String> collation(List<Typed> all) {
        List<String> found = all.stream()
                .map(Typed::collation)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static @Nullable Type both(@Nullable Type a, @Nullable Type b) {
        if (a == null || b == null || a.equals(b)) {
            return a;
        }
        if (!(a instanceof Type.Known x) || !(b instanceof Type.Known y)) {
            return null;
        }
        if (number(x.name()) && number(y.name())) {
            return Type.known(wider(NUMBERS, x.name(), y.name()));
        }
        if (DAYS.contains(x.name()) && DAYS.contains(y.name())) {
            return Type.known(wider(TIMES, x.name(), y.name()));
        }
        if (string(x.name()) && string(y.name())) {
            return x.is("text") || y.is("text") ? Typed.TEXT : null;
        }
        return null;
    }

    private static String wider(List<String> order, String a, String b) {
        return order.get(Math.max(order.indexOf(a), order.indexOf(b)));
    }

    /** The type of {@code left op right}; the types are those under a domain. */
    static Typed operator(String op, Typed left, Typed right) {
        Typed l = left.literal() && right.type() != null ? literal(op, right, left) : left;
        Typed r = right.literal() && left.type() != null ? literal(op, left, right) : right;
        switch (op) {
            case "=",
                    "<>",
                    "!=",
                    "<",
                    ">",
                    "<=",
                    ">=",
                    "~",
                    "!~",
                    "~*",
                    "!~*",
                    "~~",
                    "!~~",
                    "~~*",
                    "!~~*",
                    "@>",
                    "<@",
                    "&&",
                    "?",
                    "?|",
                    "?&",
                    "@@",
                    "@?",
                    "^@",
                    "-|-",
                    "&<",
                    "&>",
                    "<<=",
                    ">>=",
                    "@@@" -> {
                return Typed.known("boolean");
            }
            default -> {}
        }
        if (l.literal() && r.literal()) {
            return op.equals("||") ? Typed.of(Typed.TEXT) : Typed.UNKNOWN;
        }
        if (op.equals("||")) {
            return joined(l, r);
        }
        if (!(l.type() instanceof Type.Known) || !(r.type() instanceof Type.Known)) {
            return Typed.UNKNOWN;
        }
        return Typed.of(builtIn(op, l.brief(), r.brief()));
    }

    /** A string beside a value is taken for the same type, where the operator has such a form. */
    private static Typed literal(String op, Typed other, Typed literal) {
        String b = other.brief();
        boolean days = DAYS.contains(b) && op.equals("+");
        boolean path = op.equals("->") || op.equals("->>") || op.equals("#>") || op.equals("#>>");
        return days ? Typed.UNKNOWN : path ? Typed.of(Typed.TEXT) : literal.withType(plain(other.type()));
    }

    private static Typed joined(Typed l, Typed r) {
        if (l.type() instanceof Type.ArrayOf || r.type() instanceof Type.ArrayOf) {
            Type a = l.type() instanceof Type.ArrayOf ? l.type() : r.type();
            return Typed.of(plain(a)).withCollation(collation(List.of(l, r)));
        }
        boolean strings = string(l.brief()) || string(r.brief());
        if (strings) {
            return Typed.of(Typed.TEXT).withCollation(collation(List.of(l, r)));
        }
        boolean same = l.type() != null && !l.brief().isEmpty() && l.brief().equals(r.brief());
        return switch (l.brief()) {
            case "jsonb", "bytea", "tsvector", "tsquery" -> same ? Typed.known(l.brief()) : Typed.UNKNOWN;
            case "bit", "bit varying" -> Typed.known("bit varying");
            default -> Typed.UNKNOWN;
        };
    }

    private static @Nullable Type builtIn(String op, String l, String r) {
        String found = switch (op) {
            case "->", "#>" -> l.equals("json") || l.equals("jsonb") ? l : "";
            case "->>", "#>>" -> l.equals("json") || l.equals("jsonb") ? "text" : "";
            case "+", "-", "*", "/", "%" -> arithmetic(op, l, r);
            case "^" -> !number(l) || !number(r) ? "" : power(l, r);
            case "&", "|", "#" ->
                integer(l) && integer(r) ? wider(NUMBERS, l, r) : l.equals(r) && l.equals("bit") ? l : "";
            case "<<", ">>" -> integer(l) ? l : "";
            default -> "";
        };
        return found.isEmpty() ? null : Type.known(found);
    }

    private static String power(String l, String r) {
        boolean exact = (l.equals("numeric") || r.equals("numeric")) && !floating(l) && !floating(r);
        return exact ? "numeric" : "double precision";
    }

    private static boolean integer(String t) {
        return t.equals("smallint") || t.equals("integer") || t.equals("bigint");
    }

    private static boolean floating(String t) {
        return t.equals("real") || t.equals("double precision");
    }

    private static String arithmetic(String op, String l, String r) {
        if (number(l) && number(r)) {
            boolean floating = floating(l) || floating(r);
            if (floating) {
                return op.equals("%") ? "" : l.equals("real") && r.equals("real") ? "real" : "double precision";
            }
            return wider(NUMBERS, l, r);
        }
        boolean plus = op.equals("+");
        boolean minus = op.equals("-");
        if (plus && integerDate(r, l)) {
            return "date";
        }
        if ((plus || minus) && integerDate(l, r)) {
            return "date";
        }
        if (minus && l.equals(r)) {
            return switch (l) {
                case "date" -> "integer";
                case "timestamp without time zone", "timestamp with time zone", "time without time zone", "interval" ->
                    "interval";
                default -> "";
            };
        }
        if (minus && DAYS.contains(l) && DAYS.contains(r)) {
            return "interval";
        }
        if (l.equals("interval") || r.equals("interval")) {
            return interval(op, l, r);
        }
        if (plus && ((l.equals("date") && r.startsWith("time ")) || (r.equals("date") && l.startsWith("time ")))) {
            return l.endsWith("with time zone") || r.endsWith("with time zone")
                    ? "timestamp with time zone"
                    : "timestamp without time zone";
        }
        return minus && l.equals("jsonb") ? "jsonb" : "";
    }

    private static boolean integerDate(String date, String number) {
        return date.equals("date") && (number.equals("integer") || number.equals("smallint"));
    }

    private static String interval(String op, String l, String r) {
        if (op.equals("*") || op.equals("/")) {
            boolean number = number(r) || (op.equals("*") && number(l));
            return number ? "interval" : "";
        }
        if (op.equals("%") || (op.equals("-") && !r.equals("interval"))) {
            return "";
        }
        String other = l.equals("interval") ? r : l;
        return switch (other) {
            case "interval" -> "interval";
            case "date", "timestamp without time zone" -> "timestamp without time zone";
            case "timestamp with time zone", "time without time zone", "time with time zone" -> other;
            default -> "";
        };
    }

    /** The type of an operator before its one operand. */
    static Typed prefix(String op, Typed of) {
        return switch (op) {
            case "-", "+", "@", "~" -> of.literal() ? Typed.UNKNOWN : Typed.of(plain(of.type()));
            case "|/", "||/" -> Typed.known("double precision");
            case "!!" -> Typed.known("tsquery");
            default -> Typed.UNKNOWN;
        };
    }
}

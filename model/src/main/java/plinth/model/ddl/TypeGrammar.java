package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
import plinth.model.schema.Type;
import plinth.model.schema.Types;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;

/** Reads types. */
final class TypeGrammar {
    private static final Name CATALOG = new Name("pg_catalog");

    /** Up to 24 bits, as many as a number of four bytes keeps. */
    private static final Pattern SINGLE = Pattern.compile("0*(\\d|1\\d|2[0-4])");

    private final Cursor c;
    private final Name schema;

    TypeGrammar(Cursor c, Name schema) {
        this.c = c;
        this.schema = schema;
    }

    TypeNode type() {
        int start = c.start();
        int first = c.at();
        boolean set = c.accept(Keyword.SETOF);
        Simple simple = simple();
        Type type = simple.type;
        if (c.accept(Keyword.ARRAY)) {
            type = array(type);
            if (c.is('[')) {
                c.skipParenthesis();
            }
        } else if (c.is('[')) {
            type = array(type);
            while (c.is('[')) {
                c.skipParenthesis();
            }
        }
        if (c.is('%')) {
            c.skip();
            c.skip();
            type = new Type.Other(c.text(first, c.at()));
        }
        if (set) {
            type = new Type.Other("SETOF " + type);
        }
        return new TypeNode(c.from(start), type, simple.named, simple.serial);
    }

    /** An array of arrays is one of more dimensions, which PostgreSQL does not tell apart. */
    private static Type array(Type element) {
        return element instanceof Type.ArrayOf ? element : new Type.ArrayOf(element);
    }

    private record Simple(Type type, Optional<NameNode> named, boolean serial) {
        static Simple known(String name, List<String> modifiers) {
            return new Simple(new Type.Known(name, modifiers), Optional.empty(), false);
        }
    }

    private Simple simple() {
        Keyword k = c.keyword();
        if (k != null && !(c.is(1, '.'))) {
            switch (k) {
                case DOUBLE -> {
                    if (c.keyword(1) == Keyword.PRECISION) {
                        c.accept(Keyword.DOUBLE, Keyword.PRECISION);
                        return mysql("double precision", modifiers());
                    }
                }
                case NATIONAL -> {
                    c.skip();
                    return character();
                }
                case CHARACTER, CHAR, NCHAR -> {
                    return character();
                }
                case VARCHAR -> {
                    c.skip();
                    return mysql("character varying", modifiers());
                }
                case BIT -> {
                    c.skip();
                    boolean varying = c.accept(Keyword.VARYING);
                    return Simple.known(varying ? "bit varying" : "bit", modifiers());
                }
                case TIME, TIMESTAMP -> {
                    return time(k == Keyword.TIME ? "time" : "timestamp");
                }
                case INTERVAL -> {
                    return interval();
                }
                case FLOAT -> {
                    c.skip();
                    List<String> bits = modifiers();
                    boolean single =
                            bits.size() == 1 && SINGLE.matcher(bits.getFirst()).matches();
                    return mysql(single ? "real" : "double precision", List.of());
                }
                default -> {}
            }
        }
        int start = c.at();
        NameNode name = c.name("a type");
        String written = name.last().name().value();
        boolean quoted = c.tokens.kind(c.at() - 1) == TokenKind.QUOTED;
        boolean own = name.parts().size() == 1 && !quoted;
        boolean catalog = name.qualifier().map(q -> q.name().equals(CATALOG)).orElse(false);
        if (own && c.tokens.dialect() != Dialect.POSTGRESQL) {
            return other(start, written);
        }
        if (own) {
            @Nullable String serial = serial(written);
            if (serial != null) {
                return new Simple(Type.known(serial), Optional.empty(), true);
            }
        }
        List<String> modifiers = modifiers();
        if (own || catalog) {
            Optional<String> known = Types.known(written);
            if (known.isPresent()) {
                return Simple.known(known.get(), modifiers);
            }
        }
        if (quoted
                && name.parts().size() == 1
                && !written.equals("char")
                && Types.known(written).isPresent()) {
            return Simple.known(Types.known(written).get(), modifiers);
        }
        if ((catalog || name.parts().size() == 1) && quoted && written.equals("char")) {
            return Simple.known("\"char\"", modifiers);
        }
        if (name.parts().size() == 1 || catalog) {
            Optional<String> element = Types.elementOf(written);
            if (element.isPresent()) {
                return new Simple(new Type.ArrayOf(new Type.Known(element.get(), modifiers)), Optional.empty(), false);
            }
        }
        c.record(NameRef.Role.TYPE, name, 0);
        return new Simple(new Type.Named(name.in(schema), modifiers), Optional.of(name), false);
    }

    private static @Nullable String serial(String word) {
        return switch (word) {
            case "serial", "serial4" -> "integer";
            case "bigserial", "serial8" -> "bigint";
            case "smallserial", "serial2" -> "smallint";
            default -> null;
        };
    }

    private Simple character() {
        c.skip();
        boolean varying = c.accept(Keyword.VARYING);
        return mysql(varying ? "character varying" : "character", modifiers());
    }

    private Simple time(String name) {
        c.skip();
        List<String> precision = modifiers();
        boolean zone = c.accept(Keyword.WITH, Keyword.TIME, Keyword.ZONE);
        if (!zone) {
            c.accept(Keyword.WITHOUT, Keyword.TIME, Keyword.ZONE);
        }
        return Simple.known(name + (zone ? " with time zone" : " without time zone"), precision);
    }

    private Simple interval() {
        c.skip();
        List<String> precision = modifiers();
        StringBuilder fields = new StringBuilder();
        while (c.isAny(Keyword.YEAR, Keyword.MONTH, Keyword.DAY, Keyword.HOUR, Keyword.MINUTE, Keyword.SECOND)
                || (fields.length() > 0 && c.is(Keyword.TO))) {
            fields.append(' ').append(c.tokens.text(c.at()).toLowerCase(Locale.ROOT));
            c.skip();
        }
        if (precision.isEmpty()) {
            precision = modifiers();
        }
        return Simple.known("interval" + fields, precision);
    }

    /** Takes what MySQL says behind a type that other dialects know too. */
    private Simple mysql(String name, List<String> modifiers) {
        if (c.tokens.dialect() == Dialect.POSTGRESQL) {
            return Simple.known(name, modifiers);
        }
        int start = c.at();
        attributes();
        return start == c.at()
                ? Simple.known(name, modifiers)
                : new Simple(
                        new Type.Other(new Type.Known(name, modifiers) + " " + c.text(start, c.at())),
                        Optional.empty(),
                        false);
    }

    private void attributes() {
        while (true) {
            if (c.isAny(Keyword.UNSIGNED, Keyword.ZEROFILL)) {
                c.skip();
            } else if (c.is(Keyword.CHARACTER, Keyword.SET) || c.is(Keyword.CHARSET)) {
                c.skip();
                c.accept(Keyword.SET);
                c.skip();
            } else {
                return;
            }
        }
    }

    /** Keywords that go on a type of several words: SQLite takes {@code UNSIGNED BIG INT}. */
    private static final Keyword[] OF_TYPES = {
        Keyword.INT,
        Keyword.INTEGER,
        Keyword.BIGINT,
        Keyword.CHARACTER,
        Keyword.CHAR,
        Keyword.VARCHAR,
        Keyword.VARYING,
        Keyword.PRECISION
    };

    /** A type of MySQL or SQLite: the known ones by their name, all others by their text. */
    private Simple other(int start, String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        while (c.tokens.dialect() == Dialect.SQLITE
                && c.kind() == TokenKind.WORD
                && (c.keyword() == null || c.isAny(OF_TYPES))) {
            c.skip();
        }
        List<String> modifiers = modifiers();
        int end = c.at();
        attributes();
        Optional<String> known = Types.known(lower);
        if (known.isPresent() && end == c.at()) {
            return Simple.known(known.get(), modifiers);
        }
        return new Simple(new Type.Other(c.text(start, c.at())), Optional.empty(), false);
    }

    private List<String> modifiers() {
        if (!c.is('(')) {
            return List.of();
        }
        int close = c.tokens.closing(c.at());
        if (close < 0) {
            throw new Unreadable(c.start(), "this parenthesis is not closed");
        }
        List<String> all = new ArrayList<>(2);
        c.skip();
        int start = c.at();
        while (c.at() < close) {
            if (c.is(',')) {
                all.add(modifier(start));
                start = c.at() + 1;
            }
            c.skip();
        }
        all.add(modifier(start));
        c.skip();
        return all;
    }

    /** Returns the modifier from {@code start} to the cursor, which is not empty. */
    private String modifier(int start) {
        if (start == c.at()) {
            throw new Unreadable(c.start(), "a modifier of the type is missing here");
        }
        return c.text(start, c.at());
    }
}

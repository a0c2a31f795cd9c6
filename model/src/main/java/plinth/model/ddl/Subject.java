package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.schema.Address;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * What a statement is about that the schema takes as a whole: an event trigger, a cast, an operator. It is told from others as PostgreSQL does: an operator
 * and a cast by their types, however these are written, a rule by its table, an operator class by its access method.
 *
 * @param name its name where that is written, as it is written; absent for what has none
 */
record Subject(Address.Named address, Optional<NameNode> name) {
    /** Kinds whose names stand in a schema. */
    private static final Set<String> IN_SCHEMAS =
            Set.of("COLLATION", "CONVERSION", "STATISTICS", "OPERATOR CLASS", "OPERATOR FAMILY");

    private static final Set<String> PLAIN = Set.of(
            "COLLATION",
            "CONVERSION",
            "STATISTICS",
            "PUBLICATION",
            "SUBSCRIPTION",
            "SERVER",
            "LANGUAGE",
            "EXTENSION",
            "EVENT TRIGGER",
            "ACCESS METHOD",
            "FOREIGN DATA WRAPPER");

    /** Returns what {@code k} makes, when it makes anything of such a kind. */
    static Optional<Subject> made(Kept k) {
        if (!kind(k.kind())) {
            return Optional.empty();
        }
        Name schema = k.name().schema().isEmpty() ? ObjectName.PUBLIC : k.name().schema();
        Cursor c = new Cursor(Reparsed.tokens(k.text()));
        if (!c.accept(Keyword.CREATE)) {
            return Optional.empty();
        }
        c.accept(Keyword.OR, Keyword.REPLACE);
        return read(c, List.of(schema), a -> true).stream().findFirst();
    }

    /**
     * Returns what {@code k} speaks of, when it changes or comments anything of such a kind.
     *
     * @param there whether something is there, which tells which of the schemas {@code path} is meant
     */
    static Optional<Subject> of(Kept k, List<Name> path, Predicate<Address.Named> there) {
        Cursor c = new Cursor(Reparsed.tokens(k.text()));
        boolean comment = k.kind().equals("COMMENT") && c.accept(Keyword.COMMENT, Keyword.ON);
        boolean alter = !comment && k.kind().startsWith("ALTER ") && c.accept(Keyword.ALTER);
        return comment || alter ? read(c, path, there).stream().findFirst() : Optional.empty();
    }

    /** Returns what {@code k} makes or speaks of, when that is of such a kind; the parameters are as in {@link #of}. */
    static Optional<Subject> about(Kept k, List<Name> path, Predicate<Address.Named> there) {
        return made(k).or(() -> of(k, path, there));
    }

    /** Returns what an ALTER changes; the tokens are those of the statement. */
    static Optional<Subject> altered(Tokens tokens, List<Name> path, Predicate<Address.Named> there) {
        Cursor c = new Cursor(tokens);
        return c.accept(Keyword.ALTER) ? read(c, path, there).stream().findFirst() : Optional.empty();
    }

    /** Returns what a DROP names; the tokens are those of the statement. */
    static List<Subject> dropped(Tokens tokens, List<Name> path, Predicate<Address.Named> there) {
        Cursor c = new Cursor(tokens);
        return c.accept(Keyword.DROP) ? read(c, path, there) : List.of();
    }

    /** Returns what stands behind the kind of an object: {@code SERVER s}, {@code FOREIGN DATA WRAPPER w}. */
    static Optional<Subject> named(Tokens tokens, int at) {
        Cursor c = new Cursor(tokens);
        c.to(at);
        return read(c, List.of(ObjectName.PUBLIC), a -> true).stream().findFirst();
    }

    private static boolean kind(String kind) {
        return PLAIN.contains(kind)
                || kind.startsWith("TEXT SEARCH ")
                || kind.equals("OPERATOR")
                || kind.equals("OPERATOR CLASS")
                || kind.equals("OPERATOR FAMILY")
                || kind.equals("CAST")
                || kind.equals("TRANSFORM")
                || kind.equals("RULE")
                || kind.equals("USER MAPPING");
    }

    private static List<Subject> read(Cursor c, List<Name> path, Predicate<Address.Named> there) {
        try {
            return new Reader(c, path, there).all();
        } catch (Unreadable e) {
            return List.of();
        }
    }

    /** Reads one statement. */
    private static final class Reader {
        private final Cursor c;
        private final List<Name> path;
        private final Predicate<Address.Named> there;

        Reader(Cursor c, List<Name> path, Predicate<Address.Named> there) {
            this.c = c;
            this.path = path;
            this.there = there;
        }

        List<Subject> all() {
            String kind = words();
            if (!kind(kind)) {
                return List.of();
            }
            c.accept(Keyword.CONCURRENTLY);
            if (c.accept(Keyword.IF)) {
                c.accept(Keyword.NOT);
                c.expect(Keyword.EXISTS);
            }
            List<Subject> all = new ArrayList<>();
            do {
                all.add(one(kind));
            } while (c.accept(','));
            return all;
        }

        private String words() {
            c.accept(Keyword.DEFAULT);
            c.accept(Keyword.TRUSTED);
            c.accept(Keyword.PROCEDURAL);
            if (c.is(Keyword.FOREIGN) && c.keyword(1) == Keyword.SERVER) {
                c.skip();
            }
            int more = switch (c.keyword()) {
                case EVENT, ACCESS, USER -> 1;
                case TEXT, FOREIGN -> 2;
                case OPERATOR -> c.keyword(1) == Keyword.CLASS || c.keyword(1) == Keyword.FAMILY ? 1 : 0;
                case null, default -> 0;
            };
            StringBuilder kind = new StringBuilder();
            for (int i = 0; i <= more && !c.done(); i++) {
                kind.append(i == 0 ? "" : " ").append(c.tokens.text(c.at()).toUpperCase(Locale.ROOT));
                c.skip();
            }
            return kind.toString();
        }

        private Subject one(String kind) {
            return switch (kind) {
                case "CAST" -> {
                    c.expect('(');
                    String from = type();
                    c.expect(Keyword.AS);
                    String to = type();
                    c.expect(')');
                    yield nameless("CAST (" + from + " AS " + to + ")");
                }
                case "TRANSFORM" -> {
                    c.expect(Keyword.FOR);
                    String type = type();
                    c.expect(Keyword.LANGUAGE);
                    yield nameless("TRANSFORM " + type + " " + c.ident("a language"));
                }
                case "USER MAPPING" -> {
                    c.expect(Keyword.FOR);
                    String user = c.tokens.text(c.at()).toLowerCase(Locale.ROOT);
                    c.skip();
                    c.expect(Keyword.SERVER);
                    yield nameless("USER MAPPING " + user + " " + c.ident("a server"));
                }
                case "OPERATOR" -> operator();
                case "OPERATOR CLASS", "OPERATOR FAMILY" -> {
                    NameNode name = c.name("a name");
                    while (!c.done() && !c.is(Keyword.USING)) {
                        c.skip();
                    }
                    c.expect(Keyword.USING);
                    String method = c.ident("an access method").toString();
                    yield named(kind, " USING " + method, name);
                }
                case "RULE" -> {
                    Ident name = c.ident("a rule");
                    boolean created = c.accept(Keyword.AS);
                    while (created && !c.done() && !c.is(Keyword.TO)) {
                        c.skip();
                    }
                    c.skip();
                    String table = c.name("a table").last().toString();
                    yield new Subject(
                            new Address.Named("RULE ON " + table, new ObjectName(ObjectName.NONE, name.name())),
                            Optional.of(new NameNode(List.of(name))));
                }
                default -> named(kind, "", c.name("a name"));
            };
        }

        private Subject nameless(String what) {
            return new Subject(
                    new Address.Named(what, new ObjectName(ObjectName.NONE, ObjectName.NONE)), Optional.empty());
        }

        private Subject named(String kind, String rest, NameNode name) {
            boolean inSchema = IN_SCHEMAS.contains(kind) || kind.startsWith("TEXT SEARCH ");
            ObjectName full = !inSchema
                    ? new ObjectName(ObjectName.NONE, name.last().name())
                    : path.stream()
                            .map(name::in)
                            .filter(n -> there.test(new Address.Named(kind, n)))
                            .findFirst()
                            .orElse(name.in(path.getFirst()));
            return new Subject(new Address.Named(kind + rest, full), Optional.of(name));
        }

        /** Operators are found without regard to their schema: hardly anybody has two of one name and types. */
        private Subject operator() {
            while (c.tokens.isIdentifier(c.at()) && c.is(1, '.')) {
                c.skip();
                c.skip();
            }
            StringBuilder sign = new StringBuilder();
            while (!c.done() && !c.is('(')) {
                sign.append(c.tokens.text(c.at()));
                c.skip();
            }
            int open = c.at();
            int close = c.tokens.closing(open);
            c.expect('(');
            String left = "none";
            String right = "none";
            boolean made = c.tokens.is(open + 2, "=");
            if (made) {
                for (int i = open + 1; i < close; i++) {
                    boolean option = c.tokens.is(i + 1, "=");
                    if (option && (c.tokens.is(i, "leftarg") || c.tokens.is(i, "rightarg"))) {
                        c.to(i + 2);
                        String type = type();
                        left = c.tokens.is(i, "leftarg") ? type : left;
                        right = c.tokens.is(i, "rightarg") ? type : right;
                    }
                }
            } else {
                left = type();
                c.expect(',');
                right = type();
            }
            c.to(close + 1);
            return nameless("OPERATOR " + sign + " (" + left + ", " + right + ")");
        }

        /** A type by what it means; the schema of one that somebody defined is left out, since it need not be written. */
        private String type() {
            if (c.accept(Keyword.NONE)) {
                return "none";
            }
            int at = c.at();
            try {
                return bare(new TypeGrammar(c, ObjectName.PUBLIC).type().type()).toString();
            } catch (Unreadable e) {
                c.to(at);
                if (c.kind() != TokenKind.WORD) {
                    throw e;
                }
                c.skip();
                return c.tokens.text(at).toLowerCase(Locale.ROOT);
            }
        }

        private static Type bare(Type t) {
            return switch (t) {
                case Type.Named n ->
                    new Type.Named(new ObjectName(ObjectName.NONE, n.name().name()), List.of());
                case Type.ArrayOf a -> new Type.ArrayOf(bare(a.element()));
                case Type.Known k -> new Type.Known(k.name(), List.of());
                case Type.Other o -> o;
            };
        }
    }
}

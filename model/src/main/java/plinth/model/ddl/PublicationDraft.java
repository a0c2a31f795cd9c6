package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/**
 * A publication in its parts.
 *
 * @param head what stands before its list
 * @param allTables whether it is of all tables, whatever comes
 * @param options what it says of itself, in order
 */
record PublicationDraft(String head, boolean allTables, List<Member> members, List<Option> options) {
    PublicationDraft {
        members = List.copyOf(members);
        options = List.copyOf(options);
    }

    /**
     * A table that is published, or a schema with all its tables.
     *
     * @param only whether it is the table without those that inherit from it
     * @param written the name as it stands there
     * @param listsColumns whether a table is published with some of its columns alone
     * @param rest the columns and the condition of a table, with the blank before them
     */
    record Member(boolean schema, boolean only, NameNode name, String written, boolean listsColumns, String rest) {
        private String text() {
            return (only ? "ONLY " : "") + written + rest;
        }

        Member alone() {
            return only || schema ? this : new Member(false, true, name, written, listsColumns, rest);
        }

        /** Returns it with another table's name, written with its schema. */
        Member of(ObjectName table) {
            return named(List.of(table.schema(), table.name()));
        }

        /** Returns it with another schema's name. */
        Member of(Name schema) {
            return named(List.of(schema));
        }

        private Member named(List<Name> parts) {
            NameNode node = new NameNode(
                    parts.stream().map(n -> new Ident(n, new Span(0, 0))).toList());
            String words =
                    parts.stream().map(n -> Identifiers.written(n.value())).collect(Collectors.joining("."));
            return new Member(schema, only, node, words, listsColumns, rest);
        }
    }

    /** An option: {@code publish = 'insert'}. */
    record Option(String name, String text) {
        private static final Set<String> TRUE = Set.of("true", "on", "1");

        /** Returns whether an option that is true or false is true: also when nothing is said behind its name. */
        boolean on() {
            int at = text.indexOf('=');
            return at < 0
                    || TRUE.contains(
                            text.substring(at + 1).replace("'", "").strip().toLowerCase(Locale.ROOT));
        }
    }

    /** Reads a CREATE PUBLICATION; nothing when its list cannot be read. */
    static Optional<PublicationDraft> of(Kept k) {
        Tokens t = Reparsed.tokens(k.text());
        try {
            int with = Members.until(t, 0, Set.of(Keyword.WITH));
            int list = Members.until(t, 0, Set.of(Keyword.FOR));
            boolean all = t.is(list, Keyword.FOR) && t.is(list + 1, Keyword.ALL);
            int head = all ? list + 3 : Math.min(list, with);
            return Optional.of(new PublicationDraft(
                    t.text().substring(t.start(0), t.end(head - 1)),
                    all,
                    !all && list < with ? members(t, list + 1, with) : List.of(),
                    with < t.size() ? options(t, with + 1) : List.of()));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Reads a list of members; a word of a kind is good until the next. */
    static List<Member> members(Tokens t, int from, int to) {
        if (from >= to) {
            throw new Unreadable(t.end(t.size() - 1), "a list of tables or schemas is expected");
        }
        List<Member> all = new ArrayList<>();
        boolean schema = false;
        for (Span item : Members.items(t, from, to)) {
            Cursor c = new Cursor(Reparsed.tokens(t.text().substring(item.start(), item.end())));
            if (c.accept(Keyword.TABLES)) {
                c.expect(Keyword.IN);
                c.expect(Keyword.SCHEMA);
                schema = true;
            } else if (c.accept(Keyword.TABLE)) {
                schema = false;
            }
            all.add(member(c, schema));
        }
        return all;
    }

    private static Member member(Cursor c, boolean schema) {
        if (schema) {
            int at = c.at();
            NameNode name = c.is(Keyword.CURRENT_SCHEMA)
                    ? new NameNode(List.of(current(c)))
                    : new NameNode(List.of(c.ident("a schema")));
            return new Member(true, false, name, c.text(at, c.at()), false, "");
        }
        boolean only = c.accept(Keyword.ONLY);
        boolean parens = only && c.accept('(');
        int at = c.at();
        NameNode name = c.name("a table");
        String written = c.text(at, c.at());
        if (parens) {
            c.expect(')');
        }
        c.accept('*');
        int rest = c.at();
        boolean columns = c.is('(');
        if (columns) {
            c.skipParenthesis();
        }
        if (c.accept(Keyword.WHERE)) {
            if (!c.is('(')) {
                throw c.wanted("a condition in parentheses");
            }
            c.skipParenthesis();
        }
        if (!c.done()) {
            throw c.wanted("the next table");
        }
        return new Member(false, only, name, written, columns, rest == c.at() ? "" : " " + c.text(rest, c.at()));
    }

    private static Ident current(Cursor c) {
        Span span = c.tokens.span(c.at());
        c.skip();
        return new Ident(CURRENT, span);
    }

    /** What CURRENT_SCHEMA is called, which no schema can be. */
    private static final Name CURRENT = new Name("\0current");

    /** Returns the schema that {@code m} means where {@code current} is the current one. */
    static Name schema(Member m, Name current) {
        Name name = m.name().last().name();
        return name.equals(CURRENT) ? current : name;
    }

    /** Reads what stands in the parenthesis at {@code open}. */
    static List<Option> options(Tokens t, int open) {
        if (!t.is(open, '(') || t.closing(open) < 0) {
            throw new Unreadable(t.start(Math.min(open, t.size() - 1)), "options are expected in parentheses");
        }
        List<Option> all = new ArrayList<>();
        int close = t.closing(open);
        for (int i = open + 1; i < close; i++) {
            int end = i;
            while (end < close && !t.is(end, ',')) {
                end++;
            }
            if (t.isIdentifier(i)) {
                all.add(new Option(t.identifier(i), t.text().substring(t.start(i), t.end(end - 1))));
            }
            i = end;
        }
        return all;
    }

    PublicationDraft withMembers(List<Member> members) {
        return new PublicationDraft(head, allTables, members, options);
    }

    /** Returns it with {@code more}, each in the place of the one of its name that is there. */
    PublicationDraft with(List<Option> more) {
        List<Option> all = new ArrayList<>(options);
        for (Option o : more) {
            int at = 0;
            while (at < all.size() && !all.get(at).name().equals(o.name())) {
                at++;
            }
            if (at < all.size()) {
                all.set(at, o);
            } else {
                all.add(o);
            }
        }
        return new PublicationDraft(head, allTables, members, all);
    }

    boolean on(String option) {
        return options.stream().anyMatch(o -> o.name().equals(option) && o.on());
    }

    String text() {
        StringBuilder out = new StringBuilder(head);
        Member last = null;
        for (Member m : members) {
            out.append(last == null ? " FOR " : ", ").append(kind(m, last)).append(m.text());
            last = m;
        }
        if (!options.isEmpty()) {
            out.append(" WITH (")
                    .append(String.join(", ", options.stream().map(Option::text).toList()))
                    .append(')');
        }
        return out.toString();
    }

    private static String kind(Member m, @Nullable Member before) {
        if (before != null && before.schema() == m.schema()) {
            return "";
        }
        return m.schema() ? "TABLES IN SCHEMA " : "TABLE ";
    }
}

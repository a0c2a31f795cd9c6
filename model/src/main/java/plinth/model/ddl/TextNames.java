package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plinth.model.schema.Address;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/**
 * The objects that a text names which no grammar reads to its end: each dotted name in it that is one's, before a parenthesis a routine's first, else a
 * relation's, a type's or a routine's.
 */
final class TextNames {
    /** Where the name of what the statement is about stands in CREATE and ALTER TEXT SEARCH. */
    private static final int OWN = 4;

    private final Tokens tokens;
    private final NamesIn names;
    private final Catalog catalog;
    private final List<Name> path;

    TextNames(Tokens tokens, NamesIn names) {
        this.tokens = tokens;
        this.names = names;
        this.catalog = names.catalog();
        this.path = names.path();
    }

    List<FoundName> all() {
        List<FoundName> found = new ArrayList<>();
        int end = end();
        boolean schemas = false;
        for (int i = start(); i < end; i++) {
            schemas = tokens.is(i - 1, Keyword.SCHEMA) || schemas && (tokens.is(i, ',') || tokens.is(i - 1, ','));
            if (!tokens.isIdentifier(i)) {
                continue;
            }
            int last = i;
            List<Ident> parts = new ArrayList<>(2);
            parts.add(ident(i));
            while (tokens.is(last + 1, '.') && tokens.isIdentifier(last + 2)) {
                last += 2;
                parts.add(ident(last));
            }
            boolean call = tokens.is(last + 1, '(');
            if (schemas) {
                if (catalog.hasSchema(parts.getFirst().name())) {
                    found.add(FoundName.of(
                            new Address.Namespace(parts.getFirst().name()), new NameNode(List.of(parts.getFirst()))));
                }
            } else if (tokens.is(1, Keyword.TEXT) && tokens.is(2, Keyword.SEARCH)) {
                if (i > OWN) {
                    search(new NameNode(parts)).ifPresent(found::add);
                }
            } else if (!ofOtherKind(i) && (call || !column(i))) {
                meant(parts, call, last).ifPresent(found::add);
            }
            i = last;
        }
        found.addAll(names.strings(tokens));
        return found;
    }

    /** What of text search {@code name} means; a configuration that is copied is not needed any more. */
    private Optional<FoundName> search(NameNode name) {
        return Stream.of("DICTIONARY", "PARSER", "TEMPLATE")
                .flatMap(kind -> names.kept("TEXT SEARCH " + kind, name).stream())
                .findFirst()
                .map(a -> FoundName.of(a, name));
    }

    private boolean rights() {
        return tokens.is(0, Keyword.GRANT) || tokens.is(0, Keyword.REVOKE);
    }

    /** Rights may name columns before ON. */
    private int start() {
        int i = 0;
        while (rights() && i < tokens.size() && !tokens.is(i, Keyword.ON)) {
            i++;
        }
        return i;
    }

    /** Behind the objects that rights are on stand roles. */
    private int end() {
        boolean rights = rights() || tokens.is(0, Keyword.ALTER) && tokens.is(1, Keyword.DEFAULT);
        for (int i = start(); rights && i < tokens.size(); i++) {
            if (tokens.is(i, Keyword.TO) || tokens.is(i, Keyword.FROM)) {
                return i;
            }
        }
        return tokens.size();
    }

    /** Whether the word before {@code i} says that what stands there is neither a relation, a type nor a routine. */
    private boolean ofOtherKind(int i) {
        Keyword before = tokens.keyword(i - 1);
        return before != null
                && switch (before) {
                    case CONSTRAINT, TRIGGER, POLICY, RULE, ROLE, USER, SERVER, EXTENSION, LANGUAGE, PUBLICATION ->
                        true;
                    case SUBSCRIPTION, STATISTICS, WRAPPER, COLLATION -> true;
                    case TO -> tokens.is(i - 2, Keyword.OWNER);
                    default -> false;
                };
    }

    /** Whether a word of extended statistics stands before FROM, where words are columns but for what is called or cast to. */
    private boolean column(int i) {
        if (!tokens.is(0, Keyword.CREATE) || !tokens.is(1, Keyword.STATISTICS)) {
            return false;
        }
        boolean cast = tokens.is(i - 1, "::") || tokens.is(i - 1, Keyword.AS);
        for (int k = i; k < tokens.size() && !cast; k++) {
            if (tokens.is(k, Keyword.FROM)) {
                return true;
            }
        }
        return false;
    }

    private Ident ident(int i) {
        return new Ident(new Name(tokens.identifier(i)), tokens.span(i));
    }

    private Optional<FoundName> meant(List<Ident> parts, boolean call, int last) {
        for (int n = parts.size(); n > 0; n--) {
            NameNode name = new NameNode(parts.subList(0, n));
            if (!catalog.knows(name.last().name())) {
                Optional<Address> element = catalog.elementType(name, path);
                if (element.isPresent()) {
                    return Optional.of(FoundName.array(element.get(), name));
                }
                continue;
            }
            Optional<Address> routine = catalog.routines(name, path).isEmpty()
                    ? Optional.empty()
                    : catalog.routine(name, call ? count(last + 1) : 0, path);
            Optional<Address> other = catalog.relation(name, path)
                    .or(() -> catalog.type(name, path))
                    .or(() -> catalog.ownSequence(name, path));
            Optional<Address> all = call && n == parts.size() ? routine.or(() -> other) : other.or(() -> routine);
            if (all.isPresent()) {
                boolean column = n < parts.size() && all.get() instanceof Address.Relation;
                if (column) {
                    ObjectName of = ((Address.Relation) all.get()).name();
                    Address meant = new Address.Column(of, parts.get(n).name());
                    return Optional.of(FoundName.hidden(meant));
                }
                return all.map(a -> FoundName.of(a, name));
            }
        }
        return Optional.empty();
    }

    /** In a text that long, all that is not closed would be looked for to its end, name by name. */
    private static final int LONG = 5000;

    private int count(int open) {
        return tokens.size() > LONG ? -1 : new Cursor(tokens).arguments(open);
    }
}

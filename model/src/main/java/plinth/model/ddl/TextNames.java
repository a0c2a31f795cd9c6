package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        for (int i = 0; i < tokens.size(); i++) {
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
            if (tokens.is(i - 1, Keyword.SCHEMA)
                    && catalog.hasSchema(parts.getFirst().name())) {
                found.add(FoundName.of(
                        new Address.Namespace(parts.getFirst().name()), new NameNode(List.of(parts.getFirst()))));
                continue;
            }
            meant(parts, call, last).ifPresent(found::add);
            i = last;
        }
        found.addAll(names.strings(tokens));
        return found;
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
            Optional<Address> other = catalog.relation(name, path).or(() -> catalog.type(name, path));
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

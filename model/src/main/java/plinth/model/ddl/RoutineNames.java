package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plinth.model.schema.Address;
import plinth.model.schema.Name;
import plinth.model.schema.Routine;
import plinth.model.text.Tokens;

/**
 * The objects that a routine names: the types of its signature, what its defaults call, and what a body in SQL names (BEGIN ATOMIC, RETURN); a body that is
 * a string is not looked into.
 */
final class RoutineNames {
    private final Tokens tokens;
    private final NamesIn in;
    private final Catalog catalog;
    private final List<Name> path;

    /** Starts for the tokens of CREATE FUNCTION. */
    RoutineNames(Tokens tokens, NamesIn in) {
        this.tokens = tokens;
        this.in = in;
        this.catalog = in.catalog();
        this.path = in.path();
    }

    /** Returns what {@code routine} names, of which the tokens are. */
    List<FoundName> all(Routine routine) {
        List<FoundName> found = new ArrayList<>();
        List<NameRef> options = new ArrayList<>();
        try {
            RoutineGrammar.Parsed parsed =
                    RoutineGrammar.read(tokens, (c, close) -> aggregate(c.at() + 1, close, options));
            List<Mention> mentions = RoutineBody.mentions(
                    catalog.relations(), path, tokens, routine.name().name(), parsed);
            found.addAll(in.mentions(mentions));
            for (Mention m : mentions) {
                if (m instanceof Mention.OfArgument a && a.prefix().isPresent()) {
                    found.add(FoundName.prefix(
                            new Address.Callable(routine.name(), routine.arguments()),
                            new NameNode(List.of(a.prefix().get()))));
                }
            }
            options.addAll(parsed.names());
        } catch (Unreadable e) {
            return new TextNames(tokens, in).all();
        }
        found.addAll(in.names(options, tokens));
        return found;
    }

    /** The options of an aggregate: SFUNC = f, STYPE = t. */
    private void aggregate(int from, int close, List<NameRef> names) {
        for (int i = from; i < close; i++) {
            if (tokens.is(i, "=") && tokens.isIdentifier(i + 1)) {
                Cursor value = new Cursor(tokens);
                value.to(i + 1);
                NameNode name = value.name("a name");
                boolean type = tokens.text(i - 1).toLowerCase(Locale.ROOT).endsWith("type");
                boolean call = !type && !catalog.routines(name, path).isEmpty();
                if (type || call) {
                    names.add(new NameRef(type ? NameRef.Role.TYPE : NameRef.Role.ROUTINE, name, -1));
                }
            }
        }
    }
}

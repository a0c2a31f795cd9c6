package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.model.text.Tokens;

/** What the names in a routine's body mean: those of its queries, and behind all else those of its arguments. */
final class RoutineBody {
    private RoutineBody() {}

    /** An argument as the body can name it. */
    record Argument(Optional<Name> name, Optional<Type> type) {}

    /** The arguments of the routine {@code routine}. */
    record Arguments(Name routine, List<Argument> all) {
        Optional<Argument> called(Name name) {
            return all.stream()
                    .filter(a -> a.name().filter(name::equals).isPresent())
                    .findFirst();
        }
    }

    /** Returns the names in the body of the routine called {@code name}. */
    static List<Mention> mentions(
            Relations relations, List<Name> path, Tokens tokens, Name name, RoutineGrammar.Parsed parsed) {
        List<Argument> arguments = new ArrayList<>();
        for (RoutineGrammar.Argument a : parsed.arguments()) {
            arguments.add(new Argument(
                    a.name().map(Ident::name), a.type().map(t -> relations.resolved(t.type(), t.named(), path))));
        }
        List<Mention> all = new ArrayList<>();
        for (RoutineGrammar.Step step : parsed.body()) {
            QueryMentions m = new QueryMentions(relations, path, tokens, new Arguments(name, arguments));
            switch (step) {
                case RoutineGrammar.Step.Value v -> m.expression(v.expression());
                case RoutineGrammar.Step.Query q -> m.query(q.query());
                case RoutineGrammar.Step.Change c -> m.change(c.change());
            }
            all.addAll(m.found());
        }
        return all;
    }

    /**
     * Returns the names in the body of the routine that a statement makes.
     *
     * @throws Unreadable when it cannot be read
     */
    static List<Mention> mentions(Schema schema, List<Name> path, Tokens tokens, Name name) {
        return RoutineGrammar.body(tokens) == tokens.size()
                ? List.of()
                : mentions(new Relations(schema), path, tokens, name, RoutineGrammar.read(tokens));
    }
}

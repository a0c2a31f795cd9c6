package plinth.model.ddl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Type;
import plinth.model.text.Tokens;

/** What PostgreSQL refuses to do to routines. */
final class RefusedRoutines {
    private RefusedRoutines() {}

    /** Says why {@code now} cannot take the place of {@code was}, which has arguments of the same types; what is not certain is taken for possible. */
    static Optional<String> replacement(Routine was, Routine now) {
        if (!was.kind().equals(now.kind())) {
            return Optional.of(was.name() + " is a" + (was.kind().equals("aggregate") ? "n " : " ") + was.kind()
                    + " and cannot be replaced by another kind of routine");
        }
        Optional<RoutineGrammar.Parsed> before = parsed(was);
        Optional<RoutineGrammar.Parsed> after = parsed(now);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Optional<Type> result = before.get().result().map(TypeNode::type);
        Optional<Type> other = after.get().result().map(TypeNode::type);
        if (result.isPresent() && other.isPresent() && differ(result.get(), other.get())) {
            return Optional.of(was.name() + " returns " + result.get() + ", which CREATE OR REPLACE cannot change to "
                    + other.get() + ": drop it first");
        }
        return renamed(was.name(), before.get().arguments(), after.get().arguments());
    }

    /** An argument that has a name keeps it. */
    private static Optional<String> renamed(
            ObjectName name, List<RoutineGrammar.Argument> was, List<RoutineGrammar.Argument> now) {
        if (was.size() != now.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < was.size(); i++) {
            @Nullable Ident old = was.get(i).name().orElse(null);
            if (old != null
                    && now.get(i)
                            .name()
                            .filter(n -> n.name().equals(old.name()))
                            .isEmpty()) {
                return Optional.of(
                        "the argument " + old + " of " + name + " cannot be called otherwise: drop the routine first");
            }
        }
        return Optional.empty();
    }

    /** Types of PostgreSQL's own are told from each other; another's may be the same under two names. */
    private static boolean differ(Type was, Type now) {
        return switch (was) {
            case Type.ArrayOf a when now instanceof Type.ArrayOf b -> differ(a.element(), b.element());
            case Type.Known k when now instanceof Type.Known other -> !k.name().equals(other.name());
            default -> false;
        };
    }

    private static Optional<RoutineGrammar.Parsed> parsed(Routine r) {
        Tokens tokens = Reparsed.tokens(NamesIn.ROUTINE + r.definition());
        try {
            return Optional.of(RoutineGrammar.read(tokens));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Whether a DROP that names no arguments means several routines; those of one signature hide each other along the search path. */
    static boolean ambiguous(Ledger built, List<ObjectName> candidates, String kind) {
        Set<String> signatures = new HashSet<>();
        for (Ledger.Making m : built.all()) {
            if (m.built().object() instanceof Routine r && candidates.contains(r.name())) {
                boolean procedure = r.kind().equals("procedure");
                if (kind.equals("ROUTINE") || kind.equals("PROCEDURE") == procedure) {
                    signatures.add(m.key().detail());
                }
            }
        }
        return signatures.size() > 1;
    }
}

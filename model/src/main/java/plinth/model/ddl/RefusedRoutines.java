package plinth.model.ddl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
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
        return result(was.name(), before.get(), after.get())
                .or(() -> renamed(
                        was.name(), before.get().arguments(), after.get().arguments()))
                .or(() -> required(
                        was.name(), before.get().arguments(), after.get().arguments()));
    }

    /** What comes back is of the same type, or has the same columns. */
    private static Optional<String> result(ObjectName name, RoutineGrammar.Parsed was, RoutineGrammar.Parsed now) {
        List<RoutineGrammar.Argument> before = was.row();
        List<RoutineGrammar.Argument> after = now.row();
        boolean same =
                was.set() == now.set() && ((before.size() < 2 && after.size() < 2) || before.size() == after.size());
        for (int i = 0; same && before.size() > 1 && i < before.size(); i++) {
            same = called(before.get(i)).equals(called(after.get(i)))
                    && !differ(before.get(i).type(), after.get(i).type());
        }
        if (!same) {
            return Optional.of("what " + name + " returns has other columns, which CREATE OR REPLACE cannot change: "
                    + "drop it first");
        }
        Optional<TypeNode> result = single(was);
        Optional<TypeNode> other = single(now);
        return differ(result, other)
                ? Optional.of(name + " returns " + result.get().type()
                        + ", which CREATE OR REPLACE cannot change to "
                        + other.get().type() + ": drop it first")
                : Optional.empty();
    }

    private static Optional<TypeNode> single(RoutineGrammar.Parsed p) {
        return switch (p.row().size()) {
            case 0 -> p.result();
            case 1 -> p.row().getFirst().type();
            default -> Optional.empty();
        };
    }

    private static Optional<Name> called(RoutineGrammar.Argument a) {
        return a.name().map(Ident::name);
    }

    /** An argument that has a default keeps one. */
    private static Optional<String> required(
            ObjectName name, List<RoutineGrammar.Argument> was, List<RoutineGrammar.Argument> now) {
        for (int i = 0; i < Math.min(was.size(), now.size()); i++) {
            if (was.get(i).optional() && !now.get(i).optional()) {
                return Optional.of("the argument " + (i + 1) + " of " + name
                        + " has a default, which CREATE OR REPLACE cannot take away: drop the routine first");
            }
        }
        return Optional.empty();
    }

    private static boolean differ(Optional<TypeNode> was, Optional<TypeNode> now) {
        return was.isPresent()
                && now.isPresent()
                && differ(was.get().type(), now.get().type());
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
            return Optional.of(RoutineGrammar.header(tokens));
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

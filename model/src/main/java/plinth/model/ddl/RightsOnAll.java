package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plinth.model.schema.Column;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/**
 * {@code GRANT ... ON ALL TABLES IN SCHEMA s}: it gives rights on what is there at that moment. As long as nothing is added, it can stay as it is
 * written; before something is, the objects are written in its place.
 */
final class RightsOnAll {
    private final Ledger built;
    private final List<Fold.Key> pending = new ArrayList<>();

    RightsOnAll(Ledger built) {
        this.built = built;
    }

    /** Where the list of objects stands in such a statement. */
    private record On(String kind, List<Name> schemas, int first, int end) {
        static Optional<On> of(Tokens t) {
            if (!t.is(0, Keyword.GRANT) && !t.is(0, Keyword.REVOKE)) {
                return Optional.empty();
            }
            for (int i = 1; i < t.size(); i++) {
                boolean all = t.is(i, Keyword.ON) && t.is(i + 1, Keyword.ALL) && t.is(i + 4, Keyword.SCHEMA);
                if (all) {
                    List<Name> schemas = new ArrayList<>();
                    int at = i + 4;
                    do {
                        at++;
                        if (!t.isIdentifier(at)) {
                            return Optional.empty();
                        }
                        schemas.add(new Name(t.identifier(at)));
                        at++;
                    } while (t.is(at, ','));
                    return Optional.of(new On(t.text(i + 2).toUpperCase(java.util.Locale.ROOT), schemas, i + 1, at));
                }
            }
            return Optional.empty();
        }

        boolean about(SchemaObject o) {
            return switch (o) {
                case Table t ->
                    kind.equals("TABLES")
                            || kind.equals("SEQUENCES")
                                    && sequences(t).findAny().isPresent();
                case View v -> kind.equals("TABLES");
                case Sequence s -> kind.equals("SEQUENCES");
                case Routine r -> routine(r);
                default -> false;
            };
        }

        private boolean routine(Routine r) {
            boolean procedure = r.kind().equals("procedure");
            return kind.equals("ROUTINES") || kind.equals(procedure ? "PROCEDURES" : "FUNCTIONS");
        }

        private Stream<String> names(SchemaObject o) {
            return switch (o) {
                case Table t ->
                    kind.equals("TABLES")
                            ? Stream.of(written(t.name()))
                            : sequences(t).map(On::written);
                case Routine r -> Stream.of(written(r.name()) + "(" + r.arguments() + ")");
                default -> Stream.of(written(o.name()));
            };
        }

        private static Stream<ObjectName> sequences(Table t) {
            return t.columns().stream().filter(OwnSequence::of).map((Column c) -> ImpliedNames.sequence(t, c));
        }

        private static String written(ObjectName name) {
            return Identifiers.written(name.schema().value()) + "."
                    + Identifiers.written(name.name().value());
        }
    }

    /** Remembers {@code k}, made under {@code key}, when it is such a statement. */
    void made(Fold.Key key, Kept k) {
        if (!k.kind().equals("GRANT") && !k.kind().equals("REVOKE")) {
            return;
        }
        On.of(Reparsed.tokens(k.text())).ifPresent(on -> {
            pending.add(key);
            if (on.kind.equals("SEQUENCES")) {
                // A column that is added may bring one.
                built.dependsOnOthers();
            }
        });
    }

    /** Says that {@code object} is about to be made. */
    void before(SchemaObject object) {
        for (Fold.Key key : List.copyOf(pending)) {
            Built b = built.get(key);
            if (b == null || !(b.object() instanceof Kept k)) {
                pending.remove(key);
                continue;
            }
            Tokens t = Reparsed.tokens(k.text());
            Optional<On> on = On.of(t)
                    .filter(x -> x.schemas.contains(object.name().schema()))
                    .filter(x -> x.about(object));
            if (on.isPresent()) {
                pending.remove(key);
                spellOut(key, b, k, t, on.get());
            }
        }
    }

    private void spellOut(Fold.Key key, Built b, Kept k, Tokens t, On on) {
        built.dependsOnOthers();
        List<String> names = built.all().stream()
                .map(m -> m.built().object())
                .filter(o -> on.schemas.contains(o.name().schema()) && on.about(o))
                .flatMap(on::names)
                .toList();
        if (names.isEmpty()) {
            built.remove(key);
            return;
        }
        String kind = on.kind.substring(0, on.kind.length() - 1);
        String text = t.text().substring(0, t.start(on.first)) + kind + " " + String.join(", ", names)
                + t.text().substring(t.end(on.end - 1));
        built.put(key, new Built(k.withText(text), b.origins()));
    }
}

package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/**
 * {@code GRANT ... ON ALL TABLES IN SCHEMA s}: it gives rights on what is there at that moment. As long as nothing is added, it can stay as it is
 * written; before something is, the objects are written in its place.
 */
final class RightsOnAll {
    private final Ledger built;
    private final List<Pending> pending = new ArrayList<>();

    RightsOnAll(Ledger built) {
        this.built = built;
    }

    /** A statement that is as it was written, made under {@code key}. */
    private record Pending(Fold.Key key, Kept statement, On on) {}

    /** Where the list of objects stands in such a statement. */
    private record On(String kind, List<Name> schemas, Span span) {
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
                    return Optional.of(new On(
                            t.text(i + 2).toUpperCase(Locale.ROOT), schemas, new Span(t.start(i + 1), t.end(at - 1))));
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
            pending.add(new Pending(key, k, on));
            if (on.kind.equals("SEQUENCES")) {
                // A column that is added may bring one.
                built.dependsOnOthers();
            }
        });
    }

    /** Says that {@code object} is about to be made. */
    void before(SchemaObject object) {
        for (Pending p : List.copyOf(pending)) {
            Built b = built.get(p.key);
            if (b == null || b.object() != p.statement) {
                // It is gone, or what it names is called otherwise now.
                pending.remove(p);
                if (b != null && b.object() instanceof Kept k) {
                    made(p.key, k);
                }
            }
        }
        for (Pending p : List.copyOf(pending)) {
            if (p.on.schemas.contains(object.name().schema()) && p.on.about(object)) {
                pending.remove(p);
                spellOut(p);
            }
        }
    }

    private void spellOut(Pending p) {
        built.dependsOnOthers();
        List<String> names = built.all().stream()
                .map(m -> m.built().object())
                .filter(o -> p.on.schemas.contains(o.name().schema()) && p.on.about(o))
                .flatMap(p.on::names)
                .toList();
        Built b = built.get(p.key);
        if (names.isEmpty() || b == null) {
            built.remove(p.key);
            return;
        }
        String kind = p.on.kind.substring(0, p.on.kind.length() - 1);
        Patch list = new Patch(p.on.span, kind + " " + String.join(", ", names));
        built.put(
                p.key, new Built(p.statement.withText(Patch.applyAll(p.statement.text(), List.of(list))), b.origins()));
    }
}

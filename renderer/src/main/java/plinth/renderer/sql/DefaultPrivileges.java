package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/** Default privileges are for what is made behind them: those that stand before the first object of their kind, in their schemas, are written first. */
final class DefaultPrivileges {
    private final Set<Kept> early = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Kept> inOrder = new ArrayList<>();

    DefaultPrivileges(Schema schema) {
        List<SchemaObject> before = new ArrayList<>();
        for (SchemaObject o : schema.objects()) {
            if (o instanceof Kept k && k.kind().equals("DEFAULT PRIVILEGES")) {
                Subject about = Subject.of(k);
                if (before.stream().noneMatch(about::means)) {
                    early.add(k);
                    inOrder.add(k);
                }
            } else {
                before.add(o);
            }
        }
    }

    List<Kept> early() {
        return inOrder;
    }

    boolean early(Kept k) {
        return early.contains(k);
    }

    /** On which objects such a statement gives rights: of which kind, and in which schemas, in all when none is named. */
    private record Subject(Keyword kind, Set<Name> schemas) {
        static Subject of(Kept k) {
            Set<Name> schemas = new HashSet<>();
            Keyword kind = Keyword.ALL;
            for (Statement s : Script.of(Dialect.POSTGRESQL, k.text()).statements()) {
                Tokens t = s.tokens();
                for (int i = 0; i < t.size(); i++) {
                    if (t.is(i, Keyword.IN) && t.is(i + 1, Keyword.SCHEMA)) {
                        for (int at = i + 2; t.isIdentifier(at); at += 2) {
                            schemas.add(new Name(t.identifier(at)));
                            if (!t.is(at + 1, ',')) {
                                break;
                            }
                        }
                    }
                    Keyword next = t.is(i, Keyword.ON) ? t.keyword(i + 1) : null;
                    kind = next == null ? kind : next;
                }
            }
            return new Subject(kind, schemas);
        }

        boolean means(SchemaObject o) {
            boolean kindMeant = switch (kind) {
                case TABLES -> o instanceof Table || o instanceof View;
                case SEQUENCES ->
                    o instanceof Sequence
                            || o instanceof Table t && t.columns().stream().anyMatch(OwnSequence::of);
                case FUNCTIONS, ROUTINES -> o instanceof Routine;
                case TYPES -> o instanceof EnumType || o instanceof Domain || o instanceof CompositeType;
                case SCHEMAS -> o instanceof Kept k && k.kind().equals("SCHEMA");
                default -> !(o instanceof Kept);
            };
            return kindMeant && (schemas.isEmpty() || schemas.contains(o.name().schema()));
        }
    }
}

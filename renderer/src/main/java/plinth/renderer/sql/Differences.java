package plinth.renderer.sql;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/** Says in words where two schemas differ. */
final class Differences {
    private Differences() {}

    /** Returns the first difference between what was wanted and what came of it, or nothing when they are equal. */
    static Optional<String> first(Schema wanted, Schema found) {
        if (wanted.equals(found)) {
            return Optional.empty();
        }
        List<SchemaObject> a = wanted.objects();
        List<SchemaObject> b = found.objects();
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return Optional.of(of(a.get(i), b.get(i)));
            }
        }
        return Optional.of("it would have " + b.size() + " objects instead of " + a.size() + ".");
    }

    private static String of(SchemaObject wanted, SchemaObject found) {
        if (!wanted.name().equals(found.name())) {
            return found.name() + " would stand where " + wanted.name() + " is meant.";
        }
        if (wanted instanceof Table w && found instanceof Table f) {
            if (!w.columns().equals(f.columns())) {
                return "the columns of " + w.name() + " would be "
                        + f.columns().stream().map(c -> c.name().value()).toList() + ".";
            }
            if (!w.constraints().equals(f.constraints())) {
                return "the constraints of " + w.name() + " would differ.";
            }
            if (!w.indexes().equals(f.indexes())) {
                return "the indexes of " + w.name() + " would differ.";
            }
            if (!w.triggers().equals(f.triggers())) {
                return "the triggers of " + w.name() + " would differ.";
            }
        }
        return wanted.name() + " would differ.";
    }
}

package plinth.renderer.sql;

import java.util.Optional;
import plinth.model.edit.Meaning;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** Says in words where two schemas differ. */
final class Differences {
    private Differences() {}

    /** Returns the first difference between what was wanted and what came of it, or nothing when both say the same. */
    static Optional<String> first(Schema wanted, Schema found) {
        return Meaning.difference(wanted, found)
                .map(d -> d.wanted().isEmpty()
                        ? d.found().orElseThrow().name() + " would be there and is not meant."
                        : d.found().isEmpty()
                                ? d.wanted().get().name() + " would not be as it is meant."
                                : of(d.wanted().get(), d.found().get()));
    }

    private static String of(SchemaObject wanted, SchemaObject found) {
        if (wanted instanceof Table w && found instanceof Table f) {
            if (!w.columns().equals(f.columns())) {
                for (int i = 0; i < Math.min(w.columns().size(), f.columns().size()); i++) {
                    if (!w.columns().get(i).equals(f.columns().get(i))) {
                        return "the column " + f.columns().get(i).name() + " of " + w.name() + " would differ.";
                    }
                }
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
            if (!w.policies().equals(f.policies())) {
                return "the policies of " + w.name() + " would differ.";
            }
        }
        if (wanted instanceof View w && found instanceof View f && !w.query().equals(f.query())) {
            return "the query of " + w.name() + " would differ.";
        }
        return wanted.name() + " would differ.";
    }
}

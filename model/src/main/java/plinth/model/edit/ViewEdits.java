package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.Dependence;
import plinth.model.schema.Kept;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.View;

/** Edits of views. */
final class ViewEdits {
    private ViewEdits() {}

    static View of(Schema s, ObjectName name) {
        return s.view(name).orElseThrow(() -> new Refusal("There is no view " + name + "."));
    }

    static Schema add(Schema s, View v) {
        Edits.free(s, v.name());
        Edits.schemaExists(s, v.name().schema());
        return s.with(v);
    }

    static Schema drop(Schema s, ObjectName name) {
        View v = of(s, name);
        List<SchemaObject> kept = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (SchemaObject o : s.objects()) {
            if (o == v
                    || (o instanceof Kept k && TableEdits.about(k, List.of(name)))
                    || (o instanceof Ownership w && w.of(Ownership.Space.RELATION, name))) {
                continue;
            }
            if (Dependence.onRelation(s, o, name)) {
                found.add(o.called());
            }
            kept.add(o);
        }
        Dependents.refuse("The view " + name, found);
        return new Schema(kept);
    }

    static Schema rename(Schema s, Edit edit, ObjectName from, ObjectName to) {
        of(s, from);
        if (from.equals(to)) {
            return s;
        }
        Edits.free(s, to);
        Edits.schemaExists(s, to.schema());
        return Edits.follow(s, edit);
    }
}

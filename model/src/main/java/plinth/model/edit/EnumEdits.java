package plinth.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import plinth.model.ddl.Dependence;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;

/** Edits of enumerations and their labels. */
final class EnumEdits {
    private EnumEdits() {}

    static EnumType of(Schema s, ObjectName name) {
        return s.enumType(name).orElseThrow(() -> new Refusal("There is no enum type " + name + "."));
    }

    static Schema add(Schema s, EnumType e) {
        free(s, e.name());
        Edits.schemaExists(s, e.name().schema());
        if (new HashSet<>(e.labels()).size() < e.labels().size()) {
            throw new Refusal("A label is there twice.");
        }
        return s.with(e);
    }

    private static void free(Schema s, ObjectName name) {
        Edits.needed(name.name());
        if (s.hasRelation(name)) {
            throw new Refusal("There is a " + name + " already.");
        }
    }

    static Schema drop(Schema s, ObjectName name) {
        EnumType e = of(s, name);
        List<String> found = new ArrayList<>();
        for (SchemaObject o : s.objects()) {
            if (o != e && !owner(o, name) && Dependence.onType(s, o, name)) {
                found.add(o.called());
            }
        }
        Dependents.refuse("The type " + name, found);
        return new Schema(
                s.objects().stream().filter(o -> o != e && !owner(o, name)).toList());
    }

    private static boolean owner(SchemaObject o, ObjectName type) {
        return o instanceof Ownership w && w.of(Ownership.Space.TYPE, type);
    }

    static Schema rename(Schema s, Edit.RenameEnum r) {
        of(s, r.type());
        if (!r.type().name().equals(r.to())) {
            free(s, r.type().sibling(r.to()));
        }
        return Edits.follow(s, r);
    }

    static Schema addLabel(Schema s, Edit.AddLabel a) {
        EnumType e = of(s, a.type());
        fresh(e, a.label());
        return labels(s, a.type(), all -> {
            all.add(a.at() < 0 || a.at() > all.size() ? all.size() : a.at(), a.label());
            return all;
        });
    }

    private static void fresh(EnumType e, String label) {
        if (e.labels().contains(label)) {
            throw new Refusal("There is a label '" + label + "' in " + e.name() + " already.");
        }
        if (label.isEmpty() || label.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 63) {
            throw new Refusal("A label is from 1 to 63 bytes long.");
        }
    }

    private static int at(EnumType e, String label) {
        int at = e.labels().indexOf(label);
        if (at < 0) {
            throw new Refusal("There is no label '" + label + "' in " + e.name() + ".");
        }
        return at;
    }

    static Schema renameLabel(Schema s, Edit.RenameLabel r) {
        EnumType e = of(s, r.type());
        at(e, r.from());
        if (r.from().equals(r.to())) {
            return s;
        }
        fresh(e, r.to());
        return Edits.follow(s, r);
    }

    static Schema dropLabel(Schema s, Edit.DropLabel d) {
        EnumType e = of(s, d.type());
        int at = at(e, d.label());
        List<String> found = new ArrayList<>();
        for (SchemaObject o : s.objects()) {
            if (o != e && Dependence.onLabel(s, o, d.type(), d.label())) {
                found.addAll(LabelUses.in(s, o, d));
            }
        }
        Dependents.refuse("The label '" + d.label() + "' of " + d.type(), found);
        return labels(s, d.type(), all -> {
            all.remove(at);
            return all;
        });
    }

    static Schema moveLabel(Schema s, Edit.MoveLabel m) {
        EnumType e = of(s, m.type());
        int at = at(e, m.label());
        if (m.to() < 0 || m.to() >= e.labels().size()) {
            throw new Refusal("There is no place " + m.to() + " among the labels of " + m.type() + ".");
        }
        return labels(s, m.type(), all -> {
            all.remove(at);
            all.add(m.to(), m.label());
            return all;
        });
    }

    static Schema change(Schema s, ObjectName name, UnaryOperator<EnumType> change) {
        of(s, name);
        return s.map(o -> o instanceof EnumType e && e.name().equals(name) ? change.apply(e) : o);
    }

    private static Schema labels(Schema s, ObjectName name, UnaryOperator<List<String>> change) {
        return change(s, name, e -> e.withLabels(change.apply(new ArrayList<>(e.labels()))));
    }
}

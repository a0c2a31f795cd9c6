package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** What can be done to a table. */
final class TableDeeds {
    private final Deeds deeds;
    private final Scope scope;
    private final Table t;
    private final ObjectName name;

    TableDeeds(Deeds deeds, Scope scope, Table t) {
        this.deeds = deeds;
        this.scope = scope;
        this.t = t;
        this.name = t.name();
    }

    static List<Name> columns(Table t) {
        return t.columns().stream().map(Column::name).toList();
    }

    List<List<Deed>> all() {
        Selection.Item item = new Selection.OfTable(name);
        return List.of(
                List.of(
                        Deed.rename(name, item),
                        Deed.comment(name, t.comment(), c -> new Edit.CommentTable(name, c)),
                        deeds.move(name, s -> new Edit.MoveTable(name, s)),
                        duplicate()),
                deeds.looking(List.of(name)),
                List.of(
                        Deed.of("Add column", new Deed.AddColumn(name)).by("Shortcut+Enter"),
                        Deed.ask("Add column with its type", () -> ObjectForms.column(scope, t)),
                        Deed.ask("Add foreign key", () -> ForeignKeyForm.add(scope, t, List.of())),
                        Deed.ask("Add index", () -> IndexForm.add(scope, name, columns(t), List.of())),
                        Deed.more("Add key or check", () -> List.of(constraints())),
                        Deed.ask("Add trigger", () -> TriggerForm.add(scope, name, columns(t))),
                        Deed.ask("Make subtypes", () -> SubtypesForm.of(scope, t))
                                .by("S")
                                .unless(t.keyColumns().isEmpty(), "it has no primary key")),
                List.of(
                        Deed.more("Constraints", () -> List.of(eachConstraint()))
                                .unless(t.constraints().isEmpty(), "there are none"),
                        Deed.more("Indexes", () -> List.of(eachIndex()))
                                .unless(t.indexes().isEmpty(), "there are none"),
                        Deed.more("Triggers", () -> List.of(eachTrigger()))
                                .unless(t.triggers().isEmpty(), "there are none"),
                        Deed.more("Views of it", () -> List.of(eachView()))
                                .unless(views().isEmpty(), "there are none")),
                List.of(deeds.show(item), Deed.drop(name.toString(), Selection.of(item))));
    }

    Deed duplicate() {
        return Deed.of("Duplicate " + name, new Edit.AddTable(copy())).by("Shortcut+D");
    }

    /** What adds constraints other than foreign keys. */
    List<Deed> constraints() {
        boolean keyed = !t.keyColumns().isEmpty();
        return List.of(
                Deed.ask("Add primary key", () -> ConstraintForms.addPrimary(scope, t))
                        .unless(keyed, "there is one"),
                Deed.ask("Add unique key", () -> ConstraintForms.addUnique(scope, t, List.of())),
                Deed.ask("Add check", () -> ConstraintForms.addCheck(scope, t)),
                Deed.ask("Add exclusion", () -> ConstraintForms.addExclusion(scope, t)));
    }

    private List<Deed> eachConstraint() {
        List<Deed> all = new ArrayList<>();
        for (int i = 0; i < t.constraints().size(); i++) {
            Name n = scope.names().constraint(t, i);
            all.add(Deed.more(
                    t.constraints().get(i).kind() + " " + n, () -> deeds.of(new Selection.OfConstraint(name, n))));
        }
        return all;
    }

    private List<Deed> eachIndex() {
        List<Deed> all = new ArrayList<>();
        for (int i = 0; i < t.indexes().size(); i++) {
            Name n = scope.names().index(name, i);
            all.add(Deed.more(n.value(), () -> deeds.of(new Selection.OfIndex(name, n))));
        }
        return all;
    }

    private List<Deed> eachTrigger() {
        return t.triggers().stream()
                .map(g -> Deed.more(g.name().value(), () -> deeds.of(new Selection.OfTrigger(name, g.name()))))
                .toList();
    }

    private List<Integer> views() {
        List<Integer> found = new ArrayList<>();
        List<SchemaObject> objects = scope.schema().objects();
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i) instanceof View v && v.query().names().contains(name.name())) {
                found.add(i);
            }
        }
        return found;
    }

    private List<Deed> eachView() {
        return views().stream()
                .map(i -> deeds.reach(scope.schema().objects().get(i), i))
                .toList();
    }

    /** The table under a free name: its columns, constraints and indexes, which get names of their own; what acts on rows stays behind. */
    private Table copy() {
        ObjectName free = name.sibling(new Name(name.name() + "_copy"));
        for (int n = 2; scope.schema().hasRelation(free); n++) {
            free = name.sibling(new Name(name.name() + "_copy" + n));
        }
        ObjectName to = free;
        List<Constraint> constraints = t.constraints().stream()
                .map(c -> retargeted(c.withName(Optional.empty()).withComment(Optional.empty()), to))
                .toList();
        return Table.of(to, t.columns())
                .withConstraints(constraints)
                .withIndexes(t.indexes().stream()
                        .map(i -> i.withComment(Optional.empty()).withName(Optional.of(IndexForm.free(scope, to, i))))
                        .toList());
    }

    /** A reference of the table to itself is one of the copy to itself. */
    private Constraint retargeted(Constraint c, ObjectName to) {
        return c instanceof Constraint.ForeignKey f && f.target().equals(name) ? f.withTarget(to, f.references()) : c;
    }
}

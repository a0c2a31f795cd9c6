package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/** What can be done to constraints, indexes and triggers. */
final class PartDeeds {
    private final Scope scope;

    PartDeeds(Scope scope) {
        this.scope = scope;
    }

    List<List<Deed>> constraint(Selection.OfConstraint item) {
        Optional<Table> table = scope.schema().table(item.table());
        Optional<Integer> at = table.flatMap(t -> ImpliedNames.find(t, item.constraint()));
        if (at.isEmpty()) {
            return List.of();
        }
        Table t = table.get();
        ObjectName on = t.name();
        Name name = item.constraint();
        Constraint c = t.constraints().get(at.get());
        List<Deed> first = new ArrayList<>(List.of(
                Deed.rename(name, item),
                Deed.ask("Change " + c.kind(), () -> ConstraintForms.change(scope, t, at.get(), name))));
        if (c instanceof Constraint.ForeignKey f) {
            first.add(Deed.more(
                    "When a row of " + f.target() + " is deleted",
                    () -> List.of(
                            actions(f.onDelete(), a -> new Edit.ReplaceConstraint(on, name, f.withOnDelete(a))))));
            first.add(Deed.of("Add index on " + Words.names(f.columns()), index(on, f.columns()))
                    .unless(indexed(t, f.columns()), "there is one"));
        }
        first.add(Deed.comment(name, c.comment(), x -> new Edit.CommentConstraint(on, name, x)));
        return List.of(first, List.of(Deed.drop(c.kind() + " " + name, Selection.of(item))));
    }

    private static List<Deed> actions(
            Constraint.Action now, java.util.function.Function<Constraint.Action, Edit> edit) {
        List<Deed> all = new ArrayList<>();
        for (Constraint.Action a : Constraint.Action.values()) {
            all.add(Deed.of(Words.action(a), edit.apply(a)).unless(a == now, "as it is"));
        }
        return all;
    }

    private Edit index(ObjectName on, List<Name> columns) {
        Index plain = Index.of(Optional.empty(), columns);
        return new Edit.AddIndex(on, plain.withName(Optional.of(IndexForm.free(scope, on, plain))));
    }

    private static boolean indexed(Table t, List<Name> columns) {
        return t.indexes().stream()
                .map(Index::leadingColumns)
                .anyMatch(l -> l.size() >= columns.size()
                        && l.subList(0, columns.size()).equals(columns));
    }

    List<List<Deed>> index(Selection.OfIndex item) {
        ObjectName on = item.table();
        Name name = item.index();
        List<Index> all = indexes(on);
        for (int i = 0; i < all.size(); i++) {
            if (scope.names().index(on, i).equals(name)) {
                Index x = all.get(i);
                return List.of(
                        List.of(
                                Deed.rename(name, item),
                                Deed.ask("Change index", () -> IndexForm.change(scope, on, columns(on), name, x)),
                                Deed.comment(name, x.comment(), c -> new Edit.CommentIndex(on, name, c))),
                        List.of(Deed.drop("index " + name, Selection.of(item))));
            }
        }
        return List.of();
    }

    List<List<Deed>> trigger(Selection.OfTrigger item) {
        return triggers(item.table()).stream()
                .filter(g -> g.name().equals(item.trigger()))
                .findFirst()
                .map(g -> trigger(item, g))
                .orElse(List.of());
    }

    private List<List<Deed>> trigger(Selection.OfTrigger item, Trigger g) {
        ObjectName on = item.table();
        Name name = g.name();
        return List.of(
                List.of(
                        Deed.rename(name, item),
                        Deed.ask("Change trigger", () -> TriggerForm.change(scope, on, columns(on), g)),
                        Deed.comment(name, g.comment(), c -> new Edit.CommentTrigger(on, name, c))),
                List.of(Deed.drop("trigger " + name, Selection.of(item))));
    }

    /** Returns the form that changes {@code item}, when it is a constraint, an index or a trigger. */
    Optional<EditForm> changeForm(Selection.Item item) {
        return switch (item) {
            case Selection.OfConstraint(ObjectName on, Name name) ->
                scope.schema()
                        .table(on)
                        .flatMap(t -> ImpliedNames.find(t, name).map(at -> ConstraintForms.change(scope, t, at, name)));
            case Selection.OfIndex(ObjectName on, Name name) -> {
                List<Index> all = indexes(on);
                for (int i = 0; i < all.size(); i++) {
                    if (scope.names().index(on, i).equals(name)) {
                        yield Optional.of(IndexForm.change(scope, on, columns(on), name, all.get(i)));
                    }
                }
                yield Optional.empty();
            }
            case Selection.OfTrigger(ObjectName on, Name name) ->
                triggers(on).stream()
                        .filter(g -> g.name().equals(name))
                        .findFirst()
                        .map(g -> TriggerForm.change(scope, on, columns(on), g));
            case Selection.OfTable t -> Optional.empty();
            case Selection.OfColumn c -> Optional.empty();
            case Selection.OfFamily f -> Optional.empty();
            case Selection.OfObject o -> Optional.empty();
        };
    }

    private List<Index> indexes(ObjectName on) {
        return scope.schema()
                .table(on)
                .map(Table::indexes)
                .or(() -> scope.schema().view(on).map(View::indexes))
                .orElse(List.of());
    }

    private List<Trigger> triggers(ObjectName on) {
        return scope.schema()
                .table(on)
                .map(Table::triggers)
                .or(() -> scope.schema().view(on).map(View::triggers))
                .orElse(List.of());
    }

    /** The columns that an index or trigger on {@code on} can name. */
    List<Name> columns(ObjectName on) {
        return scope.schema()
                .table(on)
                .map(t -> t.columns().stream().map(Column::name).toList())
                .or(() -> scope.schema().view(on).map(View::columns))
                .orElse(List.of());
    }
}

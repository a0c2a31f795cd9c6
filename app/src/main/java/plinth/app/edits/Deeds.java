package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plinth.app.store.Command;
import plinth.app.store.Places;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Counted;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.schema.EnumType;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.diagram.Face;
import plinth.renderer.sql.Sql;

/** Says what can be done to what is selected. */
public final class Deeds {
    private static final int DEEPEST = 3;

    private final Store store;
    private final Scope scope;

    private Deeds(Store store) {
        this.store = store;
        this.scope = new Scope(store.state().get().document());
    }

    /** Returns the deeds of the document as it is now. */
    public static Deeds of(Store store) {
        return new Deeds(store);
    }

    /** Returns what can be done to {@code selection}, in groups; what makes something new when nothing is selected. */
    public List<List<Deed>> of(Selection selection) {
        if (selection.isEmpty()) {
            return document();
        }
        return selection.items().size() > 1
                ? several(selection)
                : of(selection.items().getFirst());
    }

    /** A deed with the menus that lead to it, empty for one at the top. */
    public record Reached(String path, Deed deed) {}

    /** Returns everything that can be done to {@code selection} now, menus below included; other things that are selected by the way are not. */
    public List<Reached> flat(Selection selection) {
        List<Reached> all = new ArrayList<>();
        if (!selection.isEmpty()) {
            flat("", of(selection), all, 0);
        }
        return all;
    }

    private static void flat(String path, List<List<Deed>> groups, List<Reached> all, int depth) {
        for (List<Deed> group : groups) {
            for (Deed d : group) {
                if (d.whyNot().isPresent()) {
                    continue;
                }
                if (d.act() instanceof Deed.More more) {
                    if (depth < DEEPEST) {
                        String next = path.isEmpty() ? d.title() : path + " \u203a " + d.title();
                        flat(next, more.deeds().get(), all, depth + 1);
                    }
                } else {
                    all.add(new Reached(path, d));
                }
            }
        }
    }

    /** Returns what can be done to {@code item}, in groups. */
    public List<List<Deed>> of(Selection.Item item) {
        return switch (item) {
            case Selection.OfTable(ObjectName t) -> table(t);
            case Selection.OfFamily(ObjectName t) -> table(t);
            case Selection.OfColumn(ObjectName t, Name c) ->
                scope.schema()
                        .table(t)
                        .filter(x -> x.column(c).isPresent())
                        .map(x -> new ColumnDeeds(this, scope, x, c).all())
                        .orElse(List.of());
            case Selection.OfConstraint k -> parts().constraint(k);
            case Selection.OfIndex i -> parts().index(i);
            case Selection.OfTrigger g -> parts().trigger(g);
            case Selection.OfObject o -> object(o);
        };
    }

    private List<List<Deed>> table(ObjectName name) {
        return scope.schema()
                .table(name)
                .map(t -> new TableDeeds(this, scope, t).all())
                .orElse(List.of());
    }

    /** Returns what shows only {@code tables} with what is next to them, and what hides them. */
    List<Deed> looking(List<ObjectName> tables) {
        Focusing focusing = new Focusing(store);
        String what = tables.size() == 1 ? tables.getFirst().toString() : Counted.of(tables.size(), "table");
        return List.of(
                Deed.of("Focus on " + what, new Deed.Run(() -> focusing.on(tables)))
                        .by("F"),
                Deed.of("Hide " + what, new Deed.Run(() -> focusing.hide(tables)))
                        .by("H"),
                new AreaDeeds(store).menu(tables),
                wide(tables));
    }

    /** Shows all columns of a wide table, or its keys and references alone. */
    private Deed wide(List<ObjectName> tables) {
        ObjectName table = tables.getFirst();
        boolean opened = store.view().getValue().canvas().opened().contains(table);
        boolean wide = tables.size() == 1
                && scope.schema()
                        .table(table)
                        .filter(t -> t.columns().size() > Face.WIDE)
                        .isPresent();
        return Deed.of(
                        opened ? "Show keys and references only" : "Show all columns",
                        new Deed.Run(() -> store.dispatch(Command.open(table))))
                .by("C")
                .unless(!wide, "all are shown");
    }

    PartDeeds parts() {
        return new PartDeeds(scope);
    }

    /** What makes something new, and the way to what has no box. */
    private List<List<Deed>> document() {
        List<Deed> others = new ArrayList<>();
        List<SchemaObject> objects = scope.schema().objects();
        for (int i = 0; i < objects.size(); i++) {
            SchemaObject o = objects.get(i);
            if (o instanceof View || o instanceof EnumType) {
                others.add(reach(o, i));
            }
        }
        return List.of(
                makers(),
                List.of(Deed.more("Views and enums", () -> List.of(others))
                        .unless(others.isEmpty(), "there are none")));
    }

    /** Returns what adds views and types. */
    public List<Deed> makers() {
        return List.of(
                Deed.ask("Add view", () -> ObjectForms.view(scope, home())),
                Deed.ask("Add enum", () -> ObjectForms.enumType(home())));
    }

    /** Returns the deeds of the object {@code o}, number {@code at}, below its name. */
    Deed reach(SchemaObject o, int at) {
        return Deed.more(o.name().toString(), () -> of(new Selection.OfObject(o.name(), at)));
    }

    /** Returns the schema in which new things are made: that of the first table. */
    private Name home() {
        return scope.schema().tables().stream()
                .findFirst()
                .map(t -> t.name().schema())
                .orElseGet(
                        () -> Reading.defaultSchema(scope.document().reading().dialect()));
    }

    private List<List<Deed>> several(Selection selection) {
        List<ObjectName> tables = selection.items().stream()
                .filter(Selection.OfTable.class::isInstance)
                .map(Selection.Item::table)
                .toList();
        String what = tables.size() == selection.items().size()
                ? Counted.of(tables.size(), "table")
                : Counted.of(selection.items().size(), "thing");
        List<Deed> first = new ArrayList<>();
        if (!tables.isEmpty()) {
            List<Deed> to = new ArrayList<>();
            for (Name s : schemas()) {
                List<Edit> moves = tables.stream()
                        .filter(t -> !t.schema().equals(s))
                        .<Edit>map(t -> new Edit.MoveTable(t, s))
                        .toList();
                if (!moves.isEmpty()) {
                    to.add(Deed.of(
                            s.value(),
                            new Edit.Together("Move " + Counted.of(moves.size(), "table") + " to schema " + s, moves)));
                }
            }
            first.add(Deed.more("Move " + Counted.of(tables.size(), "table") + " to schema", () -> List.of(to))
                    .unless(to.isEmpty(), "there is no other schema"));
        }
        if (tables.size() == 2 && selection.items().size() == 2) {
            String between = tables.getFirst() + " and " + tables.getLast();
            first.add(
                    switch (Bridge.between(scope.document(), tables.getFirst(), tables.getLast())) {
                        case Read.Good<Edit.AddTable>(Edit.AddTable edit) ->
                            Deed.of("Bridge " + between, edit).by("B");
                        case Read.Bad<Edit.AddTable>(String reason) ->
                            Deed.of("Bridge " + between, new Deed.Run(() -> {})).unless(true, reason);
                    });
        }
        return List.of(first, tables.isEmpty() ? List.of() : looking(tables), List.of(Deed.drop(what, selection)));
    }

    /** Returns the schemas that the document names. */
    List<Name> schemas() {
        Stream<Name> used = scope.schema().objects().stream()
                .filter(o -> o instanceof Table || o instanceof View || o instanceof EnumType)
                .map(o -> o.name().schema());
        Stream<Name> made = scope.schema()
                .kept()
                .filter(k -> k.kind().equals("SCHEMA"))
                .map(Kept::name)
                .map(ObjectName::name);
        return Stream.concat(Stream.of(ObjectName.PUBLIC), Stream.concat(used, made))
                .filter(n -> !n.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns a menu of the schemas that {@code name} can be moved to. */
    Deed move(ObjectName name, java.util.function.Function<Name, Edit> edit) {
        List<Deed> to = schemas().stream()
                .filter(s -> !s.equals(name.schema()))
                .map(s -> Deed.of(s.value(), edit.apply(s)))
                .toList();
        return Deed.more("Move to schema", () -> List.of(to)).unless(to.isEmpty(), "there is no other schema");
    }

    private List<List<Deed>> object(Selection.OfObject o) {
        if (o.at() >= scope.schema().objects().size()) {
            return List.of();
        }
        SchemaObject object = scope.schema().objects().get(o.at());
        return switch (object) {
            case View v -> new ObjectDeeds(this, scope).view(v, o);
            case EnumType e -> new ObjectDeeds(this, scope).enumType(e, o);
            case Table t -> table(t.name());
            default -> {
                String why = WhyKept.of(scope.schema(), o);
                String lower = why.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + why.substring(1);
                yield List.of(
                        List.of(show(o)),
                        List.of(
                                Deed.of("Rename", new Deed.Rename(o)).by("F2").unless(true, lower),
                                Deed.of("Drop", new Deed.Drop(Selection.of(o)))
                                        .by("Delete")
                                        .unless(true, lower)));
            }
        };
    }

    /** Returns what shows {@code item} in the SQL pane. */
    Deed show(Selection.Item item) {
        return Deed.of("Show in the SQL pane", new Deed.Run(() -> {
            if (!store.view().getValue().selection().equals(Selection.of(item))) {
                store.dispatch(Command.select(item));
            }
            Reading reading = store.state().get().document().reading();
            Places.origin(reading, item).ifPresent(o -> store.dispatch(Command.reveal(Places.statement(reading, o))));
        }));
    }

    /** Returns a form for another name of {@code item}; nothing when it cannot have one. */
    Optional<EditForm> renameForm(Selection.Item item) {
        return switch (item) {
            case Selection.OfTable(ObjectName t) ->
                Optional.of(ObjectForms.rename(t.toString(), t.name().value(), to -> new Edit.RenameTable(t, to)));
            case Selection.OfFamily(ObjectName t) -> renameForm(new Selection.OfTable(t));
            case Selection.OfColumn(ObjectName t, Name c) ->
                Optional.of(ObjectForms.rename(c.value(), c.value(), to -> new Edit.RenameColumn(t, c, to)));
            case Selection.OfConstraint(ObjectName t, Name k) ->
                Optional.of(ObjectForms.rename(k.value(), k.value(), to -> new Edit.RenameConstraint(t, k, to)));
            case Selection.OfIndex(ObjectName t, Name i) ->
                Optional.of(ObjectForms.rename(i.value(), i.value(), to -> new Edit.RenameIndex(t, i, to)));
            case Selection.OfTrigger(ObjectName t, Name g) ->
                Optional.of(ObjectForms.rename(g.value(), g.value(), to -> new Edit.RenameTrigger(t, g, to)));
            case Selection.OfObject o ->
                o.at() >= scope.schema().objects().size()
                        ? Optional.empty()
                        : switch (scope.schema().objects().get(o.at())) {
                            case View v ->
                                Optional.of(ObjectForms.rename(
                                        v.name().toString(),
                                        v.name().name().value(),
                                        to -> new Edit.RenameView(v.name(), to)));
                            case EnumType e ->
                                Optional.of(ObjectForms.rename(
                                        e.name().toString(),
                                        e.name().name().value(),
                                        to -> new Edit.RenameEnum(e.name(), to)));
                            default -> Optional.empty();
                        };
        };
    }

    /** Returns what makes a copy of the table of {@code item}. */
    public Optional<Deed> duplicate(Selection.Item item) {
        return scope.schema().table(item.table()).map(t -> new TableDeeds(this, scope, t).duplicate());
    }

    /** Returns what moves the column {@code item} up, for -1, or down, for 1, among its table's. */
    public Optional<Deed> move(Selection.OfColumn item, int by) {
        return scope.schema()
                .table(item.table())
                .filter(t -> t.column(item.column()).isPresent())
                .map(t -> new ColumnDeeds(this, scope, t, item.column()).moves().get(by < 0 ? 0 : 1));
    }

    // Forms that the inspector opens beside its own controls

    /** Returns the form for a foreign key of {@code table}. */
    public EditForm addForeignKey(Table table) {
        return ForeignKeyForm.add(scope, table, List.of());
    }

    /** Returns the form for subtypes of {@code table}. */
    Optional<EditForm> subtypes(ObjectName table) {
        return scope.schema().table(table).map(t -> SubtypesForm.of(scope, t));
    }

    /** Returns the form for an index on {@code table}. */
    public EditForm addIndex(Table table) {
        return IndexForm.add(scope, table.name(), TableDeeds.columns(table), List.of());
    }

    /** Returns the form for an index on {@code view}. */
    public EditForm addIndex(View view) {
        return IndexForm.add(scope, view.name(), view.columns(), List.of());
    }

    /** Returns the form for a trigger on {@code view}. */
    public EditForm addTrigger(View view) {
        return TriggerForm.add(scope, view.name(), view.columns());
    }

    /** Returns the form for another query of {@code view}. */
    public EditForm changeQuery(View view) {
        String now = ViewQuery.of(scope.document().reading(), view).orElse(Sql.expression(view.query()));
        return ObjectForms.query(view, now, q -> ViewQuery.change(store.state().get(), view, q));
    }

    /** Returns the form for another value of {@code type}. */
    public EditForm addLabel(EnumType type) {
        return ObjectForms.label(type);
    }

    /** Returns the form for a trigger on {@code table}. */
    public EditForm addTrigger(Table table) {
        return TriggerForm.add(scope, table.name(), TableDeeds.columns(table));
    }

    /** Returns what adds keys, checks and exclusions to {@code table}. */
    public List<Deed> addConstraints(Table table) {
        return new TableDeeds(this, scope, table).constraints();
    }

    /** Returns the form that changes the constraint, index or trigger {@code item}. */
    public Optional<EditForm> changeForm(Selection.Item item) {
        return parts().changeForm(item);
    }
}

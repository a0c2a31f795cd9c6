package plinth.app.edits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.app.store.Selection;
import plinth.app.ui.Counted;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/**
 * What dropping something takes with it, found by dropping it and looking at what is left.
 *
 * @param edit the drop, absent when nothing that is selected can be dropped
 * @param goes what is dropped with it, a line each
 * @param refused why it cannot be dropped
 */
public record Losses(Optional<Edit> edit, List<String> goes, Optional<String> refused) {
    public Losses {
        goes = List.copyOf(goes);
    }

    /** Returns what dropping {@code selection} from {@code schema} means. */
    public static Losses of(Schema schema, Selection selection) {
        List<Edit> edits = new ArrayList<>();
        selection.items().forEach(i -> drop(schema, i).ifPresent(edits::add));
        if (edits.isEmpty()) {
            return new Losses(Optional.empty(), List.of(), Optional.of(WhyKept.of(schema, selection)));
        }
        Edit edit = edits.size() == 1
                ? edits.getFirst()
                : new Edit.Together("Drop " + Counted.of(edits.size(), "thing"), edits);
        return switch (Edits.apply(schema, edit)) {
            case Outcome.Refused(String reason) -> new Losses(Optional.of(edit), List.of(), Optional.of(reason));
            case Outcome.Done(Schema after) ->
                new Losses(Optional.of(edit), goes(schema, after, selection), Optional.empty());
        };
    }

    /** Returns the edit that drops {@code item}. */
    static Optional<Edit> drop(Schema schema, Selection.Item item) {
        return switch (item) {
            case Selection.OfTable(ObjectName t) -> Optional.of(new Edit.DropTable(t));
            case Selection.OfFamily f -> Optional.empty();
            case Selection.OfColumn(ObjectName t, Name n) -> Optional.of(new Edit.DropColumn(t, n));
            case Selection.OfConstraint(ObjectName t, Name n) -> Optional.of(new Edit.DropConstraint(t, n));
            case Selection.OfIndex(ObjectName t, Name n) -> Optional.of(new Edit.DropIndex(t, n));
            case Selection.OfTrigger(ObjectName t, Name n) -> Optional.of(new Edit.DropTrigger(t, n));
            case Selection.OfObject o ->
                o.at() >= schema.objects().size()
                        ? Optional.empty()
                        : switch (schema.objects().get(o.at())) {
                            case EnumType e -> Optional.of(new Edit.DropEnum(e.name()));
                            case View v -> Optional.of(new Edit.DropView(v.name()));
                            case Table t -> Optional.of(new Edit.DropTable(t.name()));
                            default -> Optional.empty();
                        };
        };
    }

    private static List<String> goes(Schema before, Schema after, Selection selection) {
        Set<Selection.Item> meant = new HashSet<>(selection.items());
        List<String> goes = new ArrayList<>();
        ImpliedNames names = ImpliedNames.of(before);
        // What an edit leaves alone is the same object afterwards.
        Set<SchemaObject> left = Collections.newSetFromMap(new IdentityHashMap<>());
        left.addAll(after.objects());
        for (int i = 0; i < before.objects().size(); i++) {
            SchemaObject o = before.objects().get(i);
            if (left.contains(o)) {
                continue;
            }
            switch (o) {
                case Table t -> table(after.table(t.name()), t, names, meant, goes);
                case View v -> view(after.view(v.name()), v, i, names, meant, goes);
                case Sequence s -> goes.add("sequence " + s.name());
                case Kept k -> goes.add(k.label());
                default -> {}
            }
        }
        return goes;
    }

    private static void table(
            Optional<Table> now, Table t, ImpliedNames names, Set<Selection.Item> meant, List<String> goes) {
        ObjectName on = t.name();
        String of = meant.stream().anyMatch(m -> m.table().equals(on)) ? "" : " of " + on;
        if (now.isEmpty() && !meant.contains(new Selection.OfTable(on))) {
            goes.add("table " + on);
        }
        if (now.isPresent()) {
            for (int i = 0; i < t.constraints().size(); i++) {
                Name name = names.constraint(t, i);
                boolean stays = now.get().constraints().contains(t.constraints().get(i))
                        || ImpliedNames.find(now.get(), name).isPresent();
                if (!stays && !meant.contains(new Selection.OfConstraint(on, name))) {
                    goes.add(t.constraints().get(i).kind() + " " + name + of);
                }
            }
        }
        List<Index> indexes = now.map(Table::indexes).orElse(List.of());
        List<Trigger> triggers = now.map(Table::triggers).orElse(List.of());
        parts(on, t.indexes(), indexes, t.triggers(), triggers, names, meant, goes, of);
        t.policies().stream()
                .filter(p -> now.filter(n -> n.policies().contains(p)).isEmpty())
                .forEach(p -> goes.add("policy " + p.name() + of));
    }

    private static void view(
            Optional<View> now, View v, int at, ImpliedNames names, Set<Selection.Item> meant, List<String> goes) {
        if (now.isEmpty() && !meant.contains(new Selection.OfObject(v.name(), at))) {
            goes.add("view " + v.name());
        }
        List<Index> indexes = now.map(View::indexes).orElse(List.of());
        List<Trigger> triggers = now.map(View::triggers).orElse(List.of());
        parts(v.name(), v.indexes(), indexes, v.triggers(), triggers, names, meant, goes, "");
    }

    private static void parts(
            ObjectName on,
            List<Index> indexes,
            List<Index> indexesLeft,
            List<Trigger> triggers,
            List<Trigger> triggersLeft,
            ImpliedNames names,
            Set<Selection.Item> meant,
            List<String> goes,
            String of) {
        for (int i = 0; i < indexes.size(); i++) {
            Name name = names.index(on, i);
            if (!indexesLeft.contains(indexes.get(i)) && !meant.contains(new Selection.OfIndex(on, name))) {
                goes.add("index " + name + of);
            }
        }
        for (Trigger g : triggers) {
            if (!triggersLeft.contains(g) && !meant.contains(new Selection.OfTrigger(on, g.name()))) {
                goes.add("trigger " + g.name() + of);
            }
        }
    }
}

package plinth.app.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plinth.model.ddl.Built;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Reading;
import plinth.model.schema.Column;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/**
 * Who is who after a change of text. A table that is read from the same edited place is the same table, whatever it is called now; where the
 * place does not tell (a change from outside), one that consists of the same columns is. Within a table the same holds for its parts.
 */
final class Following {
    private final Schema before;
    private final Schema after;
    private final Map<ObjectName, ObjectName> tables;

    private Following(Schema before, Schema after, Map<ObjectName, ObjectName> tables) {
        this.before = before;
        this.after = after;
        this.tables = tables;
    }

    static Following between(Reading before, Reading after) {
        Set<ObjectName> gone = names(before.schema());
        Set<ObjectName> come = names(after.schema());
        Set<ObjectName> stayed = new HashSet<>(gone);
        stayed.retainAll(come);
        gone.removeAll(stayed);
        come.removeAll(stayed);
        Map<ObjectName, ObjectName> renamed = new HashMap<>();
        if (!gone.isEmpty() && !come.isEmpty()) {
            byPlace(before, after, gone, come, renamed);
            byColumns(before.schema(), after.schema(), gone, come, renamed);
        }
        return new Following(before.schema(), after.schema(), renamed);
    }

    private static Set<ObjectName> names(Schema schema) {
        Set<ObjectName> names = new LinkedHashSet<>();
        schema.tables().forEach(t -> names.add(t.name()));
        return names;
    }

    private static void byPlace(
            Reading before,
            Reading after,
            Set<ObjectName> gone,
            Set<ObjectName> come,
            Map<ObjectName, ObjectName> renamed) {
        Map<Entry, ObjectName> old = madeBy(before, gone);
        Map<Entry, ObjectName> now = madeBy(after, come);
        for (int f = 0; f < Math.min(before.files().size(), after.files().size()); f++) {
            List<Entry> a = before.files().get(f).entries();
            List<Entry> b = after.files().get(f).entries();
            for (Segments.Segment s : Segments.between(a, b)) {
                List<ObjectName> left = made(a.subList(s.fromOld(), s.toOld()), old);
                List<ObjectName> right = made(b.subList(s.fromNew(), s.toNew()), now);
                // With as many on either side each has kept its place; otherwise only a lone one is sure.
                if (left.size() == right.size()) {
                    for (int i = 0; i < left.size(); i++) {
                        pair(left.get(i), right.get(i), gone, come, renamed);
                    }
                }
            }
        }
    }

    private static Map<Entry, ObjectName> madeBy(Reading reading, Set<ObjectName> wanted) {
        Map<Entry, ObjectName> map = new IdentityHashMap<>();
        for (Built b : reading.built()) {
            if (b.object() instanceof Table t && wanted.contains(t.name())) {
                map.put(b.origins().definition().entry(), t.name());
            }
        }
        return map;
    }

    private static List<ObjectName> made(List<Entry> entries, Map<Entry, ObjectName> by) {
        List<ObjectName> all = new ArrayList<>();
        for (Entry e : entries) {
            @Nullable ObjectName name = by.get(e);
            if (name != null) {
                all.add(name);
            }
        }
        return all;
    }

    private static void byColumns(
            Schema before,
            Schema after,
            Set<ObjectName> gone,
            Set<ObjectName> come,
            Map<ObjectName, ObjectName> renamed) {
        for (ObjectName g : List.copyOf(gone)) {
            List<Column> columns = bare(before.requireTable(g));
            List<ObjectName> same = come.stream()
                    .filter(c -> bare(after.requireTable(c)).equals(columns))
                    .toList();
            boolean alone = gone.stream()
                            .filter(o -> bare(before.requireTable(o)).equals(columns))
                            .count()
                    == 1;
            if (same.size() == 1 && alone && !columns.isEmpty()) {
                pair(g, same.getFirst(), gone, come, renamed);
            }
        }
    }

    /** The columns of {@code t} without names that have come from the table's: after a rename they are written out. */
    private static List<Column> bare(Table t) {
        return t.columns().stream()
                .map(c -> c.withNotNull(t.nullable(c) ? Optional.empty() : Optional.of(Column.NotNull.PLAIN)))
                .map(c -> switch (c.value()) {
                    case Column.Identity i -> c.withValue(new Column.Identity(i.always(), List.of()));
                    case Column.Serial x -> c.withValue(new Column.Serial());
                    default -> c;
                })
                .toList();
    }

    private static void pair(
            ObjectName from,
            ObjectName to,
            Set<ObjectName> gone,
            Set<ObjectName> come,
            Map<ObjectName, ObjectName> renamed) {
        gone.remove(from);
        come.remove(to);
        renamed.put(from, to);
    }

    /** Returns whether any table has got another name. */
    boolean renames() {
        return !tables.isEmpty();
    }

    /** Returns the tables that have got another name, with it. */
    Map<ObjectName, ObjectName> tables() {
        return tables;
    }

    ObjectName table(ObjectName name) {
        return tables.getOrDefault(name, name);
    }

    /** Returns {@code view} with what it names called as it is called now; tables that are new are shown, whatever else is. */
    plinth.app.store.View followed(plinth.app.store.View view) {
        Focus focus = view.focus();
        if (focus.active()) {
            Set<ObjectName> come = names(after);
            come.removeAll(names(before));
            come.removeAll(tables.values());
            focus = focus.renamed(this::table).showing(come);
        }
        return view.following(followed(view.selection()), focus);
    }

    /** Returns {@code selection} with every item called as it is called now; what is gone leaves its table selected, or nothing. */
    Selection followed(Selection selection) {
        if (before == after || selection.isEmpty()) {
            return selection;
        }
        Selection renamed = selection.map(this::followed);
        List<Selection.Item> left = renamed.items().stream()
                .map(this::there)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return left.equals(renamed.items()) ? renamed : new Selection(left);
    }

    private Selection.Item followed(Selection.Item item) {
        ObjectName table = table(item.table());
        return switch (item) {
            case Selection.OfTable t -> new Selection.OfTable(table);
            case Selection.OfFamily f -> new Selection.OfFamily(table);
            case Selection.OfColumn(ObjectName t, Name c) ->
                new Selection.OfColumn(table, renamed(t, c, Following::columns));
            case Selection.OfConstraint(ObjectName t, Name c) ->
                new Selection.OfConstraint(table, renamed(t, c, Following::constraints));
            case Selection.OfIndex(ObjectName t, Name i) ->
                new Selection.OfIndex(table, renamed(t, i, Following::indexes));
            case Selection.OfTrigger(ObjectName t, Name g) ->
                new Selection.OfTrigger(table, renamed(t, g, Following::triggers));
            case Selection.OfObject o -> moved(o);
        };
    }

    private Name renamed(ObjectName table, Name part, Function<Table, List<Name>> parts) {
        Optional<Table> old = before.table(table);
        Optional<Table> now = after.table(table(table));
        if (old.isEmpty() || now.isEmpty() || old.get() == now.get()) {
            return part;
        }
        List<Name> a = parts.apply(old.get());
        List<Name> b = parts.apply(now.get());
        int at = a.indexOf(part);
        return at >= 0 && !b.contains(part) && a.size() == b.size() ? b.get(at) : part;
    }

    private static List<Name> triggers(Table t) {
        return t.triggers().stream().map(Trigger::name).toList();
    }

    /** What is no table is known by its name and kind, or, renamed, by its place among as many. */
    private Selection.OfObject moved(Selection.OfObject o) {
        if (o.at() >= before.objects().size()) {
            return o;
        }
        SchemaObject was = before.objects().get(o.at());
        List<SchemaObject> now = after.objects();
        if (o.at() < now.size() && alike(was, now.get(o.at()), o.table())) {
            return o;
        }
        for (int i = 0; i < now.size(); i++) {
            if (alike(was, now.get(i), o.table())) {
                return new Selection.OfObject(o.table(), i);
            }
        }
        boolean renamed =
                now.size() == before.objects().size() && now.get(o.at()).getClass() == was.getClass();
        return renamed ? new Selection.OfObject(now.get(o.at()).name(), o.at()) : o;
    }

    private static boolean alike(SchemaObject was, SchemaObject now, ObjectName name) {
        return now.getClass() == was.getClass() && now.name().equals(name);
    }

    private static List<Name> columns(Table t) {
        return t.columns().stream().map(Column::name).toList();
    }

    private static List<Name> constraints(Table t) {
        return t.constraints().stream().map(c -> ImpliedNames.base(t, c)).toList();
    }

    private static List<Name> indexes(Table t) {
        return t.indexes().stream()
                .map(i -> ImpliedNames.base(t.name().name(), i))
                .toList();
    }

    private Optional<Selection.Item> there(Selection.Item item) {
        Optional<Table> table = after.table(item.table());
        return switch (item) {
            case Selection.OfTable t -> table.map(x -> t);
            case Selection.OfFamily f -> table.map(x -> f);
            case Selection.OfColumn c ->
                table.map(t -> t.column(c.column()).isPresent() ? c : new Selection.OfTable(t.name()));
            case Selection.OfConstraint c ->
                table.map(t -> ImpliedNames.find(t, c.constraint()).isPresent() ? c : new Selection.OfTable(t.name()));
            case Selection.OfIndex i ->
                table.isPresent()
                        ? table.map(t -> indexes(t).contains(i.index()) ? i : new Selection.OfTable(t.name()))
                        : view(
                                i,
                                v -> v.indexes().stream()
                                        .anyMatch(
                                                x -> ImpliedNames.base(v.name().name(), x)
                                                        .equals(i.index())));
            case Selection.OfTrigger g ->
                table.isPresent()
                        ? table.map(t -> triggers(t).contains(g.trigger()) ? g : new Selection.OfTable(t.name()))
                        : view(
                                g,
                                v -> v.triggers().stream()
                                        .anyMatch(x -> x.name().equals(g.trigger())));
            case Selection.OfObject o -> object(o);
        };
    }

    /** A part of a view; the view itself when the part is gone. */
    private Optional<Selection.Item> view(Selection.Item part, Predicate<View> has) {
        for (int i = 0; i < after.objects().size(); i++) {
            if (after.objects().get(i) instanceof View v && v.name().equals(part.table())) {
                return Optional.of(has.test(v) ? part : new Selection.OfObject(v.name(), i));
            }
        }
        return Optional.empty();
    }

    private Optional<Selection.Item> object(Selection.OfObject o) {
        return o.at() < after.objects().size()
                        && after.objects().get(o.at()).name().equals(o.table())
                ? Optional.of(o)
                : Optional.empty();
    }
}

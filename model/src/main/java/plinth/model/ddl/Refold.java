package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/**
 * Repeats a fold in part: when a change stays within the statements of one table, only those are applied again. Whatever is not plainly so (a table
 * is made or dropped, something is renamed, another object is touched) is left to a whole fold; both give the same.
 */
final class Refold {
    private final Ledger.Folded before;
    private final Map<ObjectName, Fold.Key> indexTables;

    Refold(Ledger.Folded before, Map<ObjectName, Fold.Key> indexTables) {
        this.before = before;
        this.indexTables = indexTables;
    }

    /** Returns what the fold gives when {@code added} stand in the place of {@code removed}, or nothing when that takes a whole fold. */
    Optional<Ledger.Folded> with(List<Entry> removed, List<Entry> added) {
        if (!before.repeatable()) {
            return Optional.empty();
        }
        return removed.size() == added.size() ? oneByOne(removed, added) : together(removed, added);
    }

    /** Each statement has one that replaces it: any number of tables may have changed. */
    private Optional<Ledger.Folded> oneByOne(List<Entry> removed, List<Entry> added) {
        Map<Fold.Key, Map<Entry, Entry>> byTable = new LinkedHashMap<>();
        for (int i = 0; i < removed.size(); i++) {
            Entry old = removed.get(i);
            Entry now = added.get(i);
            if (old == now || (!speaks(old) && !speaks(now))) {
                continue;
            }
            Optional<Fold.Key> key = only(List.of(old));
            if (key.isEmpty() || !key.equals(only(List.of(now)))) {
                return Optional.empty();
            }
            byTable.computeIfAbsent(key.get(), k -> new IdentityHashMap<>()).put(old, now);
        }
        Ledger.Folded folded = before;
        for (Map.Entry<Fold.Key, Map<Entry, Entry>> e : byTable.entrySet()) {
            List<Entry> hands = before.hands().getOrDefault(e.getKey(), List.of());
            List<Entry> again = new ArrayList<>(hands);
            again.replaceAll(h -> e.getValue().getOrDefault(h, h));
            long replaced = hands.stream().filter(e.getValue()::containsKey).count();
            if (replaced < e.getValue().size() || before.entangled().contains(e.getKey())) {
                return Optional.empty();
            }
            Optional<Ledger.Folded> next = new Refold(folded, indexTables).apply(e.getKey(), hands, again);
            if (next.isEmpty()) {
                return next;
            }
            folded = next.get();
        }
        return Optional.of(folded);
    }

    /** Statements of one table have become more or fewer. */
    private Optional<Ledger.Folded> together(List<Entry> removed, List<Entry> added) {
        Optional<Fold.Key> key = only(removed);
        if (key.isEmpty() || !key.equals(only(added)) || before.entangled().contains(key.get())) {
            return Optional.empty();
        }
        List<Entry> hands = before.hands().getOrDefault(key.get(), List.of());
        List<Entry> speaking = removed.stream().filter(Refold::speaks).toList();
        int at = speaking.isEmpty() ? -1 : indexOf(hands, speaking.getFirst());
        if (at < 0 || at + speaking.size() > hands.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < speaking.size(); i++) {
            if (hands.get(at + i) != speaking.get(i)) {
                return Optional.empty();
            }
        }
        List<Entry> again = new ArrayList<>(hands.subList(0, at));
        added.stream().filter(Refold::speaks).forEach(again::add);
        again.addAll(hands.subList(at + speaking.size(), hands.size()));
        return apply(key.get(), hands, again);
    }

    private Optional<Ledger.Folded> apply(Fold.Key key, List<Entry> old, List<Entry> again) {
        Integer place = before.places().get(key);
        Ledger ledger = new Ledger(before, key);
        Fold fold = new Fold(ledger, indexTables);
        try {
            again.forEach(fold::apply);
        } catch (Ledger.NotInPart e) {
            return Optional.empty();
        }
        @Nullable Built now = ledger.get(key);
        if (place == null
                || now == null
                || ledger.hands().size() != again.size()
                || !names(now).equals(names(before.objects().get(place)))) {
            return Optional.empty();
        }
        for (List<Remark> remarks : fold.remarks().values()) {
            if (remarks.stream().anyMatch(r -> r.elsewhere().isPresent())) {
                return Optional.empty();
            }
        }
        List<Built> objects = new ArrayList<>(before.objects());
        objects.set(place, now);
        Map<Fold.Key, List<Entry>> hands = new HashMap<>(before.hands());
        hands.put(key, List.copyOf(again));
        Map<Entry, List<Remark>> remarks = new IdentityHashMap<>(before.remarks());
        old.forEach(remarks::remove);
        remarks.putAll(fold.remarks());
        return Optional.of(new Ledger.Folded(
                objects, before.places(), hands, before.entangled(), remarks, ledger.families(), true));
    }

    /** The names that its indexes were given, those of its keys too: they share a namespace with other relations. */
    private static Set<Name> names(Built b) {
        Stream<Optional<Name>> keys = b.object() instanceof Table t
                ? t.constraints().stream().filter(IndexAlteration::indexed).map(Constraint::name)
                : Stream.of();
        return Stream.concat(Fold.indexes(b).stream().map(Index::name), keys)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static int indexOf(List<Entry> hands, Entry entry) {
        for (int i = 0; i < hands.size(); i++) {
            if (hands.get(i) == entry) {
                return i;
            }
        }
        return -1;
    }

    private static boolean speaks(Entry e) {
        return !(e.node() instanceof StatementNode.Blank);
    }

    /** Returns the one table that all of {@code entries} are about. */
    private Optional<Fold.Key> only(List<Entry> entries) {
        Fold.@Nullable Key one = null;
        for (Entry e : entries) {
            if (!speaks(e)) {
                continue;
            }
            Optional<NameNode> name = table(e.node());
            Optional<Fold.Key> key = name.map(n -> Fold.Key.relation(resolve(n, e)));
            if (key.isEmpty() || (one != null && !one.equals(key.get()))) {
                return Optional.empty();
            }
            one = key.get();
        }
        return Optional.ofNullable(one);
    }

    private ObjectName resolve(NameNode name, Entry entry) {
        if (name.qualifier().isEmpty() && !(entry.node() instanceof StatementNode.CreateTable)) {
            for (Name schema : entry.path()) {
                if (before.places().containsKey(Fold.Key.relation(name.in(schema)))) {
                    return name.in(schema);
                }
            }
        }
        return name.in(entry.path().getFirst());
    }

    private static Optional<NameNode> table(StatementNode node) {
        return switch (node) {
            case StatementNode.CreateTable t -> Optional.of(t.name());
            case StatementNode.AlterTable a -> a.kind().equals("TABLE") ? Optional.of(a.name()) : Optional.empty();
            case StatementNode.CreateIndex i -> Optional.of(i.table());
            case StatementNode.CreateTrigger t -> Optional.of(t.table());
            case StatementNode.CreatePolicy p -> Optional.of(p.table());
            case StatementNode.AlterPolicy p -> Optional.of(p.table());
            case StatementNode.Comment c ->
                Set.of("TABLE", "COLUMN", "CONSTRAINT", "TRIGGER", "POLICY").contains(c.kind())
                        ? Optional.of(c.name())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Returns the objects themselves, in order. */
    static List<SchemaObject> objects(Ledger.Folded folded) {
        List<SchemaObject> all = new ArrayList<>(folded.objects().size());
        folded.objects().forEach(b -> all.add(b.object()));
        return all;
    }
}

package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Inherited;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * Columns that stand in an heir where CREATE TABLE would not put them, since its parent got them later or became its parent later: these are made by ALTER
 * TABLE when the heir is there.
 */
final class LateColumns {
    static final LateColumns NONE = new LateColumns();

    private final Map<ObjectName, Set<Name>> held = new HashMap<>();
    private final Map<ObjectName, Set<ObjectName>> joined = new HashMap<>();
    private final Map<ObjectName, Map<ObjectName, Table>> heirs = new HashMap<>();

    private LateColumns() {}

    static LateColumns of(Schema schema) {
        LateColumns all = new LateColumns();
        Inherited inherited = new Inherited(schema::table);
        for (Table t : schema.tables()) {
            if (!t.inherits().isEmpty() && t.columns().stream().anyMatch(Inherited::late)) {
                all.add(schema, t, inherited);
            }
        }
        return all;
    }

    private void add(Schema schema, Table t, Inherited inherited) {
        Map<Name, Column> late = new LinkedHashMap<>();
        t.columns().stream().filter(Inherited::late).forEach(c -> late.put(c.name(), c));
        Set<Name> added = new LinkedHashSet<>();
        for (ObjectName p : t.inherits()) {
            Optional<Table> parent = schema.table(p);
            if (parent.isEmpty()) {
                continue;
            }
            List<Name> names = inherited.columns(parent.get()).stream()
                    .map(Inherited.Part::name)
                    .toList();
            boolean whole = joins(t, inherited)
                    && !names.isEmpty()
                    && names.stream().allMatch(n -> late.containsKey(n) && !Inherited.typeless(late.get(n)));
            if (whole) {
                joined.computeIfAbsent(t.name(), k -> new LinkedHashSet<>()).add(p);
                continue;
            }
            for (Name n : names) {
                if (late.containsKey(n)) {
                    added.add(n);
                    heirs.computeIfAbsent(p, k -> new LinkedHashMap<>()).put(t.name(), t);
                    if (parent.get()
                            .column(n)
                            .filter(c -> !Inherited.typeless(c))
                            .isPresent()) {
                        held.computeIfAbsent(p, k -> new LinkedHashSet<>()).add(n);
                    }
                }
            }
        }
        boolean behind = false;
        for (Column c : t.columns()) {
            behind |= added.contains(c.name());
            if (behind && !added.contains(c.name()) && !Inherited.typeless(c)) {
                held.computeIfAbsent(t.name(), k -> new LinkedHashSet<>()).add(c.name());
            }
        }
    }

    /** Whether {@code t} has by itself all rules that ALTER TABLE ... INHERIT asks for. */
    private static boolean joins(Table t, Inherited inherited) {
        return inherited.checks(t).stream().allMatch(Inherited.Rule::local)
                && inherited.columns(t).stream()
                        .allMatch(p -> p.declared()
                                || p.column().notNull().isEmpty()
                                || t.keyColumns().contains(p.name()));
    }

    /** Returns the columns of {@code t} that CREATE TABLE is to leave out. */
    Set<Name> held(ObjectName t) {
        return held.getOrDefault(t, Set.of());
    }

    /** Returns the parents that {@code t} gets by ALTER TABLE. */
    Set<ObjectName> joined(ObjectName t) {
        return joined.getOrDefault(t, Set.of());
    }

    /** Returns the heirs that must be there before {@code t} gets all of its columns. */
    List<Table> heirs(ObjectName t) {
        return List.copyOf(heirs.getOrDefault(t, Map.of()).values());
    }

    /** Returns the tables that follow {@code t} before it gets all of its columns, each behind its parent. */
    List<Table> line(Table t) {
        List<Table> all = new ArrayList<>(heirs(t.name()));
        for (int i = 0; i < all.size(); i++) {
            heirs(all.get(i).name()).stream().filter(h -> !all.contains(h)).forEach(all::add);
        }
        return all;
    }
}

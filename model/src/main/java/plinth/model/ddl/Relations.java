package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** What columns the tables and views of a schema have, inherited ones included; a view's are read from its query when first asked for. */
final class Relations {
    private final Schema schema;
    private final Map<ObjectName, Columns> views = new HashMap<>();

    Relations(Schema schema) {
        this.schema = schema;
    }

    /** The columns of a relation, and whether these are all. */
    record Columns(List<Scope.Column> columns, boolean known) {
        static final Columns UNKNOWN = new Columns(List.of(), false);
    }

    ObjectName resolve(NameNode name, List<Name> path) {
        if (name.qualifier().isEmpty()) {
            for (Name p : path) {
                if (schema.hasRelation(name.in(p))) {
                    return name.in(p);
                }
            }
        }
        return name.in(path.getFirst());
    }

    Columns columns(ObjectName name) {
        Optional<Table> table = schema.table(name);
        if (table.isPresent()) {
            return table(table.get());
        }
        Optional<View> view = schema.view(name);
        return view.isPresent() ? view(view.get()) : Columns.UNKNOWN;
    }

    private Columns table(Table t) {
        Set<Name> names = new LinkedHashSet<>();
        boolean known = t.traits().stream().noneMatch(x -> x.startsWith("OF "));
        for (ObjectName parent : parents(t)) {
            Columns c = columns(parent);
            known &= c.known;
            c.columns.forEach(k -> names.add(k.name()));
        }
        t.columns().forEach(c -> names.add(c.name()));
        List<Scope.Column> all = new ArrayList<>(names.size());
        names.forEach(n -> all.add(new Scope.Column(n, Optional.of(t.name()))));
        return new Columns(all, known);
    }

    private static List<ObjectName> parents(Table t) {
        boolean whole = t.columns().stream()
                .anyMatch(c -> !(c.type() instanceof Type.Other o && o.text().isEmpty()));
        return t.partitionOf().isPresent() && !whole
                ? List.of(t.partitionOf().get().parent())
                : t.inherits();
    }

    private Columns view(View v) {
        Columns known = views.get(v.name());
        if (known == null) {
            views.put(v.name(), Columns.UNKNOWN);
            known = read(v);
            views.put(v.name(), known);
        }
        return known;
    }

    private Columns read(View v) {
        List<Name> names = new ArrayList<>();
        try {
            Reparsed r = Reparsed.query(v.query());
            List<Name> path = List.of(v.name().schema(), ObjectName.PUBLIC);
            new QueryMentions(this, path, r.tokens()).outputs(r.query()).forEach(c -> names.add(c.name()));
        } catch (Unreadable e) {
            return Columns.UNKNOWN;
        }
        for (int i = 0; i < v.columns().size(); i++) {
            if (i < names.size()) {
                names.set(i, v.columns().get(i));
            } else {
                names.add(v.columns().get(i));
            }
        }
        List<Scope.Column> all = names.stream()
                .filter(n -> !n.isEmpty())
                .map(n -> new Scope.Column(n, Optional.of(v.name())))
                .toList();
        return new Columns(all, names.stream().noneMatch(Name::isEmpty));
    }
}

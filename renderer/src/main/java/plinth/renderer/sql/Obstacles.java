package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plinth.model.ddl.Dependence;
import plinth.model.ddl.Followed;
import plinth.model.ddl.NameChange;
import plinth.model.ddl.Stars;
import plinth.model.ddl.Unfollowable;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/** What keeps PostgreSQL from changing a column's type, and what makes it again: views on the column and on these views, triggers, policies. */
record Obstacles(List<String> drops, List<String> creates) {

    /** Of a change of the column's type. */
    static Obstacles of(Schema s, Sql sql, Table t, Name column) {
        List<View> views = s.views()
                .filter(v -> Dependence.onColumn(s, v, List.of(t.name()), column) || star(s, v, t.name()))
                .toList();
        Obstacles on = ofViews(s, sql, views);
        List<String> drops = new ArrayList<>(on.drops);
        List<String> creates = new ArrayList<>();
        ObjectWriter w = new ObjectWriter(sql);
        for (Trigger g : t.triggers()) {
            if (!g.renamed(column, new Name("\u0001")).equals(g)) {
                drops.add("DROP TRIGGER " + Sql.name(g.name()) + " ON " + sql.name(t.name()));
                creates.add(w.trigger(t.name(), g));
                if (!g.enabled().equals("enabled")) {
                    creates.add(w.enabled(t.name(), g));
                }
                g.comment().ifPresent(c -> creates.add(w.commentOn("TRIGGER", g.name(), t.name(), c)));
            }
        }
        for (Table other : s.tables()) {
            List<Policy> named = policies(s, other, t, column);
            for (Policy p : other.policies()) {
                if (named.contains(p) || star(s, other, p, t.name())) {
                    policy(sql, other, p, drops, creates);
                }
            }
        }
        creates.addAll(on.creates);
        return new Obstacles(drops, creates);
    }

    /** Of dropping a column: what needs it only because of a star that nobody sees, as in {@code EXISTS (SELECT * ...)}. */
    static Obstacles ofStars(Schema s, Sql sql, ObjectName table) {
        Obstacles on = ofViews(s, sql, s.views().filter(v -> star(s, v, table)).toList());
        List<String> drops = new ArrayList<>(on.drops);
        List<String> creates = new ArrayList<>();
        for (Table t : s.tables()) {
            for (Policy p : t.policies()) {
                if (star(s, t, p, table)) {
                    policy(sql, t, p, drops, creates);
                }
            }
        }
        creates.addAll(on.creates);
        return new Obstacles(drops, creates);
    }

    private static boolean star(Schema s, View v, ObjectName table) {
        return Stars.over(s, v.query(), v.name().schema(), table);
    }

    private static boolean star(Schema s, Table t, Policy p, ObjectName table) {
        return Stream.concat(p.using().stream(), p.check().stream()).anyMatch(e -> Stars.within(s, e, t.name(), table));
    }

    private static void policy(Sql sql, Table t, Policy p, List<String> drops, List<String> creates) {
        ObjectWriter w = new ObjectWriter(sql);
        drops.add("DROP POLICY " + Sql.name(p.name()) + " ON " + sql.name(t.name()));
        creates.add(w.policy(t.name(), p));
        p.comment().ifPresent(c -> creates.add(w.commentOn("POLICY", p.name(), t.name(), c)));
    }

    /** Of making views anew: they and all views made of them. */
    static Obstacles ofViews(Schema s, Sql sql, List<View> first) {
        List<View> views = new ArrayList<>(first);
        for (int i = 0; i < views.size(); i++) {
            ObjectName below = views.get(i).name();
            s.views()
                    .filter(v -> !views.contains(v) && Dependence.onRelation(s, v, below))
                    .forEach(views::add);
        }
        List<View> inOrder = s.views().filter(views::contains).toList();
        ObjectWriter w = new ObjectWriter(sql);
        List<String> drops = new ArrayList<>();
        List<String> creates = new ArrayList<>();
        for (View v : inOrder.reversed()) {
            drops.add("DROP " + (v.materialized() ? "MATERIALIZED VIEW " : "VIEW ") + sql.name(v.name()));
        }
        for (View v : inOrder) {
            creates.add(w.view(v));
            v.indexes().forEach(i -> creates.add(w.index(v.name(), i)));
            v.triggers().forEach(g -> creates.add(w.trigger(v.name(), g)));
            if (v.comment().isPresent()) {
                creates.add("COMMENT ON " + (v.materialized() ? "MATERIALIZED VIEW " : "VIEW ") + sql.name(v.name())
                        + " IS " + Sql.comment(v.comment()));
            }
            s.ownerships().filter(o -> o.of(Ownership.Space.RELATION, v.name())).forEach(o -> creates.add(w.owner(o)));
            s.kept()
                    .filter(k -> (k.kind().equals("GRANT") || k.kind().equals("REVOKE"))
                            && k.name().equals(v.name()))
                    .forEach(k -> creates.add(k.text()));
        }
        return new Obstacles(drops, creates);
    }

    /** Returns the policies of {@code on} that name the column {@code column} of {@code t}, in a query within them too. */
    private static List<Policy> policies(Schema s, Table on, Table t, Name column) {
        if (on.policies().isEmpty()) {
            return List.of();
        }
        NameChange change = new NameChange.OfColumn(List.of(t.name()), column, new Name("\u0001"));
        try {
            return Followed.object(s, on, change) instanceof Table followed
                    ? on.policies().stream()
                            .filter(p -> !followed.policies().contains(p))
                            .toList()
                    : List.of();
        } catch (Unfollowable e) {
            return on.policies();
        }
    }
}

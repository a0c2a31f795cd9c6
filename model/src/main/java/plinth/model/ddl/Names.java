package plinth.model.ddl;

import java.util.List;

/** Collects the names that stand in queries. */
final class Names {
    private Names() {}

    /** Adds to {@code out} every place in {@code q} where a table or a column is named, subqueries included. */
    static void all(QueryNode q, List<RefNode> out) {
        for (QueryNode.Cte cte : q.with()) {
            cte.query().ifPresent(inner -> all(inner, out));
            cte.change().ifPresent(change -> all(change, out));
        }
        for (QueryNode.Branch branch : q.branches()) {
            switch (branch) {
                case QueryNode.Select s -> {
                    items(s.items(), out);
                    s.from().forEach(f -> all(f, out));
                    out.addAll(s.references());
                    out.addAll(s.named());
                    s.queries().forEach(inner -> all(inner, out));
                }
                case QueryNode.Values v -> {
                    out.addAll(v.references());
                    v.queries().forEach(inner -> all(inner, out));
                }
                case QueryNode.Whole w -> table(w.table(), out);
                case QueryNode.Nested n -> all(n.query(), out);
            }
        }
        out.addAll(q.order());
        q.queries().forEach(inner -> all(inner, out));
    }

    private static void items(List<QueryNode.Item> items, List<RefNode> out) {
        for (QueryNode.Item i : items) {
            out.addAll(i.references());
        }
    }

    private static void table(NameNode name, List<RefNode> out) {
        out.add(new RefNode(name.parts(), false, name.span()));
    }

    private static void all(QueryNode.From from, List<RefNode> out) {
        switch (from) {
            case QueryNode.FromTable t -> table(t.table(), out);
            case QueryNode.FromQuery q -> all(q.query(), out);
            case QueryNode.FromFunction f -> {
                out.addAll(f.references());
                f.queries().forEach(q -> all(q, out));
            }
            case QueryNode.Join j -> {
                all(j.left(), out);
                all(j.right(), out);
                for (Ident i : j.using()) {
                    out.add(new RefNode(List.of(i), false, i.span()));
                }
                j.hidden().ifPresent(h -> {
                    out.addAll(h.references());
                    h.queries().forEach(q -> all(q, out));
                });
            }
        }
    }

    static void all(QueryNode.ChangeNode change, List<RefNode> out) {
        for (QueryNode.Cte cte : change.with()) {
            cte.query().ifPresent(inner -> all(inner, out));
            cte.change().ifPresent(inner -> all(inner, out));
        }
        table(change.table(), out);
        for (Ident i : change.columns()) {
            out.add(new RefNode(List.of(i), false, i.span()));
        }
        for (Ident i : change.assigned()) {
            out.add(new RefNode(List.of(i), false, i.span()));
        }
        change.from().forEach(f -> all(f, out));
        change.source().ifPresent(q -> all(q, out));
        out.addAll(change.references());
        items(change.returning(), out);
        change.queries().forEach(q -> all(q, out));
    }
}

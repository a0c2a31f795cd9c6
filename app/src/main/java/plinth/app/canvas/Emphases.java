package plinth.app.canvas;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.app.store.Checks;
import plinth.app.store.Selection;
import plinth.model.ddl.Problem;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Link;

/** Finds what stands out of a drawing, and names its links. */
final class Emphases {
    private Emphases() {}

    /** Returns what {@code selection} and {@code checks} make stand out of {@code drawing}, one of {@code schema}. */
    static Emphasis of(Drawing drawing, Schema schema, Selection selection, Checks checks) {
        Set<ObjectName> selected = new HashSet<>();
        Set<ObjectName> neighbours = new HashSet<>();
        Map<ObjectName, Set<Name>> lit = new HashMap<>();
        Set<Link.Id> hot = new HashSet<>();
        for (Selection.Item item : selection.items()) {
            switch (item) {
                case Selection.OfConstraint c -> {
                    Optional<Link> link = link(drawing, schema, c);
                    if (link.isPresent()) {
                        hot.add(link.get().id());
                        neighbours.add(link.get().child());
                        neighbours.add(link.get().parent());
                        ends(schema, link.get(), lit);
                    } else {
                        selected.add(c.table());
                    }
                }
                case Selection.OfColumn c -> {
                    selected.add(c.table());
                    light(lit, c.table(), List.of(c.column()));
                }
                case Selection.OfTable t -> selected.add(t.table());
                case Selection.OfIndex i -> selected.add(i.table());
                case Selection.OfTrigger g -> selected.add(g.table());
                case Selection.OfFamily f -> selected.add(f.table());
                case Selection.OfObject o -> {}
            }
        }
        for (ObjectName t : selected) {
            for (Link l : drawing.linksOf(t)) {
                hot.add(l.id());
                neighbours.add(l.child());
                neighbours.add(l.parent());
                ends(schema, l, lit);
                if (l.kind() == Link.Kind.BRANCH) {
                    // The way to the base goes by the family's trunk.
                    drawing.linksOf(l.parent()).stream()
                            .filter(o -> o.kind() == Link.Kind.TRUNK)
                            .forEach(o -> hot.add(o.id()));
                }
            }
        }
        neighbours.removeAll(selected);
        return new Emphasis(
                selected,
                neighbours,
                lit,
                hot,
                tables(checks, Problem.Severity.ERROR),
                tables(checks, Problem.Severity.WARNING),
                Emphasis.Hover.NOTHING,
                Map.of());
    }

    /** Returns {@code emphasis} with the ends of {@code link} lit, which the pointer is over. */
    static Emphasis hovering(Emphasis emphasis, Schema schema, Link link) {
        Map<ObjectName, Set<Name>> lit = new HashMap<>();
        emphasis.lit().forEach((t, c) -> lit.put(t, new HashSet<>(c)));
        ends(schema, link, lit);
        return new Emphasis(
                emphasis.selected(),
                emphasis.neighbours(),
                lit,
                emphasis.hot(),
                emphasis.wrong(),
                emphasis.careful(),
                Emphasis.Hover.of(link.id()),
                emphasis.moving());
    }

    private static void ends(Schema schema, Link link, Map<ObjectName, Set<Name>> lit) {
        link.key().ifPresent(key -> {
            light(lit, link.child(), key.columns());
            light(lit, link.parent(), schema.referenced(key));
        });
    }

    private static void light(Map<ObjectName, Set<Name>> lit, ObjectName table, List<Name> columns) {
        lit.computeIfAbsent(table, t -> new HashSet<>()).addAll(columns);
    }

    /** Returns the link of the foreign key {@code item} names. */
    static Optional<Link> link(Drawing drawing, Schema schema, Selection.OfConstraint item) {
        return drawing.linksOf(item.table()).stream()
                .filter(l -> l.child().equals(item.table())
                        && name(schema, l).filter(item.constraint()::equals).isPresent())
                .findFirst();
    }

    /** Returns the name, given or implied, of the foreign key that {@code link} stands for. */
    static Optional<Name> name(Schema schema, Link link) {
        Optional<Table> table = schema.table(link.child());
        if (table.isEmpty() || link.key().isEmpty() || link.id().inferred()) {
            return Optional.empty();
        }
        int at = -1;
        int number = -1;
        List<Constraint> all = table.get().constraints();
        for (int i = 0; i < all.size() && number < link.id().number(); i++) {
            if (all.get(i) instanceof Constraint.ForeignKey) {
                number++;
                at = i;
            }
        }
        return number == link.id().number()
                ? Optional.of(ImpliedNames.of(schema).constraint(table.get(), at))
                : Optional.empty();
    }

    private static Set<ObjectName> tables(Checks checks, Problem.Severity severity) {
        Set<ObjectName> found = new HashSet<>();
        checks.tables().forEach((table, worst) -> {
            if (worst == severity) {
                found.add(table);
            }
        });
        return found;
    }
}

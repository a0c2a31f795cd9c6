package plinth.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/**
 * Works remedies out, each on the part of the schema that it touches: the tables that it edits, those that they reference, inherit from or hand down
 * to, those that reference them, and all that is no table. So many remedies of a large schema take as long as they are many.
 */
final class Remedies {
    private final Schema schema;
    private @Nullable Neighbours neighbours;

    Remedies(Schema schema) {
        this.schema = schema;
    }

    /** Returns the remedy that consists of {@code edits}, or nothing when there are none or the schema refuses them. */
    Optional<Remedy> of(String title, List<Edit> edits) {
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        Neighbours n = neighbours;
        if (n == null) {
            n = new Neighbours(schema);
            neighbours = n;
        }
        Set<ObjectName> edited = new HashSet<>();
        if (!edits.stream().allMatch(e -> local(e, edited)) || !n.free(edits)) {
            return applied(schema, title, edits);
        }
        return applied(n.around(edited), title, edits);
    }

    private static Optional<Remedy> applied(Schema before, String title, List<Edit> edits) {
        return switch (Edits.apply(before, new Edit.Together(title, edits))) {
            case Outcome.Refused r -> Optional.empty();
            case Outcome.Done d -> Optional.of(new Remedy(title, Remedy.changes(before, d.schema())));
        };
    }

    /** Adds what {@code e} edits to {@code edited}; whether that is known. */
    private static boolean local(Edit e, Set<ObjectName> edited) {
        return switch (e) {
            case Edit.Together t -> t.edits().stream().allMatch(x -> local(x, edited));
            case Edit.AddIndex a -> {
                edited.add(a.on());
                yield true;
            }
            case Edit.AddColumn a -> {
                edited.add(a.table());
                yield true;
            }
            case Edit.DropConstraint d -> {
                edited.add(d.table());
                yield true;
            }
            case Edit.AddConstraint a -> {
                edited.add(a.table());
                if (a.constraint() instanceof Constraint.ForeignKey f) {
                    edited.add(f.target());
                }
                yield true;
            }
            default -> false;
        };
    }

    /** Who is beside whom in a schema, looked up once. */
    private static final class Neighbours {
        private final Schema schema;
        private final Map<ObjectName, List<ObjectName>> referenced = new HashMap<>();
        private final Map<ObjectName, List<ObjectName>> heirs = new HashMap<>();
        private final Map<ObjectName, Integer> places = new HashMap<>();
        private final List<SchemaObject> others = new ArrayList<>();
        private final Set<ObjectName> indexes = new HashSet<>();

        Neighbours(Schema schema) {
            this.schema = schema;
            for (SchemaObject o : schema.objects()) {
                if (!(o instanceof Table t)) {
                    others.add(o);
                    continue;
                }
                t.foreignKeys().forEach(f -> add(referenced, f.target(), t.name()));
                t.inherits().forEach(p -> add(heirs, p, t.name()));
                t.partitionOf().ifPresent(p -> add(heirs, p.parent(), t.name()));
                places.put(t.name(), places.size());
                for (Index i : t.indexes()) {
                    i.name().ifPresent(n -> indexes.add(t.name().sibling(n)));
                }
                for (Constraint c : t.constraints()) {
                    indexes.add(t.name().sibling(c.name().orElseGet(() -> ImpliedNames.base(t, c))));
                }
            }
        }

        private static void add(Map<ObjectName, List<ObjectName>> to, ObjectName key, ObjectName value) {
            to.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
        }

        /** Whether no table far away can have a name that {@code edits} give: else the whole schema is asked. */
        boolean free(List<Edit> edits) {
            return edits.stream().allMatch(e -> switch (e) {
                case Edit.Together t -> free(t.edits());
                case Edit.AddIndex a -> free(a.on(), a.index().name());
                case Edit.AddConstraint a -> free(a.table(), a.constraint().name());
                default -> true;
            });
        }

        private boolean free(ObjectName on, Optional<Name> name) {
            return name.map(on::sibling)
                    .filter(n -> schema.hasRelation(n) || indexes.contains(n))
                    .isEmpty();
        }

        Schema around(Set<ObjectName> edited) {
            Set<ObjectName> near = new HashSet<>();
            Deque<ObjectName> line = new ArrayDeque<>(edited);
            while (!line.isEmpty()) {
                ObjectName name = line.remove();
                if (near.add(name)) {
                    line.addAll(heirs.getOrDefault(name, List.of()));
                    schema.table(name).ifPresent(t -> {
                        line.addAll(t.inherits());
                        t.partitionOf().ifPresent(p -> line.add(p.parent()));
                    });
                }
            }
            for (ObjectName name : List.copyOf(near)) {
                schema.table(name).ifPresent(t -> t.foreignKeys().forEach(f -> near.add(f.target())));
                if (edited.contains(name)) {
                    near.addAll(referenced.getOrDefault(name, List.of()));
                }
            }
            List<SchemaObject> all = new ArrayList<>(others);
            near.stream()
                    .filter(places::containsKey)
                    .sorted(Comparator.comparing(places::get))
                    .forEach(n -> all.add(schema.requireTable(n)));
            return new Schema(all);
        }
    }
}

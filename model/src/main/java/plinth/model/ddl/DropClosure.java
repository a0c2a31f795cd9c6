package plinth.model.ddl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Address;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/**
 * What a DROP takes with it: as PostgreSQL, all that needs what goes and is asked for or goes with it by itself; with RESTRICT nothing at all when anything
 * else needs it.
 */
final class DropClosure {
    /** How far a DROP goes. */
    enum Behaviour {
        RESTRICT,
        CASCADE,
        /** Of dialects that look at foreign keys alone: what needs the object by its name stays as it is. */
        LOOSE
    }

    /** An object, or a part of one. */
    record Node(Fold.Key owner, Part part) {}

    private final Ledger ledger;
    private final DependencyGraph graph;
    private final Behaviour behaviour;
    private final Set<Node> gone = new LinkedHashSet<>();
    private final Set<Fold.Key> whole = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private @Nullable String refusal;

    private DropClosure(Ledger ledger, DependencyGraph graph, Behaviour behaviour) {
        this.ledger = ledger;
        this.graph = graph;
        this.behaviour = behaviour;
    }

    /** Finds what goes with {@code targets}. */
    static DropClosure of(Ledger ledger, DependencyGraph graph, Collection<Node> targets, Behaviour behaviour) {
        graph.refresh(ledger);
        DropClosure r = new DropClosure(ledger, graph, behaviour);
        targets.forEach(r::add);
        r.close();
        return r;
    }

    /** Returns why nothing is dropped: what needs it. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Returns all that goes, objects and parts of objects that stay. */
    Set<Node> gone() {
        return gone;
    }

    private void add(Node n) {
        if (!covered(n)) {
            gone.add(n);
            open.add(n);
            if (n.part instanceof Part.Whole) {
                whole.add(n.owner);
            }
        }
    }

    private boolean covered(Node n) {
        return whole.contains(n.owner)
                || gone.contains(n)
                || n.part instanceof Part.DefaultOf(Name column)
                        && gone.contains(new Node(n.owner, new Part.OfColumn(column)));
    }

    /** First all that goes by itself, then, one after the other, what must be asked for. */
    private void close() {
        List<Node> done = new ArrayList<>();
        while (!open.isEmpty()) {
            while (!open.isEmpty()) {
                Node n = open.removeFirst();
                done.add(n);
                edges(n).stream().filter(DependencyGraph.Edge::automatic).forEach(e -> add(node(e)));
                heirs(n).forEach(this::add);
            }
            if (behaviour == Behaviour.LOOSE) {
                return;
            }
            for (Node n : done) {
                for (DependencyGraph.Edge e : edges(n)) {
                    if (!e.automatic() && !covered(node(e))) {
                        if (behaviour == Behaviour.RESTRICT) {
                            refusal = called(node(e)) + " needs " + called(n);
                            return;
                        }
                        add(node(e));
                    }
                }
            }
            done.clear();
        }
    }

    private static Node node(DependencyGraph.Edge e) {
        return new Node(e.owner(), e.part());
    }

    private @Nullable SchemaObject object(Fold.Key key) {
        Built b = ledger.get(key);
        return b == null ? null : b.object();
    }

    private List<DependencyGraph.Edge> edges(Node n) {
        SchemaObject o = object(n.owner);
        if (o == null) {
            return List.of();
        }
        return switch (n.part) {
            case Part.Whole w -> {
                List<DependencyGraph.Edge> all = new ArrayList<>(graph.dependents(Dependencies.address(o)));
                if (o instanceof Table t) {
                    all.addAll(referring(t, null));
                }
                yield all;
            }
            case Part.OfColumn(Name column) -> graph.dependents(new Address.Column(o.name(), column));
            case Part.OfConstraint(int at)
            when o instanceof Table t -> referring(t, t.constraints().get(at));
            case Part.OfIndex(int at)
            when o instanceof Table t -> referring(t, t.indexes().get(at));
            default -> List.of();
        };
    }

    /** Foreign keys that rest on the key or index {@code what} of {@code t}, or on any when it is null; those of {@code t} itself are among them. */
    private List<DependencyGraph.Edge> referring(Table t, @Nullable Object what) {
        List<DependencyGraph.Edge> all = new ArrayList<>();
        if (what != null && !(what instanceof Constraint.PrimaryKey || what instanceof Constraint.Unique)) {
            if (!(what instanceof Index i && i.unique())) {
                return all;
            }
        }
        for (DependencyGraph.Edge e : graph.dependents(new Address.Relation(t.name()))) {
            if (e.part() instanceof Part.OfConstraint(int at)
                    && object(e.owner()) instanceof Table other
                    && other.constraints().get(at) instanceof Constraint.ForeignKey f
                    && f.target().equals(t.name())
                    && (what == null || restsOn(t, f) == what)) {
                all.add(new DependencyGraph.Edge(e.owner(), e.part(), false));
            }
        }
        return all;
    }

    /** Returns the key or index of {@code t} that {@code f} rests on: the primary key where no columns are named, else the first that is unique over them. */
    private static @Nullable Object restsOn(Table t, Constraint.ForeignKey f) {
        if (f.references().isEmpty()) {
            return t.primaryKey().orElse(null);
        }
        Set<Name> wanted = Set.copyOf(f.references());
        for (Constraint c : t.constraints()) {
            boolean key = c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique;
            if (key && c.columns().size() == wanted.size() && wanted.containsAll(c.columns())) {
                return c;
            }
        }
        for (Index i : t.indexes()) {
            List<Name> columns = i.leadingColumns();
            if (i.unique()
                    && i.where().isEmpty()
                    && columns.size() == i.keys().size()
                    && columns.size() == wanted.size()
                    && wanted.containsAll(columns)) {
                return i;
            }
        }
        return null;
    }

    /** The columns that partitions and inheriting tables have from a column that goes. */
    private List<Node> heirs(Node n) {
        if (!(n.part instanceof Part.OfColumn(Name column)) || !(object(n.owner) instanceof Table t)) {
            return List.of();
        }
        List<Node> all = new ArrayList<>();
        for (ObjectName heir : ledger.heirs(t.name())) {
            Fold.Key key = Fold.Key.relation(heir);
            boolean partition = object(key) instanceof Table child
                    && child.partitionOf()
                            .filter(p -> p.parent().equals(t.name()))
                            .isPresent();
            boolean own =
                    object(key) instanceof Table child && child.column(column).isPresent();
            if (partition || !own) {
                all.add(new Node(key, new Part.OfColumn(column)));
            }
        }
        return all;
    }

    private String called(Node n) {
        SchemaObject o = object(n.owner);
        if (o == null) {
            return n.owner.name().toString();
        }
        String whole = o.called();
        return switch (n.part) {
            case Part.Whole w -> whole;
            case Part.OfColumn(Name column) -> "the column " + o.name() + "." + column;
            case Part.DefaultOf(Name column) -> "the default of " + o.name() + "." + column;
            case Part.OfConstraint(int at)
            when o instanceof Table t -> "the constraint " + ImpliedNames.of(t, at) + " of " + t.name();
            case Part.OfConstraint c -> "a constraint of " + whole;
            case Part.OfIndex(int at)
            when o instanceof Table t ->
                "the index " + ImpliedNames.base(t.name().name(), t.indexes().get(at));
            case Part.OfIndex i -> "an index of " + whole;
            case Part.OfTrigger(int at)
            when o instanceof Table t -> "the trigger " + t.triggers().get(at).name() + " of " + t.name();
            case Part.OfTrigger g -> "a trigger of " + whole;
            case Part.OfPolicy(int at)
            when o instanceof Table t -> "the policy " + t.policies().get(at).name() + " of " + t.name();
            case Part.OfPolicy p -> "a policy of " + whole;
            case Part.OfCheck c -> "a check of " + whole;
            case Part.OfDefault d -> "the default of " + whole;
            case Part.OfMember m -> whole;
        };
    }

    /** Returns {@code b} without those of its parts that go. */
    Built without(Built b, Fold.Key key) {
        List<Part> parts =
                gone.stream().filter(n -> n.owner.equals(key)).map(Node::part).toList();
        return parts.isEmpty() ? b : new PartsGone(b, parts).built();
    }

    /** Returns the objects of which parts go and which stay themselves. */
    List<Fold.Key> touched() {
        return gone.stream()
                .map(Node::owner)
                .distinct()
                .filter(k -> !whole.contains(k))
                .toList();
    }

    Set<Fold.Key> whole() {
        return whole;
    }
}

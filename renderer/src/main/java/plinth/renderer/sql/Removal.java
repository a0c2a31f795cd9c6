package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.ddl.AlterAction;
import plinth.model.ddl.Built;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Ident;
import plinth.model.ddl.Located;
import plinth.model.ddl.NameNode;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;

/** Takes out of a text everything that one schema has and another, made of it by leaving things out, has not. */
final class Removal {
    private final Patching patching;
    private final ImpliedNames names;
    /** Relations, types and sequences that go as a whole. */
    private final Set<ObjectName> relations = new HashSet<>();

    private final Set<ObjectName> types = new HashSet<>();
    private final Set<ObjectName> indexes = new HashSet<>();
    private final Map<ObjectName, Set<Name>> columns = new HashMap<>();
    private final Map<ObjectName, Set<Name>> constraints = new HashMap<>();
    private final Map<ObjectName, Set<Name>> triggers = new HashMap<>();
    private final Map<ObjectName, Set<Name>> policies = new HashMap<>();
    private final Set<Entry> entries = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Located> parts = Collections.newSetFromMap(new IdentityHashMap<>());

    private Removal(Patching patching) {
        this.patching = patching;
        this.names = ImpliedNames.of(patching.schema());
    }

    /** Makes the patches that leave of the text what {@code wanted} has. */
    static void carryOut(Patching patching, Schema wanted) {
        Removal r = new Removal(patching);
        r.find(wanted);
        patching.everyEntry(r::entry);
    }

    // What goes

    private void find(Schema wanted) {
        Set<SchemaObject> left = Collections.newSetFromMap(new IdentityHashMap<>());
        left.addAll(wanted.objects());
        List<SchemaObject> whole = new ArrayList<>();
        for (SchemaObject o : patching.schema().objects()) {
            if (left.contains(o)) {
                continue;
            }
            switch (o) {
                case Table t -> wanted.table(t.name()).ifPresentOrElse(w -> parts(t, w), () -> whole(t));
                case View v ->
                    wanted.view(v.name())
                            .ifPresentOrElse(
                                    w -> {
                                        indexes(v.name(), v.indexes(), w.indexes());
                                        triggers(v.name(), v.triggers(), w.triggers());
                                    },
                                    () -> {
                                        relations.add(v.name());
                                        indexes(v.name(), v.indexes(), List.of());
                                    });
                case plinth.model.schema.Sequence q -> relations.add(q.name());
                case plinth.model.schema.EnumType e -> types.add(e.name());
                default -> {
                    whole.add(o);
                    built(o).ifPresent(b -> entries.add(b.origins().definition().entry()));
                }
            }
        }
        if (!whole.isEmpty()) {
            entries.addAll(patching.reading().statementsOf(whole));
        }
    }

    private Optional<Built> built(SchemaObject o) {
        return patching.reading().built(o);
    }

    private void whole(Table t) {
        relations.add(t.name());
        indexes(t.name(), t.indexes(), List.of());
        for (int i = 0; i < t.constraints().size(); i++) {
            indexes.add(t.name().sibling(names.constraint(t, i)));
        }
        for (Column c : t.columns()) {
            sequence(t, c);
        }
    }

    private void sequence(Table t, Column c) {
        if (c.value() instanceof Column.Serial || c.value() instanceof Column.Identity) {
            relations.add(ImpliedNames.sequence(t, c));
        }
    }

    private void parts(Table t, Table w) {
        Origins.OfTable origins = (Origins.OfTable) built(t).orElseThrow().origins();
        for (int i = 0; i < t.columns().size(); i++) {
            Column c = t.columns().get(i);
            if (w.column(c.name()).isEmpty()) {
                columns.computeIfAbsent(t.name(), n -> new HashSet<>()).add(c.name());
                origins.columns().get(i).definition().part().ifPresent(parts::add);
                sequence(t, c);
            }
        }
        Set<Constraint> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(w.constraints());
        for (int i = 0; i < t.constraints().size(); i++) {
            if (!kept.contains(t.constraints().get(i))) {
                constraints.computeIfAbsent(t.name(), n -> new HashSet<>()).add(names.constraint(t, i));
                indexes.add(t.name().sibling(names.constraint(t, i)));
                Origin o = origins.constraints().get(i);
                if (o.part().filter(TableElement.LikeNode.class::isInstance).isPresent()) {
                    throw new Refusal("The constraint " + names.constraint(t, i) + " of " + t.name()
                            + " comes with LIKE. Write it out first.");
                }
                o.part().ifPresent(parts::add);
            }
        }
        indexes(t.name(), t.indexes(), w.indexes());
        triggers(t.name(), t.triggers(), w.triggers());
        Set<Policy> left = Collections.newSetFromMap(new IdentityHashMap<>());
        left.addAll(w.policies());
        for (int i = 0; i < t.policies().size(); i++) {
            if (!left.contains(t.policies().get(i))) {
                policies.computeIfAbsent(t.name(), n -> new HashSet<>())
                        .add(t.policies().get(i).name());
                entries.add(origins.policies().get(i).entry());
            }
        }
    }

    private void indexes(ObjectName on, List<Index> was, List<Index> is) {
        Set<Index> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(is);
        for (int i = 0; i < was.size(); i++) {
            if (!kept.contains(was.get(i))) {
                indexes.add(on.sibling(names.index(on, i)));
                Origin o = origins(on).indexes().get(i);
                if (o.part().isPresent()) {
                    parts.add(o.part().get());
                } else {
                    entries.add(o.entry());
                }
            }
        }
    }

    private void triggers(ObjectName on, List<Trigger> was, List<Trigger> is) {
        Set<Trigger> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(is);
        for (int i = 0; i < was.size(); i++) {
            if (!kept.contains(was.get(i))) {
                triggers.computeIfAbsent(on, n -> new HashSet<>())
                        .add(was.get(i).name());
                entries.add(origins(on).triggers().get(i).entry());
            }
        }
    }

    private Origins.OfTable origins(ObjectName on) {
        Schema s = patching.schema();
        SchemaObject o =
                s.table(on).isPresent() ? s.requireTable(on) : s.view(on).orElseThrow();
        return (Origins.OfTable) built(o).orElseThrow().origins();
    }

    // Where it stands

    private boolean gone(Entry e, NameNode n) {
        return relations.contains(patching.resolve(e, n));
    }

    private boolean has(Map<ObjectName, Set<Name>> map, Entry e, NameNode table, Ident part) {
        Set<Name> all = map.get(patching.resolve(e, table));
        return all != null && all.contains(part.name());
    }

    private void entry(Entry e) {
        if (entries.contains(e) || whole(e)) {
            patching.delete(e);
            return;
        }
        switch (e.node()) {
            case StatementNode.CreateTable t -> table(e, t);
            case StatementNode.AlterTable a -> alter(e, a);
            case StatementNode.CreateSchema s -> nested(e, s);
            case StatementNode.PassingNode p -> rows(e, p);
            default -> {}
        }
    }

    private boolean whole(Entry e) {
        return switch (e.node()) {
            case StatementNode.CreateTable t -> gone(e, t.name());
            case StatementNode.CreateView v -> gone(e, v.name());
            case StatementNode.AlterTable a ->
                gone(e, a.name())
                        || (a.kind().equals("INDEX")
                                && indexes.contains(a.name().in(e.path().getFirst())));
            case StatementNode.CreateIndex i -> gone(e, i.table());
            case StatementNode.CreateTrigger t -> gone(e, t.table()) || has(triggers, e, t.table(), t.name());
            case StatementNode.CreatePolicy p -> gone(e, p.table()) || has(policies, e, p.table(), p.name());
            case StatementNode.AlterPolicy p -> gone(e, p.table()) || has(policies, e, p.table(), p.name());
            case StatementNode.CreateSequence s -> gone(e, s.name());
            case StatementNode.AlterSequence s ->
                gone(e, s.name())
                        || s.ownedBy()
                                .filter(o -> gone(e, o.table()) || has(columns, e, o.table(), o.column()))
                                .isPresent();
            case StatementNode.CreateEnum t ->
                types.contains(t.name().in(e.path().getFirst()));
            case StatementNode.AddLabel t -> types.contains(t.name().in(e.path().getFirst()));
            case StatementNode.RenameLabel t ->
                types.contains(t.name().in(e.path().getFirst()));
            case StatementNode.Comment c -> comment(e, c);
            case StatementNode.SetOwner o ->
                switch (Ownership.space(o.kind())) {
                    case RELATION -> gone(e, o.name());
                    case TYPE -> types.contains(o.name().in(e.path().getFirst()));
                    case ROUTINE, OTHER -> false;
                };
            case StatementNode.Drop d -> drop(e, d);
            case StatementNode.RenameObject r ->
                r.table().filter(t -> gone(e, t)).isPresent();
            case StatementNode.PassingNode p ->
                p.name().filter(n -> passes(p) && gone(e, n)).isPresent() || data(e, p);
            default -> false;
        };
    }

    private static boolean passes(StatementNode.PassingNode p) {
        return p.change().isPresent() || p.kind().startsWith("ALTER ");
    }

    private boolean comment(Entry e, StatementNode.Comment c) {
        return switch (c.kind()) {
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE" -> gone(e, c.name());
            case "TYPE" -> types.contains(c.name().in(e.path().getFirst()));
            case "COLUMN" ->
                gone(e, c.name()) || has(columns, e, c.name(), c.part().orElseThrow());
            case "CONSTRAINT" ->
                gone(e, c.name()) || has(constraints, e, c.name(), c.part().orElseThrow());
            case "TRIGGER" ->
                gone(e, c.name()) || has(triggers, e, c.name(), c.part().orElseThrow());
            case "POLICY" ->
                gone(e, c.name()) || has(policies, e, c.name(), c.part().orElseThrow());
            case "INDEX" -> indexes.contains(c.name().in(e.path().getFirst()));
            default -> c.part().isPresent() && gone(e, c.name());
        };
    }

    private boolean drop(Entry e, StatementNode.Drop d) {
        if (d.table().isPresent()) {
            return gone(e, d.table().get());
        }
        return switch (d.kind()) {
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE" ->
                d.names().stream().allMatch(n -> gone(e, n));
            case "TYPE" ->
                d.names().stream().allMatch(n -> types.contains(n.in(e.path().getFirst())));
            case "INDEX" ->
                d.names().stream().allMatch(n -> indexes.contains(n.in(e.path().getFirst())));
            default -> false;
        };
    }

    /** COPY into a table that goes, and the setting of a sequence that goes. */
    private boolean data(Entry e, StatementNode.PassingNode p) {
        if (p.copies()) {
            return gone(e, p.name().orElseThrow());
        }
        if (!p.kind().equals("SELECT")) {
            return false;
        }
        var tokens = e.statement().tokens();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.is(i, "setval") && tokens.is(i + 1, '(') && tokens.kind(i + 2) == TokenKind.STRING) {
                String name = tokens.string(i + 2).replace("\"", "");
                int dot = name.lastIndexOf('.');
                Name schema = dot < 0 ? e.path().getFirst() : new Name(name.substring(0, dot));
                return relations.contains(new ObjectName(schema, new Name(name.substring(dot + 1))));
            }
        }
        return false;
    }

    /** Rows that are put into a table in the text need the column that goes. */
    private void rows(Entry e, StatementNode.PassingNode p) {
        Optional<ObjectName> table =
                p.name().filter(n -> p.copies() || p.change().isPresent()).map(n -> patching.resolve(e, n));
        Set<Name> gone = table.map(columns::get).orElse(null);
        if (gone == null) {
            return;
        }
        boolean named = p.columns().stream().anyMatch(c -> gone.contains(c.name()));
        var tokens = e.statement().tokens();
        for (int i = 0; p.change().isPresent() && i < tokens.size(); i++) {
            named |= tokens.isIdentifier(i) && gone.contains(new Name(tokens.identifier(i)));
        }
        if (named && p.copiesOut()) {
            throw Refusal.last(
                    "The statement at " + patching.at(e) + " copies the column out. Take it out of its list first.");
        }
        if (p.positional() || named) {
            throw Refusal.last("The rows at " + patching.at(e) + " give the column a value. Take them out first.");
        }
    }

    private void nested(Entry e, StatementNode.CreateSchema s) {
        for (StatementNode n : s.elements()) {
            boolean inside = switch (n) {
                case StatementNode.CreateTable t ->
                    gone(e, t.name()) || t.elements().stream().anyMatch(this::goes);
                case StatementNode.CreateView v -> gone(e, v.name());
                default -> false;
            };
            if (inside) {
                throw new Refusal("It is written inside of CREATE SCHEMA at " + patching.at(e)
                        + ". Give it a statement of its own first.");
            }
        }
    }

    private boolean goes(TableElement t) {
        return parts.contains(t)
                || (t instanceof TableElement.ColumnNode c
                        && c.clauses().stream().anyMatch(k -> clauseGoes(k)));
    }

    private boolean clauseGoes(TableElement.Clause k) {
        return k instanceof TableElement.ConstraintClause c && parts.contains(c.constraint());
    }

    private void table(Entry e, StatementNode.CreateTable t) {
        Set<Integer> out = new HashSet<>();
        Map<Integer, String> bodies = new HashMap<>();
        Set<Name> gone = columns.getOrDefault(patching.resolve(e, t.name()), Set.of());
        for (int i = 0; i < t.elements().size(); i++) {
            TableElement x = t.elements().get(i);
            boolean typeless = x instanceof TableElement.ColumnNode c
                    && gone.contains(c.name().name());
            boolean notNull = x instanceof TableElement.NotNullNode n
                    && gone.contains(n.column().name());
            if (parts.contains(x) || typeless || notNull) {
                out.add(i);
            } else if (x instanceof TableElement.ColumnNode c) {
                body(e, c).ifPresent(b -> bodies.put(t.elements().indexOf(x), b));
            }
        }
        if (!out.isEmpty() || !bodies.isEmpty()) {
            patching.patch(e, new Elements(e.statement(), t).without(out, bodies));
        }
    }

    /** A column's text without the constraints behind it that go. */
    private Optional<String> body(Entry e, TableElement.ColumnNode c) {
        String text = e.statement().text();
        List<Patch> cuts = new ArrayList<>();
        for (int i = 0; i < c.clauses().size(); i++) {
            if (clauseGoes(c.clauses().get(i))) {
                int next = i + 1 < c.clauses().size()
                        ? c.clauses().get(i + 1).span().start()
                        : -1;
                Span cut = Elements.clause(text, c.clauses().get(i).span(), next)
                        .shifted(-c.span().start());
                // The blanks between two clauses that go are taken once.
                int from = cuts.isEmpty() ? 0 : cuts.getLast().span().end();
                cuts.add(Patch.delete(new Span(Math.max(from, cut.start()), cut.end())));
            }
        }
        if (cuts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Patch.applyAll(c.span().of(text), cuts).stripTrailing());
    }

    private void alter(Entry e, StatementNode.AlterTable a) {
        List<Boolean> out = a.actions().stream().map(x -> action(e, a, x)).toList();
        if (!out.contains(true)) {
            return;
        }
        if (!out.contains(false)) {
            patching.delete(e);
            return;
        }
        actions(patching, e, a.actions(), out);
    }

    /** Takes some of the actions of an ALTER TABLE out. */
    static void actions(Patching patching, Entry e, List<AlterAction> actions, List<Boolean> out) {
        int lastKept = out.lastIndexOf(false);
        for (int i = 0; i < actions.size(); i++) {
            if (out.get(i) && i < lastKept) {
                patching.patch(
                        e,
                        Patch.delete(new Span(
                                actions.get(i).span().start(),
                                actions.get(i + 1).span().start())));
            }
        }
        if (lastKept < actions.size() - 1) {
            patching.patch(
                    e,
                    Patch.delete(new Span(
                            actions.get(lastKept).span().end(),
                            actions.getLast().span().end())));
        }
    }

    private boolean action(Entry e, StatementNode.AlterTable a, AlterAction x) {
        @Nullable Ident column = Alterations.column(x);
        if (column != null && has(columns, e, a.name(), column)) {
            return true;
        }
        return switch (x) {
            case AlterAction.AddConstraint c -> parts.contains(c.constraint());
            case AlterAction.AddIndex i -> parts.contains(i) || parts.contains(i.index());
            case AlterAction.AddNotNull n ->
                has(columns, e, a.name(), n.notNull().column());
            case AlterAction.DropConstraint d -> has(constraints, e, a.name(), d.constraint());
            case AlterAction.AlterConstraint d -> has(constraints, e, a.name(), d.constraint());
            case AlterAction.ValidateConstraint d -> has(constraints, e, a.name(), d.constraint());
            case AlterAction.RenameConstraint d -> has(constraints, e, a.name(), d.to());
            case AlterAction.AttachPartition p -> gone(e, p.partition()) || attached(e, a, p);
            case AlterAction.DetachPartition p -> gone(e, p.partition());
            case AlterAction.Inherit i -> gone(e, i.parent());
            case AlterAction.EnableTrigger g ->
                g.trigger().filter(t -> has(triggers, e, a.name(), t)).isPresent();
            default -> false;
        };
    }

    /** An index attached to that of a partitioned table. */
    private boolean attached(Entry e, StatementNode.AlterTable a, AlterAction.AttachPartition p) {
        return a.kind().equals("INDEX")
                && indexes.contains(p.partition().in(e.path().getFirst()));
    }
}

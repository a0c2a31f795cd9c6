package plinth.model.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.Part;
import plinth.model.schema.Policy;
import plinth.model.schema.Renaming;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Span;

/** The part of the fold that makes and changes tables and what belongs to them. */
final class TableFold {
    private final Fold fold;
    private final Entry entry;

    TableFold(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
    }

    // CREATE TABLE

    void create(StatementNode.CreateTable t) {
        ObjectName name = t.name().in(fold.path(entry).getFirst());
        Table table = new Table(
                name,
                t.kind(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                parents(t.inherits(), name),
                t.partitioning()
                        .map(p -> new Table.Partitioning(
                                p.method(),
                                p.keys().stream().map(TableElement.KeyNode::key).toList())),
                t.partitionOf()
                        .filter(p -> !new Inheritance(fold, entry).circular(p.span(), name, resolve(p)))
                        .map(p -> new Table.PartitionOf(resolve(p), t.bound())),
                t.with(),
                t.traits(),
                t.comment());
        Built empty = new Built(table, Origins.OfTable.of(Origin.of(entry)));
        Built there = fold.relation(name);
        if (there != null && !TemporaryTables.givesWay(there, t.kind()) && !fold.givesWay(entry, there)) {
            // The names within are those of the table that is there.
            fold.create(entry, t.name().last().span(), Fold.Key.relation(name), empty, t.ifNotExists());
            return;
        }
        TableDraft draft = new TableDraft(fold, entry, empty);
        List<TableElement.NotNullNode> early = new ArrayList<>(0);
        for (TableElement e : t.elements()) {
            switch (e) {
                case TableElement.ColumnNode c -> draft.add(c, -1);
                case TableElement.ConstraintNode c -> draft.add(c, Origin.of(entry, c), Optional.empty());
                case TableElement.NotNullNode n -> {
                    if (t.inherits().isEmpty()
                            && draft.built().table().column(n.column().name()).isEmpty()) {
                        early.add(n);
                    } else {
                        draft.become(notNull(draft.built(), n));
                    }
                }
                case TableElement.IndexNode i -> draft.become(withIndex(draft.built(), index(i), Origin.of(entry, i)));
                case TableElement.LikeNode l -> draft.become(new LikeClause(fold, entry, l).apply(draft.built(), l));
                case TableElement.OtherNode o -> {}
            }
        }
        early.forEach(n -> draft.become(notNull(draft.built(), n)));
        Built made = valid(named(t, merged(draft.built())));
        if (entry.statement().tokens().dialect() == Dialect.POSTGRESQL
                && new PartitionKeys(fold, entry).refused(t, made.table())) {
            return;
        }
        new RefusedReferences(fold).foreignKeys(made.table()).ifPresent(why -> fold.doubt(name, why));
        fold.create(entry, t.name().last().span(), Fold.Key.relation(name), made, t.ifNotExists());
    }

    /** Returns the table without keys whose index cannot be made, since there is a relation of its name; says so. */
    private Built named(StatementNode.CreateTable node, Built b) {
        Predicate<Constraint> refused = c -> refused()
                .nameTaken(
                        b.table().name(),
                        c,
                        node.elements().stream()
                                .flatMap(e -> e instanceof TableElement.ConstraintNode k ? Stream.of(k) : Stream.of())
                                .filter(k -> k.constraint().name().equals(c.name()))
                                .flatMap(k -> k.name().stream())
                                .map(Ident::span)
                                .findFirst()
                                .orElse(node.name().last().span()));
        List<Constraint> gone = b.table().constraints().stream().filter(refused).toList();
        return gone.isEmpty() ? b : withoutConstraints(b, c -> gone.stream().anyMatch(g -> g == c));
    }

    /** Where there is no row yet, PostgreSQL takes a check or foreign key for valid whatever is said. */
    private Built valid(Built b) {
        boolean postgres = entry.statement().tokens().dialect() == Dialect.POSTGRESQL;
        if (!postgres || b.table().kind() == Table.Kind.FOREIGN) {
            return b;
        }
        Built out = b;
        for (int i = 0; i < b.table().constraints().size(); i++) {
            if (!validated(b.table().constraints().get(i))
                    .equals(b.table().constraints().get(i))) {
                out = withConstraintAt(out, i, TableFold::validated);
            }
        }
        return out;
    }

    /** Of keys over the same columns in one statement PostgreSQL makes one ({@code transformIndexConstraints}), the primary key first. */
    private Built merged(Built b) {
        if (entry.statement().tokens().dialect() != Dialect.POSTGRESQL) {
            return b;
        }
        Built out = b;
        for (Constraint c : b.table().constraints()) {
            if (c instanceof Constraint.Unique u) {
                Optional<Constraint> other = Stream.concat(
                                out.table().primaryKey().stream(),
                                out.table().constraints().stream().takeWhile(k -> k != u))
                        .filter(k -> same(k, u))
                        .findFirst();
                if (other.isPresent()) {
                    Constraint kept = other.get();
                    out = withoutConstraints(out, k -> k == u);
                    if (kept.name().isEmpty() && u.name().isPresent()) {
                        int at = out.table().constraints().indexOf(kept);
                        out = withConstraintAt(out, at, k -> k.withName(u.name()));
                    }
                }
            }
        }
        return out;
    }

    private static boolean same(Constraint c, Constraint.Unique u) {
        return switch (c) {
            case Constraint.PrimaryKey p ->
                p.key().plain().equals(u.key().plain()) && p.deferral() == u.deferral() && !u.nullsNotDistinct();
            case Constraint.Unique x ->
                x.key().plain().equals(u.key().plain())
                        && x.deferral() == u.deferral()
                        && x.nullsNotDistinct() == u.nullsNotDistinct();
            default -> false;
        };
    }

    private RefusedChanges refused() {
        return new RefusedChanges(fold, entry);
    }

    private List<ObjectName> parents(List<NameNode> nodes, ObjectName heir) {
        Inheritance inheritance = new Inheritance(fold, entry);
        return nodes.stream()
                .filter(n -> !inheritance.circular(n.span(), heir, resolve(n)))
                .map(this::resolve)
                .toList();
    }

    private ObjectName resolve(NameNode node) {
        return fold.resolve(node, entry, "relation");
    }

    private static Index index(TableElement.IndexNode i) {
        return new Index(
                i.name().map(Ident::name),
                i.unique(),
                false,
                i.method(),
                i.keys().stream().map(TableElement.KeyNode::key).toList(),
                List.of(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Built notNull(Built b, TableElement.NotNullNode n) {
        return onColumn(
                b,
                n.column(),
                (c, o) -> new Pair(
                        c.withNotNull(Optional.of(n.notNull())), o.withNotNull(Optional.of(Origin.of(entry, n)))));
    }

    private Built withColumn(Built b, TableElement.ColumnNode node, int at) {
        TableDraft draft = new TableDraft(fold, entry, b);
        draft.add(node, at);
        return draft.built();
    }

    private Built withConstraint(Built b, TableElement.ConstraintNode node, Origin origin) {
        TableDraft draft = new TableDraft(fold, entry, b);
        draft.add(node, origin, Optional.empty());
        return draft.built();
    }

    static Built withColumn(Built b, Column c, Origin origin) {
        List<Column> columns = new ArrayList<>(b.table().columns());
        List<Origins.OfColumn> origins = new ArrayList<>(b.parts().columns());
        columns.add(c);
        origins.add(Origins.OfColumn.of(origin));
        return new Built(b.table().withColumns(columns), b.parts().withColumns(origins));
    }

    static Built append(Built b, Constraint c, Origin origin) {
        Table t = b.table();
        List<Constraint> all = new ArrayList<>(t.constraints().size() + 1);
        all.addAll(t.constraints());
        all.add(c);
        List<Origin> origins = new ArrayList<>(all.size());
        origins.addAll(b.parts().constraints());
        origins.add(origin);
        return new Built(t.withConstraints(all), b.parts().withConstraints(origins));
    }

    /** Returns whether {@code c} is made USING INDEX. */
    static boolean takesIndexOver(Constraint c) {
        return index(c).isPresent();
    }

    static Optional<Name> index(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> p.key().storage().usingIndex();
            case Constraint.Unique u -> u.key().storage().usingIndex();
            case Constraint.ForeignKey f -> Optional.empty();
            case Constraint.Check k -> Optional.empty();
            case Constraint.Exclusion x -> Optional.empty();
        };
    }

    /** A constraint USING INDEX, the last of {@code b}, takes the index over: its columns, and its name when it has none of its own. */
    static Built usingIndex(Built b, Constraint c) {
        Optional<Name> index = index(c);
        if (index.isEmpty()) {
            return b;
        }
        List<Index> indexes = b.table().indexes();
        for (int i = 0; i < indexes.size(); i++) {
            if (indexes.get(i).name().equals(index)) {
                Index taken = indexes.get(i);
                Constraint.Key own = new Constraint.Key(
                        taken.leadingColumns(),
                        taken.include(),
                        false,
                        new Constraint.Storage(taken.with(), taken.tablespace(), Optional.empty(), taken.comment()));
                Optional<Name> name = c.name().isPresent() ? c.name() : index;
                Constraint full = c instanceof Constraint.Unique u
                        ? new Constraint.Unique(name, own, indexes.get(i).nullsNotDistinct(), u.deferral(), u.comment())
                        : new Constraint.PrimaryKey(name, own, ((Constraint.PrimaryKey) c).deferral(), c.comment());
                List<Constraint> constraints = new ArrayList<>(b.table().constraints());
                constraints.set(constraints.size() - 1, full);
                Built without = dropIndex(b, i);
                return new Built(without.table().withConstraints(constraints), without.parts());
            }
        }
        return b;
    }

    // Indexes

    void index(StatementNode.CreateIndex i) {
        ObjectName table = resolve(i.table());
        if (i.name().isPresent()) {
            ObjectName name = table.sibling(i.name().get().name());
            Optional<Origin> same = entry.statement().tokens().dialect() == Dialect.POSTGRESQL
                    ? fold.relationCalled(name)
                    : fold.indexCalled(name).map(p -> p.on().parts().indexes().get(p.at()));
            if (same.isPresent()) {
                if (!i.ifNotExists()) {
                    fold.twice(entry, i.name().get().span(), "the index " + name, same.get());
                }
                return;
            }
            fold.noteIndex(name, Fold.Key.relation(table));
        }
        fold.onTable(entry, i.table(), b -> {
            if (b.object() instanceof Table on
                    && new RefusedObjects(fold, entry).index(i.table().last().span(), on, i.index())) {
                return b;
            }
            Built next = withIndex(b, indexOn(b, i.index()), Origin.of(entry));
            return next.object() instanceof Table t
                            && keyRefused(i.table().last().span(), t)
                    ? b
                    : fold.numbered(next);
        });
    }

    /** ONLY says something where there can be partitions; elsewhere PostgreSQL forgets it. */
    private static Index indexOn(Built b, Index i) {
        boolean partitioned = b.object() instanceof Table t && t.partitioning().isPresent();
        return partitioned || !i.only() ? i : i.withoutOnly();
    }

    private boolean keyRefused(Span span, Table t) {
        return entry.statement().tokens().dialect() == Dialect.POSTGRESQL
                && new PartitionKeys(fold, entry).refused(span, t);
    }

    static Built withIndex(Built b, Index i, Origin origin) {
        List<Index> all = new ArrayList<>(Fold.indexes(b));
        all.add(i);
        List<Origin> origins = new ArrayList<>(b.parts().indexes());
        origins.add(origin);
        return Fold.withIndexes(b, all, origins);
    }

    static Built dropIndex(Built b, int at) {
        List<Index> all = new ArrayList<>(Fold.indexes(b));
        all.remove(at);
        List<Origin> origins = new ArrayList<>(b.parts().indexes());
        origins.remove(at);
        return Fold.withIndexes(b, all, origins);
    }

    void dropIndexes(StatementNode.Drop d) {
        Map<DropClosure.Node, Index> targets = new LinkedHashMap<>();
        for (NameNode n : d.names()) {
            ObjectName name = resolveIndex(n);
            Optional<Fold.IndexPlace> found = fold.findIndex(name);
            Optional<Fold.IndexPlace> constraint = found.isPresent() ? Optional.empty() : fold.findConstraint(name);
            if (found.isPresent()) {
                Fold.IndexPlace p = found.get();
                targets.put(
                        new DropClosure.Node(p.key(), new Part.OfIndex(p.at())),
                        Fold.indexes(p.on()).get(p.at()));
            } else if (constraint.isPresent()) {
                String table = constraint.get().on().object().called();
                fold.remark(
                        entry,
                        Remark.error(
                                n.span(),
                                "nothing is dropped: the constraint " + n + " of " + table
                                        + " needs its index; drop the constraint"));
                return;
            } else if (!d.ifExists()) {
                fold.missing(entry, n, "index");
                return;
            }
        }
        fold.remove(entry, d.names().getFirst().span(), targets.keySet(), d.cascade());
        targets.forEach((target, index) -> {
            Built on = fold.relation(target.owner().name());
            if (on != null && !Fold.indexes(on).contains(index)) {
                new Partitions(fold, entry).dropped(target.owner().name(), index);
            }
        });
    }

    /** An index is looked up along the search path like any relation. */
    private ObjectName resolveIndex(NameNode node) {
        if (node.qualifier().isEmpty()) {
            for (Name schema : fold.path(entry)) {
                ObjectName name = node.in(schema);
                if (fold.findIndex(name).isPresent()
                        || fold.findConstraint(name).isPresent()) {
                    return name;
                }
            }
        }
        return node.in(fold.path(entry).getFirst());
    }

    void commentIndex(StatementNode.Comment c) {
        ObjectName name = resolveIndex(c.name());
        Optional<Fold.IndexPlace> found = fold.findIndex(name).or(() -> new Partitions(fold, entry).implied(name));
        if (found.isPresent()) {
            Fold.IndexPlace p = found.get();
            List<Index> all = new ArrayList<>(Fold.indexes(p.on()));
            all.set(p.at(), all.get(p.at()).withComment(c.comment()));
            fold.put(p.key(), Fold.withIndexes(p.on(), all, p.on().parts().indexes()));
            return;
        }
        fold.findConstraint(name)
                .or(() -> new Partitions(fold, entry).impliedKey(name))
                .ifPresentOrElse(
                        p -> fold.put(p.key(), withConstraintAt(p.on(), p.at(), k -> k.withIndexComment(c.comment()))),
                        () -> {
                            if (new Partitions(fold, entry).madeByAttach(name)) {
                                fold.keepComment(entry, c.name());
                            } else {
                                fold.missing(entry, c.name(), "index");
                            }
                        });
    }

    // Comments, triggers, policies

    void comment(StatementNode.Comment c) {
        Ident part = c.part().orElseThrow();
        if (c.kind().equals("COLUMN") && new Composites(fold, entry).comment(c)) {
            return;
        }
        fold.onTable(entry, c.name(), b -> switch (c.kind()) {
            case "COLUMN" ->
                b.object() instanceof Table
                        ? new Inheritance(fold, entry)
                                .onColumn(
                                        b,
                                        part.name(),
                                        x -> onColumn(
                                                x,
                                                part,
                                                (k, o) -> new Pair(
                                                        k.withComment(c.comment()), o.withComment(Origin.of(entry)))))
                        : commentViewColumn(b, part.name(), c.comment());
            case "CONSTRAINT" -> commentConstraint(b, c, part);
            case "TRIGGER" -> {
                List<Trigger> all = Fold.triggers(b).stream()
                        .map(t -> t.name().equals(part.name()) ? t.withComment(c.comment()) : t)
                        .toList();
                yield Fold.withTriggers(b, all, b.parts().triggers());
            }
            default -> {
                if (!(b.object() instanceof Table t)) {
                    yield b;
                }
                List<Policy> all = t.policies().stream()
                        .map(p -> p.name().equals(part.name()) ? p.withComment(c.comment()) : p)
                        .toList();
                yield new Built(t.withPolicies(all), b.parts());
            }
        });
    }

    private Built commentConstraint(Built b, StatementNode.Comment c, Ident part) {
        if (new Partitions(fold, entry).madeByAttach(b.object().name().sibling(part.name()))) {
            fold.keepComment(entry, c.name());
            return b;
        }
        return onNotNull(b, part, n -> n.withComment(c.comment()))
                .orElseGet(() -> onConstraint(b, part, k -> k.withComment(c.comment())));
    }

    void drop(StatementNode.Drop d) {
        Name name = d.names().getFirst().last().name();
        if (d.table().isEmpty()
                || (d.ifExists() && fold.relation(resolve(d.table().get())) == null)) {
            return;
        }
        fold.onTable(entry, d.table().get(), b -> {
            if (d.kind().equals("TRIGGER")) {
                List<Trigger> all = new ArrayList<>(Fold.triggers(b));
                List<Origin> origins = new ArrayList<>(b.parts().triggers());
                for (int i = all.size() - 1; i >= 0; i--) {
                    if (all.get(i).name().equals(name)) {
                        all.remove(i);
                        origins.remove(i);
                    }
                }
                return Fold.withTriggers(b, all, origins);
            }
            if (!(b.object() instanceof Table t)) {
                return b;
            }
            List<Policy> all = new ArrayList<>(t.policies());
            List<Origin> origins = new ArrayList<>(b.parts().policies());
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).name().equals(name)) {
                    all.remove(i);
                    origins.remove(i);
                }
            }
            return new Built(t.withPolicies(all), b.parts().withPolicies(origins));
        });
    }

    void rename(StatementNode.RenameObject r) {
        Name from = r.name().last().name();
        fold.onTable(entry, r.table().orElseThrow(), b -> {
            if (r.kind().equals("TRIGGER")) {
                List<Trigger> all = Fold.triggers(b).stream()
                        .map(t -> t.name().equals(from) ? t.withName(r.to().name()) : t)
                        .toList();
                return Fold.withTriggers(b, all, b.parts().triggers());
            }
            return b.object() instanceof Table t
                    ? new Built(
                            t.withPolicies(t.policies().stream()
                                    .map(p -> p.name().equals(from) ? p.withName(r.to().name()) : p)
                                    .toList()),
                            b.parts())
                    : b;
        });
    }

    // ALTER TABLE

    void alter(StatementNode.AlterTable a) {
        ObjectName name = resolve(a.name());
        Built b = fold.relation(name);
        if (b == null || a.kind().equals("INDEX")) {
            ObjectName index = resolveIndex(a.name());
            boolean there = fold.findIndex(index).isPresent()
                    || fold.findConstraint(index).isPresent();
            if (!there && b == null && renamesSequence(a, name)) {
                return;
            }
            if (there || b == null) {
                new IndexAlteration(fold, entry).apply(a, index);
                return;
            }
        }
        allOrNothing(a, name, () -> actions(a, b, name));
    }

    /** Runs the actions of one ALTER TABLE: when PostgreSQL refuses one of them, it does none. */
    private void allOrNothing(StatementNode.AlterTable a, ObjectName table, Runnable actions) {
        if (a.actions().size() < 2 || entry.statement().tokens().dialect() != Dialect.POSTGRESQL) {
            actions.run();
            return;
        }
        if (a.actions().stream().anyMatch(TableFold::reachesOthers)) {
            fold.allOrNothing(entry, actions);
            return;
        }
        Map<ObjectName, Built> before = new LinkedHashMap<>();
        List<ObjectName> tables = new ArrayList<>(List.of(table));
        tables.addAll(fold.heirs(table));
        for (ObjectName t : tables) {
            Built is = fold.relation(t);
            if (is != null) {
                before.put(t, is);
            }
        }
        long errors = fold.errors(entry);
        actions.run();
        if (fold.errors(entry) > errors) {
            before.forEach((t, was) -> {
                if (fold.relation(t) != null) {
                    fold.put(Fold.Key.relation(t), was);
                }
            });
        }
    }

    /** Whether {@code action} may change more than the table and its heirs. */
    private static boolean reachesOthers(AlterAction action) {
        return switch (action) {
            case AlterAction.DropColumn d -> d.cascade();
            case AlterAction.DropConstraint d -> d.cascade();
            case AlterAction.Kept k -> true;
            case AlterAction.OtherAction o -> true;
            case AlterAction.SetOwner o -> true;
            default -> false;
        };
    }

    private void actions(StatementNode.AlterTable a, Built b, ObjectName start) {
        ObjectName name = start;
        for (AlterAction action : a.actions()) {
            Built now = fold.relation(name);
            if (now != null && new RefusedActions(fold, entry).refused(now.object(), a, action)) {
                continue;
            }
            switch (action) {
                case AlterAction.Rename r -> {
                    new Partitions(fold, entry).keepNames(name);
                    ObjectName to = name.sibling(r.to().name());
                    fold.renameRelation(entry, a.name(), name, to);
                    name = to;
                }
                case AlterAction.SetSchema s -> {
                    ObjectName to = new ObjectName(s.schema().name(), name.name());
                    fold.renameRelation(entry, a.name(), name, to);
                    name = to;
                }
                case AlterAction.RenameColumn r -> renameColumn(a.name(), name, r);
                case AlterAction.Kept k -> fold.keepAction(entry, a.kind(), name, k.words());
                case AlterAction.OtherAction o -> {
                    fold.keepAction(entry, a.kind(), name, o.text());
                    fold.remark(
                            entry,
                            new Remark(
                                    Problem.Severity.HINT,
                                    o.span(),
                                    "kept as written: what this does to " + name + " is not known"));
                }
                case AlterAction.DropColumn d -> {
                    ObjectName table = name;
                    dropped(table, d, a.only(), () -> dropColumn(table, d));
                }
                case AlterAction.DropConstraint d -> {
                    ObjectName table = name;
                    dropped(table, d, a.only(), () -> dropConstraint(table, d));
                }
                case AlterAction.AddColumn c -> {
                    ObjectName table = name;
                    fold.keepingStars(entry, c.span(), List.of(table), () -> change(a.kind(), table, c, a.only()));
                }
                case AlterAction.SetOwner o -> fold.ownerOfRelation(entry, name, o.role());
                case AlterAction.AttachPartition p -> new Partitions(fold, entry).attach(name, p);
                case AlterAction.DetachPartition p -> new Partitions(fold, entry).detach(name, p);
                case AlterAction.Inherit i -> inherit(name, i);
                case AlterAction.SetTrait s
                when s.topic().equals("OF") && b.object() instanceof Table ->
                    new Inheritance(fold, entry).regroup(name, t -> withTrait(t, s));
                default -> {
                    if (action instanceof AlterAction.SetType s && refused().type(name, s.column())) {
                        continue;
                    }
                    unfoldSerial(name, action);
                    change(a.kind(), name, action, a.only());
                    if (action instanceof AlterAction.SetLogged l) {
                        fold.sequencesLogged(name, l.logged());
                    }
                }
            }
        }
    }

    /** A serial column is its type, a default, a NOT NULL and a sequence in one word: what changes one of these alone takes the word apart. */
    private void unfoldSerial(ObjectName table, AlterAction action) {
        Built b = fold.relation(table);
        if (b == null
                || !(b.object() instanceof Table t)
                || entry.statement().tokens().dialect() != Dialect.POSTGRESQL) {
            return;
        }
        Optional<Ident> column = switch (action) {
            case AlterAction.SetDefault s -> Optional.of(s.column());
            case AlterAction.DropDefault d -> Optional.of(d.column());
            case AlterAction.DropNotNull d -> Optional.of(d.column());
            case AlterAction.SetType s
            when t.column(s.column().name())
                    .filter(c -> !fold.types(entry)
                            .resolved(s.type().type(), s.type().named(), entry)
                            .equals(c.type()))
                    .isPresent() -> Optional.of(s.column());
            default -> Optional.empty();
        };
        column.ifPresent(c -> fold.ownSequence(entry, t, c.name()));
    }

    /** Drops by {@code drop} what {@code action} says, and what heirs of the table have because of it. */
    private void dropped(ObjectName name, AlterAction action, boolean only, Runnable drop) {
        Built b = fold.relation(name);
        Inheritance inheritance = new Inheritance(fold, entry);
        if (b != null && b.object() instanceof Table t && inheritance.concerns(t)) {
            inheritance.alter(name, action, only, same -> {
                drop.run();
                return Objects.requireNonNullElse(fold.relation(name), same);
            });
        } else {
            drop.run();
        }
    }

    private void inherit(ObjectName name, AlterAction.Inherit i) {
        ObjectName parent = resolve(i.parent());
        Inheritance inheritance = new Inheritance(fold, entry);
        if (!i.no()) {
            if (inheritance.circular(i.parent().span(), name, parent)) {
                return;
            }
            fold.publishedBefore(name, parent);
        }
        inheritance.regroup(name, t -> {
            List<ObjectName> all = new ArrayList<>(t.inherits());
            all.remove(parent);
            if (!i.no()) {
                all.add(parent);
            }
            return t.withInherits(all);
        });
    }

    private void change(String kind, ObjectName name, AlterAction action, boolean only) {
        Built now = fold.relation(name);
        if (now == null) {
            return;
        }
        Inheritance inheritance = new Inheritance(fold, entry);
        if (now.object() instanceof Table t && inheritance.concerns(t)) {
            inheritance.alter(name, action, only, b -> fold.numbered(changed(b, action)));
        } else {
            Built next = switch (now.object()) {
                case Table t -> fold.numbered(changed(now, action));
                case View v -> viewChanged(now, v, kind, action);
                default -> now;
            };
            fold.put(Fold.Key.relation(name), next);
        }
    }

    private Built viewChanged(Built b, View v, String kind, AlterAction action) {
        return switch (action) {
            case AlterAction.SetOptions s -> new Built(v.withOptions(merged(v.with(), s.options())), b.parts());
            case AlterAction.ResetOptions r ->
                new Built(
                        v.withOptions(v.with().stream()
                                .filter(o -> !r.options().contains(o.name()))
                                .toList()),
                        b.parts());
            case AlterAction.NoEffect n -> b;
            default -> {
                fold.keepAction(entry, kind, v.name(), action.span());
                yield b;
            }
        };
    }

    /** The sequence of a serial column can be renamed as if it were a table. */
    private boolean renamesSequence(StatementNode.AlterTable a, ObjectName name) {
        return a.actions().size() == 1
                && a.actions().getFirst() instanceof AlterAction.Rename r
                && fold.callOwned(entry, a.name(), name, name.sibling(r.to().name()));
    }

    private static Built commentViewColumn(Built b, Name column, Optional<String> comment) {
        if (!(b.object() instanceof View v)) {
            return b;
        }
        Map<Name, String> all = new LinkedHashMap<>(v.columnComments());
        all.remove(column);
        comment.ifPresent(c -> all.put(column, c));
        return new Built(v.withColumnComments(all), b.parts());
    }

    /** A view lists the names of its columns once one of them has another name than its query gives it. */
    private void renameViewColumn(NameNode node, View v, AlterAction.RenameColumn r) {
        List<Name> names = new ArrayList<>(fold.columns(v.name()));
        int at = names.indexOf(r.from().name());
        if (at < 0) {
            fold.keepWhole(entry, "VIEW", node);
            return;
        }
        names.set(at, r.to().name());
        fold.renameViewColumn(entry, node, v.name(), r.from().name(), r.to().name());
        Fold.Key key = Fold.Key.relation(v.name());
        Built now = fold.relation(v.name());
        if (now == null || !(now.object() instanceof View after)) {
            return;
        }
        Map<Name, String> comments = new LinkedHashMap<>();
        after.columnComments().forEach((n, c) -> comments.put(n.equals(r.from().name()) ? r.to().name() : n, c));
        fold.put(key, new Built(after.withColumns(names).withColumnComments(comments), now.parts()));
    }

    private void renameColumn(NameNode node, ObjectName table, AlterAction.RenameColumn r) {
        Built b = fold.relation(table);
        if (b != null && b.object() instanceof View v) {
            renameViewColumn(node, v, r);
            return;
        }
        if (b == null || !(b.object() instanceof Table t)) {
            return;
        }
        if (t.column(r.from().name()).isEmpty()) {
            fold.remark(entry, Remark.error(r.from().span(), "there is no column " + r.from() + " in " + table));
            return;
        }
        if (t.column(r.to().name()).isPresent()) {
            fold.remark(
                    entry, Remark.error(r.to().span(), "there is a column " + r.to() + " in " + table + " already"));
            return;
        }
        new Partitions(fold, entry).keepNames(table, r.from().name());
        fold.renameColumn(entry, node, table, r.from().name(), r.to().name());
    }

    private Built changed(Built b, AlterAction action) {
        Table t = b.table();
        return switch (action) {
            case AlterAction.AddColumn a -> {
                if (a.ifNotExists() && t.column(a.column().name().name()).isPresent()) {
                    yield b;
                }
                int at = a.first()
                        ? 0
                        : a.after().map(i -> indexOf(t, i.name()) + 1).orElse(-1);
                yield withColumn(b, a.column(), at);
            }
            case AlterAction.DropColumn d -> b;
            case AlterAction.SetType s ->
                onColumn(
                        b,
                        s.column(),
                        (c, o) -> new Pair(
                                retyped(
                                                c,
                                                fold.types(entry)
                                                        .resolved(
                                                                s.type().type(),
                                                                s.type().named(),
                                                                entry))
                                        .withCollation(s.collation().map(NameNode::written)),
                                o.withType(Origin.of(entry, s))));
            case AlterAction.SetDefault s ->
                onColumn(
                        b,
                        s.column(),
                        (c, o) -> new Pair(
                                c.withValue(new Column.Default(s.expression().expression())),
                                o.withValue(Optional.of(Origin.of(entry, s)))));
            case AlterAction.DropDefault d ->
                onColumn(b, d.column(), (c, o) -> new Pair(c.withValue(Column.ABSENT), o.withValue(Optional.empty())));
            case AlterAction.SetNotNull s ->
                onColumn(
                        b,
                        s.column(),
                        (c, o) -> c.notNull().isPresent()
                                ? new Pair(c, o)
                                : new Pair(c.notNullable(), o.withNotNull(Optional.of(Origin.of(entry, s)))));
            case AlterAction.DropNotNull d when refused().keepsNotNull(t, d.column()) -> b;
            case AlterAction.DropNotNull d ->
                onColumn(b, d.column(), (c, o) -> new Pair(c.nullable(), o.withNotNull(Optional.empty())));
            case AlterAction.AddIdentity i when refused().identity(t, i.column()) -> b;
            case AlterAction.AddIdentity i ->
                onColumn(
                        b,
                        i.column(),
                        (c, o) -> new Pair(
                                c.withValue(new Column.Identity(i.always(), i.options())),
                                o.withValue(Optional.of(Origin.of(entry, i)))));
            case AlterAction.SetIdentity i ->
                onColumn(
                        b,
                        i.column(),
                        (c, o) -> c.value() instanceof Column.Identity old
                                ? new Pair(
                                        c.withValue(new Column.Identity(
                                                i.always().orElse(old.always()),
                                                Fold.merged(old.options(), i.options()))),
                                        o.withValue(Optional.of(Origin.of(entry, i))))
                                : new Pair(c, o));
            case AlterAction.DropIdentity d ->
                onColumn(
                        b,
                        d.column(),
                        (c, o) -> c.value() instanceof Column.Identity
                                ? new Pair(
                                        t.keyColumns().contains(c.name())
                                                ? c.withValue(Column.ABSENT)
                                                : c.withValue(Column.ABSENT)
                                                        .withNotNull(Optional.of(
                                                                c.notNull().orElse(Column.NotNull.PLAIN))),
                                        o.withValue(Optional.empty()))
                                : new Pair(c, o));
            case AlterAction.SetExpression s ->
                onColumn(
                        b,
                        s.column(),
                        (c, o) -> c.value() instanceof Column.Generated g
                                ? new Pair(
                                        c.withValue(new Column.Generated(
                                                s.expression().expression(), g.stored())),
                                        o.withValue(Optional.of(Origin.of(entry, s))))
                                : new Pair(c, o));
            case AlterAction.DropExpression d ->
                onColumn(b, d.column(), (c, o) -> new Pair(c.withValue(Column.ABSENT), o.withValue(Optional.empty())));
            case AlterAction.ForeignOptions f
            when f.column().isPresent() ->
                onColumn(
                        b,
                        f.column().get(),
                        (c, o) -> new Pair(c.withOptions(ForeignOptions.changed(c.options(), f.changes())), o));
            case AlterAction.ForeignOptions f ->
                new Built(
                        t.withTraits(t.traits().stream()
                                .map(x -> x.startsWith("SERVER ") ? ForeignOptions.changed(x, f.changes()) : x)
                                .toList()),
                        b.parts());
            case AlterAction.SetColumnOption s ->
                onColumn(b, s.column(), (c, o) -> new Pair(c.withOptions(merged(c.options(), List.of(s.option()))), o));
            case AlterAction.ResetColumnOption r ->
                onColumn(
                        b,
                        r.column(),
                        (c, o) -> new Pair(
                                c.withOptions(c.options().stream()
                                        .filter(k -> !k.name().equals("with"))
                                        .toList()),
                                o));
            case AlterAction.AddConstraint a when refused().key(t, a.constraint()) -> b;
            case AlterAction.AddConstraint a -> {
                Built next = withConstraint(b, a.constraint(), Origin.of(entry, a.constraint()));
                yield keyRefused(a.constraint().span(), next.table()) ? b : next;
            }
            case AlterAction.AddNotNull n ->
                t.column(n.notNull().column().name())
                                .filter(c -> !t.nullable(c))
                                .isPresent()
                        ? b
                        : notNull(b, n.notNull());
            case AlterAction.AddIndex i -> withIndex(b, index(i.index()), Origin.of(entry, i));
            case AlterAction.DropConstraint d -> b;
            case AlterAction.AlterConstraint a
            when a.inherit().isPresent() ->
                onNotNull(b, a.constraint(), n -> n.withNoInherit(!a.inherit().get()))
                        .orElse(b);
            case AlterAction.AlterConstraint a ->
                onConstraint(b, a.constraint(), k -> k instanceof Constraint.ForeignKey f ? altered(f, a) : k);
            case AlterAction.ValidateConstraint v ->
                onNotNull(b, v.constraint(), Column.NotNull::validated)
                        .orElseGet(() -> onConstraint(b, v.constraint(), TableFold::validated));
            case AlterAction.RenameConstraint r -> renameConstraint(b, r);
            case AlterAction.Inherit i -> b;
            case AlterAction.SetOptions s -> new Built(t.withOptions(merged(t.with(), s.options())), b.parts());
            case AlterAction.ResetOptions r ->
                new Built(
                        t.withOptions(t.with().stream()
                                .filter(o -> !r.options().contains(o.name()))
                                .toList()),
                        b.parts());
            case AlterAction.SetLogged l ->
                new Built(t.withKind(l.logged() ? Table.Kind.ORDINARY : Table.Kind.UNLOGGED), b.parts());
            case AlterAction.EnableTrigger e
            when unknown(t, e) -> {
                // A partition has its parent's triggers, too, each in a state of its own.
                fold.keepAction(entry, "TABLE", t.name(), e.span());
                yield b;
            }
            case AlterAction.EnableTrigger e ->
                Fold.withTriggers(
                        b,
                        t.triggers().stream()
                                .map(g -> e.trigger().isEmpty()
                                                || e.trigger().get().name().equals(g.name())
                                        ? g.withEnabled(e.state())
                                        : g)
                                .toList(),
                        b.parts().triggers());
            case AlterAction.SetTrait s -> new Built(withTrait(t, s), b.parts());
            case AlterAction.Redefine r -> redefine(b, r);
            case AlterAction.OtherAction o -> b;
            case AlterAction.SetOwner o -> b;
            case AlterAction.NoEffect n -> b;
            case AlterAction.Kept k -> b;
            case AlterAction.Rename r -> b;
            case AlterAction.RenameColumn r -> b;
            case AlterAction.SetSchema s -> b;
            case AlterAction.AttachPartition p -> b;
            case AlterAction.DetachPartition p -> b;
        };
    }

    private Column retyped(Column c, Type type) {
        return entry.statement().tokens().dialect() == Dialect.POSTGRESQL
                ? ColumnFold.retyped(c, type)
                : c.withType(type);
    }

    private static Table withTrait(Table t, AlterAction.SetTrait s) {
        List<String> traits = new ArrayList<>(t.traits());
        traits.removeIf(x -> x.startsWith(s.topic()));
        if (!s.trait().isEmpty()) {
            traits.add(s.trait());
        }
        return t.withTraits(traits);
    }

    private static int indexOf(Table t, Name column) {
        for (int i = 0; i < t.columns().size(); i++) {
            if (t.columns().get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean unknown(Table t, AlterAction.EnableTrigger e) {
        return t.partitionOf().isPresent()
                && e.trigger()
                        .filter(n ->
                                t.triggers().stream().noneMatch(g -> g.name().equals(n.name())))
                        .isPresent();
    }

    private Built redefine(Built b, AlterAction.Redefine r) {
        int at = indexOf(b.table(), r.column().name());
        if (at < 0) {
            fold.remark(
                    entry,
                    Remark.error(
                            r.column().span(),
                            "there is no column " + r.column() + " in "
                                    + b.table().name()));
            return b;
        }
        ColumnFold read = ColumnFold.of(fold.types(entry), entry, r.definition());
        Table renamed = r.column().name().equals(read.column().name())
                ? b.table()
                : (Table) Renaming.column(
                        b.table(),
                        b.table().name(),
                        r.column().name(),
                        read.column().name());
        List<Column> columns = new ArrayList<>(renamed.columns());
        columns.set(at, read.column());
        return new Built(renamed.withColumns(columns), b.parts().withColumn(at, read.origins()));
    }

    private static Constraint altered(Constraint.ForeignKey f, AlterAction.AlterConstraint a) {
        return new Constraint.ForeignKey(
                f.name(),
                f.columns(),
                f.target(),
                f.references(),
                f.match(),
                f.onDelete(),
                f.setColumns(),
                f.onUpdate(),
                f.period(),
                a.deferral().orElse(f.deferral()),
                f.valid() || a.enforced().orElse(false),
                a.enforced().orElse(f.enforced()),
                f.comment());
    }

    private static Constraint validated(Constraint k) {
        return switch (k) {
            case Constraint.ForeignKey f ->
                new Constraint.ForeignKey(
                        f.name(),
                        f.columns(),
                        f.target(),
                        f.references(),
                        f.match(),
                        f.onDelete(),
                        f.setColumns(),
                        f.onUpdate(),
                        f.period(),
                        f.deferral(),
                        true,
                        f.enforced(),
                        f.comment());
            case Constraint.Check c ->
                new Constraint.Check(c.name(), c.expression(), c.noInherit(), true, c.enforced(), c.comment());
            default -> k;
        };
    }

    private void dropColumn(ObjectName table, AlterAction.DropColumn d) {
        Built b = fold.relation(table);
        if (b == null || !(b.object() instanceof Table t)) {
            return;
        }
        if (indexOf(t, d.column().name()) < 0) {
            if (!d.ifExists()) {
                fold.remark(
                        entry, Remark.error(d.column().span(), "there is no column " + d.column() + " in " + t.name()));
            }
            return;
        }
        Part column = new Part.OfColumn(d.column().name());
        fold.remove(
                entry, d.column().span(), List.of(new DropClosure.Node(Fold.Key.relation(table), column)), d.cascade());
    }

    /** Returns {@code b} without the column {@code name} and what of its own is about it. */
    static Built withoutColumn(Built b, Name name) {
        Table t = b.table();
        int at = indexOf(t, name);
        List<Column> columns = new ArrayList<>(t.columns());
        columns.remove(at);
        List<Origins.OfColumn> origins = new ArrayList<>(b.parts().columns());
        origins.remove(at);
        Built without = new Built(t.withColumns(columns), b.parts().withColumns(origins));
        without = withoutConstraints(without, c -> uses(c, name));
        List<Index> indexes = without.table().indexes();
        for (int i = indexes.size() - 1; i >= 0; i--) {
            Index x = indexes.get(i);
            if (x.keys().stream().anyMatch(k -> k.expression().names().contains(name))
                    || x.include().contains(name)
                    || x.where().filter(w -> w.names().contains(name)).isPresent()) {
                without = dropIndex(without, i);
            }
        }
        for (Column c : without.table().columns()) {
            // What is computed from it goes with it.
            if (c.value() instanceof Column.Generated g
                    && g.expression().names().contains(name)) {
                without = withoutColumn(without, c.name());
            }
        }
        return without;
    }

    private static boolean uses(Constraint c, Name column) {
        return c.columns().contains(column)
                || switch (c) {
                    case Constraint.PrimaryKey p -> p.key().include().contains(column);
                    case Constraint.Unique u -> u.key().include().contains(column);
                    case Constraint.Exclusion x ->
                        x.include().contains(column)
                                || x.where()
                                        .filter(w -> w.names().contains(column))
                                        .isPresent();
                    case Constraint.ForeignKey f -> false;
                    case Constraint.Check k -> false;
                };
    }

    static Built withoutConstraints(Built b, Predicate<Constraint> drop) {
        Table t = b.table();
        if (t.constraints().stream().noneMatch(drop)) {
            return b;
        }
        List<Constraint> kept = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < t.constraints().size(); i++) {
            if (!drop.test(t.constraints().get(i))) {
                kept.add(t.constraints().get(i));
                origins.add(b.parts().constraints().get(i));
            }
        }
        return new Built(t.withConstraints(kept), b.parts().withConstraints(origins));
    }

    private void dropConstraint(ObjectName table, AlterAction.DropConstraint d) {
        Built b = fold.relation(table);
        if (b == null || !(b.object() instanceof Table t)) {
            return;
        }
        Fold.Key key = Fold.Key.relation(table);
        Name name = d.constraint().name();
        Optional<Integer> at = name.value().equals("PRIMARY") && t.primaryKey().isPresent()
                ? Optional.of(t.constraints().indexOf(t.primaryKey().get()))
                : ImpliedNames.find(t, name);
        if (at.isPresent()) {
            Part part = new Part.OfConstraint(at.get());
            fold.remove(entry, d.constraint().span(), List.of(new DropClosure.Node(key, part)), d.cascade());
            Constraint gone = t.constraints().get(at.get());
            Built now = fold.relation(table);
            if (IndexAlteration.indexed(gone)
                    && now != null
                    && !now.table().constraints().contains(gone)) {
                new Partitions(fold, entry).dropped(table, gone);
            }
            return;
        }
        for (Column c : t.columns()) {
            if (!t.nullable(c)
                    && ImpliedNames.notNull(t, c).equals(name)
                    && refused()
                            .keepsNotNull(t, new Ident(c.name(), d.constraint().span()))) {
                return;
            }
            if (c.value() instanceof Column.Serial
                    && c.notNull().isEmpty()
                    && ImpliedNames.notNull(t, c).equals(name)) {
                fold.ownSequence(entry, t, c.name());
                dropConstraint(table, d);
                return;
            }
            if (c.notNull().isPresent() && ImpliedNames.notNull(t, c).equals(name)) {
                fold.put(
                        key,
                        onColumn(
                                b,
                                new Ident(c.name(), d.constraint().span()),
                                (k, o) -> new Pair(k.nullable(), o.withNotNull(Optional.empty()))));
                return;
            }
        }
        for (int i = 0; i < t.indexes().size(); i++) {
            if (t.indexes().get(i).name().filter(name::equals).isPresent()) {
                fold.put(key, dropIndex(b, i));
                return;
            }
        }
        if (!d.ifExists()) {
            noConstraint(b, d.constraint());
        }
    }

    private void noConstraint(Built b, Ident constraint) {
        fold.remark(
                entry,
                Remark.warning(
                        constraint.span(),
                        "there is no constraint " + constraint + " on "
                                + b.object().name()));
    }

    private Built renameConstraint(Built b, AlterAction.RenameConstraint r) {
        Table t = b.table();
        for (int i = 0; i < t.indexes().size(); i++) {
            if (t.indexes().get(i).name().filter(r.from().name()::equals).isPresent()) {
                List<Index> all = new ArrayList<>(t.indexes());
                all.set(i, all.get(i).withName(Optional.of(r.to().name())));
                return Fold.withIndexes(b, all, b.parts().indexes());
            }
        }
        Optional<Built> notNull = onNotNull(b, r.from(), n -> n.withName(r.to().name()));
        if (notNull.isPresent()) {
            return notNull.get();
        }
        if (t.partitionOf().isPresent() && ImpliedNames.find(t, r.from().name()).isEmpty()) {
            // Its parent's constraint may have made it.
            Optional<Fold.IndexPlace> key =
                    new Partitions(fold, entry).impliedKey(t, r.from().name());
            if (key.isPresent()) {
                return withConstraintAt(key.get().on(), key.get().at(), k -> k.withName(Optional.of(r.to().name())));
            }
            fold.keepAction(entry, "TABLE", t.name(), r.span());
            return b;
        }
        return onConstraint(b, r.from(), k -> k.withName(Optional.of(r.to().name())));
    }

    /** Changes the NOT NULL that is called {@code name}, also that of a key's column, when no other constraint has the name. */
    private Optional<Built> onNotNull(Built b, Ident name, UnaryOperator<Column.NotNull> change) {
        if (entry.statement().tokens().dialect() != Dialect.POSTGRESQL
                || !(b.object() instanceof Table t)
                || ImpliedNames.find(t, name.name()).isPresent()) {
            return Optional.empty();
        }
        return t.columns().stream()
                .filter(c -> (c.notNull().isPresent() || !t.nullable(c))
                        && ImpliedNames.notNull(t, c).equals(name.name()))
                .findFirst()
                .map(c -> onColumn(
                        b,
                        new Ident(c.name(), name.span()),
                        (k, o) -> new Pair(
                                k.withNotNull(
                                        Optional.of(change.apply(k.notNull().orElse(Column.NotNull.PLAIN)))),
                                o)));
    }

    private Built onConstraint(Built b, Ident name, UnaryOperator<Constraint> change) {
        if (!(b.object() instanceof Table t)) {
            return b;
        }
        Optional<Integer> at = ImpliedNames.find(t, name.name());
        if (at.isEmpty()) {
            Optional<Fold.IndexPlace> key = new Partitions(fold, entry).impliedKey(t, name.name());
            if (key.isPresent()) {
                return withConstraintAt(key.get().on(), key.get().at(), change);
            }
            noConstraint(b, name);
            return b;
        }
        return withConstraintAt(b, at.get(), change);
    }

    static Built withConstraintAt(Built b, int at, UnaryOperator<Constraint> change) {
        List<Constraint> all = new ArrayList<>(b.table().constraints());
        all.set(at, change.apply(all.get(at)));
        return new Built(b.table().withConstraints(all), b.parts());
    }

    private record Pair(Column column, Origins.OfColumn origins) {}

    private interface ColumnChange {
        Pair apply(Column column, Origins.OfColumn origins);
    }

    private Built onColumn(Built b, Ident column, ColumnChange change) {
        int at = indexOf(b.table(), column.name());
        if (at < 0) {
            if (b.table().inherits().isEmpty() && b.table().partitionOf().isEmpty() && !systemColumn(column)) {
                fold.remark(
                        entry,
                        Remark.error(
                                new Span(column.span().start(), column.span().end()),
                                "there is no column " + column + " in "
                                        + b.table().name()));
            }
            return b;
        }
        Pair next =
                change.apply(b.table().columns().get(at), b.parts().columns().get(at));
        List<Column> columns = new ArrayList<>(b.table().columns());
        columns.set(at, next.column);
        return new Built(b.table().withColumns(columns), b.parts().withColumn(at, next.origins));
    }

    private static boolean systemColumn(Ident column) {
        return column.name().value().equals("oid");
    }

    static List<Option> merged(List<Option> before, List<Option> later) {
        List<Option> all = new ArrayList<>(before);
        for (Option o : later) {
            all.removeIf(x -> x.name().equals(o.name()));
            all.add(o);
        }
        return all;
    }
}

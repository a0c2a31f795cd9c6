package plinth.model.ddl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Inherited;
import plinth.model.schema.Inherited.Part;
import plinth.model.schema.Inherited.Rule;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.text.Span;

/**
 * ALTER TABLE of a table that has parents or heirs. A table's record says what is its own; what it inherits follows from its parents. When a parent changes,
 * PostgreSQL lets some changes recurse and others not, and a child keeps what it once took. So after each action every heir's record is made anew, so that it
 * says together with its parents' what the heir is then.
 */
final class Inheritance {
    private final Fold fold;
    private final Entry entry;
    private final Inherited inherited;

    Inheritance(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
        this.inherited = new Inherited(this::table, t -> TypedTables.fields(t, entry, fold));
    }

    private Optional<Table> table(ObjectName name) {
        Built b = fold.relation(name);
        return b != null && b.object() instanceof Table t ? Optional.of(t) : Optional.empty();
    }

    /** Returns whether {@code t} has parents or heirs. */
    boolean concerns(Table t) {
        return !Inherited.parents(t).isEmpty()
                || Inherited.typed(t)
                || !fold.heirs(t.name()).isEmpty();
    }

    /** What a table was before an action. */
    private record State(List<Part> columns, List<Rule> checks, Map<Name, Part> base) {
        Optional<Part> column(Name name) {
            return columns.stream().filter(p -> p.name().equals(name)).findFirst();
        }
    }

    /** Whether {@code child} is {@code parent} or stands above it, so that it cannot be made an heir of it; says so. */
    boolean circular(Span span, ObjectName child, ObjectName parent) {
        Set<ObjectName> above = new LinkedHashSet<>(List.of(parent));
        Deque<ObjectName> open = new ArrayDeque<>(above);
        while (!open.isEmpty()) {
            table(open.removeFirst()).map(Inherited::parents).stream()
                    .flatMap(List::stream)
                    .filter(above::add)
                    .forEach(open::add);
        }
        if (above.contains(child)) {
            fold.dependsOnOthers();
            fold.remark(
                    entry,
                    Remark.error(span, "the table " + child + " cannot inherit from itself, be it by way of others"));
        }
        return above.contains(child);
    }

    private State state(Table t) {
        return new State(inherited.columns(t), inherited.checks(t), base(t));
    }

    private Map<Name, Part> base(Table t) {
        Map<Name, Part> base = new LinkedHashMap<>();
        inherited.base(t).forEach(p -> base.put(p.name(), p));
        return base;
    }

    /** Applies {@code action} to the table {@code name} by {@code change}, and to its heirs. */
    void alter(ObjectName name, AlterAction action, boolean only, UnaryOperator<Built> change) {
        List<ObjectName> line = line(name);
        Map<ObjectName, State> before = new HashMap<>();
        line.forEach(t -> table(t).ifPresent(x -> before.put(t, state(x))));
        Built b = Objects.requireNonNull(fold.relation(name));
        State was = Objects.requireNonNull(before.get(name));
        List<ObjectName> whole = new ArrayList<>(line);
        whole.addAll(Inherited.parents(b.table()));
        fold.entangle(whole);
        if (there(was, action) || refused(b.table(), was, action, only, line.size() > 1)) {
            return;
        }
        Built changed = settled(change.apply(opened(b, was, action)), action);
        put(name, only && line.size() > 1 ? alone(changed, was, action) : changed);
        Optional<Part> altered = about(action)
                .flatMap(n -> inherited.columns(table(name).orElseThrow()).stream()
                        .filter(p -> p.name().equals(n))
                        .findFirst());
        for (ObjectName heir : line.subList(1, line.size())) {
            State old = before.get(heir);
            Built own = fold.relation(heir);
            if (old != null && own != null && reaches(action)) {
                put(heir, expressed(own, wanted(own.table(), old, action, only, altered), action, only));
            }
        }
    }

    /** SET NOT NULL for a table ONLY does not reach its heirs, which PostgreSQL writes down as NO INHERIT. */
    private static Built alone(Built b, State was, AlterAction action) {
        if (!(action instanceof AlterAction.SetNotNull s)
                || was.column(s.column().name())
                        .filter(p -> p.column().notNull().isPresent())
                        .isPresent()) {
            return b;
        }
        Table t = b.table()
                .withColumn(s.column().name(), c -> c.withNotNull(c.notNull().map(n -> n.withNoInherit(true))));
        return new Built(t, b.parts());
    }

    /** Whether {@code action} adds a column only if it is not there, and it is. */
    private static boolean there(State was, AlterAction action) {
        return action instanceof AlterAction.AddColumn a
                && a.ifNotExists()
                && was.column(a.column().name().name()).isPresent();
    }

    /** Whether what heirs are may depend on {@code action} on a parent. */
    private static boolean reaches(AlterAction action) {
        return about(action).isPresent()
                || action instanceof AlterAction.AddColumn
                || action instanceof AlterAction.DropColumn
                || action instanceof AlterAction.AddConstraint
                || action instanceof AlterAction.DropConstraint
                || action instanceof AlterAction.RenameConstraint;
    }

    /** Makes {@code name}, which has lost or got parents by {@code change}, say by itself what it no longer has from one. */
    void regroup(ObjectName name, UnaryOperator<Table> change) {
        Built b = fold.relation(name);
        if (b == null || !(b.object() instanceof Table t)) {
            return;
        }
        State was = state(t);
        Map<ObjectName, State> before = new LinkedHashMap<>();
        List<ObjectName> line = line(name);
        line.stream().skip(1).forEach(h -> table(h).ifPresent(x -> before.put(h, state(x))));
        Table next = change.apply(t);
        List<ObjectName> whole = new ArrayList<>(line);
        whole.addAll(Inherited.parents(t));
        whole.addAll(Inherited.parents(next));
        fold.entangle(whole);
        put(name, new Built(next, b.origins()));
        put(name, expressed(new Built(next, b.origins()), was, null, true));
        for (ObjectName heir : line) {
            State old = before.get(heir);
            Built own = fold.relation(heir);
            if (old != null && own != null) {
                put(heir, expressed(own, old, null, true));
            }
        }
    }

    private void put(ObjectName name, Built b) {
        fold.put(Fold.Key.relation(name), b);
    }

    /** Returns {@code name} and all its heirs, each behind all of its parents. */
    private List<ObjectName> line(ObjectName name) {
        Set<ObjectName> all = new LinkedHashSet<>(List.of(name));
        List<ObjectName> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            for (ObjectName heir : fold.heirs(open.removeFirst())) {
                // One that is met again goes behind the parent met last.
                if (!heir.equals(name)) {
                    all.remove(heir);
                    all.add(heir);
                    if (all.size() < 10_000) {
                        open.add(heir);
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** Whether PostgreSQL refuses {@code action} since a parent or heirs have what it is about; says so. */
    private boolean refused(Table t, State was, AlterAction action, boolean only, boolean heirs) {
        Optional<String> why = switch (action) {
            case AlterAction.AddColumn a
            when was.column(a.column().name().name()).isPresent() ->
                Optional.of("there is a column " + a.column().name() + " in " + t.name() + " already");
            case AlterAction.AddColumn a
            when Inherited.typed(t) -> Optional.of(t.called() + " is of a type and gets its columns from there");
            case AlterAction.DropColumn d
            when inheritedColumn(was, d.column()) ->
                Optional.of("the column " + d.column() + " is inherited, so it cannot be dropped here");
            case AlterAction.SetType s
            when inheritedColumn(was, s.column()) && !t.partitionOf().isPresent() ->
                Optional.of("the column " + s.column() + " is inherited, so its type cannot be changed here");
            case AlterAction.DropNotNull d
            when inheritedColumn(was, d.column())
                    && inherited.base(t).stream()
                            .anyMatch(p -> p.name().equals(d.column().name())
                                    && p.column().notNull().isPresent()) ->
                Optional.of("the NOT NULL of " + d.column() + " is inherited, so it cannot be dropped here");
            case AlterAction.AddColumn a
            when only && heirs && was.column(a.column().name().name()).isEmpty() ->
                Optional.of("the column " + a.column().name() + " must be added to the heirs of the table too");
            default -> Optional.empty();
        };
        why.ifPresent(w -> fold.remark(entry, Remark.error(action.span(), w)));
        return why.isPresent();
    }

    private static boolean inheritedColumn(State was, Ident column) {
        return was.column(column.name()).filter(Part::inherited).isPresent();
    }

    /** The column that {@code action} is about, when it is one that the table may have from a parent. */
    private static Optional<Name> about(AlterAction action) {
        return switch (action) {
            case AlterAction.SetType s -> Optional.of(s.column().name());
            case AlterAction.SetDefault s -> Optional.of(s.column().name());
            case AlterAction.DropDefault s -> Optional.of(s.column().name());
            case AlterAction.SetNotNull s -> Optional.of(s.column().name());
            case AlterAction.AddNotNull s -> Optional.of(s.notNull().column().name());
            case AlterAction.DropNotNull s -> Optional.of(s.column().name());
            case AlterAction.SetIdentity s -> Optional.of(s.column().name());
            case AlterAction.AddIdentity s -> Optional.of(s.column().name());
            case AlterAction.DropIdentity s -> Optional.of(s.column().name());
            case AlterAction.SetExpression s -> Optional.of(s.column().name());
            case AlterAction.DropExpression s -> Optional.of(s.column().name());
            case AlterAction.SetColumnOption s -> Optional.of(s.column().name());
            case AlterAction.ResetColumnOption s -> Optional.of(s.column().name());
            default -> Optional.empty();
        };
    }

    /** Returns {@code b} with the inherited column that {@code action} is about among its own, without a type, so that it can say more of it. */
    private Built opened(Built b, State was, AlterAction action) {
        Optional<Part> p =
                about(action).filter(n -> b.table().column(n).isEmpty()).flatMap(was::column);
        return p.isEmpty() ? b : TableFold.withColumn(b, typeless(p.get().name()), Origin.of(entry));
    }

    /** Applies {@code change}, which is about the column {@code name}, to {@code b}, also where it is an inherited column. */
    Built onColumn(Built b, Name name, UnaryOperator<Built> change) {
        Table t = b.table();
        if ((Inherited.parents(t).isEmpty() && !Inherited.typed(t))
                || t.column(name).filter(c -> !Inherited.typeless(c)).isPresent()) {
            return change.apply(b);
        }
        List<ObjectName> whole = new ArrayList<>(List.of(t.name()));
        whole.addAll(Inherited.parents(t));
        fold.entangle(whole);
        boolean open = t.column(name).isEmpty()
                && inherited.columns(t).stream().anyMatch(p -> p.name().equals(name));
        Built next = change.apply(open ? TableFold.withColumn(b, typeless(name), Origin.of(entry)) : b);
        Optional<Column> said = next.table().column(name);
        return said.filter(c -> Inherited.bare(c) && !Inherited.late(c))
                .map(c -> without(next, c))
                .orElse(next);
    }

    static Column typeless(Name name) {
        return Column.of(name.value(), new Type.Other(""));
    }

    /** Says of the table that was altered itself: an inherited default that it dropped it has no more, and what says nothing goes. */
    private Built settled(Built b, AlterAction action) {
        Map<Name, Part> base = base(b.table());
        boolean attached = Inherited.attached(b.table());
        List<Column> columns = new ArrayList<>();
        List<Origins.OfColumn> origins = new ArrayList<>();
        for (int i = 0; i < b.table().columns().size(); i++) {
            Column c = b.table().columns().get(i);
            Part from = base.get(c.name());
            boolean dropped = action instanceof AlterAction.DropDefault d
                    && d.column().name().equals(c.name())
                    && from != null
                    && !attached
                    && !(from.column().value() instanceof Column.Absent);
            Column next = dropped ? c.withValue(Inherited.NO_DEFAULT) : c;
            if (!Inherited.bare(next) || Inherited.late(next) || from == null) {
                columns.add(next);
                origins.add(b.parts().columns().get(i));
            }
        }
        Built next = columns.equals(b.table().columns())
                ? b
                : new Built(b.table().withColumns(columns), b.parts().withColumns(origins));
        return columns.stream().anyMatch(Inherited::late) ? placedAnew(next, base) : next;
    }

    private Built placedAnew(Built b, Map<Name, Part> base) {
        Map<Name, Column> own = new LinkedHashMap<>();
        b.table().columns().forEach(c -> own.put(c.name(), c));
        return arranged(b, own, inherited.columns(b.table()), base);
    }

    /** Returns what {@code heir} is to be after {@code action} on a parent. */
    private State wanted(Table heir, State old, AlterAction action, boolean only, Optional<Part> altered) {
        Map<Name, Part> base = base(heir);
        Map<Name, Part> fresh = new LinkedHashMap<>(base);
        List<Part> columns = new ArrayList<>();
        Set<Name> gone = new HashSet<>();
        for (Part p : old.columns()) {
            fresh.remove(p.name());
            Part from = base.get(p.name());
            boolean dropped = action instanceof AlterAction.DropColumn d
                    && !only
                    && d.column().name().equals(p.name());
            if (dropped && from == null && p.inherited() && !p.local()) {
                gone.add(p.name());
            } else {
                columns.add(
                        only || from == null
                                ? p
                                : recursed(heir, p, from, old.base().get(p.name()), action, altered));
            }
        }
        columns.addAll(fresh.values());
        List<Rule> checks = old.checks().stream()
                .filter(r -> gone.isEmpty() || gone.stream().noneMatch(r.check().columns()::contains))
                .map(r -> renamed(r, action))
                .toList();
        return new State(columns, checks, base);
    }

    private static Rule renamed(Rule r, AlterAction action) {
        return action instanceof AlterAction.RenameConstraint n
                        && r.inherited()
                        && n.from().name().equals(r.name())
                ? new Rule(r.check().withName(Optional.of(n.to().name())), r.local(), true)
                : r;
    }

    /** Returns the heir's column {@code p} when the action on its parent's, which was {@code was} and is {@code now}, is applied to it too. */
    private static Part recursed(
            Table heir, Part p, Part now, @Nullable Part was, AlterAction action, Optional<Part> altered) {
        Column c = p.column();
        Column f = now.column();
        Column.Value value = altered.map(a -> a.column().value()).orElse(f.value());
        boolean partition = heir.partitionOf().isPresent();
        boolean about = about(action).filter(p.name()::equals).isPresent();
        Column next = !about
                ? c
                : switch (action) {
                    case AlterAction.SetType s ->
                        ColumnFold.retyped(c, f.type()).withCollation(f.collation());
                    case AlterAction.SetDefault s -> c.withValue(value);
                    case AlterAction.DropDefault s -> c.withValue(value);
                    case AlterAction.SetExpression s -> c.withValue(value);
                    case AlterAction.DropExpression s -> c.withValue(value);
                    case AlterAction.SetIdentity s -> partition ? c.withValue(f.value()) : c;
                    case AlterAction.AddIdentity s -> partition ? c.withValue(f.value()) : c;
                    case AlterAction.DropIdentity s -> partition ? c.withValue(f.value()) : c;
                    case AlterAction.SetColumnOption s ->
                        s.option().name().equals("storage") || s.option().name().equals("statistics")
                                ? option(c, s.option())
                                : c;
                    default -> c;
                };
        boolean had = was != null && was.column().notNull().isPresent();
        boolean has = f.notNull().isPresent();
        if (Inherited.attached(heir)) {
            boolean lost = had && !has;
            boolean got = has && c.notNull().isEmpty();
            return new Part(
                    lost ? next.nullable() : got ? next.withNotNull(f.notNull()) : next,
                    p.local(),
                    p.inherited(),
                    (p.declared() && !lost) || got);
        }
        return new Part(p.declared() ? next : next.withNotNull(f.notNull()), p.local(), p.inherited(), p.declared());
    }

    private static Column option(Column c, Option o) {
        List<Option> all = new ArrayList<>(c.options());
        all.removeIf(x -> x.name().equals(o.name()));
        all.add(o);
        return c.withOptions(all);
    }

    /** Returns {@code own} with a record that says, together with its parents, what {@code wanted} says. */
    private Built expressed(Built own, State wanted, @Nullable AlterAction action, boolean only) {
        Table t = own.table();
        Map<Name, Part> base = base(t);
        boolean attached = Inherited.attached(t) && !base.isEmpty();
        Map<Name, Column> columns = new LinkedHashMap<>();
        for (Part p : wanted.columns()) {
            Part from = base.get(p.name());
            Optional<Column> said = t.column(p.name());
            Optional<Column> c = from == null
                    ? Optional.of(alone(p, said))
                    : attached ? Optional.of(attached(t, p, said)) : beside(unowned(t, p), from, said);
            c.ifPresent(x -> columns.put(p.name(), x));
        }
        Built out = own;
        for (Column c : t.columns()) {
            if (!columns.containsKey(c.name())) {
                out = wanted.column(c.name()).isEmpty() ? TableFold.withoutColumn(out, c.name()) : without(out, c);
            }
        }
        // What the table inherited and no longer has may still stand in its own keys and indexes.
        out = arranged(out, columns, wanted.columns(), base);
        return checked(out, wanted, action, only, attached);
    }

    /** A table of a type has no column that is its own. */
    private static Part unowned(Table t, Part p) {
        return Inherited.typed(t) ? new Part(p.column(), false, true, p.declared()) : p;
    }

    private static Built without(Built b, Column c) {
        int at = b.table().columns().indexOf(c);
        List<Column> columns = new ArrayList<>(b.table().columns());
        List<Origins.OfColumn> origins = new ArrayList<>(b.parts().columns());
        columns.remove(at);
        origins.remove(at);
        return new Built(b.table().withColumns(columns), b.parts().withColumns(origins));
    }

    /** A column that no parent has. */
    private static Column alone(Part p, Optional<Column> said) {
        Column c = p.column();
        if (!p.inherited() && said.isPresent()) {
            return said.get();
        }
        Optional<Column.NotNull> own = said.flatMap(Column::notNull);
        Column.Value value = c.value() instanceof Column.Identity && said.isEmpty() ? Column.ABSENT : c.value();
        return c.withValue(value).withNotNull(own.or(c::notNull));
    }

    /** A column of a partition that writes its columns out. */
    private static Column attached(Table t, Part p, Optional<Column> said) {
        Column c = p.column();
        boolean implied = !p.declared() && t.keyColumns().contains(p.name());
        Optional<Column.NotNull> own = said.flatMap(Column::notNull);
        return implied
                ? c.nullable()
                : c.withNotNull(own.isPresent() && c.notNull().isPresent() ? own : c.notNull());
    }

    /** What a table says itself of a column that a parent has, if anything. */
    private static Optional<Column> beside(Part p, Part from, Optional<Column> said) {
        Column c = p.column();
        Column f = from.column();
        Column.Value value = c.value().equals(f.value())
                ? said.map(Column::value).filter(f.value()::equals).orElse(Column.ABSENT)
                : c.value() instanceof Column.Absent ? Inherited.NO_DEFAULT : c.value();
        Optional<Column.NotNull> rule = p.declared() ? said.flatMap(Column::notNull) : Optional.empty();
        if (rule.isEmpty() && f.notNull().isEmpty() && !p.declared()) {
            rule = c.notNull();
        }
        List<Option> options = new ArrayList<>(c.options());
        options.removeAll(f.options());
        for (Option o : f.options()) {
            if (c.options().stream().noneMatch(x -> x.name().equals(o.name()))) {
                options.add(Option.of(o.name(), "DEFAULT"));
            }
        }
        said.filter(Inherited::late).ifPresent(x -> options.add(Inherited.LATE));
        Column next = new Column(
                c.name(),
                p.local() ? c.type() : new Type.Other(""),
                rule,
                value,
                p.local() ? c.collation() : Optional.empty(),
                options,
                c.comment());
        return Inherited.bare(next) && !Inherited.late(next) ? Optional.empty() : Optional.of(next);
    }

    /** Puts {@code columns} into the table so that all of its columns stand in the order of {@code wanted}. */
    private Built arranged(Built b, Map<Name, Column> columns, List<Part> wanted, Map<Name, Part> base) {
        Map<Name, Origins.OfColumn> origins = new HashMap<>();
        for (int i = 0; i < b.table().columns().size(); i++) {
            origins.put(b.table().columns().get(i).name(), b.parts().columns().get(i));
        }
        List<Column> all = new ArrayList<>();
        b.table().columns().forEach(c -> {
            Column next = columns.get(c.name());
            if (next != null) {
                all.add(next);
            }
        });
        columns.forEach((n, c) -> {
            if (!origins.containsKey(n)) {
                all.add(c);
            }
        });
        List<Name> order = wanted.stream().map(Part::name).toList();
        all.replaceAll(Inherited::unplaced);
        all.removeIf(c -> Inherited.bare(c) && base.containsKey(c.name()) && !Inherited.attached(b.table()));
        Table plain = b.table().withColumns(all);
        List<Column> placed =
                ordered(plain, order) ? all : placed(all, order, base.keySet(), Inherited.attached(plain));
        Origins.OfColumn here = Origins.OfColumn.of(Origin.of(entry));
        return new Built(
                b.table().withColumns(placed),
                b.parts()
                        .withColumns(placed.stream()
                                .map(c -> origins.getOrDefault(c.name(), here))
                                .toList()));
    }

    private boolean ordered(Table t, List<Name> order) {
        return inherited.columns(t).stream().map(Part::name).toList().equals(order);
    }

    private static List<Column> placed(List<Column> own, List<Name> order, Set<Name> base, boolean attached) {
        List<Column> all = new ArrayList<>(own);
        int same = 0;
        for (Name n : base) {
            boolean first = same < order.size() && order.get(same).equals(n);
            if (first) {
                same++;
            }
            if (!first || attached) {
                break;
            }
        }
        int at = 0;
        for (Name n : base) {
            if (at++ >= same && !attached) {
                Column c =
                        all.stream().filter(x -> x.name().equals(n)).findFirst().orElse(typeless(n));
                all.remove(c);
                all.add(Inherited.late(c) ? c : option(c, Inherited.LATE));
            }
        }
        all.sort(Comparator.comparingInt(c -> order.indexOf(c.name())));
        return all;
    }

    /** Makes the table's own checks those that it has and its parents do not. */
    private Built checked(Built b, State wanted, @Nullable AlterAction action, boolean only, boolean attached) {
        Map<Name, Rule> base = new LinkedHashMap<>();
        inherited.baseChecks(b.table()).forEach(r -> base.put(r.name(), r));
        Set<Name> own = new HashSet<>();
        inherited.checks(b.table()).stream()
                .map(Rule::name)
                .filter(n -> !base.containsKey(n))
                .forEach(own::add);
        Built out = b;
        if (action instanceof AlterAction.RenameConstraint n && !only) {
            out = renamedCheck(out, n.from().name(), n.to().name());
        }
        for (Rule r : wanted.checks()) {
            boolean lost = r.inherited() && !base.containsKey(r.name());
            if (lost
                    && !own.contains(r.name())
                    && (action == null || only || action instanceof AlterAction.DropColumn)) {
                out = withCheck(out, r.check());
            } else if (lost && attached && action instanceof AlterAction.DropConstraint && !only) {
                out = TableFold.withoutConstraints(
                        out,
                        c -> c instanceof Constraint.Check
                                && c.name().filter(r.name()::equals).isPresent());
            }
        }
        if (attached) {
            for (Rule r : base.values()) {
                if (wanted.checks().stream().noneMatch(w -> w.name().equals(r.name()))) {
                    out = withCheck(out, r.check());
                }
            }
        }
        return out;
    }

    private static Built renamedCheck(Built b, Name from, Name to) {
        return new Built(
                b.table()
                        .withConstraints(b.table().constraints().stream()
                                .map(c -> c instanceof Constraint.Check
                                                && c.name().filter(from::equals).isPresent()
                                        ? c.withName(Optional.of(to))
                                        : c)
                                .toList()),
                b.origins());
    }

    private Built withCheck(Built b, Constraint.Check check) {
        List<Constraint> all = new ArrayList<>(b.table().constraints());
        List<Origin> origins = new ArrayList<>(b.parts().constraints());
        all.add(check);
        origins.add(Origin.of(entry));
        return new Built(b.table().withConstraints(all), b.parts().withConstraints(origins));
    }
}

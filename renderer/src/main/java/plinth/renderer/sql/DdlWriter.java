package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plinth.model.ddl.SchemaObjects;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Inherited;
import plinth.model.schema.Kept;
import plinth.model.schema.KeptNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Part;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/**
 * Writes a schema as canonical PostgreSQL DDL: the same schema gives the same text, whatever text it was read from. Objects stand in an order in
 * which they can be made; foreign keys in a circle are added at the end.
 */
public final class DdlWriter {
    private final Schema schema;
    private final Sql sql;
    private final ObjectWriter objects;
    private final ConstraintWriter constraints;
    private final LateColumns lateColumns;
    private final ClonedKeys cloned;
    private final Set<Owned> owned;
    /** Of the whole schema, so made only where something was not given a name. */
    private @Nullable ImpliedNames names;

    private final List<String> out = new ArrayList<>();
    private final Set<ObjectName> made = new HashSet<>();

    /** Which parts can only be made when all objects are there. */
    private BiPredicate<SchemaObject, Part> late = (o, p) -> false;

    /** Which views must be there before what their query needs. */
    private Predicate<View> early = v -> false;

    private final List<View> held = new ArrayList<>();

    private DdlWriter(Schema schema, Sql sql, LateColumns lateColumns, ClonedKeys cloned) {
        this.schema = schema;
        this.sql = sql;
        this.objects = new ObjectWriter(sql);
        this.constraints = new ConstraintWriter(sql);
        this.lateColumns = lateColumns;
        this.cloned = cloned;
        this.owned = owned(schema);
    }

    private ImpliedNames names() {
        ImpliedNames all = names;
        if (all == null) {
            all = ImpliedNames.of(schema);
            names = all;
        }
        return all;
    }

    /** Returns the DDL of {@code schema}; names in {@code public} are written without it. */
    public static String write(Schema schema) {
        Schema numbered = SerialSequences.apart(KeptNames.numbered(schema));
        ClonedKeys cloned = ClonedKeys.of(numbered);
        Schema own = cloned.without(numbered);
        return new DdlWriter(own, Sql.PUBLIC, LateColumns.of(own), cloned).all();
    }

    /** Returns the statements that make one table alone with its indexes and comments, foreign keys included. */
    public static String table(Schema schema, Table table) {
        return table(schema, table, Sql.PUBLIC);
    }

    static String table(Schema schema, Table table, Sql sql) {
        DdlWriter w = new DdlWriter(schema, sql, LateColumns.NONE, ClonedKeys.NONE);
        schema.tables().forEach(t -> w.made.add(t.name()));
        w.table(table, false);
        w.belongings(table);
        w.onlyIndexes(table);
        w.out.addAll(new TableWriter(sql).byIndex(table));
        return String.join("\n", w.out) + "\n";
    }

    /** Returns {@code constraint} as a line of its table, with its name when it has one. */
    public static String constraint(Constraint constraint) {
        return new ConstraintWriter(Sql.PUBLIC).line(constraint);
    }

    /** Returns the statement that makes {@code index}. */
    public static String index(ObjectName on, Index index) {
        return new ObjectWriter(Sql.PUBLIC).index(on, index);
    }

    /** Returns the statement that makes {@code trigger}. */
    public static String trigger(ObjectName on, Trigger trigger) {
        return new ObjectWriter(Sql.PUBLIC).trigger(on, trigger);
    }

    private String all() {
        CreateOrder order = CreateOrder.of(schema);
        late = order::late;
        early = order::early;
        if (order.needsLooseBodies()) {
            out.add("SET check_function_bodies = false;");
            out.add("");
        }
        DefaultPrivileges defaults = new DefaultPrivileges(schema);
        boolean privileged = false;
        for (SchemaObject o : order.objects()) {
            if (!privileged && !aside(o)) {
                privileged = true;
                defaults.early().forEach(this::kept);
            }
            object(o);
        }
        if (!privileged) {
            defaults.early().forEach(this::kept);
        }
        heldViews();
        // What is deeper first, so that each finds those of its partitions.
        schema.tables().stream()
                .sorted(Comparator.comparingInt((Table t) -> -depth(t)))
                .forEach(this::onlyIndexes);
        lateParts(order.objects());
        circles(order);
        schema.tables().forEach(t -> out.addAll(new TableWriter(sql).byIndex(t)));
        for (SchemaObject o : order.objects()) {
            if (o instanceof Sequence s) {
                s.ownedBy()
                        .filter(w -> schema.table(w.table()).isPresent())
                        .ifPresent(w -> out.add(objects.owned(s, w)));
            }
        }
        for (SchemaObject o : order.objects()) {
            switch (o) {
                case Table t -> behaviour(t.name(), t.triggers(), t.policies());
                case View v -> behaviour(v.name(), v.triggers(), List.of());
                default -> {}
            }
        }
        owners(false);
        for (int i = 0; i < schema.objects().size(); i++) {
            if (schema.objects().get(i) instanceof Kept k && CreateOrder.last(k) && !defaults.early(k)) {
                kept(k);
            }
        }
        owners(true);
        while (!out.isEmpty() && out.getLast().isEmpty()) {
            out.removeLast();
        }
        return out.isEmpty() ? "" : String.join("\n", out) + "\n";
    }

    /** Whether {@code o} neither makes a thing that can be given rights nor needs one made. */
    private static boolean aside(SchemaObject o) {
        return o instanceof Kept || o instanceof Ownership;
    }

    /**
     * Who owns what: schemas first, so that an owner may have things in them, then tables, whose sequences follow them; behind all that is made and
     * before the rights, which an owner gives. What is made last ({@code ofLast}) is given away behind it.
     */
    private void owners(boolean ofLast) {
        List<Ownership> all = schema.ownerships()
                .filter(o -> CreateOrder.last(o.kind()) == ofLast)
                .sorted(Comparator.comparingInt(DdlWriter::turn))
                .toList();
        all.forEach(o -> out.add(objects.owner(o)));
        if (!all.isEmpty()) {
            out.add("");
        }
    }

    private static int turn(Ownership o) {
        return switch (o.kind()) {
            case "SCHEMA" -> 0;
            case "TABLE", "FOREIGN TABLE" -> 1;
            default -> 2;
        };
    }

    private void object(SchemaObject o) {
        switch (o) {
            case Table t -> {
                if (!made.contains(t.name())) {
                    family(t);
                }
            }
            case View v when placeholder(v) -> made.add(v.name());
            case View v -> {
                out.add(objects.view(v));
                made.add(v.name());
                viewBelongings(v);
            }
            case EnumType e -> {
                out.add(objects.enumType(e));
                comment("TYPE", sql.name(e.name()), e.comment());
                out.add("");
            }
            case CompositeType c -> {
                out.add(objects.composite(c));
                comment("TYPE", sql.name(c.name()), c.comment());
                c.fields().forEach(f -> comment("COLUMN", sql.name(c.name()) + "." + Sql.name(f.name()), f.comment()));
                out.add("");
            }
            case Domain d -> {
                out.add(objects.domain(early(d)));
                comment("DOMAIN", sql.name(d.name()), d.comment());
                constraintComments(d);
                out.add("");
            }
            case Sequence s -> {
                out.add(objects.sequence(s));
                comment("SEQUENCE", sql.name(s.name()), s.comment());
                out.add("");
            }
            case Routine r -> {
                out.add(objects.routine(r));
                comment(r.kind().toUpperCase(Locale.ROOT), sql.name(r.name()) + "(" + r.arguments() + ")", r.comment());
                out.add("");
            }
            case Ownership w -> {}
            case Kept k -> {
                if (!CreateOrder.last(k)) {
                    kept(k);
                    out.add("");
                }
            }
        }
    }

    private void kept(Kept k) {
        out.add(k.text() + ";");
        if (k.kind().equals("SCHEMA") || k.kind().equals("EXTENSION")) {
            comment(k.kind(), Sql.name(k.name().name()), k.comment());
        } else if (k.kind().equals("TYPE")) {
            comment(k.kind(), sql.name(k.name()), k.comment());
        }
    }

    /** Writes a view that is in a circle as what it will show, when that is known; what it does comes when all is there. */
    private boolean placeholder(View v) {
        Optional<List<Column>> columns = early.test(v) ? SchemaObjects.columns(schema, v) : Optional.empty();
        columns.ifPresent(all -> {
            out.add(objects.placeholder(v, all));
            out.add("");
            held.add(v);
        });
        return columns.isPresent();
    }

    private void heldViews() {
        for (View v : held) {
            out.add(objects.view(v).replaceFirst("^CREATE ", "CREATE OR REPLACE "));
            viewBelongings(v);
        }
    }

    private void comment(String kind, String name, Optional<String> comment) {
        comment.ifPresent(c -> out.add("COMMENT ON " + kind + " " + name + " IS " + Strings.literal(c) + ";"));
    }

    private void viewBelongings(View v) {
        indexes(v.name(), v.indexes());
        comment(v.materialized() ? "MATERIALIZED VIEW" : "VIEW", sql.name(v.name()), v.comment());
        v.columnComments().forEach((n, c) -> comment("COLUMN", sql.name(v.name()) + "." + Sql.name(n), Optional.of(c)));
        out.add("");
    }

    /** A table, with the heirs that must be there before it gets all of its columns. */
    private void family(Table t) {
        List<Table> all = new ArrayList<>(List.of(t));
        lateColumns.line(t).stream().filter(h -> !made.contains(h.name())).forEach(all::add);
        all.forEach(x -> table(x, true));
        TableWriter writer = new TableWriter(sql, lateColumns);
        for (Table x : all) {
            for (Column c : x.columns()) {
                boolean added = lateColumns.held(x.name()).contains(c.name())
                        && !lateIn.contains(new LateIn(x.name(), c.name()));
                if (added) {
                    add(writer, x, c, all);
                }
            }
        }
        for (Table x : all) {
            belongings(x);
            out.add("");
        }
    }

    private record LateIn(ObjectName table, Name column) {}

    private final Set<LateIn> lateIn = new HashSet<>();

    /** Adds a column that {@code t} got late, and to its heirs what they have behind it. */
    private void add(TableWriter writer, Table t, Column c, List<Table> family) {
        lateIn.add(new LateIn(t.name(), c.name()));
        out.add(writer.add(t, c));
        out.addAll(writer.more(t, c));
        for (Table heir : family) {
            boolean behind = false;
            for (Column own : heir.columns()) {
                boolean marked = Inherited.late(own);
                if (marked && own.name().equals(c.name()) && heir.inherits().contains(t.name())) {
                    behind = true;
                    if (Inherited.typeless(own)) {
                        out.addAll(writer.more(heir, own));
                    }
                } else if (behind && marked) {
                    break;
                } else if (behind
                        && lateColumns.held(heir.name()).contains(own.name())
                        && !lateIn.contains(new LateIn(heir.name(), own.name()))) {
                    add(writer, heir, own, family);
                }
            }
        }
    }

    private void table(Table t, boolean whole) {
        List<Name> own = constraintNames(t);
        made.add(t.name());
        Table now = whole ? withoutLateDefaults(t) : t;
        out.addAll(new TableWriter(sql, lateColumns).made(now, own, c -> whole && later(t, c, made)));
    }

    private Table withoutLateDefaults(Table t) {
        return t.withColumns(t.columns().stream()
                .map(c -> late.test(t, new Part.DefaultOf(c.name())) ? c.withValue(Column.ABSENT) : c)
                .toList());
    }

    /** Defaults, indexes and checks of domains that need what is made behind their object. */
    private void lateParts(List<SchemaObject> objects) {
        int before = out.size();
        for (SchemaObject o : objects) {
            switch (o) {
                case Table t -> {
                    for (Column c : t.columns()) {
                        if (late.test(t, new Part.DefaultOf(c.name())) && c.value() instanceof Column.Default d) {
                            out.add("ALTER TABLE " + sql.name(t.name()) + " ALTER COLUMN " + Sql.name(c.name())
                                    + " SET DEFAULT " + Sql.expression(d.expression()) + ";");
                        }
                    }
                    lateIndexes(t, t.indexes());
                }
                case View v -> lateIndexes(v, v.indexes());
                case Domain d -> out.addAll(additions(d));
                default -> {}
            }
        }
        if (out.size() > before) {
            out.add("");
        }
    }

    private void constraintComments(Domain d) {
        List<Name> names = ImpliedNames.of(d);
        d.notNull()
                .flatMap(Column.NotNull::comment)
                .ifPresent(c -> out.add(objects.commentOnConstraint(ImpliedNames.notNull(d), d, c)));
        for (int i = 0; i < names.size(); i++) {
            Name name = names.get(i);
            d.checks().get(i).comment().ifPresent(c -> out.add(objects.commentOnConstraint(name, d, c)));
        }
    }

    private void lateIndexes(SchemaObject on, List<Index> all) {
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).only() && late.test(on, new Part.OfIndex(i))) {
                index(on.name(), all.get(i), i);
            }
        }
    }

    /** What is added to a domain when all objects are there. */
    private List<String> additions(Domain d) {
        List<String> added = new ArrayList<>();
        String alter = "ALTER DOMAIN " + sql.name(d.name());
        if (late.test(d, new Part.OfDefault())) {
            d.defaultValue().ifPresent(e -> added.add(alter + " SET DEFAULT " + Sql.expression(e) + ";"));
        }
        for (int i = 0; i < d.checks().size(); i++) {
            if (late.test(d, new Part.OfCheck(i))) {
                added.add(alter + " ADD " + constraints.line(d.checks().get(i)) + ";");
            }
        }
        return added;
    }

    /** The domain without what can only be added when all objects are there. */
    private Domain early(Domain d) {
        List<Constraint.Check> checks = new ArrayList<>();
        for (int i = 0; i < d.checks().size(); i++) {
            if (!late.test(d, new Part.OfCheck(i))) {
                checks.add(d.checks().get(i));
            }
        }
        Domain now = checks.size() == d.checks().size() ? d : d.withChecks(checks);
        return late.test(d, new Part.OfDefault()) ? now.withDefault(Optional.empty()) : now;
    }

    /** Whether CREATE TABLE cannot make {@code c}, those of {@code there} being made and the table itself. */
    private boolean later(Table t, Constraint c, Set<ObjectName> there) {
        Set<Name> held = lateColumns.held(t.name());
        if (!held.isEmpty() && c.columns().stream().anyMatch(held::contains)) {
            return true;
        }
        boolean circle = !(c instanceof Constraint.ForeignKey)
                && late.test(t, new Part.OfConstraint(t.constraints().indexOf(c)));
        return circle
                || switch (c) {
                    // Its target is not there yet, or the target's key is made by an index that comes behind the table.
                    case Constraint.ForeignKey f ->
                        !there.contains(f.target())
                                || !f.valid()
                                || (t.name().equals(f.target()) && !keyed(t, schema.referenced(f)));
                    // Where there is no row yet, PostgreSQL takes a check for valid whatever is said.
                    case Constraint.Check k -> !k.valid() && k.enforced();
                    // Of keys over the same columns in one statement PostgreSQL makes one.
                    case Constraint.Unique u ->
                        t.constraints().stream().takeWhile(o -> o != u).anyMatch(o -> sameKey(o, u))
                                || t.primaryKey().filter(o -> sameKey(o, u)).isPresent();
                    case Constraint.PrimaryKey k -> false;
                    case Constraint.Exclusion x -> false;
                };
    }

    private static boolean sameKey(Constraint c, Constraint.Unique u) {
        return switch (c) {
            case Constraint.PrimaryKey p -> p.key().plain().equals(u.key().plain());
            case Constraint.Unique o -> o.key().plain().equals(u.key().plain());
            default -> false;
        };
    }

    private static boolean keyed(Table t, List<Name> columns) {
        Set<Name> wanted = Set.copyOf(columns);
        return t.constraints().stream()
                .anyMatch(c -> (c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique)
                        && Set.copyOf(c.columns()).equals(wanted));
    }

    private List<Name> constraintNames(Table t) {
        List<Name> own = new ArrayList<>();
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint c = t.constraints().get(i);
            if (c.name().isPresent()) {
                own.add(c.name().get());
            } else {
                own.add(schema.table(t.name()).isPresent() ? names().constraint(t, i) : ImpliedNames.base(t, c));
            }
        }
        return own;
    }

    /** Indexes and comments of a table. */
    private void belongings(Table t) {
        indexes(t.name(), t.indexes());
        // Behind its indexes, which PostgreSQL then takes for those that the parent's ask for.
        new TableWriter(sql).attached(t).ifPresent(out::add);
        comment(t.kind() == Table.Kind.FOREIGN ? "FOREIGN TABLE" : "TABLE", sql.name(t.name()), t.comment());
        for (Column c : t.columns()) {
            comment("COLUMN", sql.name(t.name()) + "." + Sql.name(c.name()), c.comment());
        }
        for (Column c : t.columns()) {
            c.notNull()
                    .flatMap(Column.NotNull::comment)
                    .ifPresent(x -> out.add(objects.commentOn("CONSTRAINT", ImpliedNames.notNull(t, c), t.name(), x)));
        }
        for (ClonedKeys.Cloned k : cloned.on(t)) {
            if (!k.name().equals(k.implied())) {
                out.add("ALTER TABLE " + sql.name(t.name()) + " RENAME CONSTRAINT " + Sql.name(k.implied()) + " TO "
                        + Sql.name(k.name()) + ";");
            }
            comments(t, k.key(), k.name());
        }
        List<Name> own = constraintNames(t);
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint c = t.constraints().get(i);
            if (!later(t, c, made)) {
                comments(t, c, own.get(i));
            }
        }
    }

    private void comments(Table t, Constraint c, Name name) {
        c.comment().ifPresent(x -> out.add(objects.commentOn("CONSTRAINT", name, t.name(), x)));
        c.indexComment().ifPresent(x -> comment("INDEX", sql.name(t.name().sibling(name)), Optional.of(x)));
    }

    private void indexes(ObjectName on, List<Index> all) {
        for (int i = 0; i < all.size(); i++) {
            if (!waits(on, all.get(i)) && !lateIndex(on, i)) {
                index(on, all.get(i), i);
            }
        }
    }

    private boolean lateIndex(ObjectName on, int at) {
        Part part = new Part.OfIndex(at);
        return schema.table(on).filter(t -> late.test(t, part)).isPresent()
                || schema.view(on).filter(v -> late.test(v, part)).isPresent();
    }

    /** Whether {@code index} must be made when all partitions are there: it is on the table alone, or partitions have their own for it. */
    private boolean waits(ObjectName on, Index index) {
        return index.only() || owned.contains(new Owned(on, plain(index)));
    }

    private record Owned(ObjectName table, Index index) {}

    private static Index plain(Index i) {
        return i.withName(Optional.empty()).withComment(Optional.empty());
    }

    /** Indexes of partitioned tables of which a partition has one of the same kind among its own. */
    private static Set<Owned> owned(Schema schema) {
        Set<Owned> all = new HashSet<>();
        for (Table t : schema.tables()) {
            if (t.partitionOf().isEmpty()) {
                continue;
            }
            Optional<Table> above = schema.table(t.partitionOf().get().parent());
            while (above.isPresent() && !Inherited.attached(t)) {
                for (Index i : t.indexes()) {
                    if (above.get().indexes().stream().anyMatch(x -> plain(x).equals(plain(i)))) {
                        all.add(new Owned(above.get().name(), plain(i)));
                    }
                }
                above = above.get().partitionOf().flatMap(p -> schema.table(p.parent()));
            }
        }
        return all;
    }

    private void index(ObjectName on, Index index, int at) {
        out.add(objects.index(on, index));
        index.comment().ifPresent(c -> comment("INDEX", sql.name(on.sibling(names().index(on, at))), Optional.of(c)));
    }

    private int depth(Table t) {
        int depth = 0;
        Optional<Table> above = t.partitionOf().flatMap(p -> schema.table(p.parent()));
        while (above.isPresent() && depth < 64) {
            depth++;
            above = above.get().partitionOf().flatMap(p -> schema.table(p.parent()));
        }
        return depth;
    }

    /** Indexes that wait for the partitions: with those made behind them, PostgreSQL would make the partitions' too. */
    private void onlyIndexes(Table t) {
        for (int i = 0; i < t.indexes().size(); i++) {
            if (waits(t.name(), t.indexes().get(i))) {
                index(t.name(), t.indexes().get(i), i);
            }
        }
    }

    /** Constraints that could not be made with their table. */
    private void circles(CreateOrder order) {
        Set<ObjectName> seen = new HashSet<>();
        boolean any = false;
        for (SchemaObject o : order.objects()) {
            if (!(o instanceof Table t)) {
                continue;
            }
            seen.add(t.name());
            List<Name> own = constraintNames(t);
            for (int i = 0; i < t.constraints().size(); i++) {
                Constraint c = t.constraints().get(i);
                if (later(t, c, seen)) {
                    any = true;
                    Constraint named = c.name().isPresent() ? c : c.withName(Optional.of(own.get(i)));
                    out.add("ALTER TABLE " + sql.name(t.name()) + " ADD "
                            + constraints.line(c instanceof Constraint.ForeignKey ? c : named) + ";");
                    comments(t, c, own.get(i));
                }
            }
        }
        if (any) {
            out.add("");
        }
    }

    private void behaviour(ObjectName on, List<Trigger> triggers, List<Policy> policies) {
        for (Trigger t : triggers) {
            out.add(objects.trigger(on, t));
            if (!t.enabled().equals("enabled")) {
                out.add(objects.enabled(on, t));
            }
            t.comment().ifPresent(c -> out.add(objects.commentOn("TRIGGER", t.name(), on, c)));
            out.add("");
        }
        for (Policy p : policies) {
            out.add(objects.policy(on, p));
            p.comment().ifPresent(c -> out.add(objects.commentOn("POLICY", p.name(), on, c)));
            out.add("");
        }
    }
}

package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.ddl.ColumnRights;
import plinth.model.ddl.Dependencies;
import plinth.model.ddl.Followed;
import plinth.model.ddl.NameChange;
import plinth.model.ddl.Reread;
import plinth.model.ddl.Stars;
import plinth.model.ddl.Unfollowable;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.logic.Cell;
import plinth.model.logic.Presence;
import plinth.model.logic.TableRules;
import plinth.model.schema.Address;
import plinth.model.schema.Constraint;
import plinth.model.schema.Dependency;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Renaming;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** What all layouts have in common: putting the family's new tables where the old ones were, and mending what pointed at those. */
final class Relayout {
    /** Where a foreign key to one of the family's old tables goes now; absent when there is no table that it could mean. */
    record Target(ObjectName table, Map<Name, Name> columns) {}

    /** A foreign key that is led from a table of one kind, {@code from}, to one that may hold rows of others. */
    private record Led(String what, ObjectName from, ObjectName to, List<Name> referenced) {}

    /** Columns that are in another table than the rest of theirs now. */
    private record Moved(ObjectName old, Set<Name> columns, ObjectName target) {}

    /** References to columns of {@code old} that are not {@code kept} are no more, and why. */
    private record Cut(ObjectName old, Predicate<Set<Name>> kept, String why) {}

    private final Schema schema;
    private final Family family;
    private final List<Moved> moved = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final List<List<Dependency>> needs;
    private final Map<ObjectName, Optional<Target>> targets = new HashMap<>();
    private final List<Led> led = new ArrayList<>();
    final List<String> notEnforced = new ArrayList<>();
    final Losses losses = new Losses();

    Relayout(Schema schema, Family family) {
        this.schema = schema;
        this.family = family;
        this.needs = Dependencies.of(schema);
    }

    /** Returns {@code t} without what names columns of the family that it does not have. */
    Table fitting(Table t) {
        return new Fitting(family).fit(t);
    }

    /** Returns the layout that {@code laid} is, with an account of all that was there before. */
    Layout laid(Strategy strategy, Schema laid, List<ObjectName> tables, List<KindLayout> kinds) {
        sayWider(laid);
        PolicyCycles.say(schema, laid, tables, losses);
        notEnforced.addAll(0, Shortcomings.of(family, strategy));
        if (!family.told() && !family.overlapping()) {
            losses.add(
                    Item.of("rows", family.base()),
                    "Rows of " + family.base()
                            + " that have rows in several of its tables, or in none: here each is of one kind.");
        }
        if (family.today() instanceof Strategy.ConcreteTables && !(strategy instanceof Strategy.ConcreteTables)) {
            losses.add(
                    Item.of("rows", family.base()),
                    "Rows of two of the tables with the same "
                            + String.join(
                                    ", ", family.key().stream().map(Name::value).toList())
                            + ", which nothing forbids today, cannot both be in " + family.base() + ".");
            narrowed(laid);
        }
        boolean apart = strategy instanceof Strategy.ConcreteTables
                || strategy instanceof Strategy.SingleTable s && s.partitioned();
        if (apart && family.today() instanceof Strategy.ClassTable) {
            withCommon(laid);
        }
        boolean view = strategy instanceof Strategy.ConcreteTables c && c.view();
        if (view || strategy instanceof Strategy.SingleTable && family.today() instanceof Strategy.ClassTable) {
            widened(laid);
        }
        Map<Item, List<Item>> mapping =
                Account.of(schema, family, strategy, laid, kinds, Set.copyOf(oldTables()), losses);
        return new Layout(family, strategy, laid, tables, kinds, notEnforced, mapping, losses.all());
    }

    /** Rights and policies on the table of a kind are none on the common columns where these are in the base. */
    private void narrowed(Schema laid) {
        for (Family.Kind k : family.kinds()) {
            if (laid.table(k.table()).filter(Table::secured).isPresent()) {
                losses.add(
                        Parts.trait(k.table(), Table.ROW_SECURITY),
                        "Row level security of " + k.table() + " no longer covers the columns that are in "
                                + family.base() + " now.");
            }
        }
        Set<Address> tables = new HashSet<>();
        family.kinds().forEach(k -> tables.add(new Address.Relation(k.table())));
        grants(laid, tables)
                .forEach(k -> losses.add(
                        Parts.whole(k),
                        Strings.capital(k.called()) + " no longer covers the columns that are in " + family.base()
                                + " now."));
    }

    /** Rights on the table of a kind are rights on the common columns as well where it has them. */
    private void withCommon(Schema laid) {
        Set<Address> tables = new HashSet<>();
        family.kinds().forEach(k -> tables.add(new Address.Relation(k.table())));
        grants(laid, tables).stream()
                .filter(k -> ColumnRights.of(k).all().isEmpty())
                .forEach(k -> losses.add(
                        Parts.whole(k),
                        Strings.capital(k.called()) + " covers the columns of " + family.base()
                                + " as well from now on."));
    }

    /** Rights on the whole base are rights on the columns of all kinds where those are in it, or in the view that is called so. */
    private void widened(Schema laid) {
        List<String> kinds = family.kinds().stream()
                .filter(k -> !k.columns().isEmpty())
                .map(k -> k.table().toString())
                .toList();
        grants(laid, Set.of(new Address.Relation(family.base()))).stream()
                .filter(k -> ColumnRights.of(k).all().isEmpty())
                .forEach(k -> losses.add(
                        Parts.whole(k),
                        Strings.capital(k.called()) + " covers the columns of " + String.join(", ", kinds)
                                + " as well from now on."));
    }

    /** Returns the rights on one of {@code relations} that {@code laid} has as they were. */
    private List<Kept> grants(Schema laid, Set<Address> relations) {
        List<Kept> all = new ArrayList<>();
        for (int i = 0; i < schema.objects().size(); i++) {
            if (schema.objects().get(i) instanceof Kept k
                    && k.kind().equals("GRANT")
                    && laid.objects().contains(k)
                    && needs.get(i).stream().anyMatch(d -> relations.contains(d.on()))) {
                all.add(k);
            }
        }
        return all;
    }

    /** Returns {@code t}, the table of {@code k}, with its key under the base's names, wherever that is named: also within the queries of policies. */
    static Table keyed(Schema schema, Family family, Table t, Family.Kind k) {
        SchemaObject out = t;
        try {
            for (int i = 0; i < k.key().size() && schema.table(t.name()).isPresent(); i++) {
                Name from = k.key().get(i);
                Name to = k.of().get(i);
                if (!from.equals(to) && t.column(to).isEmpty()) {
                    out = Followed.object(schema, out, new NameChange.OfColumn(List.of(t.name()), from, to));
                }
            }
        } catch (Unfollowable e) {
            return t;
        }
        return (Table) out;
    }

    /** Says where foreign keys to {@code old} go. */
    void retarget(ObjectName old, Optional<Target> target) {
        targets.put(old, target);
    }

    /** Says that of foreign keys to {@code old} only those remain to columns that are {@code kept}. */
    void cut(ObjectName old, Predicate<Set<Name>> kept, String why) {
        cuts.add(new Cut(old, kept, why));
    }

    /** Returns the columns, as {@code map} calls them, of {@code old} that foreign keys from anywhere are to. */
    Set<Set<Name>> referenced(ObjectName old, Map<Name, Name> map) {
        Set<Set<Name>> all = new LinkedHashSet<>();
        for (Table t : schema.tables()) {
            for (Constraint.ForeignKey f : t.foreignKeys()) {
                if (f.target().equals(old)) {
                    all.add(Set.copyOf(Mapped.names(schema.referenced(f), map)));
                }
            }
        }
        return all;
    }

    /** Leads foreign keys to columns that one kind alone has in one table for all to its own table, where it has one: they keep their names there. */
    void retargetColumns(Predicate<Family.Kind> apart) {
        if (!(family.today() instanceof Strategy.SingleTable)) {
            return;
        }
        for (Family.Kind k : family.kinds()) {
            Set<Name> own = new HashSet<>(k.names());
            family.kinds().stream().filter(o -> o != k).forEach(o -> own.removeAll(o.names()));
            if (apart.test(k)) {
                moved.add(new Moved(family.base(), Set.copyOf(own), k.table()));
            }
        }
    }

    /** Returns {@code f} led to where the columns are that it refers to, when these have left its table. */
    private Optional<Constraint> moved(Constraint.ForeignKey f) {
        List<Name> referenced = schema.referenced(f);
        return moved.stream()
                .filter(m -> m.old().equals(f.target()) && m.columns().containsAll(referenced))
                .findFirst()
                .map(m -> f.withTarget(m.target(), referenced));
    }

    /** Returns the names of all tables that the family has today. */
    List<ObjectName> oldTables() {
        List<ObjectName> all = new ArrayList<>(List.of(family.base()));
        if (!(family.today() instanceof Strategy.SingleTable)) {
            family.kinds().stream()
                    .map(Family.Kind::table)
                    .filter(n -> schema.table(n).isPresent())
                    .forEach(all::add);
        }
        return all;
    }

    /**
     * Returns the schema with what is {@code invented} in the place of the family's tables, and without what can no longer be.
     *
     * @param all the rows of all kinds as a query, where nothing that is invented has the base's name
     */
    Schema replace(List<? extends SchemaObject> invented, List<KindLayout> kinds, Optional<Expression> all) {
        Set<ObjectName> old = new HashSet<>(oldTables());
        RowReaders readers = new RowReaders(
                schema, old.stream().flatMap(n -> schema.table(n).stream()).toList(), losses);
        List<SchemaObject> made = apart(
                invented.stream()
                        .map(Relayout::asRead)
                        .map(o -> o instanceof Table t ? readers.without(t, Destination.whole(t, invented)) : o)
                        .toList(),
                old);
        Rights rights = new Rights(schema, family, needs, losses);
        List<SchemaObject> out = new ArrayList<>();
        boolean placed = false;
        for (SchemaObject o : schema.objects()) {
            boolean view = o instanceof View v && v.name().equals(family.base());
            if (view || o instanceof Table t && old.contains(t.name())) {
                if (!placed) {
                    out.addAll(made);
                    placed = true;
                }
            } else {
                out.add(o instanceof Table t ? references(t) : o);
                // Rights on a view over the tables are rights on the table that it becomes.
                if (!(family.today() instanceof Strategy.ConcreteTables)) {
                    out.addAll(rights.again(o, made));
                }
            }
        }
        OldRows rows = new OldRows(schema, family, kinds, made, all);
        Schema rest = new Dangling(schema, old, needs, rows, losses).without(new Schema(out), made);
        Schema spelled = new Schema(rest.objects().stream()
                .map(o -> o instanceof View v && schema.view(v.name()).isPresent() ? spelled(schema, family, v) : o)
                .toList());
        return rights.published(spelled, made);
    }

    /** A view that shows the family's tables by a star shows the columns that they have today, as PostgreSQL keeps it. */
    static View spelled(Schema schema, Family family, View v) {
        Set<ObjectName> tables = new HashSet<>(List.of(family.base()));
        family.kinds().forEach(k -> tables.add(k.table()));
        boolean star = tables.stream()
                .anyMatch(t -> Stars.over(schema, v.query(), v.name().schema(), t));
        return star
                ? Stars.spelled(schema, v.query(), v.name().schema())
                        .map(v::withQuery)
                        .orElse(v)
                : v;
    }

    /**
     * Indexes and keys of several tables, maybe of several schemas, may have had one name. In one schema a later index gets another, and a later key leaves its
     * name to the database.
     */
    private List<SchemaObject> apart(List<SchemaObject> made, Set<ObjectName> old) {
        Set<ObjectName> taken = new HashSet<>();
        made.forEach(o -> taken.add(o.name()));
        for (SchemaObject o : schema.objects()) {
            if (old.contains(o.name())) {
                continue;
            }
            if (schema.hasRelation(o.name())) {
                taken.add(o.name());
            }
            switch (o) {
                case Table t -> {
                    t.constraints().stream()
                            .filter(Relayout::indexed)
                            .flatMap(c -> c.name().stream())
                            .forEach(n -> taken.add(t.name().sibling(n)));
                    names(t.name(), t.indexes(), taken);
                }
                case View v -> names(v.name(), v.indexes(), taken);
                default -> {}
            }
        }
        List<SchemaObject> out = new ArrayList<>();
        for (SchemaObject o : made) {
            out.add(o instanceof Table t ? apart(t, taken) : o);
        }
        return out;
    }

    private static void names(ObjectName on, List<Index> indexes, Set<ObjectName> taken) {
        indexes.stream().flatMap(i -> i.name().stream()).forEach(n -> taken.add(on.sibling(n)));
    }

    private static Table apart(Table t, Set<ObjectName> taken) {
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            boolean stays = c.name().isEmpty()
                    || !indexed(c)
                    || taken.add(t.name().sibling(c.name().get()));
            constraints.add(stays ? c : c.withName(Optional.empty()));
        }
        List<Index> indexes = new ArrayList<>();
        for (Index i : t.indexes()) {
            Optional<Name> free = i.name()
                    .map(n -> new Name(Naming.apart(
                            n.value(), x -> !taken.contains(t.name().sibling(new Name(x))))));
            free.ifPresent(n -> taken.add(t.name().sibling(n)));
            indexes.add(i.withName(free));
        }
        return t.withConstraints(constraints).withIndexes(indexes);
    }

    private static boolean indexed(Constraint c) {
        return c instanceof Constraint.PrimaryKey
                || c instanceof Constraint.Unique
                || c instanceof Constraint.Exclusion;
    }

    /** What a layout puts together is what reading its DDL would give. */
    private static SchemaObject asRead(SchemaObject o) {
        return switch (o) {
            case Table t -> Renaming.expressions(t, Reread::expression);
            case View v -> v.withQuery(Reread.query(v.query()));
            default -> o;
        };
    }

    /** Returns {@code t} with its foreign keys to the family led to where their rows are now. */
    Table references(Table t) {
        List<Constraint> out = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            Optional<Constraint> own = c instanceof Constraint.ForeignKey x ? moved(x) : Optional.empty();
            Optional<Cut> cut = own.isEmpty() && c instanceof Constraint.ForeignKey x ? cut(x) : Optional.empty();
            if (cut.isPresent() && c instanceof Constraint.ForeignKey x) {
                losses.add(
                        item(t, c),
                        "The foreign key " + t.name() + "."
                                + String.join(
                                        ", ",
                                        x.columns().stream().map(Name::value).toList())
                                + " to " + x.target() + " is left out: "
                                + cut.get().why() + ".");
                continue;
            }
            if (own.isPresent() || !(c instanceof Constraint.ForeignKey f) || !targets.containsKey(f.target())) {
                out.add(own.orElse(c));
                continue;
            }
            Optional<Target> target = targets.get(f.target());
            String columns =
                    String.join(", ", f.columns().stream().map(Name::value).toList());
            if (target.isEmpty()) {
                losses.add(
                        item(t, c),
                        "The foreign key " + t.name() + "." + columns + " to " + f.target()
                                + " is left out: its rows are in several tables.");
                continue;
            }
            List<Name> referenced = schema.referenced(f).stream()
                    .map(n -> target.get().columns().getOrDefault(n, n))
                    .toList();
            if (!target.get().table().equals(f.target())) {
                led.add(new Led(
                        t.name() + "." + columns, f.target(), target.get().table(), referenced));
            }
            out.add(f.withTarget(target.get().table(), referenced));
        }
        return t.withConstraints(out);
    }

    private Optional<Cut> cut(Constraint.ForeignKey f) {
        return cuts.stream()
                .filter(x -> x.old().equals(f.target()) && !x.kept().test(Set.copyOf(schema.referenced(f))))
                .findFirst();
    }

    /** Says of what referred to a table of one kind which rows it may refer to now, where the rules of the new table leave more than those. */
    private void sayWider(Schema laid) {
        for (Led l : led) {
            Table to = laid.requireTable(l.to());
            TableRules rules = TableRules.of(laid, to);
            boolean only = l.referenced().stream().anyMatch(n -> only(to, rules, l.from(), n));
            if (!only) {
                notEnforced.add(
                        l.what() + " accepts any row of " + l.to() + ", no longer only one of " + l.from() + ".");
            }
        }
    }

    /** Whether {@code to} has the column {@code n} for rows of the kind of the table {@code from} alone. */
    private boolean only(Table to, TableRules rules, ObjectName from, Name n) {
        List<Map<Name, Cell>> others = new ArrayList<>();
        for (Family.Kind k : family.kinds()) {
            boolean mine = k.table().equals(from);
            if (mine || !family.overlapping()) {
                others.add(Map.of(family.mark(k), Cell.UNSET));
            }
            if (mine == family.overlapping()) {
                others.add(Map.of(family.mark(k), new Cell.Is(mine ? "false" : k.value())));
            }
        }
        return others.stream()
                .allMatch(o -> to.column(o.keySet().iterator().next()).isPresent()
                        && rules.presence(o, n) == Presence.MUST_NOT);
    }

    /** Returns what {@code c} of {@code t} is among the items of the schema as it was. */
    private Item item(Table t, Constraint c) {
        Parts parts = new Parts(schema);
        List<ObjectName> tables = new ArrayList<>(List.of(t.name()));
        tables.addAll(oldTables());
        return tables.stream()
                .flatMap(n -> schema.table(n).stream())
                .filter(x -> x.constraints().contains(c))
                .findFirst()
                .map(x -> parts.constraint(x, c))
                .orElse(Item.of("foreign key", t.name()));
    }

    /** Returns {@code n} as a query names it. */
    static List<Name> path(ObjectName n) {
        return n.schema().equals(ObjectName.PUBLIC) || n.schema().isEmpty()
                ? List.of(n.name())
                : List.of(n.schema(), n.name());
    }

    /** Returns a check that {@code kind} is one of the family's values. */
    static Constraint.Check oneOf(Family family, Optional<Name> name) {
        return Constraint.Check.of(
                name,
                new Expression(List.of(
                        new Expression.Reference(List.of(family.discriminator())),
                        new Expression.Verbatim(" IN ("
                                + String.join(
                                        ", ",
                                        family.kinds().stream()
                                                .map(k -> family.literal(k))
                                                .toList())
                                + ")"))));
    }

    /** Whether something in the shared part limits the discriminator's values: its type, or a rule over it alone. A flag needs nothing. */
    boolean limited() {
        if (family.overlapping()) {
            return true;
        }
        Name kind = family.discriminator();
        return family.shared().checks().stream()
                        .anyMatch(k -> k.expression().names().equals(Set.of(kind)))
                || TableRules.of(schema, family.shared()).values(kind).isPresent();
    }
}

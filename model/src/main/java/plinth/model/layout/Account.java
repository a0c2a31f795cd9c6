package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.ddl.PublicationText;
import plinth.model.ddl.Reread;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/**
 * Looks in the schema that a layout has made for everything that was there before it. What is not found, or is found weaker, is a loss, whether whoever made
 * the layout thought of it or not: nothing is left out without a word.
 */
final class Account {
    private final Schema before;
    private final Family family;
    private final Schema after;
    private final List<KindLayout> kinds;
    private final Losses losses;
    private final Parts old;
    private final Parts now;
    private final Rules rules;
    private final boolean spread;
    private final Map<Item, List<Item>> mapping = new LinkedHashMap<>();

    private Account(
            Schema before, Family family, Strategy strategy, Schema after, List<KindLayout> kinds, Losses losses) {
        this.before = before;
        this.family = family;
        this.after = after;
        this.kinds = kinds;
        this.losses = losses;
        this.old = new Parts(before);
        this.now = new Parts(after);
        this.rules = new Rules(family, strategy, after);
        this.spread = strategy instanceof Strategy.ConcreteTables;
    }

    /**
     * Returns where each item of {@code before} that belongs to {@code family} or has become another is in {@code after}, in the order of the schema. An item
     * without a place is among {@code losses} afterwards.
     *
     * @param losses what whoever made the layout has said already; what else is lost is added
     */
    static Map<Item, List<Item>> of(
            Schema before,
            Family family,
            Strategy strategy,
            Schema after,
            List<KindLayout> kinds,
            Set<ObjectName> tables,
            Losses losses) {
        Account a = new Account(before, family, strategy, after, kinds, losses);
        Set<SchemaObject> kept = new HashSet<>(after.objects());
        for (SchemaObject o : before.objects()) {
            if (o instanceof View v
                    && v.name().equals(family.base())
                    && after.table(v.name()).isPresent()) {
                a.view(v);
            } else if (o instanceof Table t && tables.contains(t.name())) {
                a.table(t);
            } else if (!kept.contains(o)) {
                a.other(o);
            }
        }
        return a.mapping;
    }

    private void placed(Item item, List<Item> places, String why) {
        if (places.isEmpty()) {
            if (!losses.has(item)) {
                losses.add(item, "The " + item + " is left out: " + why + ".");
            }
        } else {
            mapping.put(item, places.stream().distinct().toList());
        }
    }

    private void weaker(Item item, String sentence) {
        losses.add(item, sentence);
    }

    // Other objects

    private void other(SchemaObject o) {
        Item item = Parts.whole(o);
        Optional<SchemaObject> same = after.objects().stream()
                .filter(x -> x.getClass() == o.getClass() && Parts.whole(x).equals(item))
                .findFirst();
        if (same.isEmpty()) {
            placed(item, List.of(), "it needs what this layout does not have");
            old.within(o).forEach(i -> placed(i, List.of(), "it goes with " + o.called()));
            return;
        }
        placed(item, List.of(item), "");
        if (o instanceof Table t && same.get() instanceof Table x) {
            Destination d = new Destination(x, identity(x), Optional.empty());
            for (int i = 0; i < t.constraints().size(); i++) {
                if (!x.constraints().contains(t.constraints().get(i))) {
                    constraint(t, i, List.of(d));
                }
            }
        } else if (!spelled(o, same.get()) && !losses.has(item)) {
            weaker(
                    item,
                    Strings.capital(o.called()) + " is no longer as it was: it named what this layout does not have.");
        }
    }

    /** The view over a table for each kind that is a table now. */
    private void view(View v) {
        Table t = after.requireTable(v.name());
        Item item = Parts.whole(v);
        placed(item, List.of(Parts.whole(t)), "");
        weaker(
                item,
                "The view " + v.name() + " is a table from now on, of "
                        + String.join(
                                ", ",
                                t.columns().stream().map(c -> c.name().value()).toList())
                        + ".");
        for (Item part : old.within(v)) {
            boolean comment =
                    part.equals(Parts.comment(v.name(), "")) && t.comment().equals(v.comment());
            placed(part, comment ? List.of(part) : List.of(), "a table cannot have it, or has not");
        }
    }

    /** Whether {@code now} is {@code was} with the columns in the place of stars, or with partitions published as the table that they are of. */
    private static boolean spelled(SchemaObject was, SchemaObject now) {
        return was instanceof View v
                        && now instanceof View x
                        && x.withQuery(v.query()).equals(v)
                || was instanceof Routine r
                        && now instanceof Routine y
                        && y.withDefinition(r.definition()).equals(r)
                || was instanceof Kept k
                        && now instanceof Kept z
                        && PublicationText.asRoot(k).equals(z);
    }

    private static Map<Name, Name> identity(Table t) {
        Map<Name, Name> map = new HashMap<>();
        t.columns().forEach(c -> map.put(c.name(), c.name()));
        return map;
    }

    // The family's tables

    private void table(Table t) {
        List<Destination> all = Destination.of(family, t, after, kinds);
        List<Item> tables = all.stream().map(d -> Parts.whole(d.table())).toList();
        placed(Parts.whole(t), tables, "no table holds what it held");
        options(t, all);
        for (Column c : t.columns()) {
            column(t, c, all, tables);
        }
        for (int i = 0; i < t.constraints().size(); i++) {
            constraint(t, i, all);
        }
        for (int i = 0; i < t.indexes().size(); i++) {
            index(t, i, all, tables);
        }
        Table named = keyed(t);
        for (int i = 0; i < t.triggers().size(); i++) {
            trigger(t, named.triggers().get(i), t.triggers().get(i), all);
        }
        for (int i = 0; i < t.policies().size(); i++) {
            policy(t, named.policies().get(i), t.policies().get(i), all);
        }
        for (Item part : old.of(t)) {
            if (!mapping.containsKey(part)) {
                placed(part, List.of(), "nothing is known of where it went");
            }
        }
    }

    /** What must be in every table of concrete tables need be in one of any other layout. */
    private boolean enough(List<Destination> among, List<Destination> found) {
        return spread ? found.size() == among.size() : !found.isEmpty();
    }

    private void options(Table t, List<Destination> all) {
        Map<String, Predicate<Table>> wanted = new LinkedHashMap<>();
        t.with().forEach(o -> wanted.put(o.name(), x -> x.with().contains(o)));
        t.traits().forEach(o -> wanted.put(o, x -> x.traits().contains(o)));
        t.inherits().forEach(p -> wanted.put("INHERITS " + p, x -> x.inherits().contains(p)));
        t.partitioning()
                .ifPresent(p -> wanted.put(
                        "PARTITION BY " + p.method(), x -> x.partitioning().equals(t.partitioning())));
        t.partitionOf()
                .ifPresent(p -> wanted.put(
                        "PARTITION OF " + p.parent(), x -> x.partitionOf().equals(t.partitionOf())));
        if (t.kind() != Table.Kind.ORDINARY) {
            wanted.put(t.kind().name(), x -> x.kind() == t.kind());
        }
        wanted.forEach((what, test) -> {
            List<Destination> found =
                    all.stream().filter(d -> test.test(d.table())).toList();
            placed(
                    Parts.trait(t.name(), what),
                    enough(all, found)
                            ? found.stream()
                                    .map(d -> Parts.trait(d.table().name(), what))
                                    .toList()
                            : List.of(),
                    "not every table that holds rows of " + t.name() + " has it");
        });
        t.comment().ifPresent(c -> {
            List<Item> found = after.objects().stream()
                    .filter(o -> o.comment().equals(t.comment()))
                    .filter(o -> o.name().equals(t.name())
                            || all.stream().anyMatch(d -> d.table().name().equals(o.name())))
                    .map(o -> Parts.comment(o.name(), ""))
                    .toList();
            placed(Parts.comment(t.name(), ""), found, "there is no table " + t.name());
        });
    }

    private record Image(Destination in, Column column) {
        Item item() {
            return Parts.column(in.table().name(), column);
        }
    }

    private void column(Table t, Column c, List<Destination> all, List<Item> tables) {
        ObjectName n = t.name();
        boolean tells = !n.equals(family.base()) && Destination.plumbing(family, t, c)
                || n.equals(family.base()) && family.marks().contains(c.name());
        List<Image> images = new ArrayList<>();
        for (Destination d : all) {
            Name to = d.columns().get(c.name());
            if (to != null) {
                d.table().column(to).ifPresent(x -> images.add(new Image(d, x)));
            }
        }
        Item item = Parts.column(n, c);
        if (images.isEmpty() && tells) {
            // The kind of a row is the table that it is in.
            placed(item, tables, "");
        } else {
            placed(item, images.stream().map(Image::item).toList(), "no table of this layout has it");
        }
        if (c.notNull().isPresent()) {
            List<Image> strict = images.stream()
                    .filter(i -> rules.required(t, c, i.in(), i.column()))
                    .toList();
            boolean whole = !strict.isEmpty() && (!spread || strict.size() == images.size());
            placed(
                    Parts.notNull(n, c),
                    tells && !whole
                            ? tables
                            : whole ? strict.stream().map(Image::item).toList() : List.of(),
                    "a row may lack " + c.name() + " from now on");
        }
        if (!(c.value() instanceof Column.Absent)) {
            List<Item> same = images.stream()
                    .filter(i -> rules.value(c, i.in(), i.column()))
                    .map(Image::item)
                    .toList();
            placed(
                    Parts.value(n, c),
                    tells && same.isEmpty() ? tables : same,
                    "no table of this layout fills it in so");
        }
        if (!tells) {
            images.stream()
                    .filter(i -> !i.column().type().equals(c.type())
                            || !i.column().collation().equals(c.collation()))
                    .findFirst()
                    .ifPresent(i -> weaker(
                            item,
                            "The " + item + " is of another type in "
                                    + i.in().table().name() + "."));
        }
        c.options()
                .forEach(o -> placed(
                        new Item("option", n, c.name() + " " + o.name()),
                        images.stream()
                                .filter(i -> i.column().options().contains(o))
                                .map(Image::item)
                                .toList(),
                        "no table of this layout has it"));
        c.comment()
                .ifPresent(x -> placed(
                        Parts.comment(n, c.name().value()),
                        images.stream()
                                .filter(i -> i.column().comment().equals(c.comment()))
                                .map(i -> Parts.comment(
                                        i.in().table().name(), i.column().name().value()))
                                .toList(),
                        "no column of this layout has it"));
    }

    private void constraint(Table t, int at, List<Destination> all) {
        Constraint c = t.constraints().get(at);
        Item item = old.constraint(t, at);
        List<Item> places = new ArrayList<>();
        List<Destination> whole = all.stream()
                .filter(d -> rules.concerns(c, d) || spread && rules.always(t, c, d))
                .toList();
        List<Destination> found = new ArrayList<>();
        boolean said = false;
        for (Destination d : whole) {
            if (rules.always(t, c, d)) {
                places.add(Parts.whole(d.table()));
                found.add(d);
                continue;
            }
            Optional<Integer> index = rules.index(c, d);
            if (index.isPresent()) {
                places.add(now.index(d.table(), index.get()));
                found.add(d);
                continue;
            }
            Optional<Constraint> image = rules.image(c, d);
            if (image.isPresent()) {
                Item to = now.constraint(d.table(), image.get());
                places.add(to);
                found.add(d);
                rules.weaker(c, image.get()).ifPresent(s -> weaker(item, "The " + item + s));
                if (c.comment().isPresent() && image.get().comment().equals(c.comment())) {
                    mapping.put(
                            Parts.comment(t.name(), item.part()),
                            List.of(Parts.comment(d.table().name(), to.part())));
                    said = true;
                }
            } else if (c instanceof Constraint.Check k && rules.checks().implied(t, k, d)) {
                places.add(Parts.whole(d.table()));
                found.add(d);
            }
        }
        if (whole.isEmpty() && c instanceof Constraint.Check k && rules.checks().joined(k, kinds)) {
            all.forEach(d -> places.add(Parts.whole(d.table())));
        }
        placed(
                item,
                whole.isEmpty() || enough(whole, found) ? places : List.of(),
                whole.isEmpty()
                        ? "no table of this layout has all that it is about"
                        : "no table of this layout has a rule that says the same");
        if (c instanceof Constraint.Check k && !found.isEmpty()) {
            partly(t, item, k.expression(), found, true);
        }
        if (c.comment().isPresent() && !said) {
            placed(Parts.comment(t.name(), item.part()), List.of(), "what it is about has become another");
        }
        indexComment(t, c, item, all);
        boolean apart = spread
                && t.name().equals(family.base())
                && (c instanceof Constraint.Exclusion || c instanceof Constraint.Unique)
                && whole.size() > 1
                && !rules.ofOneKind(c)
                && !whole.stream().allMatch(d -> rules.always(t, c, d));
        if (apart && enough(whole, found) && !losses.has(item)) {
            weaker(item, "The " + item + " holds within each table only.");
        }
        rules.changed(t, c).ifPresent(s -> weaker(item, s));
    }

    /** What is said of the index behind a key. */
    private void indexComment(Table t, Constraint c, Item key, List<Destination> all) {
        if (c.indexComment().isEmpty()) {
            return;
        }
        List<Item> places = new ArrayList<>();
        for (Destination d : all) {
            for (int i = 0; i < d.table().constraints().size(); i++) {
                if (d.table().constraints().get(i).indexComment().equals(c.indexComment())) {
                    places.add(Parts.comment(
                            d.table().name(), now.constraint(d.table(), i).part()));
                }
            }
        }
        Item item = Parts.comment(t.name(), key.part());
        if (!places.isEmpty()) {
            mapping.putIfAbsent(item, places);
        } else {
            losses.add(
                    item,
                    "The comment on the index " + key.part() + " of " + t.name()
                            + " is left out: what it is about has become another.");
        }
    }

    private void index(Table t, int at, List<Destination> all, List<Item> tables) {
        Index i = t.indexes().get(at);
        Item item = old.index(t, at);
        List<Destination> whole = all.stream().filter(d -> rules.concerns(i, d)).toList();
        List<Item> places = new ArrayList<>();
        List<Destination> found = new ArrayList<>();
        boolean said = false;
        for (Destination d : whole) {
            Optional<Integer> image = rules.image(i, d);
            if (image.isPresent()) {
                Item to = now.index(d.table(), image.get());
                places.add(to);
                found.add(d);
                said |= d.table().indexes().get(image.get()).comment().equals(i.comment());
            } else if (rules.pointless(i, d)) {
                places.add(Parts.whole(d.table()));
                found.add(d);
            }
        }
        if (whole.isEmpty() && rules.onlyKind(i)) {
            places.addAll(tables);
        }
        placed(
                item,
                whole.isEmpty() || enough(whole, found) ? places : List.of(),
                whole.isEmpty()
                        ? "no table of this layout has all of its columns"
                        : "no table of this layout has one that does the same");
        i.where().filter(w -> !found.isEmpty()).ifPresent(w -> partly(t, item, w, found, false));
        if (i.comment().isPresent()) {
            placed(
                    Parts.comment(t.name(), item.part()),
                    said ? places : List.of(),
                    "what it is about has become another");
        }
        if (i.unique()
                && spread
                && places.stream().filter(x -> x.kind().equals("index")).count() > 1) {
            weaker(item, "The " + item + " holds within each table only.");
        }
    }

    /** Where kinds overlap, a condition over the flags of kinds whose tables do not have it must come to {@code otherwise} for rows of these alone. */
    private void partly(Table t, Item item, Expression e, List<Destination> found, boolean otherwise) {
        if (spread
                && t.name().equals(family.base())
                && family.overlapping()
                && found.size() < family.kinds().size()
                && !rules.otherwise(
                        e, found.stream().flatMap(d -> d.kind().stream()).toList(), otherwise)) {
            weaker(
                    item,
                    "The " + item + " is about rows of "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(d -> d.table().name().toString())
                                            .toList())
                            + " alone from now on.");
        }
    }

    /** Whether {@code now} is {@code was} of {@code t}, as it is for the rows of one kind. */
    private boolean runs(Table t, Trigger now, Trigger was, Destination d) {
        Optional<Family.Kind> own = family.kinds().stream()
                .filter(k -> k.table().equals(t.name()) && !t.name().equals(family.base()))
                .findFirst();
        KindTriggers of = new KindTriggers(
                family, own.orElse(family.kinds().getFirst()), before.requireTable(t.name()), d.columns());
        boolean one = own.isPresent()
                && (d.kind().isPresent() ? List.of(of.apart(was)) : of.among(was, Set.of()))
                        .stream()
                                .map(x ->
                                        x.withName(was.name()).withWhen(x.when().map(Reread::expression)))
                                .anyMatch(
                                        x -> x.withComment(Optional.empty()).equals(now.withComment(Optional.empty())));
        return one
                || now.equals(was)
                || d.kind()
                        .flatMap(k -> Mapped.trigger(was, family, k))
                        .filter(x ->
                                x.withWhen(x.when().map(Reread::expression)).equals(now))
                        .isPresent();
    }

    /** A table of a kind as concrete tables call its key. */
    private Table keyed(Table t) {
        return family.kinds().stream()
                .filter(k -> spread && k.table().equals(t.name()))
                .findFirst()
                .map(k -> Relayout.keyed(before, family, t, k))
                .orElse(t);
    }

    private void trigger(Table t, Trigger named, Trigger g, List<Destination> all) {
        List<Item> places = all.stream()
                .flatMap(d -> d.table().triggers().stream()
                        .filter(x -> runs(t, x.withName(g.name()), named.withName(g.name()), d))
                        .map(x -> Parts.trigger(d.table().name(), x)))
                .toList();
        Item item = Parts.trigger(t.name(), g);
        placed(item, places, "no table of this layout has it");
        g.comment()
                .ifPresent(c -> placed(
                        Parts.comment(t.name(), g.name().value()), places, "what it is about has become another"));
        boolean moved = !(family.today() instanceof Strategy.ClassTable)
                && !places.isEmpty()
                && all.stream().filter(d -> d.table().partitionOf().isEmpty()).count() > 1
                && !spread;
        if (moved && g.updateOf().isEmpty() && g.events().stream().anyMatch(e -> e.equalsIgnoreCase("UPDATE"))) {
            weaker(
                    item,
                    "The " + item + " no longer runs when only columns change that are in "
                            + (family.today() instanceof Strategy.SingleTable ? "a table of their own" : family.base())
                            + " now.");
        }
    }

    private void policy(Table t, Policy named, Policy p, List<Destination> all) {
        List<Destination> found = new ArrayList<>();
        List<Item> images = new ArrayList<>();
        for (Destination d : all) {
            d.table().policies().stream()
                    .filter(x -> PolicyForms.says(family, x, named, d))
                    .findFirst()
                    .ifPresent(x -> {
                        found.add(d);
                        images.add(Parts.policy(d.table().name(), x));
                    });
        }
        List<Item> places = enough(all, found) ? images : List.of();
        placed(Parts.policy(t.name(), p), places, "not every table that holds rows of " + t.name() + " has it");
        p.comment()
                .ifPresent(c -> placed(
                        Parts.comment(t.name(), p.name().value()), places, "what it is about has become another"));
    }
}

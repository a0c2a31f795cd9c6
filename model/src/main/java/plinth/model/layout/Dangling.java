package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import plinth.model.ddl.ColumnRights;
import plinth.model.ddl.Dependencies;
import plinth.model.ddl.PartsGone;
import plinth.model.schema.Address;
import plinth.model.schema.Constraint;
import plinth.model.schema.Dependency;
import plinth.model.schema.Domain;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Part;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/**
 * Leaves out of a schema that has been laid out what needs a table or a column that is no more, and what needs that in turn, by the dependencies that the
 * schema had before.
 */
final class Dangling {
    private final Schema before;
    private final Set<ObjectName> family;
    private final Losses losses;
    private final List<List<Dependency>> needs;
    private final Map<Routine, Set<Address>> bodies;
    private final Standing standing;
    private final Set<Address> gone = new HashSet<>();

    /**
     * @param family the family's tables in {@code before}, and the view over them
     * @param needs what each object of {@code before} depends on
     * @param rows what the family's tables held
     */
    Dangling(Schema before, Set<ObjectName> family, List<List<Dependency>> needs, OldRows rows, Losses losses) {
        this.before = before;
        this.family = family;
        this.losses = losses;
        this.needs = needs;
        this.bodies = Dependencies.bodies(before);
        this.standing = new Standing(before, family, rows, losses);
    }

    /** @param made what of {@code after} the layout has made */
    Schema without(Schema after, List<? extends SchemaObject> made) {
        Map<ObjectName, Set<Name>> columns = columns(made);
        BodyLosses running = new BodyLosses(before, after, family, gone, losses);
        Map<SchemaObject, Optional<SchemaObject>> changed = new HashMap<>();
        Map<ObjectName, TableParts> parts = new LinkedHashMap<>();
        int size = -1;
        while (size < gone.size() + changed.size() + count(parts)) {
            size = gone.size() + changed.size() + count(parts);
            for (int i = 0; i < before.objects().size(); i++) {
                SchemaObject o = before.objects().get(i);
                if (o instanceof Table t) {
                    if (!family.contains(t.name())) {
                        parts(t, needs.get(i), columns, after, parts);
                    }
                } else if (!(o instanceof View v && family.contains(v.name()))
                        && changed.getOrDefault(o, Optional.of(o)).isPresent()) {
                    Optional<SchemaObject> now = without(o, needs.get(i), columns, after, running);
                    if (now.isEmpty() || now.get() != o) {
                        changed.put(o, now);
                    }
                    if (now.isEmpty() && !(o instanceof Ownership)) {
                        gone.add(Dependencies.address(o));
                    }
                }
            }
            made(after, made, columns, parts);
        }
        List<SchemaObject> out = new ArrayList<>();
        for (SchemaObject o : after.objects()) {
            if (o instanceof Table t) {
                TableParts lost = parts.get(t.name());
                out.add(lost == null ? t : lost.without(t));
            } else {
                changed.getOrDefault(o, Optional.of(o)).ifPresent(out::add);
            }
        }
        Schema rest = new Schema(out);
        running.say(rest);
        return rest;
    }

    private static int count(Map<ObjectName, TableParts> parts) {
        return parts.values().stream().mapToInt(TableParts::count).sum();
    }

    /** What of {@code t}, a table beside the family, needs what is no more: it goes, each part by itself. */
    private void parts(
            Table t,
            List<Dependency> needs,
            Map<ObjectName, Set<Name>> columns,
            Schema after,
            Map<ObjectName, TableParts> parts) {
        for (Dependency d : needs) {
            // Where a reference to the family goes is decided by the layout.
            boolean reference = d.part() instanceof Part.OfConstraint(int at)
                    && t.constraints().get(at) instanceof Constraint.ForeignKey f
                    && family.contains(f.target());
            if (reference || !missing(d.on(), t, columns, after)) {
                continue;
            }
            TableParts lost = parts.computeIfAbsent(t.name(), n -> new TableParts(before, t));
            if (lost.add(d.part())) {
                if (d.part() instanceof Part.OfColumn(Name column)) {
                    gone.add(new Address.Column(t.name(), column));
                }
                String why = said(d.on(), after);
                for (Item item : lost.items(d.part())) {
                    losses.add(item, "The " + item + " is left out: " + why + ".");
                }
            }
        }
    }

    /** What a layout has made of the family's tables may need what has gone since: {@link Account} says of which part of theirs that was. */
    private void made(
            Schema after,
            List<? extends SchemaObject> made,
            Map<ObjectName, Set<Name>> columns,
            Map<ObjectName, TableParts> parts) {
        List<SchemaObject> all = new ArrayList<>(after.objects());
        family.stream()
                .filter(n -> !after.hasRelation(n))
                .flatMap(n -> before.table(n).stream())
                .forEach(all::add);
        List<Table> tables = made.stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
        List<List<Dependency>> now = Dependencies.of(new Schema(all), tables);
        for (int i = 0; i < tables.size(); i++) {
            Table t = tables.get(i);
            for (Dependency d : now.get(i)) {
                if (missing(d.on(), t, columns, after)) {
                    parts.computeIfAbsent(t.name(), n -> new TableParts(after, t))
                            .add(d.part());
                }
            }
        }
    }

    /** The columns of what a layout has made; a view that it makes has those that its query names. */
    private static Map<ObjectName, Set<Name>> columns(List<? extends SchemaObject> made) {
        Map<ObjectName, Set<Name>> all = new HashMap<>();
        for (SchemaObject o : made) {
            if (o instanceof Table t) {
                Set<Name> names = new HashSet<>();
                Destination.whole(t, made).columns().forEach(c -> names.add(c.name()));
                all.put(t.name(), names);
            }
        }
        return all;
    }

    private Optional<SchemaObject> without(
            SchemaObject o,
            List<Dependency> needs,
            Map<ObjectName, Set<Name>> columns,
            Schema after,
            BodyLosses running) {
        if (o instanceof Ownership w && ownerless(w, after)) {
            return lost(o, "there is no " + w.kind().toLowerCase(Locale.ROOT) + " " + w.name());
        }
        Set<Part> parts = new LinkedHashSet<>();
        Set<Address> missing = new LinkedHashSet<>();
        for (Dependency d : needs) {
            if (missing(d.on(), o, columns, after)) {
                parts.add(d.part());
                missing.add(d.on());
            }
        }
        if (missing.isEmpty()) {
            return switch (o) {
                case Routine r -> body(r, columns, after, running);
                case Kept k -> rights(k, needs, columns);
                case View v -> {
                    Set<Address> on = new HashSet<>();
                    needs.forEach(d -> on.add(d.on()));
                    Optional<View> still = standing.still(v, on, after);
                    yield still.isPresent()
                            ? still.map(SchemaObject.class::cast)
                            : lost(o, "it asks for more than the rows that the layout gives under that name");
                }
                default -> Optional.of(o);
            };
        }
        if (o instanceof View v) {
            Optional<View> again = standing.again(v, missing);
            if (again.isPresent()) {
                return again.map(SchemaObject.class::cast);
            }
        }
        String why = said(missing.iterator().next(), after);
        switch (o) {
            case Sequence s
            when s.ownedBy().isPresent() -> {
                losses.add(Parts.whole(o), Strings.capital(o.called()) + " is owned by no column: " + why + ".");
                return Optional.of(s.withOwnedBy(Optional.empty()));
            }
            case Kept k
            when parts.stream().allMatch(p -> p instanceof Part.OfMember) -> {
                Optional<Kept> rest = PartsGone.statement(k, parts);
                if (rest.isPresent()) {
                    losses.add(
                            Parts.whole(o),
                            Strings.capital(o.called()) + " is without "
                                    + (parts.size() == 1 ? "a part" : parts.size() + " parts") + " of it: "
                                    + every(missing, after) + ".");
                    return Optional.of(rest.get());
                }
            }
            case Domain d
            when !parts.contains(Part.WHOLE) -> {
                losses.add(
                        Parts.whole(o),
                        Strings.capital(o.called()) + " is without " + (parts.size() == 1 ? "a rule" : "rules")
                                + " that it had: " + why + ".");
                return Optional.of(rest(d, parts));
            }
            case View v
            when !parts.contains(Part.WHOLE) -> {
                View rest = v.withIndexes(kept(v.indexes(), i -> parts.contains(new Part.OfIndex(i))))
                        .withTriggers(kept(v.triggers(), i -> parts.contains(new Part.OfTrigger(i))));
                losses.add(Parts.whole(o), Strings.capital(o.called()) + " is without a part of it: " + why + ".");
                return Optional.of(rest);
            }
            default -> {}
        }
        return lost(o, why);
    }

    private String every(Set<Address> missing, Schema after) {
        return String.join(
                ", ", missing.stream().map(a -> said(a, after)).distinct().toList());
    }

    private static Domain rest(Domain d, Set<Part> parts) {
        Domain checked = d.withChecks(kept(d.checks(), i -> parts.contains(new Part.OfCheck(i))));
        return parts.contains(new Part.OfDefault()) ? checked.withDefault(Optional.empty()) : checked;
    }

    /** Returns {@code all} without those of which {@code goes} says so by their place. */
    static <T> List<T> kept(List<T> all, IntPredicate goes) {
        List<T> out = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!goes.test(i)) {
                out.add(all.get(i));
            }
        }
        return out;
    }

    private boolean ownerless(Ownership w, Schema after) {
        return switch (w.space()) {
            case RELATION ->
                gone.contains(new Address.Relation(w.name()))
                        || family.contains(w.name()) && after.table(w.name()).isEmpty();
            case TYPE -> gone.contains(new Address.UserType(w.name()));
            case ROUTINE ->
                gone.stream()
                        .anyMatch(a -> a instanceof Address.Callable c
                                && c.name().equals(w.name())
                                && w.arguments().equals("(" + c.arguments() + ")"));
            case OTHER -> gone.contains(new Address.Named(w.kind(), w.name()));
        };
    }

    private String said(Address a, Schema after) {
        return switch (a) {
            case Address.Column c
            when gone.contains(new Address.Relation(c.relation())) -> c.relation() + " is left out";
            case Address.Column c
            when after.hasRelation(c.relation()) -> "there is no column " + c.relation() + "." + c.name();
            case Address.Column c -> "there is no table " + c.relation();
            case Address.Relation r when gone.contains(r) -> r.name() + " is left out";
            case Address.Relation r when after.hasRelation(r.name()) -> r.name() + " is a view";
            case Address.Relation r -> "there is no table " + r.name();
            default -> a + " is left out";
        };
    }

    private Optional<SchemaObject> lost(SchemaObject o, String why) {
        Item item = Parts.whole(o);
        if (!losses.has(item)) {
            losses.add(item, Strings.capital(o.called()) + " is left out: " + why + ".");
        }
        return Optional.empty();
    }

    private boolean missing(Address on, SchemaObject o, Map<ObjectName, Set<Name>> columns, Schema after) {
        if (gone.contains(on)) {
            return true;
        }
        return switch (on) {
            case Address.Relation r ->
                family.contains(r.name())
                        && after.table(r.name()).isEmpty()
                        && !(after.hasRelation(r.name()) && readable(o));
            case Address.Column c ->
                gone.contains(new Address.Relation(c.relation()))
                        || family.contains(c.relation())
                                && (after.table(c.relation()).isPresent()
                                        ? !columns.getOrDefault(c.relation(), Set.of())
                                                .contains(c.name())
                                        : !(after.hasRelation(c.relation()) && readable(o)));
            default -> false;
        };
    }

    /** Whether a view does for {@code o} where a table was: what reads it, has the type of its rows, or gives rights on it. */
    private static boolean readable(SchemaObject o) {
        return switch (o) {
            case View v -> true;
            case Routine r -> true;
            case Table t -> true;
            case Kept k -> k.kind().equals("GRANT") || k.kind().equals("REVOKE");
            default -> false;
        };
    }

    /** Rights on columns go with the columns. */
    private Optional<SchemaObject> rights(Kept k, List<Dependency> needs, Map<ObjectName, Set<Name>> columns) {
        ColumnRights rights = ColumnRights.of(k);
        Set<Name> there = new HashSet<>(rights.all());
        for (Dependency d : needs) {
            if (d.on() instanceof Address.Relation r && columns.containsKey(r.name())) {
                there.retainAll(columns.get(r.name()));
            }
        }
        if (there.containsAll(rights.all())) {
            return Optional.of(k);
        }
        losses.add(
                Parts.whole(k),
                Strings.capital(k.called()) + " gives rights on columns that are in a table of their own now.");
        return rights.only(there::contains).map(SchemaObject.class::cast);
    }

    /** PostgreSQL looks into the body of a function in SQL when it is made, though it keeps no dependency. */
    private Optional<SchemaObject> body(
            Routine r, Map<ObjectName, Set<Name>> columns, Schema after, BodyLosses running) {
        return bodies.getOrDefault(r, Set.of()).stream()
                .filter(a -> missing(a, r, columns, after))
                .findFirst()
                .map(a -> "its body reads or calls what is no more, " + a)
                .or(() -> running.refused(r).map(s -> "its body " + s))
                .map(why -> lost(r, why))
                .orElse(Optional.of(r));
    }
}

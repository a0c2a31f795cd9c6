package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import plinth.model.ddl.ColumnRights;
import plinth.model.ddl.PartsGone;
import plinth.model.schema.Address;
import plinth.model.schema.Dependency;
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

    /**
     * @param family the family's tables in {@code before}
     * @param needs what each object of {@code before} depends on
     */
    Dangling(Schema before, Set<ObjectName> family, List<List<Dependency>> needs, Losses losses) {
        this.before = before;
        this.family = family;
        this.losses = losses;
        this.needs = needs;
    }

    /** @param made what of {@code after} the layout has made */
    Schema without(Schema after, List<? extends SchemaObject> made) {
        Map<ObjectName, Set<Name>> columns = columns(made);
        Set<ObjectName> gone = new HashSet<>();
        Map<SchemaObject, Optional<SchemaObject>> changed = new HashMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < before.objects().size(); i++) {
                SchemaObject o = before.objects().get(i);
                if (o instanceof Table
                        || changed.getOrDefault(o, Optional.of(o)).isEmpty()) {
                    continue;
                }
                Optional<SchemaObject> now = without(o, needs.get(i), columns, gone, after);
                if (now.isEmpty() || now.get() != o && !now.equals(changed.get(o))) {
                    changed.put(o, now);
                    if (now.isEmpty() && (o instanceof View || o instanceof Sequence)) {
                        gone.add(o.name());
                    }
                    more = true;
                }
            }
        }
        List<SchemaObject> out = new ArrayList<>();
        for (SchemaObject o : after.objects()) {
            Optional<SchemaObject> x = changed.getOrDefault(o, Optional.of(o));
            x.ifPresent(out::add);
        }
        return new Schema(out);
    }

    /** The columns of what a layout has made; a view that it makes has those that its query names. */
    private static Map<ObjectName, Set<Name>> columns(List<? extends SchemaObject> made) {
        Map<ObjectName, Set<Name>> all = new HashMap<>();
        for (SchemaObject o : made) {
            if (o instanceof Table t) {
                Set<Name> names = new HashSet<>();
                t.columns().forEach(c -> names.add(c.name()));
                all.put(t.name(), names);
            }
        }
        return all;
    }

    private Optional<SchemaObject> without(
            SchemaObject o,
            List<Dependency> needs,
            Map<ObjectName, Set<Name>> columns,
            Set<ObjectName> gone,
            Schema after) {
        if (o instanceof Ownership w
                && w.space() == Ownership.Space.RELATION
                && (gone.contains(w.name())
                        || family.contains(w.name()) && after.table(w.name()).isEmpty())) {
            return lost(o, "there is no table " + w.name());
        }
        Set<Part> parts = new LinkedHashSet<>();
        Set<Address> missing = new LinkedHashSet<>();
        for (Dependency d : needs) {
            if (missing(d.on(), o, columns, gone, after)) {
                parts.add(d.part());
                missing.add(d.on());
            }
        }
        if (missing.isEmpty()) {
            return switch (o) {
                case Routine r -> body(r, columns, after);
                case Kept k -> rights(k, needs, columns);
                default -> Optional.of(o);
            };
        }
        String why = said(missing.iterator().next(), gone, after);
        if (o instanceof Sequence s && s.ownedBy().isPresent()) {
            losses.add(Parts.whole(o), Strings.capital(o.called()) + " is owned by no column: " + why + ".");
            return Optional.of(s.withOwnedBy(Optional.empty()));
        }
        if (o instanceof Kept k && parts.stream().allMatch(p -> p instanceof Part.OfMember)) {
            Optional<Kept> rest = PartsGone.statement(k, parts);
            if (rest.isPresent()) {
                losses.add(Parts.whole(o), Strings.capital(o.called()) + " is without a part of it: " + why + ".");
                return Optional.of(rest.get());
            }
        }
        return lost(o, why);
    }

    private static String said(Address a, Set<ObjectName> gone, Schema after) {
        return switch (a) {
            case Address.Column c when gone.contains(c.relation()) -> c.relation() + " is left out";
            case Address.Relation r when gone.contains(r.name()) -> r.name() + " is left out";
            case Address.Column c
            when after.hasRelation(c.relation()) -> "there is no column " + c.relation() + "." + c.name();
            case Address.Column c -> "there is no table " + c.relation();
            case Address.Relation r when after.hasRelation(r.name()) -> r.name() + " is a view";
            case Address.Relation r -> "there is no table " + r.name();
            default -> "there is no " + a;
        };
    }

    private Optional<SchemaObject> lost(SchemaObject o, String why) {
        Item item = Parts.whole(o);
        if (!losses.has(item)) {
            losses.add(item, Strings.capital(o.called()) + " is left out: " + why + ".");
        }
        return Optional.empty();
    }

    private boolean missing(
            Address on, SchemaObject o, Map<ObjectName, Set<Name>> columns, Set<ObjectName> gone, Schema after) {
        return switch (on) {
            case Address.Relation r ->
                gone.contains(r.name())
                        || family.contains(r.name())
                                && after.table(r.name()).isEmpty()
                                && !(after.hasRelation(r.name()) && readable(o));
            case Address.Column c ->
                gone.contains(c.relation())
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
    private Optional<SchemaObject> body(Routine r, Map<ObjectName, Set<Name>> columns, Schema after) {
        String text = r.definition();
        if (!text.toLowerCase(Locale.ROOT).contains("language sql")) {
            return Optional.of(r);
        }
        for (ObjectName n : family) {
            if (!word(text, n.name())) {
                continue;
            }
            if (!after.hasRelation(n)) {
                return lost(r, "its body reads " + n);
            }
            Table t = before.requireTable(n);
            Optional<Name> column = t.columns().stream()
                    .map(c -> c.name())
                    .filter(c -> after.table(n).isPresent()
                            && !columns.getOrDefault(n, Set.of()).contains(c)
                            && word(text, c))
                    .findFirst();
            if (column.isPresent()) {
                return lost(r, "its body reads " + n + "." + column.get());
            }
        }
        return Optional.of(r);
    }

    private static boolean word(String text, Name name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name.value()) + "(?![\\w$])")
                .matcher(text)
                .find();
    }
}

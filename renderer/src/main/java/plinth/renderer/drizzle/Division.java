package plinth.renderer.drizzle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.ddl.Dependencies;
import plinth.model.schema.Address;
import plinth.model.schema.Constraint;
import plinth.model.schema.Dependency;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.sql.Sql;

/**
 * Where each object of a schema is made: by drizzle-kit as schema.ts says it, or by the SQL that runs before or behind that. What drizzle-kit makes needs only
 * what it makes sooner, or what is there before.
 */
final class Division {
    /** Who makes an object. */
    enum Place {
        BEFORE,
        DRIZZLE,
        AFTER
    }

    private final Schema schema;
    private final KitRules rules;
    private final Map<SchemaObject, Place> places = new IdentityHashMap<>();
    private final Map<SchemaObject, String> reasons = new IdentityHashMap<>();

    private Division(Schema schema) {
        this.schema = named(schema);
        this.rules = new KitRules(this.schema);
        first();
        settle();
    }

    static Division of(Schema schema) {
        return new Division(schema);
    }

    /**
     * Gives names to the constraints and indexes that the text has none for; those of partitions and heirs follow their parents'. What names columns that are not
     * there, which is an error of the schema, cannot be made by anybody and is left out.
     */
    private static Schema named(Schema schema) {
        ImpliedNames names = ImpliedNames.of(schema);
        return schema.map(o -> {
            if (!(o instanceof Table t)
                    || t.partitionOf().isPresent()
                    || !t.inherits().isEmpty()) {
                return o;
            }
            List<Constraint> constraints = new ArrayList<>();
            for (int i = 0; i < t.constraints().size(); i++) {
                if (holds(schema, t, t.constraints().get(i))) {
                    constraints.add(t.constraints().get(i).withName(Optional.of(names.constraint(t, i))));
                }
            }
            List<Index> indexes = new ArrayList<>();
            for (int i = 0; i < t.indexes().size(); i++) {
                if (has(t, t.indexes().get(i).leadingColumns())) {
                    indexes.add(t.indexes().get(i).withName(Optional.of(names.index(t.name(), i))));
                }
            }
            return t.withConstraints(constraints).withIndexes(indexes);
        });
    }

    private static boolean has(Table t, List<Name> columns) {
        return columns.stream().allMatch(n -> t.column(n).isPresent());
    }

    private static boolean holds(Schema schema, Table t, Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> has(t, p.columns());
            case Constraint.Unique u -> has(t, u.columns());
            case Constraint.ForeignKey f ->
                has(t, f.columns())
                        && schema.table(f.target())
                                .filter(target -> target.inherits().isEmpty() && !has(target, schema.referenced(f)))
                                .isEmpty();
            case Constraint.Check k -> true;
            case Constraint.Exclusion x -> true;
        };
    }

    /** Where an object is made when nothing needs it. */
    private void first() {
        Map<Address, SchemaObject> makers = makers();
        Map<SchemaObject, List<Dependency>> needs = needs();
        for (SchemaObject o : schema.objects()) {
            Place place = switch (o) {
                case Table t -> told(t, rules.not(t));
                case View v -> told(v, rules.not(v));
                case EnumType e -> rules.says(e) ? Place.DRIZZLE : Place.BEFORE;
                case Sequence s -> rules.says(s) ? Place.DRIZZLE : Place.AFTER;
                case Kept k
                when k.kind().equals("SCHEMA") ->
                    k.text().equals("CREATE SCHEMA " + Sql.name(k.name().name())) && KitRules.says(k.name())
                            ? Place.DRIZZLE
                            : Place.BEFORE;
                case Kept k -> k.kind().equals("EXTENSION") ? Place.BEFORE : Place.AFTER;
                default -> Place.AFTER;
            };
            places.put(o, place);
        }
        // A view over a view would have to stand behind it; drizzle-kit makes views by the names that they are exported
        // by.
        for (SchemaObject o : schema.objects()) {
            boolean overView = o instanceof View
                    && needs.getOrDefault(o, List.of()).stream()
                            .map(d -> makers.get(relation(d.on())))
                            .anyMatch(View.class::isInstance);
            if (overView && places.get(o) == Place.DRIZZLE) {
                places.put(o, Place.AFTER);
                reasons.put(o, "it is over another view");
            }
        }
        // A statement that is kept as it is makes what others may need, unless it needs a relation itself.
        for (SchemaObject o : schema.objects()) {
            if (o instanceof Kept k && places.get(o) == Place.AFTER && makes(k)) {
                boolean relation = k.about().isPresent()
                        || needs.getOrDefault(o, List.of()).stream()
                                .map(d -> makers.get(relation(d.on())))
                                .anyMatch(m -> m instanceof Table || m instanceof View);
                places.put(o, relation ? Place.AFTER : Place.BEFORE);
            }
        }
    }

    private static boolean makes(Kept k) {
        return k.text().startsWith("CREATE ")
                && !Set.of(
                                "STATISTICS",
                                "RULE",
                                "PUBLICATION",
                                "SUBSCRIPTION",
                                "EVENT TRIGGER",
                                "TABLE AS",
                                "POLICY",
                                "TRIGGER")
                        .contains(k.kind());
    }

    private Place told(SchemaObject o, Optional<String> why) {
        why.ifPresent(w -> reasons.put(o, w));
        return why.isEmpty() ? Place.DRIZZLE : Place.AFTER;
    }

    private Map<Address, SchemaObject> makers() {
        Map<Address, SchemaObject> makers = new HashMap<>();
        schema.objects().forEach(o -> makers.putIfAbsent(Dependencies.address(o), o));
        return makers;
    }

    private Map<SchemaObject, List<Dependency>> needs() {
        Map<SchemaObject, List<Dependency>> needs = new IdentityHashMap<>();
        List<List<Dependency>> all = Dependencies.of(schema);
        for (int i = 0; i < all.size(); i++) {
            needs.put(schema.objects().get(i), all.get(i));
        }
        return needs;
    }

    private static Address relation(Address a) {
        return a instanceof Address.Column(ObjectName of, Name column) ? new Address.Relation(of) : a;
    }

    /** Makes before what others need that are made by then, until nothing is left. */
    private void settle() {
        Map<Address, SchemaObject> makers = makers();
        Map<SchemaObject, List<Dependency>> needs = needs();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (SchemaObject o : schema.objects()) {
                Place place = place(o);
                if (place == Place.AFTER) {
                    continue;
                }
                for (Dependency d : needs.getOrDefault(o, List.of())) {
                    SchemaObject on = makers.get(relation(d.on()));
                    if (on == null && d.on() instanceof Address.Column(ObjectName of, Name column)) {
                        on = makers.get(new Address.UserType(of));
                    }
                    if (on != null && on != o && counts(o, d, place) && !soonEnough(o, d, place, on)) {
                        places.put(on, Place.BEFORE);
                        changed = true;
                    }
                }
                SchemaObject home = makers.get(new Address.Namespace(o.name().schema()));
                if (place == Place.BEFORE && home != null && place(home) != Place.BEFORE) {
                    places.put(home, Place.BEFORE);
                    changed = true;
                }
            }
        }
    }

    /** Whether a part of {@code o} is made with it; foreign keys, triggers and policies come when all is there. */
    private static boolean counts(SchemaObject o, Dependency d, Place place) {
        return switch (d.part()) {
            case Part.OfTrigger t -> false;
            case Part.OfPolicy p ->
                o instanceof Table t && KitRules.says(t.policies().get(p.at())) || place == Place.BEFORE;
            case Part.OfConstraint c ->
                !(o instanceof Table t) || !(t.constraints().get(c.at()) instanceof Constraint.ForeignKey);
            default -> !(o instanceof Sequence);
        };
    }

    private boolean soonEnough(SchemaObject o, Dependency d, Place place, SchemaObject on) {
        Place there = place(on);
        return there == Place.BEFORE
                || place == Place.DRIZZLE
                        && there == Place.DRIZZLE
                        && rank(on) < (d.part() instanceof Part.OfPolicy ? POLICY : rank(o));
    }

    /** Policies are made once all tables are there. */
    private static final int POLICY = 4;

    /** The order in which drizzle-kit makes things. */
    private static int rank(SchemaObject o) {
        return switch (o) {
            case Kept k -> 0;
            case EnumType e -> 1;
            case Sequence s -> 2;
            case Table t -> 3;
            default -> 5;
        };
    }

    /** Returns the schema, its constraints and indexes with names. */
    Schema schema() {
        return schema;
    }

    KitRules rules() {
        return rules;
    }

    Place place(SchemaObject o) {
        return places.getOrDefault(o, Place.AFTER);
    }

    /** Returns whether drizzle-kit makes the table or view {@code name}. */
    boolean makes(ObjectName name) {
        return schema.objects().stream()
                .filter(o ->
                        (o instanceof Table || o instanceof View) && o.name().equals(name))
                .anyMatch(o -> place(o) == Place.DRIZZLE);
    }

    /** Returns the objects that are made at {@code place}. */
    List<SchemaObject> at(Place place) {
        return schema.objects().stream().filter(o -> place(o) == place).toList();
    }

    /** Returns why drizzle-kit does not make {@code o}, where that is of its own. */
    Optional<String> reason(SchemaObject o) {
        return Optional.ofNullable(reasons.get(o));
    }

    /** Returns the constraints of {@code t} that drizzle-kit makes. */
    List<Constraint> said(Table t) {
        return t.constraints().stream().filter(c -> unsaid(t, c).isEmpty()).toList();
    }

    /** Returns why drizzle-kit does not make a constraint of {@code t}. */
    Optional<String> unsaid(Table t, Constraint c) {
        Optional<String> own = rules.not(c).or(() -> twin(t, c));
        if (own.isPresent() || !(c instanceof Constraint.ForeignKey f)) {
            return own;
        }
        Optional<Table> target = schema.table(f.target());
        if (target.isEmpty() || place(target.get()) != Place.DRIZZLE) {
            return Optional.of("drizzle-kit does not make " + f.target());
        }
        Set<Name> referenced = Set.copyOf(schema.referenced(f));
        boolean key = target.get().constraints().stream()
                .anyMatch(k -> (k instanceof Constraint.PrimaryKey || k instanceof Constraint.Unique)
                        && Set.copyOf(k.columns()).equals(referenced)
                        && rules.not(k).isEmpty());
        return key ? Optional.empty() : Optional.of("drizzle-kit makes the key that it refers to only later");
    }

    /** Of keys over the same columns in one statement PostgreSQL makes one. */
    private static Optional<String> twin(Table t, Constraint c) {
        int at = t.constraints().indexOf(c);
        return c instanceof Constraint.Unique
                        && t.constraints().stream()
                                .anyMatch(o -> o.columns().equals(c.columns())
                                        && (o instanceof Constraint.PrimaryKey
                                                || o instanceof Constraint.Unique
                                                        && t.constraints().indexOf(o) < at))
                ? Optional.of("another key has the same columns")
                : Optional.empty();
    }

    /** Returns whether drizzle-kit makes all policies of {@code t}. */
    boolean saysPolicies(Table t) {
        return t.secured() && t.policies().stream().allMatch(KitRules::says);
    }

    /** Returns, a sentence each, what drizzle-kit does not make. */
    List<String> notes() {
        List<String> out = new ArrayList<>();
        Map<Place, List<String>> others = new EnumMap<>(Place.class);
        for (SchemaObject o : schema.objects()) {
            Place place = place(o);
            if (o instanceof Table t && place == Place.DRIZZLE) {
                for (Constraint c : t.constraints()) {
                    unsaid(t, c)
                            .ifPresent(why ->
                                    out.add("The " + c.kind() + " " + c.name().orElseThrow() + " of " + t.name()
                                            + " is made by after.sql: " + why + "."));
                }
                for (Index x : t.indexes()) {
                    KitRules.not(x)
                            .ifPresent(why -> out.add("The index " + x.name().orElseThrow() + " of " + t.name()
                                    + " is made by after.sql: " + why + "."));
                }
            } else if ((o instanceof Table || o instanceof View) && place != Place.DRIZZLE) {
                String kind = o instanceof Table ? "table " : "view ";
                out.add("The " + kind + o.name() + " is made by " + file(place) + ": "
                        + reason(o).orElse("others need it sooner") + ".");
            } else if (place != Place.DRIZZLE) {
                others.computeIfAbsent(place, p -> new ArrayList<>()).add(label(o));
            }
        }
        others.forEach((p, all) ->
                out.add("Made by " + file(p) + ": " + all.stream().distinct().collect(Collectors.joining(", ")) + "."));
        return out;
    }

    private static String file(Place place) {
        return place == Place.BEFORE ? "before.sql" : "after.sql";
    }

    private static String label(SchemaObject o) {
        return switch (o) {
            case Kept k -> k.label();
            case EnumType e -> "the enum " + e.name();
            case Sequence s -> "the sequence " + s.name();
            case plinth.model.schema.Domain d -> "the domain " + d.name();
            case plinth.model.schema.CompositeType c -> "the type " + c.name();
            case plinth.model.schema.Routine r -> "the " + r.kind() + " " + r.name();
            case plinth.model.schema.Ownership w -> "the owner of " + w.name();
            default -> o.name().toString();
        };
    }
}

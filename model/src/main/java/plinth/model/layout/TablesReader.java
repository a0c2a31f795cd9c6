package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.FamilyReader.NotRead;
import plinth.model.logic.TableRules;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Takes a family that has a table for each subtype out of a schema. */
final class TablesReader {
    private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");
    private static final Set<String> TEXT = Set.of("text", "character varying", "character");

    private final Schema schema;
    private final Pattern.SubtypeFamily found;
    private final Naming naming;
    private final List<String> assumed = new ArrayList<>();

    TablesReader(Schema schema, Pattern.SubtypeFamily found) {
        this.schema = schema;
        this.found = found;
        this.naming = new Naming(schema, found.table());
    }

    Family read() throws NotRead {
        Table base = schema.requireTable(found.table());
        Optional<Name> told = found.discriminator().map(Pattern.Discriminator::column);
        Map<Pattern.Subtype, Name> flags = told.isEmpty() ? flags(base) : Map.of();
        if (flags.size() > 1) {
            return overlapping(base, flags);
        }
        Name kind = told.orElseGet(() -> free(base));
        List<Family.Kind> kinds = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        found.subtypes().forEach(s -> s.value().ifPresent(seen::add));
        for (Pattern.Subtype s : found.subtypes()) {
            String value = s.value().isPresent() ? s.value().get() : guessed(base, told, s, seen);
            kinds.add(kind(s, kind, value, Optional.empty(), s.guard(), schema.requireTable(s.table())));
        }
        for (String value :
                found.discriminator().map(Pattern.Discriminator::values).orElse(List.of())) {
            if (seen.add(value)) {
                kinds.add(empty(found.discriminator().get(), value, base));
            }
        }
        // A key over the discriminator serves the guards alone and comes with them, unless other tables refer to it.
        Table shared = withoutGuardKeys(base, Set.of(kind));
        if (told.isEmpty()) {
            List<Column> columns = new ArrayList<>(shared.columns());
            columns.add(Column.of(kind.value(), Type.known("text")).notNullable());
            shared = shared.withColumns(columns);
            assumed.add("No column of " + base.name()
                    + " is known to tell its kinds apart: today's tables are asked without one,"
                    + " and a layout that needs it has the column " + kind
                    + ". A row is taken to be of one kind, and of one at all.");
        }
        boolean guarded = found.disjoint() == Pattern.Enforcement.ENFORCED;
        return new Family(
                base.name(),
                shared,
                kind,
                kinds,
                new Strategy.ClassTable(guarded),
                FamilyReader.base(schema, shared.column(kind).orElseThrow().type()),
                told.isPresent() && TableRules.of(schema, base).nullable(kind),
                told.isPresent(),
                assumed);
    }

    /** The flags of a base that say of a row which subtypes it is: {@code is_customer} for customers. */
    private Map<Pattern.Subtype, Name> flags(Table base) {
        Map<Pattern.Subtype, Name> flags = new LinkedHashMap<>();
        for (Pattern.Subtype s : found.subtypes()) {
            List<String> names =
                    List.of(called(s.table()), s.table().name().value().toLowerCase(Locale.ROOT));
            base.columns().stream()
                    .filter(c -> c.type().is("boolean"))
                    .filter(c -> carried(s, c.name())
                            || names.stream()
                                    .anyMatch(n -> flag(c.name().value().toLowerCase(Locale.ROOT), n)))
                    .map(Column::name)
                    .filter(n -> !flags.containsValue(n))
                    .findFirst()
                    .ifPresent(n -> flags.put(s, n));
        }
        return flags;
    }

    private static boolean flag(String column, String kind) {
        return column.equals(kind)
                || column.equals("is" + kind)
                || column.endsWith("_" + kind)
                || kind.contains("_") && column.equals("is_" + kind.substring(kind.lastIndexOf('_') + 1));
    }

    /** Whether the reference of {@code s} carries the flag, which is true in all its rows. */
    private boolean carried(Pattern.Subtype s, Name flag) {
        int at = schema.referenced(s.reference()).indexOf(flag);
        return at >= 0
                && TableRules.of(schema, schema.requireTable(s.table()))
                        .constant(s.reference().columns().get(at))
                        .filter("true"::equals)
                        .isPresent();
    }

    /** Kinds that a row may be of at once: each has a flag, which a layout that needs it adds where there is none. */
    private Family overlapping(Table base, Map<Pattern.Subtype, Name> flags) {
        List<Column> columns = new ArrayList<>(base.columns());
        List<Family.Kind> kinds = new ArrayList<>();
        boolean guarded = true;
        for (Pattern.Subtype s : found.subtypes()) {
            Table t = schema.requireTable(s.table());
            Name flag = flags.get(s);
            if (flag == null) {
                flag = new Name(Naming.apart(
                        "is_" + called(t.name()), n -> base.column(new Name(n)).isEmpty()));
                columns.add(Column.of(flag.value(), Type.known("boolean"))
                        .notNullable()
                        .withValue(new Column.Default(Expression.verbatim("false"))));
                assumed.add("No column of " + base.name() + " says which of its rows are in " + t.name()
                        + ": a layout that needs it has " + flag + ".");
            }
            boolean carried = base.column(flag).isPresent() && carried(s, flag);
            guarded &= carried;
            Optional<Name> guard = carried
                    ? Optional.of(s.reference()
                            .columns()
                            .get(schema.referenced(s.reference()).indexOf(flag)))
                    : Optional.empty();
            kinds.add(kind(s, flag, "true", Optional.of(flag), guard, t));
        }
        return new Family(
                base.name(),
                withoutGuardKeys(base, new HashSet<>(flags.values())).withColumns(columns),
                free(base),
                kinds,
                new Strategy.ClassTable(guarded),
                Type.known("text"),
                false,
                flags.size() == kinds.size(),
                assumed);
    }

    /** What a row of {@code table} is called. */
    private static String called(ObjectName table) {
        return Plural.singular(table.name().value()).toLowerCase(Locale.ROOT);
    }

    private static Name free(Table base) {
        Name kind = new Name("kind");
        return base.column(kind).isEmpty()
                ? kind
                : new Name(Plural.singular(base.name().name().value()) + "_kind");
    }

    /**
     * The discriminator's value for the rows of a subtype when nothing says it: what the table's rows are called, as long as nothing limits the values
     * to others.
     */
    private String guessed(Table base, Optional<Name> told, Pattern.Subtype s, Set<String> seen) throws NotRead {
        String one = Plural.singular(s.table().name().value());
        if (told.isEmpty()) {
            seen.add(one);
            return one;
        }
        Name kind = told.get();
        List<String> values =
                found.discriminator().map(Pattern.Discriminator::values).orElse(List.of());
        List<String> below = s.below().stream().flatMap(b -> b.value().stream()).toList();
        if (!below.isEmpty()) {
            throw new NotRead("has several levels, and its " + kind + " names the tables below " + s.table() + ", "
                    + String.join(" and ", below) + ", instead of " + s.table()
                    + " itself: levels are laid out one by one, which takes a value for the rows of each table"
                    + " right below " + base.name() + ".");
        }
        List<String> left = values.stream().filter(v -> !seen.contains(v)).toList();
        boolean only = left.size() == 1
                && found.subtypes().stream().filter(x -> x.value().isEmpty()).count() == 1;
        if (only) {
            seen.add(left.getFirst());
            assumed.add("Nothing says which " + kind + " rows of " + s.table() + " have: '" + left.getFirst()
                    + "' is taken, which no other table has.");
            return left.getFirst();
        }
        if (!values.isEmpty()) {
            throw new NotRead("has a column " + kind + " that is one of " + String.join(", ", values)
                    + ", and nothing says which of them rows of " + s.table()
                    + " have: a reference from there that includes " + kind + " would.");
        }
        Type written = base.column(kind).map(Column::type).orElseThrow();
        Type type = FamilyReader.base(schema, written);
        String value = one;
        if (type instanceof Type.Known k && WHOLE.contains(k.name())) {
            int n = 1;
            while (seen.contains(Integer.toString(n))) {
                n++;
            }
            value = Integer.toString(n);
        } else if (!(type instanceof Type.Known k && TEXT.contains(k.name()))) {
            throw new NotRead("has a column " + kind + " of type " + written
                    + " to tell its kinds apart, and nothing says"
                    + " which value rows of " + s.table() + " have: a reference from there that includes " + kind
                    + " would.");
        }
        if (!seen.add(value)) {
            throw new NotRead("has two kinds that would be called " + value + ".");
        }
        assumed.add("Nothing says which " + kind + " rows of " + s.table() + " have: '" + value + "' is taken.");
        return value;
    }

    private Table withoutGuardKeys(Table base, Set<Name> kinds) {
        return base.withConstraints(base.constraints().stream()
                .filter(c -> !(c instanceof Constraint.Unique u && guardKey(u, kinds) && !referenced(base, u)))
                .toList());
    }

    private boolean guardKey(Constraint.Unique u, Set<Name> kinds) {
        Set<Name> rest = new HashSet<>(u.columns());
        rest.removeAll(kinds);
        return rest.size() + 1 == u.columns().size()
                && found.subtypes().stream().anyMatch(s -> Set.copyOf(s.of()).equals(rest));
    }

    private boolean referenced(Table base, Constraint.Unique u) {
        Set<ObjectName> family = new HashSet<>(Set.of(base.name()));
        found.subtypes().forEach(s -> family.add(s.table()));
        return schema.tables().stream()
                .filter(t -> !family.contains(t.name()))
                .flatMap(t -> t.foreignKeys().stream())
                .anyMatch(f -> f.target().equals(base.name())
                        && Set.copyOf(schema.referenced(f)).equals(Set.copyOf(u.columns())));
    }

    /** The columns of a subtype's table that say nothing but its kind: the one in its reference, and one of the discriminator's name that has no other value. */
    private Set<Name> guards(Pattern.Subtype s, Name kind, String value, Table t) {
        Set<Name> guards = new HashSet<>();
        boolean constant = t.column(kind).isPresent()
                && !s.key().contains(kind)
                && TableRules.of(schema, t).values(kind).equals(Optional.of(List.of(value)));
        if (constant) {
            guards.add(kind);
        }
        return guards;
    }

    private Family.Kind kind(
            Pattern.Subtype s, Name kind, String value, Optional<Name> flag, Optional<Name> guard, Table t) {
        Set<Name> guards = guards(s, kind, value, t);
        guard.ifPresent(guards::add);
        Set<Name> plumbing = new HashSet<>(s.key());
        plumbing.addAll(guards);
        List<Column> own =
                t.columns().stream().filter(c -> !plumbing.contains(c.name())).toList();
        List<Constraint> constraints = t.constraints().stream()
                .filter(c -> !(c instanceof Constraint.PrimaryKey p && plumbing.containsAll(p.columns()))
                        && c != s.reference()
                        && !(c instanceof Constraint.Check
                                && !c.columns().isEmpty()
                                && guards.containsAll(c.columns())))
                .toList();
        return new Family.Kind(
                flag.isPresent() ? called(t.name()) : value,
                t.name(),
                s.key(),
                s.of(),
                flag,
                own,
                constraints,
                t.indexes(),
                t.triggers());
    }

    /** A kind that has no columns of its own. */
    private Family.Kind empty(Pattern.Discriminator d, String value, Table base) {
        return new Family.Kind(
                value,
                naming.table(d, value, base),
                FamilyReader.keyNames(base),
                base.keyColumns(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}

package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.FamilyReader.NotRead;
import plinth.model.logic.TableRules;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
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
        requirePrimary(base);
        Optional<Name> told = found.discriminator().map(Pattern.Discriminator::column);
        if (told.isEmpty()) {
            requireDisjoint(base);
        }
        Name kind = told.orElseGet(() -> free(base));
        List<Family.Kind> kinds = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        found.subtypes().forEach(s -> s.value().ifPresent(seen::add));
        for (Pattern.Subtype s : found.subtypes()) {
            String value = s.value().isPresent() ? s.value().get() : guessed(base, told, s, seen);
            kinds.add(kind(s, kind, value, schema.requireTable(s.table())));
        }
        for (String value :
                found.discriminator().map(Pattern.Discriminator::values).orElse(List.of())) {
            if (seen.add(value)) {
                kinds.add(empty(value, base));
            }
        }
        // A key over the discriminator serves the guards alone and comes with them, unless other tables refer to it.
        Table shared = base.withConstraints(base.constraints().stream()
                .filter(c -> !(c instanceof Constraint.Unique u && guardKey(u, base, kind) && !referenced(base, u)))
                .toList());
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

    /** What other layouts keep of a reference is the base's primary key. */
    private void requirePrimary(Table base) throws NotRead {
        for (Pattern.Subtype s : found.subtypes()) {
            if (!s.of().equals(base.keyColumns())) {
                String by = String.join(", ", s.of().stream().map(Name::value).toList());
                throw new NotRead("has a subtype that refers to another key than its primary one, " + s.table()
                        + " to " + by + ": the tables of other layouts are told by the primary key alone. A reference"
                        + " from " + s.table() + " to the primary key would do.");
            }
        }
    }

    /** The flags of a base that say of a row which subtypes it is: {@code is_customer} for customers. */
    private void requireDisjoint(Table base) throws NotRead {
        List<String> flags = new ArrayList<>();
        for (Pattern.Subtype s : found.subtypes()) {
            String one = Plural.singular(s.table().name().value()).toLowerCase(Locale.ROOT);
            base.columns().stream()
                    .filter(c -> c.type().is("boolean"))
                    .map(c -> c.name().value())
                    .filter(n -> n.equals(one) || n.equals("is_" + one) || n.endsWith("_" + one))
                    .findFirst()
                    .ifPresent(flags::add);
        }
        if (flags.size() > 1) {
            throw new NotRead("may have rows of several kinds at once, as " + String.join(" and ", flags)
                    + " say: only kinds that exclude one another can be laid out in another way.");
        }
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

    private static boolean guardKey(Constraint.Unique u, Table base, Name kind) {
        List<Name> expected = new ArrayList<>(base.keyColumns());
        expected.add(kind);
        return new HashSet<>(u.columns()).equals(new HashSet<>(expected));
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
        s.guard().ifPresent(guards::add);
        boolean constant = t.column(kind).isPresent()
                && !s.key().contains(kind)
                && TableRules.of(schema, t).values(kind).equals(Optional.of(List.of(value)));
        if (constant) {
            guards.add(kind);
        }
        return guards;
    }

    private Family.Kind kind(Pattern.Subtype s, Name kind, String value, Table t) {
        Set<Name> guards = guards(s, kind, value, t);
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
        return new Family.Kind(value, t.name(), s.key(), own, constraints, t.indexes(), t.triggers());
    }

    /** A kind that has no columns of its own. */
    private Family.Kind empty(String value, Table base) {
        return new Family.Kind(
                value, naming.table(value), FamilyReader.keyNames(base), List.of(), List.of(), List.of(), List.of());
    }
}

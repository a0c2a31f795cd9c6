package plinth.model.pattern;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** A pattern of relational design as it occurs in a schema. */
public sealed interface Pattern {
    /** Returns the table that the pattern is about; of a family, its base, or the view over its tables. */
    ObjectName table();

    /** How far a rule is kept by the schema itself. */
    enum Enforcement {
        /** By keys and checks: the database refuses what breaks it. */
        ENFORCED,
        /** It is meant, as names and values show, but the database accepts what breaks it. */
        MEANT,
        /** It is not even meant. */
        NONE
    }

    /**
     * The column that says which subtype a row is of.
     *
     * @param values the values that it may take, in order; empty when nothing limits them
     * @param called what the rows of a lookup table, as the script fills it, call each value
     */
    record Discriminator(Name column, List<String> values, Map<String, List<String>> called) {
        public Discriminator {
            values = List.copyOf(values);
            called = Map.copyOf(called);
        }

        public Discriminator(Name column, List<String> values) {
            this(column, values, Map.of());
        }

        /** Returns what {@code value} is called: by its row in the lookup table where it is a number, else it is its own name. */
        public String name(String value) {
            boolean word = value.chars().anyMatch(Character::isLetter);
            List<String> names = called.getOrDefault(value, List.of());
            return word || names.isEmpty() ? value : names.getFirst();
        }
    }

    /**
     * A table of a family below the base.
     *
     * @param key its columns that are both its key and the reference to the base
     * @param of the columns of the base that {@code key} stands for, in its order: its primary key, else another key that is never NULL
     * @param value the discriminator's value for its rows
     * @param reference the foreign key to the base
     * @param guard its own column that holds the discriminator's value and is part of the reference, when there is one
     * @param below its own subtypes, where it is a supertype again; a finding of its own says more of them
     */
    record Subtype(
            ObjectName table,
            List<Name> key,
            List<Name> of,
            Optional<String> value,
            Constraint.ForeignKey reference,
            Optional<Name> guard,
            List<Subtype> below) {
        public Subtype {
            key = List.copyOf(key);
            of = List.copyOf(of);
            below = List.copyOf(below);
        }

        Subtype withBelow(List<Subtype> below) {
            return new Subtype(table, key, of, value, reference, guard, below);
        }

        Subtype withValue(Optional<String> value) {
            return new Subtype(table, key, of, value, reference, guard, below);
        }
    }

    /**
     * A supertype and its subtypes, a table each (class-table inheritance): the key of a subtype's table is a foreign key to the base.
     *
     * @param disjoint whether a base row can have rows of several subtypes
     * @param complete whether a base row must have a row of a subtype
     * @param within the topmost base of the tree that the family is a part of, when its base is a subtype itself
     */
    record SubtypeFamily(
            ObjectName table,
            Optional<Discriminator> discriminator,
            List<Subtype> subtypes,
            Enforcement disjoint,
            Enforcement complete,
            Optional<ObjectName> within)
            implements Pattern {
        public SubtypeFamily {
            subtypes = List.copyOf(subtypes);
        }

        /** Returns how many levels of subtypes there are below the base. */
        public int levels() {
            return levels(subtypes);
        }

        private static int levels(List<Subtype> subtypes) {
            return subtypes.stream().mapToInt(s -> 1 + levels(s.below())).max().orElse(0);
        }
    }

    /**
     * A column of a single table that belongs to some of its kinds only.
     *
     * @param values the discriminator's values of the kinds that have it; empty when that cannot be told
     * @param required whether those kinds must have it
     */
    record KindColumn(Name column, List<String> values, boolean required) {
        public KindColumn {
            values = List.copyOf(values);
        }
    }

    /**
     * Several kinds of things in one wide table (single-table inheritance).
     *
     * @param columns the columns that not all kinds have
     */
    record SingleTable(ObjectName table, Discriminator discriminator, List<KindColumn> columns) implements Pattern {
        public SingleTable {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A table of a family that has no table for what its kinds have in common.
     *
     * @param value the discriminator's value that the view gives its rows
     */
    record ConcreteTable(ObjectName table, String value) {}

    /**
     * A table for each kind with all that a row has, and a view that shows the rows of all (concrete-table inheritance).
     *
     * @param table the view
     * @param discriminator the view's column that says of which kind a row is
     * @param common the columns that all the tables have, by their names and types
     * @param whole whether the view shows all rows of each table
     */
    record ConcreteFamily(
            ObjectName table, Discriminator discriminator, List<ConcreteTable> tables, List<Name> common, boolean whole)
            implements Pattern {
        public ConcreteFamily {
            tables = List.copyOf(tables);
            common = List.copyOf(common);
        }
    }

    /**
     * A table that connects two (or more) others, many to many.
     *
     * @param ends the foreign keys that make up its key
     * @param columns columns of its own, beyond keys
     */
    record Bridge(ObjectName table, List<Constraint.ForeignKey> ends, List<Name> columns) implements Pattern {
        public Bridge {
            ends = List.copyOf(ends);
            columns = List.copyOf(columns);
        }
    }

    /**
     * A pair of columns that refers to a row of one of several tables, by the table's name and the row's key, without a foreign key.
     *
     * @param values what the type column may hold, when something says so
     */
    record PolymorphicReference(ObjectName table, Name type, Name id, List<String> values) implements Pattern {
        public PolymorphicReference {
            values = List.copyOf(values);
        }
    }

    /**
     * One of the references of an arc.
     *
     * @param columns what a row sets to reference by it
     * @param reference its foreign key; absent where none stands on the column
     */
    record Arm(List<Name> columns, Optional<Constraint.ForeignKey> reference) {
        public Arm {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Several nullable references of which a row has just one.
     *
     * @param exactlyOne whether one must be there; otherwise none may be
     */
    record ExclusiveArc(ObjectName table, List<Arm> arms, boolean exactlyOne, Enforcement enforced) implements Pattern {
        public ExclusiveArc {
            arms = List.copyOf(arms);
        }

        /** Returns the foreign keys of its arms. */
        public List<Constraint.ForeignKey> references() {
            return arms.stream().flatMap(a -> a.reference().stream()).toList();
        }
    }

    /** A table that references itself: a tree, a chain. */
    record SelfReference(ObjectName table, Constraint.ForeignKey reference) implements Pattern {}

    /**
     * Rows that hold for a time.
     *
     * @param from the column of the beginning, or the range
     * @param to the column of the end, absent when {@code from} is a range, or when a row holds until the next one begins
     * @param key the columns for which periods must not overlap, as far as that is enforced
     * @param range whether {@code from} is a range
     */
    record Temporal(ObjectName table, Name from, Optional<Name> to, List<Name> key, Enforcement enforced, boolean range)
            implements Pattern {
        /** Returns whether a row holds until the next one begins. */
        public boolean untilNext() {
            return to.isEmpty() && !range;
        }

        public Temporal {
            key = List.copyOf(key);
        }
    }

    /** What a table is for others, or how its rows are kept. */
    enum Role {
        /** Others inherit from it by PostgreSQL's INHERITS. */
        INHERITED,
        /** It holds every pair of a row and one above it in a tree. */
        CLOSURE,
        /** A tree by two numbers, between which lies all that is below. */
        NESTED_SET,
        /** A tree by the way from the root to the row. */
        PATH,
        /** Rows that are gone stay, marked. */
        SOFT_DELETE,
        /** A short list of values that others refer to. */
        LOOKUP,
        /** At most one row beside each row of another table, which is no kind of it. */
        PART,
        /** What rows of another table were before. */
        HISTORY,
        /** Editions of the rows of another table, counted. */
        VERSIONS
    }

    /**
     * A table in a role.
     *
     * @param columns the columns that show it
     * @param others the tables that it is in that role for
     */
    record Aspect(ObjectName table, Role role, List<Name> columns, List<ObjectName> others) implements Pattern {
        public Aspect {
            columns = List.copyOf(columns);
            others = List.copyOf(others);
        }
    }
}

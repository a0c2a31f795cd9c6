package plinth.model.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;

/**
 * A supertype and its subtypes, free of how they are laid out. Its kinds exclude one another, and the discriminator tells them apart; or they overlap, and
 * each has a flag in the base.
 *
 * @param base the name of what is common: the base table of a class-table layout, the table of a single-table layout
 * @param shared the common part as a table: its columns (the discriminator among them), and the constraints and indexes over them alone
 * @param discriminator the column that tells the kinds apart; where kinds overlap, what a column that did would be called
 * @param kinds the subtypes, in the order of the discriminator's values
 * @param today how the schema lays it out at present
 * @param kindType the discriminator's type; of a domain, what it is made of
 * @param kindless whether there may be rows that have NULL for the discriminator
 * @param told whether the schema has the discriminator, or the flags; otherwise only layouts that need it have it
 * @param assumed what had to be assumed of it for want of a rule in the schema, a sentence each
 */
public record Family(
        ObjectName base,
        Table shared,
        Name discriminator,
        List<Kind> kinds,
        Strategy today,
        Type kindType,
        boolean kindless,
        boolean told,
        List<String> assumed) {
    public Family {
        kinds = List.copyOf(kinds);
        assumed = List.copyOf(assumed);
    }

    /**
     * One subtype.
     *
     * @param value the discriminator's value for it; where kinds overlap, what it is called
     * @param table the name of its table in a layout that gives it one
     * @param key what its key columns are called there, in the order of {@code of}
     * @param of the columns of the base that its key stands for: the base's primary key, or another one that is never NULL
     * @param flag the column of the base that is true for its rows, where kinds overlap
     * @param columns the columns that only it has, NOT NULL where it must have them
     * @param constraints constraints that name at least one of its columns, or its table's own; a primary key only where it is of columns of its own, beside
     *     the key that it shares with the base; no reference to the base
     * @param indexes indexes that name at least one of its columns
     * @param triggers triggers on its table
     */
    public record Kind(
            String value,
            ObjectName table,
            List<Name> key,
            List<Name> of,
            Optional<Name> flag,
            List<Column> columns,
            List<Constraint> constraints,
            List<Index> indexes,
            List<Trigger> triggers) {
        public Kind {
            key = List.copyOf(key);
            of = List.copyOf(of);
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
            indexes = List.copyOf(indexes);
            triggers = List.copyOf(triggers);
        }

        /** Returns whether {@code c}, one of its columns, has a value in each of its rows. */
        boolean required(Column c) {
            return c.notNull().isPresent()
                    || c.value() instanceof Column.Identity
                    || c.value() instanceof Column.Serial
                    || ownKey().filter(p -> p.columns().contains(c.name())).isPresent();
        }

        /** Returns the primary key of its table that is not the base's. */
        Optional<Constraint.PrimaryKey> ownKey() {
            return constraints.stream()
                    .filter(Constraint.PrimaryKey.class::isInstance)
                    .map(Constraint.PrimaryKey.class::cast)
                    .findFirst();
        }

        /**
         * Returns its constraints for a table whose primary key is the base's, {@code key}: a primary key of its own is unique there, and what the base's key
         * says by itself is not said again.
         *
         * @param map what its columns, and those of its key, are called there
         */
        List<Constraint> beside(List<Name> key, Map<Name, Name> map) {
            List<Constraint> out = new ArrayList<>();
            for (Constraint c : constraints) {
                boolean same = c instanceof Constraint.Unique u
                        && Set.copyOf(Mapped.names(u.columns(), map)).equals(Set.copyOf(key));
                if (!same) {
                    out.add(
                            c instanceof Constraint.PrimaryKey p
                                    ? new Constraint.Unique(Optional.empty(), p.key(), false, p.deferral(), p.comment())
                                    : c);
                }
            }
            return out;
        }

        /** Returns the names of its columns. */
        public Set<Name> names() {
            return columns.stream().map(Column::name).collect(Collectors.toSet());
        }
    }

    /** Returns the key of the base. */
    public List<Name> key() {
        return shared.keyColumns();
    }

    /** Returns whether a row may be of several kinds at once. */
    public boolean overlapping() {
        return kinds.stream().anyMatch(k -> k.flag().isPresent());
    }

    /** Returns the column of the base that says whether a row is of the kind {@code k}: its flag, or the discriminator. */
    public Name mark(Kind k) {
        return k.flag().orElse(discriminator);
    }

    /** Returns what {@link #mark} is for rows of {@code k}. */
    public String marked(Kind k) {
        return k.flag().isPresent() ? "true" : k.value();
    }

    /** Returns the columns of the base that say of which kind a row is. */
    public Set<Name> marks() {
        return overlapping()
                ? kinds.stream().flatMap(k -> k.flag().stream()).collect(Collectors.toSet())
                : Set.of(discriminator);
    }

    /** Returns what {@link #mark} is for rows of {@code k}, as SQL compares it. */
    String literal(Kind k) {
        return k.flag().isPresent() ? "true" : literal(k.value());
    }

    /** Returns what {@link #mark} is for rows of {@code k}, as a value of its type. */
    Expression constant(Kind k) {
        return k.flag().isPresent() ? Expression.verbatim("true") : constant(k.value());
    }

    /** Returns the kind with the discriminator's value {@code value}. */
    public Optional<Kind> kind(String value) {
        return kinds.stream().filter(k -> k.value().equals(value)).findFirst();
    }

    /** Returns {@code value}, one of the discriminator's, as SQL compares it with the discriminator: a number or a truth value as such, all else as a string. */
    public String literal(String value) {
        boolean whole = kindType.is("smallint") || kindType.is("integer") || kindType.is("bigint");
        boolean truth = kindType.is("boolean");
        return whole && number(value) || truth && (value.equals("true") || value.equals("false"))
                ? value
                : Strings.literal(value);
    }

    /** Returns {@code value}, one of the discriminator's, as a value of its type: with a cast where that is one that somebody defined. */
    public Expression constant(String value) {
        Type type = shared.column(discriminator).orElseThrow().type();
        return Expression.verbatim(type instanceof Type.Named n ? literal(value) + "::" + n.written() : literal(value));
    }

    private static boolean number(String value) {
        try {
            return Long.toString(Long.parseLong(value)).equals(value);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns the columns that every kind has, those left out that tell kinds apart. */
    public List<Column> common() {
        Set<Name> marks = marks();
        return shared.columns().stream().filter(c -> !marks.contains(c.name())).toList();
    }

    /** Returns the name for people: that of the base. */
    @Override
    public String toString() {
        return base.toString();
    }
}

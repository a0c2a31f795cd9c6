package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param notNull the NOT NULL that stands on it; a column of the primary key needs none to refuse NULL
 * @param value where its value comes from when a statement gives none
 * @param collation the collation's name as written, when one is given
 * @param options what else is said of it and kept as it is: storage, compression, statistics target, attributes of other dialects
 */
public record Column(
        Name name,
        Type type,
        Optional<NotNull> notNull,
        Value value,
        Optional<String> collation,
        List<Option> options,
        Optional<String> comment) {
    public Column {
        options = List.copyOf(options);
    }

    /** A NOT NULL: since PostgreSQL 18 a constraint with a name of its own. */
    public record NotNull(Optional<Name> name, boolean noInherit, boolean valid, Optional<String> comment) {
        public static final NotNull PLAIN = new NotNull(Optional.empty(), false, true, Optional.empty());

        public NotNull withName(Name name) {
            return new NotNull(Optional.of(name), noInherit, valid, comment);
        }

        public NotNull withNoInherit(boolean noInherit) {
            return new NotNull(name, noInherit, valid, comment);
        }

        public NotNull validated() {
            return new NotNull(name, noInherit, true, comment);
        }

        public NotNull withComment(Optional<String> comment) {
            return new NotNull(name, noInherit, valid, comment);
        }
    }

    /** Where a column's value comes from. */
    public sealed interface Value {}

    /** From the statement, or NULL. */
    public record Absent() implements Value {}

    /** From an expression, unless the statement gives one. */
    public record Default(Expression expression) implements Value {}

    /** From a sequence that belongs to the column; {@code options} as written, in order. */
    public record Identity(boolean always, List<String> options) implements Value {
        public Identity {
            options = List.copyOf(options);
        }
    }

    /**
     * From a sequence made with the column, the old way: {@code serial}.
     *
     * @param sequence what the sequence, in the table's schema, is called where table and column would not have it so: they were renamed
     */
    public record Serial(Optional<Name> sequence) implements Value {
        public Serial() {
            this(Optional.empty());
        }
    }

    /** From the row's other columns, always. */
    public record Generated(Expression expression, boolean stored) implements Value {}

    public static final Value ABSENT = new Absent();

    /** Returns a column that may be NULL and has no default. */
    public static Column of(String name, Type type) {
        return new Column(
                new Name(name), type, Optional.empty(), ABSENT, Optional.empty(), List.of(), Optional.empty());
    }

    /** Returns whether no statement may give a value. */
    public boolean generated() {
        return value instanceof Generated;
    }

    /** Returns whether an insert need not give a value although the column may not be NULL. */
    public boolean filledIn() {
        return !(value instanceof Absent);
    }

    public Column withName(Name name) {
        return new Column(name, type, notNull, value, collation, options, comment);
    }

    public Column withType(Type type) {
        return new Column(name, type, notNull, value, collation, options, comment);
    }

    public Column withNotNull(Optional<NotNull> notNull) {
        return new Column(name, type, notNull, value, collation, options, comment);
    }

    /** Returns the column with a nameless NOT NULL. */
    public Column notNullable() {
        return withNotNull(Optional.of(NotNull.PLAIN));
    }

    /** Returns the column without its NOT NULL. */
    public Column nullable() {
        return withNotNull(Optional.empty());
    }

    public Column withValue(Value value) {
        return new Column(name, type, notNull, value, collation, options, comment);
    }

    public Column withCollation(Optional<String> collation) {
        return new Column(name, type, notNull, value, collation, options, comment);
    }

    public Column withOptions(List<Option> options) {
        return new Column(name, type, notNull, value, collation, options, comment);
    }

    public Column withComment(Optional<String> comment) {
        return new Column(name, type, notNull, value, collation, options, comment);
    }
}

package plinth.model.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A rule that every row of a table obeys. NOT NULL is not among them: it belongs to its column ({@link Column#notNull()}).
 *
 * <p>{@code name} is the name that the text gives; where it gives none the database chooses one, see {@link ImpliedNames}.
 */
public sealed interface Constraint {
    Optional<Name> name();

    Optional<String> comment();

    /** Returns the columns that it names, in order; of a check, those that its expression may name. */
    List<Name> columns();

    Constraint withName(Optional<Name> name);

    Constraint withComment(Optional<String> comment);

    /** Returns what is said of the index behind it. */
    default Optional<String> indexComment() {
        return switch (this) {
            case PrimaryKey p -> p.key().storage().indexComment();
            case Unique u -> u.key().storage().indexComment();
            case Exclusion x -> x.storage().indexComment();
            case ForeignKey f -> Optional.empty();
            case Check c -> Optional.empty();
        };
    }

    /** Returns the constraint with a comment on the index behind it, when there is one. */
    default Constraint withIndexComment(Optional<String> comment) {
        return withStorage(s -> s.withIndexComment(comment));
    }

    /** Returns the constraint with the index behind it changed, when there is one. */
    default Constraint withStorage(UnaryOperator<Storage> change) {
        return switch (this) {
            case PrimaryKey p -> new PrimaryKey(p.name(), p.key().withStorage(change), p.deferral(), p.comment());
            case Unique u ->
                new Unique(u.name(), u.key().withStorage(change), u.nullsNotDistinct(), u.deferral(), u.comment());
            case Exclusion x ->
                new Exclusion(
                        x.name(),
                        x.method(),
                        x.elements(),
                        x.include(),
                        change.apply(x.storage()),
                        x.where(),
                        x.deferral(),
                        x.comment());
            case ForeignKey f -> f;
            case Check c -> c;
        };
    }

    /** Returns what a sentence calls a rule of its kind: {@code primary key}. */
    default String kind() {
        return switch (this) {
            case PrimaryKey p -> "primary key";
            case Unique u -> "unique key";
            case ForeignKey f -> "foreign key";
            case Check c -> "check";
            case Exclusion x -> "exclusion";
        };
    }

    /** When the rule is checked. */
    enum Deferral {
        NOT_DEFERRABLE,
        DEFERRABLE,
        INITIALLY_DEFERRED
    }

    /**
     * The index behind a key: its {@code WITH (...)}, its tablespace, an index that already is there ({@code USING INDEX}), and what is said of the
     * index itself.
     */
    record Storage(
            List<Option> with, Optional<Name> tablespace, Optional<Name> usingIndex, Optional<String> indexComment) {
        public static final Storage NONE = new Storage(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        public Storage {
            with = List.copyOf(with);
        }

        public Storage withOptions(List<Option> with) {
            return new Storage(with, tablespace, usingIndex, indexComment);
        }

        public Storage withIndexComment(Optional<String> indexComment) {
            return new Storage(with, tablespace, usingIndex, indexComment);
        }
    }

    /** What a key (primary or unique) is made of. */
    record Key(List<Name> columns, List<Name> include, boolean withoutOverlaps, Storage storage) {
        public Key {
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        public static Key of(List<Name> columns) {
            return new Key(columns, List.of(), false, Storage.NONE);
        }

        Key withStorage(UnaryOperator<Storage> change) {
            return new Key(columns, include, withoutOverlaps, change.apply(storage));
        }

        /** Returns the key without anything of the index behind it. */
        public Key plain() {
            return withStorage(s -> Storage.NONE);
        }

        /** Returns the key without what is said of its index. */
        public Key bare() {
            return storage.indexComment().isEmpty() ? this : withStorage(s -> s.withIndexComment(Optional.empty()));
        }
    }

    record PrimaryKey(Optional<Name> name, Key key, Deferral deferral, Optional<String> comment) implements Constraint {
        @Override
        public List<Name> columns() {
            return key.columns();
        }

        @Override
        public PrimaryKey withName(Optional<Name> name) {
            return new PrimaryKey(name, key, deferral, comment);
        }

        @Override
        public PrimaryKey withComment(Optional<String> comment) {
            return new PrimaryKey(name, key, deferral, comment);
        }
    }

    record Unique(Optional<Name> name, Key key, boolean nullsNotDistinct, Deferral deferral, Optional<String> comment)
            implements Constraint {
        @Override
        public List<Name> columns() {
            return key.columns();
        }

        @Override
        public Unique withName(Optional<Name> name) {
            return new Unique(name, key, nullsNotDistinct, deferral, comment);
        }

        @Override
        public Unique withComment(Optional<String> comment) {
            return new Unique(name, key, nullsNotDistinct, deferral, comment);
        }
    }

    /** What happens to a row when the row that it references goes away or changes its key. */
    enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    enum Match {
        SIMPLE,
        FULL,
        PARTIAL
    }

    /**
     * A foreign key.
     *
     * @param references the columns of the target, empty when the text leaves them out and the target's primary key is meant
     * @param setColumns the columns that {@code ON DELETE SET NULL (...)} or {@code SET DEFAULT (...)} is confined to, empty for all
     * @param period whether the last columns are periods ({@code PERIOD})
     * @param valid whether existing rows are known to obey (no {@code NOT VALID})
     * @param enforced whether it is checked at all (no {@code NOT ENFORCED})
     */
    record ForeignKey(
            Optional<Name> name,
            List<Name> columns,
            ObjectName target,
            List<Name> references,
            Match match,
            Action onDelete,
            List<Name> setColumns,
            Action onUpdate,
            boolean period,
            Deferral deferral,
            boolean valid,
            boolean enforced,
            Optional<String> comment)
            implements Constraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
            setColumns = List.copyOf(setColumns);
        }

        /** Returns a plain foreign key: simple match, checked at once. */
        public static ForeignKey of(
                Optional<Name> name, List<Name> columns, ObjectName target, List<Name> references, Action onDelete) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    Match.SIMPLE,
                    onDelete,
                    List.of(),
                    Action.NO_ACTION,
                    false,
                    Deferral.NOT_DEFERRABLE,
                    true,
                    true,
                    Optional.empty());
        }

        public ForeignKey withColumns(List<Name> columns) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    match,
                    onDelete,
                    setColumns,
                    onUpdate,
                    period,
                    deferral,
                    valid,
                    enforced,
                    comment);
        }

        public ForeignKey withTarget(ObjectName target, List<Name> references) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    match,
                    onDelete,
                    setColumns,
                    onUpdate,
                    period,
                    deferral,
                    valid,
                    enforced,
                    comment);
        }

        public ForeignKey withSetColumns(List<Name> setColumns) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    match,
                    onDelete,
                    setColumns,
                    onUpdate,
                    period,
                    deferral,
                    valid,
                    enforced,
                    comment);
        }

        public ForeignKey withOnDelete(Action onDelete) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    match,
                    onDelete,
                    setColumns,
                    onUpdate,
                    period,
                    deferral,
                    valid,
                    enforced,
                    comment);
        }

        public ForeignKey withOnUpdate(Action onUpdate) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    match,
                    onDelete,
                    setColumns,
                    onUpdate,
                    period,
                    deferral,
                    valid,
                    enforced,
                    comment);
        }

        public ForeignKey withPeriod(boolean period) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    match,
                    onDelete,
                    setColumns,
                    onUpdate,
                    period,
                    deferral,
                    valid,
                    enforced,
                    comment);
        }

        @Override
        public ForeignKey withName(Optional<Name> name) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    match,
                    onDelete,
                    setColumns,
                    onUpdate,
                    period,
                    deferral,
                    valid,
                    enforced,
                    comment);
        }

        @Override
        public ForeignKey withComment(Optional<String> comment) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    references,
                    match,
                    onDelete,
                    setColumns,
                    onUpdate,
                    period,
                    deferral,
                    valid,
                    enforced,
                    comment);
        }
    }

    record Check(
            Optional<Name> name,
            Expression expression,
            boolean noInherit,
            boolean valid,
            boolean enforced,
            Optional<String> comment)
            implements Constraint {
        public static Check of(Optional<Name> name, Expression expression) {
            return new Check(name, expression, false, true, true, Optional.empty());
        }

        @Override
        public List<Name> columns() {
            return List.copyOf(expression.names());
        }

        public Check withExpression(Expression expression) {
            return new Check(name, expression, noInherit, valid, enforced, comment);
        }

        public Check withNoInherit(boolean noInherit) {
            return new Check(name, expression, noInherit, valid, enforced, comment);
        }

        @Override
        public Check withName(Optional<Name> name) {
            return new Check(name, expression, noInherit, valid, enforced, comment);
        }

        @Override
        public Check withComment(Optional<String> comment) {
            return new Check(name, expression, noInherit, valid, enforced, comment);
        }
    }

    /** One part of an exclusion constraint: no two rows may agree by {@code operator} in all of them. */
    record Excluded(IndexKey key, String operator) {}

    record Exclusion(
            Optional<Name> name,
            Name method,
            List<Excluded> elements,
            List<Name> include,
            Storage storage,
            Optional<Expression> where,
            Deferral deferral,
            Optional<String> comment)
            implements Constraint {
        public Exclusion {
            elements = List.copyOf(elements);
            include = List.copyOf(include);
        }

        @Override
        public List<Name> columns() {
            return elements.stream()
                    .flatMap(e -> e.key().expression().names().stream())
                    .distinct()
                    .toList();
        }

        @Override
        public Exclusion withName(Optional<Name> name) {
            return new Exclusion(name, method, elements, include, storage, where, deferral, comment);
        }

        @Override
        public Exclusion withComment(Optional<String> comment) {
            return new Exclusion(name, method, elements, include, storage, where, deferral, comment);
        }
    }
}

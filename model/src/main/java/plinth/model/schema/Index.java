package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * An index made by CREATE INDEX. Those behind keys and exclusions belong to their constraint.
 *
 * @param name the given name, absent when the database chooses one
 * @param only whether it is on a partitioned table alone ({@code ON ONLY})
 * @param method the access method: {@code btree}, {@code gin}, ...
 */
public record Index(
        Optional<Name> name,
        boolean unique,
        boolean only,
        Name method,
        List<IndexKey> keys,
        List<Name> include,
        boolean nullsNotDistinct,
        List<Option> with,
        Optional<Name> tablespace,
        Optional<Expression> where,
        Optional<String> comment) {
    public static final Name BTREE = new Name("btree");

    public Index {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
        with = List.copyOf(with);
    }

    /** Returns a b-tree over columns in ascending order. */
    public static Index of(Optional<Name> name, List<Name> columns) {
        return new Index(
                name,
                false,
                false,
                BTREE,
                columns.stream().map(IndexKey::of).toList(),
                List.of(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the columns of the keys that are plain columns, in order, up to the first expression. */
    public List<Name> leadingColumns() {
        return keys.stream()
                .map(IndexKey::column)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    public Index withName(Optional<Name> name) {
        return new Index(name, unique, only, method, keys, include, nullsNotDistinct, with, tablespace, where, comment);
    }

    public Index withComment(Optional<String> comment) {
        return new Index(name, unique, only, method, keys, include, nullsNotDistinct, with, tablespace, where, comment);
    }

    /** Returns the index on all partitions, not on the table alone. */
    public Index withoutOnly() {
        return new Index(
                name, unique, false, method, keys, include, nullsNotDistinct, with, tablespace, where, comment);
    }

    public Index withKeys(List<IndexKey> keys) {
        return new Index(name, unique, only, method, keys, include, nullsNotDistinct, with, tablespace, where, comment);
    }

    public Index withInclude(List<Name> include) {
        return new Index(name, unique, only, method, keys, include, nullsNotDistinct, with, tablespace, where, comment);
    }

    public Index withWhere(Optional<Expression> where) {
        return new Index(name, unique, only, method, keys, include, nullsNotDistinct, with, tablespace, where, comment);
    }
}

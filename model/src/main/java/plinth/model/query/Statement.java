package plinth.model.query;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** A statement that a client sends: it asks for rows, or writes some and may give them back. */
public sealed interface Statement {

    /**
     * A query.
     *
     * @param offset how many rows are left out at the beginning
     * @param lock what becomes of the rows that are found until the transaction ends
     */
    record Ask(Query query, Optional<Term> offset, Lock lock) implements Statement {
        public static Ask of(Query query) {
            return new Ask(query, Optional.empty(), Lock.NONE);
        }
    }

    /** What is done so that no other session changes the rows that are found. */
    enum Lock {
        NONE,
        /** FOR UPDATE: who comes second waits. */
        UPDATE,
        /** FOR NO KEY UPDATE: who comes second waits, but for references to the rows, which are made all the same. */
        NO_KEY_UPDATE,
        /** FOR UPDATE SKIP LOCKED: who comes second does not see them. */
        SKIP_LOCKED
    }

    /** INSERT. */
    record Insert(
            ObjectName table,
            List<Name> columns,
            Source source,
            Optional<Conflict> conflict,
            List<Query.Output> returning)
            implements Statement {
        public Insert {
            columns = List.copyOf(columns);
            returning = List.copyOf(returning);
        }
    }

    /** Where the rows of an insert come from. */
    sealed interface Source {}

    /** One row of these values; without values the defaults of all columns. */
    record Values(List<Term> values) implements Source {
        public Values {
            values = List.copyOf(values);
        }
    }

    /** The rows of a query. */
    record Rows(Query query) implements Source {}

    /**
     * What an insert does where {@code key} is there already: it changes the row that is there, or nothing where {@code set} is empty.
     *
     * @param key the columns of a unique key
     */
    record Conflict(List<Name> key, List<Assignment> set) {
        public Conflict {
            key = List.copyOf(key);
            set = List.copyOf(set);
        }
    }

    /** A column and what it is set to. */
    record Assignment(Name column, Term value) {}

    /** UPDATE. */
    record Update(
            ObjectName table,
            List<Assignment> set,
            Optional<Query.From> from,
            List<Condition> where,
            List<Query.Output> returning)
            implements Statement {
        public Update {
            set = List.copyOf(set);
            where = List.copyOf(where);
            returning = List.copyOf(returning);
        }
    }

    /** DELETE. */
    record Delete(ObjectName table, Optional<Query.From> using, List<Condition> where, List<Query.Output> returning)
            implements Statement {
        public Delete {
            where = List.copyOf(where);
            returning = List.copyOf(returning);
        }
    }

    /** The rows of several queries: UNION, or UNION ALL where {@code all}. */
    record Union(boolean all, List<Statement> branches) implements Statement {
        public Union {
            branches = List.copyOf(branches);
        }
    }

    /** WITH: {@code parts}, of which each may read those before it, and itself where {@code recursive}; then {@code body}. */
    record With(boolean recursive, List<Part> parts, Statement body) implements Statement {
        public With {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a statement that has a name.
     *
     * @param columns what its columns are called, where they are called otherwise than in the statement
     */
    record Part(String name, List<Name> columns, Statement statement) {
        public Part {
            columns = List.copyOf(columns);
        }
    }
}

package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.text.Span;

/** A statement as the grammar understands it, with the place of every name in it. Spans count from the beginning of the statement. */
public sealed interface StatementNode {

    /** Nothing but white space and comments. */
    record Blank() implements StatementNode {}

    /**
     * CREATE TABLE.
     *
     * @param open where the list of elements opens, and {@code close} where it closes; both -1 when there is none
     */
    record CreateTable(
            NameNode name,
            Table.Kind kind,
            boolean ifNotExists,
            List<TableElement> elements,
            int open,
            int close,
            List<NameNode> inherits,
            Optional<PartitionKey> partitioning,
            Optional<NameNode> partitionOf,
            String bound,
            List<Option> with,
            List<String> traits,
            Optional<String> comment)
            implements StatementNode {}

    record PartitionKey(String method, List<TableElement.KeyNode> keys) {}

    /** CREATE TABLE ... AS or SELECT ... INTO; {@code prepared} is the name of a prepared query in place of {@code query}. */
    record CreateTableAs(
            NameNode name,
            Table.Kind kind,
            boolean ifNotExists,
            List<Ident> columns,
            List<Option> with,
            List<String> traits,
            Optional<QueryNode> query,
            Optional<Ident> prepared)
            implements StatementNode {}

    /**
     * ALTER TABLE, and ALTER INDEX, VIEW, SEQUENCE and so on where their actions are the same.
     *
     * @param only whether it leaves out what inherits from the table
     */
    record AlterTable(String kind, NameNode name, boolean ifExists, boolean only, List<AlterAction> actions)
            implements StatementNode {}

    record CreateIndex(
            Optional<Ident> name,
            NameNode table,
            boolean ifNotExists,
            boolean concurrently,
            List<TableElement.KeyNode> keys,
            List<Ident> include,
            Optional<ExprNode> where,
            Index index)
            implements StatementNode {}

    record CreateView(
            NameNode name,
            boolean materialized,
            boolean replace,
            boolean ifNotExists,
            List<Ident> columns,
            QueryNode query,
            Expression text,
            List<Option> with,
            List<String> traits)
            implements StatementNode {}

    record CreateEnum(NameNode name, List<String> labels, List<Span> labelSpans) implements StatementNode {}

    /** {@code ALTER TYPE ... ADD VALUE}; {@code before} or {@code after} name the neighbour. */
    record AddLabel(NameNode name, String label, boolean ifNotExists, Optional<String> before, Optional<String> after)
            implements StatementNode {}

    record RenameLabel(NameNode name, String from, String to) implements StatementNode {}

    record CreateDomain(
            NameNode name,
            TypeNode type,
            Optional<String> collation,
            Optional<ExprNode> defaultValue,
            Optional<Column.NotNull> notNull,
            List<TableElement.ConstraintNode> checks)
            implements StatementNode {}

    record AlterDomain(NameNode name, DomainAction action) implements StatementNode {}

    /** What ALTER DOMAIN does. */
    sealed interface DomainAction {}

    record DomainDefault(Optional<ExprNode> expression) implements DomainAction {}

    record DomainNotNull(Optional<Column.NotNull> notNull) implements DomainAction {}

    record DomainCheck(TableElement.ConstraintNode check) implements DomainAction {}

    record DomainDrop(Ident constraint) implements DomainAction {}

    record DomainRename(Ident from, Ident to) implements DomainAction {}

    record DomainValidate(Ident constraint) implements DomainAction {}

    record CreateComposite(NameNode name, CompositeType type, List<TableElement.ColumnNode> fields)
            implements StatementNode {}

    /** ALTER TYPE of a composite type's attributes, which the actions call columns. */
    record AlterComposite(NameNode name, List<AlterAction> actions) implements StatementNode {}

    record CreateSequence(NameNode name, boolean ifNotExists, List<String> options, Optional<OwnerNode> ownedBy)
            implements StatementNode {}

    record AlterSequence(NameNode name, List<String> options, Optional<OwnerNode> ownedBy, boolean ownedByNone)
            implements StatementNode {}

    /** The column that a sequence belongs to. */
    record OwnerNode(NameNode table, Ident column) {}

    record CreateTrigger(
            NameNode table, Ident name, boolean replace, List<Ident> updateOf, Optional<ExprNode> when, Trigger trigger)
            implements StatementNode {}

    /** {@code ALTER POLICY}: what it does not say stays. */
    record AlterPolicy(
            NameNode table,
            Ident name,
            Optional<List<String>> roles,
            Optional<ExprNode> using,
            Optional<ExprNode> check)
            implements StatementNode {}

    record CreatePolicy(NameNode table, Ident name, Optional<ExprNode> using, Optional<ExprNode> check, Policy policy)
            implements StatementNode {}

    record CreateRoutine(NameNode name, boolean replace, Routine routine) implements StatementNode {}

    /**
     * COMMENT ON.
     *
     * @param kind the kind of what is commented, in capitals: {@code TABLE}, {@code COLUMN}, {@code CONSTRAINT}, ...
     * @param name the object; of a constraint, trigger or policy the table
     * @param part the column, constraint, trigger or policy on it
     * @param arguments of a routine, its arguments
     */
    record Comment(
            String kind,
            NameNode name,
            Optional<Ident> part,
            Optional<String> arguments,
            Optional<String> comment,
            Span value)
            implements StatementNode {}

    /** CREATE SCHEMA with what it makes inside; {@code owner} is whom AUTHORIZATION names, as a statement can hold it. */
    record CreateSchema(Optional<Ident> name, Optional<String> owner, List<StatementNode> elements)
            implements StatementNode {}

    /**
     * DROP of objects.
     *
     * @param table what a trigger, policy or rule is on
     * @param arguments of routines, for each name the types in parentheses behind it, when there is a parenthesis; else empty
     */
    record Drop(
            String kind,
            List<NameNode> names,
            boolean ifExists,
            boolean cascade,
            Optional<NameNode> table,
            List<Optional<String>> arguments)
            implements StatementNode {}

    /** {@code ALTER kind name RENAME TO new}, of what no table is. */
    record RenameObject(String kind, NameNode name, Optional<NameNode> table, Optional<String> arguments, Ident to)
            implements StatementNode {}

    /** {@code ALTER kind name SET SCHEMA new}. */
    record MoveObject(String kind, NameNode name, Optional<String> arguments, Ident schema) implements StatementNode {}

    /** {@code ALTER kind name OWNER TO role}, of what no table is; the role is as a statement can hold it. */
    record SetOwner(String kind, NameNode name, Optional<String> arguments, String role) implements StatementNode {}

    /**
     * DO with a block of PL/pgSQL: the statements that it carries out on an empty database, the usual ways to do a thing only once ({@code IF NOT
     * EXISTS}, {@code EXCEPTION WHEN duplicate_object}) being understood.
     *
     * @param whole whether nothing else in it creates, alters or drops
     */
    record Block(List<StatementNode> elements, boolean whole) implements StatementNode {}

    /** A change of the search path; an empty one is that of the beginning. {@code local} is for the transaction at hand alone. */
    record SearchPath(List<Name> schemas, boolean local) implements StatementNode {}

    /** A statement that begins or ends a transaction or a part of one; {@code savepoint} is what SAVEPOINT, RELEASE and ROLLBACK TO name. */
    record Transaction(Verb verb, Optional<Name> savepoint, boolean chain) implements StatementNode {
        /** What it does. */
        public enum Verb {
            BEGIN,
            COMMIT,
            ROLLBACK,
            SAVEPOINT,
            RELEASE,
            ROLLBACK_TO
        }
    }

    /** A statement that the schema takes as a whole, see {@link plinth.model.schema.Kept}. */
    record KeptNode(String kind, Optional<NameNode> name, Optional<NameNode> table, String text)
            implements StatementNode {}

    /** A client's line that reads another file: {@code \\i} or, beside the file itself, {@code \\ir}. */
    record Include(String path, boolean relative) implements StatementNode {}

    /**
     * A statement that changes no schema: data, settings, transactions, a client's own lines.
     *
     * @param columns the columns that COPY lists
     */
    record PassingNode(String kind, Optional<NameNode> name, Optional<QueryNode.ChangeNode> change, List<Ident> columns)
            implements StatementNode {
        public PassingNode {
            columns = List.copyOf(columns);
        }

        PassingNode(String kind, Optional<NameNode> name, Optional<QueryNode.ChangeNode> change) {
            this(kind, name, change, List.of());
        }

        /** Returns whether it puts rows into the columns of its table by their order, or may do so. */
        public boolean positional() {
            return copies()
                    ? columns.isEmpty() && !copiesOut()
                    : change.filter(c ->
                                    c.verb().equals("insert") && c.columns().isEmpty())
                            .isPresent();
        }

        /** Returns whether it is COPY of a table, into it or out of it. */
        public boolean copies() {
            return kind.startsWith("COPY") && name.isPresent();
        }

        /** Returns whether it copies a table's rows out, to a file or a program. */
        public boolean copiesOut() {
            return kind.equals("COPY TO");
        }
    }

    /** A statement whose kind is known but which the grammar could not read to its end. */
    record UnreadNode(String kind, Optional<NameNode> name, String text) implements StatementNode {}
}

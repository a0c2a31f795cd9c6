package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.text.Span;

/** What stands between the commas of CREATE TABLE, where it is written. */
public sealed interface TableElement extends Located {
    /** Returns the stretch from its first to its last token; commas and comments are outside. */
    @Override
    Span span();

    /** A column with all that stands behind its type. */
    record ColumnNode(Span span, Ident name, TypeNode type, List<Clause> clauses) implements TableElement {
        public ColumnNode {
            clauses = List.copyOf(clauses);
        }
    }

    /** A constraint: in a line of its own, behind a column, or in ALTER TABLE ... ADD. */
    record ConstraintNode(
            Span span,
            Optional<Ident> name,
            Constraint constraint,
            List<Ident> columns,
            List<Ident> include,
            Optional<NameNode> target,
            List<Ident> references,
            List<Ident> setColumns,
            List<ExprNode> expressions)
            implements TableElement {
        public ConstraintNode {
            columns = List.copyOf(columns);
            include = List.copyOf(include);
            references = List.copyOf(references);
            setColumns = List.copyOf(setColumns);
            expressions = List.copyOf(expressions);
        }
    }

    /** {@code LIKE other INCLUDING ...}. */
    record LikeNode(Span span, NameNode table, List<String> options) implements TableElement {}

    /** {@code NOT NULL column} as a constraint of the table. */
    record NotNullNode(Span span, Optional<Ident> name, Ident column, Column.NotNull notNull) implements TableElement {}

    /** An index in the line of a table, as MySQL has it. */
    record IndexNode(Span span, Optional<Ident> name, boolean unique, Name method, List<KeyNode> keys)
            implements TableElement {}

    /** An element that is not understood; it stays where it is. */
    record OtherNode(Span span, String text) implements TableElement {}

    /** A key of an index or of an exclusion where it is written. */
    record KeyNode(Span span, ExprNode expression, IndexKey key, Optional<String> operator) {}

    /** What stands behind a column's type. */
    sealed interface Clause extends Located {
        /** Returns the name that CONSTRAINT gives it. */
        default Optional<Ident> name() {
            return Optional.empty();
        }
    }

    record NotNullClause(Span span, Optional<Ident> name, boolean noInherit, boolean valid) implements Clause {}

    record NullClause(Span span) implements Clause {}

    record DefaultClause(Span span, ExprNode expression) implements Clause {}

    record GeneratedClause(Span span, ExprNode expression, boolean stored) implements Clause {}

    record IdentityClause(Span span, boolean always, List<String> options) implements Clause {}

    record CollateClause(Span span, NameNode collation) implements Clause {}

    record OptionClause(Span span, Option option) implements Clause {}

    record CommentClause(Span span, String comment) implements Clause {}

    record ConstraintClause(Span span, ConstraintNode constraint) implements Clause {
        @Override
        public Optional<Ident> name() {
            return constraint.name();
        }
    }
}

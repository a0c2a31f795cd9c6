package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.text.Span;

/** One of the comma-separated actions of ALTER TABLE, where it is written. */
public sealed interface AlterAction extends Located {
    record AddColumn(
            Span span, TableElement.ColumnNode column, boolean ifNotExists, Optional<Ident> after, boolean first)
            implements AlterAction {}

    record DropColumn(Span span, Ident column, boolean ifExists, boolean cascade) implements AlterAction {}

    record SetType(Span span, Ident column, TypeNode type, Optional<NameNode> collation, Optional<ExprNode> using)
            implements AlterAction {}

    record SetDefault(Span span, Ident column, ExprNode expression) implements AlterAction {}

    record DropDefault(Span span, Ident column) implements AlterAction {}

    record SetNotNull(Span span, Ident column) implements AlterAction {}

    record DropNotNull(Span span, Ident column) implements AlterAction {}

    record AddIdentity(Span span, Ident column, boolean always, List<String> options) implements AlterAction {}

    /** {@code SET GENERATED ...}, {@code SET INCREMENT ...}, {@code RESTART}: what is said is put over what was. */
    record SetIdentity(Span span, Ident column, Optional<Boolean> always, List<String> options)
            implements AlterAction {}

    record DropIdentity(Span span, Ident column, boolean ifExists) implements AlterAction {}

    record SetExpression(Span span, Ident column, ExprNode expression) implements AlterAction {}

    record DropExpression(Span span, Ident column, boolean ifExists) implements AlterAction {}

    /** An option of a foreign table: its new value as written, or nothing when it is dropped. */
    record OptionChange(Name name, Optional<String> value) {}

    /** OPTIONS of a foreign table, or of one of its columns. */
    record ForeignOptions(Span span, Optional<Ident> column, List<OptionChange> changes) implements AlterAction {}

    record SetColumnOption(Span span, Ident column, Option option) implements AlterAction {}

    record ResetColumnOption(Span span, Ident column, List<String> options) implements AlterAction {}

    record AddConstraint(Span span, TableElement.ConstraintNode constraint) implements AlterAction {}

    record AddNotNull(Span span, TableElement.NotNullNode notNull) implements AlterAction {}

    /** What no object of the schema has a place for: it is kept as a statement of its own. */
    record Kept(Span span, String words) implements AlterAction {}

    record AddIndex(Span span, TableElement.IndexNode index) implements AlterAction {}

    record DropConstraint(Span span, Ident constraint, boolean ifExists, boolean cascade) implements AlterAction {}

    record AlterConstraint(
            Span span,
            Ident constraint,
            Optional<Constraint.Deferral> deferral,
            Optional<Boolean> enforced,
            Optional<Boolean> inherit)
            implements AlterAction {}

    record ValidateConstraint(Span span, Ident constraint) implements AlterAction {}

    record RenameColumn(Span span, Ident from, Ident to) implements AlterAction {}

    record RenameConstraint(Span span, Ident from, Ident to) implements AlterAction {}

    record Rename(Span span, Ident to) implements AlterAction {}

    record SetSchema(Span span, Ident schema) implements AlterAction {}

    record AttachPartition(Span span, NameNode partition, String bound) implements AlterAction {}

    record DetachPartition(Span span, NameNode partition) implements AlterAction {}

    record Inherit(Span span, NameNode parent, boolean no) implements AlterAction {}

    record SetOptions(Span span, List<Option> options) implements AlterAction {}

    record ResetOptions(Span span, List<String> options) implements AlterAction {}

    record SetLogged(Span span, boolean logged) implements AlterAction {}

    /** {@code ENABLE} or {@code DISABLE TRIGGER}; {@code state} is what the catalog says: enabled, disabled, replica, always. */
    record EnableTrigger(Span span, Optional<Ident> trigger, String state) implements AlterAction {}

    /** Something said of the table as a whole; what has the same {@code topic} takes its place, an empty {@code trait} takes it away. */
    record SetTrait(Span span, String topic, String trait) implements AlterAction {}

    /** {@code OWNER TO role}; the role is as a statement can hold it. */
    record SetOwner(Span span, String role) implements AlterAction {}

    /** An action that changes nothing in the schema, such as CLUSTER ON. */
    record NoEffect(Span span) implements AlterAction {}

    /** MySQL's MODIFY and CHANGE: the column as it is from then on. */
    record Redefine(Span span, Ident column, TableElement.ColumnNode definition) implements AlterAction {}

    /** An action that is not understood. */
    record OtherAction(Span span, String text) implements AlterAction {}
}

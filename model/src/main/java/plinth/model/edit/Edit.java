package plinth.model.edit;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** One thing that a person does to a schema. */
public sealed interface Edit {

    // Tables

    /** Adds a table behind all others. */
    record AddTable(Table table) implements Edit {}

    /** Drops a table with all that belongs to it, and with the foreign keys and kept statements that are about it. */
    record DropTable(ObjectName table) implements Edit {}

    record RenameTable(ObjectName table, Name to) implements Edit {}

    /** Puts a table into another schema. */
    record MoveTable(ObjectName table, Name schema) implements Edit {}

    record CommentTable(ObjectName table, Optional<String> comment) implements Edit {}

    // Columns

    /** Adds a column at {@code at} (from 0), or behind all others when that is negative. */
    record AddColumn(ObjectName table, Column column, int at) implements Edit {}

    /** Drops a column with the constraints and indexes that need it. */
    record DropColumn(ObjectName table, Name column) implements Edit {}

    record RenameColumn(ObjectName table, Name from, Name to) implements Edit {}

    record RetypeColumn(ObjectName table, Name column, Type type) implements Edit {}

    record SetNotNull(ObjectName table, Name column, boolean notNull) implements Edit {}

    /** Sets where the column's value comes from: a default, an identity, an expression, or nothing. */
    record SetValue(ObjectName table, Name column, Column.Value value) implements Edit {}

    /** Moves a column to {@code to}, its place among the columns when it has been taken out (from 0). */
    record MoveColumn(ObjectName table, Name column, int to) implements Edit {}

    record CommentColumn(ObjectName table, Name column, Optional<String> comment) implements Edit {}

    // Constraints; a constraint is found by its name, given or implied

    record AddConstraint(ObjectName table, Constraint constraint) implements Edit {}

    record DropConstraint(ObjectName table, Name constraint) implements Edit {}

    record RenameConstraint(ObjectName table, Name from, Name to) implements Edit {}

    /** Puts {@code with} where {@code constraint} was. */
    record ReplaceConstraint(ObjectName table, Name constraint, Constraint with) implements Edit {}

    record CommentConstraint(ObjectName table, Name constraint, Optional<String> comment) implements Edit {}

    // Indexes, on tables and materialized views; found by their name, given or implied

    record AddIndex(ObjectName on, Index index) implements Edit {}

    record DropIndex(ObjectName on, Name index) implements Edit {}

    record RenameIndex(ObjectName on, Name from, Name to) implements Edit {}

    record ReplaceIndex(ObjectName on, Name index, Index with) implements Edit {}

    record CommentIndex(ObjectName on, Name index, Optional<String> comment) implements Edit {}

    // Enum types

    record AddEnum(EnumType type) implements Edit {}

    record DropEnum(ObjectName type) implements Edit {}

    record RenameEnum(ObjectName type, Name to) implements Edit {}

    /** Adds a label at {@code at} (from 0), or behind all others when that is negative. */
    record AddLabel(ObjectName type, String label, int at) implements Edit {}

    record RenameLabel(ObjectName type, String from, String to) implements Edit {}

    record DropLabel(ObjectName type, String label) implements Edit {}

    record MoveLabel(ObjectName type, String label, int to) implements Edit {}

    record CommentEnum(ObjectName type, Optional<String> comment) implements Edit {}

    // Triggers

    record AddTrigger(ObjectName on, Trigger trigger) implements Edit {}

    record DropTrigger(ObjectName on, Name trigger) implements Edit {}

    record RenameTrigger(ObjectName on, Name from, Name to) implements Edit {}

    record ReplaceTrigger(ObjectName on, Name trigger, Trigger with) implements Edit {}

    record CommentTrigger(ObjectName on, Name trigger, Optional<String> comment) implements Edit {}

    // Views

    record AddView(View view) implements Edit {}

    record DropView(ObjectName view) implements Edit {}

    record RenameView(ObjectName view, Name to) implements Edit {}

    record MoveView(ObjectName view, Name schema) implements Edit {}

    record CommentView(ObjectName view, Optional<String> comment) implements Edit {}

    /** Several edits that are one to the user, done in order; when one is refused, all are. */
    record Together(String label, List<Edit> edits) implements Edit {
        public Together {
            edits = List.copyOf(edits);
        }
    }
}

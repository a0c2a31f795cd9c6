package plinth.app.store;

import java.util.Optional;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;

/** Says in a few words what an edit does, as Undo and the history show it. */
public final class Labels {
    private Labels() {}

    public static String of(Edit edit) {
        return switch (edit) {
            case Edit.AddTable a -> "Add table " + a.table().name();
            case Edit.DropTable d -> "Drop table " + d.table();
            case Edit.RenameTable r -> "Rename " + r.table() + " to " + r.to();
            case Edit.MoveTable m -> "Move " + m.table() + " to schema " + m.schema();
            case Edit.CommentTable c -> comment(c.comment(), c.table().toString());
            case Edit.AddColumn a -> "Add column " + a.column().name();
            case Edit.DropColumn d -> "Drop column " + d.column();
            case Edit.RenameColumn r -> "Rename " + r.from() + " to " + r.to();
            case Edit.RetypeColumn r -> "Change type of " + r.column();
            case Edit.SetNotNull s -> (s.notNull() ? "Forbid NULL in " : "Allow NULL in ") + s.column();
            case Edit.SetValue s -> "Change default of " + s.column();
            case Edit.MoveColumn m -> "Move column " + m.column();
            case Edit.CommentColumn c -> comment(c.comment(), c.column().value());
            case Edit.AddConstraint a ->
                "Add " + a.constraint().kind() + named(a.constraint().name());
            case Edit.DropConstraint d -> "Drop " + d.constraint();
            case Edit.RenameConstraint r -> "Rename " + r.from() + " to " + r.to();
            case Edit.ReplaceConstraint r -> "Change " + r.constraint();
            case Edit.CommentConstraint c -> comment(c.comment(), c.constraint().value());
            case Edit.AddIndex a -> "Add index" + named(a.index().name());
            case Edit.DropIndex d -> "Drop index " + d.index();
            case Edit.RenameIndex r -> "Rename " + r.from() + " to " + r.to();
            case Edit.ReplaceIndex r -> "Change " + r.index();
            case Edit.CommentIndex c -> comment(c.comment(), c.index().value());
            case Edit.AddEnum a -> "Add type " + a.type().name();
            case Edit.DropEnum d -> "Drop type " + d.type();
            case Edit.RenameEnum r -> "Rename " + r.type() + " to " + r.to();
            case Edit.AddLabel a -> "Add value '" + a.label() + "'";
            case Edit.RenameLabel r -> "Rename '" + r.from() + "' to '" + r.to() + "'";
            case Edit.DropLabel d -> "Drop value '" + d.label() + "'";
            case Edit.MoveLabel m -> "Move value '" + m.label() + "'";
            case Edit.CommentEnum c -> comment(c.comment(), c.type().toString());
            case Edit.AddTrigger a -> "Add trigger " + a.trigger().name();
            case Edit.DropTrigger d -> "Drop trigger " + d.trigger();
            case Edit.RenameTrigger r -> "Rename " + r.from() + " to " + r.to();
            case Edit.ReplaceTrigger r -> "Change " + r.trigger();
            case Edit.CommentTrigger c -> comment(c.comment(), c.trigger().value());
            case Edit.AddView a -> "Add view " + a.view().name();
            case Edit.DropView d -> "Drop view " + d.view();
            case Edit.RenameView r -> "Rename " + r.view() + " to " + r.to();
            case Edit.MoveView m -> "Move " + m.view() + " to schema " + m.schema();
            case Edit.CommentView c -> comment(c.comment(), c.view().toString());
            case Edit.Together t -> t.label();
        };
    }

    private static String comment(Optional<String> comment, String what) {
        return (comment.isPresent() ? "Comment " : "Remove comment of ") + what;
    }

    private static String named(Optional<Name> name) {
        return name.map(n -> " " + n).orElse("");
    }
}

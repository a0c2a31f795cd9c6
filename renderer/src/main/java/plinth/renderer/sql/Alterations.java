package plinth.renderer.sql;

import org.jspecify.annotations.Nullable;
import plinth.model.ddl.AlterAction;
import plinth.model.ddl.Ident;

/** What the actions of ALTER TABLE are about. */
final class Alterations {
    private Alterations() {}

    /** Returns the column that an action adds or changes, or null when it is about something else. */
    static @Nullable Ident column(AlterAction action) {
        return switch (action) {
            case AlterAction.AddColumn a -> a.column().name();
            case AlterAction.DropColumn a -> a.column();
            case AlterAction.SetType a -> a.column();
            case AlterAction.SetDefault a -> a.column();
            case AlterAction.DropDefault a -> a.column();
            case AlterAction.SetNotNull a -> a.column();
            case AlterAction.DropNotNull a -> a.column();
            case AlterAction.AddIdentity a -> a.column();
            case AlterAction.SetIdentity a -> a.column();
            case AlterAction.DropIdentity a -> a.column();
            case AlterAction.SetExpression a -> a.column();
            case AlterAction.DropExpression a -> a.column();
            case AlterAction.SetColumnOption a -> a.column();
            case AlterAction.ResetColumnOption a -> a.column();
            case AlterAction.ForeignOptions a -> a.column().orElse(null);
            case AlterAction.RenameColumn a -> a.to();
            case AlterAction.Redefine a -> a.column();
            case AlterAction.AddConstraint a -> null;
            case AlterAction.AddNotNull a -> null;
            case AlterAction.AddIndex a -> null;
            case AlterAction.DropConstraint a -> null;
            case AlterAction.AlterConstraint a -> null;
            case AlterAction.ValidateConstraint a -> null;
            case AlterAction.RenameConstraint a -> null;
            case AlterAction.Rename a -> null;
            case AlterAction.SetSchema a -> null;
            case AlterAction.AttachPartition a -> null;
            case AlterAction.DetachPartition a -> null;
            case AlterAction.Inherit a -> null;
            case AlterAction.SetOptions a -> null;
            case AlterAction.ResetOptions a -> null;
            case AlterAction.SetLogged a -> null;
            case AlterAction.EnableTrigger a -> null;
            case AlterAction.SetTrait a -> null;
            case AlterAction.SetOwner a -> null;
            case AlterAction.NoEffect a -> null;
            case AlterAction.Kept a -> null;
            case AlterAction.OtherAction a -> null;
        };
    }
}

package plinth.app.edits;

import java.util.List;
import javafx.scene.control.ComboBox;
import plinth.model.schema.Constraint;

/** When a constraint is checked, in words. */
final class Deferrals {
    static final List<String> WORDS =
            List.of("At once", "At once, deferrable", "At the end of the transaction (deferred)");

    private Deferrals() {}

    static Constraint.Deferral of(ComboBox<String> box) {
        return Constraint.Deferral.values()[Math.max(0, box.getSelectionModel().getSelectedIndex())];
    }
}

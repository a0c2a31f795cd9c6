package plinth.app.outline;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Problem;
import plinth.renderer.diagram.Icon;

/** Shows a line of the outline. */
final class LineCell extends ListCell<Line> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    /** Names that are longer, in characters, may have to be shortened. */
    private static final int LONG = 18;

    private final Tooltip whole = new Tooltip();

    LineCell() {
        // As wide as the list: what stands at the right end of a line is always seen.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setTooltip(null);
        pseudoClassStateChanged(HEADING, !empty && line instanceof Line.Heading);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        setGraphic(
                switch (line) {
                    case Line.Heading h -> heading(h);
                    case Line.Item i -> item(i);
                    case Line.Example x -> example(x);
                    case Line.Note n -> note(n);
                    case Line.Proposal p -> proposal(p);
                });
        if (line instanceof Line.Item i && i.name().length() > LONG) {
            whole.setText(i.name());
            setTooltip(whole);
        }
        setAccessibleText(
                switch (line) {
                    case Line.Heading h -> h.title() + ", " + h.count();
                    case Line.Item i -> i.name();
                    case Line.Example x -> x.query() + ", " + x.meaning();
                    case Line.Note n -> n.text();
                    case Line.Proposal p -> "Keep the " + p.areas() + " proposed areas";
                });
    }

    private static Node heading(Line.Heading h) {
        return Parts.row(
                6, Icons.of(h.open() ? Glyph.DOWN : Glyph.RIGHT, 12), title(h), Parts.grow(), Parts.count(h.count()));
    }

    private static Label title(Line.Heading h) {
        Label title = Parts.text(h.title(), "s12", "semibold", "muted");
        title.setMinWidth(0);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        return title;
    }

    private static Node proposal(Line.Proposal p) {
        return Parts.row(
                8,
                Parts.whole(Parts.text("Areas, proposed", "s12", "muted")),
                Parts.grow(),
                Parts.whole(Parts.text("Keep these " + p.areas(), "s12", "accent-text", "semibold")));
    }

    private static Node note(Line.Note n) {
        Label text = Parts.text(n.text(), "s12", "semibold", "muted");
        text.setMinWidth(0);
        text.setTooltip(new Tooltip(n.text()));
        return Parts.row(0, text);
    }

    private static Node example(Line.Example x) {
        Label meaning = Parts.text(x.meaning(), "s11", "muted");
        meaning.setMinWidth(0);
        return Parts.row(8, Parts.whole(Parts.text(x.query(), "mono", "s11", "accent-text")), Parts.grow(), meaning);
    }

    private static Node item(Line.Item i) {
        Label name = Parts.text(i.name(), "s12");
        name.setMinWidth(0);
        // Long names of one schema differ at their ends rather than in their middle.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox row = Parts.row(
                6,
                i.pattern() ? Icons.ofPath(i.icon(), 14, "pattern") : Icons.ofPath(i.icon(), 14),
                name,
                Parts.grow());
        row.setPadding(new javafx.geometry.Insets(0, 0, 0, i.depth() == 1 ? 14 : 30));
        i.worst().ifPresent(w -> row.getChildren().add(mark(w)));
        if (!i.rows().isEmpty()) {
            Label rows = Parts.text(i.rows(), "mono", "s11", "muted");
            if (i.inferred()) {
                rows.getStyleClass().add("inferred");
            }
            rows.setMinWidth(i.worst().isPresent() ? 34 : javafx.scene.layout.Region.USE_PREF_SIZE);
            rows.setAlignment(Pos.CENTER_RIGHT);
            row.getChildren().add(rows);
        }
        return row;
    }

    private static Node mark(Problem.Severity worst) {
        return switch (worst) {
            case ERROR -> Icons.ofPath(Icon.WARNING.path(), 12, "danger");
            case WARNING -> Icons.ofPath(Icon.WARNING.path(), 12, "warning");
            case HINT -> Icons.ofPath(Icon.INFO.path(), 12, "accent");
        };
    }
}

package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.renderer.diagram.Icon;

/** The words that a typed one may become, one of them chosen; below them what the line would be written as. */
public final class SuggestionList extends VBox {
    private static final int MOST = 8;

    private final VBox rows = new VBox();
    private final Label sql = Parts.text("", "mono", "s12");
    private final VBox foot = new VBox(6, sql);
    private final Consumer<Completions.Suggestion> pick;
    private List<Completions.Suggestion> all = List.of();
    private int chosen = -1;
    private int first;
    private int shown = MOST;

    /**
     * Makes an empty list.
     *
     * @param pick is told what is clicked
     * @param hints what stands below, such as keys
     */
    public SuggestionList(Consumer<Completions.Suggestion> pick, Node... hints) {
        this.pick = pick;
        getStyleClass().add("suggestions");
        rows.getStyleClass().add("suggestion-rows");
        foot.getStyleClass().add("suggestion-foot");
        sql.setMinWidth(0);
        foot.getChildren().addAll(hints);
        getChildren().addAll(rows, foot);
        setFocusTraversable(false);
    }

    /** Shows {@code all}, {@code most} of them at once; {@code chosen} is -1 when none is to be taken by itself. */
    public void show(List<Completions.Suggestion> all, int chosen, int most) {
        this.all = List.copyOf(all);
        this.chosen = chosen;
        this.shown = Math.clamp(most, 1, MOST);
        this.first = 0;
        fill();
    }

    /** Says how the line would be written; nothing while that is not known. */
    public void sql(String text) {
        sql.setText(text);
        sql.setVisible(!text.isEmpty());
        sql.setManaged(!text.isEmpty());
        boolean some = foot.getChildren().stream().anyMatch(Node::isManaged);
        foot.setVisible(some);
        foot.setManaged(some);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Completions.Suggestion> all() {
        return all;
    }

    public Optional<Completions.Suggestion> chosen() {
        return chosen < 0 || chosen >= all.size() ? Optional.empty() : Optional.of(all.get(chosen));
    }

    /** Goes {@code by} lines on, round the ends. */
    public void move(int by) {
        if (!all.isEmpty()) {
            chosen = chosen < 0 ? (by > 0 ? 0 : all.size() - 1) : Math.floorMod(chosen + by, all.size());
            first = Math.clamp(first, Math.max(0, chosen - shown + 1), chosen);
            fill();
        }
    }

    private void fill() {
        List<Node> lines = new ArrayList<>();
        for (int i = first; i < Math.min(all.size(), first + shown); i++) {
            lines.add(row(all.get(i), i == chosen));
        }
        rows.getChildren().setAll(lines);
    }

    private Node row(Completions.Suggestion s, boolean on) {
        HBox word = new HBox(
                part(s.label().substring(0, s.from()), false),
                part(s.label().substring(s.from(), Math.min(s.to(), s.label().length())), true),
                part(s.label().substring(Math.min(s.to(), s.label().length())), false));
        word.setAlignment(Pos.CENTER_LEFT);
        word.setMinWidth(0);
        Label detail = Parts.text(s.detail(), "s12", "muted");
        detail.setMinWidth(0);
        detail.setAlignment(Pos.CENTER_RIGHT);
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        HBox row = Parts.row(8, icon(s.kind()), word, detail);
        row.getStyleClass().add("suggestion");
        row.setAccessibleText(s.label() + ", " + s.detail());
        if (on) {
            row.getStyleClass().add("chosen");
        }
        row.setOnMousePressed(e -> {
            pick.accept(s);
            e.consume();
        });
        return row;
    }

    private static Label part(String text, boolean typed) {
        Label label = Parts.text(text, "mono", "s12");
        if (typed) {
            label.getStyleClass().add("typed");
            label.setMinWidth(Region.USE_PREF_SIZE);
        } else {
            label.setMinWidth(0);
        }
        return label;
    }

    private static Node icon(Completions.Kind kind) {
        return switch (kind) {
            case REFERENCE -> Icons.ofPath(Icon.REFERENCE.path(), 14, "accent");
            case ENUM -> Icons.ofPath(Icon.ENUM.path(), 14);
            case DOMAIN -> Icons.ofPath("M8 2l5.2 3v6l-5.2 3l-5.2-3v-6z", 14);
            case TYPE -> Icons.ofPath(Icon.ROWS.path(), 14);
            case BUILT_IN -> Icons.ofPath("M4 4h8M8 4v8.5M6.5 12.5h3", 14);
            case MODIFIER -> Icons.ofPath(Icon.CHECK.path(), 14);
        };
    }
}

package plinth.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plinth.app.store.Selection;
import plinth.app.ui.Counted;
import plinth.app.ui.Parts;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Gap;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Constraint;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.TextMeasure;
import plinth.renderer.diagram.Typeface;

/** Shows the patterns that a table takes part in: what is meant, what of it is enforced, and the edit that enforces the rest. */
final class PatternCards {
    /** Width of a card's first column, and the most that names in it may have. */
    private static final double WORDS = 64;

    private static final double MOST_WORDS = 112;

    private PatternCards() {}

    /** Returns the findings that {@code table} is a part of. */
    static List<Finding> about(List<Finding> findings, ObjectName table) {
        return findings.stream()
                .filter(f -> f.pattern().table().equals(table)
                        || (f.pattern() instanceof Pattern.SubtypeFamily s
                                && s.subtypes().stream().anyMatch(t -> t.table().equals(table)))
                        || (f.pattern() instanceof Pattern.ConcreteFamily s
                                && s.tables().stream().anyMatch(t -> t.table().equals(table))))
                .toList();
    }

    static List<Node> of(Context c, ObjectName table) {
        List<Node> cards = new ArrayList<>();
        for (Finding f : about(c.picture().findings(), table)) {
            cards.add(card(c, table, f));
        }
        return cards;
    }

    private static Node card(Context c, ObjectName table, Finding f) {
        VBox card = new VBox();
        card.getStyleClass().add("pattern-card");
        switch (f.pattern()) {
            case Pattern.SubtypeFamily s -> family(c, card, table, s, f);
            case Pattern.SingleTable s -> {
                head(card, "Single table of kinds", s.discriminator().column().value());
                row(card, "Kinds", String.join(", ", s.discriminator().values()), Optional.empty());
                row(
                        card,
                        "Columns",
                        Counted.of(s.columns().size(), "belongs", "belong") + " to some kinds only",
                        Optional.empty());
                gaps(c, card, f);
            }
            case Pattern.ConcreteFamily s -> {
                head(card, "A table for each kind", s.discriminator().column().value());
                row(card, "View", s.table().toString(), Optional.empty());
                row(
                        card,
                        "Tables",
                        String.join(
                                ", ",
                                s.tables().stream()
                                        .map(t -> t.table().toString())
                                        .toList()),
                        Optional.empty());
                gaps(c, card, f);
            }
            case Pattern.Bridge b -> {
                head(card, "Bridge", "");
                row(
                        card,
                        "Connects",
                        String.join(
                                " and ",
                                b.ends().stream()
                                        .map(e -> e.target().toString())
                                        .toList()),
                        Optional.empty());
                gaps(c, card, f);
            }
            case Pattern.PolymorphicReference p -> {
                head(card, "Polymorphic reference", p.type() + ", " + p.id());
                row(card, "To", p.values().isEmpty() ? "any table" : String.join(", ", p.values()), Optional.empty());
                gaps(c, card, f);
            }
            case Pattern.ExclusiveArc a -> {
                head(card, "Exclusive arc", "");
                row(
                        card,
                        a.exactlyOne() ? "Just one" : "At most one",
                        String.join(
                                ", ",
                                a.arms().stream()
                                        .map(x -> Described.columns(x.columns()))
                                        .toList()),
                        Optional.empty());
                row(card, "Kept", enforced(a.enforced()), Optional.empty());
                gaps(c, card, f);
            }
            case Pattern.SelfReference s -> {
                head(card, "Tree", "");
                row(card, "Parent", Described.columns(s.reference().columns()), Optional.empty());
                gaps(c, card, f);
            }
            case Pattern.Temporal t -> {
                head(card, "Rows that hold for a time", "");
                row(
                        card,
                        "Period",
                        t.from()
                                + (t.untilNext()
                                        ? " to the next"
                                        : t.to().map(x -> " to " + x).orElse("")),
                        Optional.empty());
                row(
                        card,
                        "No overlap",
                        t.key().isEmpty() ? enforced(t.enforced()) : "per " + Described.columns(t.key()),
                        Optional.empty());
                gaps(c, card, f);
            }
            case Pattern.Aspect a -> aspect(card, a);
        }
        return card;
    }

    private static void aspect(VBox card, Pattern.Aspect a) {
        head(card, title(a.role()), "");
        if (!a.others().isEmpty()) {
            row(
                    card,
                    a.role() == Pattern.Role.INHERITED ? "Heirs" : "Of",
                    String.join(
                            ", ", a.others().stream().map(ObjectName::toString).toList()),
                    Optional.empty());
        }
        if (!a.columns().isEmpty()) {
            row(card, "By", Described.columns(a.columns()), Optional.empty());
        }
    }

    private static String title(Pattern.Role role) {
        return switch (role) {
            case INHERITED -> "Parent by INHERITS";
            case CLOSURE -> "Closure table";
            case NESTED_SET -> "Tree as a nested set";
            case PATH -> "Tree by paths";
            case SOFT_DELETE -> "Soft delete";
            case LOOKUP -> "Lookup table";
            case PART -> "Side table";
            case HISTORY -> "History";
            case VERSIONS -> "Editions";
        };
    }

    private static void family(Context c, VBox card, ObjectName table, Pattern.SubtypeFamily s, Finding f) {
        Optional<Pattern.Subtype> sub =
                s.subtypes().stream().filter(t -> t.table().equals(table)).findFirst();
        String column = s.discriminator().map(d -> d.column().value()).orElse("");
        double width = sub.isPresent()
                ? WORDS
                : column(s.subtypes().stream().map(t -> t.value().orElse("")));
        if (sub.isPresent()) {
            head(
                    card,
                    "Subtype of " + s.table(),
                    sub.get().value().map(v -> column + " = '" + v + "'").orElse(""));
            Constraint.ForeignKey key = sub.get().reference();
            row(
                    card,
                    "Key",
                    (key.onDelete() == Constraint.Action.CASCADE ? "cascades from " : "references ") + s.table() + "."
                            + Described.columns(c.schema().referenced(key)),
                    Optional.empty());
        } else {
            head(card, "Supertype of " + Counted.of(s.subtypes().size(), "kind"), column);
            for (Pattern.Subtype t : s.subtypes()) {
                HBox line = row(card, t.value().orElse(""), t.table().toString(), width, Optional.empty());
                line.setOnMouseClicked(e -> c.select(new Selection.OfTable(t.table())));
            }
        }
        List<Gap> left = new ArrayList<>(f.gaps());
        Optional<Gap> disjoint =
                s.disjoint() == Pattern.Enforcement.MEANT ? take(left, "accepts a row for") : Optional.empty();
        row(
                card,
                "Disjoint",
                column.isEmpty() ? enforced(s.disjoint()) : by(column, s.disjoint()),
                width,
                button(c, disjoint));
        Optional<Gap> complete = take(left, "may have no row");
        row(card, "Complete", enforced(s.complete()), width, button(c, complete));
        for (Gap g : left) {
            gap(c, card, g);
        }
    }

    private static Optional<Gap> take(List<Gap> gaps, String words) {
        Optional<Gap> found =
                gaps.stream().filter(g -> g.title().contains(words)).findFirst();
        found.ifPresent(gaps::remove);
        return found;
    }

    private static String by(String column, Pattern.Enforcement e) {
        return switch (e) {
            case ENFORCED -> "by " + column + ", enforced";
            case MEANT -> "by " + column + ", not enforced";
            case NONE -> "not meant";
        };
    }

    private static String enforced(Pattern.Enforcement e) {
        return switch (e) {
            case ENFORCED -> "enforced";
            case MEANT -> "not enforced";
            case NONE -> "not enforced";
        };
    }

    private static void head(VBox card, String title, String right) {
        Label left = whole(Parts.text(title, "semibold"));
        if (right.isEmpty()) {
            card.getChildren().add(left);
            return;
        }
        // Side by side where both have room, else one below the other: neither is ever cut.
        card.getChildren().add(new Spread(left, whole(Parts.text(right, "mono", "s11", "pattern-text"))));
    }

    /** Lets a label have as many lines as it needs. */
    private static Label whole(Label label) {
        label.setWrapText(true);
        label.setMinHeight(24);
        return label;
    }

    private static HBox row(VBox card, String what, String text, Optional<Button> button) {
        return row(card, what, text, WORDS, button);
    }

    /** Adds a row whose first column is {@code width} wide. */
    private static HBox row(VBox card, String what, String text, double width, Optional<Button> button) {
        Label left = whole(Parts.text(what, "s12", "muted"));
        left.setMinWidth(width);
        left.setMaxWidth(width);
        left.setPrefWidth(width);
        Label right = whole(Parts.text(text, "s12"));
        right.setMinWidth(0);
        HBox row = Parts.row(8, left, right, Parts.grow());
        button.ifPresent(row.getChildren()::add);
        row.setMinHeight(24);
        card.getChildren().add(row);
        return row;
    }

    /** Returns how wide the first column of a card has to be for {@code words}: no wider than leaves room for the other. */
    private static double column(Stream<String> words) {
        double widest = words.mapToDouble(w -> TextMeasure.bundled().width(Typeface.INTER, 12, w))
                .max()
                .orElse(0);
        return Math.clamp(Math.ceil(widest) + 2, WORDS, MOST_WORDS);
    }

    private static Optional<Button> button(Context c, Optional<Gap> gap) {
        return gap.filter(g -> !g.remedy().isEmpty()).map(g -> {
            Button b = Parts.linkButton("Enforce", () -> c.edit(g.remedy(), g.remedyTitle()));
            b.setTooltip(new Tooltip(g.title() + "\n" + g.consequence() + "\n" + g.remedyTitle()));
            return b;
        });
    }

    private static void gaps(Context c, VBox card, Finding f) {
        f.gaps().forEach(g -> gap(c, card, g));
    }

    private static void gap(Context c, VBox card, Gap g) {
        Label title = Parts.text(g.title(), "s12");
        title.setWrapText(true);
        title.setTooltip(new Tooltip(g.consequence()));
        HBox.setHgrow(title, javafx.scene.layout.Priority.ALWAYS);
        HBox row = Parts.row(8, title, Parts.grow());
        button(c, Optional.of(g)).ifPresent(row.getChildren()::add);
        row.setMinHeight(24);
        card.getChildren().add(row);
    }
}

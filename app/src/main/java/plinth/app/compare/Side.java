package plinth.app.compare;

import javafx.scene.paint.Color;

/** Which of the two layouts. */
enum Side {
    LEFT("a"),
    RIGHT("b");

    private final String style;

    Side(String style) {
        this.style = style;
    }

    /** Returns the style class of what belongs to it. */
    String style() {
        return style;
    }

    Color ink(Tints t) {
        return switch (this) {
            case LEFT -> t.a();
            case RIGHT -> t.b();
        };
    }

    Color bar(Tints t) {
        return switch (this) {
            case LEFT -> t.aBar();
            case RIGHT -> t.bBar();
        };
    }
}

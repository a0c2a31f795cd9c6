package plinth.renderer.diagram;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sheets that a drawing is printed on. */
public enum Paper {
    A4("A4", 595.276, 841.89),
    A3("A3", 841.89, 1190.551),
    LETTER("Letter", 612, 792),
    TABLOID("Tabloid", 792, 1224);

    private final String label;
    private final double shortSide;
    private final double longSide;

    Paper(String label, double shortSide, double longSide) {
        this.label = label;
        this.shortSide = shortSide;
        this.longSide = longSide;
    }

    /** Returns what people call it. */
    public String label() {
        return label;
    }

    /** Returns its shorter side in points of 1/72 inch. */
    double shortSide() {
        return shortSide;
    }

    /** Returns its longer side in points. */
    double longSide() {
        return longSide;
    }

    /** Returns the paper that is called {@code name}, in capitals or not. */
    public static Optional<Paper> named(String name) {
        return Stream.of(values()).filter(p -> p.label.equalsIgnoreCase(name)).findFirst();
    }

    /** Returns the names of all, as a command takes them. */
    public static String words() {
        return Stream.of(values()).map(p -> p.label.toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}

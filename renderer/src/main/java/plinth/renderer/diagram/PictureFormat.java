package plinth.renderer.diagram;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that a drawing is written in. */
public enum PictureFormat {
    SVG("text stays text"),
    PNG("pixels, also transparent"),
    PDF("one page or sheets");

    private final String note;

    PictureFormat(String note) {
        this.note = note;
    }

    /** Returns in a few words what it is. */
    public String note() {
        return note;
    }

    /** Returns what an option calls it, and how names of such files end. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format called {@code word}, in capitals or not. */
    public static Optional<PictureFormat> named(String word) {
        return Arrays.stream(values())
                .filter(f -> f.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns the words of all, separated by commas. */
    public static String words() {
        return Arrays.stream(values()).map(PictureFormat::word).collect(Collectors.joining(", "));
    }
}

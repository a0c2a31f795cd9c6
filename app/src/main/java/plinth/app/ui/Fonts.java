package plinth.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that Plinth brings along. */
public final class Fonts {
    /** Families as style sheets and canvases name them. */
    public static final String INTER = "Inter";

    public static final String INTER_SEMIBOLD = "Inter SemiBold";
    public static final String MONO = "JetBrains Mono";

    private static final String HOME = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FILES = List.of(
            "inter/Inter-Regular.otf",
            "inter/Inter-SemiBold.otf",
            "inter/Inter-Italic.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "jetbrains_mono/JetBrainsMono-Bold.ttf",
            "jetbrains_mono/JetBrainsMono-Italic.ttf");

    private Fonts() {}

    /** Makes the fonts known to JavaFX; a second call does no harm. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream(HOME + file)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("the font " + file + " is not among Plinth's libraries");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

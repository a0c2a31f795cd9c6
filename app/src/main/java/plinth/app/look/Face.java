package plinth.app.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/** The bundled typefaces. */
public enum Face {
    REGULAR("inter/Inter-Regular.otf"),
    SEMIBOLD("inter/Inter-SemiBold.otf"),
    MONO("jetbrains_mono/JetBrainsMono-Regular.ttf"),
    MONO_BOLD("jetbrains_mono/JetBrainsMono-Bold.ttf");

    private final String file;

    Face(String file) {
        this.file = "/com/formdev/flatlaf/fonts/" + file;
    }

    /** Returns the face at {@code size} pixels. */
    public Font font(double size) {
        try (InputStream in = Face.class.getResourceAsStream(file)) {
            Font font = in == null ? null : Font.loadFont(in, size);
            if (font == null) {
                throw new IllegalStateException("The bundled font " + file + " cannot be loaded.");
            }
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the families {@code Inter}, {@code Inter SemiBold} and {@code JetBrains Mono} known to stylesheets. */
    public static void load() {
        for (Face f : values()) {
            f.font(13);
        }
    }
}

package plinth.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;

/** The style sheets of an appearance. */
public final class Look {
    private Look() {}

    /** Returns the style sheet that controls are drawn by, for {@code Application.setUserAgentStylesheet}. */
    public static String userAgent(Appearance appearance) {
        return switch (appearance) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    /** Returns Plinth's own style sheets, for a scene: its colours, its parts, and those of the panes. */
    public static List<String> sheets(Appearance appearance) {
        return List.of(
                sheet(appearance == Appearance.LIGHT ? "light.css" : "dark.css"),
                sheet("parts.css"),
                sheet("shell.css"),
                sheet("panes.css"),
                sheet("middle.css"));
    }

    private static String sheet(String name) {
        URL url = Look.class.getResource("/plinth/app/" + name);
        if (url == null) {
            throw new IllegalStateException("no style sheet " + name);
        }
        return url.toExternalForm();
    }
}

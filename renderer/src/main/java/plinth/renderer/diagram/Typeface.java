package plinth.renderer.diagram;

/** The bundled fonts that drawings use. Inter has no 500: keys are set in 600. */
public enum Typeface {
    INTER("/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf", "Inter", 400),
    INTER_SEMIBOLD("/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf", "Inter", 600),
    MONO("/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf", "JetBrains Mono", 400);

    private final String resource;
    private final String family;
    private final int weight;

    Typeface(String resource, String family, int weight) {
        this.resource = resource;
        this.family = family;
        this.weight = weight;
    }

    /** Returns where on the class path the font's file is. */
    public String resource() {
        return resource;
    }

    public String family() {
        return family;
    }

    public int weight() {
        return weight;
    }
}

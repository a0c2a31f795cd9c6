package plinth.renderer.diagram;

/** The colours that a drawing is made of, by the role that each plays; {@link Theme} says what they look like. */
public enum Ink {
    FG(0x24292f, 0xc9d1d9),
    FG_MUTED(0x57606a, 0x8b949e),
    FG_SUBTLE(0x6e7781, 0x6e7681),
    FG_ON(0xffffff, 0xffffff),
    BG(0xffffff, 0x0d1117),
    BG_SUBTLE(0xf6f8fa, 0x161b22),
    CANVAS(0xf6f8fa, 0x010409),
    DOT(0xdfe4e9, 0x161b22),
    BOX(0xffffff, 0x0d1117),
    BOX_HEAD(0xf6f8fa, 0x161b22),
    BOX_LINE(0x868e98, 0x57606a),
    BORDER(0xd0d7de, 0x30363d),
    BORDER_MUTED(0xe4e8ec, 0x21262d),
    HOVER(0xeaeef2, 0x21262d),
    ACCENT(0x0969da, 0x58a6ff),
    ACCENT_EM(0x0969da, 0x1f6feb),
    ACCENT_SUBTLE(0xddf4ff, 0x10243e),
    ACCENT_MUTED(0x9cccff, 0x1f4a80),
    PATTERN(0x8250df, 0xbc8cff),
    PATTERN_SUBTLE(0xfbefff, 0x211a35),
    PATTERN_BG(0xf8f2fe, 0x0e0b1b),
    PATTERN_LINE(0x9a67f5, 0x7b56c4),
    SUCCESS(0x1a7f37, 0x3fb950),
    WARNING(0x9a6700, 0xd29922),
    KEY(0x9a6700, 0xd29922),
    DANGER(0xcf222e, 0xf85149),
    LINK(0x6e7781, 0x7d8590),
    AREA(0xeef1f5, 0x0b0f14),
    AREA_LINE(0xd8dee4, 0x21262d),
    MINI(0xafb8c1, 0x3d444d),
    MINI_PATTERN(0xc297ff, 0x5d429a);

    private final int light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    int rgb(Theme theme) {
        return switch (theme) {
            case LIGHT -> light;
            case DARK -> dark;
        };
    }

    /** Returns the name that style sheets use: {@code fg-muted}. */
    public String token() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the command line: which format is written, and what is refused with what to do instead. */
class RenderPicturesTest {
    @TempDir
    Path dir;

    @BeforeEach
    void schema() throws IOException {
        Files.writeString(dir.resolve("a.sql"), """
            CREATE TABLE users (id int PRIMARY KEY);
            CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users);
            CREATE TABLE order_lines (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders);
            """);
    }

    private BufferedImage image(String file) throws IOException {
        return ImageIO.read(dir.resolve(file).toFile());
    }

    @Test
    void theEndingOrAsTellsTheFormat() throws IOException {
        assertThat(Run.of(dir, "render", "--out", "a.PNG", "a.sql")).isEqualTo(new Run(0, "a.PNG: 3 tables\n", ""));
        assertThat(Run.of(dir, "render", "--out", "one.png", "--scale", "1", "--transparent", "a.sql")
                        .code())
                .isZero();
        assertThat(image("a.PNG").getWidth()).isEqualTo(2 * image("one.png").getWidth());
        assertThat(image("a.PNG").getColorModel().hasAlpha()).isFalse();
        assertThat(image("one.png").getRGB(0, 0) >>> 24).isZero();
        assertThat(Run.of(dir, "render", "--out", "sheets", "--as", "pdf", "--paper", "a4", "a.sql"))
                .isEqualTo(new Run(0, "sheets: 3 tables\n", ""));
        assertThat(Files.readString(dir.resolve("sheets"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1.6\n")
                .endsWith("%%EOF\n")
                .containsAnyOf("[0 0 841.8900 595.2760]", "[0 0 595.2760 841.8900]");
    }

    @Test
    void onlySomeTablesAreDrawnWhereTheyStand() throws IOException {
        assertThat(Run.of(dir, "render", "--out", "-", "--only", "order*", "a.sql")
                        .out())
                .contains("2 tables, 1 reference", ">order_lines<")
                .doesNotContain(">users<");
        assertThat(Run.of(dir, "render", "--out", "a.png", "--only", "users", "a.sql"))
                .isEqualTo(new Run(0, "a.png: 1 table\n", ""));
        assertThat(Run.of(dir, "render", "--out", "a.png", "--only", "user", "a.sql"))
                .isEqualTo(new Run(2, "", "plinth: There is no table user.\n"));
    }

    @Test
    void whatAFormatHasNoUseForIsRefusedAndNothingIsWritten() {
        refused("--scale is for PNG and PDF", "x.svg", "--scale", "2");
        refused("--transparent is for PNG and PDF", "x.md", "--transparent");
        refused("--paper is for PDF", "x.png", "--paper", "a4");
        refused("--only is for SVG, PNG and PDF", "x.dbml", "--only", "users");
        refused("There is no paper b5; there are a4, a3, letter, tabloid.", "x.pdf", "--paper", "b5");
        refused("The scale (--scale) is a number from 0.1 to 10, not NaN.", "x.png", "--scale", "NaN");
        refused("A PDF cannot follow the viewer's preference", "x.pdf", "--theme", "auto");
        refused("name a file, as in --out schema.png", "-", "--as", "png");
        refused("there are svg, png, pdf, mermaid", "x", "--as", "jpeg");
        assertThat(dir.toFile().list()).containsExactly("a.sql");
    }

    private void refused(String message, String out, String... options) {
        List<String> all = new ArrayList<>(List.of("render", "--out", out));
        all.addAll(List.of(options));
        all.add("a.sql");
        Run r = Run.of(dir, all);
        assertThat(r.code()).as(r.err()).isEqualTo(2);
        assertThat(r.err()).contains(message);
    }
}

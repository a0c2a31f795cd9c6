import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/** Compiles style sheets: {@code java StyleSheets.java FOLDER} makes a {@code .bss} of every {@code .css} there, which JavaFX takes in its place. */
public final class StyleSheets {
    private StyleSheets() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> sheets;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            sheets = files.filter(f -> f.toString().endsWith(".css")).sorted().toList();
        }
        for (Path sheet : sheets) {
            Stylesheet.convertToBinary(
                    sheet.toFile(),
                    sheet.resolveSibling(sheet.getFileName().toString().replaceFirst("css$", "bss"))
                            .toFile());
        }
    }
}

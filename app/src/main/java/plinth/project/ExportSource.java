package plinth.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.renderer.query.GeneratedFile;

/**
 * What an export is made from, by which its files are told from those that another project exports into the same folder. Nothing of it depends on
 * where the checkout stands, so that files made in one clone are the same in another.
 *
 * @param root the project's folder
 * @param name what people call it
 * @param files the files that the schema is read from
 */
public record ExportSource(Path root, String name, List<Path> files) {
    private static final String OTHERS = " and others";
    private static final Pattern FROM = Pattern.compile(
            Pattern.quote(GeneratedFile.MARK) + " from (.*?)(?:: (?:the |queries |settings ).*|\\. -->)");

    public ExportSource {
        root = root.toAbsolutePath().normalize();
        files = List.copyOf(files);
    }

    /** Returns what an export of {@code project} is made from. */
    public static ExportSource of(Opened project) {
        return new ExportSource(
                project.root(),
                project.name(),
                project.files().stream()
                        .filter(SourceFile::exists)
                        .map(SourceFile::path)
                        .toList());
    }

    /** Returns what generated files say that they are made from: the file; of several the folder that holds all of them, or the first. */
    public String label() {
        if (files.isEmpty()) {
            return "nothing";
        }
        Path common = files.getFirst();
        for (Path p : files) {
            while (!p.startsWith(common)) {
                common = Optional.ofNullable(common.getParent()).orElse(root);
            }
        }
        return root.startsWith(common) ? Project.name(root, files.getFirst()) + OTHERS : Project.name(root, common);
    }

    /** Returns what stands for this project's export of {@code file} into {@code folder} in the file's stamp. */
    String export(Path folder, String file) {
        return Stamp.digits(Project.name(folder, root) + "\n" + file);
    }

    /**
     * Returns whether a generated file with this first line may be of this project: it is made from what the project is made from now, or from what
     * is no longer there, such as a file before it was renamed.
     */
    boolean may(String firstLine) {
        String said = said(firstLine);
        return said.equals(label())
                || path(said.endsWith(OTHERS) ? said.substring(0, said.length() - OTHERS.length()) : said)
                        .filter(from -> Files.exists(from) && files.stream().noneMatch(f -> f.startsWith(from)))
                        .isEmpty();
    }

    /** The same of a file without a stamp, of which the first line is all that there is to tell it by. */
    boolean made(String firstLine) {
        String said = said(firstLine);
        return said.equals(label())
                || said.equals(name)
                || path(said).filter(files::contains).isPresent();
    }

    private static String said(String firstLine) {
        Matcher m = FROM.matcher(firstLine);
        return m.find() ? m.group(1) : "";
    }

    private Optional<Path> path(String said) {
        try {
            return Optional.of(root.resolve(said).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

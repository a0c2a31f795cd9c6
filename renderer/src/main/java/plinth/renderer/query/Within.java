package plinth.renderer.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A client whose files go to a folder of their own.
 *
 * @param folder where that is, relative to the folder that is exported to, with {@code /}
 */
public record Within(Target target, String folder) implements Target {
    @Override
    public String name() {
        return target.name();
    }

    @Override
    public List<GeneratedFile> files(Exported exported, String source) {
        return target.files(exported, source).stream()
                .map(f -> new GeneratedFile(folder + "/" + f.path(), f.text()))
                .toList();
    }

    @Override
    public boolean packages() {
        return target.packages();
    }

    @Override
    public Optional<Target> packaged(String name) {
        return target.packaged(name).map(t -> new Within(t, folder));
    }

    @Override
    public Set<FilePlace> places() {
        return target.places().stream()
                .map(p -> new FilePlace(p.folder().isEmpty() ? folder : folder + "/" + p.folder(), p.ending()))
                .collect(Collectors.toSet());
    }

    @Override
    public List<String> notes(Exported exported) {
        return target.notes(exported);
    }
}

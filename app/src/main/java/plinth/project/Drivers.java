package plinth.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** Files for psql that read others ({@code \i}, {@code \ir}): each stands for all that it includes. */
final class Drivers {
    private final Path root;
    private final Shelf shelf;

    Drivers(Path root, Shelf shelf) {
        this.root = root;
        this.shelf = shelf;
    }

    /** Returns the files among {@code sql} that include what makes something, each with all that it includes; of two that include the same, the one with more. */
    Map<Path, Set<Path>> among(List<Path> sql) {
        Map<Path, Set<Path>> all = new LinkedHashMap<>();
        for (Path f : sql) {
            Set<Path> in = new LinkedHashSet<>();
            include(f, in);
            in.remove(f);
            if (in.stream().anyMatch(p -> shelf.of(p).makes())) {
                all.put(f, in);
            }
        }
        Map<Path, Set<Path>> kept = new LinkedHashMap<>();
        Set<Path> taken = new LinkedHashSet<>();
        all.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
                .filter(e ->
                        !taken.contains(e.getKey()) && e.getValue().stream().noneMatch(taken::contains))
                .forEach(e -> {
                    kept.put(e.getKey(), e.getValue());
                    taken.addAll(e.getValue());
                });
        return kept;
    }

    private void include(Path file, Set<Path> in) {
        Matcher m = SourceReader.INCLUDE.matcher(shelf.of(file).text());
        List<Path> found = new ArrayList<>();
        while (m.find()) {
            String name = Optional.ofNullable(m.group(2)).orElseGet(() -> m.group(3));
            Path beside = file.resolveSibling(name).normalize();
            Path there = m.group(1).contains("r") || Files.isRegularFile(beside)
                    ? beside
                    : root.resolve(name).normalize();
            if (there.startsWith(root) && Files.isRegularFile(there)) {
                found.add(there);
            }
        }
        found.stream().filter(in::add).forEach(p -> include(p, in));
    }
}

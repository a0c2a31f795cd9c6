package plinth.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that are read together: steps of a tool, or files that say what is. */
sealed interface Part {
    /** Returns the files in the order in which they are read. */
    List<Path> files();

    /** Returns what they are, in words. */
    String says(Path root);

    /** Reads them. */
    Source read(SourceReader reader, Path root) throws ProjectException;

    /** Steps; {@code reason} says by what they are known as such, and their order. */
    record OfSteps(StepFiles steps, String reason) implements Part {
        @Override
        public List<Path> files() {
            return steps.all();
        }

        @Override
        public String says(Path root) {
            return steps.says(root);
        }

        @Override
        public Source read(SourceReader reader, Path root) throws ProjectException {
            return reader.migrations(steps.label(), reason, steps, Optional.empty());
        }
    }

    /** Files that say what is, in {@code folder}; {@code reason} says why they are read and in which order. */
    record OfSchema(Path folder, List<Path> files, String origin, String reason) implements Part {
        public OfSchema {
            files = List.copyOf(files);
        }

        @Override
        public String says(Path root) {
            return files.size() == 1
                    ? "the file " + Project.name(root, files.getFirst())
                    : files.size() + " SQL files" + StepFiles.in(root, folder);
        }

        @Override
        public Source read(SourceReader reader, Path root) throws ProjectException {
            return reader.schema(origin.isEmpty() ? says(root) : origin, says(root), reason, files);
        }
    }
}

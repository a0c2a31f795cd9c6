package plinth.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plinth.model.text.Dialect;

/** The files that make up a document, found in a folder or given by name. */
record Found(String name, Dialect dialect, Settings settings, List<Source> sources, Path sidecar) {
    Found {
        sources = List.copyOf(sources);
    }

    /** The single file {@code path}. */
    static Found file(Path path, FileAccess access, List<Notice> notices) throws ProjectException {
        String file = String.valueOf(path.getFileName());
        Path root = Optional.ofNullable(path.getParent()).orElse(path);
        Source source = new SourceReader(root, access, notices)
                .schema("the file itself", "the file " + file, "It was opened by its name.", List.of(path));
        String text =
                String.join("\n", source.files().stream().map(SourceFile::text).toList());
        return new Found(
                stem(file),
                Dialects.guess(path.toString(), text),
                Settings.NONE,
                List.of(source),
                path.resolveSibling(stem(file) + ".plinth.json"));
    }

    /** Returns {@code file} without its last ending. */
    static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /** Returns where the problems stand that are ignored: beside the sidecar, under its name. */
    Path ignored() {
        return sidecar.resolveSibling(FileNames.of(sidecar).replaceFirst("[.]json$", "-ignore.yaml"));
    }
}

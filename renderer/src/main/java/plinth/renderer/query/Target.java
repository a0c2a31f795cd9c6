package plinth.renderer.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A client that schemas and query stubs are written for: files of its own, the way its users would write them. */
public interface Target {
    /** Returns the word that stands for it on the command line. */
    String name();

    /**
     * Returns the files for {@code exported}, in a stable order.
     *
     * @param source what the files say they were generated from, the name of a schema file as a rule
     */
    List<GeneratedFile> files(Exported exported, String source);

    /** Returns whether its files are of a package, which has a name. */
    default boolean packages() {
        return false;
    }

    /** Returns this for files of the package {@code name}; nothing when no package of the client's can be called so. */
    default Optional<Target> packaged(String name) {
        return Optional.empty();
    }

    /** Returns where files are written whose number depends on the schema. */
    Set<FilePlace> places();

    /** Returns what the user should know of an export, a sentence each: what the client cannot be told, and what is left out. */
    List<String> notes(Exported exported);
}

package plinth.renderer.query;

/**
 * Where files are written whose number depends on the schema, so that earlier ones may be left over.
 *
 * @param folder relative to the folder that is exported to, which is {@code ""}
 * @param ending what the names of the files end with: {@code .sql}
 */
public record FilePlace(String folder, String ending) {}

package plinth.model.text;

/** A text with the name that its user knows it by: a file's path, most often. */
public record SourceText(String name, String text) {}

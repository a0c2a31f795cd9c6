package plinth.model.ddl;

import plinth.model.text.Position;
import plinth.model.text.Span;

/**
 * A place in one of the files of a reading.
 *
 * @param file the file's place in the list of files
 * @param name the file's name
 * @param span the characters, counted from the file's beginning
 * @param position line and column of the first of them
 */
public record Place(int file, String name, Span span, Position position) {
    @Override
    public String toString() {
        return name + ":" + position.line();
    }
}

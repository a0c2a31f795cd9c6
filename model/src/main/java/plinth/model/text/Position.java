package plinth.model.text;

/** A place for a person to look at: line and column, both from 1; columns count characters (code units), a tab is one. */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}

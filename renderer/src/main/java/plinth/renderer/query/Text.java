package plinth.renderer.query;

import java.util.List;

/** Lists within statements, laid out as in all stubs. */
final class Text {
    private Text() {}

    /** Returns the lines of a list that stands on one when it fits, else filled up below its beginning. */
    static List<String> wrapped(String first, List<String> items, String last) {
        String one = first + String.join(", ", items) + last;
        if (one.length() <= QueryWriter.WIDTH) {
            return List.of(one);
        }
        List<String> lines = QueryWriter.filled(first, items);
        lines.set(lines.size() - 1, lines.getLast() + last);
        return lines;
    }
}

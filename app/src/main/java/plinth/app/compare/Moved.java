package plinth.app.compare;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plinth.model.text.LineDiff;

/**
 * Lines of a difference of DDL that only stand elsewhere: the same line of the same statement is on both sides, whether the statement as a whole or
 * the line within it has moved, or a comma was added because another line follows now. A column that is in another table now has not moved but
 * changed.
 */
final class Moved {
    private Moved() {}

    private record Key(String statement, String line) {}

    /** Follows which statement the lines of one side belong to. */
    private static final class Walk {
        private String statement = "";
        private boolean ended = true;

        Key next(String text) {
            String line = text.strip();
            if (ended && !line.isEmpty()) {
                statement = line;
                ended = false;
            }
            if (line.endsWith(";")) {
                ended = true;
            }
            return new Key(statement, line.endsWith(",") ? line.substring(0, line.length() - 1) : line);
        }
    }

    /** Returns the removed and added lines of {@code difference} that have moved, each one with one of the other side. */
    static Set<LineDiff.Line> of(List<LineDiff.Line> difference) {
        Walk before = new Walk();
        Walk after = new Walk();
        Map<Key, Deque<LineDiff.Line>> removed = new HashMap<>();
        Map<LineDiff.Line, Key> added = new HashMap<>();
        for (LineDiff.Line l : difference) {
            switch (l.change()) {
                case SAME -> {
                    before.next(l.text());
                    after.next(l.text());
                }
                case REMOVED ->
                    removed.computeIfAbsent(before.next(l.text()), k -> new ArrayDeque<>())
                            .add(l);
                case ADDED -> added.put(l, after.next(l.text()));
            }
        }
        Set<LineDiff.Line> moved = Collections.newSetFromMap(new IdentityHashMap<>());
        for (LineDiff.Line l : difference) {
            Key key = added.get(l);
            Deque<LineDiff.Line> same = key == null ? null : removed.get(key);
            LineDiff.Line partner = same == null ? null : same.poll();
            if (partner != null) {
                moved.add(l);
                moved.add(partner);
            }
        }
        return moved;
    }
}

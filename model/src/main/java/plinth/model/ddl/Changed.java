package plinth.model.ddl;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import plinth.model.schema.Name;
import plinth.model.text.Script;
import plinth.model.text.Statement;

/**
 * Which statements of a file a change has replaced.
 *
 * @param head how many at the beginning are the same objects as before
 * @param oldEnd where those of the old text that are the same up to its end begin, and {@code newEnd} the same of the new one
 */
record Changed(int head, int oldEnd, int newEnd) {

    static Changed of(List<Entry> before, Script after) {
        List<Statement> now = after.statements();
        int shorter = Math.min(before.size(), now.size());
        int first = 0;
        while (first < shorter && before.get(first).statement() == now.get(first)) {
            first++;
        }
        int tail = 0;
        while (tail < shorter - first
                && before.get(before.size() - 1 - tail).statement() == now.get(now.size() - 1 - tail)) {
            tail++;
        }
        return new Changed(first, before.size() - tail, now.size() - tail);
    }

    List<Entry> removed(List<Entry> before) {
        return before.subList(head, oldEnd);
    }

    /** Reads the new statements; {@code first} is the search path at the beginning of the file. */
    List<Entry> read(List<Entry> before, Script after, List<Name> first) {
        SearchPaths paths = new SearchPaths(first);
        if (head == before.size()) {
            before.forEach(e -> paths.behind(e.node()));
        }
        List<Name> path = head < before.size() ? before.get(head).path() : paths.now();
        Stale stale = new Stale(before, this);
        Map<Statement, Entry> known = new IdentityHashMap<>();
        removed(before).forEach(e -> known.put(e.statement(), e));
        List<Entry> added = new ArrayList<>(newEnd - head);
        for (int i = head; i < newEnd; i++) {
            Entry same = known.get(after.statements().get(i));
            added.add(
                    same != null
                            ? same
                            : stale.kept(Entry.read(after.statements().get(i), path), i));
        }
        return added;
    }

    /** Returns all entries of the new text when {@code added} are those in the middle. */
    List<Entry> all(List<Entry> before, List<Entry> added) {
        List<Entry> all = new ArrayList<>(before.size() - (oldEnd - head) + added.size());
        all.addAll(before.subList(0, head));
        all.addAll(added);
        all.addAll(before.subList(oldEnd, before.size()));
        return all;
    }
}

package plinth.app.store;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Sets two lists side by side that share many elements (the same objects, in the same order) and differ in between. */
final class Segments {
    private Segments() {}

    /** A stretch that differs: indices from and to (exclusive) in either list. */
    record Segment(int fromOld, int toOld, int fromNew, int toNew) {}

    /** Returns the stretches between shared elements, where at least one side has something. */
    static List<Segment> between(List<?> old, List<?> now) {
        List<Segment> found = new ArrayList<>();
        int head = 0;
        int shorter = Math.min(old.size(), now.size());
        while (head < shorter && old.get(head) == now.get(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail) == now.get(now.size() - 1 - tail)) {
            tail++;
        }
        int endOld = old.size() - tail;
        int endNew = now.size() - tail;
        Map<Object, Integer> at = new IdentityHashMap<>();
        for (int j = head; j < endNew; j++) {
            at.put(now.get(j), j);
        }
        int i = head;
        int fromOld = head;
        int fromNew = head;
        for (; i < endOld; i++) {
            Integer j = at.get(old.get(i));
            if (j != null && j >= fromNew) {
                add(found, fromOld, i, fromNew, j);
                fromOld = i + 1;
                fromNew = j + 1;
            }
        }
        add(found, fromOld, endOld, fromNew, endNew);
        return found;
    }

    private static void add(List<Segment> found, int fromOld, int toOld, int fromNew, int toNew) {
        if (fromOld < toOld || fromNew < toNew) {
            found.add(new Segment(fromOld, toOld, fromNew, toNew));
        }
    }
}

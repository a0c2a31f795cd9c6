package plinth.renderer.diagram;

import java.util.Arrays;

/**
 * A queue by priority for searches: the least priority first, of equal ones the last that came in, so that a search goes on where it has come
 * farther. Priorities that are in the queue together lie less than {@link #SPREAD} apart.
 */
final class Buckets {
    static final int SPREAD = 1 << 13;

    private final int[] heads = new int[SPREAD];
    private int[] values = new int[1024];
    private int[] nexts = new int[1024];
    private int used;
    private int size;
    private int priority;

    void clear() {
        Arrays.fill(heads, -1);
        used = 0;
        size = 0;
        priority = Integer.MAX_VALUE;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void push(int with, int value) {
        if (used == values.length) {
            values = Arrays.copyOf(values, used * 2);
            nexts = Arrays.copyOf(nexts, used * 2);
        }
        int bucket = with & SPREAD - 1;
        values[used] = value;
        nexts[used] = heads[bucket];
        heads[bucket] = used++;
        size++;
        priority = Math.min(priority, with);
    }

    /** Takes out the first and returns it. */
    int pop() {
        while (heads[priority & SPREAD - 1] < 0) {
            priority++;
        }
        int bucket = priority & SPREAD - 1;
        int at = heads[bucket];
        heads[bucket] = nexts[at];
        size--;
        return values[at];
    }

    /** Returns the priority of what was taken out last. */
    int priority() {
        return priority;
    }
}

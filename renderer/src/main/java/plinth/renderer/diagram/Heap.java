package plinth.renderer.diagram;

import java.util.Arrays;

/** A binary heap of numbers by priority, the least first; equal priorities by the lesser number, so that the order depends on nothing else. */
final class Heap {
    private long[] items = new long[1024];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void push(int priority, int value) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        long item = (long) priority << 32 | value;
        int i = size++;
        while (i > 0) {
            int up = (i - 1) >> 1;
            if (items[up] <= item) {
                break;
            }
            items[i] = items[up];
            i = up;
        }
        items[i] = item;
    }

    /** Returns priority (upper half) and value (lower half) of the first and takes it out. */
    long pop() {
        long first = items[0];
        long item = items[--size];
        int i = 0;
        while (true) {
            int child = 2 * i + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && items[child + 1] < items[child]) {
                child++;
            }
            if (items[child] >= item) {
                break;
            }
            items[i] = items[child];
            i = child;
        }
        items[i] = item;
        return first;
    }
}

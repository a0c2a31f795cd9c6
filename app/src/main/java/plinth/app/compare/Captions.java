package plinth.app.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plinth.renderer.diagram.Rect;

/**
 * Finds room for the words in a chart: one after the other, the most important first, each at the first of its places that is free, else at the
 * free place nearest to the first of them. What finds none is left out: no words ever lie upon others.
 */
final class Captions {
    private static final double STEP = 4;

    /** Words keep so far from each other. */
    private static final double GAP = 3;

    private final Rect room;
    private final List<Rect> taken = new ArrayList<>();
    private final List<Rect> lines;

    /**
     * @param room where words may be
     * @param lines what words had better not lie upon
     */
    Captions(Rect room, List<Rect> lines) {
        this.room = room;
        this.lines = List.copyOf(lines);
    }

    /** Keeps {@code r} free of words: a dot, say. */
    void keep(Rect r) {
        taken.add(r);
    }

    /**
     * Returns where words of a size go, and keeps that place.
     *
     * @param places their upper left corners, the best first
     * @param far how far from the first place they may be
     */
    Optional<Rect> place(double width, double height, List<Place> places, double far) {
        List<Rect> wished = places.stream()
                .map(p -> inside(new Rect(p.x(), p.y(), width, height)))
                .toList();
        Optional<Rect> found = wished.stream()
                .filter(r -> free(r) && clear(r))
                .findFirst()
                .or(() -> around(wished.getFirst(), far, true))
                .or(() -> wished.stream().filter(this::free).findFirst())
                .or(() -> around(wished.getFirst(), far, false));
        found.ifPresent(taken::add);
        return found;
    }

    /** An upper left corner. */
    record Place(double x, double y) {}

    /** The free place nearest to {@code wish}. */
    private Optional<Rect> around(Rect wish, double far, boolean clear) {
        List<Rect> all = new ArrayList<>();
        for (double dx = -far; dx <= far; dx += STEP) {
            for (double dy = -far; dy <= far; dy += STEP) {
                if (dx * dx + dy * dy <= far * far) {
                    all.add(inside(new Rect(wish.x() + dx, wish.y() + dy, wish.width(), wish.height())));
                }
            }
        }
        all.sort(Comparator.comparingDouble(r -> Math.hypot(r.x() - wish.x(), r.y() - wish.y())));
        return all.stream().filter(r -> free(r) && (!clear || clear(r))).findFirst();
    }

    private Rect inside(Rect r) {
        double x = Math.max(room.x(), Math.min(r.x(), room.x() + room.width() - r.width()));
        double y = Math.max(room.y(), Math.min(r.y(), room.y() + room.height() - r.height()));
        return new Rect(x, y, r.width(), r.height());
    }

    private boolean free(Rect r) {
        return r.x() >= room.x() - 0.01
                && r.x() + r.width() <= room.x() + room.width() + 0.01
                && taken.stream().noneMatch(t -> touch(t, r));
    }

    private boolean clear(Rect r) {
        return lines.stream().noneMatch(t -> touch(t, r));
    }

    private static boolean touch(Rect a, Rect b) {
        return a.x() < b.x() + b.width() + GAP
                && b.x() < a.x() + a.width() + GAP
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }
}

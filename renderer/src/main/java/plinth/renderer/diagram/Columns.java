package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Units in columns: which stands where, and where there is room. A unit wider than a column takes several. Heights include the space below a
 * unit.
 */
final class Columns {
    /** A unit's place in a column. */
    private record Span(double from, double to, int unit) {}

    private final List<List<Span>> columns = new ArrayList<>();

    Columns(int number) {
        for (int i = 0; i < number; i++) {
            columns.add(new ArrayList<>());
        }
    }

    int number() {
        return columns.size();
    }

    void add(int unit, int column, int width, double y, double height) {
        for (int c = column; c < column + width; c++) {
            List<Span> spans = columns.get(c);
            int i = 0;
            while (i < spans.size() && spans.get(i).from() < y) {
                i++;
            }
            spans.add(i, new Span(y, y + height, unit));
        }
    }

    void remove(int unit, int column, int width) {
        for (int c = column; c < column + width; c++) {
            columns.get(c).removeIf(s -> s.unit() == unit);
        }
    }

    /** Returns the units of a column from top to bottom. */
    List<Integer> units(int column) {
        return columns.get(column).stream().map(Span::unit).toList();
    }

    double bottom(int column) {
        List<Span> spans = columns.get(column);
        return spans.isEmpty() ? 0 : spans.getLast().to();
    }

    /** Receives places. */
    interface Place {
        /** Takes a free place; returns whether places farther from the wish are of interest still. */
        boolean at(double y);
    }

    /** Gives {@code place} the free heights in {@code column} and those after it, the nearest to {@code wish} in each gap, nearest gaps first. */
    void free(int column, int width, double wish, double height, Place place) {
        List<Span> spans = width == 1 ? columns.get(column) : merged(column, width);
        int below = 0;
        while (below < spans.size() && spans.get(below).to() <= wish) {
            below++;
        }
        // Gap i lies above span i.
        int down = below;
        int up = below - 1;
        while (down <= spans.size() || up >= 0) {
            double d = down <= spans.size() ? inGap(spans, down, wish, height) : Double.NaN;
            double u = up >= 0 ? inGap(spans, up, wish, height) : Double.NaN;
            if (!Double.isNaN(d) && !place.at(d)) {
                down = spans.size() + 1;
            }
            if (!Double.isNaN(u) && !place.at(u)) {
                up = -1;
            }
            down++;
            up--;
        }
    }

    private static double inGap(List<Span> spans, int gap, double wish, double height) {
        double from = gap == 0 ? 0 : spans.get(gap - 1).to();
        double to =
                gap == spans.size() ? Double.POSITIVE_INFINITY : spans.get(gap).from();
        return to - from >= height ? Math.max(from, Math.min(wish, to - height)) : Double.NaN;
    }

    /** What is taken in any of several columns, without overlaps. */
    private List<Span> merged(int column, int width) {
        List<Span> all = new ArrayList<>();
        for (int c = column; c < column + width; c++) {
            all.addAll(columns.get(c));
        }
        all.sort((a, b) -> Double.compare(a.from(), b.from()));
        List<Span> out = new ArrayList<>();
        for (Span s : all) {
            if (!out.isEmpty() && s.from() < out.getLast().to()) {
                Span last = out.getLast();
                out.set(out.size() - 1, new Span(last.from(), Math.max(last.to(), s.to()), last.unit()));
            } else {
                out.add(s);
            }
        }
        return out;
    }
}

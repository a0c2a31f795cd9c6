package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arranges units in columns so that wires are short and the whole is near the shape of a screen. Each unit is put where its wires to those that
 * stand already are shortest, the best connected first; then, in rounds, each is taken out and put back where it is best by now. No chance is
 * involved: the same schema gives the same picture.
 */
final class Arranger {
    /** Width to height of a screen. */
    private static final double ASPECT = 1.6;

    /** The least space between units in a column, and between columns. */
    static final double BELOW = 40;

    /** The most space between units in a column: lines have to go another way then. */
    private static final double MOST_BELOW = 128;

    /** Places for lines for each line that is expected between two units in a column. */
    private static final double SPARE = 1.6;

    private static final double BESIDE = 72;

    /** How much of a column's height is expected to be taken. */
    private static final double TAKEN = 0.9;

    private static final int ROUNDS = 12;

    /** What it costs to stand off the middle, per pixel; holds the whole together where wires do not. */
    private static final double PULL = 0.04;

    /** What it costs to reach below the height that the whole should have, per pixel. */
    private static final double DEEP = 2;

    private final List<Unit> units;
    private final List<Wires.Wire> wires;
    private final List<List<Wires.Wire>> wiresOf = new ArrayList<>();
    private final int n;
    private final int[] spans;
    private final int[] column;
    private final double[] y;
    private final boolean[] placed;
    private final Columns columns;
    private final double pitch;
    private final double height;
    private final double below;

    private Arranger(List<Unit> units, List<Wires.Wire> wires, int number, double below) {
        this.below = below;
        this.units = units;
        this.wires = wires;
        this.n = units.size();
        this.spans = new int[n];
        this.column = new int[n];
        this.y = new double[n];
        this.placed = new boolean[n];
        this.pitch = pitch(units);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            spans[i] = span(units.get(i), pitch);
            sum += (units.get(i).height() + below) * spans[i];
            wiresOf.add(new ArrayList<>());
        }
        for (Wires.Wire w : wires) {
            wiresOf.get(w.unit1()).add(w);
            wiresOf.get(w.unit2()).add(w);
        }
        this.columns = new Columns(number);
        this.height = Math.max(
                sum / number / TAKEN,
                units.stream().mapToDouble(Unit::height).max().orElse(0) + below);
    }

    /** Returns the upper left corner of each unit. */
    static List<Point> arrange(List<Unit> units, List<Wires.Wire> wires) {
        List<Point> points = arrange(units, wires, BELOW);
        double needed = needed(units, wires, points);
        return needed > BELOW + Lattice.PITCH ? arrange(units, wires, Math.min(needed, MOST_BELOW)) : points;
    }

    /** The space between units in a column that lets the lines through which run across, were they spread evenly. */
    private static double needed(List<Unit> units, List<Wires.Wire> wires, List<Point> points) {
        double across = 0;
        for (Wires.Wire w : wires) {
            across += Math.abs(points.get(w.unit1()).x() - points.get(w.unit2()).x());
        }
        double right = 0;
        double widths = 0;
        for (int i = 0; i < points.size(); i++) {
            right = Math.max(right, points.get(i).x() + units.get(i).width());
            widths += units.get(i).width() + BESIDE;
        }
        // Lines at a cut from top to bottom, and units at it.
        double lines = across / Math.max(1, right);
        double cut = Math.max(1, widths / Math.max(1, right));
        return 2 * Lattice.ABOVE + Lattice.PITCH * Math.ceil(SPARE * lines / cut);
    }

    private static List<Point> arrange(List<Unit> units, List<Wires.Wire> wires, double below) {
        if (units.isEmpty()) {
            return List.of();
        }
        double pitch = pitch(units);
        double sum = 0;
        int widest = 1;
        for (Unit u : units) {
            sum += (u.height() + below) * span(u, pitch);
            widest = Math.max(widest, span(u, pitch));
        }
        int ideal = Math.max(widest, (int) Math.round(Math.sqrt(ASPECT * sum / TAKEN / pitch)));
        int around = units.size() > 200 ? 0 : units.size() > 60 ? 1 : 2;
        List<Point> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        for (int number = Math.max(widest, ideal - around); number <= ideal + around; number++) {
            Arranger a = new Arranger(units, wires, Math.min(number, Math.max(widest, units.size())), below);
            a.insertAll();
            a.improve();
            a.align();
            List<Point> points = a.points();
            double cost = a.quality(points);
            if (cost < least) {
                least = cost;
                best = points;
            }
        }
        return best;
    }

    /** The width of a column with the space beside it: that of all but the widest single tables. */
    private static double pitch(List<Unit> units) {
        double[] widths = units.stream()
                .filter(u -> u.members().size() == 1)
                .mapToDouble(Unit::width)
                .sorted()
                .toArray();
        double w = widths.length == 0 ? 232 : widths[(int) ((widths.length - 1) * 0.8)];
        return w + BESIDE;
    }

    private static int span(Unit u, double pitch) {
        return u.members().size() == 1 ? 1 : (int) Math.max(1, Math.ceil((u.width() + BESIDE) / pitch - 0.12));
    }

    private void insertAll() {
        double[] pull = new double[n];
        boolean[] done = new boolean[n];
        double[] degree = new double[n];
        for (int i = 0; i < n; i++) {
            degree[i] = wiresOf.get(i).stream().mapToDouble(Wires.Wire::weight).sum();
        }
        for (int k = 0; k < n; k++) {
            int next = -1;
            for (int i = 0; i < n; i++) {
                if (!done[i] && (next < 0 || before(i, next, pull, degree))) {
                    next = i;
                }
            }
            done[next] = true;
            insert(next);
            for (Wires.Wire w : wiresOf.get(next)) {
                pull[w.other(next)] += w.weight();
            }
        }
    }

    private boolean before(int a, int b, double[] pull, double[] degree) {
        if ((pull[a] > 0) != (pull[b] > 0)) {
            return pull[a] > 0;
        }
        if (pull[a] != pull[b]) {
            return pull[a] > pull[b];
        }
        double wa = degree[a] + (spans[a] > 1 ? 1000 : 0);
        double wb = degree[b] + (spans[b] > 1 ? 1000 : 0);
        return wa > wb;
    }

    private void improve() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean moved = false;
            for (int i = 0; i < n; i++) {
                int oldColumn = column[i];
                double oldY = y[i];
                columns.remove(i, oldColumn, spans[i]);
                placed[i] = false;
                insert(i);
                moved |= column[i] != oldColumn || Math.abs(y[i] - oldY) > 1;
            }
            if (!moved) {
                return;
            }
        }
    }

    private void insert(int u) {
        double h = units.get(u).height() + below;
        double[] best = {Double.POSITIVE_INFINITY, 0, 0};
        for (int c = 0; c + spans[u] <= columns.number(); c++) {
            int at = c;
            int[] tried = {0};
            columns.free(c, spans[u], wish(u), h, place -> {
                double cost = cost(u, at, place);
                if (cost < best[0]) {
                    best[0] = cost;
                    best[1] = at;
                    best[2] = place;
                }
                return ++tried[0] < 8;
            });
        }
        column[u] = (int) best[1];
        y[u] = best[2];
        placed[u] = true;
        columns.add(u, column[u], spans[u], y[u], h);
    }

    /** The height at which most wires of {@code u} would be straight. */
    private double wish(int u) {
        List<Wires.Wire> all = wiresOf.get(u);
        double[] ys = new double[all.size()];
        int k = 0;
        for (Wires.Wire w : all) {
            int v = w.other(u);
            if (placed[v]) {
                double own = w.unit1() == u ? w.y1() : w.y2();
                double theirs = y[v] + (w.unit1() == u ? w.y2() : w.y1());
                ys[k++] = theirs - own;
            }
        }
        if (k == 0) {
            return Math.max(0, (height - units.get(u).height()) / 2);
        }
        Arrays.sort(ys, 0, k);
        return Math.max(0, ys[(k - 1) / 2]);
    }

    private double cost(int u, int c, double at) {
        double x = c * pitch;
        double cost = 0;
        for (Wires.Wire w : wiresOf.get(u)) {
            int v = w.other(u);
            if (placed[v]) {
                double vx = column[v] * pitch;
                cost += w.unit1() == u ? w.length(x, at, vx, y[v]) : w.length(vx, y[v], x, at);
            }
        }
        double offX = x + units.get(u).width() / 2 - columns.number() * pitch / 2;
        double offY = at + units.get(u).height() / 2 - height / 2;
        double over = Math.max(0, at + units.get(u).height() + below - height);
        return cost + PULL * (Math.abs(offX) + Math.abs(offY)) + DEEP * over;
    }

    /** Moves units up and down in their columns until wires are as straight as order and space let them be. */
    private void align() {
        double bottom = 0;
        for (int c = 0; c < columns.number(); c++) {
            bottom = Math.max(bottom, columns.bottom(c));
        }
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < columns.number(); i++) {
                int c = round % 2 == 0 ? i : columns.number() - 1 - i;
                alignColumn(c, Math.min(bottom, Math.max(height, columns.bottom(c))));
            }
        }
    }

    /** Units that take several columns stay; those between them move. */
    private void alignColumn(int c, double bottom) {
        List<Integer> order = new ArrayList<>(columns.units(c));
        order.sort((a, b) -> Double.compare(y[a], y[b]));
        List<Integer> run = new ArrayList<>();
        double top = 0;
        for (int u : order) {
            if (spans[u] > 1) {
                settle(run, top, y[u]);
                run.clear();
                top = y[u] + units.get(u).height() + below;
            } else {
                run.add(u);
            }
        }
        settle(run, top, Math.max(bottom, top));
    }

    /** Least squares with the order kept: pool adjacent violators (Ayer and others, 1955). */
    private void settle(List<Integer> run, double top, double bottom) {
        int m = run.size();
        double[] offset = new double[m + 1];
        double[] sum = new double[m];
        double[] weight = new double[m];
        int[] size = new int[m];
        int blocks = 0;
        for (int i = 0; i < m; i++) {
            int u = run.get(i);
            offset[i + 1] = offset[i] + units.get(u).height() + below;
            double w = 0.05;
            double wanted = w * y[u];
            for (Wires.Wire wire : wiresOf.get(u)) {
                int v = wire.other(u);
                double near = wire.weight() / (1 + Math.abs(column[v] - column[u]));
                if (column[v] != column[u]) {
                    double own = wire.unit1() == u ? wire.y1() : wire.y2();
                    double theirs = y[v] + (wire.unit1() == u ? wire.y2() : wire.y1());
                    w += near;
                    wanted += near * (theirs - own);
                }
            }
            sum[blocks] = wanted - w * offset[i];
            weight[blocks] = w;
            size[blocks] = 1;
            blocks++;
            while (blocks > 1 && sum[blocks - 2] / weight[blocks - 2] > sum[blocks - 1] / weight[blocks - 1]) {
                sum[blocks - 2] += sum[blocks - 1];
                weight[blocks - 2] += weight[blocks - 1];
                size[blocks - 2] += size[blocks - 1];
                blocks--;
            }
        }
        double highest = Math.max(top, bottom - offset[m]);
        int i = 0;
        for (int b = 0; b < blocks; b++) {
            double z = Math.round(Math.clamp(sum[b] / weight[b], top, highest));
            for (int k = 0; k < size[b]; k++, i++) {
                y[run.get(i)] = z + Math.ceil(offset[i]);
            }
        }
    }

    /** Where the units stand, columns as wide as what stands in them and as far apart as the lines between them need. */
    private List<Point> points() {
        int m = columns.number();
        double[] widths = new double[m];
        for (int u = 0; u < n; u++) {
            if (spans[u] == 1) {
                widths[column[u]] = Math.max(widths[column[u]], units.get(u).width());
            }
        }
        int[] lanes = lanes();
        double[] x = new double[m + 1];
        for (int c = 0; c < m; c++) {
            double gap = widths[c] == 0 ? 0 : Math.min(160, Math.max(56, 40 + Lattice.PITCH * lanes[c]));
            x[c + 1] = Math.max(x[c + 1], x[c] + widths[c] + gap);
            for (int u = 0; u < n; u++) {
                if (spans[u] > 1 && column[u] == c) {
                    int end = c + spans[u];
                    x[end] = Math.max(x[end], x[c] + units.get(u).width() + 56);
                }
            }
        }
        List<Point> points = new ArrayList<>();
        for (int u = 0; u < n; u++) {
            points.add(new Point(Math.ceil(x[column[u]] / Lattice.PITCH) * Lattice.PITCH, y[u]));
        }
        return points;
    }

    /** The most lines that run side by side between each column and the next, by and large. */
    private int[] lanes() {
        int m = columns.number();
        List<List<double[]>> runs = new ArrayList<>();
        for (int c = 0; c < m; c++) {
            runs.add(new ArrayList<>());
        }
        for (Wires.Wire w : wires) {
            int a = column[w.unit1()];
            int b = column[w.unit2()];
            double y1 = y[w.unit1()] + w.y1();
            double y2 = y[w.unit2()] + w.y2();
            if (w.weight() < 1 || Math.abs(y1 - y2) < 4 && a != b) {
                continue;
            }
            int left = a <= b ? w.unit1() : w.unit2();
            int channel = Math.min(m - 1, column[left] + spans[left] - 1);
            runs.get(channel).add(new double[] {Math.min(y1, y2), Math.max(y1, y2)});
        }
        int[] most = new int[m];
        for (int c = 0; c < m; c++) {
            List<double[]> events = new ArrayList<>();
            for (double[] r : runs.get(c)) {
                events.add(new double[] {r[0], 1});
                events.add(new double[] {r[1], -1});
            }
            events.sort((p, q) -> p[0] != q[0] ? Double.compare(p[0], q[0]) : Double.compare(q[1], p[1]));
            int now = 0;
            for (double[] e : events) {
                now += (int) e[1];
                most[c] = Math.max(most[c], now);
            }
        }
        return most;
    }

    /** Length of all wires and how far the whole is from a screen's shape; less is better. */
    private double quality(List<Point> points) {
        double length = 0;
        for (Wires.Wire w : wires) {
            Point a = points.get(w.unit1());
            Point b = points.get(w.unit2());
            length += w.length(a.x(), a.y(), b.x(), b.y());
        }
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < n; i++) {
            right = Math.max(right, points.get(i).x() + units.get(i).width());
            bottom = Math.max(bottom, points.get(i).y() + units.get(i).height());
        }
        // What a screen must show: the side that decides its zoom.
        double shown = Math.max(right, bottom * ASPECT);
        return length / Math.max(1, wires.size()) + shown * 0.3;
    }
}

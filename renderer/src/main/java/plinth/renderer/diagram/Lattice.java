package plinth.renderer.diagram;

import java.util.List;

/**
 * Where links can run: the plane in cells of {@link #pitch} pixels, each with what stands in it and whose line runs through it, across and down.
 * Lines run through the middles of cells; only the parts next to a box's row run at the row's own height.
 *
 * <p>Two lines nearer than {@link #CLOSE} in the same direction have a cell in common, so that a cell with one owner at most keeps lines apart.
 */
final class Lattice {
    static final int PITCH = 8;

    /** Space beside a box for end marks, above and below it for looks: no line runs there but those that end. */
    static final double SIDE = 16;

    static final double ABOVE = 8;

    private static final double CLOSE = 5;
    private static final int MAX_CELLS = 4_000_000;

    static final byte NEAR = 1;
    static final byte SOLID = 2;

    final double pitch;
    final double left;
    final double top;
    final int columns;
    final int rows;
    final byte[] ground;
    final int[] across;
    final int[] down;

    /** Makes a lattice over {@code area}; where that is very large, cells are larger too. */
    Lattice(Rect area) {
        double p = PITCH;
        while (area.width() / p * (area.height() / p) > MAX_CELLS) {
            p *= 1.5;
        }
        this.pitch = p;
        this.left = Math.floor(area.x() / PITCH) * PITCH;
        this.top = Math.floor(area.y() / PITCH) * PITCH;
        this.columns = (int) Math.ceil((area.right() - left) / p) + 1;
        this.rows = (int) Math.ceil((area.bottom() - top) / p) + 1;
        this.ground = new byte[columns * rows];
        this.across = new int[columns * rows];
        this.down = new int[columns * rows];
    }

    double x(int column) {
        return left + (column + 0.5) * pitch;
    }

    double y(int row) {
        return top + (row + 0.5) * pitch;
    }

    int column(double x) {
        return Math.clamp((int) Math.floor((x - left) / pitch), 0, columns - 1);
    }

    int row(double y) {
        return Math.clamp((int) Math.floor((y - top) / pitch), 0, rows - 1);
    }

    /** Returns the first column whose line is at least at {@code x}, going in {@code direction}. */
    int columnFrom(double x, int direction) {
        double c = (x - left) / pitch - 0.5;
        int at = direction > 0 ? (int) Math.ceil(c - 1e-9) : (int) Math.floor(c + 1e-9);
        return Math.clamp(at, 0, columns - 1);
    }

    /** Marks a box and the space around it. */
    void box(Rect b) {
        fill(new Rect(b.x() - SIDE, b.y() - ABOVE, b.width() + 2 * SIDE, b.height() + 2 * ABOVE), NEAR);
        fill(b.grown(2), SOLID);
    }

    private void fill(Rect r, byte what) {
        int c1 = columnFrom(r.x(), 1);
        int c2 = columnFrom(r.right(), -1);
        int r1 = (int) Math.max(0, Math.ceil((r.y() - top) / pitch - 0.5));
        int r2 = (int) Math.min(rows - 1, Math.floor((r.bottom() - top) / pitch - 0.5));
        for (int row = r1; row <= r2; row++) {
            for (int c = c1; c <= c2; c++) {
                ground[row * columns + c] |= what;
            }
        }
    }

    /** Keeps all lines but {@code owner}'s out of {@code r}, as far as there is another way. */
    void occupy(Rect r, int owner) {
        for (int row = row(r.y()); row <= row(r.bottom()); row++) {
            for (int c = column(r.x()); c <= column(r.right()); c++) {
                across[row * columns + c] = owner;
                down[row * columns + c] = owner;
            }
        }
    }

    /** Enters a line; its corners belong to it in both directions. */
    void line(List<Point> points, int owner) {
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            if (a.y() == b.y()) {
                horizontal(a.x(), b.x(), a.y(), owner);
            } else {
                vertical(a.x(), a.y(), b.y(), owner);
            }
        }
    }

    /** Enters the part of a line before its first corner, without corners. */
    void horizontal(double x1, double x2, double y, int owner) {
        int c1 = column(Math.min(x1, x2));
        int c2 = column(Math.max(x1, x2));
        int at = row(y);
        for (int r = Math.max(0, at - 1); r <= Math.min(rows - 1, at + 1); r++) {
            if (r == at || Math.abs(y(r) - y) < CLOSE) {
                for (int c = c1; c <= c2; c++) {
                    across[r * columns + c] = owner;
                }
            }
        }
    }

    private void vertical(double x, double y1, double y2, int owner) {
        int r1 = row(Math.min(y1, y2));
        int r2 = row(Math.max(y1, y2));
        int at = column(x);
        for (int c = Math.max(0, at - 1); c <= Math.min(columns - 1, at + 1); c++) {
            if (c == at || Math.abs(x(c) - x) < CLOSE) {
                for (int r = r1; r <= r2; r++) {
                    down[r * columns + c] = owner;
                }
            }
        }
    }
}

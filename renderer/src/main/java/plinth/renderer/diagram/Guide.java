package plinth.renderer.diagram;

import java.util.List;

/**
 * Finds the streets for a far way: a search over squares of {@link #SIZE} by {@code SIZE} cells, each with how many lines can still be led across
 * and down through it.
 */
final class Guide {
    static final int SIZE = 6;

    private static final int STEP = SIZE * PathFinder.STEP;

    /** What it costs to go where one more line fits, and where none does. */
    private static final int TIGHT = STEP;

    private static final int FULL = 6 * STEP;

    private static final int ACROSS = 0;
    private static final int DOWN = 1;

    private final Lattice lattice;
    private final int columns;
    private final int rows;
    private final byte[] freeAcross;
    private final byte[] freeDown;
    private final int[] marks;
    private final int[] cost;
    private final int[] stamp;
    private final byte[] from;
    private final Buckets open = new Buckets();
    private int round;
    private int goalColumn;
    private int goalRow;

    Guide(Lattice lattice) {
        this.lattice = lattice;
        this.columns = (lattice.columns + SIZE - 1) / SIZE;
        this.rows = (lattice.rows + SIZE - 1) / SIZE;
        int n = columns * rows;
        this.freeAcross = new byte[n];
        this.freeDown = new byte[n];
        this.marks = new int[n];
        this.cost = new int[2 * n];
        this.stamp = new int[2 * n];
        this.from = new byte[2 * n];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                count(c, r);
            }
        }
    }

    /** Counts anew where a line has been entered. */
    void changed(List<Point> points) {
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            int c1 = lattice.column(Math.min(a.x(), b.x())) / SIZE;
            int c2 = lattice.column(Math.max(a.x(), b.x())) / SIZE;
            int r1 = lattice.row(Math.min(a.y(), b.y())) / SIZE;
            int r2 = lattice.row(Math.max(a.y(), b.y())) / SIZE;
            for (int r = r1; r <= r2; r++) {
                for (int c = c1; c <= c2; c++) {
                    count(c, r);
                }
            }
        }
    }

    private void count(int column, int row) {
        int c2 = Math.min(lattice.columns, (column + 1) * SIZE);
        int r2 = Math.min(lattice.rows, (row + 1) * SIZE);
        int openColumns = 0;
        int blockedRows = 0;
        for (int c = column * SIZE; c < c2; c++) {
            boolean open = true;
            for (int r = row * SIZE; r < r2; r++) {
                int cell = r * lattice.columns + c;
                boolean ground = lattice.ground[cell] == 0;
                open &= ground && lattice.down[cell] == 0;
                if (!ground || lattice.across[cell] != 0) {
                    blockedRows |= 1 << (r - row * SIZE);
                }
            }
            openColumns += open ? 1 : 0;
        }
        freeDown[row * columns + column] = (byte) openColumns;
        freeAcross[row * columns + column] = (byte) (r2 - row * SIZE - Integer.bitCount(blockedRows));
    }

    /** Returns whether a cell of the lattice is near the streets marked last. */
    boolean marked(int column, int row) {
        return marks[row / SIZE * columns + column / SIZE] == round;
    }

    /** Marks the streets from {@code start} to {@code end} and what lies beside them; returns whether there are any. */
    boolean mark(PathFinder.Cell start, PathFinder.Cell end) {
        round++;
        open.clear();
        goalColumn = end.column() / SIZE;
        goalRow = end.row() / SIZE;
        int first = (start.row() / SIZE * columns + start.column() / SIZE) << 1;
        int last = (goalRow * columns + goalColumn) << 1;
        offer(first, start.column() / SIZE, start.row() / SIZE, 0, -1);
        while (!open.isEmpty()) {
            int s = open.pop();
            int cell = s >> 1;
            if (s >> 1 == last >> 1) {
                trace(s);
                return true;
            }
            int column = cell % columns;
            int row = cell / columns;
            if (open.priority() > cost[s] + estimate(column, row)) {
                continue;
            }
            int so = cost[s];
            offer(s ^ 1, column, row, so + PathFinder.CORNER, 4);
            if ((s & 1) == ACROSS) {
                if (column > 0) {
                    offer((cell - 1) << 1, column - 1, row, so + step(freeAcross[cell - 1]), 0);
                }
                if (column < columns - 1) {
                    offer((cell + 1) << 1, column + 1, row, so + step(freeAcross[cell + 1]), 1);
                }
            } else {
                if (row > 0) {
                    offer((cell - columns) << 1 | DOWN, column, row - 1, so + step(freeDown[cell - columns]), 2);
                }
                if (row < rows - 1) {
                    offer((cell + columns) << 1 | DOWN, column, row + 1, so + step(freeDown[cell + columns]), 3);
                }
            }
        }
        return false;
    }

    private static int step(int free) {
        return switch (free) {
            case 0 -> STEP + FULL;
            case 1 -> STEP + TIGHT;
            default -> STEP;
        };
    }

    private void offer(int s, int column, int row, int c, int direction) {
        if (stamp[s] != round || c < cost[s]) {
            stamp[s] = round;
            cost[s] = c;
            from[s] = (byte) direction;
            open.push(c + estimate(column, row), s);
        }
    }

    private int estimate(int column, int row) {
        return (Math.abs(column - goalColumn) + Math.abs(row - goalRow)) * STEP;
    }

    private void trace(int last) {
        int s = last;
        while (true) {
            around((s >> 1) % columns, (s >> 1) / columns);
            switch (from[s]) {
                case 0 -> s += 2;
                case 1 -> s -= 2;
                case 2 -> s += columns * 2;
                case 3 -> s -= columns * 2;
                case 4 -> s ^= 1;
                default -> {
                    return;
                }
            }
        }
    }

    private void around(int column, int row) {
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                marks[r * columns + c] = round;
            }
        }
    }
}

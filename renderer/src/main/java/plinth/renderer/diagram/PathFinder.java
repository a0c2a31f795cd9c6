package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the cheapest way over a {@link Lattice}: A* over cell and direction, where length, corners and crossings cost, and other lines, boxes and
 * the space around them cost so much that only a way that does not exist otherwise goes there. Corner and crossing costs are counted in cells.
 *
 * <p>Far ways are sought in two steps: a {@link Guide} finds the streets to go by, then only cells near them are looked at.
 */
final class PathFinder {
    static final int STEP = 4;

    /** A step along a line of one's own bundle. */
    private static final int OWN = 1;

    static final int CORNER = 5 * STEP;
    private static final int CROSSING = 3 * STEP;
    private static final int OVERLAP = 120 * STEP;
    private static final int NEAR = 40 * STEP;
    private static final int SOLID = 300 * STEP;

    /** The least that a step costs which goes where no line should. */
    private static final int DIRTY = NEAR;

    /** Cells from end to end beyond which a guide is asked. */
    private static final int FAR = 40;

    /** States looked at before a search gives up: a near one or one along streets, and one that has no streets to go by. */
    private static final int PATIENCE = 60_000;

    private static final int LAST_PATIENCE = 200_000;

    private static final int ACROSS = 0;
    private static final int DOWN = 1;

    /** How a state was come by: 0 to 3 from the cell right, left, below, above; or by a turn in it. */
    private static final int TURNED = 4;

    private final Lattice lattice;
    private final Guide guide;
    private final int columns;
    private final int[] cost;
    private final int[] stamp;
    private final byte[] from;
    private final Buckets open = new Buckets();
    private int round;
    private int owner;
    private boolean guided;
    private Cell goal = new Cell(0, 0);

    PathFinder(Lattice lattice) {
        this.lattice = lattice;
        this.guide = new Guide(lattice);
        this.columns = lattice.columns;
        int states = lattice.columns * lattice.rows * 2;
        this.cost = new int[states];
        this.stamp = new int[states];
        this.from = new byte[states];
    }

    /** A cell. */
    record Cell(int column, int row) {}

    /** Takes notice of a line that has been entered into the lattice. */
    void changed(List<Point> points) {
        guide.changed(points);
    }

    /**
     * Returns the corners of the way from {@code start} to {@code end}, both included, leaving and arriving across; empty when none is found.
     *
     * @param whose whose line it will be; lines of the same owner may be run along
     */
    List<Cell> find(Cell start, Cell end, int whose) {
        owner = whose;
        goal = end;
        int distance = Math.abs(start.column() - end.column()) + Math.abs(start.row() - end.row());
        guided = distance > FAR && guide.mark(start, end);
        List<Cell> near = search(start, PATIENCE) ? corners() : List.of();
        int paid = near.isEmpty() ? Integer.MAX_VALUE : cost[state(end)];
        if (!near.isEmpty() && clean()) {
            return near;
        }
        // There is no good way by these streets, or none in this patience: look everywhere.
        guided = false;
        return search(start, LAST_PATIENCE) && cost[state(end)] < paid ? corners() : near;
    }

    private int state(Cell c) {
        return (c.row() * columns + c.column()) << 1 | ACROSS;
    }

    /** Whether the way found last keeps clear of boxes and of other lines. */
    private boolean clean() {
        int s = state(goal);
        while (from[s] >= 0) {
            int before = before(s);
            if (cost[s] - cost[before] >= DIRTY) {
                return false;
            }
            s = before;
        }
        return true;
    }

    private int before(int s) {
        return switch (from[s]) {
            case 0 -> s + 2;
            case 1 -> s - 2;
            case 2 -> s + columns * 2;
            case 3 -> s - columns * 2;
            default -> s ^ 1;
        };
    }

    private boolean search(Cell start, int patience) {
        round++;
        open.clear();
        int first = state(start);
        int last = state(goal);
        offer(first, start.column(), start.row(), 0, -1);
        int looked = 0;
        while (!open.isEmpty()) {
            int s = open.pop();
            if (s == last) {
                return true;
            }
            int cell = s >> 1;
            int column = cell % columns;
            int row = cell / columns;
            if (open.priority() > cost[s] + estimate(s & 1, column, row)) {
                continue;
            }
            if (++looked > patience) {
                return false;
            }
            int so = cost[s];
            if ((s & 1) == ACROSS) {
                turn(s, column, row, so + CORNER, lattice.down[cell]);
                if (column > 0) {
                    enter(cell - 1, column - 1, row, so, ACROSS, 0);
                }
                if (column < columns - 1) {
                    enter(cell + 1, column + 1, row, so, ACROSS, 1);
                }
            } else {
                turn(s, column, row, so + CORNER, lattice.across[cell]);
                if (row > 0) {
                    enter(cell - columns, column, row - 1, so, DOWN, 2);
                }
                if (row < lattice.rows - 1) {
                    enter(cell + columns, column, row + 1, so, DOWN, 3);
                }
            }
        }
        return false;
    }

    private void turn(int s, int column, int row, int c, int there) {
        offer(s ^ 1, column, row, c + (there != 0 && there != owner ? OVERLAP : 0), TURNED);
    }

    private void enter(int cell, int column, int row, int so, int way, int direction) {
        if (guided && !guide.marked(column, row)) {
            return;
        }
        int along = way == ACROSS ? lattice.across[cell] : lattice.down[cell];
        int athwart = way == ACROSS ? lattice.down[cell] : lattice.across[cell];
        int c = so + (along == owner ? OWN : STEP);
        if (along != 0 && along != owner) {
            c += OVERLAP;
        }
        if (athwart != 0 && athwart != owner) {
            c += CROSSING;
        }
        byte ground = lattice.ground[cell];
        if (ground != 0) {
            c += (ground & Lattice.SOLID) != 0 ? SOLID : NEAR;
        }
        offer(cell << 1 | way, column, row, c, direction);
    }

    private void offer(int s, int column, int row, int c, int direction) {
        if (stamp[s] != round || c < cost[s]) {
            stamp[s] = round;
            cost[s] = c;
            from[s] = (byte) direction;
            open.push(c + estimate(s & 1, column, row), s);
        }
    }

    /** What the rest of the way costs when nothing is in it: its length and the corners that it must have. */
    private int estimate(int way, int column, int row) {
        int dx = Math.abs(column - goal.column());
        int dy = Math.abs(row - goal.row());
        int corners = way == DOWN ? 1 : dy == 0 ? 0 : 2;
        return (dx + dy) * STEP + corners * CORNER;
    }

    private List<Cell> corners() {
        List<Cell> back = new ArrayList<>();
        int s = state(goal);
        back.add(cell(s));
        while (from[s] >= 0) {
            if (from[s] == TURNED) {
                back.add(cell(s));
            }
            s = before(s);
        }
        back.add(cell(s));
        return back.reversed();
    }

    private Cell cell(int s) {
        return new Cell((s >> 1) % columns, (s >> 1) / columns);
    }
}

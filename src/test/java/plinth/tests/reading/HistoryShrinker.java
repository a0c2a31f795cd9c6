package plinth.tests.reading;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes a history that is read wrongly as short as it can be while it goes wrong in the same way. */
final class HistoryShrinker {
    private final EmptyDatabases databases;
    private HistoryOutcome best;

    private HistoryShrinker(EmptyDatabases databases, HistoryOutcome wrong) {
        this.databases = databases;
        this.best = wrong;
    }

    static HistoryOutcome shrink(EmptyDatabases databases, HistoryOutcome wrong) throws SQLException, IOException {
        HistoryShrinker s = new HistoryShrinker(databases, wrong);
        s.prefix();
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int i = s.best.statements().size() - 1; i >= 0; i--) {
                if (i < s.best.statements().size()) {
                    shorter |= s.without(i);
                }
            }
        }
        return s.best;
    }

    /** The shortest beginning that goes wrong, whichever way. */
    private void prefix() throws SQLException, IOException {
        int low = 1;
        int high = best.statements().size();
        while (low < high) {
            int mid = (low + high) / 2;
            HistoryOutcome o =
                    HistoryOutcome.of(databases, closed(best.statements().subList(0, mid)));
            if (o.right()) {
                low = mid + 1;
            } else {
                best = o;
                high = mid;
            }
        }
    }

    /** A transaction that is left open would be rolled back. */
    private static List<String> closed(List<String> statements) {
        boolean open = false;
        for (String s : statements) {
            open = s.equals("BEGIN") || (open && !s.equals("COMMIT") && !s.equals("ROLLBACK"));
        }
        List<String> all = new ArrayList<>(statements);
        if (open) {
            all.add("COMMIT");
        }
        return List.copyOf(all);
    }

    /** Leaves out a statement, and those that PostgreSQL then refuses. */
    private boolean without(int index) throws SQLException, IOException {
        List<String> left = new ArrayList<>(best.statements());
        left.remove(index);
        while (!left.isEmpty()) {
            HistoryOutcome o = HistoryOutcome.of(databases, closed(left));
            if (o.refused().size() <= best.refused().size()) {
                boolean same = !o.right()
                        && o.fault().equals(best.fault())
                        && o.statements().size() < best.statements().size();
                if (same) {
                    best = o;
                }
                return same;
            }
            o.refused().descendingSet().stream().filter(i -> i < left.size()).forEach(i -> left.remove((int) i));
        }
        return false;
    }
}

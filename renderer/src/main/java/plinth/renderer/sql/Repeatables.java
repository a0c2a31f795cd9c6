package plinth.renderer.sql;

import java.util.List;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/**
 * Steps that their tool runs again whenever they have changed. Such a step may hold only statements that make their objects anew whether they are there or
 * not; a name that changes in one would leave the old object where it is.
 */
record Repeatables(Steps steps, Reading before, Reading after) {
    /** Returns whether each such step is still one: as many statements, and those that changed {@code CREATE OR REPLACE} of the same name. */
    boolean kept() {
        for (int f = 0; f < before.files().size(); f++) {
            if (steps.repeatable().get(f)
                    && !same(
                            before.files().get(f).entries(),
                            after.files().get(f).entries())) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(List<Entry> was, List<Entry> now) {
        if (was == now) {
            return true;
        }
        if (was.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < was.size(); i++) {
            Entry a = was.get(i);
            Entry b = now.get(i);
            boolean replaces = replacing(a) && replacing(b) && name(a.node()).equals(name(b.node()));
            if (a != b && !a.statement().text().equals(b.statement().text()) && !replaces) {
                return false;
            }
        }
        return true;
    }

    private static boolean replacing(Entry e) {
        Tokens t = e.statement().tokens();
        return t.size() > 2 && t.keyword(0) == Keyword.CREATE && t.keyword(1) == Keyword.OR;
    }

    private static String name(StatementNode node) {
        return switch (node) {
            case StatementNode.CreateView v -> v.name().toString();
            case StatementNode.CreateRoutine r -> r.name().toString();
            case StatementNode.CreateTrigger t -> t.name().toString();
            default -> "";
        };
    }
}

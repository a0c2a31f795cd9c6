package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/** CREATE STATISTICS. */
final class Statistics {
    private Statistics() {}

    /** The columns that extended statistics are of, expressions left out, and their table. */
    record Covered(NameNode table, List<Name> columns) {}

    /** Where ON and FROM stand. */
    private record Bounds(int on, int from) {
        static Optional<Bounds> of(Tokens t) {
            int on = -1;
            int from = -1;
            int depth = 0;
            for (int i = 0; i < t.size(); i++) {
                depth += t.is(i, '(') ? 1 : t.is(i, ')') ? -1 : 0;
                on = depth == 0 && on < 0 && t.is(i, Keyword.ON) ? i : on;
                from = depth == 0 && t.is(i, Keyword.FROM) ? i : from;
            }
            return on < 0 || from < on ? Optional.empty() : Optional.of(new Bounds(on, from));
        }
    }

    /** Returns what {@code k} is about; nothing when the statement is not understood. */
    static Optional<Covered> of(Kept k) {
        Tokens t = Reparsed.tokens(k.text());
        Optional<Bounds> bounds = Bounds.of(t);
        if (bounds.isEmpty() || !t.isIdentifier(bounds.get().from + 1)) {
            return Optional.empty();
        }
        Cursor c = new Cursor(t);
        c.to(bounds.get().from + 1);
        List<Name> columns = new ArrayList<>();
        for (int i = bounds.get().on + 1; i < bounds.get().from; i++) {
            if (t.isIdentifier(i) && !t.is(i + 1, '(')) {
                columns.add(new Name(t.identifier(i)));
            }
        }
        return Optional.of(new Covered(c.name("a table"), columns));
    }

    /** Returns the statistics {@code k} for the table {@code to}; nothing when the statement is not understood. */
    static Optional<Kept> copied(Kept k, ObjectName to) {
        Tokens t = Reparsed.tokens(k.text());
        Optional<Bounds> bounds = Bounds.of(t);
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        int on = bounds.get().on;
        int from = bounds.get().from;
        List<Name> columns = new ArrayList<>();
        int begins = on + 1;
        for (int i = on + 1; i <= from; i++) {
            if (t.is(i, '(')) {
                i = t.closing(i);
            }
            if (i == from || t.is(i, ',')) {
                boolean column = i == begins + 1 && t.isIdentifier(begins);
                columns.add(new Name(column ? t.identifier(begins) : "expr"));
                begins = i + 1;
            }
        }
        int kinds = -1;
        for (int i = 0; i < on; i++) {
            kinds = kinds < 0 && t.is(i, '(') ? i : kinds;
        }
        ObjectName name = to.sibling(ImpliedNames.statistics(to.name(), columns));
        String written = Identifiers.written(to.schema().value()) + "."
                + Identifiers.written(name.name().value());
        String text = "CREATE STATISTICS " + written + " "
                + (kinds < 0 ? "" : Spacing.text(t, kinds, on) + " ")
                + Spacing.text(t, on, from + 1) + " "
                + Identifiers.written(to.schema().value()) + "."
                + Identifiers.written(to.name().value());
        return Optional.of(new Kept(k.kind(), name, text, Optional.of(to), Optional.empty()));
    }
}

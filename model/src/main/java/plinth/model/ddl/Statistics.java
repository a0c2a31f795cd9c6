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

    /** Returns the statistics {@code k} for the table {@code to}; nothing when the statement is not understood. */
    static Optional<Kept> copied(Kept k, ObjectName to) {
        Tokens t = Reparsed.tokens(k.text());
        int on = -1;
        int from = -1;
        int depth = 0;
        for (int i = 0; i < t.size(); i++) {
            depth += t.is(i, '(') ? 1 : t.is(i, ')') ? -1 : 0;
            on = depth == 0 && on < 0 && t.is(i, Keyword.ON) ? i : on;
            from = depth == 0 && t.is(i, Keyword.FROM) ? i : from;
        }
        if (on < 0 || from < on) {
            return Optional.empty();
        }
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

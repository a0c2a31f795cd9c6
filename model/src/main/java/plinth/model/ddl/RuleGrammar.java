package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/** Reads {@code CREATE RULE name AS ON event TO table WHERE condition DO INSTEAD (command; command)}. */
final class RuleGrammar {
    private RuleGrammar() {}

    /**
     * A rule.
     *
     * @param steps the condition, then the commands but for NOTIFY, which names no object
     */
    record Parsed(NameNode table, List<RoutineGrammar.Step> steps) {
        /** Returns what the names in the condition and the commands mean, {@code old} and {@code new} being rows of the table. */
        List<Mention> mentions(Relations relations, List<Name> path, Tokens tokens) {
            ObjectName on = relations.resolve(table, path);
            List<Mention> all = new ArrayList<>();
            for (RoutineGrammar.Step step : steps) {
                QueryMentions m = new QueryMentions(relations, path, tokens);
                m.inRule(step, on);
                all.addAll(m.found());
            }
            return all;
        }
    }

    /** Returns what {@code tokens} make, nothing when they cannot be read to their end. */
    static Optional<Parsed> read(Tokens tokens) {
        Cursor c = new Cursor(tokens);
        try {
            while (!c.done() && !c.is(Keyword.TO)) {
                c.skip();
            }
            c.expect(Keyword.TO);
            NameNode table = c.name("a table");
            List<RoutineGrammar.Step> steps = new ArrayList<>();
            if (c.accept(Keyword.WHERE)) {
                steps.add(new RoutineGrammar.Step.Value(new Sql(c, ObjectName.PUBLIC).expression()));
            }
            c.expect(Keyword.DO);
            if (!c.accept(Keyword.INSTEAD)) {
                c.accept(Keyword.ALSO);
            }
            boolean several = c.accept('(');
            do {
                command(c).ifPresent(steps::add);
            } while (several && c.accept(';') && !c.is(')'));
            if (several) {
                c.expect(')');
            }
            c.accept(';');
            return c.done() ? Optional.of(new Parsed(table, steps)) : Optional.empty();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private static Optional<RoutineGrammar.Step> command(Cursor c) throws Unreadable {
        if (c.accept(Keyword.NOTHING)) {
            return Optional.empty();
        }
        if (c.accept(Keyword.NOTIFY)) {
            while (!c.done() && !c.is(';') && !c.is(')')) {
                c.skip();
            }
            return Optional.empty();
        }
        Sql sql = new Sql(c, ObjectName.PUBLIC);
        return Optional.of(
                sql.beginsChange()
                        ? new RoutineGrammar.Step.Change(sql.change())
                        : new RoutineGrammar.Step.Query(sql.query()));
    }
}

package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.schema.ObjectName;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/** Puts the types of a table's columns below one another, and what stands behind them, as canonical DDL has it. */
public final class Alignment {
    /** Beyond these widths alignment makes lines worse, not better. */
    static final int WIDEST_NAME = 32;

    static final int WIDEST_TYPE = 24;

    private Alignment() {}

    /** Returns {@code reading} with the columns of {@code table} aligned; the same where they do not stand a line each, or are so. */
    public static Reading of(Reading reading, ObjectName table) {
        Origins.OfTable origins = reading.originsOfTable(table).orElse(null);
        if (origins == null || !(origins.definition().entry().node() instanceof StatementNode.CreateTable create)) {
            return reading;
        }
        Origin made = origins.definition();
        Entry entry = made.entry();
        String text = entry.statement().text();
        List<TableElement.ColumnNode> columns = create.elements().stream()
                .filter(TableElement.ColumnNode.class::isInstance)
                .map(TableElement.ColumnNode.class::cast)
                .filter(c -> c.type().span().length() > 0)
                .toList();
        int names = columns.stream()
                .mapToInt(c -> c.name().span().length())
                .filter(n -> n <= WIDEST_NAME)
                .max()
                .orElse(0);
        int types = columns.stream()
                .filter(c -> !c.clauses().isEmpty())
                .mapToInt(c -> c.type().span().length())
                .filter(n -> n <= WIDEST_TYPE)
                .max()
                .orElse(0);
        int offset = reading.place(entry, new Span(0, 0)).span().start();
        List<Patch> patches = new ArrayList<>();
        for (TableElement.ColumnNode c : columns) {
            Span name = c.name().span();
            Span type = c.type().span();
            if (!alone(text, c.span())) {
                return reading;
            }
            space(text, name.end(), type.start(), names - name.length() + 1, offset, patches);
            if (!c.clauses().isEmpty()) {
                int clause = c.clauses().getFirst().span().start();
                space(text, type.end(), clause, types - type.length() + 1, offset, patches);
            }
        }
        int file = reading.place(entry, new Span(0, 0)).file();
        Reading after = patches.isEmpty() ? reading : reading.patched(file, patches);
        return after.schema().equals(reading.schema()) ? after : reading;
    }

    /** Whether nothing but an indent and a comma stands before it on its line. */
    private static boolean alone(String text, Span span) {
        int line = text.lastIndexOf('\n', span.start() - 1) + 1;
        String before = text.substring(line, span.start()).strip();
        return line > 0 && (before.isEmpty() || before.equals(","));
    }

    private static void space(String text, int from, int to, int width, int offset, List<Patch> patches) {
        String is = text.substring(from, to);
        String wanted = " ".repeat(Math.max(1, width));
        if (is.isBlank() && is.indexOf('\n') < 0 && !is.equals(wanted)) {
            patches.add(new Patch(new Span(offset + from, offset + to), wanted));
        }
    }
}

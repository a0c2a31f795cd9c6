package plinth.app.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.ddl.Entry;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.schema.Types;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Says how the parts of a statement are coloured: by the model's own lexer, and by what was read where a word alone does not tell. */
final class Highlight {
    private Highlight() {}

    /** A stretch of a statement's text with the style class that it gets. */
    record Run(int start, int end, String style) {}

    /** Returns the runs of {@code entry} in order; what lies between them is plain. */
    static List<Run> of(Entry entry) {
        Tokens tokens = entry.statement().tokens();
        String text = entry.statement().text();
        Set<Integer> typeStarts = new HashSet<>();
        Set<Integer> nameStarts = new HashSet<>();
        if (!entry.stale() && entry.node() instanceof StatementNode.CreateTable t) {
            for (TableElement e : t.elements()) {
                if (e instanceof TableElement.ColumnNode c) {
                    nameStarts.add(c.name().span().start());
                    for (int i = tokens.from(c.type().span().start());
                            tokens.start(i) < c.type().span().end();
                            i++) {
                        typeStarts.add(tokens.start(i));
                    }
                }
            }
        }
        List<Run> runs = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            comment(runs, text, at, tokens.start(i));
            String style = style(tokens, i, typeStarts, nameStarts);
            if (style != null) {
                runs.add(new Run(tokens.start(i), tokens.end(i), style));
            }
            at = tokens.end(i);
        }
        comment(runs, text, at, text.length());
        return runs;
    }

    private static void comment(List<Run> runs, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == ';')) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            runs.add(new Run(start, end, "sql-comment"));
        }
    }

    private static @Nullable String style(Tokens t, int i, Set<Integer> types, Set<Integer> names) {
        return switch (t.kind(i)) {
            case WORD -> word(t, i, types, names);
            case STRING -> "sql-string";
            case NUMBER -> "sql-number";
            case PARAMETER -> "sql-parameter";
            case META, DATA, LEFT_OUT -> "sql-comment";
            case QUOTED, OPERATOR, PUNCTUATION, END -> null;
        };
    }

    private static @Nullable String word(Tokens t, int i, Set<Integer> types, Set<Integer> names) {
        int start = t.start(i);
        if (names.contains(start)) {
            return null;
        }
        if (types.contains(start)) {
            return "sql-type";
        }
        Keyword k = t.keyword(i);
        boolean afterName = i > 0 && (t.is(i - 1, '.') || t.is(i - 1, Keyword.COLUMN));
        if (afterName) {
            return null;
        }
        if (k == null || k.category() == Keyword.Category.NONE) {
            boolean cast = i > 0 && t.is(i - 1, "::");
            return t.is(i + 1, '(') && !afterTable(t, i)
                    ? "sql-function"
                    : cast || Types.known(t.text(i).toLowerCase(Locale.ROOT)).isPresent() && cast ? "sql-type" : null;
        }
        return switch (k.category()) {
            case RESERVED, TYPE_OR_FUNCTION -> "sql-keyword";
            case COLUMN_NAME ->
                Types.known(t.text(i).toLowerCase(Locale.ROOT)).isPresent() ? "sql-type" : "sql-keyword";
            case UNRESERVED -> namePlace(t, i) ? null : "sql-keyword";
            case NONE -> null;
        };
    }

    /** Whether a word here is most likely a name: an element of a list, or what follows words that call for one. */
    private static boolean namePlace(Tokens t, int i) {
        if (i == 0) {
            return false;
        }
        if (t.is(i - 1, '(') || t.is(i - 1, ',') || t.kind(i - 1) == TokenKind.OPERATOR) {
            // An option or an element: ADD ... , or (name, ...); a clause never begins so but for PRIMARY KEY and the
            // like.
            return !t.is(i + 1, Keyword.KEY) && !t.is(i + 1, Keyword.BY);
        }
        Keyword before = t.keyword(i - 1);
        return before == Keyword.TABLE
                || before == Keyword.INDEX
                || before == Keyword.REFERENCES
                || before == Keyword.CONSTRAINT
                || before == Keyword.COLLATE
                || before == Keyword.TRIGGER;
    }

    private static boolean afterTable(Tokens t, int i) {
        Keyword before = i > 0 ? t.keyword(i - 1) : null;
        return before == Keyword.TABLE
                || before == Keyword.ON
                || before == Keyword.REFERENCES
                || before == Keyword.INTO
                || before == Keyword.EXISTS
                || (i > 0 && t.is(i - 1, '.'));
    }
}

package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.SeedRows;
import plinth.model.schema.Table;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Reads the rows that INSERT ... VALUES writes into tables which others refer to. */
final class SeedRowsReader {
    /** A table that gets more rows than this is no short list of values. */
    private static final int MOST = 200;

    private final Reading reading;
    private final Map<ObjectName, List<Map<Name, String>>> rows = new HashMap<>();

    SeedRowsReader(Reading reading) {
        this.reading = reading;
    }

    SeedRows read() {
        Map<ObjectName, Table> referenced = new HashMap<>();
        for (Table t : reading.schema().tables()) {
            t.foreignKeys()
                    .forEach(f ->
                            reading.schema().table(f.target()).ifPresent(target -> referenced.put(f.target(), target)));
        }
        for (Reading.File f : reading.files()) {
            for (Entry e : f.entries()) {
                if (e.node() instanceof StatementNode.PassingNode p) {
                    p.change()
                            .filter(c -> c.verb().equals("insert"))
                            .ifPresent(c -> Optional.ofNullable(referenced.get(table(e, c.table())))
                                    .ifPresent(t -> insert(e, c, t)));
                }
            }
        }
        rows.values().removeIf(r -> r.size() > MOST);
        return new SeedRows(rows);
    }

    private ObjectName table(Entry e, NameNode name) {
        return e.path().stream()
                .map(name::in)
                .filter(n -> reading.schema().table(n).isPresent())
                .findFirst()
                .orElse(name.in(e.path().getFirst()));
    }

    private void insert(Entry e, QueryNode.ChangeNode c, Table t) {
        if (c.source().isEmpty()) {
            return;
        }
        List<Name> columns = c.columns().isEmpty()
                ? t.columns().stream().map(Column::name).toList()
                : c.columns().stream().map(Ident::name).toList();
        Tokens tokens = e.statement().tokens();
        int at = tokens.from(c.source().get().span().start());
        if (!tokens.is(at, Keyword.VALUES)) {
            return;
        }
        at++;
        List<Map<Name, String>> all = rows.computeIfAbsent(t.name(), n -> new ArrayList<>());
        while (tokens.is(at, '(')) {
            int close = tokens.closing(at);
            Map<Name, String> row = row(tokens, at, close, columns);
            numbered(t, row, all.size());
            all.add(row);
            at = tokens.is(close + 1, ',') ? close + 2 : close + 1;
        }
    }

    private static Map<Name, String> row(Tokens tokens, int open, int close, List<Name> columns) {
        Map<Name, String> row = new LinkedHashMap<>();
        int column = 0;
        int from = open + 1;
        int depth = 0;
        for (int k = open + 1; k <= close && column < columns.size(); k++) {
            if (k == close || depth == 0 && tokens.is(k, ',')) {
                Name n = columns.get(column);
                constant(tokens, from, k).ifPresent(v -> row.put(n, v));
                column++;
                from = k + 1;
            } else if (tokens.is(k, '(') || tokens.is(k, '[')) {
                depth++;
            } else if (tokens.is(k, ')') || tokens.is(k, ']')) {
                depth--;
            }
        }
        return row;
    }

    /** A string, a number or a truth value, perhaps with a cast. */
    private static Optional<String> constant(Tokens tokens, int from, int to) {
        if (from >= to || to > from + 1 && !tokens.is(from + 1, "::")) {
            return Optional.empty();
        }
        return switch (tokens.kind(from)) {
            case TokenKind.STRING -> Optional.of(tokens.string(from));
            case TokenKind.NUMBER -> Optional.of(tokens.text(from));
            default ->
                tokens.is(from, Keyword.TRUE)
                        ? Optional.of("true")
                        : tokens.is(from, Keyword.FALSE) ? Optional.of("false") : Optional.empty();
        };
    }

    /** Where a key counts by itself, the rows that the script puts in have the first numbers. */
    private static void numbered(Table t, Map<Name, String> row, int before) {
        for (Name n : t.keyColumns()) {
            boolean counts = t.column(n)
                    .filter(c -> c.value() instanceof Column.Serial || c.value() instanceof Column.Identity)
                    .isPresent();
            if (counts && t.keyColumns().size() == 1) {
                row.putIfAbsent(n, Integer.toString(before + 1));
            }
        }
    }
}

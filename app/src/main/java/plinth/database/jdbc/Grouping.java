package plinth.database.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a query selects, beside what it counts or adds up, only what it groups by: some databases do not mind, PostgreSQL does. */
final class Grouping {
    private Grouping() {}

    static void check(Product product, List<Word> query) throws Untranslatable {
        if (!product.looseGrouping() || query.stream().noneMatch(w -> w.is("SELECT"))) {
            return;
        }
        boolean aggregates = false;
        for (int i = 0; i + 1 < query.size(); i++) {
            aggregates |= query.get(i).kind() == Word.Kind.WORD
                    && query.get(i + 1).is("(")
                    && Grammar.AGGREGATES.contains(query.get(i).text().toLowerCase(Locale.ROOT));
        }
        boolean grouped = query.stream().anyMatch(w -> w.is("GROUP"));
        if (!aggregates && !grouped) {
            return;
        }
        if (query.stream().filter(w -> w.is("SELECT")).count() > 1) {
            throw new Untranslatable("a query within a query that groups");
        }
        List<String> keys = grouped ? keys(query) : List.of();
        for (List<Word> column : columns(query)) {
            boolean aggregate = column.size() > 1
                    && column.get(1).is("(")
                    && Grammar.AGGREGATES.contains(column.getFirst().text().toLowerCase(Locale.ROOT));
            if (!aggregate && !keys.contains(text(column))) {
                throw new Untranslatable("a column that the query does not group by");
            }
        }
    }

    /** The columns behind SELECT, each without the name given to it. */
    private static List<List<Word>> columns(List<Word> query) {
        int from = 0;
        while (!query.get(from).is("SELECT")) {
            from++;
        }
        List<List<Word>> out = parts(query, from + 1, "FROM");
        out.replaceAll(c -> {
            int as = 0;
            while (as < c.size() && !c.get(as).is("AS")) {
                as++;
            }
            return c.subList(0, as);
        });
        return out;
    }

    private static List<String> keys(List<Word> query) {
        int from = 0;
        while (!query.get(from).is("GROUP")) {
            from++;
        }
        return parts(query, from + 2, "HAVING", "ORDER", "LIMIT", "UNION").stream()
                .map(Grouping::text)
                .toList();
    }

    private static List<List<Word>> parts(List<Word> query, int from, String... ends) {
        List<List<Word>> out = new ArrayList<>();
        List<Word> part = new ArrayList<>();
        int depth = 0;
        for (Word w : query.subList(from, query.size())) {
            if (depth == 0 && List.of(ends).stream().anyMatch(w::is)) {
                break;
            }
            depth += w.is("(") ? 1 : w.is(")") ? -1 : 0;
            if (depth == 0 && w.is(",")) {
                out.add(part);
                part = new ArrayList<>();
            } else {
                part.add(w);
            }
        }
        out.add(part);
        return out;
    }

    private static String text(List<Word> words) {
        StringBuilder out = new StringBuilder();
        words.forEach(w -> out.append(w.text().toLowerCase(Locale.ROOT)).append(' '));
        return out.toString();
    }
}

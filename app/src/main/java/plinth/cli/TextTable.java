package plinth.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Lines of cells as columns that stand under one another: the first to the left, all others to the right. */
final class TextTable {
    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        row(Arrays.asList(cells));
    }

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Puts an empty line between what came and what comes. */
    void gap() {
        rows.add(List.of());
    }

    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), width(row.get(i))));
            }
        }
        return rows.stream().map(r -> line(r, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String blank = " ".repeat(widths.get(i) - width(row.get(i)));
            out.append(i == 0 ? "" : GAP);
            out.append(i == 0 ? row.get(i) + blank : blank + row.get(i));
        }
        return out.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

package plinth.renderer.notation;

import java.util.List;
import java.util.stream.Collectors;
import plinth.renderer.sql.SqlComment;

/** Writes a data dictionary as Markdown of the kind that GitHub shows. */
final class MarkdownWriter {
    private final Dictionary dictionary;
    private final StringBuilder out = new StringBuilder();

    private MarkdownWriter(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    static String write(Dictionary dictionary, String title) {
        return new MarkdownWriter(dictionary).write(title);
    }

    private String write(String title) {
        out.append("<!-- ").append(SqlComment.xml(title)).append(" -->\n# Data dictionary\n");
        dictionary.sections().forEach(this::section);
        return out.toString();
    }

    private void section(Dictionary.Section section) {
        out.append("\n## ").append(section.title()).append('\n');
        for (Dictionary.Entry e : section.entries()) {
            out.append("\n<a id=\"")
                    .append(Dictionary.anchor(e.name()))
                    .append("\"></a>\n### ")
                    .append(text(e.name()))
                    .append('\n');
            e.comment().ifPresent(c -> out.append('\n').append(text(c)).append('\n'));
            if (!e.columns().isEmpty()) {
                out.append("\n| Column | Type | NULL | Key | Value | Comment |\n|---|---|---|---|---|---|\n");
                e.columns().forEach(this::column);
            }
            references("References", e.references());
            references("Referenced by", e.referenced());
            code(e.statement());
        }
    }

    private void column(Dictionary.Field f) {
        String cells = List.of(f.name(), f.type(), f.nullable() ? "yes" : "", f.keys(), f.value(), f.comment()).stream()
                .map(MarkdownWriter::text)
                .collect(Collectors.joining(" | ", "| ", " |"));
        out.append(cells).append('\n');
    }

    private void references(String words, List<Dictionary.Reference> all) {
        if (!all.isEmpty()) {
            out.append('\n')
                    .append(words)
                    .append(": ")
                    .append(all.stream()
                            .map(r -> link(r) + " (" + text(r.columns()) + ")")
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
    }

    private static String link(Dictionary.Reference r) {
        return r.here() ? "[" + text(r.table()) + "](#" + Dictionary.anchor(r.table()) + ")" : text(r.table());
    }

    private void code(String statement) {
        String fence = "```";
        while (statement.contains(fence)) {
            fence += "`";
        }
        out.append("\n<details><summary>DDL</summary>\n\n")
                .append(fence)
                .append("sql\n")
                .append(statement)
                .append('\n')
                .append(fence)
                .append("\n\n</details>\n");
    }

    /** Returns {@code s} on one line, as it reads: nothing in it is a mark of Markdown. */
    private static String text(String s) {
        return s.lines().map(MarkdownWriter::line).collect(Collectors.joining("<br>"));
    }

    private static String line(String s) {
        StringBuilder text = new StringBuilder();
        for (char c : SqlComment.visible(s).toCharArray()) {
            if ("\\`*_[]|~$".indexOf(c) >= 0 || text.isEmpty() && "#+-".indexOf(c) >= 0) {
                text.append('\\').append(c);
            } else {
                text.append(
                        switch (c) {
                            case '<' -> "&lt;";
                            case '>' -> "&gt;";
                            case '&' -> "&amp;";
                            default -> String.valueOf(c);
                        });
            }
        }
        return text.toString();
    }
}

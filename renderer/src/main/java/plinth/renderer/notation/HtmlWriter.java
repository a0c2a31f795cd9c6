package plinth.renderer.notation;

import java.util.List;
import java.util.stream.Collectors;
import plinth.renderer.sql.SqlComment;

/** Writes a data dictionary as one file of HTML that needs nothing beside it. */
final class HtmlWriter {
    private static final String STYLE = """
        :root { color-scheme: light dark; --line: light-dark(#d0d7de, #30363d); --soft: light-dark(#57606a, #8d96a0); --fill: light-dark(#f6f8fa, #161b22); --link: light-dark(#0969da, #4493f8); }
        body { font: 14px/1.5 Inter, system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: 16rem minmax(0, 1fr); }
        nav { position: sticky; top: 0; height: 100vh; box-sizing: border-box; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); background: var(--fill); }
        nav a { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        nav h2 { font-size: 12px; color: var(--soft); margin: 1rem 0 .25rem; }
        main { padding: 1rem 2rem 4rem; max-width: 72rem; }
        a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
        h1 { font-size: 20px; } h2 { font-size: 16px; margin-top: 2.5rem; } h3 { font-size: 14px; margin: 2rem 0 .25rem; }
        table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .5rem 0; } th { width: 18%; } th:nth-child(3) { width: 3rem; } th:nth-child(6) { width: auto; }
        th, td { text-align: left; vertical-align: top; padding: 4px 8px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        th { font-weight: 600; color: var(--soft); font-size: 12px; }
        code, pre, td.code { font-family: "JetBrains Mono", ui-monospace, monospace; font-size: 12px; }
        pre { background: var(--fill); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow: auto; }
        p, td { white-space: pre-line; } p { margin: .25rem 0; } summary { color: var(--soft); cursor: pointer; }
        @media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; max-height: 40vh; } main { padding: 1rem; } }
        """;

    private final Dictionary dictionary;
    private final StringBuilder out = new StringBuilder();

    private HtmlWriter(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    static String write(Dictionary dictionary, String title) {
        return new HtmlWriter(dictionary).write(title);
    }

    private String write(String title) {
        out.append("<!-- ").append(SqlComment.xml(title)).append(" -->\n<!DOCTYPE html>\n");
        out.append("<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Data dictionary</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<nav>\n");
        dictionary.sections().forEach(this::contents);
        out.append("</nav>\n<main>\n<h1>Data dictionary</h1>\n");
        dictionary.sections().forEach(this::section);
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void contents(Dictionary.Section section) {
        out.append("<h2>").append(text(section.title())).append("</h2>\n");
        for (Dictionary.Entry e : section.entries()) {
            out.append(link(e.name(), true)).append('\n');
        }
    }

    private void section(Dictionary.Section section) {
        out.append("<h2>").append(text(section.title())).append("</h2>\n");
        for (Dictionary.Entry e : section.entries()) {
            out.append("<h3 id=\"")
                    .append(Dictionary.anchor(e.name()))
                    .append("\">")
                    .append(text(e.name()))
                    .append("</h3>\n");
            e.comment().ifPresent(c -> out.append("<p>").append(text(c)).append("</p>\n"));
            if (!e.columns().isEmpty()) {
                out.append("<table>\n<tr><th>Column<th>Type<th>NULL<th>Key<th>Value<th>Comment</tr>\n");
                e.columns().forEach(this::column);
                out.append("</table>\n");
            }
            references("References", e.references());
            references("Referenced by", e.referenced());
            out.append("<details><summary>DDL</summary><pre>")
                    .append(text(e.statement()))
                    .append("</pre></details>\n");
        }
    }

    private void column(Dictionary.Field f) {
        out.append("<tr><td><b>").append(text(f.name())).append("</b>");
        out.append("<td class=\"code\">").append(text(f.type()));
        out.append("<td>").append(f.nullable() ? "yes" : "");
        out.append("<td>").append(text(f.keys()));
        out.append("<td class=\"code\">").append(text(f.value()));
        out.append("<td>").append(text(f.comment())).append("</tr>\n");
    }

    private void references(String words, List<Dictionary.Reference> all) {
        if (!all.isEmpty()) {
            out.append("<p>")
                    .append(words)
                    .append(": ")
                    .append(all.stream()
                            .map(r -> link(r.table(), r.here()) + " (" + text(r.columns()) + ")")
                            .collect(Collectors.joining(", ")))
                    .append("</p>\n");
        }
    }

    private static String link(String name, boolean there) {
        return there ? "<a href=\"#" + Dictionary.anchor(name) + "\">" + text(name) + "</a>" : text(name);
    }

    private static String text(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

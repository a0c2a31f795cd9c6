package plinth.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import plinth.model.ddl.Problem.Severity;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Position;
import plinth.renderer.report.ProblemKey;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The file of ignored problems: YAML, one entry a line and sorted, so that it merges in git. What people have written into it in another way, comments
 * among it, stays as it is.
 */
final class IgnoredText {
    private static final List<String> KEYS = List.of("rule", "table", "columns", "reason");

    private static final String HEAD =
            "# Problems of the schema that Plinth leaves out, each with the reason. plinth check obeys this file.\n";

    private final String file;
    private final Name inside;
    private final List<Notice> notices;
    private final List<Entry> entries = new ArrayList<>();

    /** An entry, and the line at which it begins, the first being 1. */
    private record Entry(ProblemKey key, String reason, int line) {}

    private IgnoredText(String file, Name inside, List<Notice> notices) {
        this.file = file;
        this.inside = inside;
        this.notices = notices;
    }

    /**
     * Reads {@code text}; names without a schema are in {@code inside}. What is not understood is told by a notice.
     *
     * @return the reason of each problem
     */
    static SortedMap<ProblemKey, String> read(String file, String text, Name inside, List<Notice> notices)
            throws ProjectException {
        SortedMap<ProblemKey, String> all = new TreeMap<>();
        parse(file, text, inside, notices).forEach(e -> all.put(e.key, e.reason));
        return all;
    }

    private static List<Entry> parse(String file, String text, Name inside, List<Notice> notices)
            throws ProjectException {
        IgnoredText reader = new IgnoredText(file, inside, notices);
        switch (Yaml.read(file, text)) {
            case Yaml.Items items -> items.values().forEach(reader::entry);
            case Yaml.Members m when m.values().isEmpty() -> {}
            case Yaml other -> reader.wrong(other.at(), "a list of ignored problems is expected here");
        }
        return reader.entries;
    }

    private void wrong(Position at, String what) {
        notices.add(new Notice(
                Severity.WARNING,
                file,
                Optional.of(at),
                what + ", as in - {rule: unindexed-foreign-key, table: orders, columns: [customer_id], reason: why}."
                        + " Until it is mended nothing is written to this file."));
    }

    private void entry(Yaml value) {
        if (!(value instanceof Yaml.Members m)) {
            wrong(value.at(), "an ignored problem is expected here");
            return;
        }
        Optional<String> unknown =
                m.values().keySet().stream().filter(k -> !KEYS.contains(k)).findFirst();
        Optional<String> rule = text(m, "rule");
        Optional<String> table = text(m, "table");
        Optional<String> reason = text(m, "reason");
        Optional<List<Yaml.Scalar>> columns =
                m.get("columns").map(Yaml::scalars).orElse(Optional.of(List.of()));
        if (unknown.isPresent()) {
            wrong(value.at(), "there is no \"" + unknown.get() + "\" of an ignored problem");
        } else if (rule.isEmpty() || table.isEmpty() || columns.isEmpty()) {
            wrong(value.at(), "an ignored problem has a rule, a table and names of columns");
        } else if (!ProblemKey.rules().contains(rule.get())) {
            wrong(
                    value.at(),
                    "there is no rule \"" + rule.get() + "\"; there are " + String.join(", ", ProblemKey.rules()));
        } else if (reason.isEmpty()) {
            wrong(value.at(), "an ignored problem has a reason");
        } else {
            ObjectName name = SidecarText.name(table.get(), inside);
            List<Name> names =
                    columns.get().stream().map(c -> new Name(c.text())).toList();
            entries.add(new Entry(
                    new ProblemKey(rule.get(), name, names),
                    reason.get(),
                    value.at().line()));
        }
    }

    private static Optional<String> text(Yaml.Members m, String key) {
        return m.text(key).filter(t -> !t.isBlank());
    }

    /** Returns {@code text}, which is understood, with just the problems {@code wanted}. */
    static String write(String file, String text, SortedMap<ProblemKey, String> wanted, Name inside)
            throws ProjectException {
        String changed = changed(file, text, wanted, inside);
        if (says(file, changed, wanted, inside)) {
            return changed;
        }
        // Entries that are not lines of their own, as in a list in brackets: all are written anew, below the comments.
        StringBuilder anew = new StringBuilder();
        text.lines()
                .filter(l -> l.strip().startsWith("#"))
                .forEach(l -> anew.append(l.strip()).append('\n'));
        wanted.forEach((k, reason) -> anew.append(line(k, reason, inside)).append('\n'));
        return anew.toString();
    }

    private static boolean says(String file, String text, SortedMap<ProblemKey, String> wanted, Name inside) {
        List<Notice> wrong = new ArrayList<>();
        try {
            return read(file, text, inside, wrong).equals(wanted) && wrong.isEmpty();
        } catch (ProjectException e) {
            return false;
        }
    }

    private static String changed(String file, String text, SortedMap<ProblemKey, String> wanted, Name inside)
            throws ProjectException {
        List<Entry> old = parse(file, text, inside, new ArrayList<>());
        List<String> lines = new ArrayList<>(text.isEmpty() ? List.of(HEAD) : Arrays.asList(text.split("(?<=\n)")));
        SortedMap<ProblemKey, String> left = new TreeMap<>(wanted);
        for (Entry e : old) {
            if (!e.reason.equals(wanted.get(e.key))) {
                clear(lines, old, e);
            } else {
                left.remove(e.key);
            }
        }
        List<Map.Entry<ProblemKey, String>> made = new ArrayList<>(left.entrySet());
        Collections.reverse(made);
        for (Map.Entry<ProblemKey, String> m : made) {
            // Behind the last that stands and comes before it, so that what is sorted stays sorted.
            int at = old.stream()
                    .filter(e -> e.key.compareTo(m.getKey()) < 0)
                    .mapToInt(e -> end(lines, old, e))
                    .max()
                    .orElse(old.stream().mapToInt(Entry::line).min().orElse(lines.size() + 1) - 1);
            lines.add(at, line(m.getKey(), m.getValue(), inside) + "\n");
            if (at > 0 && !lines.get(at - 1).isEmpty() && !lines.get(at - 1).endsWith("\n")) {
                lines.set(at - 1, lines.get(at - 1) + "\n");
            }
        }
        return String.join("", lines);
    }

    /** Returns the line behind the last one of {@code e}, counted from 0. */
    private static int end(List<String> lines, List<Entry> all, Entry e) {
        int next =
                all.stream().mapToInt(Entry::line).filter(l -> l > e.line).min().orElse(lines.size() + 1);
        int end = Math.min(next - 1, lines.size());
        while (end > e.line && passing(lines.get(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean passing(String line) {
        String words = line.strip();
        return words.isEmpty() || words.startsWith("#");
    }

    private static void clear(List<String> lines, List<Entry> all, Entry e) {
        for (int i = e.line - 1; i < end(lines, all, e); i++) {
            lines.set(i, "");
        }
    }

    private static String line(ProblemKey key, String reason, Name inside) {
        StringBuilder out = new StringBuilder("- {rule: ").append(key.rule());
        out.append(", table: ").append(scalar(SidecarText.key(key.table(), inside)));
        if (!key.columns().isEmpty()) {
            out.append(", columns: [")
                    .append(String.join(
                            ", ",
                            key.columns().stream().map(n -> scalar(n.value())).toList()))
                    .append("]");
        }
        return out.append(", reason: ")
                .append(JsonNodeFactory.instance.stringNode(reason))
                .append("}")
                .toString();
    }

    /** A plain word where YAML reads it as one, else quoted as in JSON, which YAML contains. */
    private static String scalar(String s) {
        return s.matches("[A-Za-z_][A-Za-z0-9_.]*")
                ? s
                : JsonNodeFactory.instance.stringNode(s).toString();
    }
}

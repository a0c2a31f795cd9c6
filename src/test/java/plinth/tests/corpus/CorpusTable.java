package plinth.tests.corpus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plinth.database.Agreement;

/** The results by file as a page of Markdown. */
final class CorpusTable {
    private final Map<String, List<CorpusRun.Result>> files = new LinkedHashMap<>();

    void add(String file, CorpusRun.Result result) {
        files.computeIfAbsent(file, f -> new ArrayList<>()).add(result);
    }

    String page(Exceptions exceptions) {
        StringBuilder out = new StringBuilder();
        out.append("# Schemas of other projects\n\n");
        out.append("Made by `mvn verify -Pcorpus`. Each file is read and written back (the same bytes), loaded"
                        + " statement by statement into an")
                .append(" embedded PostgreSQL 18, and what Plinth's schema says is compared with what pg_catalog says:"
                        + " `agreeing / in the")
                .append(" database`. Its canonical form is loaded too and must make the same catalog; names that"
                        + " nobody gave (PostgreSQL keeps a")
                .append(" constraint's name when its column is renamed) are told apart. What `plinth inspect --owners`"
                        + " reads from that database is loaded")
                .append(" as well and must make the same catalog, names and all.\n\n");
        out.append("| file | schemas | statements | refused by PostgreSQL | tables | columns | keys | constraints"
                        + " | indexes |")
                .append(" canonical form the same | inspected the same | implied names |\n");
        out.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        List<CorpusRun.Result> all = new ArrayList<>();
        files.forEach((file, results) -> {
            out.append(row(file, results));
            all.addAll(results);
        });
        out.append(row("**all**", all));
        out.append('\n').append(share(all, exceptions)).append("\n");
        out.append(refusals());
        out.append("\n"
                + "## Exceptions\n\n"
                + "They can only become fewer: one that no longer occurs fails the test, as a new one does.\n\n");
        exceptions
                .all()
                .forEach(e -> out.append("- ")
                        .append('`')
                        .append(e.pattern())
                        .append("`: ")
                        .append(e.reason())
                        .append('\n'));
        return out.toString();
    }

    private static Agreement.Count sum(List<CorpusRun.Result> results, Agreement.Element element) {
        return results.stream()
                .map(r -> r.counts().getOrDefault(element, Agreement.Count.NONE))
                .reduce(Agreement.Count.NONE, Agreement.Count::plus);
    }

    private static String row(String file, List<CorpusRun.Result> results) {
        StringBuilder out = new StringBuilder("| ").append(file);
        out.append(" | ").append(results.size());
        out.append(" | ")
                .append(results.stream().mapToInt(CorpusRun.Result::executed).sum());
        out.append(" | ")
                .append(results.stream().mapToInt(r -> r.refused().size()).sum());
        for (Agreement.Element e : Agreement.Element.values()) {
            Agreement.Count c = sum(results, e);
            out.append(" | ").append(c.agreeing() == c.all() ? c.all() : c.agreeing() + " / " + c.all());
        }
        long same = results.stream().filter(CorpusRun.Result::canonical).count();
        out.append(" | ").append(same == results.size() ? "yes" : same + " of " + results.size());
        long inspected = results.stream().filter(CorpusRun.Result::inspected).count();
        out.append(" | ").append(inspected == results.size() ? "yes" : inspected + " of " + results.size());
        out.append(" | ")
                .append(results.stream().mapToInt(CorpusRun.Result::names).sum());
        return out.append(" |\n").toString();
    }

    private static String share(List<CorpusRun.Result> all, Exceptions exceptions) {
        Map<Agreement.Element, Agreement.Count> counts = new EnumMap<>(Agreement.Element.class);
        for (Agreement.Element e : Agreement.Element.values()) {
            counts.put(e, sum(all, e));
        }
        Agreement.Count total = counts.values().stream().reduce(Agreement.Count.NONE, Agreement.Count::plus);
        long looped = all.stream()
                .flatMap(r -> r.faults().stream())
                .filter(exceptions::madeByLoop)
                .count();
        long written = total.all() - looped;
        return String.format(
                Locale.ROOT,
                "Agreeing / accepted by PostgreSQL: %d of %d, %.2f %%. %d of those are tables that a loop makes at run"
                        + " time and that stand in no text; of all others %d of %d agree, %.2f %%.%n",
                total.agreeing(),
                total.all(),
                100.0 * total.agreeing() / Math.max(1, total.all()),
                looped,
                total.agreeing(),
                written,
                100.0 * total.agreeing() / Math.max(1, written));
    }

    /** The reasons of what PostgreSQL refuses, the commonest first. */
    private String refusals() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        files.forEach((file, results) -> results.forEach(r -> r.refused()
                .forEach(x -> reasons.merge(file + ": " + x.reason().replace("ERROR: ", ""), 1, Integer::sum))));
        StringBuilder out = new StringBuilder("\n## What PostgreSQL refuses\n\n");
        out.append("These statements cannot be compared: an extension is not there, or the project makes what they need"
                + " elsewhere.\n\n");
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> out.append("- ")
                        .append(e.getKey())
                        .append(e.getValue() > 1 ? " (" + e.getValue() + ")" : "")
                        .append('\n'));
        return out.toString();
    }
}

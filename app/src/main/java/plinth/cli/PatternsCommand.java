package plinth.cli;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import plinth.model.ddl.Place;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Gap;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says which patterns a schema has, why they are taken for that, and what they mean but do not enforce. */
@Command(
        name = "patterns",
        description =
                "Says which patterns the schema has, by what they are known, and what is not enforced with the edit"
                        + " that would refuse it.")
final class PatternsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    PatternsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            Loaded project = Loaded.of(terminal, input, progress);
            progress.done();
            if (input.json()) {
                Json.print(terminal, json(project));
            } else {
                print(terminal, project);
            }
            return project.code(input.failOn());
        }
    }

    static void print(Terminal terminal, Loaded project) {
        if (project.findings().isEmpty()) {
            terminal.print(project.name() + ": no pattern found in "
                    + CheckCommand.counted(project.schema().tables().size(), "table"));
            return;
        }
        boolean first = true;
        Remedies remedies = new Remedies(project.schema());
        Set<String> names = names(project.schema());
        for (Finding f : project.findings()) {
            if (!first) {
                terminal.print("");
            }
            first = false;
            terminal.print(PatternWords.headline(f.pattern()));
            PatternWords.parts(f.pattern()).forEach(p -> terminal.print("  " + p));
            place(project, f).ifPresent(p -> terminal.print("  at " + project.file(p.name()) + ":" + p.position()));
            f.evidence().forEach(e -> terminal.print("  because " + uncapital(names, e)));
            for (Gap g : f.gaps()) {
                terminal.print("  not enforced: " + g.title());
                terminal.print("    " + g.consequence());
                Optional<Remedy> remedy = remedies.of(g.remedyTitle(), g.remedy());
                remedy.ifPresent(r -> {
                    terminal.print("    The edit that would refuse it: " + r.title());
                    r.lines("      ").forEach(terminal::print);
                });
                if (remedy.isEmpty() && !g.remedyTitle().isEmpty()) {
                    terminal.print("    What would refuse it: " + g.remedyTitle());
                }
            }
        }
    }

    /** The names of tables and columns. */
    private static Set<String> names(Schema schema) {
        Set<String> names = new HashSet<>();
        for (Table t : schema.tables()) {
            names.add(t.name().name().value());
            t.columns().forEach(c -> names.add(c.name().value()));
        }
        return names;
    }

    /** What begins with one of {@code names} stays as it is. */
    private static String uncapital(Set<String> names, String sentence) {
        String first = sentence.split("[ .,]", 2)[0];
        boolean word = !names.contains(first) && sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1));
        return word ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    }

    private static Optional<Place> place(Loaded project, Finding f) {
        return project.place(f.pattern().table(), Optional.empty());
    }

    private static ObjectNode json(Loaded project) {
        ObjectNode root = Json.result("patterns", project);
        ArrayNode all = root.putArray("patterns");
        Remedies remedies = new Remedies(project.schema());
        for (Finding f : project.findings()) {
            ObjectNode one = all.addObject();
            one.put("pattern", PatternWords.id(f.pattern()));
            one.put("table", f.pattern().table().toString());
            place(project, f)
                    .ifPresent(p -> one.put("file", project.file(p.name()))
                            .put("line", p.position().line())
                            .put("column", p.position().column()));
            PatternJson.put(one, f.pattern());
            one.put("headline", PatternWords.headline(f.pattern()));
            Json.strings(one.putArray("parts"), PatternWords.parts(f.pattern()));
            Json.strings(one.putArray("evidence"), f.evidence());
            ArrayNode gaps = one.putArray("notEnforced");
            for (Gap g : f.gaps()) {
                ObjectNode gap = gaps.addObject();
                gap.put("title", g.title());
                gap.put("consequence", g.consequence());
                remedies.of(g.remedyTitle(), g.remedy()).ifPresent(r -> RemedyJson.put(gap, r));
            }
        }
        return root;
    }
}

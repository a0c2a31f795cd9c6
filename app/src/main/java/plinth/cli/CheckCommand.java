package plinth.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.model.ddl.Problem.Severity;
import plinth.model.ddl.Reading;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what is wrong or doubtful in a schema. */
@Command(
        name = "check",
        description = "Says what is wrong or doubtful: file:line:column: severity: message.",
        footer = {"", "Exit codes: 0 nothing that --fail-on minds, 1 findings, 2 cannot do it."})
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    @Option(
            names = "--rules",
            description = "Writes the rule of each finding behind it, by which the file of ignored problems names it.")
    private boolean rules;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Checking " + input.path())) {
            Loaded project = Loaded.silently(terminal, input, progress);
            Issue.All all = Issue.all(project);
            List<Issue> issues = all.told();
            List<Issue> ignored = all.ignored();
            progress.done();
            if (input.json()) {
                Json.print(terminal, json(project, issues, ignored));
            } else {
                SourceList.words(project.opened()).ifPresent(w -> terminal.print("Read: " + w));
                issues.forEach(i -> terminal.print(i + rule(i)));
                terminal.print(summary(project, issues)
                        + (ignored.isEmpty() ? "" : "; " + ignored.size() + " ignored with a reason"));
            }
            return Issue.code(issues, input.failOn());
        }
    }

    private String rule(Issue issue) {
        return rules ? issue.diagnostic().map(d -> " [" + d.key() + "]").orElse("") : "";
    }

    /** Returns how much was read, and how much is wrong in it. */
    static String summary(Loaded project, List<Issue> issues) {
        Reading.Tally t = project.reading().tally();
        return project.name() + ": " + counted(t.tables(), "table") + ", "
                + counted(t.read() + t.kept(), "statement") + " read"
                + (t.kept() > 0 ? " (" + t.kept() + " kept as written)" : "")
                + (t.unread() > 0 ? ", " + t.unread() + " not understood" : "")
                + "; " + count(issues, Severity.ERROR) + ", " + count(issues, Severity.WARNING) + ", "
                + count(issues, Severity.HINT);
    }

    private static String count(List<Issue> issues, Severity severity) {
        long n = issues.stream().filter(i -> i.severity() == severity).count();
        return counted(n, severity.toString());
    }

    static String counted(long n, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
    }

    private static ObjectNode json(Loaded project, List<Issue> issues, List<Issue> ignored) {
        ObjectNode root = Json.result("check", project);
        root.put("dialect", project.opened().dialect().name().toLowerCase(Locale.ROOT));
        Reading.Tally t = project.reading().tally();
        root.putObject("statements")
                .put("read", t.read())
                .put("kept", t.kept())
                .put("passing", t.passing())
                .put("notUnderstood", t.unread());
        root.put("tables", t.tables());
        SourceList.put(root.putArray("sources"), project);
        ObjectNode counts = root.putObject("counts");
        for (Severity s : Severity.values()) {
            counts.put(s + "s", issues.stream().filter(i -> i.severity() == s).count());
        }
        counts.put("ignored", ignored.size());
        ArrayNode all = root.putArray("findings");
        Remedies remedies = new Remedies(project.schema());
        for (Issue i : issues) {
            ObjectNode one = put(all, i);
            i.remedy(remedies).ifPresent(r -> RemedyJson.put(one, r));
        }
        ArrayNode left = root.putArray("ignored");
        for (Issue i : ignored) {
            ObjectNode one = put(left, i);
            i.diagnostic()
                    .map(d -> project.opened().sidecar().ignored().get(d.key()))
                    .ifPresent(reason -> one.put("reason", reason));
        }
        return root;
    }

    private static ObjectNode put(ArrayNode all, Issue i) {
        ObjectNode one = all.addObject();
        one.put("file", i.file());
        i.position().ifPresent(p -> one.put("line", p.line()).put("column", p.column()));
        one.put("severity", i.severity().toString());
        one.put("source", i.source().name());
        i.diagnostic().ifPresent(d -> {
            one.put("rule", d.key().rule()).put("table", d.table().toString());
            ArrayNode columns = one.putArray("columns");
            d.key().columns().forEach(c -> columns.add(c.value()));
        });
        one.put("message", i.message());
        return one;
    }
}

package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.model.layout.Family;
import plinth.model.layout.Item;
import plinth.model.layout.Layout;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.SqlComment;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints the DDL of the whole schema with one family laid out in another way. */
@Command(
        name = "layout",
        description = "Prints the DDL of the schema with a family laid out in another way.",
        footer = {
            "",
            "Layouts: " + Strategies.AS_TODAY + " (the tables as they stand), " + Strategies.NAMES
                    + ", with options behind a colon or as --option: single-table:bare.",
            "Options: guarded (the default) or bare, partial-indexes or partitioned (of single-table), view (the"
                    + " default) or no-view (of concrete-tables)."
        })
final class LayoutCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    @Mixin
    private FamilyChoice family = new FamilyChoice();

    @Option(names = "--strategy", paramLabel = "LAYOUT", required = true, description = "The layout.")
    private String strategy = "";

    @Option(
            names = {"--option"},
            paramLabel = "OPTION",
            split = ",",
            description = "Options of the layout; may be repeated.")
    private List<String> options = new ArrayList<>();

    LayoutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            Strategies.Wanted wanted = Strategies.named(strategy, options);
            Loaded project = Loaded.of(terminal, input, progress);
            project.requirePostgres("DDL of another layout is written");
            Family f = project.family(family.name());
            Layout layout = Strategies.lay(project.schema(), f, wanted);
            String ddl = DdlWriter.write(layout.schema());
            progress.done();
            if (input.json()) {
                Json.print(terminal, json(project, layout, ddl));
            } else {
                header(layout).forEach(l -> terminal.print(SqlComment.line(l)));
                terminal.print("");
                terminal.out().exact(ddl);
            }
            return project.code(input.failOn());
        }
    }

    private static List<String> header(Layout layout) {
        List<String> lines = new ArrayList<>();
        lines.add(layout.family() + " as " + layout.strategy().describe()
                + (layout.today() ? ": the tables as they stand" : ""));
        layout.family().assumed().forEach(s -> lines.add("assumed: " + s));
        layout.notEnforced().forEach(s -> lines.add("not enforced: " + s));
        layout.notCarried().forEach(s -> lines.add("not carried over: " + s));
        return lines;
    }

    private static ObjectNode json(Loaded project, Layout layout, String ddl) {
        ObjectNode root = Json.result("layout", project);
        root.put("family", layout.family().base().toString());
        root.put("layout", layout.strategy().id());
        Json.strings(root.putArray("options"), Strategies.options(layout.strategy()));
        Json.strings(root.putArray("tables"), layout.tables());
        Json.strings(root.putArray("assumed"), layout.family().assumed());
        Json.strings(root.putArray("notEnforced"), layout.notEnforced());
        Json.strings(root.putArray("notCarried"), layout.notCarried());
        account(root, layout);
        root.put("sql", ddl);
        return root;
    }

    /** Puts where everything is and what is lost into {@code root}. */
    static void account(ObjectNode root, Layout layout) {
        ArrayNode mapping = root.putArray("mapping");
        layout.mapping().forEach((from, to) -> {
            ObjectNode one = mapping.addObject();
            item(one.putObject("from"), from);
            ArrayNode places = one.putArray("to");
            to.forEach(i -> item(places.addObject(), i));
        });
        ArrayNode losses = root.putArray("losses");
        layout.losses().forEach(l -> {
            ObjectNode one = losses.addObject();
            item(one, l.item());
            one.put("reason", l.reason());
        });
    }

    private static void item(ObjectNode node, Item item) {
        node.put("kind", item.kind());
        node.put("object", item.object().toString());
        if (!item.part().isEmpty()) {
            node.put("part", item.part());
        }
    }
}

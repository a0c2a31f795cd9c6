package plinth.tests.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.edit.Edit;
import plinth.model.text.Dialect;
import plinth.renderer.sql.Edited;
import plinth.renderer.sql.Rewriter;
import plinth.tests.Shared;

/**
 * The third oracle: PostgreSQL's own grammar (npm's libpg-query) says that an edit changes only what it means in the parse trees. For a rename only names
 * differ, what is added or dropped is all that is more or less, and a change of a column stays within it.
 */
class ParseTreeTest {
    private static final long SEED = Long.getLong("plinth.seed", 20261124L);
    private static final int EDITS = 200;
    private static final Set<String> KINDS = Set.of(
            "RenameTable",
            "RenameColumn",
            "RenameConstraint",
            "RenameIndex",
            "RenameEnum",
            "RenameLabel",
            "RenameView",
            "RenameTrigger",
            "AddColumn",
            "AddConstraint",
            "AddIndex",
            "AddLabel",
            "DropColumn",
            "DropConstraint",
            "DropIndex",
            "DropLabel",
            "DropTable",
            "DropView",
            "DropTrigger",
            "RetypeColumn",
            "SetNotNull",
            "SetValue");

    private final Map<String, Integer> texts = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    @Test
    @Tag("slow")
    void postgresOwnGrammarFindsNothingChangedButWhatWasMeant() throws Exception {
        Path folder = Files.createDirectories(Shared.root().resolve("src/test/target/libpg"));
        install(folder);
        List<Corpus.Text> all = new ArrayList<>(Corpus.samples());
        if (Shared.has("corpus/postgresql")) {
            all.addAll(Corpus.shared());
        } else {
            all.add(new Corpus.Text("everything", Everything.SQL));
            all.add(new Corpus.Text("dump", Everything.DUMP));
        }
        System.out.println("seed " + SEED + " (-Dplinth.seed), " + EDITS + " edits of " + all.size() + " texts");
        Map<String, Integer> kinds = new TreeMap<>();
        int done = 0;
        for (int i = 0; done < EDITS; i++) {
            SplittableRandom random = new SplittableRandom(SEED * 17 + i);
            Corpus.Text text = all.get(random.nextInt(all.size()));
            Reading before = Reading.of(Dialect.POSTGRESQL, text.name(), text.sql());
            Optional<Edit> edit = before.schema().tables().isEmpty()
                    ? Optional.empty()
                    : RandomEdits.draw(random.nextInt(RandomEdits.kinds()), before.schema(), random);
            String kind = edit.map(e -> e.getClass().getSimpleName()).orElse("");
            if (KINDS.contains(kind)
                    && kinds.getOrDefault(kind, 0) < EDITS / 8
                    && Rewriter.edit(before, edit.orElseThrow()) instanceof Edited.Done d
                    && !d.patches().isEmpty()) {
                String what = text.name() + ", draw " + i + ": " + edit.get();
                boolean step = d.notes().stream().anyMatch(n -> n.startsWith("It is done by a statement at the end"));
                lines.add("E " + (step ? "Step" : kind) + " " + base64(what) + " " + list(before) + " "
                        + list(d.reading()));
                kinds.merge(kind, 1, Integer::sum);
                done++;
            }
        }
        Path edits = folder.resolve("edits.txt");
        Files.write(edits, lines, StandardCharsets.US_ASCII);
        Files.writeString(
                folder.resolve("trees.mjs"),
                Files.readString(Shared.root().resolve("src/test/cases/trees.mjs"), StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        String out = run(folder, "node", "trees.mjs", edits.toString());
        System.out.println(kinds);
        System.out.println(out.lines().filter(l -> l.startsWith("compared")).collect(Collectors.joining("\n")));
        assertThat(out.lines().filter(l -> l.startsWith("WRONG"))).isEmpty();
        assertThat(out).containsPattern("compared " + EDITS + " edits, [1-9]\\d* of them by trees");
    }

    /** Returns the numbers of the statements' texts; each text is written once. */
    private String list(Reading r) {
        List<String> numbers = new ArrayList<>();
        for (Entry e : r.files().getFirst().entries()) {
            Optional<String> text = sql(e);
            if (text.isPresent()) {
                Integer known = texts.get(text.get());
                if (known == null) {
                    known = texts.size();
                    texts.put(text.get(), known);
                    lines.add("T " + base64(text.get()));
                }
                numbers.add(known.toString());
            }
        }
        return numbers.isEmpty() ? "-" : String.join(",", numbers);
    }

    /** Lines for the client and data are not PostgreSQL's grammar. */
    private static Optional<String> sql(Entry e) {
        String text = e.statement().text();
        return switch (e.node()) {
            case StatementNode.Blank b -> Optional.empty();
            case StatementNode.Include i -> Optional.empty();
            case StatementNode.PassingNode p when p.copies() -> Optional.of(text.substring(0, text.indexOf(';') + 1));
            case StatementNode.PassingNode p when p.kind().equals("line for the client") -> Optional.empty();
            default -> Optional.of(text);
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("node_modules/libpg-query"))) {
            return;
        }
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}\n");
        String said = npm(folder);
        Assumptions.assumeTrue(
                Files.exists(folder.resolve("node_modules/libpg-query")),
                () -> "NOT RUN: npm install libpg-query@18.1.5 failed: " + said);
    }

    /** Returns what npm said; where there is no npm, that. */
    private static String npm(Path folder) throws InterruptedException {
        try {
            return run(folder, "npm", "install", "--silent", "libpg-query@18.1.5");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process p = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        p.getOutputStream().close();
        if (!p.waitFor(90, TimeUnit.SECONDS)) {
            p.destroyForcibly();
            return command[0] + " took longer than 90 s";
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}

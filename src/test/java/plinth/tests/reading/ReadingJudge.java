package plinth.tests.reading;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plinth.tests.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges what the program makes of a schema: the file is loaded into PostgreSQL, checked, exported and, from the live database, inspected; what
 * is written is loaded into databases of its own, and the catalogs must be the same. Takes the ways of the command line. Several may be judged at
 * the same time.
 */
final class ReadingJudge implements AutoCloseable {
    /** What is made in the cluster and not in a database: such a file is judged alone. */
    private static final Pattern CLUSTER =
            Pattern.compile("(?i)\\bcreate\\s+(role|user(?!\\s+mapping)|group|database|tablespace|subscription)\\b");

    private final Path folder;
    private final EmptyDatabases databases = new EmptyDatabases(1);
    private final ReentrantReadWriteLock cluster = new ReentrantReadWriteLock(true);

    /** Makes a judge that writes below {@code folder}. */
    ReadingJudge(Path folder) throws SQLException, IOException {
        this.folder = folder;
    }

    @Override
    public void close() throws SQLException {
        databases.close();
    }

    Verdict judge(Path file) throws IOException, SQLException {
        String source = Files.readString(file);
        boolean alone = CLUSTER.matcher(source).find();
        Lock lock = alone ? cluster.writeLock() : cluster.readLock();
        lock.lock();
        try {
            return new Case(file, source, alone).verdict();
        } finally {
            lock.unlock();
        }
    }

    private final class Case {
        private final Path file;
        private final String source;
        private final boolean alone;
        private final Path work;

        Case(Path file, String source, boolean alone) throws IOException {
            this.file = file;
            this.source = source;
            this.alone = alone;
            this.work = Files.createTempDirectory(folder, "case");
            Files.createDirectory(work.resolve("p"));
            Files.copy(file, work.resolve("p/schema.sql"));
        }

        Verdict verdict() throws SQLException, IOException {
            JudgedDatabase db = open();
            List<String> refused;
            CatalogLines original;
            List<String> roles;
            Optional<String> inspected = Optional.empty();
            try {
                refused = db.load(source);
                original = db.catalog();
                roles = alone ? db.newRoles() : List.of();
                if (refused.isEmpty()) {
                    inspected = Optional.of(written(work, "i.sql", "inspect", db.url(), "--out", "i.sql"));
                }
            } finally {
                close(db);
            }
            String canonical = written(work, "x", "export", "p", "--out", "x");
            Optional<Verdict.Made> again = Optional.empty();
            if (inspected.isPresent()) {
                again = Optional.of(made(original, roles, inspected.get()));
            }
            return new Verdict(
                    file.getFileName().toString(), refused, errors(), made(original, List.of(), canonical), again);
        }

        private JudgedDatabase open() throws SQLException {
            return alone ? new JudgedDatabase() : databases.take();
        }

        private void close(JudgedDatabase db) throws SQLException, IOException {
            if (alone) {
                db.closeWithCluster();
            } else {
                databases.give(db);
            }
        }

        /** Loads {@code ddl} into an empty database of a cluster that has {@code roles}. */
        private Verdict.Made made(CatalogLines original, List<String> roles, String ddl)
                throws SQLException, IOException {
            JudgedDatabase db = open();
            try {
                for (String role : roles) {
                    db.load("CREATE ROLE " + JudgedDatabase.quoted(role));
                }
                List<String> refused = db.load(ddl);
                return new Verdict.Made(refused, original.differences(db.catalog()));
            } finally {
                close(db);
            }
        }

        private List<String> errors() {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = CommandLine.run(
                    work.resolve("p"), out, err, "check", "schema.sql", "--format", "json", "--fail-on", "never");
            if (code != 0) {
                return List.of("check ends with " + code + ": " + err);
            }
            List<String> all = new ArrayList<>();
            for (JsonNode finding : JsonMapper.shared().readTree(out.toString()).get("findings")) {
                if (finding.get("severity").asString().equals("error")) {
                    all.add("schema.sql:" + finding.path("line").asString("") + ": "
                            + finding.get("message").asString());
                }
            }
            return all;
        }
    }

    /** Runs a command that writes {@code name}, a file or a folder with DDL in it; returns the DDL, or one that is refused with what it says. */
    private static String written(Path work, String name, String... command) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLine.run(work, out, err, command);
        Path at = work.resolve(name);
        if (Files.isRegularFile(at)) {
            return Files.readString(at);
        }
        if (Files.isDirectory(at)) {
            try (Stream<Path> all = Files.list(at)) {
                Optional<Path> first = all.filter(p -> p.toString().endsWith(".sql"))
                        .sorted((a, b) -> Boolean.compare(!a.endsWith("schema.sql"), !b.endsWith("schema.sql")))
                        .findFirst();
                if (first.isPresent()) {
                    return Files.readString(first.get());
                }
            }
        }
        return "!! " + command[0] + " ends with " + code + ": "
                + err.toString().replace(';', ',').replace('\'', ' ');
    }
}

package plinth.tests.corpus;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.database.Agreement;
import plinth.database.Catalog;
import plinth.database.Difference;
import plinth.database.Inspected;
import plinth.database.Inspector;
import plinth.database.SchemaComparison;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import plinth.renderer.sql.DdlWriter;

/** Takes one schema of the corpus through reading, writing, PostgreSQL and the canonical form, and says what is not as it should be. */
final class CorpusRun {
    private final Connection connection;
    private final Corpus.Document document;
    private final List<String> faults = new ArrayList<>();
    private int names;

    private CorpusRun(Connection connection, Corpus.Document document) {
        this.connection = connection;
        this.document = document;
    }

    /**
     * What came of it.
     *
     * @param faults what is wrong, each with the schema's name before it
     * @param refused what PostgreSQL does not accept of the original
     * @param canonical whether the canonical form makes the same catalog
     * @param inspected whether what is read from the live database makes the same catalog
     * @param names how many names that nobody gave differ in the canonical form
     */
    record Result(
            Reading.Tally tally,
            int problems,
            int executed,
            List<Loader.Refused> refused,
            Map<Agreement.Element, Agreement.Count> counts,
            boolean canonical,
            boolean inspected,
            int names,
            List<String> faults) {}

    /** Runs {@code document} in a transaction of {@code connection} that is rolled back. */
    static Result of(Connection connection, Corpus.Document document) throws SQLException {
        try {
            return new CorpusRun(connection, document).result();
        } finally {
            connection.rollback();
        }
    }

    private Result result() throws SQLException {
        Reading reading = Reading.of(Dialect.POSTGRESQL, document.sources());
        bytes(reading);
        Loader loader = new Loader(connection);
        environment(loader);
        Loader.Loaded loaded = loader.load(reading);
        recognised(reading, loaded);
        Reading accepted = Reading.of(Dialect.POSTGRESQL, loaded.accepted());
        errors(accepted)
                .forEach(p -> fault("accepted by PostgreSQL, but " + p.severity() + " at " + p.file() + ":"
                        + p.position() + ": " + p.message()));
        Catalog original = Catalog.read(connection);
        Inspected inspected = Inspector.of(connection, true);
        Agreement agreement = SchemaComparison.of(connection, accepted.schema());
        agreement.real().forEach(d -> fault("schema: " + said(d)));
        connection.rollback();
        boolean canonical = canonical(accepted.schema(), original);
        connection.rollback();
        boolean again = inspected(inspected, original);
        Map<Agreement.Element, Agreement.Count> counts = new EnumMap<>(Agreement.Element.class);
        counts.putAll(agreement.counts());
        return new Result(
                reading.tally(),
                reading.problems().size(),
                loaded.executed(),
                loaded.refused(),
                counts,
                canonical,
                again,
                names,
                List.copyOf(faults));
    }

    /** What is read from the live database makes the same database again, every name included. */
    private boolean inspected(Inspected inspected, Catalog original) throws SQLException {
        String ddl = inspected.ddl();
        Loader loader = new Loader(connection);
        Optional<String> refused = loader.run(ddl);
        if (refused.isPresent()) {
            List<Loader.Refused> which = loader.load(Reading.of(Dialect.POSTGRESQL, "inspected.sql", ddl))
                    .refused();
            fault("inspected refused: "
                    + (which.isEmpty() ? "" : which.getFirst().head() + ": ") + refused.get());
            return false;
        }
        List<Difference> found = Catalog.differences(original, Catalog.read(connection));
        found.forEach(d -> fault("inspected: " + said(d)));
        return found.isEmpty();
    }

    private void fault(String what) {
        faults.add(document + ": " + what.replaceAll("\\s+", " "));
    }

    /** A difference without its values: those may hold the time of the run. */
    private static String said(Difference d) {
        return switch (d.kind()) {
            case MISSING -> d.object() + " is missing";
            case ADDED -> d.object() + " is there in addition";
            case CHANGED -> d.object() + ": " + d.what();
            case RENAMED -> d.toString();
        };
    }

    private void bytes(Reading reading) {
        for (int i = 0; i < reading.files().size(); i++) {
            if (!reading.files()
                    .get(i)
                    .script()
                    .text()
                    .equals(document.sources().get(i).text())) {
                fault("reading and writing changes " + reading.files().get(i).name());
            }
        }
    }

    private void environment(Loader loader) throws SQLException {
        for (String sql : Corpus.environment(document.file())) {
            loader.run(sql).ifPresent(reason -> fault("environment: " + reason));
        }
    }

    /** What is not understood, and each error, must be something that PostgreSQL refuses too. */
    private void recognised(Reading reading, Loader.Loaded loaded) {
        Set<String> refused = new HashSet<>();
        loaded.refused().forEach(r -> refused.add(r.file() + ":" + r.position()));
        for (int f = 0; f < reading.files().size(); f++) {
            Reading.File file = reading.files().get(f);
            for (int i = 0; i < file.entries().size(); i++) {
                Entry e = file.entries().get(i);
                String at = file.name() + ":"
                        + file.script().position(i, e.statement().core().start());
                if (!e.understood() && !refused.contains(at)) {
                    fault("not understood: " + at);
                }
            }
        }
        for (Problem p : errors(reading)) {
            Reading.File file = reading.files().stream()
                    .filter(x -> x.name().equals(p.file()))
                    .findFirst()
                    .orElseThrow();
            int i = file.script().at(p.offset());
            String at = file.name() + ":"
                    + file.script()
                            .position(
                                    i, file.entries().get(i).statement().core().start());
            if (!refused.contains(at)) {
                fault("not real: " + p);
            }
        }
    }

    private static List<Problem> errors(Reading reading) {
        return reading.problems().stream()
                .filter(p -> p.severity() == Problem.Severity.ERROR)
                .toList();
    }

    private boolean canonical(Schema schema, Catalog original) throws SQLException {
        String ddl = DdlWriter.write(schema);
        Reading again = Reading.of(Dialect.POSTGRESQL, "canonical.sql", ddl);
        again.problems().stream()
                .filter(p -> p.severity() == Problem.Severity.ERROR)
                .forEach(p -> fault("canonical form: " + p));
        if (!DdlWriter.write(again.schema()).equals(ddl)) {
            fault("the canonical form of the canonical form is another one");
        }
        Loader loader = new Loader(connection);
        environment(loader);
        Optional<String> refused = loader.run(ddl);
        if (refused.isPresent()) {
            List<Loader.Refused> which = loader.load(again).refused();
            fault("canonical form refused: "
                    + (which.isEmpty() ? refused.get() : which.getFirst().head() + ": " + refused.get()));
            return false;
        }
        List<Difference> found = Catalog.differences(original, Catalog.read(connection));
        List<Difference> real = found.stream().filter(d -> !d.nameOnly()).toList();
        names = found.size() - real.size();
        real.forEach(d -> fault("canonical form: " + said(d)));
        return real.isEmpty();
    }
}

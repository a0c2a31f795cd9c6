package plinth.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import plinth.database.Agreement.Count;
import plinth.database.Agreement.Element;
import plinth.database.CatalogEntry.Kind;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Sequence;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.sql.Sql;

/**
 * Compares what a {@link Schema} says of tables, columns, keys, constraints and indexes with what the catalog of a database says. Structure
 * (nullability, keys, foreign keys, names given and implied) is taken from the schema's own methods; types and expressions are handed to
 * PostgreSQL, in a second table that is rolled back, and its words for both are compared. Temporary tables are left out.
 */
public final class SchemaComparison {
    private static final Set<String> OF_RELATION = Set.of(
            "type",
            "persistence",
            "column order",
            "partition key",
            "bound",
            "parents",
            "options",
            "row security",
            "forced row security",
            "comment");
    private static final Set<String> OF_COLUMN = Set.of(
            "type",
            "not null",
            "default",
            "generated",
            "identity",
            "collation",
            "storage",
            "compression",
            "statistics target",
            "options",
            "comment");
    private static final Set<String> OF_CONSTRAINT = Set.of("type", "definition", "comment");
    private static final Set<String> OF_INDEX = Set.of("definition", "unique", "comment");
    private static final Sql QUALIFIED = new Sql(new Name("pg_catalog"));

    private final Connection connection;
    private final Schema schema;
    private final Scratch scratch;
    private final ImpliedNames names;
    private final List<Difference> failures = new ArrayList<>();
    private final List<CatalogEntry> claims = new ArrayList<>();
    private final Set<String> claimed = new HashSet<>();

    private SchemaComparison(Connection connection, Schema schema) {
        this.connection = connection;
        this.schema = schema;
        this.scratch = new Scratch(schema);
        this.names = ImpliedNames.of(schema);
    }

    /**
     * Returns how far {@code schema} agrees with {@code connection}'s database. Nothing is left behind in the database.
     *
     * @throws SQLException when the database cannot be asked; its user must be allowed to create schemas
     */
    public static Agreement of(Connection connection, Schema schema) throws SQLException {
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Savepoint before = connection.setSavepoint();
        try {
            return new SchemaComparison(connection, schema).agreement();
        } finally {
            connection.rollback(before);
            connection.setAutoCommit(auto);
        }
    }

    private Agreement agreement() throws SQLException {
        run("schemas", scratch.makeSchemas());
        List<Table> tables = scratch.tables().stream()
                .filter(t -> t.kind() != Table.Kind.TEMPORARY
                        && !t.name().schema().value().equals("pg_temp"))
                .toList();
        for (Table t : tables) {
            setPath(t.name());
            run(QUALIFIED.name(t.name()), scratch.make(t));
        }
        for (Table t : tables) {
            setPath(t.name());
            run(QUALIFIED.name(t.name()), scratch.indexes(t.name(), t.indexes()));
        }
        List<View> indexed = schema.views()
                .filter(v -> v.materialized() && !v.indexes().isEmpty())
                .toList();
        for (View v : indexed) {
            setPath(v.name());
            run(QUALIFIED.name(v.name()), Scratch.make(v));
            run(QUALIFIED.name(v.name()), scratch.indexes(v.name(), v.indexes()));
        }
        Catalog all = Catalog.read(connection);
        Answers answers = new Answers(all, scratch);
        tables.forEach(t -> claim(t, answers));
        indexed.forEach(v -> claimIndexes(v.name(), v.indexes(), answers));
        return judged(Catalog.of(actual(all)), Catalog.of(claims));
    }

    private void setPath(ObjectName of) throws SQLException {
        Set<String> path = new LinkedHashSet<>(List.of("public", Sql.name(of.schema())));
        schema.objects().forEach(o -> path.add(Sql.name(o.name().schema())));
        path.remove("\"\"");
        Catalog.setPath(connection, String.join(", ", path));
    }

    /** Runs statements as one; when they fail, each by itself, and what fails is a difference. */
    private void run(String about, List<String> statements) throws SQLException {
        if (statements.isEmpty() || attempt(String.join(";\n", statements)).isEmpty()) {
            return;
        }
        for (String s : statements) {
            attempt(s)
                    .ifPresent(reason -> failures.add(new Difference(
                            Difference.Kind.CHANGED,
                            Kind.RELATION,
                            "table or view " + about,
                            "what PostgreSQL says of " + s,
                            reason,
                            "accepted")));
        }
    }

    private Optional<String> attempt(String sql) throws SQLException {
        Savepoint here = connection.setSavepoint();
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            connection.rollback(here);
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            connection.releaseSavepoint(here);
        }
    }

    /** What PostgreSQL made of the second tables. */
    private static final class Answers {
        private final Map<String, CatalogEntry> entries = new HashMap<>();
        private final Scratch scratch;

        Answers(Catalog all, Scratch scratch) {
            this.scratch = scratch;
            all.entries()
                    .filter(e -> Scratch.isScratch(e.owner()))
                    .forEach(e -> entries.put(key(e.kind(), e.owner(), e.name()), e));
        }

        private static String key(Kind kind, String owner, String name) {
            return kind + "\n" + owner + "\n" + name;
        }

        SortedMap<String, String> of(Kind kind, String owner, String name, Set<String> wanted) {
            SortedMap<String, String> out = new TreeMap<>();
            CatalogEntry e = entries.get(key(kind, owner, name));
            if (e != null) {
                e.facts().forEach((k, v) -> {
                    if (wanted.contains(k)) {
                        out.put(k, scratch.original(v));
                    }
                });
            }
            return out;
        }
    }

    private void claim(Kind kind, String owner, Name name, SortedMap<String, String> facts) {
        claims.add(new CatalogEntry(kind, owner, name.value(), facts));
        claimed.add(kind + "\n" + owner + "\n" + name.value());
    }

    private void claim(Table t, Answers answers) {
        String owner = QUALIFIED.name(t.name());
        SortedMap<String, String> facts = answers.of(
                Kind.RELATION, "plinth " + t.name().schema(), t.name().name().value(), OF_RELATION);
        if (t.kind() == Table.Kind.FOREIGN) {
            facts.put("type", "foreign table");
        }
        if (!t.columns().isEmpty() && t.inherits().isEmpty() && !Scratch.takesColumns(t)) {
            facts.put(
                    "column order",
                    Sql.names(t.columns().stream().map(Column::name).toList()));
        }
        t.comment().ifPresent(c -> facts.put("comment", c));
        claim(Kind.RELATION, t.name().schema().value(), t.name().name(), facts);
        for (Column c : t.columns()) {
            claim(t, c, owner, answers);
        }
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint c = t.constraints().get(i);
            SortedMap<String, String> said =
                    answers.of(Kind.CONSTRAINT, Scratch.name(t.name()), Scratch.constraintName(i), OF_CONSTRAINT);
            switch (c) {
                case Constraint.PrimaryKey p -> say(said, "primary key", KeyWords.primaryKey(p));
                case Constraint.Unique u -> say(said, "unique", KeyWords.unique(u));
                case Constraint.ForeignKey f -> say(said, "foreign key", KeyWords.foreignKey(schema, f));
                case Constraint.Check k -> {}
                case Constraint.Exclusion x -> {}
            }
            c.comment().ifPresent(w -> said.put("comment", w));
            claim(Kind.CONSTRAINT, owner, names.constraint(t, i), said);
        }
        claimIndexes(t.name(), t.indexes(), answers);
    }

    private static void say(SortedMap<String, String> facts, String type, String definition) {
        facts.put("type", type);
        facts.put("definition", definition);
    }

    private void claim(Table t, Column c, String owner, Answers answers) {
        SortedMap<String, String> facts =
                answers.of(Kind.COLUMN, Scratch.name(t.name()), c.name().value(), OF_COLUMN);
        facts.remove("not null");
        facts.computeIfPresent("default", (k, v) -> ownSequence(t, c, v));
        c.comment().ifPresent(w -> facts.put("comment", w));
        if (!t.nullable(c)) {
            facts.put("not null", "true");
            SortedMap<String, String> rule = new TreeMap<>();
            say(rule, "not null", KeyWords.notNull(c));
            c.notNull().flatMap(Column.NotNull::comment).ifPresent(w -> rule.put("comment", w));
            claim(Kind.CONSTRAINT, owner, ImpliedNames.notNull(t, c), rule);
        }
        claim(Kind.COLUMN, owner, c.name(), facts);
    }

    /** The sequence that belongs to the column is called so, whatever its name. */
    private String ownSequence(Table t, Column c, String value) {
        Optional<Sequence> own = schema.objects().stream()
                .filter(o -> o instanceof Sequence s
                        && s.ownedBy()
                                .filter(w ->
                                        w.table().equals(t.name()) && w.column().equals(c.name()))
                                .isPresent())
                .map(Sequence.class::cast)
                .findFirst();
        return own.map(s -> value.replace(
                        Strings.literal(QUALIFIED.name(s.name())) + "::regclass", "the sequence of the column"))
                .orElse(value);
    }

    private void claimIndexes(ObjectName on, List<Index> indexes, Answers answers) {
        for (int i = 0; i < indexes.size(); i++) {
            SortedMap<String, String> facts =
                    answers.of(Kind.INDEX, Scratch.name(on), scratch.indexName(on, i), OF_INDEX);
            facts.remove("unique");
            if (indexes.get(i).unique()) {
                facts.put("unique", "true");
            }
            indexes.get(i).comment().ifPresent(c -> facts.put("comment", c));
            claim(Kind.INDEX, QUALIFIED.name(on), names.index(on, i), facts);
        }
    }

    /** What the database has, as far as a schema speaks of it; what a table only inherits need not be said. */
    private List<CatalogEntry> actual(Catalog all) {
        List<CatalogEntry> out = new ArrayList<>();
        Map<String, String> views = new HashMap<>();
        for (CatalogEntry e : all.entries(Kind.RELATION)) {
            if (e.fact("type").endsWith("view")) {
                views.put(QUALIFIED.name(ObjectName.of(e.owner(), e.name())), e.fact("type"));
            } else if (!Scratch.isScratch(e.owner())) {
                out.add(only(e, OF_RELATION));
            }
        }
        for (Kind k : List.of(Kind.COLUMN, Kind.CONSTRAINT, Kind.INDEX)) {
            for (CatalogEntry e : all.entries(k)) {
                boolean inherited = !e.fact("inherited").isEmpty()
                        || !e.fact("attached to index of").isEmpty();
                boolean said = claimed.contains(k + "\n" + e.owner() + "\n" + e.name());
                boolean ofView = views.containsKey(e.owner()) && k != Kind.INDEX;
                boolean ofDomain = k == Kind.CONSTRAINT && isDomain(all, e.owner());
                if (!Scratch.isScratch(e.owner()) && !ofView && !ofDomain && (said || !inherited)) {
                    out.add(only(e, k == Kind.COLUMN ? OF_COLUMN : k == Kind.INDEX ? OF_INDEX : OF_CONSTRAINT));
                }
            }
        }
        return out;
    }

    private static boolean isDomain(Catalog all, String owner) {
        return all.entries(Kind.TYPE).stream()
                .anyMatch(
                        t -> QUALIFIED.name(ObjectName.of(t.owner(), t.name())).equals(owner));
    }

    private static CatalogEntry only(CatalogEntry e, Set<String> wanted) {
        SortedMap<String, String> facts = new TreeMap<>(e.facts());
        facts.keySet().retainAll(wanted);
        return new CatalogEntry(e.kind(), e.owner(), e.name(), facts);
    }

    private Agreement judged(Catalog actual, Catalog said) {
        List<Difference> found = new ArrayList<>(failures);
        found.addAll(Catalog.differences(actual, said));
        Set<String> wrong = new HashSet<>();
        found.stream().filter(d -> !d.nameOnly()).forEach(d -> wrong.add(d.object()));
        Map<Element, Count> counts = new EnumMap<>(Element.class);
        actual.entries()
                .forEach(e ->
                        counts.merge(element(e), new Count(wrong.contains(e.toString()) ? 0 : 1, 1), Count::plus));
        return new Agreement(counts, found);
    }

    private static Element element(CatalogEntry e) {
        return switch (e.kind()) {
            case RELATION -> Element.TABLE;
            case COLUMN -> Element.COLUMN;
            case INDEX -> Element.INDEX;
            default ->
                switch (e.fact("type")) {
                    case "primary key", "unique", "foreign key" -> Element.KEY;
                    default -> Element.CONSTRAINT;
                };
        };
    }
}

package plinth.database.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import plinth.database.NotCarried;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.renderer.sql.Sql;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.ColumnReference;
import schemacrawler.schema.DatabaseObject;
import schemacrawler.schema.ForeignKey;
import schemacrawler.schema.ForeignKeyUpdateRule;
import schemacrawler.schema.IndexColumn;
import schemacrawler.schema.IndexColumnSortSequence;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.PrimaryKey;
import schemacrawler.schema.TableConstraint;
import schemacrawler.schema.TableConstraintType;
import schemacrawler.schema.Trigger;

/** A database by what SchemaCrawler finds in it. */
final class CrawledSource {
    /** Names that databases choose when nobody gives one: PostgreSQL chooses its own. */
    private static final String CHOSEN =
            "SCHCRWLR_.*|CONSTRAINT_[0-9A-F_]+|PRIMARY|PRIMARY_KEY_?[0-9A-F]*|SYS_[A-Z]+[0-9]+|SQL[0-9]+"
                + "|(PK|UQ|FK|CK|DF)__.*__[0-9A-F]{8,16}|.*_INDEX_[0-9A-F]+|SYS_IDX_.*|SYS_PK_.*|SYS_FK_.*|SYS_CT_.*";

    private final Product product;
    private final String home;
    private final boolean upper;
    private final Catalog catalog;
    private final List<NotCarried> notCarried = new ArrayList<>();
    private final List<SchemaObject> enums = new ArrayList<>();
    private final Map<String, Integer> collations = new TreeMap<>();
    private final Map<String, List<MysqlChecks.Check>> mysqlChecks = new HashMap<>();

    private CrawledSource(Product product, String home, boolean upper, Catalog catalog) {
        this.product = product;
        this.home = home;
        this.upper = upper;
        this.catalog = catalog;
    }

    static Source read(Connection connection, Product product) throws SQLException {
        boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
        String home = Optional.ofNullable(product == Product.MYSQL ? connection.getCatalog() : connection.getSchema())
                .orElse("");
        try (CrawlLog log = new CrawlLog()) {
            Catalog catalog = Crawler.crawl(connection, product);
            CrawledSource s = new CrawledSource(product, home, upper, catalog);
            if (product == Product.MYSQL) {
                s.mysqlChecks.putAll(MysqlChecks.read(connection, s.notCarried));
            }
            Schema schema = s.schema();
            s.notCarried.addAll(log.found());
            return new Source(product, home, schema, s.notCarried);
        }
    }

    private Schema schema() {
        List<SchemaObject> objects = new ArrayList<>();
        List<SchemaObject> views = new ArrayList<>();
        for (schemacrawler.schema.Sequence s : catalog.getSequences()) {
            sequence(s).ifPresent(objects::add);
        }
        for (schemacrawler.schema.Table t : catalog.getTables()) {
            if (t instanceof schemacrawler.schema.View v) {
                views.add(view(v));
            } else {
                objects.add(table(t));
            }
            t.getTriggers().forEach(g -> trigger(t, g));
        }
        for (schemacrawler.schema.Routine r : catalog.getRoutines()) {
            leaveOut(r.getRoutineType().toString(), full(r).toString(), "", text(r.getDefinition()));
        }
        for (schemacrawler.schema.Synonym s : catalog.getSynonyms()) {
            leaveOut("synonym", full(s).toString(), "", "");
        }
        collations.forEach((name, count) ->
                leaveOut("collation", name + " of " + count + (count == 1 ? " column" : " columns"), "", ""));
        List<SchemaObject> all = new ArrayList<>(schemas(objects, views));
        all.addAll(enums);
        all.addAll(objects);
        all.addAll(views);
        return new Schema(all);
    }

    private void leaveOut(String kind, String name, String why, String text) {
        notCarried.add(new NotCarried(kind, name, why, text));
    }

    private static String text(String definition) {
        return Objects.requireNonNullElse(definition, "");
    }

    // Names

    /** A name as people write it: a database that keeps what is not quoted in capitals is read as PostgreSQL would have kept it. */
    private Name name(String raw) {
        String plain =
                raw.length() > 1 && "\"`[".indexOf(raw.charAt(0)) >= 0 ? raw.substring(1, raw.length() - 1) : raw;
        return new Name(upper && plain.equals(plain.toUpperCase(Locale.ROOT)) ? plain.toLowerCase(Locale.ROOT) : plain);
    }

    private ObjectName full(DatabaseObject o) {
        String schema = text(o.getSchema().getName());
        boolean own = schema.isEmpty() || schema.equals(home) || product == Product.MYSQL;
        return new ObjectName(own ? ObjectName.PUBLIC : name(schema), name(o.getName()));
    }

    private Optional<Name> given(NamedObject o) {
        return given(text(o.getName()));
    }

    private Optional<Name> given(String n) {
        return n.isEmpty() || n.toUpperCase(Locale.ROOT).matches(CHOSEN) ? Optional.empty() : Optional.of(name(n));
    }

    private static List<SchemaObject> schemas(List<SchemaObject> objects, List<SchemaObject> views) {
        Set<Name> names = new TreeSet<>();
        objects.forEach(o -> names.add(o.name().schema()));
        views.forEach(o -> names.add(o.name().schema()));
        names.remove(ObjectName.PUBLIC);
        return names.stream()
                .<SchemaObject>map(n -> new Kept(
                        "SCHEMA",
                        new ObjectName(ObjectName.NONE, n),
                        "CREATE SCHEMA " + Sql.name(n),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    // Tables

    private Table table(schemacrawler.schema.Table t) {
        ObjectName name = full(t);
        if (String.valueOf(t.<Object>getAttribute("CREATE_OPTIONS", "")).contains("partitioned")) {
            leaveOut("partitioning", "of " + name, "it is written as one table", "");
        }
        List<Constraint> constraints = new ArrayList<>();
        Set<List<Name>> keys = new HashSet<>();
        PrimaryKey key = t.getPrimaryKey();
        if (key != null) {
            List<Name> columns = names(key.getConstrainedColumns());
            keys.add(columns);
            constraints.add(new Constraint.PrimaryKey(
                    given(key), Constraint.Key.of(columns), Constraint.Deferral.NOT_DEFERRABLE, Optional.empty()));
        }
        if (product == Product.MYSQL) {
            mysqlChecks(t).forEach(k -> check(t, k.name(), k.sql()).ifPresent(constraints::add));
        } else {
            for (TableConstraint c : t.getTableConstraints()) {
                constraint(t, c, keys).ifPresent(constraints::add);
            }
        }
        for (ForeignKey f : t.getImportedForeignKeys()) {
            constraints.add(foreignKey(f));
        }
        List<Column> columns = new ArrayList<>();
        for (schemacrawler.schema.Column c : t.getColumns()) {
            columns.add(column(t, c));
        }
        List<Index> indexes = new ArrayList<>();
        for (schemacrawler.schema.Index i : t.getIndexes()) {
            index(t, i, keys, constraints).ifPresent(indexes::add);
        }
        return Table.of(name, columns)
                .withConstraints(constraints)
                .withIndexes(indexes)
                .withComment(comment(t.getRemarks()));
    }

    private static Optional<String> comment(String remarks) {
        return Optional.of(text(remarks)).filter(r -> !r.isBlank());
    }

    private List<Name> names(Collection<? extends schemacrawler.schema.Column> columns) {
        return columns.stream().map(c -> name(c.getName())).toList();
    }

    private Optional<Constraint> constraint(schemacrawler.schema.Table t, TableConstraint c, Set<List<Name>> keys) {
        if (c.getType() == TableConstraintType.unique) {
            List<Name> columns = names(c.getConstrainedColumns());
            if (!columns.isEmpty() && keys.add(columns)) {
                return Optional.of(new Constraint.Unique(
                        given(c),
                        Constraint.Key.of(columns),
                        false,
                        c.isInitiallyDeferred()
                                ? Constraint.Deferral.INITIALLY_DEFERRED
                                : c.isDeferrable()
                                        ? Constraint.Deferral.DEFERRABLE
                                        : Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty()));
            }
        } else if (c.getType() == TableConstraintType.check) {
            return check(t, text(c.getName()), text(c.getDefinition()).strip());
        }
        return Optional.empty();
    }

    private Optional<Constraint> check(schemacrawler.schema.Table t, String name, String sql) {
        if (sql.isEmpty()) {
            leaveOut("check", name + " on " + full(t), "its condition could not be read", "");
            return Optional.empty();
        }
        if (json(sql) || sql.toUpperCase(Locale.ROOT).matches("\\(?\\s*\"?[A-Z0-9_$#]+\"?\\s+IS NOT NULL\\s*\\)?")) {
            return Optional.empty();
        }
        return Optional.of(
                new Constraint.Check(given(name), Expression.verbatim(sql), false, true, true, Optional.empty()));
    }

    private List<MysqlChecks.Check> mysqlChecks(schemacrawler.schema.Table t) {
        return mysqlChecks.getOrDefault(t.getName().replace("`", ""), List.of());
    }

    /** MariaDB has no type for JSON but this check. */
    private boolean json(String check) {
        return product == Product.MYSQL && check.matches("(?is)\\(?\\s*json_valid\\(`[^`]+`\\)\\s*\\)?");
    }

    private boolean json(schemacrawler.schema.Table t, schemacrawler.schema.Column c) {
        String plain = "`" + c.getName().replace("`", "") + "`";
        return mysqlChecks(t).stream().anyMatch(k -> json(k.sql()) && k.sql().contains(plain));
    }

    private Constraint.ForeignKey foreignKey(ForeignKey f) {
        List<Name> columns = new ArrayList<>();
        List<Name> references = new ArrayList<>();
        for (ColumnReference r : f.getColumnReferences()) {
            columns.add(name(r.getForeignKeyColumn().getName()));
            references.add(name(r.getPrimaryKeyColumn().getName()));
        }
        return new Constraint.ForeignKey(
                given(f),
                columns,
                full(f.getPrimaryKeyTable()),
                references,
                Constraint.Match.SIMPLE,
                action(f.getDeleteRule()),
                List.of(),
                action(f.getUpdateRule()),
                false,
                switch (f.getDeferrability()) {
                    case initiallyDeferred -> Constraint.Deferral.INITIALLY_DEFERRED;
                    case initiallyImmediate -> Constraint.Deferral.DEFERRABLE;
                    case keyNotDeferrable, unknown -> Constraint.Deferral.NOT_DEFERRABLE;
                },
                true,
                true,
                Optional.empty());
    }

    private static Constraint.Action action(ForeignKeyUpdateRule rule) {
        return switch (rule) {
            case cascade -> Constraint.Action.CASCADE;
            case setNull -> Constraint.Action.SET_NULL;
            case setDefault -> Constraint.Action.SET_DEFAULT;
            case restrict -> Constraint.Action.RESTRICT;
            case noAction, unknown -> Constraint.Action.NO_ACTION;
        };
    }

    // Columns

    private Column column(schemacrawler.schema.Table t, schemacrawler.schema.Column c) {
        Name name = name(c.getName());
        String label = full(t) + "." + name;
        Column.Value value = Column.ABSENT;
        String written = text(c.getDefaultValue()).strip();
        Optional<String> generation = attribute(c, "GENERATION_EXPRESSION");
        String extra = attribute(c, "EXTRA").orElse("").toUpperCase(Locale.ROOT);
        boolean made = c.isGenerated() && !c.isAutoIncremented();
        if (c.isAutoIncremented()) {
            value = new Column.Identity(false, List.of());
        } else if (made && generation.isPresent()) {
            value = new Column.Generated(Expression.verbatim(generation.get()), !extra.contains("VIRTUAL"));
        } else if (made) {
            leaveOut(
                    "generated column",
                    label,
                    "what it is made of could not be read; it is written as a plain column",
                    written);
        } else if (!written.isEmpty()) {
            value = new Column.Default(Expression.verbatim(written));
        }
        attribute(c, "COLLATION_NAME")
                .filter(k -> product == Product.MYSQL && !k.endsWith("_bin"))
                .ifPresent(k -> collations.merge(k, 1, Integer::sum));
        if (extra.contains("ON UPDATE")) {
            leaveOut("update clause", "of " + label, "", extra.substring(extra.indexOf("ON UPDATE")));
        }
        attribute(c, "DOMAIN_NAME")
                .ifPresent(d -> leaveOut("domain", d + " of " + label, "the column has its base type", ""));
        return new Column(
                name,
                json(t, c) ? Type.known("jsonb") : type(t, c, label),
                c.isNullable() || c.isAutoIncremented() ? Optional.empty() : Optional.of(Column.NotNull.PLAIN),
                value,
                Optional.empty(),
                List.of(),
                comment(c.getRemarks()));
    }

    private static Optional<String> attribute(schemacrawler.schema.Column c, String name) {
        Object value = c.getAttribute(name, "");
        return Optional.ofNullable(value).map(v -> v.toString().strip()).filter(v -> !v.isEmpty());
    }

    private Type type(schemacrawler.schema.Table t, schemacrawler.schema.Column c, String label) {
        schemacrawler.schema.ColumnDataType type = c.getColumnDataType();
        String written = attribute(c, "COLUMN_TYPE").orElse(text(type.getDatabaseSpecificTypeName()));
        List<String> labels = labels(written);
        if (!labels.isEmpty()) {
            ObjectName name = full(t).sibling(new Name(full(t).name() + "_" + name(c.getName())));
            enums.add(new EnumType(name, labels, Optional.empty()));
            return new Type.Named(name, List.of());
        }
        PgTypes.Mapped mapped = PgTypes.of(
                written,
                c.getSize(),
                c.getDecimalDigits(),
                type.getJavaSqlType().getVendorTypeNumber(),
                product);
        if (!mapped.exact()) {
            leaveOut("type", "of " + label, "it is written as " + Sql.PUBLIC.type(mapped.type()), written);
        }
        return mapped.type();
    }

    /** The labels of {@code ENUM('a', 'b')}. */
    private List<String> labels(String type) {
        if (!type.toUpperCase(Locale.ROOT).startsWith("ENUM(")) {
            return List.of();
        }
        return Word.of(type.substring(5), product).stream()
                .filter(w -> w.kind() == Word.Kind.STRING)
                .map(Word::text)
                .distinct()
                .toList();
    }

    // Indexes, views, the rest

    private Optional<Index> index(
            schemacrawler.schema.Table t,
            schemacrawler.schema.Index i,
            Set<List<Name>> keys,
            List<Constraint> constraints) {
        List<IndexKey> columns = new ArrayList<>();
        for (IndexColumn c : i.getColumns()) {
            IndexKey k = IndexKey.of(Expression.column(name(c.getName())));
            boolean down = c.getSortSequence() == IndexColumnSortSequence.descending;
            columns.add(new IndexKey(
                    k.expression(), Optional.empty(), Optional.empty(), List.of(), down, Optional.empty()));
        }
        List<Name> names = names(i.getColumns());
        boolean key = i.isUnique()
                && (keys.contains(names)
                        || constraints.stream()
                                .anyMatch(c -> c instanceof Constraint.Unique u
                                        && u.columns().equals(names)));
        if (columns.isEmpty()) {
            leaveOut("index", i.getName() + " on " + full(t), "its columns could not be read", text(i.getDefinition()));
        }
        if (columns.isEmpty() || key) {
            return Optional.empty();
        }
        if (i.isUnique() && product == Product.MYSQL) {
            keys.add(names);
            constraints.add(new Constraint.Unique(
                    given(i), Constraint.Key.of(names), false, Constraint.Deferral.NOT_DEFERRABLE, Optional.empty()));
            return Optional.empty();
        }
        Index made = Index.of(given(i), List.of()).withKeys(columns);
        return Optional.of(
                i.isUnique()
                        ? new Index(
                                made.name(),
                                true,
                                false,
                                made.method(),
                                columns,
                                List.of(),
                                false,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        : made);
    }

    private View view(schemacrawler.schema.View v) {
        String sql = text(v.getDefinition()).strip();
        String query = sql.toUpperCase(Locale.ROOT).startsWith("CREATE")
                ? sql.replaceFirst("(?is)^CREATE\\b.*?\\bAS\\b\\s*(?=\\(?\\s*(SELECT|WITH)\\b)", "")
                : sql;
        return new View(
                full(v),
                false,
                names(v.getColumns()),
                Expression.verbatim(query.replaceFirst(";\\s*$", "")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                comment(v.getRemarks()).filter(c -> !c.equals("VIEW")));
    }

    private void trigger(schemacrawler.schema.Table t, Trigger g) {
        leaveOut("trigger", name(g.getName()) + " on " + full(t), "", text(g.getActionStatement()));
    }

    private Optional<Sequence> sequence(schemacrawler.schema.Sequence s) {
        if (s.getName().toUpperCase(Locale.ROOT).startsWith("SYSTEM_SEQUENCE")) {
            return Optional.empty();
        }
        List<String> options = new ArrayList<>();
        if (s.getIncrement() != 0 && s.getIncrement() != 1) {
            options.add("INCREMENT BY " + s.getIncrement());
        }
        if (s.getStartValue() != null) {
            options.add("START WITH " + s.getStartValue());
        }
        if (s.isCycle()) {
            options.add("CYCLE");
        }
        return Optional.of(new Sequence(full(s), options, Optional.empty(), Optional.empty()));
    }
}

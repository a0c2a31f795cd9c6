package plinth.database.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import schemacrawler.inclusionrule.InclusionRule;
import schemacrawler.schema.Catalog;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaRetrievalOptions;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import schemacrawler.tools.options.Config;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/** How SchemaCrawler is asked. */
final class Crawler {
    private Crawler() {}

    static Catalog crawl(Connection connection, Product product) throws SQLException {
        DatabaseConnectionSource source = DatabaseConnectionSources.fromConnection(connection);
        SchemaRetrievalOptions known = SchemaCrawlerUtility.matchSchemaRetrievalOptions(source);
        SchemaRetrievalOptions how = known;
        if (known.getDatabaseServerType().isUnknownDatabaseSystem() && informationSchema(connection)) {
            how = standard(connection, known);
        } else if (product == Product.MYSQL) {
            how = mysql(known);
        }
        Predicate<String> wanted = schemas(connection, product);
        SchemaCrawlerOptions what = SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
                .withLimitOptions(LimitOptionsBuilder.builder()
                        .includeSchemas(rule(wanted))
                        .includeAllRoutines()
                        .includeAllSequences()
                        .includeAllSynonyms()
                        .tableTypes("TABLE", "BASE TABLE", "VIEW", "MATERIALIZED VIEW", "PARTITIONED TABLE")
                        .toOptions())
                .withLoadOptions(LoadOptionsBuilder.builder()
                        .withSchemaInfoLevel(SchemaInfoLevelBuilder.builder()
                                .fromOptions(SchemaInfoLevelBuilder.maximum())
                                .setRetrieveTablePrivileges(false)
                                .setRetrieveTableColumnPrivileges(false)
                                .setRetrieveDatabaseUsers(false)
                                .setRetrieveServerInfo(false)
                                .setRetrieveAdditionalDatabaseInfo(false)
                                .setRetrieveAdditionalJdbcDriverInfo(false)
                                .setRetrieveRoutineParameters(false)
                                .setRetrieveViewViewTableUsage(false)
                                .toOptions())
                        .withMaxThreads(1)
                        .toOptions());
        try {
            return SchemaCrawlerUtility.getCatalog(source, how, what, new Config());
        } catch (RuntimeException e) {
            // SchemaCrawler and what it asks through have exceptions of their own for what a database refuses.
            throw new SQLException("its catalog cannot be read: " + e.getMessage(), e);
        }
    }

    private static InclusionRule rule(Predicate<String> wanted) {
        return wanted::test;
    }

    /** Whether the database answers for itself as the SQL standard says. */
    private static boolean informationSchema(Connection connection) {
        try (Statement s = connection.createStatement()) {
            s.executeQuery("SELECT 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE 1 = 0")
                    .close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** What SchemaCrawler asks MySQL for, without a column that MariaDB has not, and with a table's partitioning. */
    private static SchemaRetrievalOptions mysql(SchemaRetrievalOptions mysql) {
        return SchemaRetrievalOptionsBuilder.builder(mysql)
                .withInformationSchemaViews(InformationSchemaViewsBuilder.builder(mysql.getInformationSchemaViews())
                        .withSql(InformationSchemaKey.CONSTRAINT_COLUMN_USAGE, """
                            SELECT CONSTRAINT_SCHEMA AS CONSTRAINT_CATALOG, NULL AS CONSTRAINT_SCHEMA, CONSTRAINT_NAME,
                              TABLE_SCHEMA AS TABLE_CATALOG, NULL AS TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION
                            FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE ORDER BY ORDINAL_POSITION\
                            """)
                        .withSql(InformationSchemaKey.ADDITIONAL_TABLE_ATTRIBUTES, """
                            SELECT TABLE_SCHEMA AS TABLE_CATALOG, NULL AS TABLE_SCHEMA, TABLE_NAME, CREATE_OPTIONS
                            FROM INFORMATION_SCHEMA.TABLES\
                            """)
                        .toOptions())
                .toOptions();
    }

    private static SchemaRetrievalOptions standard(Connection connection, SchemaRetrievalOptions known) {
        return SchemaRetrievalOptionsBuilder.builder(known)
                .fromConnnection(connection)
                .withInformationSchemaViews(InformationSchemaViewsBuilder.builder()
                        .withSql(InformationSchemaKey.VIEWS, "SELECT * FROM INFORMATION_SCHEMA.VIEWS")
                        .withSql(InformationSchemaKey.SEQUENCES, """
                            SELECT SEQUENCE_CATALOG, SEQUENCE_SCHEMA, SEQUENCE_NAME, START_VALUE, MINIMUM_VALUE, MAXIMUM_VALUE, INCREMENT,
                              CYCLE_OPTION FROM INFORMATION_SCHEMA.SEQUENCES\
                            """)
                        .withSql(InformationSchemaKey.TABLE_CONSTRAINTS, """
                            SELECT CONSTRAINT_CATALOG, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME,
                              CONSTRAINT_TYPE, IS_DEFERRABLE, INITIALLY_DEFERRED FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS\
                            """)
                        .withSql(InformationSchemaKey.CONSTRAINT_COLUMN_USAGE, """
                            SELECT CONSTRAINT_CATALOG, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME,
                              ORDINAL_POSITION FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE ORDER BY ORDINAL_POSITION\
                            """)
                        .withSql(
                                InformationSchemaKey.CHECK_CONSTRAINTS,
                                "SELECT CONSTRAINT_CATALOG, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE FROM"
                                        + " INFORMATION_SCHEMA.CHECK_CONSTRAINTS")
                        .withSql(InformationSchemaKey.TRIGGERS, """
                            SELECT TRIGGER_CATALOG, TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_MANIPULATION, EVENT_OBJECT_CATALOG, EVENT_OBJECT_SCHEMA,
                              EVENT_OBJECT_TABLE, 0 AS ACTION_ORDER, '' AS ACTION_CONDITION, '' AS ACTION_STATEMENT, ACTION_ORIENTATION,
                              ACTION_TIMING FROM INFORMATION_SCHEMA.TRIGGERS\
                            """)
                        .withSql(InformationSchemaKey.ADDITIONAL_COLUMN_ATTRIBUTES, """
                            SELECT TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, GENERATION_EXPRESSION, DOMAIN_NAME
                            FROM INFORMATION_SCHEMA.COLUMNS\
                            """)
                        .toOptions())
                .toOptions();
    }

    /** The schemas that are the user's: not the database's own, and where one connection sees other people's, its own alone. */
    private static Predicate<String> schemas(Connection connection, Product product) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        Optional<String> catalog = Optional.ofNullable(connection.getCatalog()).filter(c -> !c.isEmpty());
        if (product == Product.MYSQL) {
            String own = catalog.orElseThrow(
                    () -> new SQLException("the URL names no database: write jdbc:mariadb://host/database"));
            return name -> unquoted(name).equals(own);
        }
        if (product.is("oracle") || product.is("db2")) {
            String own = Optional.ofNullable(connection.getSchema()).orElse(about.getUserName());
            return name -> unquoted(name).equals(own);
        }
        return name -> {
            String last = unquoted(name.substring(name.lastIndexOf('.') + 1)).toLowerCase(Locale.ROOT);
            boolean other = catalog.isPresent()
                    && name.contains(".")
                    && !unquoted(name.substring(0, name.indexOf('.'))).equalsIgnoreCase(catalog.get());
            return !other
                    && !last.equals("information_schema")
                    && !last.equals("system_lobs")
                    && !last.equals("sys")
                    && !last.equals("guest")
                    && !last.startsWith("sys")
                    && !last.startsWith("db_");
        };
    }

    private static String unquoted(String name) {
        return name.replaceAll("[\"`\\[\\]]", "");
    }
}

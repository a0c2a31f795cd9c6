package plinth.database.jdbc;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Opens connections for reading: no database is made where there is none, and where the driver allows it nothing can be written. */
public final class Connections {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String MYSQL = "jdbc:mysql:";

    /** Drivers that Plinth does not bring along, by how their URLs begin, with where Maven has them. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "jdbc:oracle:", "com.oracle.database.jdbc:ojdbc17",
            "jdbc:sqlserver:", "com.microsoft.sqlserver:mssql-jdbc",
            "jdbc:db2:", "com.ibm.db2:jcc",
            "jdbc:hsqldb:", "org.hsqldb:hsqldb",
            "jdbc:derby:", "org.apache.derby:derby",
            "jdbc:firebirdsql:", "org.firebirdsql.jdbc:jaybird",
            "jdbc:duckdb:", "org.duckdb:duckdb_jdbc",
            "jdbc:snowflake:", "net.snowflake:snowflake-jdbc");

    private Connections() {}

    /**
     * Opens {@code url}, a JDBC URL.
     *
     * @param properties user and password, where the URL does not hold them
     * @param drivers jar files to look for a driver in, before those that Plinth brings along
     * @param directory what the name of a file in the URL is relative to
     * @throws SQLException when no driver takes the URL, a file is not there, or the database refuses; the message is for the user
     */
    public static Connection open(String url, Properties properties, List<Path> drivers, Path directory)
            throws SQLException {
        // MariaDB's driver prints what it is refused; the exception says it.
        System.setProperty("mariadb.logging.disable", "true");
        ClassLoader loader = loader(drivers);
        String known = readable(url, properties, directory);
        Optional<Driver> driver = driver(known, loader);
        if (driver.isEmpty() && known.startsWith(MYSQL)) {
            known = "jdbc:mariadb:" + known.substring(MYSQL.length());
            driver = driver(known, loader);
        }
        if (driver.isEmpty()) {
            throw new SQLException("no driver here takes this URL. " + missing(known));
        }
        Connection connection = driver.get().connect(known, properties);
        if (connection == null) {
            throw new SQLException("the driver " + driver.get().getClass().getName() + " does not take this URL");
        }
        return connection;
    }

    private static String missing(String url) {
        String brought =
                "Plinth brings drivers for PostgreSQL, SQLite, MariaDB and MySQL, the desktop package one for H2, too";
        return ELSEWHERE.entrySet().stream()
                .filter(e -> url.startsWith(e.getKey()))
                .findFirst()
                .map(e -> "Get the driver (in Maven's repository it is " + e.getValue()
                        + ") and name its jar: --driver-path FILE.jar")
                .orElse(brought + "; name the jar of another with --driver-path FILE.jar");
    }

    private static ClassLoader loader(List<Path> jars) throws SQLException {
        ClassLoader own = Connections.class.getClassLoader();
        if (jars.isEmpty()) {
            return own;
        }
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new SQLException("there is no driver file " + jar);
            }
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new SQLException(jar + " is no name of a file", e);
            }
        }
        // Open as long as the program runs: the driver loads classes when it needs them.
        return new URLClassLoader(urls.toArray(URL[]::new), own);
    }

    private static Optional<Driver> driver(String url, ClassLoader loader) throws SQLException {
        Iterator<Driver> all = ServiceLoader.load(Driver.class, loader).iterator();
        Optional<Driver> found = Optional.empty();
        while (all.hasNext()) {
            try {
                Driver d = all.next();
                boolean given = d.getClass().getClassLoader() == loader;
                if (d.acceptsURL(url) && (found.isEmpty() || given)) {
                    found = Optional.of(d);
                }
            } catch (ServiceConfigurationError e) {
                throw new SQLException("a driver cannot be loaded: " + e.getMessage(), e);
            }
        }
        return found;
    }

    /** Returns {@code url} so that its driver makes no database: it must be there. */
    private static String readable(String url, Properties properties, Path directory) throws SQLException {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith(SQLITE)) {
            // SQLITE_OPEN_READONLY
            properties.setProperty("open_mode", "1");
            return SQLITE + file(url.substring(SQLITE.length()), directory);
        }
        if (lower.startsWith("jdbc:h2:") && !lower.matches("jdbc:h2:(mem|tcp|ssl|zip):.*")) {
            String out = url;
            for (String setting : List.of("IFEXISTS=TRUE", "ACCESS_MODE_DATA=r", "TRACE_LEVEL_FILE=0")) {
                String key =
                        ";" + setting.substring(0, setting.indexOf('=') + 1).toLowerCase(Locale.ROOT);
                out = lower.contains(key) ? out : out + ";" + setting;
            }
            return out;
        }
        if (lower.startsWith("jdbc:hsqldb:") && !lower.contains("ifexists=")) {
            return url + ";ifexists=true";
        }
        return url;
    }

    private static String file(String written, Path directory) throws SQLException {
        boolean uri = written.startsWith("file:");
        String rest = uri ? written.substring("file:".length()) : written;
        int question = rest.indexOf('?');
        String name = question < 0 ? rest : rest.substring(0, question);
        if (name.isEmpty() || name.equals(":memory:")) {
            throw new SQLException("a database in memory is empty; name a file: jdbc:sqlite:FILE");
        }
        Path file = directory.resolve(name).toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new SQLException(name + " is a folder, no database");
        }
        if (!Files.isRegularFile(file)) {
            throw new SQLException("there is no file " + name);
        }
        return (uri ? "file:" : "") + file + (question < 0 ? "" : rest.substring(question));
    }
}

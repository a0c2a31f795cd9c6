package plinth.tests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL 18 on the loopback address: started at the first use, one for all tests of a JVM, ended with it. */
public final class Postgres {
    private static final class Holder {
        static final Postgres SERVER = start();
    }

    private final EmbeddedPostgres server;
    private final AtomicInteger count = new AtomicInteger();

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Returns a new empty database. Durability is off: nothing of it outlives the test. */
    public static TestDatabase database() throws SQLException {
        Postgres p = Holder.SERVER;
        String name = "t" + p.count.incrementAndGet();
        p.run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' STRATEGY file_copy");
        return new TestDatabase(p, name);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?user=postgres";
    }

    void drop(String database) throws SQLException {
        run("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    private void run(String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(url("postgres"));
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private static Postgres start() {
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    // An ANALYZE in the background would keep a test's VACUUM from marking pages as visible to all.
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("max_connections", "40")
                    .setServerConfig("max_locks_per_transaction", "1024")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }
}

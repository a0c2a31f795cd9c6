package plinth.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which database is meant.
 *
 * @param jdbc the URL for JDBC
 * @param properties user and password, where they do not stand in the URL
 * @param secrets what no message may repeat
 */
record DatabaseUrl(String jdbc, Properties properties, List<String> secrets) {
    /** The parts of {@code postgresql://user:password@host:port/database?options}. */
    private static final Pattern LIBPQ =
            Pattern.compile("(postgres(?:ql)?|mysql|mariadb)://(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]*)(/[^?]*)?(\\?.*)?");

    private static final Pattern SECRET =
            Pattern.compile("(?i)(?:[?&;](?:password|pwd|pass)=|//[^:/@]*:|:thin:[^/@]*/)([^&;@]+)");

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    DatabaseUrl {
        secrets = List.copyOf(secrets);
    }

    /** Returns what {@code url} means: a URL of JDBC, one of a database's own tools, or the name of a SQLite file. */
    static DatabaseUrl of(String url, Path directory) throws CannotDo {
        List<String> secrets = new ArrayList<>();
        Properties properties = new Properties();
        if (url.startsWith("jdbc:")) {
            Matcher m = SECRET.matcher(url);
            while (m.find()) {
                secrets.add(m.group(1));
            }
            return new DatabaseUrl(url, properties, secrets);
        }
        Matcher m = LIBPQ.matcher(url);
        if (m.matches()) {
            Optional.ofNullable(m.group(2))
                    .filter(u -> !u.isEmpty())
                    .ifPresent(u -> properties.setProperty("user", decoded(u)));
            Optional.ofNullable(m.group(3)).ifPresent(p -> {
                properties.setProperty("password", decoded(p));
                secrets.add(p);
                secrets.add(decoded(p));
            });
            String host = m.group(4).isEmpty() ? "localhost" : m.group(4);
            String rest = Optional.ofNullable(m.group(5)).orElse("/")
                    + Optional.ofNullable(m.group(6)).orElse("");
            String kind = m.group(1).startsWith("postgres") ? "postgresql" : "mariadb";
            return new DatabaseUrl("jdbc:" + kind + "://" + host + rest, properties, secrets);
        }
        if (sqlite(directory.resolve(url.isEmpty() ? "." : url))) {
            return new DatabaseUrl("jdbc:sqlite:" + url, properties, secrets);
        }
        throw new CannotDo("This is no URL of a database. Write postgresql://user@host:port/database,"
                + " mysql://user@host:port/database, a SQLite file that is there, or any URL of JDBC.");
    }

    private static boolean sqlite(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        } catch (IOException e) {
            return false;
        }
    }

    boolean postgres() {
        return jdbc.startsWith("jdbc:postgresql:");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Returns {@code text} without passwords. */
    String without(String text) {
        String out = text;
        for (String s : secrets) {
            out = s.isEmpty() ? out : out.replace(s, "***");
        }
        return out;
    }
}

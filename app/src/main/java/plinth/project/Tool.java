package plinth.project;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tool that brings databases up to date by steps kept as files: which files are its steps, their order, and which part of a step is not applied. */
enum Tool {
    FLYWAY("Flyway", "V(\\d+(?:[._]\\d+)*)__.*\\.sql|R__.*\\.sql|B(\\d+(?:[._]\\d+)*)__.*\\.sql", "", ""),
    GOLANG_MIGRATE("golang-migrate", "(\\d+)_.*\\.up\\.sql", "", ""),
    PRISMA("Prisma", "(\\d+)(?:_[^/]*)?/migration\\.sql", "", ""),
    DIESEL("diesel", "(\\d{4}-\\d{2}-\\d{2}-\\d{6}|\\d+)(?:_[^/]*)?/up\\.sql", "", ""),
    HASURA("Hasura", "(\\d{10,})(?:_[^/]*)?/up\\.sql", "", ""),
    GOOSE("goose", "(\\d+)_.*\\.sql", "-- +goose up", "-- +goose down"),
    DBMATE("dbmate", "(\\d+)_.*\\.sql", "-- migrate:up", "-- migrate:down"),
    SQL_MIGRATE("sql-migrate", "(\\d+).*\\.sql", "-- +migrate up", "-- +migrate down"),
    TERN("tern", "(\\d+)_.*\\.sql", "", "---- create above / drop below ----"),
    NODE_PG_MIGRATE("node-pg-migrate", "(\\d+)[_-].*\\.sql", "-- up migration", "-- down migration"),
    EVOLUTIONS("Play evolutions", "(\\d+)\\.sql", "--- !ups", "--- !downs"),
    MYBATIS("MyBatis Migrations", "(\\d+)_.*\\.sql", "", "//@undo"),
    RAMBLER("rambler", "(\\d+)_.*\\.sql", "-- rambler up", "-- rambler down"),
    MICRATE("micrate", "(\\d+)_.*\\.sql", "-- +micrate up", "-- +micrate down"),
    GRAPHILE("graphile-migrate", "(\\d+)(?:-.*)?\\.sql", "", ""),
    DRIZZLE("Drizzle", "(\\d+)_.*\\.sql", "", ""),
    POSTGRATOR("Postgrator", "(\\d+)\\.do(?:\\..*)?\\.sql", "", ""),
    UP_FILES("up and down files", "(\\d+).*[._-]up\\.sql", "", ""),
    SQITCH("sqitch", ".*\\.sql", "", ""),
    LIQUIBASE("Liquibase", ".*\\.sql", "--liquibase formatted sql", ""),
    NUMBERED("numbered files", "(?:[a-z]{1,20}[ _.-]?)?(\\d+).*\\.sql", "", "");

    /** Tools that are told from a mark in the text, those first that could be taken for no other. */
    static final List<Tool> MARKED =
            List.of(GOOSE, DBMATE, SQL_MIGRATE, MICRATE, RAMBLER, TERN, NODE_PG_MIGRATE, EVOLUTIONS, MYBATIS);

    /** Tools that keep a folder for each step. */
    static final List<Tool> FOLDERS = List.of(PRISMA, HASURA, DIESEL);

    private final String label;
    private final Pattern name;
    private final String up;
    private final String down;

    Tool(String label, String name, String up, String down) {
        this.label = label;
        this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE);
        this.up = up;
        this.down = down;
    }

    /** Returns the name as its makers write it. */
    String label() {
        return label;
    }

    /** Returns the tool that a person calls {@code name}. */
    static Optional<Tool> named(String name) {
        return Arrays.stream(values())
                .filter(t -> t.label.equalsIgnoreCase(name))
                .findFirst();
    }

    /** Returns whether a file called {@code file} is one of its steps. */
    boolean isStep(String file) {
        return name.matcher(file).matches();
    }

    /** Returns whether a step is a folder, and its SQL one file in it. */
    boolean folders() {
        return FOLDERS.contains(this);
    }

    /** Returns what this tool takes the name of a step from: that of the file, with its folder's where each step has one. */
    String step(Path file) {
        Path folder = file.getParent();
        return folders() && folder != null ? FileNames.of(folder) + "/" + FileNames.of(file) : FileNames.of(file);
    }

    /** Returns whether {@code text} holds the mark by which this tool's steps are known; tools without one are known by their files' names. */
    boolean marks(String text) {
        String wanted = up.isEmpty() ? down : up;
        return !wanted.isEmpty() && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Returns the steps among {@code files} (names without folders) in the order in which the tool applies them to an empty database. */
    List<String> order(List<String> files) {
        Comparator<String> byVersion = Comparator.comparing(this::version).thenComparing(Natural.ORDER);
        List<String> steps = new ArrayList<>(files.stream().filter(this::isStep).toList());
        if (this != FLYWAY) {
            steps.sort(this == NUMBERED ? Natural.ORDER : byVersion);
            return steps;
        }
        List<String> out = new ArrayList<>(
                steps.stream().filter(f -> starts(f, "V")).sorted(byVersion).toList());
        // A baseline stands for all steps up to its version; Flyway starts an empty database with the latest.
        steps.stream().filter(f -> starts(f, "B")).max(byVersion).ifPresent(b -> {
            out.removeIf(f -> version(f).compareTo(version(b)) <= 0);
            out.addFirst(b);
        });
        steps.stream()
                .filter(f -> starts(f, "R"))
                .sorted(Comparator.comparing(f -> f.substring(f.indexOf("__") + 2)))
                .forEach(out::add);
        return out;
    }

    private static boolean starts(String file, String with) {
        return file.regionMatches(true, 0, with, 0, 1);
    }

    private Version version(String file) {
        Matcher m = name.matcher(file);
        if (!m.matches()) {
            return new Version(List.of());
        }
        for (int g = 1; g <= m.groupCount(); g++) {
            if (m.group(g) != null) {
                return Version.of(m.group(g));
            }
        }
        return new Version(List.of());
    }

    /** Returns whether {@code file}, one of its steps, is run again whenever it has changed. */
    boolean repeatable(String file) {
        return this == FLYWAY && starts(file, "R");
    }

    /** Returns what a new step's file begins with: the marks that the tool itself puts into one. */
    String template() {
        return switch (this) {
            case GOOSE -> "-- +goose Up\n\n-- +goose Down\n";
            case DBMATE -> "-- migrate:up\n\n-- migrate:down\n";
            case SQL_MIGRATE -> "-- +migrate Up\n\n-- +migrate Down\n";
            case NODE_PG_MIGRATE -> "-- Up Migration\n\n-- Down Migration\n";
            case EVOLUTIONS -> "# --- !Ups\n\n# --- !Downs\n";
            case RAMBLER -> "-- rambler up\n\n-- rambler down\n";
            case MICRATE -> "-- +micrate Up\n\n-- +micrate Down\n";
            case LIQUIBASE -> "--liquibase formatted sql\n\n--changeset plinth:plinth_pending\n";
            // A step of tern's without the line between its parts cannot be undone, and tern says so.
            case FLYWAY,
                    GOLANG_MIGRATE,
                    TERN,
                    NUMBERED,
                    PRISMA,
                    DIESEL,
                    HASURA,
                    MYBATIS,
                    GRAPHILE,
                    DRIZZLE,
                    POSTGRATOR,
                    UP_FILES,
                    SQITCH -> "";
        };
    }

    /** Returns the name of the step that comes behind {@code steps}: the next number, as wide as the last one's; of a number with parts, the last counts up. */
    String next(List<String> steps, String title) {
        String last = steps.stream().filter(f -> !repeatable(f)).reduce("", (a, b) -> b);
        Matcher m = name.matcher(last);
        String version = "0";
        String before = "";
        for (int g = 1; m.matches() && g <= m.groupCount(); g++) {
            version = m.group(g) == null ? version : m.group(g);
            before = m.group(g) == null ? before : last.substring(0, m.start(g));
        }
        int part = Math.max(Math.max(version.lastIndexOf('.'), version.lastIndexOf('_')), version.lastIndexOf('-')) + 1;
        String digits = version.substring(part);
        String number = new BigInteger(digits).add(BigInteger.ONE).toString();
        String wide = version.substring(0, part) + "0".repeat(Math.max(0, digits.length() - number.length())) + number;
        return switch (this) {
            case FLYWAY -> "V" + wide + "__" + title + ".sql";
            case GOLANG_MIGRATE -> wide + "_" + title + ".up.sql";
            case PRISMA -> wide + "_" + title + "/migration.sql";
            case DIESEL, HASURA -> wide + "_" + title + "/up.sql";
            case SQL_MIGRATE -> wide + (last.matches("\\d+-.*") ? "-" : "_") + title + ".sql";
            // An evolution's name is its number alone, so it does not tell that it is pending: the text does.
            case EVOLUTIONS -> wide + ".sql";
            case POSTGRATOR -> wide + ".do." + title + ".sql";
            case UP_FILES -> wide + (last.matches("\\d+-.*") ? "-" + title + "-up.sql" : "_" + title + ".up.sql");
            case GRAPHILE -> "current.sql";
            case SQITCH, LIQUIBASE -> title + ".sql";
            case NUMBERED -> before + wide + "_" + title + ".sql";
            case GOOSE, DBMATE, TERN, NODE_PG_MIGRATE, MYBATIS, RAMBLER, MICRATE, DRIZZLE ->
                wide + "_" + title + ".sql";
        };
    }

    /** A version as numbers, {@code 2.10} behind {@code 2.9}. */
    private record Version(List<BigInteger> parts) implements Comparable<Version> {
        static Version of(String text) {
            return new Version(
                    Arrays.stream(text.split("[._-]", -1)).map(BigInteger::new).toList());
        }

        @Override
        public int compareTo(Version other) {
            int n = Math.max(parts.size(), other.parts.size());
            for (int i = 0; i < n; i++) {
                BigInteger a = i < parts.size() ? parts.get(i) : BigInteger.ZERO;
                BigInteger b = i < other.parts.size() ? other.parts.get(i) : BigInteger.ZERO;
                int c = a.compareTo(b);
                if (c != 0) {
                    return c;
                }
            }
            return 0;
        }
    }
}

package plinth.project;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.text.Span;

/** A tool that brings databases up to date by steps kept as files: which files are its steps, their order, and which part of a step is not applied. */
enum Tool {
    FLYWAY("Flyway", "V(\\d+(?:[._]\\d+)*)__.*\\.sql|R__.*\\.sql|B(\\d+(?:[._]\\d+)*)__.*\\.sql", "", ""),
    GOLANG_MIGRATE("golang-migrate", "(\\d+)_.*\\.up\\.sql", "", ""),
    GOOSE("goose", "(\\d+)_.*\\.sql", "-- +goose up", "-- +goose down"),
    DBMATE("dbmate", "(\\d+)_.*\\.sql", "-- migrate:up", "-- migrate:down"),
    SQL_MIGRATE("sql-migrate", "(\\d+).*\\.sql", "-- +migrate up", "-- +migrate down"),
    TERN("tern", "(\\d+)_.*\\.sql", "", "---- create above / drop below ----"),
    NUMBERED("numbered files", "(\\d+).*\\.sql", "", "");

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
        boolean undo = this == NUMBERED && file.toLowerCase(Locale.ROOT).endsWith(".down.sql");
        return !undo && name.matcher(file).matches();
    }

    /** Returns whether {@code text} holds the mark by which this tool's steps are known; tools without one are known by their files' names. */
    boolean marks(String text) {
        String wanted = up.isEmpty() ? down : up;
        return !wanted.isEmpty() && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Returns the parts of the step {@code text} that are not applied when it is: all from a mark of the down part to one of the up part or the end. */
    List<Span> leftOut(String text) {
        if (down.isEmpty()) {
            return List.of();
        }
        List<Span> out = new ArrayList<>();
        int from = -1;
        int at = 0;
        while (at < text.length()) {
            int nl = text.indexOf('\n', at);
            int end = nl < 0 ? text.length() : nl + 1;
            String line = text.substring(at, end).strip().toLowerCase(Locale.ROOT);
            if (from < 0 && line.startsWith(down)) {
                from = at;
            } else if (from >= 0 && !up.isEmpty() && line.startsWith(up)) {
                out.add(new Span(from, at));
                from = -1;
            }
            at = end;
        }
        if (from >= 0) {
            out.add(new Span(from, text.length()));
        }
        return out;
    }

    /** Returns the steps among {@code files} (names without folders) in the order in which the tool applies them to an empty database. */
    List<String> order(List<String> files) {
        Comparator<String> byVersion = Comparator.comparing(this::version).thenComparing(Comparator.naturalOrder());
        List<String> steps = new ArrayList<>(files.stream().filter(this::isStep).toList());
        if (this != FLYWAY) {
            steps.sort(byVersion);
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

    /** Returns what a new step's file begins with. */
    String template() {
        return switch (this) {
            case GOOSE -> "-- +goose Up\n";
            case DBMATE -> "-- migrate:up\n";
            case SQL_MIGRATE -> "-- +migrate Up\n";
            case FLYWAY, GOLANG_MIGRATE, TERN, NUMBERED -> "";
        };
    }

    /** Returns the name of the step that comes behind {@code steps}: the next number, as wide as the last one's. */
    String next(List<String> steps, String title) {
        List<String> numbered =
                steps.stream().filter(f -> this != FLYWAY || starts(f, "V")).toList();
        String last = numbered.isEmpty() ? "" : numbered.getLast();
        Matcher m = Pattern.compile("\\d+").matcher(last);
        String digits = m.find() ? m.group() : "0";
        String number = new BigInteger(digits).add(BigInteger.ONE).toString();
        String wide = "0".repeat(Math.max(0, digits.length() - number.length())) + number;
        return switch (this) {
            case FLYWAY -> "V" + wide + "__" + title + ".sql";
            case GOLANG_MIGRATE -> wide + "_" + title + ".up.sql";
            case GOOSE, DBMATE, SQL_MIGRATE, TERN, NUMBERED -> wide + "_" + title + ".sql";
        };
    }

    /** A version as numbers, {@code 2.10} behind {@code 2.9}. */
    private record Version(List<BigInteger> parts) implements Comparable<Version> {
        static Version of(String text) {
            return new Version(
                    Arrays.stream(text.split("[._]", -1)).map(BigInteger::new).toList());
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

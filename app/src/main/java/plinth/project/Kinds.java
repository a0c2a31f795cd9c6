package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The order of files that are split by what they hold: folders or files called tables, views, functions; and what a file needs before it. */
final class Kinds {
    private static final List<Set<String>> RANKS = List.of(
            Set.of(
                    "database",
                    "databases",
                    "role",
                    "roles",
                    "users_and_roles",
                    "init",
                    "setup",
                    "extension",
                    "extensions"),
            Set.of("schema", "schemas", "namespaces"),
            Set.of("type", "types", "enum", "enums", "domain", "domains", "collations", "composite_types"),
            Set.of("sequence", "sequences"),
            Set.of("table", "tables", "foreign_tables", "partitions"),
            Set.of(
                    "function",
                    "functions",
                    "procedure",
                    "procedures",
                    "routine",
                    "routines",
                    "aggregates",
                    "sprocs",
                    "stored_procedures"),
            Set.of("view", "views", "materialized_views", "materialized-views", "matviews", "mviews", "mat_views"),
            Set.of(
                    "index",
                    "indexes",
                    "indices",
                    "constraint",
                    "constraints",
                    "foreign_keys",
                    "foreign-keys",
                    "fkeys",
                    "fk",
                    "fks",
                    "keys",
                    "primary_keys"),
            Set.of("trigger", "triggers", "rule", "rules", "event_triggers"),
            Set.of(
                    "policy",
                    "policies",
                    "rls",
                    "grant",
                    "grants",
                    "privilege",
                    "privileges",
                    "permissions",
                    "comments",
                    "publications"));
    private static final int TABLES = 4;

    private Kinds() {}

    private static int rank(String name) {
        String n = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < RANKS.size(); i++) {
            if (RANKS.get(i).contains(n)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns whether {@code folder} is called by a kind of what it holds. A folder called schema alone says nothing. */
    static boolean named(Path folder) {
        int r = rank(FileNames.of(folder));
        return r > 1 && !FileNames.of(folder).equalsIgnoreCase("init");
    }

    /** Returns the rank of {@code file} below {@code home}: by the innermost folder that is called by a kind, else by its own name, else that of tables. */
    private static int rank(Path home, Path file, Contents c) {
        int found = -1;
        for (Path part : home.relativize(file)) {
            int r = rank(Found.stem(part.toString()));
            found = r >= 0 ? r : found;
        }
        if (found >= 0) {
            return found;
        }
        return c.defines() ? TABLES : 0;
    }

    /**
     * Returns {@code files} in an order in which each has what it needs before it as far as that can be: files with numbers by these, others by kind, then by
     * name; a file that refers to what a later one makes comes behind that.
     */
    static List<Path> ordered(Path home, List<Path> files, Shelf shelf) {
        Comparator<Path> byName = Comparator.comparing(home::relativize, Natural.BY_PATH);
        boolean numbers = files.stream().anyMatch(f -> FileNames.of(f).matches("\\d.*"));
        Comparator<Path> order = numbers
                ? byName
                : Comparator.<Path>comparingInt(f -> rank(home, f, shelf.of(f))).thenComparing(byName);
        List<Path> sorted = files.stream().sorted(order).toList();
        return numbers ? sorted : needed(sorted, shelf);
    }

    private static List<Path> needed(List<Path> sorted, Shelf shelf) {
        Map<String, Path> makers = new HashMap<>();
        Map<String, Path> types = new HashMap<>();
        for (Path p : sorted) {
            shelf.of(p).tables().forEach(t -> makers.putIfAbsent(t, p));
            shelf.of(p).others().forEach(t -> {
                makers.putIfAbsent(t, p);
                types.putIfAbsent(t, p);
            });
        }
        Set<Path> out = new LinkedHashSet<>();
        Set<Path> under = new HashSet<>();
        sorted.forEach(p -> visit(p, shelf, makers, types, out, under));
        return new ArrayList<>(out);
    }

    private static void visit(
            Path file, Shelf shelf, Map<String, Path> makers, Map<String, Path> types, Set<Path> out, Set<Path> under) {
        if (out.contains(file) || !under.add(file)) {
            return;
        }
        Contents c = shelf.of(file);
        Set<Path> before = new LinkedHashSet<>();
        c.targets().stream().sorted().map(makers::get).filter(p -> p != null).forEach(before::add);
        c.words().stream().sorted().map(types::get).filter(p -> p != null).forEach(before::add);
        before.remove(file);
        before.forEach(p -> visit(p, shelf, makers, types, out, under));
        out.add(file);
    }
}

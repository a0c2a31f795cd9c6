package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folders below one that is opened, with the names of their files, as far as they are somebody's own work: what .gitignore rules out, hidden folders and
 * those of dependencies and builds are left out. Links to folders are not followed. Looking ends after a while, and what was seen until then counts:
 * the folders nearest to the root are looked into first.
 */
final class Tree {
    private static final Set<String> NEVER = Set.of(
            "node_modules",
            "bower_components",
            "vendor",
            "target",
            "build",
            "dist",
            "out",
            "bin",
            "obj",
            "__pycache__",
            "venv",
            "env",
            "site-packages",
            "pods",
            "deriveddata",
            "coverage");
    private static final int DEEP = 24;
    private static final int MANY = 200_000;
    private static final long LONG_NANOS = 3_000_000_000L;
    private static final long LARGEST_SETTINGS = 4_000_000;

    private final Path root;
    private final FileAccess access;
    private final Map<Path, List<Path>> files = new LinkedHashMap<>();
    private final Map<Path, List<Path>> folders = new LinkedHashMap<>();
    private final Links links;
    private boolean cut;

    /** The rules in force in a folder: those of the .gitignore files above it, from the outermost on. */
    private record Rules(List<Path> places, List<GitIgnore> all) {
        static final Rules NONE = new Rules(List.of(), List.of());

        Rules with(Path folder) {
            Optional<GitIgnore> own = text(folder.resolve(".gitignore")).map(GitIgnore::of);
            if (own.isEmpty()) {
                return this;
            }
            List<Path> p = new ArrayList<>(places);
            List<GitIgnore> a = new ArrayList<>(all);
            p.add(folder);
            a.add(own.get());
            return new Rules(List.copyOf(p), List.copyOf(a));
        }

        boolean ignores(Path path, boolean folder) {
            for (int i = all.size() - 1; i >= 0; i--) {
                Optional<Boolean> says = all.get(i).ignores(Project.name(places.get(i), path), folder);
                if (says.isPresent()) {
                    return says.get();
                }
            }
            return false;
        }
    }

    private record Stop(Path folder, Rules rules, int depth) {}

    private Tree(Path root, FileAccess access, Links links) {
        this.root = root;
        this.access = access;
        this.links = links;
    }

    /** Looks at {@code root}, an absolute path. */
    static Tree of(Path root, FileAccess access) {
        Tree tree = new Tree(root, access, new Links(access));
        tree.walk();
        return tree;
    }

    private void walk() {
        Deque<Stop> next = new ArrayDeque<>(List.of(new Stop(root, above(root), 0)));
        long began = System.nanoTime();
        int seen = 0;
        while (!next.isEmpty()) {
            Stop s = next.removeFirst();
            Rules rules = s.rules().with(s.folder());
            List<Path> sub = new ArrayList<>();
            List<Path> own = new ArrayList<>();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(s.folder())) {
                for (Path p : all) {
                    if (++seen > MANY || System.nanoTime() - began > LONG_NANOS) {
                        cut = true;
                        break;
                    }
                    boolean folder = Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS);
                    if (folder ? looksInto(p) && !rules.ignores(p, true) : !rules.ignores(p, false) && kept(p)) {
                        (folder ? sub : own).add(p);
                    }
                }
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                // A folder that may not be read has nothing for us.
            }
            sub.sort(Natural.BY_NAME);
            files.put(
                    s.folder(),
                    access.listed(s.folder(), own).stream()
                            .sorted(Natural.BY_NAME)
                            .toList());
            folders.put(s.folder(), List.copyOf(sub));
            if (s.depth() < DEEP && !cut) {
                sub.forEach(f -> next.addLast(new Stop(f, rules, s.depth() + 1)));
            }
        }
    }

    /** Returns the rules of the folders above {@code root}, up to that of the repository. */
    private static Rules above(Path root) {
        Deque<Path> up = new ArrayDeque<>();
        for (Path p = root; p != null; p = p.getParent()) {
            if (!p.equals(root)) {
                up.addFirst(p);
            }
            if (Files.exists(p.resolve(".git"))) {
                Rules rules = Rules.NONE;
                for (Path folder : up) {
                    rules = rules.with(folder);
                }
                return rules;
            }
        }
        return Rules.NONE;
    }

    private static boolean looksInto(Path folder) {
        String name = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !NEVER.contains(name);
    }

    /** Links to files count where they lead to a file. */
    private boolean kept(Path file) {
        return !FileNames.of(file).startsWith(".") && links.keeps(root, file);
    }

    /** Returns the same without SQL that an export wrote. */
    Tree own() {
        Tree own = new Tree(root, access, links);
        own.cut = cut;
        own.folders.putAll(folders);
        files.forEach((folder, all) -> own.files.put(
                folder,
                all.stream()
                        .filter(f -> !Folder.isSql(f) || !Generated.is(access, f))
                        .toList()));
        return own;
    }

    /** Returns the links whose SQL cannot be read. */
    Links links() {
        return links;
    }

    Path root() {
        return root;
    }

    /** Returns whether there was more than is looked at. */
    boolean cut() {
        return cut;
    }

    /** Returns all folders, those nearer to the root first. */
    List<Path> folders() {
        return List.copyOf(files.keySet());
    }

    /** Returns the folders right in {@code folder}, by name, numbers by value. */
    List<Path> folders(Path folder) {
        return folders.getOrDefault(folder, List.of());
    }

    /** Returns the files right in {@code folder}, by name, numbers by value. */
    List<Path> files(Path folder) {
        return files.getOrDefault(folder, List.of());
    }

    /** Returns the SQL files right in {@code folder}. */
    List<Path> sql(Path folder) {
        return files(folder).stream().filter(Folder::isSql).toList();
    }

    /** Returns the SQL files in and below {@code folder}. */
    List<Path> sqlBelow(Path folder) {
        List<Path> all = new ArrayList<>(sql(folder));
        folders(folder).forEach(f -> all.addAll(sqlBelow(f)));
        return all;
    }

    /** Returns the file called {@code name}, in whatever case, right in {@code folder}. */
    Optional<Path> file(Path folder, String name) {
        return files(folder).stream()
                .filter(p -> String.valueOf(p.getFileName()).equalsIgnoreCase(name))
                .findFirst();
    }

    /** Returns the text of {@code file}, a file of settings; nothing when there is none to be read. */
    static Optional<String> text(Path file) {
        try {
            boolean fit = Files.isRegularFile(file) && Files.size(file) <= LARGEST_SETTINGS;
            return fit ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

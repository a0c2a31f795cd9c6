package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Settings of sqlc that somebody else has written, and queries beside them. An export obeys them: it adds files of queries, and no query that is there.
 *
 * @param queries the folder that query files go to, relative to that of the settings
 * @param files the names of files in it that are somebody's own
 * @param own the names of queries that are there, in small letters
 * @param copies whether what sqlc makes can put many rows in at once
 * @param renamed the names in the schema of which the settings say what they are called in Go
 * @param notes what is to be said of the settings and the queries that are there, a sentence each
 */
public record SqlcBeside(
        String queries, Set<String> files, Set<String> own, boolean copies, Set<String> renamed, List<String> notes) {
    public SqlcBeside {
        files = Set.copyOf(files);
        own = Set.copyOf(own);
        renamed = Set.copyOf(renamed);
        notes = List.copyOf(notes);
    }

    private boolean kept(Stub s) {
        return own.contains(s.name().toLowerCase(Locale.ROOT));
    }

    private boolean copied(Stub s) {
        return s.command() == Stub.Command.COPYFROM && !copies;
    }

    List<GeneratedFile> files(Exported exported, String source) {
        List<GeneratedFile> out = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (StubFile f : SqlcSchema.of(exported.schema()).clashes().known(exported.files())) {
            List<Stub> stubs =
                    f.stubs().stream().filter(s -> !kept(s) && !copied(s)).toList();
            if (!stubs.isEmpty()) {
                out.add(SqlcExport.queries(path(Exported.fileName(f.table(), taken)), f.title(), stubs, source));
            }
        }
        return out;
    }

    private String path(String name) {
        String file = name + ".sql";
        while (files.contains(file)) {
            file = file.replaceFirst("\\.sql$", "_stubs.sql");
        }
        return queries.isEmpty() ? file : queries + "/" + file;
    }

    List<String> notes(Exported exported) {
        List<String> out = new ArrayList<>(notes);
        List<String> kept = names(exported, this::kept);
        if (!kept.isEmpty()) {
            out.add(sentence(kept, "is a query of your own and is kept", "are queries of your own and are kept"));
        }
        List<String> copied = names(exported, s -> !kept(s) && copied(s));
        if (!copied.isEmpty()) {
            String why = "left out: sqlc makes :copyfrom for sql_package pgx/v5 or pgx/v4 alone";
            out.add(sentence(copied, "is " + why, "are " + why));
        }
        Map<String, String> more =
                new TreeMap<>(SqlcRenames.of(exported.schema(), new GoNames(exported.schema()), exported.files())
                        .renamed());
        renamed.forEach(more::remove);
        if (!more.isEmpty()) {
            String lines = more.entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining(", "));
            out.add("sqlc calls some names otherwise than the stubs, or so that Go cannot hold them; \"rename\" in its"
                    + " settings can mend that: " + lines + ".");
        }
        return out;
    }

    private static List<String> names(Exported exported, Predicate<Stub> which) {
        Set<String> seen = new HashSet<>();
        return exported.files().stream()
                .flatMap(f -> f.stubs().stream())
                .filter(which)
                .map(Stub::name)
                .filter(seen::add)
                .toList();
    }

    private static String sentence(List<String> names, String one, String several) {
        return String.join(", ", names) + " " + (names.size() == 1 ? one : several) + ".";
    }
}

package plinth.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.renderer.drizzle.DrizzleTarget;
import plinth.renderer.jdbc.JdbcTarget;
import plinth.renderer.jooq.JooqTarget;
import plinth.renderer.kysely.KyselyTarget;
import plinth.renderer.pgx.PgxTarget;
import plinth.renderer.query.Exported;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.SqlcTarget;
import plinth.renderer.query.Target;

/** The clients that an export can be for. */
public final class Targets {
    /** All of them; the first is the one where none is named. */
    public static final List<Target> ALL = List.of(
            new SqlcTarget(),
            new KyselyTarget(),
            new DrizzleTarget(),
            new PgxTarget(),
            new JdbcTarget(),
            new JooqTarget());

    private Targets() {}

    /** Returns the target that is called {@code name}. */
    public static Optional<Target> named(String name) {
        return ALL.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /**
     * Returns the files of all of {@code targets} for one folder; several may have the same file, the schema's for one.
     *
     * @param source what the files say that they are made from
     * @throws ProjectException when two want to write a file of one name
     */
    public static List<GeneratedFile> files(List<Target> targets, Exported exported, String source)
            throws ProjectException {
        Map<String, GeneratedFile> all = new LinkedHashMap<>();
        for (Target t : targets) {
            for (GeneratedFile f : t.files(exported, source)) {
                GeneratedFile other = all.putIfAbsent(f.path(), f);
                if (other != null && !other.equals(f)) {
                    throw new ProjectException(
                            "Two clients want to write " + f.path() + ": export to a folder for each.");
                }
            }
        }
        return List.copyOf(all.values());
    }

    /** Returns where the files of {@code targets} are written whose number depends on the schema. */
    public static Set<FilePlace> places(List<Target> targets) {
        return targets.stream().flatMap(t -> t.places().stream()).collect(Collectors.toSet());
    }

    /** Returns the clients that {@code settings} name; the usual one where they name none. */
    public static List<Target> of(Settings settings) {
        List<Target> named =
                ALL.stream().filter(t -> settings.targets().contains(t.name())).toList();
        return named.isEmpty() ? List.of(ALL.getFirst()) : named;
    }

    /** Returns the names of all targets, as a sentence lists them. */
    public static String names() {
        return String.join(", ", ALL.stream().map(Target::name).toList());
    }
}

package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Schema;
import plinth.renderer.drizzle.DrizzleTarget;
import plinth.renderer.jdbc.JdbcTarget;
import plinth.renderer.jooq.JooqTarget;
import plinth.renderer.kysely.KyselyTarget;
import plinth.renderer.pgx.PgxTarget;
import plinth.renderer.query.Exported;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.SqlcBeside;
import plinth.renderer.query.SqlcTarget;
import plinth.renderer.query.Target;
import plinth.renderer.query.Within;

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

    /**
     * Returns {@code targets} as they write into {@code folder}: sqlc obeys settings there that are somebody's own.
     *
     * @param schema what {@code project} says
     * @throws ProjectException when those settings leave no place for what is written
     */
    public static List<Target> into(Path folder, List<Target> targets, Opened project, Schema schema)
            throws ProjectException {
        List<Target> out = new ArrayList<>();
        for (Target t : targets) {
            out.add(
                    t instanceof Within w
                            ? new Within(into(folder.resolve(w.folder()), w.target(), project, schema), w.folder())
                            : into(folder, t, project, schema));
        }
        return out;
    }

    private static Target into(Path folder, Target target, Opened project, Schema schema) throws ProjectException {
        Optional<SqlcBeside> beside =
                target instanceof SqlcTarget ? OwnSqlc.in(folder, project, schema) : Optional.empty();
        return beside.<Target>map(SqlcTarget::new).orElse(target);
    }

    /** Returns the folder that an export for sqlc goes to when nobody names one: that of settings of sqlc's that are somebody's own. */
    public static Optional<Path> usualFolder(List<Target> targets, Opened project) {
        return targets.stream().allMatch(SqlcTarget.class::isInstance) ? OwnSqlc.folder(project) : Optional.empty();
    }

    /** Returns where the files of {@code targets} are written whose number depends on the schema. */
    public static Set<FilePlace> places(List<Target> targets) {
        return targets.stream().flatMap(t -> t.places().stream()).collect(Collectors.toSet());
    }

    /** Returns the clients that {@code settings} name; the usual one where they name none. */
    public static List<Target> of(Settings settings) {
        List<Target> named = ALL.stream()
                .filter(t -> settings.targets().stream().anyMatch(c -> c.name().equals(t.name())))
                .map(t -> as(settings, t))
                .toList();
        return named.isEmpty() ? List.of(ALL.getFirst()) : named;
    }

    /** Returns {@code target} with the package and the folder that {@code settings} have for it. */
    public static Target as(Settings settings, Target target) {
        Optional<Settings.Client> said = settings.targets().stream()
                .filter(c -> c.name().equals(target.name()))
                .findFirst();
        Target named = said.flatMap(Settings.Client::packageName)
                .flatMap(target::packaged)
                .orElse(target);
        return said.flatMap(Settings.Client::folder)
                .<Target>map(f -> new Within(named, f))
                .orElse(named);
    }

    /** Returns why the files of {@code target} are not of the package {@code name}, a clause. */
    public static String notPackaged(Target target, String name) {
        return target.packages()
                ? "no package of %s can be called \"%s\"".formatted(target.name(), name)
                : "files for " + target.name() + " are of no package";
    }

    /** Returns the names of all targets, as a sentence lists them. */
    public static String names() {
        return String.join(", ", ALL.stream().map(Target::name).toList());
    }
}

package plinth.project;

import java.util.List;
import java.util.Optional;
import plinth.renderer.drizzle.DrizzleTarget;
import plinth.renderer.kysely.KyselyTarget;
import plinth.renderer.pgx.PgxTarget;
import plinth.renderer.query.SqlcTarget;
import plinth.renderer.query.Target;

/** The clients that an export can be for. */
public final class Targets {
    /** All of them; the first is the one where none is named. */
    public static final List<Target> ALL =
            List.of(new SqlcTarget(), new KyselyTarget(), new DrizzleTarget(), new PgxTarget());

    private Targets() {}

    /** Returns the target that is called {@code name}. */
    public static Optional<Target> named(String name) {
        return ALL.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** Returns the names of all targets, as a sentence lists them. */
    public static String names() {
        return String.join(", ", ALL.stream().map(Target::name).toList());
    }
}

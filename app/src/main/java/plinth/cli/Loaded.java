package plinth.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.Place;
import plinth.model.ddl.Problem.Severity;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.pattern.Finding;
import plinth.model.pattern.InferredReference;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.project.AllowedFolders;
import plinth.project.Notice;
import plinth.project.Opened;
import plinth.project.Project;
import plinth.project.ProjectException;

/** A project that a command works on, with what was read of it. */
record Loaded(Terminal terminal, Opened opened, Reading reading, List<Finding> findings) {

    /** Opens and reads {@code path}; what is to be known of its files is said beside the result. */
    static Loaded of(Terminal terminal, Path path, Progress progress) throws ProjectException, CannotDo {
        return told(open(terminal, path, List.of(), progress));
    }

    /** Opens and reads what {@code input} names; what is to be known of its files is said beside the result. */
    static Loaded of(Terminal terminal, Input input, Progress progress) throws ProjectException, CannotDo {
        Loaded loaded = told(silently(terminal, input, progress));
        loaded.warn(input.failOn());
        return loaded;
    }

    /** Returns the references that names suggest, without those that somebody has said are none. */
    List<InferredReference> inferred() {
        return opened.sidecar().drawn().accepted(InferredReference.of(schema(), reading.rows()));
    }

    /** Says how much is wrong in the schema, where that is an error or makes the command fail: the result is of what could be read. */
    private void warn(FailOn failOn) {
        List<Issue> issues = issues(failOn);
        List<String> counts = new ArrayList<>();
        for (Severity s : Severity.values()) {
            long n = issues.stream().filter(i -> i.severity() == s).count();
            if (n > 0 && (s == Severity.ERROR || failOn.minds(s))) {
                counts.add(CheckCommand.counted(n, s.toString()));
            }
        }
        if (!counts.isEmpty()) {
            terminal.say("plinth: " + name() + " has " + String.join(", ", counts)
                    + "; this is of what could be read. plinth check " + name() + " lists them.");
        }
    }

    /** Returns what a command that did its work exits with, for what is wrong in the schema. */
    int code(FailOn failOn) {
        return Issue.code(issues(failOn), failOn);
    }

    /** Looks only as far as {@code failOn} minds. */
    private List<Issue> issues(FailOn failOn) {
        return failOn.minds(Severity.WARNING) ? Issue.of(this) : Issue.ofText(this);
    }

    private static Loaded told(Loaded loaded) {
        for (Notice n : loaded.opened.notices()) {
            loaded.terminal.say(
                    loaded.file(n.file()) + n.toString().substring(n.file().length()));
        }
        return loaded;
    }

    /** Opens and reads what {@code input} names and leaves the notices to the command. */
    static Loaded silently(Terminal terminal, Input input, Progress progress) throws ProjectException, CannotDo {
        Loaded loaded = open(terminal, input.path(), input.allowed(), progress);
        if (input.sources()) {
            SourceList.say(terminal, loaded);
        }
        return loaded;
    }

    private static Loaded open(Terminal terminal, Path path, List<Path> allowed, Progress progress)
            throws ProjectException, CannotDo {
        if (!Project.exists(terminal.directory().resolve(path))) {
            throw new CannotDo("There is no file or folder " + path + ".");
        }
        progress.now("Reading " + path);
        Opened opened = Project.open(
                terminal.directory().resolve(path),
                AllowedFolders.ofUser()
                        .and(allowed.stream().map(terminal.directory()::resolve).toList()));
        Reading reading = opened.read();
        progress.now("Looking for patterns");
        return new Loaded(terminal, opened, reading, Patterns.recognise(reading.qualified(), reading.rows()));
    }

    Schema schema() {
        return reading.qualified();
    }

    /** Returns what to call the project: its path as the user would type it. */
    String name() {
        return terminal.shown(opened.path());
    }

    /** Returns the path of the file {@code name} of the project as the user would type it. */
    String file(String name) {
        return terminal.shown(opened.root().resolve(name));
    }

    /** Refuses a project of another dialect than PostgreSQL: {@code what} is known of that alone. */
    void requirePostgres(String what) throws CannotDo {
        if (opened.dialect() != Dialect.POSTGRESQL) {
            throw new CannotDo(name() + " is taken for " + opened.dialect().label() + ", and " + what
                    + " for PostgreSQL alone. If it is PostgreSQL, say so in plinth.yaml: dialect: postgresql.");
        }
    }

    /** Returns the families that cannot be laid out in another way, with the reason. */
    List<FamilyReader.Refused> refused() {
        return FamilyReader.refused(schema(), findings);
    }

    List<Family> families() {
        return FamilyReader.families(schema(), findings);
    }

    /** Returns the family that {@link #family} returns as it is written, to change the text. */
    Family written(Optional<String> name) throws CannotDo {
        Schema schema = reading.schema();
        return family(name, FamilyReader.families(schema, Patterns.recognise(schema, reading.rows())));
    }

    /** Returns the family whose base is called {@code name}; without a name the only one. */
    Family family(Optional<String> name) throws CannotDo {
        return family(name, families());
    }

    private Family family(Optional<String> name, List<Family> all) throws CannotDo {
        String known = all.stream().map(f -> f.base().toString()).collect(Collectors.joining(", "));
        for (FamilyReader.Refused r : refused()) {
            boolean meant = name.isPresent() ? r.base().toString().equals(name.get()) : all.isEmpty();
            if (meant) {
                throw new CannotDo(name() + ": " + r);
            }
        }
        if (all.isEmpty()) {
            throw new CannotDo(name() + ": there is no family of a supertype and its subtypes here: no tables whose"
                    + " keys refer to one table's key, but for what extends it by name (user_settings of users), and no"
                    + " table of several kinds told apart by a column.");
        }
        if (name.isEmpty()) {
            if (all.size() > 1) {
                throw new CannotDo(name() + ": there are several families: " + known + ". Name one with --family.");
            }
            return all.getFirst();
        }
        return all.stream()
                .filter(f -> f.base().toString().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new CannotDo(name() + ": there is no family " + name.get() + "; there "
                        + (all.size() == 1 ? "is " : "are ") + known + "."));
    }

    /** Returns where the table {@code table} is made, or its column {@code column}. */
    Optional<Place> place(ObjectName table, Optional<Name> column) {
        Optional<Origins.OfTable> origins = reading.originsOfTable(table);
        if (origins.isEmpty()) {
            return Optional.empty();
        }
        Origin origin = origins.get().definition();
        if (column.isPresent()) {
            Table t = schema().requireTable(table);
            for (int i = 0; i < t.columns().size(); i++) {
                if (t.columns().get(i).name().equals(column.get())) {
                    origin = origins.get().columns().get(i).definition();
                }
            }
        }
        return Optional.of(reading.place(origin));
    }
}

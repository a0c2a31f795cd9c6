package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Place;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Problem.Severity;
import plinth.model.pattern.Advice;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Gap;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Position;
import plinth.project.Notice;

/**
 * Something that `plinth check` has to say.
 *
 * @param source who says it
 * @param remedy the edit that mends it, when there is one
 */
record Issue(
        Severity severity,
        Source source,
        String file,
        Optional<Position> position,
        String message,
        Optional<Remedy> remedy) {

    /** Where an issue comes from. */
    enum Source {
        /** The file as such: its encoding, what it includes. */
        file,
        /** The SQL: what is not understood, or cannot be. */
        sql,
        /** The design: what works, but probably not as meant. */
        design,
        /** A pattern that the schema does not enforce. */
        pattern
    }

    /** Returns all there is to say of {@code project}, by file and place. */
    static List<Issue> of(Loaded project) {
        List<Issue> all = new ArrayList<>();
        for (Notice n : project.opened().notices()) {
            all.add(new Issue(
                    n.severity(), Source.file, project.file(n.file()), n.position(), n.message(), Optional.empty()));
        }
        List<Issue> placed = new ArrayList<>();
        for (Problem p : project.reading().problems()) {
            placed.add(new Issue(
                    p.severity(),
                    Source.sql,
                    project.file(p.file()),
                    Optional.of(p.position()),
                    p.message(),
                    Optional.empty()));
        }
        for (Advice a : Advice.of(project.schema())) {
            placed.add(at(
                    project,
                    a.table(),
                    a.columns().stream().findFirst(),
                    a.warning() ? Severity.WARNING : Severity.HINT,
                    Source.design,
                    a.title() + ". " + a.consequence(),
                    Remedy.of(
                            project.schema(),
                            a.remedyTitle(),
                            a.remedy().stream().toList())));
        }
        for (Finding f : project.findings()) {
            for (Gap g : f.gaps()) {
                placed.add(at(
                        project,
                        f.pattern().table(),
                        Optional.empty(),
                        g.remedy().isEmpty() ? Severity.HINT : Severity.WARNING,
                        Source.pattern,
                        g.title() + ". " + g.consequence(),
                        Remedy.of(project.schema(), g.remedyTitle(), g.remedy())));
            }
        }
        List<String> order = project.opened().files().stream()
                .map(f -> project.file(f.name()))
                .toList();
        placed.sort((a, b) -> {
            int byFile = Integer.compare(order.indexOf(a.file), order.indexOf(b.file));
            return byFile != 0 ? byFile : Integer.compare(line(a), line(b));
        });
        all.addAll(placed);
        return all;
    }

    private static Issue at(
            Loaded project,
            ObjectName table,
            Optional<Name> column,
            Severity severity,
            Source source,
            String message,
            Optional<Remedy> remedy) {
        Optional<Place> place = project.place(table, column);
        return new Issue(
                severity,
                source,
                project.file(place.map(Place::name).orElse("")),
                place.map(Place::position),
                message,
                remedy);
    }

    private static int line(Issue i) {
        return i.position.map(Position::line).orElse(0);
    }

    /** Returns the issue as compilers print it: {@code file:line:column: severity: message}. */
    @Override
    public String toString() {
        return file + position.map(p -> ":" + p).orElse("") + ": " + severity + ": " + message;
    }
}

package plinth.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.ddl.Place;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Problem.Severity;
import plinth.model.text.Position;
import plinth.project.Notice;
import plinth.renderer.report.Diagnostic;
import plinth.renderer.report.ProblemKey;

/**
 * Something that `plinth check` has to say.
 *
 * @param source who says it
 * @param diagnostic what it says, when it is about the design
 */
record Issue(
        Severity severity,
        Source source,
        String file,
        Optional<Position> position,
        String message,
        Optional<Diagnostic> diagnostic) {

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

    /**
     * What there is to say of a project.
     *
     * @param told what is to be said, by file and place
     * @param ignored what of the design is ignored for a reason
     */
    record All(List<Issue> told, List<Issue> ignored) {
        All {
            told = List.copyOf(told);
            ignored = List.copyOf(ignored);
        }
    }

    /** Returns all there is to say of {@code project}, by file and place. */
    static List<Issue> of(Loaded project) {
        return all(project).told();
    }

    /** Returns the same with what is ignored. */
    static All all(Loaded project) {
        List<Issue> all = ofFiles(project);
        List<Issue> placed = ofSql(project);
        List<Issue> ignored = new ArrayList<>();
        Set<ProblemKey> idle =
                new TreeSet<>(project.opened().sidecar().ignored().keySet());
        Set<ProblemKey> wanted = Set.copyOf(idle);
        for (Diagnostic d : Diagnostic.of(project.schema(), project.findings())) {
            (wanted.contains(d.key()) ? ignored : placed).add(of(project, d));
            idle.remove(d.key());
        }
        idle.forEach(k -> all.add(idle(project, k)));
        Map<String, Integer> order = new HashMap<>();
        project.opened().files().forEach(f -> order.putIfAbsent(project.file(f.name()), order.size()));
        placed.sort(Comparator.comparingInt((Issue i) -> order.getOrDefault(i.file, -1))
                .thenComparingInt(Issue::line));
        all.addAll(placed);
        return new All(all, ignored);
    }

    private static Issue of(Loaded project, Diagnostic d) {
        Optional<Place> place = project.place(d.table(), d.columns().stream().findFirst());
        return new Issue(
                d.severity(),
                d.pattern() ? Source.pattern : Source.design,
                project.file(place.map(Place::name).orElse("")),
                place.map(Place::position),
                d.title() + ". " + d.consequence(),
                Optional.of(d));
    }

    /** What is ignored and does not occur: mended, or renamed. */
    private static Issue idle(Loaded project, ProblemKey key) {
        return new Issue(
                Severity.HINT,
                Source.file,
                project.file(project.opened().ignoredFile().path().toString()),
                Optional.empty(),
                "There is no problem " + key + " to ignore. Take the line out.",
                Optional.empty());
    }

    /** Returns what there is to say of the files and their SQL, which all errors are among. */
    static List<Issue> ofText(Loaded project) {
        List<Issue> all = ofFiles(project);
        all.addAll(ofSql(project));
        return all;
    }

    private static List<Issue> ofFiles(Loaded project) {
        List<Issue> all = new ArrayList<>();
        for (Notice n : project.opened().notices()) {
            all.add(new Issue(
                    n.severity(), Source.file, project.file(n.file()), n.position(), n.message(), Optional.empty()));
        }
        return all;
    }

    static List<Issue> ofSql(Loaded project) {
        List<Issue> all = new ArrayList<>();
        for (Problem p : project.reading().problems()) {
            all.add(new Issue(
                    p.severity(),
                    Source.sql,
                    project.file(p.file()),
                    Optional.of(p.position()),
                    p.message(),
                    Optional.empty()));
        }
        return all;
    }

    /** Returns what {@code issues} make a command exit with. */
    static int code(List<Issue> issues, FailOn failOn) {
        return issues.stream().anyMatch(i -> failOn.minds(i.severity())) ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    /** Returns the edit that mends it, worked out when it is to be shown. */
    Optional<Remedy> remedy(Remedies remedies) {
        return diagnostic.flatMap(d -> remedies.of(d.remedyTitle(), d.remedy()));
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

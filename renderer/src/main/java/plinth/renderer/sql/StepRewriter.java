package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import plinth.model.ddl.AlterAction;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.schema.Column;
import plinth.model.schema.KeptNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Patch;
import plinth.model.text.TokenKind;

/**
 * Carries edits out where some files are steps of a migration that have run already. What can be patched without touching those is patched, as {@link
 * Rewriter} does it; anything else is appended to the pending step as statements. The law is the same: reading the changed text gives what the edit makes of
 * the schema, else the edit is refused. As ALTER keeps them, names that nobody gave count as given.
 */
public final class StepRewriter {
    private final Steps steps;
    private final Reading before;
    private final Edit edit;

    private StepRewriter(Steps steps, Reading before, Edit edit) {
        this.steps = steps;
        this.before = before;
        this.edit = edit;
    }

    /** Returns {@code before} with {@code edit} carried out on those of its files that {@code steps} leaves open. */
    public static Edited edit(Reading before, Edit edit, Steps steps) {
        if (IntStream.range(0, before.files().size()).allMatch(steps::open)) {
            return Rewriter.edit(before, edit);
        }
        if (edit instanceof Edit.Together t) {
            return Rewriter.together(before, t, (reading, e) -> edit(reading, e, steps));
        }
        Edited patched = Rewriter.edit(before, edit);
        if (patched instanceof Edited.Done d && d.patches().stream().allMatch(p -> steps.open(p.file()))) {
            if (new Repeatables(steps, before, d.reading()).kept()) {
                return patched;
            }
        }
        if (Edits.apply(before.schema(), edit) instanceof Outcome.Refused(String reason)) {
            return new Edited.Refused(reason);
        }
        return new StepRewriter(steps, before, edit).append(patched);
    }

    /** Returns the patch that puts {@code statements}, each with its semicolon, behind those of the pending step {@code file}. */
    public static Patch appended(Reading reading, int file, List<String> statements) {
        return new PendingText(reading.files().get(file)).appended(statements);
    }

    /** Appends statements; {@code patched} is what patching alone would do. */
    private Edited append(Edited patched) {
        List<String> notes = new ArrayList<>();
        if (edit instanceof Edit.MoveColumn m) {
            return new Edited.Refused(
                    "A migration cannot move " + m.column() + ": PostgreSQL has no statement that changes"
                            + " the order of a table's columns, and the steps that made " + m.table()
                            + " have run already.");
        }
        if (sequenceOfOtherName()) {
            return new Edited.Refused(
                    "The sequence behind this column keeps the name that it got from what the table and"
                            + " the column were called then. Write the change into the pending step by hand.");
        }
        Edit done = edit;
        if (edit instanceof Edit.AddColumn a
                && a.at() >= 0
                && before.schema()
                        .table(a.table())
                        .filter(t -> a.at() < t.columns().size())
                        .isPresent()) {
            done = new Edit.AddColumn(a.table(), a.column(), -1);
            notes.add("In a migration a new column stands behind all others: that is where "
                    + a.column().name() + " is.");
        }
        if (edit instanceof Edit.AddColumn a
                && a.column().notNull().isPresent()
                && a.column().value() instanceof Column.Absent) {
            notes.add("Where " + a.table() + " has rows already this step fails: "
                    + a.column().name() + " may not be NULL and has no default.");
        }
        int pending = pending(patched);
        if (pending < 0) {
            return new Edited.Refused("There is no step behind the applied ones that this could be written to.");
        }
        Optional<Entry> broken = before.files().get(pending).entries().stream()
                .filter(e -> !e.understood() || unfinished(e))
                .findFirst();
        if (broken.isPresent()) {
            return new Edited.Refused("The statement at "
                    + before.place(broken.get(), broken.get().statement().core())
                    + " is not finished. Mend it first: what the edit asks for is written behind it.");
        }
        Schema given = given(done);
        Outcome wanted = Edits.apply(given, done);
        if (!(wanted instanceof Outcome.Done(Schema schema))) {
            return new Edited.Refused(((Outcome.Refused) wanted).reason());
        }
        List<String> statements;
        try {
            statements = AlterWriter.write(given, done, naming(pending));
        } catch (IllegalArgumentException e) {
            return new Edited.Refused(String.valueOf(e.getMessage()));
        }
        if (statements.isEmpty()) {
            return new Edited.Done(before, List.of(), List.of());
        }
        Patch patch = appended(before, pending, statements);
        Reading appended = before.patched(pending, List.of(patch));
        Optional<String> difference = difference(schema, appended);
        if (difference.isPresent() && patched instanceof Edited.Done d) {
            // Files that are read behind the pending step name things as they are called by then.
            Reading followed = following(appended, pending, d);
            if (followed != appended
                    && new Repeatables(steps, before, followed).kept()
                    && difference(schema, followed).isEmpty()) {
                notes.addAll(d.notes());
                return new Edited.Done(followed, Rewriter.between(before, followed), List.copyOf(notes));
            }
        }
        if (difference.isPresent()) {
            return new Edited.Refused(
                    "No statements behind the applied steps say just this: " + difference.get() + following(pending));
        }
        return new Edited.Done(appended, List.of(new FilePatch(pending, patch)), List.copyOf(notes));
    }

    /** The names that the database has given by now. A NOT NULL that a value alone brings goes with that value. */
    private Schema given(Edit edit) {
        Schema given = KeptNames.given(before.schema());
        if (!(edit instanceof Edit.SetValue v)) {
            return given;
        }
        Optional<Table> table = before.schema().table(v.table());
        boolean brought = table.flatMap(t -> t.column(v.column()))
                .filter(c -> c.notNull().isEmpty())
                .isPresent();
        return brought ? given.withTable(v.table(), t -> t.withColumn(v.column(), Column::nullable)) : given;
    }

    /** Whether the edit is about a serial column whose sequence is not called as the table and the column would have it today. */
    private boolean sequenceOfOtherName() {
        Optional<ObjectName> table = switch (edit) {
            case Edit.RetypeColumn r -> Optional.of(r.table());
            case Edit.SetValue v -> Optional.of(v.table());
            default -> Optional.empty();
        };
        Optional<Table> t = table.flatMap(before.schema()::table);
        if (t.isEmpty()) {
            return false;
        }
        Name name = edit instanceof Edit.RetypeColumn r ? r.column() : ((Edit.SetValue) edit).column();
        List<Name> columns = t.get().columns().stream().map(Column::name).toList();
        int at = columns.indexOf(name);
        if (at < 0 || !(t.get().columns().get(at).value() instanceof Column.Serial)) {
            return false;
        }
        Optional<Origin> origin = before.originsOfTable(table.orElseThrow())
                .map(o -> o.columns().get(at).definition());
        Optional<Name> column = origin.flatMap(Origin::part).map(p -> switch (p) {
            case TableElement.ColumnNode c -> c.name().name();
            case AlterAction.AddColumn a -> a.column().name().name();
            default -> name;
        });
        Optional<Name> then = origin.map(o -> switch (o.entry().node()) {
            case StatementNode.CreateTable c -> c.name().last().name();
            case StatementNode.AlterTable a -> a.name().last().name();
            default -> t.get().name().name();
        });
        return column.filter(c -> !c.equals(name)).isPresent()
                || then.filter(n -> !n.equals(t.get().name().name())).isPresent();
    }

    /** Returns {@code appended} with what {@code patched} does to open files behind the pending step. */
    private Reading following(Reading appended, int pending, Edited.Done patched) {
        TreeMap<Integer, List<Patch>> byFile = new TreeMap<>();
        for (FilePatch p : patched.patches()) {
            if (p.file() > pending && steps.open(p.file())) {
                byFile.computeIfAbsent(p.file(), f -> new ArrayList<>()).add(p.patch());
            }
        }
        Reading after = appended;
        for (var e : byFile.entrySet()) {
            after = after.patched(e.getKey(), e.getValue());
        }
        return after;
    }

    private String following(int pending) {
        boolean behind = before.files().subList(pending + 1, before.files().size()).stream()
                .anyMatch(f -> f.entries().stream().anyMatch(e -> !(e.node() instanceof StatementNode.Blank)));
        return behind
                ? " The files behind " + before.files().get(pending).name() + ", "
                        + before.files().get(pending + 1).name() + " first, may stand in the way."
                : "";
    }

    private static Optional<String> difference(Schema wanted, Reading after) {
        return Differences.first(KeptNames.given(wanted), KeptNames.given(after.schema()));
    }

    private static boolean unfinished(Entry e) {
        return e.statement().flaw().isPresent()
                || !(e.node() instanceof StatementNode.Blank)
                        && !e.statement().terminated()
                        && e.statement().tokens().kind(0) != TokenKind.META;
    }

    /** The pending step of the file that the edit would change: the last one, when it would change several. */
    private int pending(Edited patched) {
        TreeSet<Integer> found = new TreeSet<>();
        if (patched instanceof Edited.Done d) {
            for (FilePatch p : d.patches()) {
                if (!steps.open(p.file())) {
                    found.add(steps.targets().get(p.file()));
                }
            }
        }
        for (int f = 0; f < before.files().size() && found.isEmpty(); f++) {
            if (!steps.open(f)) {
                found.add(steps.targets().get(f));
            }
        }
        return found.isEmpty() ? -1 : found.getLast();
    }

    /** Steps may run in one session: where an earlier one clears the search path, as a dump does, names carry their schemas. */
    private Sql naming(int pending) {
        boolean bare = true;
        for (int f = 0; f <= pending; f++) {
            for (Entry e : before.files().get(f).entries()) {
                if (e.node() instanceof StatementNode.SearchPath p) {
                    bare = !p.schemas().isEmpty() && p.schemas().getFirst().equals(ObjectName.PUBLIC);
                }
            }
        }
        return bare ? Sql.PUBLIC : new Sql(new Name("\u0001"));
    }
}

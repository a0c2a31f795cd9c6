package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.app.store.AppliedStep;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.State;
import plinth.model.ddl.Built;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Place;
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.View;
import plinth.model.text.Patch;
import plinth.renderer.sql.Sql;
import plinth.renderer.sql.StepRewriter;

/**
 * Puts another query where a view has its own, in its text and nowhere else. It is refused unless the text then says the same as before but for that
 * query.
 */
final class ViewQuery {
    private ViewQuery() {}

    /** Returns the query of {@code view} as it is written. */
    static Optional<String> of(Reading reading, View view) {
        return place(reading, view)
                .map(p -> p.span().of(reading.files().get(p.file()).script().text()));
    }

    private static Optional<Place> place(Reading reading, View view) {
        return reading.built(view)
                .map(Built::origins)
                .map(o -> o.definition().entry())
                .flatMap(e -> place(reading, e));
    }

    private static Optional<Place> place(Reading reading, Entry e) {
        return e.node() instanceof StatementNode.CreateView v
                ? Optional.of(reading.place(e, v.query().span()))
                : Optional.empty();
    }

    /** Returns the command that gives {@code view} the query {@code to}, or why that cannot be. */
    static Read<Command> change(State state, View view, String to) {
        String query = to.strip();
        query = query.endsWith(";") ? query.substring(0, query.length() - 1).strip() : query;
        if (query.isEmpty()) {
            return new Read.Bad<>("A view needs a query.");
        }
        Reading before = state.document().reading();
        Read<View> alone = new Fragments(before.dialect()).view("CREATE VIEW v AS\n" + query);
        if (alone instanceof Read.Bad<View>(String reason)) {
            return new Read.Bad<>(reason);
        }
        Optional<Place> place = before.schema().view(view.name()).flatMap(v -> place(before, v));
        if (place.isEmpty()) {
            return new Read.Bad<>("The view " + view.name() + " is not written by itself: change it in the SQL pane.");
        }
        Place at = place.get();
        Optional<AppliedStep> applied = AppliedStep.of(state, at.file());
        if (applied.isPresent()
                && (view.materialized() || applied.get().pending().isEmpty())) {
            return new Read.Bad<>(
                    at.name() + " is an applied step and is not changed. Write what makes the view anew in"
                            + " the pending step, in the SQL pane.");
        }
        int file = applied.flatMap(AppliedStep::pending)
                .map(p ->
                        before.files().stream().map(Reading.File::name).toList().indexOf(p))
                .orElse(at.file());
        List<Patch> patches = applied.isEmpty()
                ? List.of(new Patch(at.span(), query))
                : List.of(StepRewriter.appended(
                        before,
                        file,
                        List.of("CREATE OR REPLACE VIEW " + Sql.PUBLIC.name(view.name()) + " AS\n" + query + ";")));
        Reading after = before.patched(file, patches);
        boolean one = statements(after, file) == statements(before, file) + (applied.isPresent() ? 1 : 0);
        return one && same(before.schema(), after.schema(), view)
                ? new Read.Good<>(new Command.Typed(file, patches, Gesture.of("Change query of " + view.name())))
                : new Read.Bad<>(
                        "With this query the text would say something else beside: change it in the SQL pane.");
    }

    private static long statements(Reading reading, int file) {
        return reading.files().get(file).entries().stream()
                .filter(e -> !e.statement().blank())
                .count();
    }

    /** Whether only the query of {@code view} differs. */
    private static boolean same(Schema before, Schema after, View view) {
        Optional<View> now = after.view(view.name());
        if (now.isEmpty()) {
            return false;
        }
        List<SchemaObject> expected = new ArrayList<>(before.objects());
        expected.replaceAll(o -> o instanceof View v && v.name().equals(view.name())
                ? v.withQuery(now.get().query())
                : o);
        return expected.equals(after.objects());
    }
}

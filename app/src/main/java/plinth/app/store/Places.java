package plinth.app.store;

import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Built;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.Place;
import plinth.model.ddl.Reading;
import plinth.model.schema.Column;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/** Finds where things are written. */
public final class Places {
    private Places() {}

    /** Returns the statement that the selected thing is written in. */
    public static Optional<Place> of(State state, Selection selection) {
        Reading reading = state.document().reading();
        return selection.primary().flatMap(i -> origin(reading, i)).map(o -> statement(reading, o));
    }

    /** Returns the place of the statement of {@code origin}, from its first to its last token. */
    public static Place statement(Reading reading, Origin origin) {
        Entry e = origin.entry();
        int end = e.statement().terminated()
                ? e.statement().terminator() + 1
                : e.statement().core().end();
        return reading.place(
                e,
                new plinth.model.text.Span(
                        e.statement().core().start(),
                        Math.max(end, e.statement().core().end())));
    }

    /** Returns the table that the statement at {@code offset} of file {@code file} makes. */
    public static Optional<ObjectName> tableAt(Reading reading, int file, int offset) {
        if (file >= reading.files().size()
                || reading.files().get(file).entries().isEmpty()) {
            return Optional.empty();
        }
        Entry entry = reading.entryAt(file, Math.max(0, offset));
        for (Built b : reading.built()) {
            if (b.object() instanceof Table t && b.origins().definition().entry() == entry) {
                return Optional.of(t.name());
            }
        }
        return Optional.empty();
    }

    /** Returns where {@code item} is written. */
    public static Optional<Origin> origin(Reading reading, Selection.Item item) {
        return switch (item) {
            case Selection.OfTable t -> definition(reading, t.table());
            case Selection.OfFamily f -> definition(reading, f.table());
            case Selection.OfColumn(ObjectName table, Name column) ->
                reading.originsOfTable(table)
                        .flatMap(o -> at(
                                        reading.schema().requireTable(table).columns().stream()
                                                .map(Column::name)
                                                .toList()
                                                .indexOf(column),
                                        o.columns())
                                .map(Origins.OfColumn::definition));
            case Selection.OfConstraint(ObjectName table, Name constraint) ->
                reading.originsOfTable(table)
                        .flatMap(o -> ImpliedNames.find(reading.schema().requireTable(table), constraint)
                                .flatMap(i -> at(i, o.constraints())));
            case Selection.OfIndex(ObjectName table, Name index) ->
                reading.originsOfTable(table).flatMap(o -> {
                    List<Index> all = reading.schema()
                            .table(table)
                            .map(Table::indexes)
                            .or(() -> reading.schema().view(table).map(View::indexes))
                            .orElse(List.of());
                    List<Name> names = all.stream()
                            .map(x -> ImpliedNames.base(table.name(), x))
                            .toList();
                    return at(names.indexOf(index), o.indexes());
                });
            case Selection.OfTrigger(ObjectName on, Name trigger) ->
                reading.originsOfTable(on).flatMap(o -> {
                    List<Trigger> all = reading.schema()
                            .table(on)
                            .map(Table::triggers)
                            .or(() -> reading.schema().view(on).map(View::triggers))
                            .orElse(List.of());
                    return at(all.stream().map(Trigger::name).toList().indexOf(trigger), o.triggers());
                });
            case Selection.OfObject o ->
                at(o.at(), reading.built()).map(b -> b.origins().definition());
        };
    }

    private static Optional<Origin> definition(Reading reading, ObjectName table) {
        return reading.schema()
                .table(table)
                .flatMap(reading::built)
                .map(Built::origins)
                .map(Origins::definition);
    }

    private static <T> Optional<T> at(int i, List<T> list) {
        return i >= 0 && i < list.size() ? Optional.of(list.get(i)) : Optional.empty();
    }
}

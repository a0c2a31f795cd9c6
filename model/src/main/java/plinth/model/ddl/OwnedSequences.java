package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;

/** The sequences behind serial and identity columns, which no statement of their own makes. */
final class OwnedSequences {
    private final Ledger built;

    OwnedSequences(Ledger built) {
        this.built = built;
    }

    private record Place(Fold.Key key, Table table, Column column) {}

    private Optional<Place> find(ObjectName sequence) {
        for (Ledger.Making m : List.copyOf(built.all())) {
            if (m.built().object() instanceof Table t && t.name().schema().equals(sequence.schema())) {
                for (Column c : t.columns()) {
                    if (OwnSequence.of(c) && ImpliedNames.sequence(t, c).equals(sequence)) {
                        return Optional.of(new Place(m.key(), t, c));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether {@code sequence} is that of a serial or identity column. */
    boolean has(ObjectName sequence) {
        return find(sequence).isPresent();
    }

    /** Gives options to the sequence: an identity column holds them itself, that of a serial column becomes a sequence with a statement of its own. */
    void alter(ObjectName sequence, List<String> options, Origins.Plain origins) {
        find(sequence).ifPresent(p -> {
            if (p.column.value() instanceof Column.Identity i) {
                put(p, new Column.Identity(i.always(), Fold.merged(i.options(), options)));
            } else {
                own(p, sequence, options, origins);
            }
        });
    }

    /** Makes the sequence of a serial column one with a statement of its own, which can be called otherwise; returns whether there is such a one now. */
    boolean own(ObjectName sequence, Origins.Plain origins) {
        Optional<Place> place = find(sequence).filter(p -> p.column.value() instanceof Column.Serial);
        place.ifPresent(p -> own(p, sequence, List.of(), origins));
        return place.isPresent();
    }

    /** Calls the sequence of an identity column {@code to}; returns whether there is one. */
    boolean call(ObjectName sequence, ObjectName to) {
        Optional<Place> place = find(sequence).filter(p -> p.column.value() instanceof Column.Identity);
        place.ifPresent(p -> {
            put(p, OwnSequence.called(p.column.value(), to));
        });
        return place.isPresent();
    }

    /** Makes the sequence behind a serial column one with a statement of its own, where {@code column} of {@code table} is such a column. */
    void own(Table table, Name column, Origins.Plain origins) {
        table.column(column)
                .filter(c -> c.value() instanceof Column.Serial)
                .ifPresent(c -> own(
                        new Place(Fold.Key.relation(table.name()), table, c),
                        ImpliedNames.sequence(table, c),
                        List.of(),
                        origins));
    }

    /** The sequences of columns of {@code table} are logged when it is. */
    void logged(ObjectName table, boolean logged) {
        for (Ledger.Making m : List.copyOf(built.all())) {
            if (m.built().object() instanceof Sequence s
                    && s.ownedBy().filter(o -> o.table().equals(table)).isPresent()) {
                List<String> options = Fold.merged(s.options(), List.of(logged ? "LOGGED" : "UNLOGGED"));
                built.put(m.key(), new Built(s.withOptions(options), m.built().origins()));
            }
        }
    }

    private void own(Place p, ObjectName sequence, List<String> options, Origins.Plain origins) {
        List<String> type = new ArrayList<>();
        if (p.table.kind() == Table.Kind.UNLOGGED || p.table.kind() == Table.Kind.TEMPORARY) {
            type.add(p.table.kind().name());
        }
        if (!p.column.type().is("bigint")) {
            type.add("AS " + p.column.type());
        }
        put(p, new Column.Default(OwnSequence.next(sequence)));
        Sequence made = new Sequence(
                sequence,
                Fold.merged(type, options),
                Optional.of(new Sequence.Owner(p.table.name(), p.column.name())),
                Optional.empty());
        built.put(Fold.Key.relation(sequence), new Built(made, origins));
    }

    private void put(Place p, Column.Value value) {
        Built b = built.get(p.key);
        if (b != null) {
            Table with = p.table.withColumn(
                    p.column.name(),
                    k -> value instanceof Column.Default && k.notNull().isEmpty()
                            ? k.withValue(value).notNullable()
                            : k.withValue(value));
            built.put(p.key, new Built(with, b.origins()));
        }
    }
}

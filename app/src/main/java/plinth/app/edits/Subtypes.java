package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.app.store.Document;
import plinth.model.edit.Edit;
import plinth.model.layout.Plural;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.sql.Sql;

/**
 * Makes subtypes of a table, as a table each whose key is a reference to the base's. Guarded, the discriminator is part of that reference, so that a
 * row of another kind is refused: the form of {@code class-table:guarded}.
 */
final class Subtypes {
    /**
     * A subtype.
     *
     * @param kind the value of the discriminator
     * @param columns columns of the base that move to it
     */
    record Subtype(String kind, List<Name> columns) {
        Subtype {
            columns = List.copyOf(columns);
        }

        /** Returns the name of its table, beside {@code base}. */
        ObjectName table(ObjectName base) {
            String word = kind.strip().replace(' ', '_').replace('-', '_');
            String lower = word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
            return base.sibling(new Name(Plural.of(lower)));
        }
    }

    private final Document document;
    private final Table base;
    private final Fragments read;
    private final List<Name> key;

    Subtypes(Document document, Table base) {
        this.document = document;
        this.base = base;
        this.read = new Fragments(document.reading().dialect());
        this.key = base.keyColumns();
    }

    /** Returns what makes {@code subtypes}, told apart by the column {@code by}, which is made when it is not there. */
    Read<Edit> edit(List<Subtype> subtypes, Name by, boolean guarded) {
        if (key.isEmpty()) {
            return new Read.Bad<>(
                    base.name() + " has no primary key that subtypes could reference. Give it one first.");
        }
        if (subtypes.isEmpty()) {
            return new Read.Bad<>("Name the subtypes, with commas between them.");
        }
        if (by.isEmpty()) {
            return new Read.Bad<>("The discriminator needs a name.");
        }
        if (key.contains(by)) {
            return new Read.Bad<>(by + " is in the primary key; the discriminator must be another column.");
        }
        Type type = base.column(by).map(Column::type).orElse(Type.known("text"));
        return discriminator(subtypes, by, type).then(first -> {
            List<Edit> edits = new ArrayList<>(first);
            List<Name> target = new ArrayList<>(key);
            if (guarded) {
                target.add(by);
                edits.addAll(unique(target));
            }
            subtypes.forEach(s -> s.columns().forEach(c -> edits.add(new Edit.DropColumn(base.name(), c))));
            for (Subtype s : subtypes) {
                switch (table(s, by, type, target, guarded)) {
                    case Read.Bad<Table>(String reason) -> {
                        return new Read.Bad<>(reason);
                    }
                    case Read.Good<Table>(Table t) -> edits.add(new Edit.AddTable(t));
                }
            }
            return new Read.Good<>(new Edit.Together("Make subtypes of " + base.name(), edits));
        });
    }

    private Read<List<Edit>> discriminator(List<Subtype> subtypes, Name by, Type type) {
        List<Edit> edits = new ArrayList<>();
        Optional<EnumType> labels =
                type instanceof Type.Named n ? document.schema().enumType(n.name()) : Optional.empty();
        if (labels.isPresent()) {
            subtypes.stream()
                    .map(Subtype::kind)
                    .filter(k -> !labels.get().labels().contains(k))
                    .forEach(k -> edits.add(new Edit.AddLabel(labels.get().name(), k, -1)));
            return new Read.Good<>(edits);
        }
        if (!type.is("text") && !type.is("character varying") && !type.is("character")) {
            return new Read.Bad<>(
                    by + " is " + Sql.PUBLIC.type(type) + "; a discriminator of subtypes by name is text or an enum.");
        }
        Table with = base;
        if (base.column(by).isEmpty()) {
            Column made = Column.of(by.value(), type).notNullable();
            edits.add(new Edit.AddColumn(base.name(), made, -1));
            List<Column> columns = new ArrayList<>(base.columns());
            columns.add(made);
            with = base.withColumns(columns);
        } else if (base.constraints().stream()
                .anyMatch(c -> c instanceof Constraint.Check
                        && c.columns().stream().distinct().toList().equals(List.of(by)))) {
            // What it allows stands there already.
            return new Read.Good<>(edits);
        }
        String values = subtypes.stream().map(s -> Strings.literal(s.kind())).collect(Collectors.joining(", "));
        return read.constraint(with, "CHECK (" + Sql.name(by) + " IN (" + values + "))")
                .map(c -> {
                    edits.add(new Edit.AddConstraint(base.name(), c));
                    return edits;
                });
    }

    private List<Edit> unique(List<Name> columns) {
        boolean there = base.constraints().stream()
                .anyMatch(c -> (c instanceof Constraint.Unique || c instanceof Constraint.PrimaryKey)
                        && c.columns().equals(columns));
        return there
                ? List.of()
                : List.of(new Edit.AddConstraint(
                        base.name(),
                        new Constraint.Unique(
                                Optional.empty(),
                                Constraint.Key.of(columns),
                                false,
                                Constraint.Deferral.NOT_DEFERRABLE,
                                Optional.empty())));
    }

    private Read<Table> table(Subtype s, Name by, Type type, List<Name> target, boolean guarded) {
        List<Column> columns = new ArrayList<>();
        List<Name> own = new ArrayList<>();
        for (Name k : key) {
            Name name = key.size() == 1 ? ReferenceNames.of(base.name(), k) : k;
            own.add(name);
            columns.add(Column.of(name.value(), base.column(k).orElseThrow().type()));
        }
        List<Name> from = new ArrayList<>(own);
        if (guarded) {
            from.add(by);
            String kind = Sql.name(by) + " " + Sql.PUBLIC.type(type) + " NOT NULL GENERATED ALWAYS AS ("
                    + Strings.literal(s.kind()) + ") STORED";
            if (!(read.column(kind) instanceof Read.Good<Column>(Column c))) {
                return new Read.Bad<>("The kind " + s.kind() + " cannot be written as a value.");
            }
            columns.add(c.withType(type));
        }
        s.columns().forEach(c -> base.column(c).ifPresent(columns::add));
        List<Constraint> constraints = new ArrayList<>();
        constraints.add(new Constraint.PrimaryKey(
                Optional.empty(), Constraint.Key.of(own), Constraint.Deferral.NOT_DEFERRABLE, Optional.empty()));
        constraints.add(
                Constraint.ForeignKey.of(Optional.empty(), from, base.name(), target, Constraint.Action.CASCADE));
        base.constraints().stream()
                .filter(c -> !c.columns().isEmpty() && s.columns().containsAll(c.columns()))
                .forEach(constraints::add);
        List<Index> indexes = base.indexes().stream()
                .filter(i -> i.where().isEmpty()
                        && !i.leadingColumns().isEmpty()
                        && i.leadingColumns().size() == i.keys().size()
                        && s.columns().containsAll(i.leadingColumns()))
                .map(i -> i.withName(Optional.of(IndexForm.free(new Scope(document), s.table(base.name()), i))))
                .toList();
        return new Read.Good<>(Table.of(s.table(base.name()), columns)
                .withConstraints(constraints)
                .withIndexes(indexes));
    }
}

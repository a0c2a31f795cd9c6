package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** A table while a statement adds columns and constraints to it, so that its lists are copied once a statement and not once an element. */
final class TableDraft {
    private final Fold fold;
    private final Entry entry;
    private Built base;
    private final List<Column> columns = new ArrayList<>();
    private final List<Origins.OfColumn> columnOrigins = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Origin> constraintOrigins = new ArrayList<>();

    TableDraft(Fold fold, Entry entry, Built base) {
        this.fold = fold;
        this.entry = entry;
        this.base = base;
        become(base);
    }

    /** Goes on from {@code b}. */
    void become(Built b) {
        base = b;
        columns.clear();
        columns.addAll(b.table().columns());
        columnOrigins.clear();
        columnOrigins.addAll(b.parts().columns());
        constraints.clear();
        constraints.addAll(b.table().constraints());
        constraintOrigins.clear();
        constraintOrigins.addAll(b.parts().constraints());
    }

    /** Returns the table as it is now. */
    Built built() {
        return new Built(
                base.table().withColumns(columns).withConstraints(constraints),
                base.parts().withColumns(columnOrigins).withConstraints(constraintOrigins));
    }

    /** Adds the column at {@code at}, or behind all others when that is negative, with the constraints that stand on it. */
    void add(TableElement.ColumnNode node, int at) {
        Name name = node.name().name();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                fold.twice(
                        entry,
                        node.name().span(),
                        "the column " + name,
                        columnOrigins.get(i).definition());
                return;
            }
        }
        ColumnFold read = ColumnFold.of(fold.types(entry), entry, node);
        columns.add(at < 0 ? columns.size() : at, read.column());
        columnOrigins.add(at < 0 ? columnOrigins.size() : at, read.origins());
        for (TableElement.Clause clause : node.clauses()) {
            if (clause instanceof TableElement.ConstraintClause k) {
                add(k.constraint(), Origin.of(entry, k.constraint()), Optional.of(name));
            }
        }
    }

    /** Adds a constraint; one that stands behind a column is on that column. */
    void add(TableElement.ConstraintNode node, Origin origin, Optional<Name> behind) {
        ObjectName table = base.table().name();
        Constraint c = switch (node.constraint()) {
            case Constraint.PrimaryKey p ->
                new Constraint.PrimaryKey(p.name(), key(p.key(), behind), p.deferral(), p.comment());
            case Constraint.Unique u ->
                new Constraint.Unique(u.name(), key(u.key(), behind), u.nullsNotDistinct(), u.deferral(), u.comment());
            case Constraint.ForeignKey f -> {
                NameNode target = node.target().orElseThrow();
                ObjectName full =
                        target.qualifier().isEmpty() && target.last().name().equals(table.name())
                                ? table
                                : fold.resolve(target, entry, "relation");
                yield f.withTarget(full, f.references());
            }
            case Constraint.Check k -> k;
            case Constraint.Exclusion x -> x;
        };
        for (int i = 0; i < constraints.size(); i++) {
            Constraint other = constraints.get(i);
            if (c instanceof Constraint.PrimaryKey && other instanceof Constraint.PrimaryKey) {
                fold.twice(entry, node.span(), "the primary key of " + table, constraintOrigins.get(i));
                return;
            }
            if (c.name().isPresent() && other.name().equals(c.name())) {
                fold.twice(
                        entry,
                        node.name().map(Ident::span).orElse(node.span()),
                        "the constraint " + c.name().get(),
                        constraintOrigins.get(i));
                return;
            }
        }
        constraints.add(c);
        constraintOrigins.add(origin);
        if (TableFold.takesIndexOver(c)) {
            become(TableFold.usingIndex(built(), c));
        }
    }

    private static Constraint.Key key(Constraint.Key k, Optional<Name> behind) {
        return behind.isPresent() && k.columns().isEmpty()
                ? new Constraint.Key(List.of(behind.get()), k.include(), k.withoutOverlaps(), k.storage())
                : k;
    }
}

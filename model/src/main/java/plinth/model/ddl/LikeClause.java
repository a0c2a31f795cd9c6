package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Inherited;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;

/** LIKE among the elements of a table: what it takes over from a table, a view or a composite type. */
final class LikeClause {
    private final Fold fold;
    private final Entry entry;
    private final List<String> options;
    private final boolean mysql;

    LikeClause(Fold fold, Entry entry, TableElement.LikeNode node) {
        this.fold = fold;
        this.entry = entry;
        this.options = node.options();
        this.mysql = entry.statement().tokens().dialect() == Dialect.MYSQL;
    }

    private boolean including(String what) {
        boolean on = false;
        for (String o : options) {
            if (o.equals("including all") || o.equals("including " + what)) {
                on = true;
            } else if (o.equals("excluding all") || o.equals("excluding " + what)) {
                on = false;
            }
        }
        return on;
    }

    Built apply(Built b, TableElement.LikeNode l) {
        ObjectName name = fold.resolve(l.table(), entry, "relation");
        Built other = fold.relation(name);
        Optional<SchemaObject> found = other == null
                ? Optional.ofNullable(fold.type(fold.resolve(l.table(), entry, "type")))
                : Optional.of(other.object());
        FoldedObjects known = new FoldedObjects(fold, entry);
        Optional<List<Column>> columns = found.flatMap(o -> known.columns(o.name()));
        List<ObjectName> whole = new ArrayList<>(known.asked());
        whole.add(name);
        whole.add(b.object().name());
        fold.entangle(whole);
        if (columns.isEmpty()) {
            if (found.isEmpty()) {
                fold.missing(entry, l.table(), "table");
            }
            return b;
        }
        Origin origin = Origin.of(entry, l);
        Table model = found.get() instanceof Table t ? t : Table.of(name, columns.get());
        Built with = b;
        for (Column c : columns.get()) {
            with = TableFold.withColumn(with, copy(model, c), origin);
        }
        return found.get() instanceof Table ? rules(with, model, origin) : with;
    }

    private Column copy(Table model, Column c) {
        Column copy = c.withComment(including("comments") ? c.comment() : Optional.empty())
                .withOptions(
                        mysql
                                ? c.options()
                                : c.options().stream().filter(this::copied).toList());
        boolean keeps = switch (c.value()) {
            case Column.Default d -> including("defaults");
            case Column.Serial s -> including("defaults");
            case Column.Identity i -> including("identity");
            case Column.Generated g -> including("generated");
            case Column.Absent a -> true;
        };
        if (!keeps && !mysql) {
            copy = copy.withValue(Column.ABSENT);
        } else if (c.value() instanceof Column.Serial && !mysql) {
            copy = copy.withValue(new Column.Default(OwnSequence.next(ImpliedNames.sequence(model, c))));
        } else if (c.value() instanceof Column.Identity i && !mysql) {
            copy = copy.withValue(OwnSequence.copied(i, c.type()));
        }
        if (c.notNull().isEmpty() && model.nullable(c)) {
            return copy;
        }
        Column.NotNull rule = c.notNull().orElse(Column.NotNull.PLAIN);
        return copy.withNotNull(Optional.of(
                mysql
                        ? rule
                        : new Column.NotNull(
                                Optional.of(ImpliedNames.notNull(model, c)),
                                rule.noInherit(),
                                rule.valid(),
                                including("comments") ? rule.comment() : Optional.empty())));
    }

    private boolean copied(Option o) {
        return (o.name().equals("storage") || o.name().equals("compression")) && including(o.name());
    }

    private Built rules(Built b, Table model, Origin origin) {
        Built with = b;
        boolean indexes = including("indexes") || mysql;
        List<Name> names = ImpliedNames.within(model);
        for (int i = 0; i < model.constraints().size(); i++) {
            Constraint c = model.constraints().get(i);
            boolean copies = switch (c) {
                case Constraint.Check k -> false;
                case Constraint.ForeignKey f -> false;
                default -> indexes;
            };
            if (copies) {
                with = TableFold.append(with, c.withName(Optional.empty()).withComment(Optional.empty()), origin);
            } else if (c instanceof Constraint.Check && including("constraints") && mysql) {
                with = TableFold.append(with, c.withName(Optional.of(names.get(i))), origin);
            }
        }
        if (including("constraints") && !mysql) {
            for (Inherited.Rule r : fold.inherited().checks(model)) {
                Optional<String> comment = including("comments") ? r.check().comment() : Optional.empty();
                with = TableFold.append(with, r.check().withComment(comment), origin);
            }
        }
        if (indexes) {
            for (Index i : model.indexes()) {
                Index copy = i.withName(Optional.empty());
                with = TableFold.withIndex(
                        with, including("comments") || mysql ? copy : copy.withComment(Optional.empty()), origin);
            }
        }
        if (including("statistics")) {
            fold.copyStatistics(entry, model.name(), b.object().name());
        }
        return with;
    }
}

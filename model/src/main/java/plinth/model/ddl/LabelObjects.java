package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Domain;
import plinth.model.schema.Expression;
import plinth.model.schema.Kept;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Renaming;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** What becomes of an object when a label of an enumeration is called otherwise. */
final class LabelObjects {
    private final Schema before;
    private final NameChange.OfLabel change;
    private final String literal;
    private final Following.Names names;

    LabelObjects(Schema before, NameChange.OfLabel change, Following.Names names) {
        this.names = names;
        this.before = before;
        this.change = change;
        this.literal = Strings.literal(change.from());
    }

    /** Returns {@code o} after the change; what is kept whole is left to {@code kept}. */
    SchemaObject of(SchemaObject o, Followed kept) {
        return switch (o) {
            case Table t -> table(t);
            case View v -> holds(v.query().toString()) ? v.withQuery(query(v)) : v;
            case Domain d -> domain(d);
            case Kept k -> holds(k.text()) ? kept.kept(k) : k;
            case Routine r -> holds(r.definition()) ? kept.routine(r) : r;
            default -> o;
        };
    }

    private boolean holds(String text) {
        return LabelMentions.mayHold(text, change.from());
    }

    private Table table(Table t) {
        List<Column> columns = t.columns().stream().map(c -> column(t, c)).toList();
        Table rest = Renaming.expressions(t.withColumns(List.of()), e -> expression(e, t.name(), Optional.empty()));
        Table all = rest.withColumns(columns);
        return all.withPartitionOf(all.partitionOf().map(p -> new Table.PartitionOf(p.parent(), bound(p))));
    }

    private Column column(Table t, Column c) {
        return switch (c.value()) {
            case Column.Default d ->
                c.withValue(new Column.Default(expression(d.expression(), t.name(), Optional.of(c.type()))));
            case Column.Generated g ->
                c.withValue(
                        new Column.Generated(expression(g.expression(), t.name(), Optional.of(c.type())), g.stored()));
            case Column.Identity i -> c;
            case Column.Serial s -> c;
            case Column.Absent a -> c;
        };
    }

    private String bound(Table.PartitionOf p) {
        Optional<Type> key = before.table(p.parent())
                .flatMap(Table::partitioning)
                .filter(k -> k.keys().size() == 1)
                .flatMap(k -> k.keys().getFirst().column())
                .flatMap(n -> before.requireTable(p.parent()).column(n))
                .map(Column::type);
        boolean own = key.filter(k -> k instanceof Type.Named n && n.name().equals(change.type()))
                .isPresent();
        return own ? p.bound().replace(literal, Strings.literal(change.to())) : p.bound();
    }

    private Expression expression(Expression e, ObjectName table, Optional<Type> whole) {
        if (!holds(e.toString())) {
            return e;
        }
        Reparsed r = Reparsed.expression(e);
        LabelMentions m = new LabelMentions(
                before, r.tokens(), path(table), change, Uses.scan(before, r, table, path(table)), names);
        m.rows(table, r.node().references()).expression(r.node().span(), whole);
        m.all();
        return r.patched(m.patches());
    }

    private static List<plinth.model.schema.Name> path(ObjectName table) {
        return Reparsed.path(table.schema());
    }

    private Expression query(View v) {
        Reparsed r = Reparsed.query(v.query());
        QueryMentions q = new QueryMentions(before, path(v.name()), r.tokens());
        q.query(r.query());
        LabelMentions m = new LabelMentions(
                before, r.tokens(), path(v.name()), change, new Uses.Scan(List.of(), q.found()), names);
        m.all();
        return r.patched(m.patches());
    }

    private Domain domain(Domain d) {
        return d.withDefault(d.defaultValue().map(e -> own(e, d, true)))
                .withChecks(d.checks().stream()
                        .map(k -> k.withExpression(own(k.expression(), d, false)))
                        .toList());
    }

    private Expression own(Expression e, Domain d, boolean whole) {
        if (!holds(e.toString())) {
            return e;
        }
        Reparsed r = Reparsed.expression(e);
        LabelMentions m = new LabelMentions(
                before, r.tokens(), path(d.name()), change, new Uses.Scan(List.of(), List.of()), names);
        m.value(d.type()).expression(r.node().span(), whole ? Optional.of(d.type()) : Optional.empty());
        return r.patched(m.patches());
    }
}

package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.ddl.AlterAction;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Ident;
import plinth.model.ddl.Located;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/** Changes what is said of single columns, each property where it is said. */
final class ColumnPatches {
    private final Patching p;
    private final List<String> notes;

    ColumnPatches(Patching p, List<String> notes) {
        this.p = p;
        this.notes = notes;
    }

    private Origins.OfColumn origins(ObjectName table, Name column) {
        Table t = p.schema().requireTable(table);
        for (int i = 0; i < t.columns().size(); i++) {
            if (t.columns().get(i).name().equals(column)) {
                return Body.origins(p, table).columns().get(i);
            }
        }
        throw new Refusal("There is no column " + column + " in " + table + ".");
    }

    /** Where a column is defined: its node, in CREATE TABLE or ADD COLUMN. */
    private record Defined(Entry entry, TableElement.ColumnNode node, Optional<Body> body) {
        /** The blanks to put before what comes behind the type or the clause that ends at {@code end}. */
        String gap(int end, int typeLength) {
            return body.isPresent() && node.clauses().isEmpty()
                    ? body.get().layout().gap(end - typeLength, typeLength)
                    : " ";
        }
    }

    private Defined defined(ObjectName table, Name column) {
        Origin o = origins(table, column).definition();
        if (o.part().orElse(null) instanceof TableElement.ColumnNode n) {
            Optional<Body> body = Body.find(p, table).filter(b -> b.element(o).isPresent());
            return new Defined(o.entry(), n, body);
        }
        throw new Refusal("The column " + column + " of " + table + " is not written out where the table is made ("
                + p.at(o.entry()) + ").");
    }

    // Type

    void type(ObjectName table, Column now) {
        Origin o = origins(table, now.name()).type();
        switch (o.part().orElse(null)) {
            case TableElement.ColumnNode n -> typeIn(table, o.entry(), n, now);
            case AlterAction.SetType s ->
                p.patch(o.entry(), new Patch(s.type().span(), TypeStyle.write(p, o.entry(), now)));
            case AlterAction.Redefine r -> typeIn(table, o.entry(), r.definition(), now);
            case null, default ->
                throw new Refusal("The type of " + now.name() + " is not written out where " + table + " is made.");
        }
    }

    private void typeIn(ObjectName table, Entry e, TableElement.ColumnNode n, Column now) {
        String written = TypeStyle.write(p, e, now);
        Span span = n.type().span();
        if (span.length() == 0) {
            throw new Refusal(table + " has the type of " + now.name() + " from its parent.");
        }
        String text = e.statement().text();
        int next = n.clauses().isEmpty() ? -1 : n.clauses().getFirst().span().start();
        String between = next < 0 ? "" : text.substring(span.end(), next);
        // What stood under its neighbours stands there again.
        if (next >= 0 && between.isBlank() && between.indexOf('\n') < 0 && between.length() > 1) {
            int width = span.length() + between.length();
            p.patch(
                    e,
                    new Patch(
                            new Span(span.start(), next), written + " ".repeat(Math.max(1, width - written.length()))));
        } else if (next >= 0 && between.equals(" ") && aligned(table, n)) {
            int width = span.length() + 1;
            p.patch(
                    e,
                    new Patch(
                            new Span(span.start(), next), written + " ".repeat(Math.max(1, width - written.length()))));
        } else {
            p.patch(e, new Patch(span, written));
        }
    }

    private boolean aligned(ObjectName table, TableElement.ColumnNode n) {
        return Body.find(p, table)
                .filter(b -> b.index(n) >= 0)
                .filter(b -> b.layout().gap(n.type().span().start(), 0).length() > 1)
                .isPresent();
    }

    // Clauses

    private String cased(Entry e, String text, List<String> keep) {
        return Casing.like(e.statement(), text, keep);
    }

    private void removeClause(Entry e, TableElement.ColumnNode n, TableElement.Clause clause) {
        int i = n.clauses().indexOf(clause);
        int next = i + 1 < n.clauses().size() ? n.clauses().get(i + 1).span().start() : -1;
        p.patch(e, Patch.delete(Elements.clause(e.statement().text(), clause.span(), next)));
    }

    /** Puts a clause behind {@code behind}, or behind the type when that is absent. */
    private void addClause(Defined d, Optional<TableElement.Clause> behind, String text, List<String> keep) {
        if (behind.isEmpty()
                && !d.node.clauses().isEmpty()
                && d.node.type().span().length() > 0) {
            int next = d.node.clauses().getFirst().span().start();
            if (d.entry
                    .statement()
                    .text()
                    .substring(d.node.type().span().end(), next)
                    .isBlank()) {
                p.patch(d.entry, Patch.insert(next, cased(d.entry, text, keep) + " "));
                return;
            }
        }
        int end = behind.map(c -> c.span().end())
                .orElse(
                        d.node.type().span().length() == 0
                                ? d.node.name().span().end()
                                : d.node.type().span().end());
        String gap = behind.isEmpty() ? d.gap(end, d.node.type().span().length()) : " ";
        p.patch(d.entry, Patch.insert(end, gap + cased(d.entry, text, keep)));
    }

    // NOT NULL

    void notNull(ObjectName table, Column now) {
        if (now.notNull().isPresent()) {
            Defined d = defined(table, now.name());
            for (TableElement.Clause c : d.node.clauses()) {
                if (c instanceof TableElement.NullClause n) {
                    p.patch(d.entry, new Patch(n.span(), cased(d.entry, "NOT NULL", List.of())));
                    return;
                }
            }
            addClause(d, notNullBehind(d), "NOT NULL", List.of());
            return;
        }
        everyPlace(table, now.name(), new Place() {
            @Override
            public boolean clause(TableElement.Clause c) {
                return c instanceof TableElement.NotNullClause;
            }

            @Override
            public boolean element(TableElement x) {
                return x instanceof TableElement.NotNullNode n
                        && n.column().name().equals(now.name());
            }

            @Override
            public boolean action(AlterAction a) {
                return a instanceof AlterAction.SetNotNull
                        || (a instanceof AlterAction.AddNotNull n
                                && n.notNull().column().name().equals(now.name()));
            }
        });
    }

    /** Whether more of the table's columns have their default before NOT NULL than behind it. */
    private static boolean defaultFirst(Defined d) {
        int first = 0;
        int second = 0;
        for (TableElement e : d.body.map(b -> b.node().elements()).orElse(List.of())) {
            if (e instanceof TableElement.ColumnNode k) {
                int value = -1;
                int notNull = -1;
                for (int i = 0; i < k.clauses().size(); i++) {
                    value = value(k.clauses().get(i)) ? i : value;
                    notNull = k.clauses().get(i) instanceof TableElement.NotNullClause ? i : notNull;
                }
                first += value >= 0 && notNull > value ? 1 : 0;
                second += notNull >= 0 && value > notNull ? 1 : 0;
            }
        }
        return first > second;
    }

    /** Behind a collation, and behind the default where the table's other columns have it so. */
    private static Optional<TableElement.Clause> notNullBehind(Defined d) {
        boolean defaultFirst = defaultFirst(d);
        Optional<TableElement.Clause> behind = Optional.empty();
        for (TableElement.Clause c : d.node.clauses()) {
            boolean before = c instanceof TableElement.CollateClause
                    || c instanceof TableElement.OptionClause
                    || (defaultFirst && value(c));
            if (before) {
                behind = Optional.of(c);
            }
        }
        return behind;
    }

    private static boolean value(TableElement.Clause c) {
        return c instanceof TableElement.DefaultClause
                || c instanceof TableElement.GeneratedClause
                || c instanceof TableElement.IdentityClause;
    }

    /** Which places say something of a column. */
    private interface Place {
        boolean clause(TableElement.Clause c);

        boolean element(TableElement e);

        boolean action(AlterAction a);
    }

    /** Takes out of the text every place that {@code place} picks for a column. */
    private void everyPlace(ObjectName table, Name column, Place place) {
        everyPlace(table, column, place, Optional.empty());
    }

    private void everyPlace(ObjectName table, Name column, Place place, Optional<Located> but) {
        p.everyEntry(e -> {
            switch (e.node()) {
                case StatementNode.CreateTable t
                when p.resolve(e, t.name()).equals(table) -> {
                    java.util.Set<Integer> out = new java.util.HashSet<>();
                    for (int i = 0; i < t.elements().size(); i++) {
                        TableElement x = t.elements().get(i);
                        if (place.element(x)) {
                            out.add(i);
                        } else if (x instanceof TableElement.ColumnNode c
                                && c.name().name().equals(column)) {
                            clauses(e, c, place, but);
                        }
                    }
                    if (!out.isEmpty()) {
                        p.patch(e, new Elements(e.statement(), t).without(out, java.util.Map.of()));
                    }
                }
                case StatementNode.AlterTable a
                when p.resolve(e, a.name()).equals(table) -> alter(e, a, column, place, but);
                default -> {}
            }
        });
    }

    private void clauses(Entry e, TableElement.ColumnNode c, Place place, Optional<Located> but) {
        for (TableElement.Clause k : c.clauses()) {
            if (place.clause(k) && but.filter(b -> b == k).isEmpty()) {
                removeClause(e, c, k);
            }
        }
    }

    private void alter(Entry e, StatementNode.AlterTable a, Name column, Place place, Optional<Located> but) {
        List<Boolean> out = new ArrayList<>();
        for (AlterAction x : a.actions()) {
            @Nullable Ident own = Alterations.column(x);
            boolean about = own == null || own.name().equals(column);
            if (x instanceof AlterAction.AddColumn k && about) {
                clauses(e, k.column(), place, but);
            }
            out.add(about && place.action(x) && but.filter(b -> b == x).isEmpty());
        }
        if (!out.contains(false)) {
            p.delete(e);
        } else if (out.contains(true)) {
            Removal.actions(p, e, a.actions(), out);
        }
    }

    // Values

    private static final class Values implements Place {
        @Override
        public boolean clause(TableElement.Clause c) {
            return value(c);
        }

        @Override
        public boolean element(TableElement e) {
            return false;
        }

        @Override
        public boolean action(AlterAction a) {
            return a instanceof AlterAction.SetDefault
                    || a instanceof AlterAction.DropDefault
                    || a instanceof AlterAction.AddIdentity
                    || a instanceof AlterAction.SetIdentity
                    || a instanceof AlterAction.DropIdentity
                    || a instanceof AlterAction.SetExpression
                    || a instanceof AlterAction.DropExpression;
        }
    }

    void value(ObjectName table, Column was, Column now) {
        Optional<Origin> owner = origins(table, now.name()).value();
        String clause = ColumnWriter.value(now.value()).strip();
        if (was.value() instanceof Column.Serial || now.value() instanceof Column.Serial) {
            serial(table, now, clause);
            return;
        }
        if (clause.isEmpty()) {
            everyPlace(table, now.name(), new Values());
            return;
        }
        Optional<Located> place = owner.flatMap(Origin::part);
        if (place.isPresent() && replaced(owner.get().entry(), place.get(), was, now, clause)) {
            everyPlace(table, now.name(), new Values(), place);
            return;
        }
        everyPlace(table, now.name(), new Values());
        Defined d = defined(table, now.name());
        Optional<TableElement.Clause> behind = valueBehind(d);
        addClause(d, behind, clause, Protected.of(now));
    }

    /** A serial column says by its type where its value comes from. */
    private void serial(ObjectName table, Column now, String clause) {
        everyPlace(table, now.name(), new Values());
        Defined d = defined(table, now.name());
        String type = TypeStyle.write(p, d.entry, now);
        String behind = clause.isEmpty() ? "" : " " + cased(d.entry, clause, Protected.of(now));
        p.patch(d.entry, new Patch(d.node.type().span(), type + behind));
    }

    private static Optional<TableElement.Clause> valueBehind(Defined d) {
        boolean notNullFirst = !defaultFirst(d);
        Optional<TableElement.Clause> behind = Optional.empty();
        for (TableElement.Clause c : d.node.clauses()) {
            boolean before = c instanceof TableElement.CollateClause
                    || c instanceof TableElement.OptionClause
                    || (notNullFirst && c instanceof TableElement.NotNullClause);
            if (before) {
                behind = Optional.of(c);
            }
        }
        return behind;
    }

    /** Puts the new value where the old one is said, when that place can say it. */
    private boolean replaced(Entry e, Located place, Column was, Column now, String clause) {
        String text = cased(e, clause, Protected.of(now));
        switch (place) {
            case TableElement.DefaultClause d
            when now.value() instanceof Column.Default v ->
                p.patch(e, new Patch(d.expression().span(), Sql.expression(v.expression())));
            case TableElement.GeneratedClause g
            when now.value() instanceof Column.Generated v
                    && was.value() instanceof Column.Generated w
                    && v.stored() == w.stored() ->
                p.patch(e, new Patch(g.expression().span(), Sql.expression(v.expression())));
            case TableElement.Clause c -> p.patch(e, new Patch(c.span(), text));
            case AlterAction.SetDefault d
            when now.value() instanceof Column.Default v ->
                p.patch(e, new Patch(d.expression().span(), Sql.expression(v.expression())));
            case AlterAction.AddIdentity i
            when now.value() instanceof Column.Identity ->
                p.patch(
                        e,
                        new Patch(
                                new Span(behindColumn(i.column()), i.span().end()),
                                cased(e, " ADD " + clause, Protected.of(now))));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int behindColumn(Ident column) {
        return column.span().end();
    }

    // New columns, and places of columns

    void add(ObjectName table, Column c, int at) {
        Table t = p.schema().requireTable(table);
        int to = at < 0 || at > t.columns().size() ? t.columns().size() : at;
        if (to < t.columns().size()) {
            positional(table);
        } else {
            rowsWithout(table, c);
        }
        Optional<Body> body = Body.find(p, table).filter(b -> b.node().open() >= 0);
        Optional<Entry> added = to == 0 ? Optional.empty() : addedBy(table, to - 1);
        if (added.isPresent() && to == t.columns().size()) {
            Entry anchor = added.get();
            String text = "ALTER TABLE " + p.naming(anchor).name(table) + " ADD COLUMN " + Sql.name(c.name()) + " "
                    + TypeStyle.write(p, anchor, c) + ColumnWriter.behindType(c, true) + ";";
            p.behind(anchor, cased(anchor, text, Protected.of(c)), false);
            comment(anchor, table, c);
            return;
        }
        Body b = body.orElseThrow(() -> new Refusal("The statement that makes " + table + " has no list of columns."));
        int behind = -1;
        if (to > 0) {
            Origin before = Body.origins(p, table).columns().get(to - 1).definition();
            behind = b.element(before)
                    .map(b::index)
                    .orElseThrow(() -> new Refusal("The column before it is not made by CREATE TABLE."));
        }
        Elements layout = b.layout();
        String text = layout.column(
                Sql.name(c.name()),
                TypeStyle.write(p, b.entry(), c),
                ColumnWriter.behindType(c, true).strip(),
                Protected.of(c));
        layout.insert(behind, text).forEach(x -> p.patch(b.entry(), x));
        comment(b.entry(), table, c);
    }

    private void comment(Entry anchor, ObjectName table, Column c) {
        if (c.comment().isPresent()) {
            new CommentPatches(p)
                    .add(
                            anchor,
                            "COMMENT ON COLUMN " + p.naming(anchor).name(table) + "." + Sql.name(c.name()) + " IS "
                                    + Sql.comment(c.comment()) + ";",
                            c.comment());
        }
    }

    private Optional<Entry> addedBy(ObjectName table, int column) {
        Entry e = Body.origins(p, table).columns().get(column).definition().entry();
        return e.node() instanceof StatementNode.AlterTable ? Optional.of(e) : Optional.empty();
    }

    /** Rows that are put in by the order of the columns would go into others. */
    private void positional(ObjectName table) {
        p.everyEntry(e -> {
            if (rows(e, table)) {
                throw Refusal.last("The rows at " + p.at(e) + " go into " + table
                        + " by the order of its columns. Name the columns there first.");
            }
        });
    }

    private boolean rows(Entry e, ObjectName table) {
        return e.node() instanceof StatementNode.PassingNode n
                && n.positional()
                && n.name().filter(t -> p.resolve(e, t).equals(table)).isPresent();
    }

    /** Rows that COPY puts in lack a value for a column that comes behind the others; those of INSERT have its default there. */
    private void rowsWithout(ObjectName table, Column c) {
        p.everyEntry(e -> {
            if (rows(e, table)) {
                if (e.node() instanceof StatementNode.PassingNode n && n.copies()) {
                    throw Refusal.last("The rows at " + p.at(e) + " go into " + table
                            + " by the order of its columns and would lack one. Name the columns there first.");
                }
                notes.add("The rows at " + p.at(e) + " name no columns; " + c.name()
                        + " has its default in them, or NULL.");
            }
        });
    }

    void move(ObjectName table, Name column, int to) {
        Table t = p.schema().requireTable(table);
        positional(table);
        Body b = Body.of(p, table);
        List<Origins.OfColumn> origins = Body.origins(p, table).columns();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < t.columns().size(); i++) {
            Optional<TableElement> e = b.element(origins.get(i).definition());
            if (e.isEmpty()) {
                throw new Refusal("The column " + t.columns().get(i).name() + " of " + table
                        + " is not made by its CREATE TABLE, so the order of its columns cannot be changed there.");
            }
            places.add(b.index(e.get()));
        }
        int from = 0;
        while (!t.columns().get(from).name().equals(column)) {
            from++;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < b.node().elements().size(); i++) {
            order.add(i);
        }
        int moving = places.get(from);
        places.subList(from, from + 1).clear();
        order.removeIf(i -> i == moving);
        int at = to == 0 ? order.indexOf(places.getFirst()) : order.indexOf(places.get(to - 1)) + 1;
        order.add(at, moving);
        p.patch(b.entry(), b.layout().arrange(order, java.util.Map.of()));
    }
}

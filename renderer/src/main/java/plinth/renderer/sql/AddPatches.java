package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/** Puts new objects and new parts of objects into the text, each behind what it needs and near its like. */
final class AddPatches {
    private final Patching p;
    private final PartPatches parts;

    AddPatches(Patching p) {
        this.p = p;
        this.parts = new PartPatches(p);
    }

    private static String cased(Entry e, String text, List<String> keep) {
        return Casing.like(e.statement(), text, keep);
    }

    // Tables

    void table(Schema wanted, Table t) {
        Optional<Entry> end = p.end();
        Sql sql = end.map(p::naming).orElse(Sql.PUBLIC);
        Optional<Body> model = p.last(e -> e.node() instanceof StatementNode.CreateTable c
                        && c.elements().size() > 1)
                .map(e -> new Body(e, (StatementNode.CreateTable) e.node()));
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < t.constraints().size(); i++) {
            names.add(ImpliedNames.of(t, i));
        }
        List<String> out = new ArrayList<>();
        for (String s : new TableWriter(sql).write(t, names, f -> false)) {
            out.add(model.map(m -> restyled(m, s)).orElse(s));
        }
        ObjectWriter w = new ObjectWriter(sql);
        t.indexes().forEach(i -> out.add(w.index(t.name(), i)));
        t.triggers().forEach(g -> out.add(w.trigger(t.name(), g)));
        t.policies().forEach(x -> out.add(w.policy(t.name(), x)));
        comments(sql, wanted, t, out);
        String text = String.join("\n", out);
        p.atEnd(model.map(m -> cased(m.entry(), text, Protected.of(t))).orElse(text), true);
    }

    private static void comments(Sql sql, Schema wanted, Table t, List<String> out) {
        t.comment()
                .ifPresent(c ->
                        out.add("COMMENT ON TABLE " + sql.name(t.name()) + " IS " + Sql.comment(t.comment()) + ";"));
        for (Column c : t.columns()) {
            if (c.comment().isPresent()) {
                out.add("COMMENT ON COLUMN " + sql.name(t.name()) + "." + Sql.name(c.name()) + " IS "
                        + Sql.comment(c.comment()) + ";");
            }
        }
        ImpliedNames all = ImpliedNames.of(wanted);
        ObjectWriter w = new ObjectWriter(sql);
        for (int i = 0; i < t.constraints().size(); i++) {
            Optional<String> c = t.constraints().get(i).comment();
            if (c.isPresent()) {
                out.add(w.commentOn("CONSTRAINT", ImpliedNames.of(t, i), t.name(), c.get()));
            }
        }
        for (int i = 0; i < t.indexes().size(); i++) {
            Optional<String> c = t.indexes().get(i).comment();
            if (c.isPresent()) {
                out.add("COMMENT ON INDEX " + sql.name(t.name().sibling(all.index(t.name(), i))) + " IS "
                        + Sql.comment(c) + ";");
            }
        }
        t.triggers().forEach(g -> g.comment().ifPresent(c -> out.add(w.commentOn("TRIGGER", g.name(), t.name(), c))));
        t.policies().forEach(x -> x.comment().ifPresent(c -> out.add(w.commentOn("POLICY", x.name(), t.name(), c))));
    }

    /** A canonical CREATE TABLE with the indent and the commas of another. */
    private static String restyled(Body model, String text) {
        Elements layout = model.layout();
        int open = text.indexOf("(\n");
        int close = text.lastIndexOf("\n)");
        if (open < 0 || close < open || layout.oneLine()) {
            return text;
        }
        String[] lines = text.substring(open + 2, close).split("\n", -1);
        StringBuilder out = new StringBuilder(text.substring(0, open + 2));
        boolean leading = layout.leadingCommas();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            boolean comma = line.endsWith(",") && i < lines.length - 1;
            if (leading) {
                line = comma ? line.substring(0, line.length() - 1) : line;
                out.append(i == 0 ? layout.indent() : layout.leadingIndent());
            } else {
                out.append(layout.indent());
            }
            out.append(line).append(i < lines.length - 1 ? "\n" : "");
        }
        return out.append(text.substring(close)).toString();
    }

    void enumType(EnumType e) {
        Optional<Entry> table = p.first(x -> x.node() instanceof StatementNode.CreateTable
                || x.node() instanceof StatementNode.CreateView
                || x.node() instanceof StatementNode.CreateRoutine);
        Optional<Entry> last = p.last(x -> x.node() instanceof StatementNode.CreateEnum
                && table.map(t -> p.before(x, t)).orElse(true));
        Sql sql = table.or(() -> last).map(p::naming).orElse(Sql.PUBLIC);
        String text = new ObjectWriter(sql).enumType(e);
        if (e.comment().isPresent()) {
            text += "\nCOMMENT ON TYPE " + sql.name(e.name()) + " IS " + Sql.comment(e.comment()) + ";";
        }
        List<String> keep = e.comment().map(List::of).orElse(List.of());
        if (last.isPresent()) {
            boolean apart = p.apart(x -> x.node() instanceof StatementNode.CreateEnum, true);
            p.behind(last.get(), cased(last.get(), text, keep), apart);
        } else if (table.isPresent()) {
            p.before(table.get(), cased(table.get(), text, keep));
        } else {
            p.atEnd(text, true);
        }
    }

    void view(View v) {
        Optional<Entry> end = p.end();
        Sql sql = end.map(p::naming).orElse(Sql.PUBLIC);
        ObjectWriter w = new ObjectWriter(sql);
        List<String> out = new ArrayList<>();
        out.add(w.view(v));
        v.indexes().forEach(i -> out.add(w.index(v.name(), i)));
        v.triggers().forEach(g -> out.add(w.trigger(v.name(), g)));
        if (v.comment().isPresent()) {
            out.add("COMMENT ON " + (v.materialized() ? "MATERIALIZED VIEW " : "VIEW ") + sql.name(v.name()) + " IS "
                    + Sql.comment(v.comment()) + ";");
        }
        String text = String.join("\n", out);
        List<String> keep = new ArrayList<>();
        keep.add(Sql.expression(v.query()));
        v.comment().ifPresent(keep::add);
        Optional<Entry> model = p.last(
                e -> e.node() instanceof StatementNode.CreateView || e.node() instanceof StatementNode.CreateTable);
        p.atEnd(model.map(m -> cased(m, text, keep)).orElse(text), true);
    }

    // Constraints

    void constraint(Edit.AddConstraint a, int variant) {
        Constraint c = a.constraint();
        Origins.OfTable origins = parts.origins(a.table());
        Optional<Body> body = Body.find(p, a.table()).filter(b -> b.node().open() >= 0);
        boolean elsewhere = body.isEmpty()
                || origins.constraints().stream()
                        .anyMatch(o -> o.entry() != body.get().entry());
        Entry made = origins.definition().entry();
        boolean early = c instanceof Constraint.ForeignKey f && madeLater(f, made);
        if (elsewhere || early || variant > 0) {
            Entry last = origins.constraints().stream().map(Origin::entry).reduce(made, p::later);
            for (Origins.OfColumn k : origins.columns()) {
                last = p.later(last, k.definition().entry());
            }
            Entry anchor = early || variant > 0 ? p.later(last, p.end().orElse(last)) : last;
            String text = "ALTER TABLE " + p.naming(anchor).name(a.table()) + " ADD "
                    + new ConstraintWriter(p.naming(anchor)).line(c) + ";";
            boolean apart = p.apart(
                    e -> e.node() instanceof StatementNode.AlterTable,
                    anchor.node() instanceof StatementNode.CreateTable);
            p.behind(anchor, cased(anchor, text, Protected.of(c)), apart);
            comment(anchor, a, c);
            return;
        }
        Body b = body.get();
        ConstraintWriter writer = new ConstraintWriter(p.naming(b.entry()));
        Optional<TableElement.ColumnNode> column = beside(b, c);
        if (column.isPresent()) {
            String text = Casing.like(b.entry().statement(), writer.behindColumn(c), Protected.of(c));
            p.patch(b.entry(), behind(b, column.get(), text));
            comment(b.entry(), a, c);
            return;
        }
        Elements layout = b.layout();
        String line = writer.line(c);
        layout.insert(b.node().elements().size() - 1, layout.cased(line, Protected.of(c)))
                .forEach(x -> p.patch(b.entry(), x));
        comment(b.entry(), a, c);
    }

    /** Returns the column behind which {@code c} stands, where the table has its rules of one column there. */
    private static Optional<TableElement.ColumnNode> beside(Body b, Constraint c) {
        List<TableElement> elements = b.node().elements();
        boolean wanted = elements.stream()
                .anyMatch(e -> e instanceof TableElement.ColumnNode k
                        && k.clauses().stream().anyMatch(TableElement.ConstraintClause.class::isInstance));
        boolean below = elements.stream()
                .anyMatch(e -> e instanceof TableElement.ConstraintNode k
                        && k.constraint().columns().size() == 1);
        if (!wanted || below || c.name().isPresent() || c.comment().isPresent() || !ConstraintWriter.fitsColumn(c)) {
            return Optional.empty();
        }
        List<Name> about = c.columns().stream().distinct().toList();
        return elements.stream()
                .filter(TableElement.ColumnNode.class::isInstance)
                .map(TableElement.ColumnNode.class::cast)
                .filter(k -> about.equals(List.of(k.name().name())))
                .findFirst();
    }

    private static Patch behind(Body b, TableElement.ColumnNode k, String text) {
        Span type = k.type().span();
        return k.clauses().isEmpty()
                ? Patch.insert(type.end(), b.layout().gap(type.start(), type.length()) + text)
                : Patch.insert(k.clauses().getLast().span().end(), " " + text);
    }

    private void comment(Entry anchor, Edit.AddConstraint a, Constraint c) {
        if (c.comment().isPresent()) {
            Table t = p.schema().requireTable(a.table());
            List<Constraint> all = new ArrayList<>(t.constraints());
            all.add(c);
            Name name = ImpliedNames.of(t.withConstraints(all), all.size() - 1);
            new CommentPatches(p)
                    .add(
                            anchor,
                            "COMMENT ON CONSTRAINT " + Sql.name(name) + " ON "
                                    + p.naming(anchor).name(a.table()) + " IS " + Sql.comment(c.comment()) + ";",
                            c.comment());
        }
    }

    /** Whether the target, or the key that makes its rows unique, is made by a statement behind {@code entry}. */
    private boolean madeLater(Constraint.ForeignKey f, Entry entry) {
        Optional<Table> found = p.schema().table(f.target());
        if (found.isEmpty()) {
            return false;
        }
        Table target = found.get();
        Origins.OfTable origins = parts.origins(f.target());
        List<Name> referenced = p.schema().referenced(f);
        Entry needed = origins.definition().entry();
        for (int i = 0; i < target.constraints().size(); i++) {
            Constraint k = target.constraints().get(i);
            boolean key = (k instanceof Constraint.PrimaryKey || k instanceof Constraint.Unique)
                    && java.util.Set.copyOf(k.columns()).equals(java.util.Set.copyOf(referenced));
            if (key) {
                needed = p.later(needed, origins.constraints().get(i).entry());
            }
        }
        for (int i = 0; i < target.indexes().size(); i++) {
            if (target.indexes().get(i).unique()) {
                needed = p.later(needed, origins.indexes().get(i).entry());
            }
        }
        return p.before(entry, needed);
    }

    // Indexes and triggers

    void index(Schema wanted, ObjectName on, Index i) {
        Origins.OfTable origins = parts.origins(on);
        Entry anchor = origins.definition().entry();
        for (Origin o : origins.indexes()) {
            anchor = p.later(anchor, o.entry());
        }
        for (Origins.OfColumn c : origins.columns()) {
            anchor = p.later(anchor, c.definition().entry());
        }
        Sql sql = p.naming(anchor);
        String text = new ObjectWriter(sql).index(on, i);
        boolean apart = !origins.indexes().isEmpty()
                ? Leads.apart(anchor.statement().text())
                : p.apart(e -> e.node() instanceof StatementNode.CreateIndex, false);
        p.behind(anchor, cased(anchor, text, Protected.of(i)), apart);
        if (i.comment().isPresent()) {
            List<Index> all = wanted.table(on)
                    .map(Table::indexes)
                    .orElseGet(() -> wanted.view(on).orElseThrow().indexes());
            Name name = ImpliedNames.of(wanted).index(on, all.size() - 1);
            new CommentPatches(p)
                    .add(
                            anchor,
                            "COMMENT ON INDEX " + sql.name(on.sibling(name)) + " IS " + Sql.comment(i.comment()) + ";",
                            i.comment());
        }
    }

    void trigger(ObjectName on, Trigger g) {
        Origins.OfTable origins = parts.origins(on);
        Entry anchor = origins.definition().entry();
        for (Origin o : origins.triggers()) {
            anchor = p.later(anchor, o.entry());
        }
        for (Origin o : origins.indexes()) {
            anchor = p.later(anchor, o.entry());
        }
        String function =
                g.call().substring(0, Math.max(0, g.call().indexOf('('))).strip();
        String bare = function.substring(function.lastIndexOf('.') + 1).replace("\"", "");
        Optional<Entry> made = p.last(e -> e.node() instanceof StatementNode.CreateRoutine r
                && r.name().last().name().value().equals(bare));
        if (made.isPresent()) {
            anchor = p.later(anchor, made.get());
        }
        String text = new ObjectWriter(p.naming(anchor)).trigger(on, g);
        boolean apart = p.apart(e -> e.node() instanceof StatementNode.CreateTrigger, true);
        p.behind(anchor, cased(anchor, text, Protected.of(g)), apart);
        if (g.comment().isPresent()) {
            new CommentPatches(p)
                    .add(
                            anchor,
                            "COMMENT ON TRIGGER " + Sql.name(g.name()) + " ON "
                                    + p.naming(anchor).name(on) + " IS " + Sql.comment(g.comment()) + ";",
                            g.comment());
        }
        if (!g.enabled().equals("enabled")) {
            p.behind(anchor, cased(anchor, new ObjectWriter(p.naming(anchor)).enabled(on, g), List.of()), false);
        }
    }
}

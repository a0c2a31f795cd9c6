package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plinth.model.ddl.AlterAction;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Ident;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.edit.Edit;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Tokens;

/** Changes constraints, indexes and triggers where they are. */
final class PartPatches {
    private final Patching p;
    private final PartMentions mentions;

    PartPatches(Patching p) {
        this.p = p;
        this.mentions = new PartMentions(p);
    }

    Origins.OfTable origins(ObjectName on) {
        Schema s = p.schema();
        SchemaObject o =
                s.table(on).isPresent() ? s.requireTable(on) : s.view(on).orElseThrow();
        return (Origins.OfTable) p.reading().built(o).orElseThrow().origins();
    }

    private String cased(Entry e, String text, List<String> keep) {
        return Casing.like(e.statement(), text, keep);
    }

    // Constraints

    private record Found(Entry entry, TableElement.ConstraintNode node, boolean inline, Constraint constraint) {}

    private Found constraint(ObjectName table, Name name) {
        Table t = p.schema().requireTable(table);
        int at = ImpliedNames.find(t, name).orElseThrow();
        Origin o = origins(table).constraints().get(at);
        if (!(o.part().orElse(null) instanceof TableElement.ConstraintNode node)) {
            throw new Refusal(
                    "The constraint " + name + " of " + table + " is not written out at " + p.at(o.entry()) + ".");
        }
        return new Found(
                o.entry(), node, inline(o.entry(), node), t.constraints().get(at));
    }

    /** Whether it stands behind a column. */
    private static boolean inline(Entry e, TableElement.ConstraintNode node) {
        return switch (e.node()) {
            case StatementNode.CreateTable t -> t.elements().stream().noneMatch(x -> x == node);
            case StatementNode.AlterTable a ->
                a.actions().stream()
                        .anyMatch(x ->
                                x instanceof AlterAction.AddColumn c && c.span().contains(node.span()));
            case StatementNode.CreateSchema s ->
                s.elements().stream()
                        .noneMatch(n -> n instanceof StatementNode.CreateTable t
                                && t.elements().stream().anyMatch(x -> x == node));
            default -> false;
        };
    }

    void renameConstraint(Edit.RenameConstraint r) {
        Found f = constraint(r.table(), r.from());
        if (f.node.name().isPresent()) {
            p.patch(f.entry, new Patch(f.node.name().get().span(), Sql.name(r.to())));
        } else {
            String text = cased(f.entry, "CONSTRAINT ", List.of()) + Sql.name(r.to()) + " ";
            p.patch(f.entry, Patch.insert(f.node.span().start(), text));
        }
        mentions.constraint(r.table(), f.constraint, r.from(), r.to());
    }

    private void renamed(Entry e, Ident ident, Name from, Name to) {
        if (ident.name().equals(from)) {
            p.patch(e, new Patch(ident.span(), Sql.name(to)));
        }
    }

    void replaceConstraint(Edit.ReplaceConstraint r) {
        Found f = constraint(r.table(), r.constraint());
        ConstraintWriter w = new ConstraintWriter(p.naming(f.entry));
        Constraint with = r.with();
        Constraint was = f.constraint;
        boolean others = !with.columns().equals(was.columns()) && !(with instanceof Constraint.Check);
        if (f.inline && (others || !ConstraintWriter.fitsColumn(with))) {
            moveOut(r, f);
        } else {
            inPlace(f, with, w);
        }
        Name to = with.name().orElse(r.constraint());
        if (!to.equals(r.constraint())) {
            mentions.constraint(r.table(), was, r.constraint(), to);
        }
        if (!with.comment().equals(was.comment())) {
            commentConstraint(new Edit.CommentConstraint(r.table(), r.constraint(), with.comment()), to);
        }
    }

    private void inPlace(Found f, Constraint with, ConstraintWriter w) {
        Constraint was = f.constraint;
        String old = f.inline ? inline(w, was) : w.line(was);
        String text = f.inline ? inline(w, with) : w.line(with);
        List<String> keep = new ArrayList<>(Protected.of(was));
        keep.addAll(Protected.of(with));
        p.patch(
                f.entry,
                TokenPatch.between(
                        f.entry.statement().tokens(),
                        f.node.span(),
                        cased(f.entry, old, keep),
                        cased(f.entry, text, keep)));
    }

    /** A constraint behind a column that is to be about others gets a line of its own. */
    private void moveOut(Edit.ReplaceConstraint r, Found f) {
        TableElement.ColumnNode column = columns(f.entry)
                .filter(c -> c.span().contains(f.node.span()))
                .findFirst()
                .orElseThrow(() -> new Refusal("The column with " + r.constraint() + " is not found."));
        for (int i = 0; i < column.clauses().size(); i++) {
            if (column.clauses().get(i) instanceof TableElement.ConstraintClause k && k.constraint() == f.node) {
                int next = i + 1 < column.clauses().size()
                        ? column.clauses().get(i + 1).span().start()
                        : -1;
                p.patch(
                        f.entry,
                        Patch.delete(Elements.clause(f.entry.statement().text(), k.span(), next)));
            }
        }
        new AddPatches(p).constraint(new Edit.AddConstraint(r.table(), r.with().withComment(Optional.empty())), 0);
    }

    private static Stream<TableElement.ColumnNode> columns(Entry e) {
        Stream<? extends Object> all = switch (e.node()) {
            case StatementNode.CreateTable t -> t.elements().stream();
            case StatementNode.AlterTable a ->
                a.actions().stream()
                        .filter(AlterAction.AddColumn.class::isInstance)
                        .map(x -> ((AlterAction.AddColumn) x).column());
            default -> Stream.of();
        };
        return all.filter(TableElement.ColumnNode.class::isInstance).map(TableElement.ColumnNode.class::cast);
    }

    private static String inline(ConstraintWriter w, Constraint c) {
        return c.name().map(n -> "CONSTRAINT " + Sql.name(n) + " ").orElse("") + w.behindColumn(c);
    }

    void commentConstraint(Edit.CommentConstraint c) {
        commentConstraint(c, c.constraint());
    }

    private void commentConstraint(Edit.CommentConstraint c, Name written) {
        Table t = p.schema().requireTable(c.table());
        Entry e = origins(c.table())
                .constraints()
                .get(ImpliedNames.find(t, c.constraint()).orElseThrow())
                .entry();
        new CommentPatches(p)
                .set(
                        (x, k) -> k.kind().equals("CONSTRAINT")
                                && p.resolve(x, k.name()).equals(c.table())
                                && k.part()
                                        .filter(i -> i.name().equals(c.constraint()))
                                        .isPresent(),
                        c.table(),
                        e,
                        "COMMENT ON CONSTRAINT " + Sql.name(written) + " ON "
                                + p.naming(e).name(c.table()),
                        c.comment());
    }

    // Indexes

    int index(ObjectName on, Name name) {
        List<Index> all = p.schema()
                .table(on)
                .map(Table::indexes)
                .orElseGet(() -> p.schema().view(on).orElseThrow().indexes());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().filter(name::equals).isPresent()) {
                return i;
            }
        }
        ImpliedNames names = ImpliedNames.of(p.schema());
        for (int i = 0; i < all.size(); i++) {
            if (names.index(on, i).equals(name)) {
                return i;
            }
        }
        throw new Refusal("There is no index " + name + " on " + on + ".");
    }

    private record Made(Entry entry, StatementNode.CreateIndex node) {}

    private Made made(ObjectName on, Name name) {
        Entry e = origins(on).indexes().get(index(on, name)).entry();
        if (e.node() instanceof StatementNode.CreateIndex i) {
            return new Made(e, i);
        }
        throw new Refusal("The index " + name + " is not made by a statement of its own (" + p.at(e) + ").");
    }

    void renameIndex(Edit.RenameIndex r) {
        Made m = made(r.on(), r.from());
        if (m.node.name().isPresent()) {
            p.patch(m.entry, new Patch(m.node.name().get().span(), Sql.name(r.to())));
        } else {
            Tokens t = m.entry.statement().tokens();
            int i = 0;
            while (!t.is(i, Keyword.ON)) {
                i++;
            }
            p.patch(m.entry, Patch.insert(t.start(i), Sql.name(r.to()) + " "));
        }
        mentions.index(r.on(), r.from(), r.to());
    }

    void replaceIndex(Edit.ReplaceIndex r) {
        Made m = made(r.on(), r.index());
        ObjectWriter w = new ObjectWriter(p.naming(m.entry));
        List<Index> all = p.schema()
                .table(r.on())
                .map(Table::indexes)
                .orElseGet(() -> p.schema().view(r.on()).orElseThrow().indexes());
        Index was = all.get(index(r.on(), r.index()));
        List<String> keep = new ArrayList<>(Protected.of(was));
        keep.addAll(Protected.of(r.with()));
        p.patch(
                m.entry,
                TokenPatch.between(
                        m.entry.statement().tokens(),
                        m.entry.statement().core(),
                        cased(m.entry, bare(w.index(r.on(), was)), keep),
                        cased(m.entry, bare(w.index(r.on(), r.with())), keep)));
        Name to = r.with().name().orElse(r.index());
        if (!to.equals(r.index())) {
            mentions.index(r.on(), r.index(), to);
        }
        if (!r.with().comment().equals(was.comment())) {
            commentIndex(new Edit.CommentIndex(r.on(), r.index(), r.with().comment()), to);
        }
    }

    static String bare(String statement) {
        return statement.endsWith(";") ? statement.substring(0, statement.length() - 1) : statement;
    }

    void commentIndex(Edit.CommentIndex c) {
        commentIndex(c, c.index());
    }

    private void commentIndex(Edit.CommentIndex c, Name written) {
        ObjectName index = c.on().sibling(c.index());
        Entry e = origins(c.on()).indexes().get(index(c.on(), c.index())).entry();
        new CommentPatches(p)
                .set(
                        (x, k) -> k.kind().equals("INDEX")
                                && k.name().in(x.path().getFirst()).equals(index),
                        c.on(),
                        e,
                        "COMMENT ON INDEX " + p.naming(e).name(c.on().sibling(written)),
                        c.comment());
    }

    // Triggers

    private Optional<Origin> trigger(ObjectName on, Name name) {
        List<Trigger> all = p.schema()
                .table(on)
                .map(Table::triggers)
                .orElseGet(() -> p.schema().view(on).orElseThrow().triggers());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return Optional.of(origins(on).triggers().get(i));
            }
        }
        return Optional.empty();
    }

    private Trigger of(ObjectName on, Name name) {
        return p
                .schema()
                .table(on)
                .map(Table::triggers)
                .orElseGet(() -> p.schema().view(on).orElseThrow().triggers())
                .stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void renameTrigger(ObjectName on, Name from, Name to) {
        p.everyEntry(e -> {
            switch (e.node()) {
                case StatementNode.CreateTrigger t
                when p.resolve(e, t.table()).equals(on) -> renamed(e, t.name(), from, to);
                default -> {}
            }
        });
        triggerMentions(on, from, to);
    }

    private void triggerMentions(ObjectName on, Name from, Name to) {
        p.everyEntry(e -> {
            switch (e.node()) {
                case StatementNode.Comment c
                when c.kind().equals("TRIGGER") && p.resolve(e, c.name()).equals(on) ->
                    renamed(e, c.part().orElseThrow(), from, to);
                case StatementNode.AlterTable a
                when p.resolve(e, a.name()).equals(on) ->
                    a.actions().forEach(x -> {
                        if (x instanceof AlterAction.EnableTrigger g) {
                            g.trigger().ifPresent(i -> renamed(e, i, from, to));
                        }
                    });
                case StatementNode.Drop d
                when d.kind().equals("TRIGGER")
                        && d.table().filter(t -> p.resolve(e, t).equals(on)).isPresent() ->
                    d.names().forEach(n -> renamed(e, n.last(), from, to));
                default -> {}
            }
        });
    }

    void replaceTrigger(Edit.ReplaceTrigger r) {
        Entry e = trigger(r.on(), r.trigger()).orElseThrow().entry();
        ObjectWriter w = new ObjectWriter(p.naming(e));
        Trigger was = of(r.on(), r.trigger());
        if (!was.enabled().equals(r.with().enabled())) {
            throw new Refusal("Whether a trigger is enabled is said by ALTER TABLE and not by the trigger.");
        }
        List<String> keep = new ArrayList<>(Protected.of(was));
        keep.addAll(Protected.of(r.with()));
        p.patch(
                e,
                TokenPatch.between(
                        e.statement().tokens(),
                        e.statement().core(),
                        cased(e, bare(w.trigger(r.on(), was)), keep),
                        cased(e, bare(w.trigger(r.on(), r.with())), keep)));
        if (!r.with().name().equals(r.trigger())) {
            triggerMentions(r.on(), r.trigger(), r.with().name());
        }
        if (!r.with().comment().equals(was.comment())) {
            commentTrigger(r.on(), r.trigger(), r.with().name(), r.with().comment());
        }
    }

    void commentTrigger(ObjectName on, Name trigger, Name written, Optional<String> comment) {
        Entry e = trigger(on, trigger).orElseThrow().entry();
        new CommentPatches(p)
                .set(
                        (x, k) -> k.kind().equals("TRIGGER")
                                && p.resolve(x, k.name()).equals(on)
                                && k.part()
                                        .filter(i -> i.name().equals(trigger))
                                        .isPresent(),
                        on,
                        e,
                        "COMMENT ON TRIGGER " + Sql.name(written) + " ON "
                                + p.naming(e).name(on),
                        comment);
    }
}

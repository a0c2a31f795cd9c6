package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.AlterAction;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Ident;
import plinth.model.ddl.NameNode;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.KeptNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Renaming;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/**
 * Statements that name a constraint or an index: comments, later changes, CLUSTER, REPLICA IDENTITY, ON CONFLICT. They follow when the name changes, also
 * one that nobody gave and that the database makes of the names of the table and its columns.
 */
final class PartMentions {
    private final Patching p;

    PartMentions(Patching p) {
        this.p = p;
    }

    /** Lets the statements about {@code c}, a constraint of {@code table}, follow its name. */
    void constraint(ObjectName table, Constraint c, Name from, Name to) {
        constraint(table, from, to);
        if (!(c instanceof Constraint.ForeignKey) && !(c instanceof Constraint.Check)) {
            index(table, from, to);
        }
    }

    private void constraint(ObjectName table, Name from, Name to) {
        p.everyEntry(e -> {
            switch (e.node()) {
                case StatementNode.Comment c
                when c.kind().equals("CONSTRAINT") && p.resolve(e, c.name()).equals(table) ->
                    renamed(e, c.part().orElseThrow(), from, to);
                case StatementNode.AlterTable a
                when p.resolve(e, a.name()).equals(table) ->
                    a.actions().forEach(x -> {
                        switch (x) {
                            case AlterAction.DropConstraint d -> renamed(e, d.constraint(), from, to);
                            case AlterAction.AlterConstraint d -> renamed(e, d.constraint(), from, to);
                            case AlterAction.ValidateConstraint d -> renamed(e, d.constraint(), from, to);
                            case AlterAction.RenameConstraint d -> renamed(e, d.to(), from, to);
                            default -> {}
                        }
                    });
                case StatementNode.PassingNode n
                when n.change()
                        .filter(c -> p.resolve(e, c.table()).equals(table))
                        .isPresent() -> conflict(e, from, to);
                default -> {}
            }
        });
    }

    /** {@code ON CONFLICT ON CONSTRAINT name}. */
    private void conflict(Entry e, Name from, Name to) {
        Tokens t = e.statement().tokens();
        for (int i = 1; i < t.size(); i++) {
            if (t.is(i - 1, Keyword.CONSTRAINT)
                    && t.isIdentifier(i)
                    && t.identifier(i).equals(from.value())) {
                p.patch(e, new Patch(t.span(i), Sql.name(to)));
            }
        }
    }

    private void renamed(Entry e, Ident ident, Name from, Name to) {
        if (ident.name().equals(from)) {
            p.patch(e, new Patch(ident.span(), Sql.name(to)));
        }
    }

    /** Lets the statements about an index of {@code on} follow its name. */
    void index(ObjectName on, Name from, Name to) {
        ObjectName index = on.sibling(from);
        p.everyEntry(e -> {
            switch (e.node()) {
                case StatementNode.Comment c
                when c.kind().equals("INDEX") && means(c.name(), e, index) ->
                    renamed(e, c.name().last(), from, to);
                case StatementNode.AlterTable a
                when a.kind().equals("INDEX") -> {
                    if (means(a.name(), e, index)) {
                        renamed(e, a.name().last(), from, to);
                    }
                    a.actions().forEach(x -> {
                        if (x instanceof AlterAction.AttachPartition k && means(k.partition(), e, index)) {
                            renamed(e, k.partition().last(), from, to);
                        }
                    });
                }
                case StatementNode.AlterTable a
                when p.resolve(e, a.name()).equals(on) ->
                    a.actions().forEach(x -> {
                        if (x instanceof AlterAction.SetTrait
                                || x instanceof AlterAction.NoEffect
                                || x instanceof AlterAction.Kept) {
                            word(e, x.span(), from, to);
                        }
                    });
                case StatementNode.Drop d
                when d.kind().equals("INDEX") ->
                    d.names().stream().filter(n -> means(n, e, index)).forEach(n -> renamed(e, n.last(), from, to));
                default -> {}
            }
        });
    }

    private static boolean means(NameNode n, Entry e, ObjectName index) {
        return n.last().name().equals(index.name())
                && n.qualifier()
                        .map(q -> q.name().equals(index.schema()))
                        .orElseGet(() -> e.path().contains(index.schema()));
    }

    /** {@code REPLICA IDENTITY USING INDEX name}, {@code CLUSTER ON name}, {@code CLUSTER table USING name}. */
    private void word(Entry e, Span span, Name from, Name to) {
        Tokens t = e.statement().tokens();
        for (int i = t.from(span.start()); i < t.size() && t.end(i) <= span.end(); i++) {
            boolean behind = t.is(i - 1, Keyword.INDEX) || t.is(i - 1, Keyword.ON) || t.is(i - 1, Keyword.USING);
            if (behind && t.isIdentifier(i) && t.identifier(i).equals(from.value())) {
                p.patch(e, new Patch(t.span(i), Sql.name(to)));
            }
        }
    }

    // Names that nobody gave

    /** Lets statements follow the names that the database makes itself, where those of {@code wanted} are others. */
    void implied(Schema wanted) {
        List<SchemaObject> before = p.schema().objects();
        if (before.size() != wanted.objects().size()) {
            return;
        }
        ImpliedNames was = ImpliedNames.of(p.schema());
        ImpliedNames is = ImpliedNames.of(wanted);
        for (int i = 0; i < before.size(); i++) {
            SchemaObject b = before.get(i);
            SchemaObject w = wanted.objects().get(i);
            if (b == w) {
                continue;
            }
            if (b instanceof Table t && w instanceof Table u) {
                constraints(t, u, was, is);
                notNull(t, u);
                dropped(t, u);
                indexes(t.name(), t.indexes(), u.name(), u.indexes(), was, is);
            } else if (b instanceof View v && w instanceof View x) {
                indexes(v.name(), v.indexes(), x.name(), x.indexes(), was, is);
            }
        }
    }

    private void constraints(Table t, Table u, ImpliedNames was, ImpliedNames is) {
        for (int i = 0; i < t.constraints().size(); i++) {
            int at = KeptNames.counterpart(t.constraints(), i, u.constraints());
            boolean given = at < 0
                    || t.constraints().get(i).name().isPresent()
                    || u.constraints().get(at).name().isPresent();
            if (given) {
                continue;
            }
            Name from = was.constraint(t, i);
            Name to = is.constraint(u, at);
            if (!from.equals(to)) {
                constraint(t.name(), t.constraints().get(i), from, to);
            }
        }
    }

    private void notNull(Table t, Table u) {
        for (int i = 0;
                i < t.columns().size() && t.columns().size() == u.columns().size();
                i++) {
            Column c = t.columns().get(i);
            Name from = ImpliedNames.notNull(t, c);
            Name to = ImpliedNames.notNull(u, u.columns().get(i));
            boolean given = c.notNull().flatMap(Column.NotNull::name).isPresent();
            if (!given && !from.equals(to)) {
                constraint(t.name(), from, to);
            }
        }
    }

    private void indexes(
            ObjectName on, List<Index> t, ObjectName renamed, List<Index> u, ImpliedNames was, ImpliedNames is) {
        for (int i = 0; i < t.size(); i++) {
            int at = KeptNames.counterpart(t, i, u);
            if (at < 0 || t.get(i).name().isPresent() || u.get(at).name().isPresent()) {
                continue;
            }
            Name from = was.index(on, i);
            Name to = is.index(renamed, at);
            if (!from.equals(to)) {
                index(on, from, to);
            }
        }
    }

    /** Constraints that the text makes and takes away again: of those the schema knows nothing. */
    private void dropped(Table t, Table u) {
        if (t.columns().size() != u.columns().size()) {
            return;
        }
        List<Constraint> unnamed = new ArrayList<>();
        p.everyEntry(e -> {
            switch (e.node()) {
                case StatementNode.CreateTable c
                when p.resolve(e, c.name()).equals(t.name()) -> c.elements().forEach(x -> unnamed(x, unnamed));
                case StatementNode.AlterTable a
                when p.resolve(e, a.name()).equals(t.name()) ->
                    a.actions().forEach(x -> {
                        switch (x) {
                            case AlterAction.AddColumn c -> unnamed(c.column(), unnamed);
                            case AlterAction.AddConstraint c -> unnamed(c.constraint(), unnamed);
                            case AlterAction.DropConstraint d ->
                                renamed(t, u, unnamed, d.constraint().name())
                                        .ifPresent(to -> renamed(
                                                e,
                                                d.constraint(),
                                                d.constraint().name(),
                                                to));
                            default -> {}
                        }
                    });
                default -> {}
            }
        });
    }

    private static void unnamed(TableElement x, List<Constraint> out) {
        switch (x) {
            case TableElement.ConstraintNode n -> {
                if (n.name().isEmpty()) {
                    out.add(n.constraint());
                }
            }
            case TableElement.ColumnNode c ->
                c.clauses().forEach(k -> {
                    if (k instanceof TableElement.ConstraintClause n && n.name().isEmpty()) {
                        Constraint made = n.constraint().constraint();
                        out.add(
                                made.columns().isEmpty() && made instanceof Constraint.Unique q
                                        ? new Constraint.Unique(
                                                q.name(),
                                                Constraint.Key.of(
                                                        List.of(c.name().name())),
                                                q.nullsNotDistinct(),
                                                q.deferral(),
                                                q.comment())
                                        : made);
                    }
                });
            default -> {}
        }
    }

    /** Returns what the constraint of {@code made} that was called {@code name} is called in {@code u}, when it is called otherwise there and no longer in the schema. */
    private static Optional<Name> renamed(Table t, Table u, List<Constraint> made, Name name) {
        Table all = t.withConstraints(made);
        Optional<Integer> at = ImpliedNames.find(t, name).isPresent() ? Optional.empty() : ImpliedNames.find(all, name);
        if (at.isEmpty()) {
            return Optional.empty();
        }
        Table now = all;
        for (int i = 0; i < t.columns().size(); i++) {
            Name from = t.columns().get(i).name();
            Name to = u.columns().get(i).name();
            now = from.equals(to) ? now : (Table) Renaming.column(now, t.name(), from, to);
        }
        now = now.withName(u.name());
        Name to = ImpliedNames.base(now, now.constraints().get(at.get()));
        return to.equals(name) || !ImpliedNames.base(t, made.get(at.get())).equals(name)
                ? Optional.empty()
                : Optional.of(to);
    }
}

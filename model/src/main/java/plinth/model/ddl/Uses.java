package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Trigger;
import plinth.model.text.Tokens;

/** Finds every place in a statement where tables and columns are named, each with the table that is meant. */
public final class Uses {
    private final Schema schema;
    private final Entry entry;
    private final List<Use> out = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    private Uses(Schema schema, Entry entry) {
        this.schema = schema;
        this.entry = entry;
    }

    /** Returns the uses in {@code entry}, a statement of a reading whose schema is {@code schema}, in no order. */
    public static List<Use> of(Schema schema, Entry entry) {
        Scan scan = scan(schema, entry);
        List<Use> all = new ArrayList<>(scan.plain);
        for (Mention m : scan.mentions) {
            switch (m) {
                case Mention.OfColumn c -> all.add(Use.ofColumn(c.table(), c.ident()));
                case Mention.OfRelation r -> all.add(r.use());
                case Mention.OfStar s -> {}
                case Mention.OfFunction f -> {}
                case Mention.OfJoin j -> {}
                case Mention.Unknown u -> {}
                case Mention.OfArgument a -> {}
                case Mention.Other o -> {}
            }
        }
        return all;
    }

    /** The names in a statement: those outside of queries, and those within. */
    record Scan(List<Use> plain, List<Mention> mentions) {}

    static Scan scan(Schema schema, Entry entry) {
        Uses uses = new Uses(schema, entry);
        uses.node(entry.node());
        return new Scan(uses.out, uses.mentions);
    }

    /** Returns the names in an expression over the rows of {@code table}. */
    static Scan scan(Schema schema, Reparsed r, ObjectName table, List<Name> path) {
        List<Use> plain = new ArrayList<>();
        expression(new Relations(schema), table, r.node(), plain);
        List<Mention> mentions = new ArrayList<>();
        for (QueryNode q : r.node().queries()) {
            QueryMentions m = new QueryMentions(schema, path, r.tokens());
            m.within(q, table);
            mentions.addAll(m.found());
        }
        return new Scan(plain, mentions);
    }

    private QueryMentions queries() {
        return new QueryMentions(schema, entry.path(), entry.statement().tokens());
    }

    private void query(QueryNode q) {
        QueryMentions m = queries();
        m.query(q);
        mentions.addAll(m.found());
    }

    private ObjectName resolve(NameNode name) {
        if (name.qualifier().isEmpty()) {
            for (Name path : entry.path()) {
                if (schema.hasRelation(name.in(path))) {
                    return name.in(path);
                }
            }
        }
        return name.in(entry.path().getFirst());
    }

    private ObjectName table(NameNode name) {
        ObjectName table = resolve(name);
        out.add(Use.ofTable(table, name));
        return table;
    }

    private void columns(ObjectName table, List<Ident> idents) {
        idents.forEach(i -> out.add(Use.ofColumn(table, i)));
    }

    /** Names in an expression over the rows of one table, which may be called by its own name. */
    private void expression(ObjectName table, ExprNode e) {
        expression(new Relations(schema), table, e, out);
        for (QueryNode q : e.queries()) {
            QueryMentions m = queries();
            m.within(q, table);
            mentions.addAll(m.found());
        }
    }

    private static void expression(Relations relations, ObjectName table, ExprNode e, List<Use> out) {
        for (RefNode r : e.references()) {
            int size = r.path().size();
            if (size > 0 && !r.fields().isEmpty()) {
                fields(relations, table, r, out);
            }
            if (size == 1) {
                out.add(Use.ofColumn(table, r.last()));
            } else if (size > 1 && r.path().get(size - 2).name().equals(table.name())) {
                out.add(Use.ofColumn(table, r.last()));
                out.add(Use.ofPrefix(table, r, size - 2));
            }
        }
    }

    /** What is selected of a column of {@code table}, or of its row. */
    private static void fields(Relations relations, ObjectName table, RefNode r, List<Use> out) {
        boolean whole = r.path().size() == 1 && r.last().name().equals(table.name());
        Optional<ObjectName> row = relations
                .type(table, r.last().name())
                .flatMap(relations::row)
                .or(() -> whole ? Optional.of(table) : Optional.empty());
        for (Ident f : r.fields()) {
            row.ifPresent(t -> out.add(Use.ofColumn(t, f)));
            row = row.flatMap(t -> relations.type(t, f.name())).flatMap(relations::row);
        }
    }

    private void node(StatementNode node) {
        switch (node) {
            case StatementNode.CreateTable t -> {
                ObjectName table = table(t.name());
                t.elements().forEach(e -> element(table, e));
                t.inherits().forEach(this::table);
                t.partitionOf().ifPresent(this::table);
                t.partitioning().ifPresent(p -> p.keys().forEach(k -> expression(table, k.expression())));
            }
            case StatementNode.AlterTable a -> {
                ObjectName table = table(a.name());
                a.actions().forEach(x -> action(table, x));
            }
            case StatementNode.CreateIndex i -> {
                ObjectName table = table(i.table());
                i.keys().forEach(k -> expression(table, k.expression()));
                columns(table, i.include());
                i.where().ifPresent(w -> expression(table, w));
            }
            case StatementNode.CreateTrigger t -> {
                ObjectName table = table(t.table());
                columns(table, t.updateOf());
                t.when().ifPresent(w -> rows(table, w));
            }
            case StatementNode.CreatePolicy p -> {
                ObjectName table = table(p.table());
                p.using().ifPresent(e -> expression(table, e));
                p.check().ifPresent(e -> expression(table, e));
            }
            case StatementNode.AlterPolicy p -> {
                ObjectName table = table(p.table());
                p.using().ifPresent(e -> expression(table, e));
                p.check().ifPresent(e -> expression(table, e));
            }
            case StatementNode.CreateSequence s -> {
                table(s.name());
                s.ownedBy().ifPresent(this::owner);
            }
            case StatementNode.AlterSequence s -> {
                table(s.name());
                s.ownedBy().ifPresent(this::owner);
            }
            case StatementNode.Comment c -> {
                if (c.kind().equals("TABLE")
                        || c.kind().equals("FOREIGN TABLE")
                        || c.kind().equals("SEQUENCE")
                        || c.kind().endsWith("VIEW")) {
                    table(c.name());
                } else if (c.kind().equals("COLUMN")) {
                    out.add(Use.ofColumn(table(c.name()), c.part().orElseThrow()));
                } else if (c.part().isPresent() && !c.kind().equals("DOMAIN CONSTRAINT")) {
                    table(c.name());
                }
            }
            case StatementNode.Drop d -> {
                if (d.kind().endsWith("TABLE")
                        || d.kind().endsWith("VIEW")
                        || d.kind().equals("SEQUENCE")) {
                    d.names().forEach(this::table);
                }
                d.table().ifPresent(this::table);
            }
            case StatementNode.RenameObject r -> r.table().ifPresent(this::table);
            case StatementNode.KeptNode k -> {
                k.table().ifPresent(this::table);
                if ((k.kind().equals("GRANT") || k.kind().equals("REVOKE"))
                        && k.name().isPresent()) {
                    table(k.name().get());
                }
                if (k.kind().equals("RULE")) {
                    Tokens tokens = entry.statement().tokens();
                    RuleGrammar.read(tokens)
                            .ifPresent(r -> mentions.addAll(r.mentions(new Relations(schema), entry.path(), tokens)));
                }
            }
            case StatementNode.PassingNode p -> {
                p.change().ifPresent(this::insert);
                if (p.copies()) {
                    columns(table(p.name().orElseThrow()), p.columns());
                }
            }
            case StatementNode.CreateSchema s -> s.elements().forEach(this::node);
            case StatementNode.Block b -> b.elements().forEach(this::node);
            case StatementNode.CreateView v -> {
                table(v.name());
                query(v.query());
            }
            case StatementNode.CreateTableAs t -> t.query().ifPresent(this::query);
            case StatementNode.CreateEnum e -> {}
            case StatementNode.AddLabel a -> {}
            case StatementNode.RenameLabel r -> {}
            case StatementNode.CreateDomain d -> {}
            case StatementNode.AlterDomain a -> {}
            case StatementNode.AlterComposite a -> {}
            case StatementNode.CreateComposite c -> {}
            case StatementNode.CreateRoutine r -> routine(r);
            case StatementNode.MoveObject m -> {
                if (m.kind().equals("SEQUENCE")) {
                    table(m.name());
                }
            }
            case StatementNode.SetOwner o -> {
                if (o.kind().equals("SEQUENCE")) {
                    table(o.name());
                }
            }
            case StatementNode.SearchPath s -> {}
            case StatementNode.Transaction t -> {}
            case StatementNode.Include i -> {}
            case StatementNode.UnreadNode u -> {}
            case StatementNode.Blank b -> {}
        }
    }

    /** What cannot be read of a body has no uses; {@link Following} says so where it mentions what changes. */
    private void routine(StatementNode.CreateRoutine r) {
        try {
            mentions.addAll(RoutineBody.mentions(
                    schema,
                    entry.path(),
                    entry.statement().tokens(),
                    r.name().last().name()));
        } catch (Unreadable e) {
            mentions.clear();
        }
    }

    private void owner(StatementNode.OwnerNode o) {
        out.add(Use.ofColumn(table(o.table()), o.column()));
    }

    private void insert(QueryNode.ChangeNode change) {
        QueryMentions m = queries();
        m.change(change);
        mentions.addAll(m.found());
    }

    private void element(ObjectName table, TableElement e) {
        switch (e) {
            case TableElement.ColumnNode c -> {
                out.add(Use.ofColumn(table, c.name()));
                c.clauses().forEach(k -> clause(table, k));
            }
            case TableElement.ConstraintNode c -> constraint(table, c, true);
            case TableElement.NotNullNode n -> out.add(Use.ofColumn(table, n.column()));
            case TableElement.IndexNode i -> i.keys().forEach(k -> expression(table, k.expression()));
            case TableElement.LikeNode l -> table(l.table());
            case TableElement.OtherNode o -> {}
        }
    }

    private void clause(ObjectName table, TableElement.Clause clause) {
        switch (clause) {
            case TableElement.ConstraintClause k -> constraint(table, k.constraint(), false);
            case TableElement.DefaultClause d -> expression(table, d.expression());
            case TableElement.GeneratedClause g -> expression(table, g.expression());
            case TableElement.NotNullClause n -> {}
            case TableElement.NullClause n -> {}
            case TableElement.IdentityClause i -> {}
            case TableElement.CollateClause c -> {}
            case TableElement.OptionClause o -> {}
            case TableElement.CommentClause c -> {}
        }
    }

    /** A constraint behind a column does not write that column's name again. */
    private void constraint(ObjectName table, TableElement.ConstraintNode c, boolean listed) {
        if (listed) {
            columns(table, c.columns());
        }
        columns(table, c.include());
        columns(table, c.setColumns());
        c.expressions().forEach(e -> expression(table, e));
        if (c.target().isPresent()) {
            NameNode node = c.target().get();
            boolean self = node.qualifier().isEmpty() && node.last().name().equals(table.name());
            ObjectName target = self ? table : resolve(node);
            out.add(Use.ofTable(target, node));
            columns(target, c.references());
        }
    }

    private void action(ObjectName table, AlterAction action) {
        switch (action) {
            case AlterAction.AddColumn a -> {
                element(table, a.column());
                a.after().ifPresent(i -> out.add(Use.ofColumn(table, i)));
            }
            case AlterAction.DropColumn d -> out.add(Use.ofColumn(table, d.column()));
            case AlterAction.SetType s -> {
                out.add(Use.ofColumn(table, s.column()));
                s.using().ifPresent(e -> expression(table, e));
            }
            case AlterAction.SetDefault s -> {
                out.add(Use.ofColumn(table, s.column()));
                expression(table, s.expression());
            }
            case AlterAction.DropDefault d -> out.add(Use.ofColumn(table, d.column()));
            case AlterAction.SetNotNull s -> out.add(Use.ofColumn(table, s.column()));
            case AlterAction.DropNotNull d -> out.add(Use.ofColumn(table, d.column()));
            case AlterAction.AddIdentity i -> out.add(Use.ofColumn(table, i.column()));
            case AlterAction.SetIdentity i -> out.add(Use.ofColumn(table, i.column()));
            case AlterAction.DropIdentity i -> out.add(Use.ofColumn(table, i.column()));
            case AlterAction.SetExpression s -> {
                out.add(Use.ofColumn(table, s.column()));
                expression(table, s.expression());
            }
            case AlterAction.DropExpression d -> out.add(Use.ofColumn(table, d.column()));
            case AlterAction.ForeignOptions f -> f.column().ifPresent(i -> out.add(Use.ofColumn(table, i)));
            case AlterAction.SetColumnOption s -> out.add(Use.ofColumn(table, s.column()));
            case AlterAction.ResetColumnOption r -> out.add(Use.ofColumn(table, r.column()));
            case AlterAction.AddConstraint a -> constraint(table, a.constraint(), true);
            case AlterAction.AddNotNull n ->
                out.add(Use.ofColumn(table, n.notNull().column()));
            case AlterAction.AddIndex i -> i.index().keys().forEach(k -> expression(table, k.expression()));
            case AlterAction.RenameColumn r -> {
                out.add(Use.ofColumn(table, r.from()));
                out.add(Use.ofColumn(table, r.to()));
            }
            case AlterAction.AttachPartition p -> table(p.partition());
            case AlterAction.DetachPartition p -> table(p.partition());
            case AlterAction.Inherit i -> table(i.parent());
            case AlterAction.Redefine r -> {
                out.add(Use.ofColumn(table, r.column()));
                element(table, r.definition());
            }
            case AlterAction.DropConstraint d -> {}
            case AlterAction.AlterConstraint a -> {}
            case AlterAction.ValidateConstraint v -> {}
            case AlterAction.RenameConstraint r -> {}
            case AlterAction.Rename r -> {}
            case AlterAction.SetSchema s -> {}
            case AlterAction.SetOptions s -> {}
            case AlterAction.ResetOptions r -> {}
            case AlterAction.SetLogged l -> {}
            case AlterAction.EnableTrigger e -> {}
            case AlterAction.SetTrait s -> {}
            case AlterAction.SetOwner o -> {}
            case AlterAction.NoEffect n -> {}
            case AlterAction.Kept k -> {}
            case AlterAction.OtherAction o -> {}
        }
    }

    /** The condition of a trigger names columns of its row as OLD.x and NEW.x. */
    private void rows(ObjectName table, ExprNode e) {
        for (RefNode r : e.references()) {
            if (r.path().size() == 2
                    && (r.path().getFirst().name().equals(Trigger.OLD)
                            || r.path().getFirst().name().equals(Trigger.NEW))) {
                out.add(Use.ofColumn(table, r.last()));
            }
        }
    }
}

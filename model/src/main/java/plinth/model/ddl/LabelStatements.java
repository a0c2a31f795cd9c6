package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Domain;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Lets a statement follow a label of an enumeration that is called otherwise; the statements about the enumeration itself are not meant. */
final class LabelStatements {
    private final Schema schema;
    private final Entry entry;
    private final Tokens tokens;
    private final NameChange.OfLabel change;
    private final LabelMentions mentions;

    private LabelStatements(Schema schema, Entry entry, NameChange.OfLabel change, Following.Names names) {
        this.schema = schema;
        this.entry = entry;
        this.tokens = entry.statement().tokens();
        this.change = change;
        this.mentions = new LabelMentions(schema, tokens, entry.path(), change, Uses.scan(schema, entry), names);
    }

    static List<Patch> patches(Schema schema, Entry entry, NameChange.OfLabel change, Following.Names names) {
        if (!LabelMentions.mayHold(entry.statement().text(), change.from())) {
            return List.of();
        }
        LabelStatements s = new LabelStatements(schema, entry, change, names);
        s.node(entry.node());
        return s.mentions.patches();
    }

    private ObjectName table(NameNode name) {
        return new Relations(schema).resolve(name, entry.path());
    }

    private Optional<Type> type(ObjectName table, Ident column) {
        return schema.table(table).flatMap(t -> t.column(column.name())).map(c -> c.type());
    }

    private void node(StatementNode node) {
        switch (node) {
            case StatementNode.CreateTable t -> {
                t.elements().forEach(this::element);
                t.partitionOf().ifPresent(p -> bound(table(p)));
                mentions.all();
            }
            case StatementNode.AlterTable a -> {
                ObjectName table = table(a.name());
                a.actions().forEach(x -> {
                    switch (x) {
                        case AlterAction.AddColumn c -> element(c.column());
                        case AlterAction.SetDefault d ->
                            mentions.expression(d.expression().span(), type(table, d.column()));
                        case AlterAction.AttachPartition p -> bound(table);
                        default -> {}
                    }
                });
                mentions.all();
            }
            case StatementNode.CreateTrigger t ->
                t.when()
                        .ifPresent(w ->
                                mentions.rows(table(t.table()), w.references()).expression(w.span(), Optional.empty()));
            case StatementNode.CreateIndex i -> mentions.all();
            case StatementNode.CreatePolicy p -> mentions.all();
            case StatementNode.AlterPolicy p -> mentions.all();
            case StatementNode.CreateView v -> mentions.all();
            case StatementNode.CreateTableAs t -> mentions.all();
            case StatementNode.CreateDomain d -> {
                d.defaultValue()
                        .ifPresent(e -> mentions.expression(
                                e.span(), Optional.of(d.type().type())));
                mentions.value(d.type().type()).all();
            }
            case StatementNode.AlterDomain a -> domain(a);
            case StatementNode.CreateRoutine r -> routine();
            case StatementNode.PassingNode p -> rows(p);
            case StatementNode.KeptNode k -> mentions.none();
            case StatementNode.UnreadNode u -> mentions.none();
            case StatementNode.Block b -> block();
            case StatementNode.CreateSchema s -> s.elements().forEach(this::node);
            default -> {}
        }
    }

    private void element(TableElement e) {
        if (e instanceof TableElement.ColumnNode c) {
            for (TableElement.Clause k : c.clauses()) {
                switch (k) {
                    case TableElement.DefaultClause d ->
                        mentions.expression(
                                d.expression().span(), Optional.of(c.type().type()));
                    case TableElement.GeneratedClause g ->
                        mentions.expression(
                                g.expression().span(), Optional.of(c.type().type()));
                    default -> {}
                }
            }
        }
    }

    /** {@code FOR VALUES IN ('x')}: of the type of the one key. */
    private void bound(ObjectName parent) {
        Optional<Type> key = schema.table(parent)
                .flatMap(Table::partitioning)
                .filter(p -> p.keys().size() == 1)
                .flatMap(p -> p.keys().getFirst().column())
                .flatMap(n -> schema.requireTable(parent).column(n))
                .map(c -> c.type());
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Keyword.FOR) && tokens.is(i + 1, Keyword.VALUES)) {
                for (int k = i; k < tokens.size(); k++) {
                    if (tokens.kind(k) == TokenKind.STRING) {
                        mentions.expression(tokens.span(k), key);
                    }
                }
            }
        }
    }

    private void domain(StatementNode.AlterDomain a) {
        ObjectName name = new Relations(schema).resolve(a.name(), entry.path());
        Optional<Type> type = schema.objects().stream()
                .filter(o -> o instanceof Domain d && d.name().name().equals(name.name()))
                .map(o -> ((Domain) o).type())
                .findFirst();
        type.ifPresent(mentions::value);
        if (a.action() instanceof StatementNode.DomainDefault d) {
            d.expression().ifPresent(e -> mentions.expression(e.span(), type));
        }
        mentions.all();
    }

    /** Defaults of arguments follow, and a body in SQL; one that is a string is left as it is. */
    private void routine() {
        int body = RoutineGrammar.body(tokens);
        for (int i = 0; i < body; i++) {
            boolean given = tokens.kind(i) == TokenKind.STRING
                    && (tokens.is(i - 1, Keyword.DEFAULT) || tokens.is(i - 1, '=') || tokens.is(i - 1, "="));
            if (given) {
                mentions.expression(tokens.span(i), argument(i - 2));
            }
        }
        if (body == tokens.size()) {
            return;
        }
        try {
            for (RoutineGrammar.Step step : RoutineGrammar.read(tokens).body()) {
                switch (step) {
                    case RoutineGrammar.Step.Change(QueryNode.ChangeNode c) -> change(c);
                    case RoutineGrammar.Step.Query(QueryNode q) -> changes(q.with());
                    case RoutineGrammar.Step.Value v -> {}
                }
            }
            mentions.expression(tokens.span(body + 1, tokens.size() - 1), Optional.empty());
        } catch (Unreadable e) {
            mentions.none();
        }
    }

    /** Returns the type of an argument, whose last token is {@code last}, as far as the enumeration goes. */
    private Optional<Type> argument(int last) {
        boolean array = tokens.is(last, ']');
        int at = last;
        while (tokens.is(at, ']') || tokens.is(at, '[')) {
            at--;
        }
        if (!tokens.isIdentifier(at)) {
            return Optional.of(Type.known("text"));
        }
        Name called = new Name(tokens.identifier(at));
        Type own = new Type.Named(change.type(), List.of());
        boolean elements = UserTypes.elementName(called)
                .filter(change.type().name()::equals)
                .isPresent();
        return Optional.of(
                called.equals(change.type().name())
                        ? array ? new Type.ArrayOf(own) : own
                        : elements ? new Type.ArrayOf(own) : Type.known("text"));
    }

    private void rows(StatementNode.PassingNode p) {
        if (p.copies() && !p.copiesOut()) {
            mentions.lines(mentions.columns(table(p.name().orElseThrow()), p.columns()));
        } else if (p.change().isPresent()) {
            change(p.change().get());
            mentions.all();
        }
    }

    /** The values of an INSERT are of the types of its columns, in order. */
    private void change(QueryNode.ChangeNode c) {
        changes(c.with());
        if (c.verb().equals("insert")) {
            List<Optional<Type>> columns = mentions.columns(table(c.table()), c.columns());
            c.source().ifPresent(q -> {
                mentions.values(columns, q.span());
                selected(q, columns);
            });
        }
    }

    private void changes(List<QueryNode.Cte> with) {
        with.forEach(cte -> cte.change().ifPresent(this::change));
    }

    private void selected(QueryNode q, List<Optional<Type>> columns) {
        for (QueryNode.Branch b : q.branches()) {
            if (b instanceof QueryNode.Select s) {
                for (int i = 0; i < Math.min(s.items().size(), columns.size()); i++) {
                    mentions.expression(s.items().get(i).span(), columns.get(i));
                }
            }
        }
    }

    private void block() {
        String literal = Strings.literal(change.from());
        String text = entry.statement().text();
        if (text.contains(literal) && text.contains(change.type().name().value())) {
            throw new Unfollowable(tokens.span(0), "is a block with " + literal);
        }
    }
}

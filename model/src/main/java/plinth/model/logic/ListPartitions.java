package plinth.model.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import plinth.model.logic.Search.Condition;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/** What partitions by LIST say of the column that they are made by. */
final class ListPartitions {
    private final Schema schema;
    private final Table table;

    ListPartitions(Schema schema, Table table) {
        this.schema = schema;
        this.table = table;
    }

    /** Returns that the column is one of the values of the partition, or of all partitions, in the names of {@code names}. */
    List<Condition> conditions(Names names) {
        List<Condition> all = new ArrayList<>();
        table.partitionOf()
                .flatMap(p -> schema.table(p.parent())
                        .flatMap(ListPartitions::column)
                        .flatMap(n -> within(n, List.of(p.bound()), names)))
                .ifPresent(all::add);
        Optional<Name> column = column(table);
        if (column.isPresent()) {
            List<String> bounds = schema.tables().stream()
                    .flatMap(t -> t.partitionOf().stream())
                    .filter(p -> p.parent().equals(table.name()))
                    .map(Table.PartitionOf::bound)
                    .toList();
            within(column.get(), bounds, names).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Name> column(Table t) {
        return t.partitioning()
                .filter(p -> p.method().equals("list") && p.keys().size() == 1)
                .flatMap(p -> p.keys().getFirst().column());
    }

    /** Without a partition nothing is said, for more will come; nor where one takes all the rest. */
    private static Optional<Condition> within(Name column, List<String> bounds, Names names) {
        List<Term> any = new ArrayList<>();
        Function<Expression, Term> read = e -> TermReader.read(e, names);
        for (String bound : bounds) {
            Optional<List<Expression>> values = values(bound);
            if (values.isEmpty()) {
                return Optional.empty();
            }
            for (Expression v : values.get()) {
                Term value = read.apply(v);
                boolean isNull = value instanceof Term.Literal(Value x) && !x.some();
                any.add(
                        isNull
                                ? new Term.IsNull(new Term.Column(column), false)
                                : new Term.Comparison(Comparator.EQUAL, new Term.Column(column), value));
            }
        }
        return any.isEmpty() ? Optional.empty() : Optional.of(Condition.of(new Term.Or(any), true));
    }

    /** Reads {@code FOR VALUES IN (...)}. */
    private static Optional<List<Expression>> values(String bound) {
        List<Statement> statements = Script.of(Dialect.POSTGRESQL, bound).statements();
        if (statements.size() != 1) {
            return Optional.empty();
        }
        Tokens t = statements.getFirst().tokens();
        boolean in = t.is(0, Keyword.FOR) && t.is(1, Keyword.VALUES) && t.is(2, Keyword.IN) && t.is(3, '(');
        if (!in || t.closing(3) != t.size() - 1) {
            return Optional.empty();
        }
        List<Expression> all = new ArrayList<>();
        int from = 4;
        int depth = 0;
        for (int i = 4; i < t.size(); i++) {
            depth += t.is(i, '(') || t.is(i, '[') ? 1 : t.is(i, ')') || t.is(i, ']') ? -1 : 0;
            if ((depth == 0 && t.is(i, ',')) || depth < 0) {
                all.add(Expression.verbatim(t.text().substring(t.start(from), t.end(i - 1))));
                from = i + 1;
            }
        }
        return Optional.of(all);
    }
}

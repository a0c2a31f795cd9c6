package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.model.schema.Type;

/** Terms and conditions that many stubs have. */
final class StubTerms {
    /** How many rows a list gives back at most. */
    static final Term.Parameter PAGE_SIZE = Term.Parameter.of("page_size", Type.known("bigint"));

    private StubTerms() {}

    static Term number(int n) {
        return new Term.Literal(Integer.toString(n), Type.known("integer"));
    }

    static Term text(String value) {
        return new Term.Literal(Strings.literal(value), Type.known("text"));
    }

    static Term nothing() {
        return new Term.Literal("NULL", Type.known("unknown"));
    }

    /** Returns the time that it is now, as {@code c} has it. */
    static Term now(Column c) {
        return c.type().is("date")
                ? new Term.Verbatim("CURRENT_DATE", Type.known("date"))
                : new Term.Verbatim("now()", Type.known("timestamp with time zone"));
    }

    static Term next(Term number) {
        return Term.Operation.of(number, "+", number(1));
    }

    /** Returns how many rows there are, as a column of a result. */
    static Query.Output count() {
        return Query.Output.of(new Term.Aggregate("count", Optional.empty()), "rows");
    }

    static Term column(String alias, Name name) {
        return new Term.Column(alias, name);
    }

    /** Returns that each of {@code columns} of the source {@code left} is the one of {@code others} of the source {@code right}. */
    static List<Condition> same(String left, List<Name> columns, String right, List<Name> others) {
        List<Condition> on = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            on.add(new Condition.Compare(column(left, columns.get(i)), "=", column(right, others.get(i))));
        }
        return on;
    }

    /** Returns that each of {@code columns} of {@code table} itself is the one of {@code others} of the source {@code right}. */
    static List<Condition> same(ObjectName table, List<Name> columns, String right, List<Name> others) {
        List<Condition> on = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            on.add(new Condition.Compare(new Term.OfTable(table, columns.get(i)), "=", column(right, others.get(i))));
        }
        return on;
    }

    /** Returns a query of {@code outputs} from one source. */
    static Query.Select select(List<Query.Output> outputs, Query.From from, List<Condition> where) {
        return new Query.Select(outputs, Optional.of(from), where, List.of(), List.of(), Optional.empty());
    }

    /** Returns a page of {@code outputs}. */
    static Query.Select page(
            List<Query.Output> outputs, Query.From from, List<Condition> where, List<Query.Order> order) {
        return new Query.Select(outputs, Optional.of(from), where, List.of(), order, Optional.of(PAGE_SIZE));
    }

    static List<Query.Output> outputs(List<? extends Term> terms) {
        return terms.stream().map(Query.Output::of).toList();
    }

    /** Returns a part of a statement, as a source whose columns are called after it. */
    static Query.Relation part(String name) {
        return part(name, name);
    }

    static Query.Relation part(String name, String alias) {
        return new Query.Relation(new ObjectName(ObjectName.NONE, new Name(name)), alias);
    }
}

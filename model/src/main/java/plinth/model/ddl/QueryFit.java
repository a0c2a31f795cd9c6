package plinth.model.ddl;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.text.Keyword;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/** Whether statements that ask or write fit a schema: whether it has the tables and columns that they name. What is not certain fits. */
public final class QueryFit {
    private final Schema schema;
    private final Relations relations;

    public QueryFit(Schema schema) {
        this.schema = schema;
        this.relations = new Relations(schema);
    }

    /**
     * A name that the schema has not.
     *
     * @param span where it stands in the statement
     * @param reason a clause without a full stop: {@code users has no column mail}
     */
    public record Missing(Span span, String reason) {}

    /** Returns the first name in the statement of {@code tokens} that the schema has not; nothing when the statement is not understood. */
    public Optional<Missing> missing(Tokens tokens) {
        try {
            return missing(read(tokens));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private QueryMentions read(Tokens tokens) throws Unreadable {
        QueryMentions m = new QueryMentions(relations, List.of(ObjectName.PUBLIC), tokens);
        Cursor c = new Cursor(tokens);
        if (changes(tokens)) {
            m.change(new Sql(c, ObjectName.PUBLIC).change());
        } else {
            m.query(new Sql(c, ObjectName.PUBLIC).query());
        }
        if (!c.done() && !c.accept(';')) {
            throw c.wanted("the end of the statement");
        }
        return m;
    }

    /** Whether the statement writes, that is what stands behind WITH, too. */
    private static boolean changes(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, '(')) {
                i = Math.max(i, tokens.closing(i));
            } else if (tokens.is(i, Keyword.SELECT) || tokens.is(i, Keyword.VALUES)) {
                return false;
            } else if (tokens.is(i, Keyword.INSERT)
                    || tokens.is(i, Keyword.UPDATE)
                    || tokens.is(i, Keyword.DELETE)
                    || tokens.is(i, Keyword.MERGE)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Missing> missing(QueryMentions m) {
        Stream<Missing> tables = m.found().stream()
                .flatMap(x -> x instanceof Mention.OfRelation(Use use)
                        ? relation(use).stream()
                        : x instanceof Mention.OfColumn c ? column(c).stream() : Stream.empty());
        Stream<Missing> columns = m.absent().stream()
                .filter(a -> !SystemColumns.named(a.ident().name()))
                .map(a -> new Missing(
                        a.ident().span(),
                        a.source()
                                ? "nothing in it is called " + a.ident().name()
                                : "no table that it reads has a column "
                                        + a.ident().name()));
        return Stream.concat(tables, columns)
                .min(Comparator.comparingInt(x -> x.span().start()));
    }

    private Optional<Missing> relation(Use use) {
        return known(use.table())
                ? Optional.empty()
                : Optional.of(new Missing(use.ident().span(), "there is no table " + use.table()));
    }

    /** Tables of the system are no part of a schema. */
    private boolean known(ObjectName table) {
        return schema.hasRelation(table)
                || table.schema().equals(new Name("pg_catalog"))
                || table.schema().equals(new Name("information_schema"))
                || table.name().value().startsWith("pg_");
    }

    private Optional<Missing> column(Mention.OfColumn c) {
        Relations.Columns of = relations.columns(c.table());
        boolean there = !of.known()
                || of.columns().stream().anyMatch(x -> x.name().equals(c.ident().name()));
        return there || SystemColumns.named(c.ident().name())
                ? Optional.empty()
                : Optional.of(new Missing(
                        c.ident().span(),
                        c.table() + " has no column " + c.ident().name()));
    }
}

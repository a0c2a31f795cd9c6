package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/** CREATE TABLE AS and SELECT INTO: a table with the columns of a query. */
final class CreateAs {
    private final Fold fold;
    private final Entry entry;
    private final FoldedObjects known;

    CreateAs(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
        this.known = new FoldedObjects(fold, entry);
    }

    /** Makes the table; returns whether the types of its columns could be known. */
    boolean apply(StatementNode.CreateTableAs t) {
        Tokens tokens = entry.statement().tokens();
        if (tokens.dialect() != Dialect.POSTGRESQL || entry.node() != t) {
            return false;
        }
        if (t.query().isPresent()
                && new RefusedQueries(fold, entry).refused(t.name(), t.query().get(), t.columns())) {
            return true;
        }
        Optional<List<Column>> columns = t.query().isPresent()
                ? QueryTypes.columns(known, tokens, fold.path(entry), t.query().get(), List.of())
                : t.prepared().flatMap(this::prepared);
        if (columns.isEmpty()) {
            fold.remark(
                    entry,
                    new Remark(
                            Problem.Severity.HINT,
                            t.name().span(),
                            "kept as written: the types of the columns that its query gives are not known"));
            return false;
        }
        if (t.columns().size() > columns.get().size()) {
            fold.remark(
                    entry,
                    Remark.error(
                            t.columns().get(columns.get().size()).span(),
                            "there are more names of columns than columns of the query"));
            return true;
        }
        ObjectName name = t.name().in(fold.path(entry).getFirst());
        List<Column> all = QueryTypes.renamed(
                columns.get(), t.columns().stream().map(Ident::name).toList());
        Table table =
                Table.of(name, all).withKind(t.kind()).withOptions(t.with()).withTraits(t.traits());
        List<ObjectName> whole = new ArrayList<>(known.asked());
        whole.add(name);
        fold.entangle(whole);
        Origins.OfColumn here = Origins.OfColumn.of(Origin.of(entry));
        Origins.OfTable origins = Origins.OfTable.of(Origin.of(entry))
                .withColumns(all.stream().map(c -> here).toList());
        fold.create(entry, t.name().last().span(), Fold.Key.relation(name), new Built(table, origins), t.ifNotExists());
        return true;
    }

    /** The columns of a query that PREPARE named. */
    private Optional<List<Column>> prepared(Ident name) {
        Entry prepare = fold.prepared(name.name());
        if (prepare == null) {
            return Optional.empty();
        }
        Tokens tokens = prepare.statement().tokens();
        Cursor c = new Cursor(tokens);
        try {
            c.skip();
            c.ident("a name");
            List<TypeNode> parameters = new ArrayList<>();
            Name schema = prepare.path().getFirst();
            if (c.accept('(')) {
                do {
                    parameters.add(new TypeGrammar(c, schema).type());
                } while (c.accept(','));
                c.expect(')');
            }
            c.expect(Keyword.AS);
            return QueryTypes.columns(known, tokens, prepare.path(), new Sql(c, schema).query(), parameters);
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }
}

package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/** An expression or query of a schema, written out and read again, so that the places of the names in it are known. */
record Reparsed(String text, Tokens tokens, ExprNode node, boolean whole, List<NameRef> names) {

    /** Writes an expression as PostgreSQL reads it. */
    static String text(Expression e) {
        StringBuilder out = new StringBuilder();
        for (Expression.Piece p : e.pieces()) {
            switch (p) {
                case Expression.Verbatim(String text) -> out.append(text);
                case Expression.Reference(List<Name> path) ->
                    out.append(String.join(
                            ".",
                            path.stream()
                                    .map(n -> Identifiers.written(n.value()))
                                    .toList()));
            }
        }
        return out.toString();
    }

    /** Reads a query. */
    static Reparsed query(Expression e) {
        return read(text(e), true);
    }

    /** Reads an expression that is no query. */
    static Reparsed expression(Expression e) {
        return read(text(e), false);
    }

    static Reparsed read(String text, boolean whole) {
        List<Statement> all = Script.of(Dialect.POSTGRESQL, text).statements();
        if (all.isEmpty()) {
            throw new Unreadable(0, "there is nothing to read");
        }
        Tokens tokens = all.getFirst().tokens();
        Cursor c = new Cursor(tokens);
        List<NameRef> names = new ArrayList<>();
        c.recordInto(names);
        Sql sql = new Sql(c, ObjectName.PUBLIC);
        ExprNode node = whole ? sql.wholeQuery() : sql.expression();
        if (!c.done()) {
            throw c.wanted("the end of the expression");
        }
        return new Reparsed(text, tokens, node, whole, names);
    }

    /** Returns the tokens of {@code text}, whatever it is. */
    static Tokens tokens(String text) {
        List<Statement> all = Script.of(Dialect.POSTGRESQL, text).statements();
        return all.isEmpty()
                ? Script.of(Dialect.POSTGRESQL, " ;").statements().getFirst().tokens()
                : all.getFirst().tokens();
    }

    QueryNode query() {
        return node.queries().getFirst();
    }

    /** Returns what it is after {@code patches}. */
    Expression patched(List<Patch> patches) {
        return patches.isEmpty()
                ? node.expression()
                : read(Patch.applyAll(text, patches), whole).node.expression();
    }

    /** Returns all places in it where columns may be named, those of queries within left out, and the queries. */
    List<RefNode> references() {
        return node.references();
    }

    static Optional<Reparsed> tryQuery(Expression e) {
        try {
            return Optional.of(query(e));
        } catch (Unreadable u) {
            return Optional.empty();
        }
    }

    static List<Name> path(Name schema) {
        List<Name> path = new ArrayList<>(2);
        path.add(schema);
        if (!schema.equals(ObjectName.PUBLIC)) {
            path.add(ObjectName.PUBLIC);
        }
        return path;
    }
}

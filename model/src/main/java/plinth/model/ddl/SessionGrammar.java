package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;

/** Reads what changes how the statements behind it are taken: the search path, and transactions, which may take back what was done. */
final class SessionGrammar {
    private final Cursor c;

    SessionGrammar(Cursor c) {
        this.c = c;
    }

    /** Reads such a statement, or nothing and steps over nothing. */
    Optional<StatementNode> read() {
        int mark = c.at();
        Keyword k = c.keyword();
        Optional<StatementNode> node = k == null
                ? Optional.empty()
                : switch (k) {
                    case SET -> set();
                    case RESET, DISCARD -> reset();
                    case BEGIN, START -> plain(StatementNode.Transaction.Verb.BEGIN);
                    case COMMIT, END -> plain(StatementNode.Transaction.Verb.COMMIT);
                    case ROLLBACK, ABORT -> rollback();
                    case SAVEPOINT -> named(StatementNode.Transaction.Verb.SAVEPOINT);
                    case RELEASE -> named(StatementNode.Transaction.Verb.RELEASE);
                    default -> Optional.empty();
                };
        if (node.isEmpty()) {
            c.to(mark);
        }
        return node;
    }

    private Optional<StatementNode> set() {
        c.skip();
        boolean local = c.accept(Keyword.LOCAL);
        if (!local) {
            c.accept(Keyword.SESSION);
        }
        if (c.accept(Keyword.SCHEMA)) {
            return c.kind() == TokenKind.STRING
                    ? Optional.of(new StatementNode.SearchPath(List.of(new Name(c.string("a schema"))), local))
                    : Optional.empty();
        }
        if (!c.accept("search_path") || !(c.accept("=") || c.accept(Keyword.TO))) {
            return Optional.empty();
        }
        if (c.accept(Keyword.DEFAULT)) {
            return Optional.of(new StatementNode.SearchPath(List.of(ObjectName.PUBLIC), local));
        }
        List<Name> path = new ArrayList<>(2);
        do {
            path.add(
                    c.kind() == TokenKind.STRING
                            ? new Name(c.string("a schema"))
                            : c.ident("a schema").name());
        } while (c.accept(','));
        path.removeIf(n -> n.value().equals("$user"));
        return Optional.of(new StatementNode.SearchPath(List.copyOf(path), local));
    }

    /** RESET search_path, RESET ALL, DISCARD ALL. */
    private Optional<StatementNode> reset() {
        c.skip();
        if (!c.accept("search_path") && !c.accept(Keyword.ALL)) {
            return Optional.empty();
        }
        return Optional.of(new StatementNode.SearchPath(List.of(ObjectName.PUBLIC), false));
    }

    private Optional<StatementNode> plain(StatementNode.Transaction.Verb verb) {
        boolean prepared = c.keyword(1) == Keyword.PREPARED;
        return prepared ? Optional.empty() : whole(verb);
    }

    private Optional<StatementNode> whole(StatementNode.Transaction.Verb verb) {
        boolean chain = false;
        while (!c.done()) {
            chain |= c.tokens.is(c.at(), "chain") && !c.tokens.is(c.at() - 1, Keyword.NO);
            c.skip();
        }
        return Optional.of(new StatementNode.Transaction(verb, Optional.empty(), chain));
    }

    private Optional<StatementNode> rollback() {
        c.skip();
        if (c.is(Keyword.PREPARED)) {
            return Optional.empty();
        }
        if (!c.accept("work")) {
            c.accept(Keyword.TRANSACTION);
        }
        if (!c.accept(Keyword.TO)) {
            return whole(StatementNode.Transaction.Verb.ROLLBACK);
        }
        return savepoint(StatementNode.Transaction.Verb.ROLLBACK_TO);
    }

    private Optional<StatementNode> named(StatementNode.Transaction.Verb verb) {
        c.skip();
        return savepoint(verb);
    }

    private Optional<StatementNode> savepoint(StatementNode.Transaction.Verb verb) {
        c.accept(Keyword.SAVEPOINT);
        return Optional.of(new StatementNode.Transaction(
                verb, Optional.of(c.ident("a savepoint").name()), false));
    }
}

package plinth.model.ddl;

import java.util.List;
import plinth.model.schema.Name;
import plinth.model.text.Statement;

/**
 * A statement with what was read of it.
 *
 * @param path the schemas in which names without one are looked up, the first being where new objects go
 * @param node what it says; when its text cannot be read at the moment, what it said when it last could
 * @param stale whether {@code node} is such a last good reading
 */
public record Entry(Statement statement, List<Name> path, StatementNode node, List<Remark> remarks, boolean stale) {
    public Entry {
        path = List.copyOf(path);
        remarks = List.copyOf(remarks);
    }

    /** Returns whether its text could be read. */
    public boolean understood() {
        return !stale && !(node instanceof StatementNode.UnreadNode);
    }

    static Entry read(Statement statement, List<Name> path) {
        StatementGrammar.Read read = StatementGrammar.read(statement, path.getFirst());
        return new Entry(statement, path, read.node(), read.remarks(), false);
    }

    Entry keeping(StatementNode last) {
        return new Entry(statement, path, last, remarks, true);
    }
}

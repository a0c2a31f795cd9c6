package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import plinth.model.ddl.Entry;
import plinth.model.ddl.StatementNode;
import plinth.model.schema.ObjectName;
import plinth.model.text.Patch;

/** Changes COMMENT statements. */
final class CommentPatches {
    private final Patching p;

    CommentPatches(Patching p) {
        this.p = p;
    }

    /**
     * Sets a comment.
     *
     * @param about which COMMENT statements are about the thing
     * @param on the relation that the thing is or belongs to; its comments are the neighbours of a new one
     * @param definition the statement behind which a comment can stand at the earliest
     * @param head what a new statement begins with, up to IS
     */
    void set(
            BiPredicate<Entry, StatementNode.Comment> about,
            ObjectName on,
            Entry definition,
            String head,
            Optional<String> comment) {
        List<Entry> found = new ArrayList<>();
        p.everyEntry(e -> {
            if (e.node() instanceof StatementNode.Comment c && about.test(e, c)) {
                found.add(e);
            }
        });
        if (comment.isEmpty()) {
            found.forEach(p::delete);
            return;
        }
        if (!found.isEmpty()) {
            StatementNode.Comment last = (StatementNode.Comment) found.getLast().node();
            p.patch(found.getLast(), new Patch(last.value(), Sql.comment(comment)));
            return;
        }
        Entry anchor = definition;
        Optional<Entry> neighbour = p.last(e -> e.node() instanceof StatementNode.Comment c
                && (p.resolve(e, c.name()).equals(on)));
        if (neighbour.isPresent()) {
            anchor = p.later(neighbour.get(), anchor);
        }
        add(anchor, head + " IS " + Sql.comment(comment) + ";", comment);
    }

    void add(Entry anchor, String text, Optional<String> comment) {
        boolean apart = p.apart(e -> e.node() instanceof StatementNode.Comment, false);
        p.behind(anchor, Casing.like(anchor.statement(), text, List.of(Sql.comment(comment))), apart);
    }
}

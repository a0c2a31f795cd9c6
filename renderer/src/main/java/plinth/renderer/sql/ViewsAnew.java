package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plinth.model.ddl.Dependence;
import plinth.model.ddl.Stars;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.View;

/**
 * Makes views again that show by a star a table that has got a column. Where the column comes behind the view's others, CREATE OR REPLACE can do it; else
 * the view and those made of it are dropped and made again.
 */
final class ViewsAnew {
    private final Schema before;
    private final Sql sql;
    private final Schema after;
    private final List<View> changed;

    ViewsAnew(Schema before, Sql sql, Edit.AddColumn edit) {
        this.before = before;
        this.sql = sql;
        // A database puts the column behind all others, wherever the text has it.
        this.after = Edits.apply(before, new Edit.AddColumn(edit.table(), edit.column(), -1)) instanceof Outcome.Done d
                ? d.schema()
                : before;
        this.changed = Stars.changed(before, after, edit.table());
    }

    List<String> statements() {
        List<View> anew = changed.stream().filter(v -> !replaceable(v)).toList();
        Set<ObjectName> dropped = new HashSet<>();
        anew.forEach(v -> dropped.add(v.name()));
        before.views().forEach(v -> {
            if (List.copyOf(dropped).stream().anyMatch(d -> Dependence.onRelation(before, v, d))) {
                dropped.add(v.name());
            }
        });
        List<String> out = new ArrayList<>();
        ObjectWriter w = new ObjectWriter(sql);
        for (View v : changed) {
            if (!dropped.contains(v.name())) {
                out.add(w.view(v).replaceFirst("^CREATE ", "CREATE OR REPLACE "));
            }
        }
        if (!anew.isEmpty()) {
            Obstacles o = Obstacles.ofViews(before, sql, anew);
            out.addAll(o.drops());
            out.addAll(o.creates());
        }
        return out;
    }

    private boolean replaceable(View v) {
        List<Name> was = Stars.columns(before, v);
        List<Name> is = Stars.columns(after, v);
        return !v.materialized()
                && is.size() >= was.size()
                && is.subList(0, was.size()).equals(was);
    }
}

package plinth.model.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/**
 * The edits that make one schema of another: what must go before what it stands on, what is new after it. Things are known by their names; a table that was
 * renamed is one that goes and one that comes, unless the caller says otherwise.
 */
public final class Changes {
    private final Schema before;
    private final Schema after;
    private final List<Edit> edits = new ArrayList<>();

    private Changes(Schema before, Schema after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Returns the edits from {@code before} to {@code after}, in an order in which they can be done. What no edit can say is missing: apply them and compare.
     *
     * @param renamed tables of {@code before} that are called otherwise in {@code after}
     */
    public static List<Edit> between(Schema before, Schema after, Map<ObjectName, ObjectName> renamed) {
        List<Edit> all = new ArrayList<>();
        Schema from = before;
        for (Map.Entry<ObjectName, ObjectName> r : renamed.entrySet()) {
            Edit rename = new Edit.RenameTable(r.getKey(), r.getValue().name());
            boolean sameSchema = r.getKey().schema().equals(r.getValue().schema());
            if (sameSchema && Edits.apply(from, rename) instanceof Outcome.Done(Schema next)) {
                all.add(rename);
                from = next;
            }
        }
        all.addAll(new Changes(from, after).all());
        return List.copyOf(all);
    }

    private List<Edit> all() {
        before.views()
                .filter(v -> after.view(v.name()).filter(v::equals).isEmpty())
                .forEach(v -> edits.add(new Edit.DropView(v.name())));
        after.enums().forEach(this::enumType);
        List<Edit> last = new ArrayList<>();
        for (Table t : before.tables()) {
            // Its references go first, so that it does not matter which of two goes first.
            if (after.table(t.name()).isEmpty()) {
                foreignKeys(t).forEach((n, f) -> edits.add(new Edit.DropConstraint(t.name(), n)));
                last.add(new Edit.DropTable(t.name()));
            } else {
                gone(t, after.requireTable(t.name()));
            }
        }
        edits.addAll(last);
        List<Edit> references = new ArrayList<>();
        for (Table t : after.tables()) {
            if (before.table(t.name()).isEmpty()) {
                edits.add(new Edit.AddTable(t.withConstraints(t.constraints().stream()
                        .filter(c -> !(c instanceof Constraint.ForeignKey))
                        .toList())));
                t.foreignKeys().forEach(f -> references.add(new Edit.AddConstraint(t.name(), f)));
            } else {
                come(before.requireTable(t.name()), t, references);
            }
        }
        edits.addAll(references);
        before.enums()
                .filter(e -> after.enumType(e.name()).isEmpty())
                .forEach(e -> edits.add(new Edit.DropEnum(e.name())));
        after.views()
                .filter(v -> before.view(v.name()).filter(v::equals).isEmpty())
                .forEach((View v) -> edits.add(new Edit.AddView(v)));
        return edits;
    }

    private void enumType(EnumType e) {
        EnumType was = before.enumType(e.name()).orElse(null);
        if (was == null) {
            edits.add(new Edit.AddEnum(e));
            return;
        }
        for (int i = 0; i < e.labels().size(); i++) {
            if (!was.labels().contains(e.labels().get(i))) {
                edits.add(new Edit.AddLabel(e.name(), e.labels().get(i), i));
            }
        }
        was.labels().stream()
                .filter(l -> !e.labels().contains(l))
                .forEach(l -> edits.add(new Edit.DropLabel(e.name(), l)));
    }

    private static Map<Name, Constraint> constraints(Table t) {
        Map<Name, Constraint> all = new LinkedHashMap<>();
        t.constraints().forEach(c -> all.put(ImpliedNames.base(t, c), c));
        return all;
    }

    private static Map<Name, Constraint> foreignKeys(Table t) {
        Map<Name, Constraint> all = constraints(t);
        all.values().removeIf(c -> !(c instanceof Constraint.ForeignKey));
        return all;
    }

    private static Map<Name, Index> indexes(Table t) {
        return named(t.indexes(), i -> ImpliedNames.base(t.name().name(), i));
    }

    private static Map<Name, Trigger> triggers(Table t) {
        return named(t.triggers(), Trigger::name);
    }

    private static <V> Map<Name, V> named(List<V> parts, Function<V, Name> name) {
        Map<Name, V> all = new LinkedHashMap<>();
        parts.forEach(p -> all.put(name.apply(p), p));
        return all;
    }

    /** What goes from a table, references first. */
    private void gone(Table was, Table now) {
        Map<Name, Trigger> triggers = triggers(now);
        triggers(was).forEach((n, x) -> {
            if (!x.equals(triggers.get(n))) {
                edits.add(new Edit.DropTrigger(was.name(), n));
            }
        });
        Map<Name, Constraint> kept = constraints(now);
        for (boolean reference : new boolean[] {true, false}) {
            constraints(was).forEach((n, c) -> {
                if (c instanceof Constraint.ForeignKey == reference && !c.equals(kept.get(n))) {
                    edits.add(new Edit.DropConstraint(was.name(), n));
                }
            });
        }
        Map<Name, Index> indexes = indexes(now);
        indexes(was).forEach((n, x) -> {
            if (!x.equals(indexes.get(n))) {
                edits.add(new Edit.DropIndex(was.name(), n));
            }
        });
    }

    /** What is new in a table; its references are told at the end, when all tables are there. */
    private void come(Table was, Table now, List<Edit> references) {
        ObjectName name = now.name();
        for (int i = 0; i < now.columns().size(); i++) {
            Column c = now.columns().get(i);
            was.column(c.name())
                    .ifPresentOrElse(old -> column(name, old, c), () -> edits.add(new Edit.AddColumn(name, c, -1)));
        }
        was.columns().stream()
                .filter(c -> now.column(c.name()).isEmpty())
                .forEach(c -> edits.add(new Edit.DropColumn(name, c.name())));
        Map<Name, Constraint> old = constraints(was);
        constraints(now).forEach((n, c) -> {
            if (!c.equals(old.get(n))) {
                (c instanceof Constraint.ForeignKey ? references : edits).add(new Edit.AddConstraint(name, c));
            }
        });
        Map<Name, Index> indexes = indexes(was);
        indexes(now).forEach((n, x) -> {
            if (!x.equals(indexes.get(n))) {
                edits.add(new Edit.AddIndex(name, x));
            }
        });
        Map<Name, Trigger> triggers = triggers(was);
        triggers(now).forEach((n, x) -> {
            if (!x.equals(triggers.get(n))) {
                edits.add(new Edit.AddTrigger(name, x));
            }
        });
        if (!Objects.equals(was.comment(), now.comment())) {
            edits.add(new Edit.CommentTable(name, now.comment()));
        }
    }

    private void column(ObjectName table, Column was, Column now) {
        if (!was.type().equals(now.type())) {
            edits.add(new Edit.RetypeColumn(table, now.name(), now.type()));
        }
        if (!was.value().equals(now.value())) {
            edits.add(new Edit.SetValue(table, now.name(), now.value()));
        }
        if (was.notNull().isPresent() != now.notNull().isPresent()) {
            edits.add(new Edit.SetNotNull(table, now.name(), now.notNull().isPresent()));
        }
        if (!was.comment().equals(now.comment())) {
            edits.add(new Edit.CommentColumn(table, now.name(), now.comment()));
        }
    }
}

package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.Followed;
import plinth.model.ddl.NameChange;
import plinth.model.ddl.RowIdentity;
import plinth.model.ddl.Unfollowable;
import plinth.model.schema.Column;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/**
 * Says what an edit makes of a schema.
 *
 * <p>What goes with something that is dropped: with a table its indexes, constraints, triggers, policies, privileges, statistics, rules, partitions, the
 * sequences that it owns, and the foreign keys of other tables that point at it; with a column the constraints and indexes of its own table that need
 * it, statistics over it, and the sequence that it owns; with a view its indexes, triggers and privileges. Whatever else needs it is in the way, and the
 * edit is refused with its name, as PostgreSQL's RESTRICT would: views, children by INHERITS, generated columns, triggers and policies that name a
 * column, functions that take or return the row type, and for a key or unique index the foreign keys that rely on it. So nothing that somebody wrote
 * with thought vanishes on the side.
 *
 * <p>Where a name changes, every mention whose meaning is certain follows; the outputs of views keep their names, as in PostgreSQL. A name at a place of
 * uncertain meaning refuses the edit. The bodies of functions are never followed.
 */
public final class Edits {
    private Edits() {}

    /** Returns {@code before} with {@code edit} done, or why it cannot be. */
    public static Outcome apply(Schema before, Edit edit) {
        try {
            return new Outcome.Done(RowIdentity.follow(before, done(before, edit)));
        } catch (Refusal r) {
            return new Outcome.Refused(r.reason());
        }
    }

    private static Schema done(Schema s, Edit edit) {
        return switch (edit) {
            case Edit.Together t -> {
                Schema next = s;
                for (Edit e : t.edits()) {
                    next = RowIdentity.follow(next, done(next, e));
                }
                yield next;
            }
            case Edit.AddTable a -> TableEdits.add(s, a.table());
            case Edit.DropTable d -> TableEdits.drop(s, d.table());
            case Edit.RenameTable r -> renameTable(s, r, r.table(), r.table().sibling(r.to()));
            case Edit.MoveTable m ->
                renameTable(
                        s, m, m.table(), new ObjectName(m.schema(), m.table().name()));
            case Edit.CommentTable c -> {
                table(s, c.table());
                yield s.withTable(c.table(), t -> t.withComment(c.comment()));
            }
            case Edit.AddColumn a -> ColumnEdits.add(s, a);
            case Edit.DropColumn d -> ColumnEdits.drop(s, d);
            case Edit.RenameColumn r -> renameColumn(s, r);
            case Edit.RetypeColumn r -> ColumnEdits.retype(s, r);
            case Edit.SetNotNull n -> ColumnEdits.notNull(s, n);
            case Edit.SetValue v -> ColumnEdits.setValue(s, v);
            case Edit.MoveColumn m -> ColumnEdits.move(s, m);
            case Edit.CommentColumn c -> {
                column(table(s, c.table()), c.column());
                yield s.withTable(c.table(), t -> t.withColumn(c.column(), k -> k.withComment(c.comment())));
            }
            case Edit.AddConstraint a -> ConstraintEdits.add(s, a.table(), a.constraint());
            case Edit.DropConstraint d -> ConstraintEdits.drop(s, d.table(), d.constraint());
            case Edit.RenameConstraint r -> ConstraintEdits.rename(s, r);
            case Edit.ReplaceConstraint r -> ConstraintEdits.replace(s, r);
            case Edit.CommentConstraint c -> ConstraintEdits.comment(s, c);
            case Edit.AddIndex a -> IndexEdits.add(s, a.on(), a.index());
            case Edit.DropIndex d -> IndexEdits.drop(s, d.on(), d.index());
            case Edit.RenameIndex r -> IndexEdits.rename(s, r);
            case Edit.ReplaceIndex r -> IndexEdits.replace(s, r);
            case Edit.CommentIndex c -> IndexEdits.comment(s, c);
            case Edit.AddEnum a -> EnumEdits.add(s, a.type());
            case Edit.DropEnum d -> EnumEdits.drop(s, d.type());
            case Edit.RenameEnum r -> EnumEdits.rename(s, r);
            case Edit.AddLabel a -> EnumEdits.addLabel(s, a);
            case Edit.RenameLabel r -> EnumEdits.renameLabel(s, r);
            case Edit.DropLabel d -> EnumEdits.dropLabel(s, d);
            case Edit.MoveLabel m -> EnumEdits.moveLabel(s, m);
            case Edit.CommentEnum c -> EnumEdits.change(s, c.type(), e -> e.withComment(c.comment()));
            case Edit.AddTrigger a -> TriggerEdits.add(s, a.on(), a.trigger());
            case Edit.DropTrigger d -> TriggerEdits.drop(s, d.on(), d.trigger());
            case Edit.RenameTrigger r -> TriggerEdits.rename(s, r);
            case Edit.ReplaceTrigger r -> TriggerEdits.replace(s, r);
            case Edit.CommentTrigger c -> TriggerEdits.comment(s, c);
            case Edit.AddView a -> ViewEdits.add(s, a.view());
            case Edit.DropView d -> ViewEdits.drop(s, d.view());
            case Edit.RenameView r -> ViewEdits.rename(s, r, r.view(), r.view().sibling(r.to()));
            case Edit.MoveView m ->
                ViewEdits.rename(
                        s, m, m.view(), new ObjectName(m.schema(), m.view().name()));
            case Edit.CommentView c -> {
                View v = ViewEdits.of(s, c.view());
                yield s.map(o -> o == v ? v.withComment(c.comment()) : o);
            }
        };
    }

    static void needed(Name name) {
        if (name.isEmpty()) {
            throw new Refusal("A name is needed.");
        }
    }

    static void free(Schema s, ObjectName name) {
        needed(name.name());
        if (IndexEdits.taken(s, name)) {
            throw new Refusal("There is a " + name + " already.");
        }
    }

    /** Refuses a schema that nothing makes; that of everything which names none is always there. */
    static void schemaExists(Schema s, Name schema) {
        boolean there = schema.equals(ObjectName.PUBLIC)
                || schema.isEmpty()
                || s.objects().stream()
                        .anyMatch(o -> o.name().schema().equals(schema)
                                || (o instanceof Kept k
                                        && k.kind().equals("SCHEMA")
                                        && k.name().name().equals(schema)));
        if (!there) {
            throw new Refusal("There is no schema " + schema + ".");
        }
    }

    static Table table(Schema s, ObjectName name) {
        return s.table(name).orElseThrow(() -> new Refusal("There is no table " + name + "."));
    }

    static Column column(Table t, Name column) {
        return t.column(column)
                .orElseThrow(() -> new Refusal("There is no column " + column + " in " + t.name() + "."));
    }

    private static Schema renameTable(Schema s, Edit edit, ObjectName from, ObjectName to) {
        table(s, from);
        if (from.equals(to)) {
            return s;
        }
        free(s, to);
        schemaExists(s, to.schema());
        return follow(s, edit);
    }

    private static Schema renameColumn(Schema s, Edit.RenameColumn r) {
        ColumnEdits.own(s, r.table(), r.from());
        if (r.from().equals(r.to())) {
            return s;
        }
        needed(r.to());
        for (ObjectName h : Heirs.withHeirs(s, r.table())) {
            if (table(s, h).column(r.to()).isPresent()) {
                throw new Refusal("There is a column " + r.to() + " in " + h + " already.");
            }
        }
        return follow(s, r);
    }

    /** Lets every object follow the names that {@code edit} changes. */
    static Schema follow(Schema s, Edit edit) {
        Schema next = s;
        for (NameChange change : Renames.of(s, edit)) {
            List<SchemaObject> all = new ArrayList<>(next.objects().size());
            for (SchemaObject o : next.objects()) {
                try {
                    SchemaObject followed = Followed.object(next, o, change);
                    boolean sequence = change instanceof NameChange.OfRelation(ObjectName from, ObjectName to)
                            && followed instanceof plinth.model.schema.Sequence q
                            && q.name().equals(from);
                    all.add(
                            sequence
                                    ? ((plinth.model.schema.Sequence) followed)
                                            .withName(((NameChange.OfRelation) change).to())
                                    : followed);
                } catch (Unfollowable e) {
                    throw new Refusal(Strings.capital(o.called()) + " " + e.reason() + ".");
                }
            }
            next = new Schema(all);
        }
        return next;
    }
}

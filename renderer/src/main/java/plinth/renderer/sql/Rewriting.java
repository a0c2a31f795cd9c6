package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** Finds the patches of one edit. */
final class Rewriting {
    private final Patching p;
    private final Schema wanted;
    private final List<String> notes = new ArrayList<>();
    private final int variant;

    /**
     * Starts a rewriting.
     *
     * @param wanted what the text is to say
     * @param variant 0 for the first choice of where a new thing goes, 1 for the second
     */
    Rewriting(Reading reading, Schema wanted, int variant) {
        this.p = new Patching(reading);
        this.wanted = wanted;
        this.variant = variant;
    }

    List<String> notes() {
        return notes;
    }

    /** Returns how many choices there are of where {@code edit} puts something. */
    static int variants(Edit edit) {
        return edit instanceof Edit.AddConstraint ? 2 : 1;
    }

    List<FilePatch> patches(Edit edit) {
        switch (edit) {
            case Edit.AddTable a -> add().table(wanted, a.table());
            case Edit.DropTable d -> Removal.carryOut(p, wanted);
            case Edit.RenameTable r -> follow(r);
            case Edit.MoveTable m -> follow(m);
            case Edit.CommentTable c -> relation("TABLE", c.table(), c.comment());
            case Edit.AddColumn a -> addColumn(a);
            case Edit.DropColumn d -> Removal.carryOut(p, wanted);
            case Edit.RenameColumn r -> follow(r);
            case Edit.RetypeColumn r -> columns((t, was, now) -> new ColumnPatches(p, notes).type(t, now));
            case Edit.SetNotNull n -> columns((t, was, now) -> new ColumnPatches(p, notes).notNull(t, now));
            case Edit.SetValue v -> columns(new ColumnPatches(p, notes)::value);
            case Edit.MoveColumn m -> {
                new ColumnPatches(p, notes).move(m.table(), m.column(), m.to());
                new StarNotes(p, wanted, notes).moved(m.table(), m.column());
            }
            case Edit.CommentColumn c -> commentColumn(c);
            case Edit.AddConstraint a -> add().constraint(a, variant);
            case Edit.DropConstraint d -> Removal.carryOut(p, wanted);
            case Edit.RenameConstraint r -> parts().renameConstraint(r);
            case Edit.ReplaceConstraint r -> parts().replaceConstraint(r);
            case Edit.CommentConstraint c -> parts().commentConstraint(c);
            case Edit.AddIndex a -> add().index(wanted, a.on(), a.index());
            case Edit.DropIndex d -> Removal.carryOut(p, wanted);
            case Edit.RenameIndex r -> parts().renameIndex(r);
            case Edit.ReplaceIndex r -> parts().replaceIndex(r);
            case Edit.CommentIndex c -> parts().commentIndex(c);
            case Edit.AddEnum a -> add().enumType(a.type());
            case Edit.DropEnum d -> Removal.carryOut(p, wanted);
            case Edit.RenameEnum r -> follow(r);
            case Edit.AddLabel a -> new EnumPatches(p).add(a.type(), a.label(), a.at());
            case Edit.RenameLabel r -> {
                new EnumPatches(p).rename(r.type(), r.from(), r.to());
                follow(r);
            }
            case Edit.DropLabel d -> new EnumPatches(p).drop(d.type(), d.label());
            case Edit.MoveLabel m -> new EnumPatches(p).move(m.type(), m.label(), m.to());
            case Edit.CommentEnum c -> commentEnum(c);
            case Edit.AddTrigger a -> add().trigger(a.on(), a.trigger());
            case Edit.DropTrigger d -> Removal.carryOut(p, wanted);
            case Edit.RenameTrigger r -> parts().renameTrigger(r.on(), r.from(), r.to());
            case Edit.ReplaceTrigger r -> parts().replaceTrigger(r);
            case Edit.CommentTrigger c -> parts().commentTrigger(c.on(), c.trigger(), c.trigger(), c.comment());
            case Edit.AddView a -> add().view(a.view());
            case Edit.DropView d -> Removal.carryOut(p, wanted);
            case Edit.RenameView r -> follow(r);
            case Edit.MoveView m -> follow(m);
            case Edit.CommentView c -> {
                View v = p.schema().view(c.view()).orElseThrow();
                relation(v.materialized() ? "MATERIALIZED VIEW" : "VIEW", c.view(), c.comment());
            }
            case Edit.Together t -> throw new IllegalArgumentException("done one by one");
        }
        new PartMentions(p).implied(wanted);
        return p.patches();
    }

    /** Returns the patches that put what a database would be told behind all other statements. */
    List<FilePatch> step(Edit edit) {
        Optional<Entry> end = p.end();
        Sql sql = end.map(p::naming).orElse(Sql.PUBLIC);
        List<String> statements = AlterWriter.write(p.schema(), edit, sql);
        if (!statements.isEmpty()) {
            p.atEnd(String.join("\n", statements), true);
            new NamePatches(p, notes).note(edit);
        }
        return p.patches();
    }

    private AddPatches add() {
        return new AddPatches(p);
    }

    private PartPatches parts() {
        return new PartPatches(p);
    }

    private void follow(Edit edit) {
        new NamePatches(p, notes).follow(edit);
    }

    /** What is done to a column that changes. */
    private interface Change {
        void apply(ObjectName table, Column was, Column now);
    }

    /** Applies {@code change} to every column that is otherwise in what is wanted: the one that is meant, and its heirs'. */
    private void columns(Change change) {
        for (Table t : p.schema().tables()) {
            Table w = wanted.requireTable(t.name());
            for (int i = 0; i < t.columns().size(); i++) {
                if (!t.columns().get(i).equals(w.columns().get(i))) {
                    change.apply(t.name(), t.columns().get(i), w.columns().get(i));
                }
            }
        }
    }

    private void addColumn(Edit.AddColumn a) {
        for (Table t : p.schema().tables()) {
            if (wanted.requireTable(t.name()).columns().size() > t.columns().size()) {
                new ColumnPatches(p, notes).add(t.name(), a.column(), t.name().equals(a.table()) ? a.at() : -1);
                new StarNotes(p, wanted, notes).added(t.name(), a.column().name());
            }
        }
    }

    private void relation(String kind, ObjectName name, Optional<String> comment) {
        Entry e = new PartPatches(p).origins(name).definition().entry();
        new CommentPatches(p)
                .set(
                        (x, k) -> k.part().isEmpty()
                                && (k.kind().endsWith("TABLE") || k.kind().endsWith("VIEW"))
                                && p.resolve(x, k.name()).equals(name),
                        name,
                        e,
                        "COMMENT ON " + kind(name, kind) + " " + p.naming(e).name(name),
                        comment);
    }

    private String kind(ObjectName name, String kind) {
        return p.schema()
                        .table(name)
                        .filter(t -> t.kind() == Table.Kind.FOREIGN)
                        .isPresent()
                ? "FOREIGN TABLE"
                : kind;
    }

    private void commentColumn(Edit.CommentColumn c) {
        Table t = p.schema().requireTable(c.table());
        int at = t.columns().indexOf(t.column(c.column()).orElseThrow());
        Entry e = Body.origins(p, c.table()).columns().get(at).definition().entry();
        new CommentPatches(p)
                .set(
                        (x, k) -> k.kind().equals("COLUMN")
                                && p.resolve(x, k.name()).equals(c.table())
                                && k.part()
                                        .filter(i -> i.name().equals(c.column()))
                                        .isPresent(),
                        c.table(),
                        e,
                        "COMMENT ON COLUMN " + p.naming(e).name(c.table()) + "." + Sql.name(c.column()),
                        c.comment());
    }

    private void commentEnum(Edit.CommentEnum c) {
        Entry e = p.reading()
                .built(p.schema().enumType(c.type()).orElseThrow())
                .orElseThrow()
                .origins()
                .definition()
                .entry();
        new CommentPatches(p)
                .set(
                        (x, k) -> k.kind().equals("TYPE")
                                && (k.name().in(x.path().getFirst()).equals(c.type())),
                        c.type(),
                        e,
                        "COMMENT ON TYPE " + p.naming(e).name(c.type()),
                        c.comment());
    }
}

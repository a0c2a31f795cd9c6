package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.Place;
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.ddl.Use;
import plinth.model.ddl.Uses;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/** Finds the patches of one edit. */
final class Rewriting {
    private final Reading reading;
    private final List<FilePatch> patches = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ObjectWriter objects = new ObjectWriter(Sql.PUBLIC);
    private final ConstraintWriter constraints = new ConstraintWriter(Sql.PUBLIC);

    Rewriting(Reading reading) {
        this.reading = reading;
    }

    List<String> notes() {
        return notes;
    }

    List<FilePatch> patches(Edit edit) {
        switch (edit) {
            case Edit.RenameColumn r -> renameColumn(r.table(), r.from(), r.to());
            case Edit.RenameTable r -> renameTable(r.table(), r.to());
            case Edit.AddColumn a -> addColumn(a);
            case Edit.AddConstraint a -> addConstraint(a);
            case Edit.DropConstraint d -> dropConstraint(d);
            case Edit.AddIndex a -> addIndex(a);
            default -> throw new Refusal("This edit is not known yet.");
        }
        return patches;
    }

    private void patch(Entry entry, Span span, String text) {
        if (entry.stale()) {
            Place at = reading.place(entry, span);
            throw new Refusal("The statement at " + at + " cannot be read at the moment. Mend it first.");
        }
        Place at = reading.place(entry, span);
        patches.add(new FilePatch(at.file(), new Patch(at.span(), text)));
    }

    // Renames

    private void renameColumn(ObjectName table, Name from, Name to) {
        everyUse(u -> u.column() && u.table().equals(table) && u.ident().name().equals(from), Sql.name(to));
        mentions(table, Optional.of(from));
    }

    private void renameTable(ObjectName table, Name to) {
        everyUse(u -> !u.column() && u.table().equals(table), Sql.name(to));
        mentions(table, Optional.empty());
    }

    private void everyUse(Predicate<Use> wanted, String text) {
        for (Reading.File f : reading.files()) {
            for (Entry e : f.entries()) {
                for (Use u : Uses.of(reading.schema(), e)) {
                    if (wanted.test(u)) {
                        patch(e, u.ident().span(), text);
                    }
                }
            }
        }
    }

    /** Statements whose names are not followed: where one of them names what is renamed, it must not be left behind in silence. */
    private void mentions(ObjectName table, Optional<Name> column) {
        for (Reading.File f : reading.files()) {
            for (Entry e : f.entries()) {
                switch (e.node()) {
                    case StatementNode.CreateView v -> refuseMention(e, "view " + v.name(), table, column);
                    case StatementNode.CreateTableAs t -> refuseMention(e, "table " + t.name(), table, column);
                    case StatementNode.UnreadNode u -> refuseMention(e, "statement", table, column);
                    case StatementNode.KeptNode k -> {
                        if (k.kind().equals("RULE") || k.kind().equals("STATISTICS") || column.isPresent()) {
                            refuseMention(e, k.kind().toLowerCase(Locale.ROOT), table, column);
                        }
                    }
                    case StatementNode.CreateRoutine r -> {
                        String text = e.statement().text();
                        boolean named = word(text, table.name().value())
                                && column.map(c -> word(text, c.value())).orElse(true);
                        if (named) {
                            notes.add("The " + r.routine().kind() + " " + r.name() + " at "
                                    + reading.place(e, e.statement().core())
                                    + " mentions "
                                    + column.map(c -> table + " and " + c).orElse(table.toString())
                                    + "; its body is left as it is.");
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private void refuseMention(Entry e, String what, ObjectName table, Optional<Name> column) {
        boolean namesTable = false;
        boolean namesColumn = column.isEmpty();
        var tokens = e.statement().tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isIdentifier(i)) {
                String name = tokens.identifier(i);
                namesTable |= name.equals(table.name().value());
                namesColumn |= column.isPresent() && name.equals(column.get().value());
            }
        }
        if (namesTable && namesColumn) {
            throw new Refusal(
                    "The " + what + " at " + reading.place(e, e.statement().core()) + " mentions "
                            + column.map(c -> table + " and " + c).orElse(table.toString())
                            + ", and that is not followed yet.");
        }
    }

    private static boolean word(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0) {
            boolean before = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            int end = at + word.length();
            boolean behind = end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
            if (before && behind) {
                return true;
            }
            at = text.indexOf(word, at + 1);
        }
        return false;
    }

    // Elements of CREATE TABLE

    private record Body(Entry entry, StatementNode.CreateTable node) {}

    private Body body(ObjectName table) {
        Origins.OfTable origins =
                reading.originsOfTable(table).orElseThrow(() -> new Refusal("There is no table " + table + "."));
        Entry entry = origins.definition().entry();
        if (entry.node() instanceof StatementNode.CreateTable t && t.open() >= 0) {
            return new Body(entry, t);
        }
        throw new Refusal("The statement that makes " + table + " has no list of columns.");
    }

    private void addColumn(Edit.AddColumn a) {
        Body b = body(a.table());
        Table t = reading.schema().requireTable(a.table());
        Column c = a.column();
        int at = a.at() < 0 || a.at() > t.columns().size() ? t.columns().size() : a.at();
        List<TableElement> elements = b.node.elements();
        int behind = -1;
        if (at > 0) {
            Optional<TableElement> before = elementOf(a.table(), at - 1, b);
            behind = before.map(elements::indexOf)
                    .orElseThrow(() -> new Refusal("The column before it is not made by CREATE TABLE."));
        }
        Elements layout = new Elements(b.entry.statement(), b.node);
        String text = layout.column(
                Sql.name(c.name()),
                ColumnWriter.type(Sql.PUBLIC, c),
                ColumnWriter.behindType(c, true).strip(),
                Protected.of(c));
        insert(b.entry, layout, behind, text);
    }

    private Optional<TableElement> elementOf(ObjectName table, int column, Body b) {
        Origin origin = reading.originsOfTable(table)
                .orElseThrow()
                .columns()
                .get(column)
                .definition();
        return origin.entry() == b.entry
                ? origin.part().filter(TableElement.class::isInstance).map(TableElement.class::cast)
                : Optional.empty();
    }

    private void insert(Entry entry, Elements layout, int behind, String text) {
        for (Patch p : layout.insert(behind, text)) {
            patch(entry, p.span(), p.text());
        }
    }

    private void addConstraint(Edit.AddConstraint a) {
        Constraint c = a.constraint();
        Body b = body(a.table());
        Origins.OfTable origins = reading.originsOfTable(a.table()).orElseThrow();
        boolean elsewhere = origins.constraints().stream().anyMatch(o -> o.entry() != b.entry);
        boolean early = c instanceof Constraint.ForeignKey f && madeLater(f.target(), b.entry);
        Elements layout = new Elements(b.entry.statement(), b.node);
        if (elsewhere || early) {
            // The fold puts constraints in the order of their statements; a new one is the last.
            Entry last = origins.constraints().isEmpty()
                    ? b.entry
                    : origins.constraints().getLast().entry();
            Entry anchor = early ? lastEntry(last) : last;
            String text = "ALTER TABLE " + Sql.PUBLIC.name(a.table()) + " ADD " + constraints.line(c) + ";";
            statementBehind(anchor, layout.cased(text, Protected.of(c)));
        } else {
            insert(b.entry, layout, b.node.elements().size() - 1, layout.cased(constraints.line(c), Protected.of(c)));
        }
    }

    /** Whether {@code table} is made by a statement behind {@code entry}. */
    private boolean madeLater(ObjectName table, Entry entry) {
        Optional<Origins.OfTable> origins = reading.originsOfTable(table);
        if (origins.isEmpty()) {
            return false;
        }
        Place target = reading.place(origins.get().definition());
        Place here = reading.place(entry, entry.statement().core());
        return target.file() > here.file()
                || (target.file() == here.file()
                        && target.span().start() > here.span().start());
    }

    private Entry lastEntry(Entry of) {
        int file = reading.place(of, of.statement().core()).file();
        List<Entry> all = reading.files().get(file).entries();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!(all.get(i).node() instanceof StatementNode.Blank)) {
                return all.get(i);
            }
        }
        return of;
    }

    private void dropConstraint(Edit.DropConstraint d) {
        Table t = reading.schema().requireTable(d.table());
        int at = ImpliedNames.find(t, d.constraint()).orElseThrow();
        Origin origin =
                reading.originsOfTable(d.table()).orElseThrow().constraints().get(at);
        Body b = body(d.table());
        if (origin.entry() != b.entry || origin.part().isEmpty()) {
            throw new Refusal("The constraint is made by a statement of its own.");
        }
        TableElement.ConstraintNode node =
                (TableElement.ConstraintNode) origin.part().get();
        Elements layout = new Elements(b.entry.statement(), b.node);
        int index = b.node.elements().indexOf(node);
        if (index >= 0) {
            layout.remove(index).forEach(p -> patch(b.entry, p.span(), p.text()));
        } else {
            Patch p = layout.removeClause(node.span());
            patch(b.entry, p.span(), p.text());
        }
    }

    // Statements of their own

    private void addIndex(Edit.AddIndex a) {
        Index i = a.index();
        Origins.OfTable origins =
                reading.originsOfTable(a.on()).orElseThrow(() -> new Refusal("There is no table " + a.on() + "."));
        Entry anchor = origins.indexes().isEmpty()
                ? origins.definition().entry()
                : origins.indexes().getLast().entry();
        String text = objects.index(a.on(), i);
        statementBehind(anchor, Casing.like(anchor.statement(), text, Protected.of(i)));
    }

    /** Puts a statement on a line of its own behind {@code anchor}. */
    private void statementBehind(Entry anchor, String text) {
        String own = anchor.statement().text();
        String eol = own.contains("\r\n") ? "\r\n" : "\n";
        boolean ends = own.endsWith("\n");
        if (!anchor.statement().terminated()) {
            patch(anchor, Span.at(anchor.statement().core().end()), ";");
        }
        String with = ends ? text + eol : eol + text;
        patch(anchor, Span.at(own.length()), with.replace("\n", eol).replace("\r\r\n", "\r\n"));
    }
}

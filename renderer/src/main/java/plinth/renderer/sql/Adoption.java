package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import plinth.model.ddl.Dependencies;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Reading;
import plinth.model.ddl.RowIdentity;
import plinth.model.ddl.StatementNode;
import plinth.model.edit.Edit;
import plinth.model.schema.Address;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Dependency;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Tokens;

/**
 * Makes a text say another schema of which most is as before: a layout that is adopted. What goes is taken out where it stands, what stays is left as it is
 * written, with its comments, and what is new is put in as edits put it. As with every edit, reading the changed text gives exactly the schema that is wanted,
 * or nothing is changed.
 */
public final class Adoption {
    private final Schema wanted;
    private final List<String> notes = new ArrayList<>();
    private final Map<SchemaObject, Set<Part>> late = new IdentityHashMap<>();
    private Reading reading;

    private Adoption(Reading before, Schema wanted) {
        this.reading = before;
        this.wanted = new Schema(wanted.objects().stream()
                .map(o ->
                        o instanceof Table t && before.schema().table(t.name()).isEmpty() ? TableWriter.asRead(t) : o)
                .toList());
    }

    /**
     * Returns {@code before} with a text that says {@code wanted}.
     *
     * @param wanted a schema made of that of {@code before}: what is the same in both is the same object
     */
    public static Edited carryOut(Reading before, Schema wanted) {
        if (before.dialect() != Dialect.POSTGRESQL) {
            return new Edited.Refused("Layouts are written for PostgreSQL alone.");
        }
        Optional<String> remade = wanted.tables().stream()
                .flatMap(t -> before.schema().table(t.name()).flatMap(was -> remade(was, t)).stream())
                .findFirst();
        if (remade.isPresent()) {
            return new Edited.Refused(remade.get());
        }
        try {
            Adoption a = new Adoption(before, wanted);
            a.leaveOut();
            a.add();
            a.rest();
            Optional<String> difference = Differences.first(a.wanted, a.reading.schema());
            if (difference.isPresent()) {
                return new Edited.Refused(
                        "The text cannot be changed so that it says just this layout: " + difference.get());
            }
            if (a.reading.faults() > before.faults()) {
                return new Edited.Refused("A statement of the text would name what is not there, or not yet.");
            }
            a.notes.addAll(commentsGone(before, a.reading));
            return new Edited.Done(
                    a.reading,
                    Rewriter.between(before, a.reading),
                    a.notes.stream().distinct().toList());
        } catch (Refusal r) {
            return new Edited.Refused(r.reason());
        }
    }

    /** Why {@code now} cannot be made of {@code was} by changes of its text; nothing where that may be. */
    private static Optional<String> remade(Table was, Table now) {
        if (now.partitioning().isPresent() && was.partitioning().isEmpty()) {
            return Optional.of("PostgreSQL makes no table that is there a partitioned one: " + now.name()
                    + " would have to be made anew, and its rows moved, which is not done yet.");
        }
        return now.inherits().equals(was.inherits())
                ? Optional.empty()
                : Optional.of(now.name() + " would have to inherit from "
                        + String.join(
                                ", ",
                                now.inherits().stream()
                                        .map(ObjectName::toString)
                                        .toList())
                        + ", which no edit makes of a table that is there yet.");
    }

    /** Says which comments went with what they stood by. */
    private static List<String> commentsGone(Reading before, Reading after) {
        List<String> gone = comments(before);
        comments(after).forEach(gone::remove);
        return gone.stream()
                .map(c -> "The comment \"" + c + "\" goes with what it stood by.")
                .toList();
    }

    /** All that stands between tokens, line by line. */
    private static List<String> comments(Reading r) {
        List<String> all = new ArrayList<>();
        for (Reading.File f : r.files()) {
            for (Entry e : f.entries()) {
                String text = e.statement().text();
                Tokens tokens = e.statement().tokens();
                int at = 0;
                for (int i = 0; i <= tokens.size(); i++) {
                    int end = i < tokens.size() ? tokens.start(i) : text.length();
                    text.substring(at, end)
                            .lines()
                            .map(String::strip)
                            .filter(l -> !l.isEmpty() && !l.equals(";"))
                            .forEach(all::add);
                    at = i < tokens.size() ? tokens.end(i) : end;
                }
            }
        }
        return all;
    }

    // What goes

    /** Takes everything out that is not wanted, or not as it is, or not where it is. */
    private void leaveOut() {
        Schema before = reading.schema();
        late.putAll(late(before));
        List<SchemaObject> left = new ArrayList<>();
        Set<SchemaObject> same = new HashSet<>(wanted.objects());
        for (SchemaObject o : before.objects()) {
            Set<Part> parts = late.getOrDefault(o, Set.of());
            if (o instanceof Table t) {
                wanted.table(t.name()).map(w -> common(t, w, parts)).ifPresent(left::add);
            } else if (same.contains(o) && parts.isEmpty()) {
                left.add(o);
            }
        }
        Schema rest = RowIdentity.follow(before, new Schema(left));
        if (rest.equals(before)) {
            return;
        }
        reading = Rewriter.carriedOut(reading, rest, p -> Removal.carryOut(p, rest));
    }

    /**
     * What needs a table that becomes a view, or a view that becomes a table, and what needs that in turn, part by part: those are made at the end, so all of
     * this has to come behind them.
     */
    private Map<SchemaObject, Set<Part>> late(Schema before) {
        Set<Address> moved = new HashSet<>();
        before.tables().stream()
                .filter(t -> wanted.view(t.name()).isPresent())
                .forEach(t -> moved.add(new Address.Relation(t.name())));
        // What is made anew at the end, under the name that it has, as well.
        Set<SchemaObject> same = new HashSet<>(wanted.objects());
        before.objects().stream()
                .filter(o -> o instanceof View v
                        && (wanted.table(v.name()).isPresent()
                                || !same.contains(o) && wanted.view(v.name()).isPresent()))
                .map(Dependencies::address)
                .forEach(moved::add);
        if (moved.isEmpty()) {
            return Map.of();
        }
        List<List<Dependency>> needs = Dependencies.of(before);
        Map<Routine, Set<Address>> bodies = Dependencies.bodies(before);
        Map<SchemaObject, Set<Part>> late = new IdentityHashMap<>();
        int size = -1;
        while (size < moved.size()) {
            size = moved.size();
            for (int i = 0; i < before.objects().size(); i++) {
                SchemaObject o = before.objects().get(i);
                Set<Part> parts = late.computeIfAbsent(o, x -> new HashSet<>());
                for (Dependency d : needs.get(i)) {
                    if (among(moved, d.on())) {
                        parts.add(d.part());
                    }
                }
                if (o instanceof Routine r
                        && bodies.getOrDefault(r, Set.of()).stream().anyMatch(a -> among(moved, a))) {
                    parts.add(Part.WHOLE);
                }
                if (!parts.isEmpty() && !(o instanceof Table)) {
                    moved.add(Dependencies.address(o));
                }
            }
        }
        return late;
    }

    private static boolean among(Set<Address> moved, Address a) {
        return moved.contains(a) || a instanceof Address.Column c && moved.contains(new Address.Relation(c.relation()));
    }

    /** What of {@code t} is in {@code w} and not {@code late}; each part is the very one, since it is told by identity what is taken out. */
    private static Table common(Table t, Table w, Set<Part> late) {
        for (Part p : late) {
            if (p instanceof Part.OfColumn || p instanceof Part.DefaultOf) {
                throw new Refusal("A column of " + t.name() + " needs what can only be made after it.");
            }
        }
        if (t.equals(w) && late.isEmpty()) {
            return t;
        }
        return t.withColumns(t.columns().stream()
                        .filter(c -> w.column(c.name()).isPresent())
                        .toList())
                .withConstraints(kept(t.constraints(), i -> has(w, t, i) && !late.contains(new Part.OfConstraint(i))))
                .withIndexes(kept(
                        t.indexes(),
                        i -> w.indexes().contains(t.indexes().get(i)) && !late.contains(new Part.OfIndex(i))))
                .withTriggers(kept(
                        t.triggers(),
                        i -> w.triggers().contains(t.triggers().get(i)) && !late.contains(new Part.OfTrigger(i))))
                .withPolicies(kept(
                        t.policies(),
                        i -> w.policies().contains(t.policies().get(i)) && !late.contains(new Part.OfPolicy(i))));
    }

    private static <T> List<T> kept(List<T> all, IntPredicate stays) {
        return IntStream.range(0, all.size()).filter(stays).mapToObj(all::get).toList();
    }

    /** Whether {@code w} has the constraint {@code at} of {@code t}, perhaps with the name written that it has anyway. */
    private static boolean has(Table w, Table t, int at) {
        Constraint c = t.constraints().get(at);
        return w.constraints().contains(c)
                || c.name().isEmpty() && w.constraints().contains(c.withName(Optional.of(ImpliedNames.of(t, at))));
    }

    // What comes

    private void add() {
        sequences();
        List<Table> kept = wanted.tables().stream()
                .filter(t -> reading.schema().table(t.name()).isPresent())
                .toList();
        kept.forEach(this::columns);
        kept.forEach(t -> constraints(t, false));
        List<Edit> tables = new ArrayList<>();
        for (Table t : wanted.tables()) {
            if (reading.schema().table(t.name()).isEmpty()) {
                tables.add(new Edit.AddTable(t));
            }
        }
        inAnyOrder(tables);
        kept.forEach(t -> constraints(t, true));
        kept.forEach(this::comments);
        kept.forEach(this::parts);
    }

    /** Numbers for keys come from a sequence that the tables name: it is made before them. */
    private void sequences() {
        for (SchemaObject o : wanted.objects()) {
            if (!(o instanceof Sequence s) || reading.schema().hasRelation(s.name())) {
                continue;
            }
            List<SchemaObject> more = new ArrayList<>(reading.schema().objects());
            more.add(s);
            reading = Rewriter.appended(reading, new Schema(more), p -> {
                Optional<Entry> table = p.first(e -> e.node() instanceof StatementNode.CreateTable);
                Sql sql = table.or(p::end).map(p::naming).orElse(Sql.PUBLIC);
                String text = new ObjectWriter(sql).sequence(s);
                table.ifPresentOrElse(t -> p.before(t, text), () -> p.atEnd(text, true));
            });
        }
    }

    /** Carries {@code edits} out, those first that need none of the others; what cannot be done by an edit is left to {@link #rest}. */
    private void inAnyOrder(List<Edit> edits) {
        List<Edit> left = new ArrayList<>(edits);
        boolean more = true;
        while (more && !left.isEmpty()) {
            more = left.removeIf(this::edit);
        }
    }

    private boolean edit(Edit e) {
        if (!(Rewriter.edit(reading, e) instanceof Edited.Done d)) {
            return false;
        }
        reading = d.reading();
        notes.addAll(d.notes());
        return true;
    }

    private void columns(Table w) {
        for (int i = 0; i < w.columns().size(); i++) {
            Column c = w.columns().get(i);
            Column was = now(w).column(c.name()).orElse(null);
            if (was == null) {
                edit(new Edit.AddColumn(w.name(), c, i));
                continue;
            }
            List<Edit> edits = new ArrayList<>();
            if (!was.type().equals(c.type())) {
                edits.add(new Edit.RetypeColumn(w.name(), c.name(), c.type()));
            }
            if (was.notNull().isPresent() != c.notNull().isPresent()) {
                edits.add(new Edit.SetNotNull(w.name(), c.name(), c.notNull().isPresent()));
            }
            if (!was.value().equals(c.value())) {
                edits.add(new Edit.SetValue(w.name(), c.name(), c.value()));
            }
            if (!was.comment().equals(c.comment())) {
                edits.add(new Edit.CommentColumn(w.name(), c.name(), c.comment()));
            }
            // A number that counts by itself takes no other type before it has lost that.
            inAnyOrder(edits);
        }
        for (int i = 0; i < Math.min(w.columns().size(), now(w).columns().size()); i++) {
            Name n = w.columns().get(i).name();
            if (!now(w).columns().get(i).name().equals(n) && now(w).column(n).isPresent()) {
                edit(new Edit.MoveColumn(w.name(), n, i));
            }
        }
        if (!now(w).comment().equals(w.comment())) {
            edit(new Edit.CommentTable(w.name(), w.comment()));
        }
    }

    private Table now(Table w) {
        return reading.schema().requireTable(w.name());
    }

    private void constraints(Table w, boolean foreign) {
        List<Edit> edits = new ArrayList<>();
        for (Constraint c : w.constraints()) {
            Table now = now(w);
            boolean there = IntStream.range(0, now.constraints().size())
                    .anyMatch(i -> now.constraints().get(i).equals(c)
                            || now.constraints()
                                    .get(i)
                                    .withName(Optional.of(ImpliedNames.of(now, i)))
                                    .equals(c));
            if (c instanceof Constraint.ForeignKey == foreign && !there) {
                edits.add(new Edit.AddConstraint(w.name(), c.withComment(Optional.empty())));
            }
        }
        inAnyOrder(edits);
    }

    /** Comments on constraints come once all are there: one that has no name of its own is called by its place among them. */
    private void comments(Table w) {
        for (Constraint c : w.constraints()) {
            if (c.comment().isEmpty()) {
                continue;
            }
            Table now = now(w);
            Constraint bare = c.withComment(Optional.empty());
            for (int i = 0; i < now.constraints().size(); i++) {
                if (now.constraints().get(i).equals(bare)) {
                    edit(new Edit.CommentConstraint(w.name(), ImpliedNames.of(now, i), c.comment()));
                }
            }
        }
    }

    private void parts(Table w) {
        List<Edit> edits = new ArrayList<>();
        w.indexes().stream()
                .filter(i -> !now(w).indexes().contains(i))
                .forEach(i -> edits.add(new Edit.AddIndex(w.name(), i)));
        w.triggers().stream()
                .filter(g -> !now(w).triggers().contains(g))
                .forEach(g -> edits.add(new Edit.AddTrigger(w.name(), g)));
        inAnyOrder(edits);
    }

    // What no edit makes: policies, rights, owners, and views, whose order matters

    /** Puts the canonical statements that the text lacks behind all others. */
    private void rest() {
        if (Differences.first(wanted, reading.schema()).isEmpty()) {
            return;
        }
        Set<String> have = new HashSet<>(statements(reading.schema()));
        List<String> lacking =
                statements(wanted).stream().filter(s -> !have.contains(s)).toList();
        List<String> all = new ArrayList<>(options());
        // A body that is looked into when the function is made comes behind the view that it reads.
        Set<String> bodies = new HashSet<>();
        late.forEach((o, parts) -> {
            if (o instanceof Routine && !parts.isEmpty()) {
                bodies.addAll(statements(new Schema(List.of(o))));
            }
        });
        lacking.stream().filter(x -> !bodies.contains(x)).forEach(all::add);
        lacking.stream().filter(bodies::contains).forEach(all::add);
        if (all.isEmpty()) {
            return;
        }
        reading = Rewriter.appended(reading, wanted, p -> p.atEnd(String.join("\n", all), true));
    }

    /** Storage parameters of tables that stay: those stand within CREATE TABLE in the canonical form. */
    private List<String> options() {
        List<String> out = new ArrayList<>();
        for (Table w : wanted.tables()) {
            reading.schema().table(w.name()).ifPresent(t -> {
                String name = "ALTER TABLE " + Sql.PUBLIC.name(w.name());
                w.with().stream()
                        .filter(o -> !t.with().contains(o))
                        .forEach(o -> out.add(name + " SET (" + Sql.options(List.of(o)) + ");"));
                t.with().stream()
                        .filter(o -> w.with().stream().noneMatch(x -> x.name().equals(o.name())))
                        .forEach(o -> out.add(name + " RESET (" + o.name() + ");"));
            });
        }
        return out;
    }

    /** The statements of the canonical form of {@code s}, but for those that make tables which the text makes already. */
    private List<String> statements(Schema s) {
        Reading canonical = Reading.of(Dialect.POSTGRESQL, "", DdlWriter.write(s));
        return canonical.files().getFirst().entries().stream()
                .filter(e -> !(e.node() instanceof StatementNode.CreateTable c
                        && reading.schema().hasRelation(c.name().in(ObjectName.PUBLIC))))
                .map(e -> e.statement().text().strip())
                .filter(x -> !x.isEmpty() && !x.startsWith("SET check_function_bodies"))
                .toList();
    }
}

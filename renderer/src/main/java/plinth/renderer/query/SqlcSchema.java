package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;
import plinth.renderer.sql.Sql;

/**
 * A schema as sqlc 1.31.1 can read it. It parses with PostgreSQL 17's grammar, to which what came with 18 is a syntax error. What is left out has no
 * part in the types of queries.
 *
 * @param clashes what sqlc cannot be told to call differently
 * @param leftOut what of the schema sqlc does not get to see, a sentence each; empty when it sees all of it
 */
record SqlcSchema(Schema schema, SqlcClashes clashes, List<String> leftOut) {
    SqlcSchema {
        leftOut = List.copyOf(leftOut);
    }

    static SqlcSchema of(Schema schema) {
        SqlcClashes clashes = SqlcClashes.of(schema);
        List<String> leftOut = new ArrayList<>(clashes.notes());
        schema.objects().stream()
                .filter(Domain.class::isInstance)
                .forEach(d -> leftOut.add("The domain " + d.name() + " is its base type: sqlc knows no domains."));
        Schema weaker = Domains.flat(schema).map(o -> o instanceof Table t ? table(t, leftOut) : o);
        List<SchemaObject> all = new ArrayList<>();
        for (Name n : unmade(schema)) {
            leftOut.add("The schema " + n + " is taken to be there: no statement makes it.");
            all.add(new Kept(
                    "SCHEMA",
                    new ObjectName(ObjectName.NONE, n),
                    "CREATE SCHEMA " + Sql.name(n),
                    Optional.empty(),
                    Optional.empty()));
        }
        for (SchemaObject o : weaker.objects()) {
            if (!clashes.tells(o)) {
                continue;
            }
            Optional<String> unread = unread(o);
            unread.ifPresent(leftOut::add);
            if (unread.isEmpty()) {
                all.add(o);
            }
        }
        return new SqlcSchema(leftOut.isEmpty() ? schema : new Schema(all), clashes, leftOut);
    }

    /** What sqlc would stumble over, in words; it knows of no column that a view calls otherwise than its query does. */
    private static Optional<String> unread(SchemaObject o) {
        return switch (o) {
            case View v
            when !v.columns().isEmpty() -> Optional.of("The view " + v.name() + ", which lists its columns.");
            case Kept k
            when psql(k.text()) -> Optional.of("The statement " + k.label() + ", which has a variable of psql.");
            case Ownership w when psql(w.role()) -> Optional.of("The owner of " + w.name() + ", a variable of psql.");
            default -> Optional.empty();
        };
    }

    /** Whether {@code text} has a psql variable: a colon before a name or a string, that is not half of a cast or of an assignment. */
    private static boolean psql(String text) {
        for (Statement s : Script.of(Dialect.POSTGRESQL, text).statements()) {
            Tokens t = s.tokens();
            for (int i = 0; i < t.size(); i++) {
                boolean variable = t.kind(i) == TokenKind.PARAMETER && t.text(i).startsWith(":");
                // The colon of a slice, [1:n], stands behind what it begins with.
                boolean apart = i == 0 || t.end(i - 1) < t.start(i) || t.is(i - 1, '(') || t.is(i - 1, ',');
                boolean colon = t.text(i).equals(":") && apart && i + 1 < t.size() && t.end(i) == t.start(i + 1);
                if (variable || colon) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The schemas that something is in, but that no statement makes. */
    private static Set<Name> unmade(Schema schema) {
        Set<Name> used = new TreeSet<>();
        schema.objects().stream()
                .filter(o -> !(o instanceof Kept) && !(o instanceof Ownership) && !(o instanceof Routine))
                .map(o -> o.name().schema())
                .filter(n -> !n.isEmpty() && !n.equals(ObjectName.PUBLIC))
                .forEach(used::add);
        schema.kept()
                .filter(k -> k.kind().equals("SCHEMA"))
                .forEach(k -> used.remove(k.name().name()));
        return used;
    }

    private static SchemaObject table(Table t, List<String> leftOut) {
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            weaker(t, c, leftOut).ifPresent(constraints::add);
        }
        List<Column> columns = new ArrayList<>();
        for (Column c : t.columns()) {
            if (c.value() instanceof Column.Generated g && !g.stored()) {
                leftOut.add(t.name() + "." + c.name() + " is virtual: sqlc is told that it is stored.");
                columns.add(c.withValue(new Column.Generated(g.expression(), true)));
            } else {
                columns.add(c);
            }
        }
        return t.withColumns(columns).withConstraints(constraints);
    }

    private static Optional<Constraint> weaker(Table t, Constraint c, List<String> leftOut) {
        String name = c.name().orElse(ImpliedNames.base(t, c)).value();
        return switch (c) {
            case Constraint.PrimaryKey p
            when p.key().withoutOverlaps() -> {
                leftOut.add(t.name() + ": WITHOUT OVERLAPS of " + name);
                yield Optional.of(new Constraint.PrimaryKey(p.name(), plain(p.key()), p.deferral(), p.comment()));
            }
            case Constraint.Unique u
            when u.key().withoutOverlaps() -> {
                leftOut.add(t.name() + ": WITHOUT OVERLAPS of " + name);
                yield Optional.of(new Constraint.Unique(
                        u.name(), plain(u.key()), u.nullsNotDistinct(), u.deferral(), u.comment()));
            }
            case Constraint.ForeignKey f
            when f.period() || !f.enforced() -> {
                leftOut.add(t.name() + ": the foreign key " + name + (f.period() ? " (PERIOD)" : " (NOT ENFORCED)"));
                yield Optional.empty();
            }
            case Constraint.Check k
            when !k.enforced() -> {
                leftOut.add(t.name() + ": the check " + name + " (NOT ENFORCED)");
                yield Optional.empty();
            }
            default -> Optional.of(c);
        };
    }

    private static Constraint.Key plain(Constraint.Key k) {
        return new Constraint.Key(k.columns(), k.include(), false, k.storage());
    }
}

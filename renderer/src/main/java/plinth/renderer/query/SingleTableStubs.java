package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** Writes rows of one table that holds several kinds: each kind with its own columns alone. */
final class SingleTableStubs {
    private final Layout layout;
    private final Family family;
    private final TableShape t;
    private final GoNames names;
    private final List<Stub> out = new ArrayList<>();

    SingleTableStubs(Layout layout, TableShape t, GoNames names) {
        this.layout = layout;
        this.family = layout.family();
        this.t = t;
        this.names = names;
    }

    private void add(String name, Command command, List<String> doc, String sql) {
        out.add(new Stub(names.free(name, t.many()), command, doc, sql));
    }

    /** The columns of this table that not every kind has; a kind with a table of its own has them there. */
    private Set<Name> allOwn() {
        Set<Name> own = new LinkedHashSet<>();
        layout.kinds().stream().filter(k -> k.own().equals(t.name())).forEach(k -> own.addAll(k.columns()));
        return own;
    }

    private String isKind(String operator, Family.Kind k) {
        return Sql.name(family.discriminator()) + " " + operator + " " + family.literal(k.value());
    }

    /** Returns what makes and changes rows of one kind. */
    List<Stub> kind(KindLayout k) {
        out.clear();
        Set<Name> foreign = new HashSet<>(allOwn());
        foreign.removeAll(k.columns());
        List<Column> given =
                t.inserted().stream().filter(c -> !foreign.contains(c.name())).toList();
        String one = names.one(k.kind().table());
        add(
                "Create" + one,
                Command.ONE,
                t.defaults(given),
                Text.clauses(
                        Text.insertInto(t.sql(), Text.names(given)),
                        Text.values(given.stream()
                                .map(c -> c.name().equals(family.discriminator())
                                        ? family.literal(k.kind().value())
                                        : t.given(c))
                                .toList()),
                        "RETURNING " + t.star()));
        List<Column> changed = t.updated().stream()
                .filter(c -> !foreign.contains(c.name()) && !c.name().equals(family.discriminator()))
                .toList();
        if (changed.isEmpty()) {
            return List.copyOf(out);
        }
        List<String> where = new ArrayList<>(t.equal(t.key()));
        where.add(isKind("=", k.kind()));
        Optional<Name> version = t.version();
        version.ifPresent(v -> where.add(t.equal(v, "")));
        List<String[]> set = new ArrayList<>();
        changed.forEach(c -> set.add(new String[] {Sql.name(c.name()), t.arg(c.name())}));
        automatic(set);
        add(
                "Update" + one,
                Command.ONE,
                List.of("No row means that it is gone or of another kind"
                        + (version.isPresent() ? ", or changed since it was read: pass the version read." : ".")),
                Text.clauses("UPDATE " + t.sql(), Text.set(set), Text.where(where), "RETURNING " + t.star()));
        List<String[]> convert = new ArrayList<>();
        convert.add(new String[] {
            Sql.name(family.discriminator()), family.literal(k.kind().value())
        });
        for (Name n : k.columns()) {
            if (!t.column(n).generated()) {
                convert.add(new String[] {Sql.name(n), t.arg(n)});
            }
        }
        for (Name n : allOwn()) {
            if (foreign.contains(n) && !t.column(n).generated()) {
                convert.add(new String[] {Sql.name(n), t.nullable(n) ? "NULL" : "DEFAULT"});
            }
        }
        automatic(convert);
        List<String> other = new ArrayList<>(t.equal(t.key()));
        other.add(isKind("<>", k.kind()));
        version.ifPresent(v -> other.add(t.equal(v, "")));
        add(
                "ConvertTo" + one,
                Command.ONE,
                List.of(
                        "Changes the kind: the columns of the old one are emptied.",
                        "No row means that there is no such row, or that it is of this kind already"
                                + (version.isPresent()
                                        ? ", or changed since it was read: pass the version read."
                                        : ".")),
                Text.clauses("UPDATE " + t.sql(), Text.set(convert), Text.where(other), "RETURNING " + t.star()));
        return List.copyOf(out);
    }

    private void automatic(List<String[]> set) {
        t.touched().ifPresent(c -> set.add(new String[] {Sql.name(c.name()), CrudStubs.now(c)}));
        t.version().ifPresent(v -> set.add(new String[] {Sql.name(v), Sql.name(v) + " + 1"}));
    }

    /** Returns what finds rows that hold columns of other kinds. */
    List<Stub> whole() {
        out.clear();
        List<String> conditions = new ArrayList<>();
        for (KindLayout k : layout.kinds()) {
            List<Name> only = k.columns().stream()
                    .filter(n -> !t.column(n).generated()
                            && layout.kinds().stream()
                                    .noneMatch(o -> o != k && o.columns().contains(n)))
                    .toList();
            if (!only.isEmpty()) {
                conditions.add("(" + isKind("<>", k.kind()) + " AND num_nonnulls(" + Sql.names(only) + ") > 0)");
            }
        }
        List<Name> columns = new ArrayList<>(t.key());
        columns.add(family.discriminator());
        if (!conditions.isEmpty()) {
            add(
                    "List" + t.many() + "WithWrongColumns",
                    Command.MANY,
                    List.of("Rows that have columns of a kind that they are not of. Expect none."),
                    "SELECT " + t.returned("", columns) + "\nFROM " + t.sql() + "\nWHERE "
                            + String.join("\n   OR ", conditions) + "\nORDER BY " + Sql.names(t.key())
                            + "\nLIMIT @page_size");
        }
        return List.copyOf(out);
    }
}

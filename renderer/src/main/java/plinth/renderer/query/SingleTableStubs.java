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
import plinth.model.query.Condition;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.renderer.query.Stub.Command;

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

    private void add(String name, Command command, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name, t.many()), command, doc, statement));
    }

    /** The columns of this table that not every kind has; a kind with a table of its own has them there. */
    private Set<Name> allOwn() {
        Set<Name> own = new LinkedHashSet<>();
        layout.kinds().stream().filter(k -> k.own().equals(t.name())).forEach(k -> own.addAll(k.columns()));
        return own;
    }

    private Term value(Family.Kind k) {
        return new Term.Literal(family.literal(k.value()), t.type(family.discriminator()));
    }

    private Condition isKind(String operator, Family.Kind k) {
        return new Condition.Compare(StubTerms.column("", family.discriminator()), operator, value(k));
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
                t.insert(
                        given,
                        given.stream()
                                .map(c -> c.name().equals(family.discriminator()) ? value(k.kind()) : t.given(c))
                                .toList()));
        List<Column> changed = t.updated().stream()
                .filter(c -> !foreign.contains(c.name()) && !c.name().equals(family.discriminator()))
                .toList();
        if (changed.isEmpty()) {
            return List.copyOf(out);
        }
        List<Condition> where = new ArrayList<>(t.equal(t.key()));
        where.add(isKind("=", k.kind()));
        Optional<Name> version = t.version();
        version.ifPresent(v -> where.add(t.equal(v, "")));
        List<Statement.Assignment> set = new ArrayList<>(t.set(changed));
        set.addAll(t.automatic());
        add(
                "Update" + one,
                Command.ONE,
                List.of("No row means that it is gone or of another kind"
                        + (version.isPresent() ? ", or changed since it was read: pass the version read." : ".")),
                t.update(set, where));
        List<Statement.Assignment> convert = new ArrayList<>();
        convert.add(new Statement.Assignment(family.discriminator(), value(k.kind())));
        for (Name n : k.columns()) {
            if (!t.column(n).generated()) {
                convert.add(new Statement.Assignment(n, t.arg(n)));
            }
        }
        for (Name n : allOwn()) {
            if (foreign.contains(n) && !t.column(n).generated()) {
                convert.add(new Statement.Assignment(n, t.nullable(n) ? StubTerms.nothing() : new Term.Default()));
            }
        }
        convert.addAll(t.automatic());
        List<Condition> other = new ArrayList<>(t.equal(t.key()));
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
                t.update(convert, other));
        return List.copyOf(out);
    }

    /** Returns what finds rows that hold columns of other kinds. */
    List<Stub> whole() {
        out.clear();
        List<Condition> conditions = new ArrayList<>();
        for (KindLayout k : layout.kinds()) {
            List<Name> only = k.columns().stream()
                    .filter(n -> !t.column(n).generated()
                            && layout.kinds().stream()
                                    .noneMatch(o -> o != k && o.columns().contains(n)))
                    .toList();
            if (!only.isEmpty()) {
                Term filled = new Term.Call(
                        "num_nonnulls",
                        only.stream().map(n -> StubTerms.column("", n)).toList());
                conditions.add(new Condition.And(
                        List.of(isKind("<>", k.kind()), new Condition.Compare(filled, ">", StubTerms.number(0)))));
            }
        }
        List<Name> columns = new ArrayList<>(t.key());
        columns.add(family.discriminator());
        if (!conditions.isEmpty()) {
            add(
                    "List" + t.many() + "WithWrongColumns",
                    Command.MANY,
                    List.of("Rows that have columns of a kind that they are not of. Expect none."),
                    Statement.Ask.of(StubTerms.page(
                            t.returned("", columns),
                            t.relation(),
                            List.of(new Condition.Or(conditions)),
                            t.order(""))));
        }
        return List.copyOf(out);
    }
}

package plinth.model.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import plinth.model.pattern.Pattern.ConcreteFamily;
import plinth.model.pattern.Pattern.ConcreteTable;
import plinth.model.pattern.Pattern.Discriminator;
import plinth.model.query.Query;
import plinth.model.query.QueryReader;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;

/** Recognises a table for each kind by the view that shows the rows of all and says of which kind each is. */
final class ConcreteFamilies {
    /** So many attributes in common make a supertype, though the view leaves out what the kinds have of their own. */
    private static final int ATTRIBUTES = 2;

    /** What one SELECT of the view shows of one table. */
    private record Branch(Table table, List<Query.Output> outputs, boolean whole) {}

    private ConcreteFamilies() {}

    static List<Finding> find(Facts facts) {
        return facts.schema()
                .views()
                .filter(ConcreteFamilies::unites)
                .flatMap(v -> family(facts, v).stream())
                .toList();
    }

    /** Whether there is a UNION in the query: to find out is far cheaper than to parse it. */
    private static boolean unites(View view) {
        StringBuilder text = new StringBuilder();
        for (Expression.Piece p : view.query().pieces()) {
            text.append(p instanceof Expression.Verbatim(String words) ? words : " x ");
        }
        return Script.of(Dialect.POSTGRESQL, text.toString()).statements().stream()
                .map(s -> s.tokens())
                .anyMatch(t -> IntStream.range(0, t.size()).anyMatch(i -> t.is(i, Keyword.UNION)));
    }

    private static Optional<Finding> family(Facts facts, View view) {
        List<Branch> branches = branches(facts.schema(), view);
        Set<Table> tables = new LinkedHashSet<>();
        branches.forEach(b -> tables.add(b.table()));
        Optional<Integer> kind = kind(branches);
        if (branches.size() < 2 || tables.size() < branches.size() || kind.isEmpty()) {
            return Optional.empty();
        }
        List<Name> common = common(branches);
        List<Name> key = branches.getFirst().table().keyColumns();
        boolean same = !key.isEmpty()
                && common.containsAll(key)
                && branches.stream().allMatch(b -> b.table().keyColumns().equals(key));
        // Tables that are the same throughout are parts of one table: what is current, and an archive.
        boolean kinds = branches.stream().anyMatch(b -> told(b.table()).size() > common.size());
        boolean together =
                together(facts, branches, common, key) || told(facts, view, branches, common, key, kind.get());
        if (!same || !kinds || !together) {
            return Optional.empty();
        }
        boolean whole = branches.stream().allMatch(Branch::whole);
        Name column = name(view, branches.getFirst(), kind.get());
        List<ConcreteTable> shown = branches.stream()
                .map(b -> new ConcreteTable(
                        b.table().name(),
                        constant(b.outputs().get(kind.get()).term()).orElseThrow()))
                .toList();
        List<String> values = shown.stream().map(ConcreteTable::value).toList();
        ConcreteFamily family =
                new ConcreteFamily(view.name(), new Discriminator(column, values), shown, common, whole);
        List<String> evidence = new ArrayList<>();
        shown.forEach(t -> evidence.add(view.name() + " shows " + (whole ? "each row" : "rows") + " of " + t.table()
                + " with " + column + " '" + t.value() + "'"));
        evidence.add("The tables have " + Families.join(common) + " in common");
        Gap gap = new Gap(
                Gap.Rule.KEY_IN_TWO_TABLES,
                key,
                "The same " + Families.join(key) + " may be used in two of the tables of " + view.name(),
                "No key spans several tables, so a row of the view need not be told by its key.",
                List.of(),
                "");
        return Optional.of(new Finding(family, evidence, List.of(gap)));
    }

    /** Returns what each part of the UNION ALL shows; nothing when one is more than the rows of one table. */
    private static List<Branch> branches(Schema schema, View view) {
        Optional<Query> query = QueryReader.read(view, schema.without(view)).understood();
        if (query.isEmpty()
                || !(query.get() instanceof Query.Union u)
                || u.limit().isPresent()) {
            return List.of();
        }
        List<Branch> all = new ArrayList<>();
        for (Query.Select s : u.branches()) {
            Optional<Table> table =
                    s.from().flatMap(f -> f instanceof Query.Relation r ? schema.table(r.table()) : Optional.empty());
            boolean rows = s.groupBy().isEmpty()
                    && s.limit().isEmpty()
                    && s.outputs().size() == u.branches().getFirst().outputs().size();
            if (!rows || table.filter(t -> t.partitionOf().isEmpty()).isEmpty()) {
                return List.of();
            }
            all.add(new Branch(table.get(), s.outputs(), s.where().isEmpty()));
        }
        return all;
    }

    /** Returns which column of the view is another constant in each branch. */
    private static Optional<Integer> kind(List<Branch> branches) {
        int width = branches.isEmpty() ? 0 : branches.getFirst().outputs().size();
        return IntStream.range(0, width)
                .filter(i -> {
                    Set<String> values = new HashSet<>();
                    return branches.stream()
                            .allMatch(b -> constant(b.outputs().get(i).term())
                                    .filter(values::add)
                                    .isPresent());
                })
                .boxed()
                .findFirst();
    }

    /** Returns the value of a constant that is not NULL, without quotes. */
    private static Optional<String> constant(Term term) {
        return switch (term) {
            case Term.Cast c -> constant(c.term());
            case Term.Literal l
            when l.text().startsWith("'") ->
                Optional.of(l.text().substring(1, l.text().length() - 1).replace("''", "'"));
            case Term.Literal l when !l.text().equalsIgnoreCase("NULL") -> Optional.of(l.text());
            default -> Optional.empty();
        };
    }

    /** Returns the columns that all the tables have and the view shows as one. */
    private static List<Name> common(List<Branch> branches) {
        Branch first = branches.getFirst();
        return told(first.table()).stream()
                .filter(c -> branches.stream()
                        .allMatch(b -> told(b.table()).stream()
                                .anyMatch(o ->
                                        o.name().equals(c.name()) && o.type().equals(c.type()))))
                .map(Column::name)
                .filter(n -> IntStream.range(0, first.outputs().size())
                        .anyMatch(i -> branches.stream().allMatch(b -> shows(b, i, n))))
                .toList();
    }

    private static boolean shows(Branch b, int i, Name column) {
        return b.outputs().get(i).term() instanceof Term.Column c && c.name().equals(column);
    }

    private static List<Column> told(Table t) {
        return t.columns().stream().filter(c -> !c.generated()).toList();
    }

    /**
     * Whether the tables are kinds of one thing, where a feed shows what rows of any tables have: the view shows all of every table, or the tables
     * have most in common.
     */
    private static boolean together(Facts facts, List<Branch> branches, List<Name> common, List<Name> key) {
        Table first = branches.getFirst().table();
        long attributes = attributes(facts, first, common, key).size();
        boolean all = branches.stream()
                .allMatch(b -> told(b.table()).stream()
                        .allMatch(c -> IntStream.range(0, b.outputs().size()).anyMatch(i -> shows(b, i, c.name()))));
        boolean most = branches.stream()
                .allMatch(b -> common.size() * 2 >= told(b.table()).size());
        return (all && common.size() > key.size()) || (most && attributes >= ATTRIBUTES);
    }

    /** The common columns that are neither key nor reference, and not of when a row was made. */
    private static List<Name> attributes(Facts facts, Table first, List<Name> common, List<Name> key) {
        return common.stream()
                .filter(n -> !key.contains(n)
                        && !facts.referencing(first).contains(n)
                        && first.column(n).filter(c -> !Aspects.stamp(facts, c)).isPresent())
                .toList();
    }

    /** Whether the view tells of which table each row is by the table's name, shows what all of them have and nothing else, and none belongs to another. */
    private static boolean told(
            Facts facts, View view, List<Branch> branches, List<Name> common, List<Name> key, int kind) {
        boolean called = branches.stream()
                .allMatch(b -> constant(b.outputs().get(kind).term())
                        .filter(v -> Words.fit(
                                        v,
                                        b.table().name().name().value(),
                                        view.name().name().value())
                                >= 2)
                        .isPresent());
        // Whose a row is says nothing of what it is.
        boolean attribute = attributes(facts, branches.getFirst().table(), common, key).stream()
                .anyMatch(n -> !facts.last(n).equals("id"));
        boolean shown = attribute
                && branches.getFirst().outputs().size() == common.size() + 1
                && branches.stream()
                        .allMatch(b -> common.size() * 2 >= told(b.table()).size());
        Set<ObjectName> tables = new HashSet<>();
        branches.forEach(b -> tables.add(b.table().name()));
        return called
                && shown
                && branches.stream()
                        .noneMatch(b -> b.table().foreignKeys().stream().anyMatch(f -> tables.contains(f.target())));
    }

    private static Name name(View view, Branch first, int at) {
        return view.columns().size() > at
                ? view.columns().get(at)
                : first.outputs().get(at).label().map(Name::new).orElse(new Name("?column?"));
    }
}

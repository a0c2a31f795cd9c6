package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.BtreeSize.Content;
import plinth.model.cost.RelationSize.Kind;
import plinth.model.cost.TableFacts.ColumnFacts;
import plinth.model.cost.TableFacts.IndexFacts;
import plinth.model.query.Condition;
import plinth.model.query.QueryReader;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** A table as sizes and planner see it: all that does not depend on how many rows it has is made once. */
final class TableModel {
    /**
     * Rows of one sort.
     *
     * @param columns what is known of their columns; one that is not among them is NULL in all of them
     * @param common columns whose different values are counted over the rows of all, not of this sort alone
     */
    record Part(Map<Name, ColumnStatistics> columns, Set<Name> common) {}

    private final Table table;
    private final List<Part> parts;
    private final Map<Name, Storage> storage = new LinkedHashMap<>();
    private final Map<Name, Type> types = new HashMap<>();
    private final List<Name> stored;
    private final List<Lengths> lengths = new ArrayList<>();
    private final List<IndexModel> indexes = new ArrayList<>();
    private final List<TableFacts.Foreign> foreign;
    private final int fillFactor;

    private record IndexModel(
            Name name,
            String method,
            List<TableFacts.Key> keys,
            List<Name> included,
            boolean unique,
            boolean gathers,
            List<Condition> where,
            boolean whereKnown,
            List<Lengths> entries) {}

    TableModel(Table table, Schema schema, ImpliedNames names, List<Part> parts) {
        this.table = table;
        this.parts = List.copyOf(parts);
        for (Column c : table.columns()) {
            storage.put(c.name(), Storage.of(c.type(), schema));
            types.put(c.name(), ValueTypes.base(c.type(), schema));
        }
        this.stored = table.columns().stream()
                .filter(c -> !(c.value() instanceof Column.Generated g) || g.stored())
                .map(Column::name)
                .toList();
        for (Part p : parts) {
            lengths.add(Lengths.ofRows(
                    stored.stream().map(c -> part(c, p)).toList(),
                    number(table.with(), "toast_tuple_target", 128, 8160, Lengths.TOAST_THRESHOLD)));
        }
        this.fillFactor = number(table.with(), "fillfactor", 10, 100, 100);
        this.foreign = table.foreignKeys().stream()
                .filter(f -> f.enforced())
                .map(f -> new TableFacts.Foreign(f.columns(), f.target(), schema.referenced(f)))
                .toList();
        List<Constraint> constraints = table.constraints();
        for (int i = 0; i < constraints.size(); i++) {
            Name name = names.constraint(table, i);
            switch (constraints.get(i)) {
                case Constraint.PrimaryKey k -> key(name, k.key());
                case Constraint.Unique u -> key(name, u.key());
                case Constraint.Exclusion x ->
                    index(
                            name,
                            x.method().value(),
                            x.elements().stream().map(Constraint.Excluded::key).toList(),
                            x.include(),
                            false,
                            x.where(),
                            schema);
                case Constraint.Check c -> {}
                case Constraint.ForeignKey f -> {}
            }
        }
        for (int i = 0; i < table.indexes().size(); i++) {
            Index x = table.indexes().get(i);
            index(
                    names.index(table.name(), i),
                    x.method().value(),
                    x.keys(),
                    x.include(),
                    x.unique(),
                    x.where(),
                    schema);
        }
    }

    private static int number(List<Option> with, String name, int least, int most, int otherwise) {
        for (Option o : with) {
            if (o.name().equals(name) && o.value().isPresent()) {
                int n = Storage.number(o.value().get());
                return n >= least && n <= most ? n : otherwise;
            }
        }
        return otherwise;
    }

    private Lengths.Part part(Name column, Part p) {
        ColumnStatistics s = p.columns().get(column);
        Storage st = storage.getOrDefault(column, new Storage(Storage.VARIABLE, 4));
        return s == null
                ? new Lengths.Part(st, 1, Widths.fixed(0))
                : new Lengths.Part(st, s.nulls(), s.widths(), keep(column, s));
    }

    private Toasting.Keep keep(Name column, ColumnStatistics s) {
        return table.column(column)
                .map(c -> ValueTypes.keep(c, types.getOrDefault(column, c.type()), s.compressed()))
                .orElse(Toasting.Keep.PLAIN);
    }

    private void key(Name name, Constraint.Key k) {
        add(
                name,
                "btree",
                k.columns().stream()
                        .map(c -> new TableFacts.Key(c, false, false))
                        .toList(),
                k.include(),
                true,
                List.of(),
                true);
    }

    private void index(
            Name name,
            String method,
            List<IndexKey> keys,
            List<Name> include,
            boolean unique,
            Optional<plinth.model.schema.Expression> where,
            Schema schema) {
        List<Condition> conditions =
                where.map(w -> QueryReader.condition(w, table, schema)).orElse(List.of());
        add(
                name,
                method.toLowerCase(Locale.ROOT),
                keys.stream()
                        .map(k -> new TableFacts.Key(
                                k.column().orElse(new Name("")),
                                k.descending(),
                                k.nullsFirst().orElse(k.descending())))
                        .toList(),
                include,
                unique,
                conditions,
                where.isEmpty() || !conditions.isEmpty());
    }

    private void add(
            Name name,
            String method,
            List<TableFacts.Key> keys,
            List<Name> include,
            boolean unique,
            List<Condition> where,
            boolean whereKnown) {
        List<Lengths> entries = new ArrayList<>();
        Set<Name> present = new LinkedHashSet<>();
        for (Condition w : where) {
            if (w instanceof Condition.IsNull n && n.not() && n.term() instanceof Term.Column c) {
                present.add(c.name());
            }
        }
        for (Part p : parts) {
            List<Lengths.Part> columns = new ArrayList<>();
            for (TableFacts.Key k : keys) {
                columns.add(entry(k.column(), p, present, keys.size() == 1));
            }
            for (Name n : include) {
                columns.add(entry(n, p, present, false));
            }
            entries.add(Lengths.ofKeys(columns));
        }
        boolean gathers = include.isEmpty()
                && keys.stream().allMatch(k -> {
                    Type t = types.getOrDefault(k.column(), Type.known("text"));
                    return !t.is("numeric") && !t.is("real") && !t.is("double precision") && !t.is("jsonb");
                });
        indexes.add(new IndexModel(name, method, keys, include, unique, gathers, where, whereKnown, entries));
    }

    private Lengths.Part entry(Name column, Part p, Set<Name> present, boolean alone) {
        if (column.isEmpty()) {
            return new Lengths.Part(new Storage(Storage.VARIABLE, 4), 0, Widths.fixed(16));
        }
        Lengths.Part part = part(column, p);
        // NULL keys of an index over one column are counted apart.
        return alone || present.contains(column) ? new Lengths.Part(part.storage(), 0, part.widths()) : part;
    }

    Table table() {
        return table;
    }

    /** A table with its sizes at one scale. */
    record Sized(List<RelationSize> relations, TableFacts facts) {}

    /**
     * Returns sizes and what the planner knows.
     *
     * @param rows the rows of each part
     * @param all rows over which common columns' different values are counted
     * @param grown whether indexes have grown by inserts, or are as built
     */
    Sized at(double[] rows, double all, boolean grown) {
        double sum = 0;
        Toasting.Outside toast = Toasting.Outside.NONE;
        List<HeapSize.Group> groups = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            sum += rows[i];
            groups.add(new HeapSize.Group(rows[i], lengths.get(i)));
            toast = toast.plus(lengths.get(i).toast(), rows[i]);
        }
        List<RelationSize> relations = new ArrayList<>();
        long pages = HeapSize.pages(groups, fillFactor);
        relations.add(size(Kind.HEAP, Optional.empty(), sum, pages));
        double chunks = toast.chunks();
        if (chunks > 0) {
            relations.add(size(Kind.TOAST, Optional.empty(), chunks, HeapSize.toastPages(toast)));
            relations.add(size(
                    Kind.TOAST_INDEX,
                    Optional.empty(),
                    chunks,
                    BtreeSize.of(new Content(chunks, chunks, 0, 16, true, false, List.of()), 1)
                            .pages()));
        }
        Map<Name, ColumnFacts> columns = new HashMap<>();
        for (Name n : storage.keySet()) {
            columns.put(n, column(n, rows, sum, all));
        }
        List<IndexFacts> facts = new ArrayList<>();
        for (IndexModel x : indexes) {
            index(x, rows, sum, columns, grown, relations, facts);
        }
        return new Sized(relations, new TableFacts(table.name(), sum, pages, 1, columns, facts, foreign));
    }

    private RelationSize size(Kind kind, Optional<Name> index, double rows, long pages) {
        return new RelationSize(kind, table.name(), index, rows, pages, pages, pages);
    }

    private ColumnFacts column(Name name, double[] rows, double sum, double all) {
        double present = 0;
        double universe = 0;
        double widths = 0;
        double correlation = 0;
        double covered = 0;
        boolean differ = true;
        Map<String, Double> common = new LinkedHashMap<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        Storage st = storage.getOrDefault(name, new Storage(Storage.VARIABLE, 4));
        for (int i = 0; i < rows.length; i++) {
            ColumnStatistics s = parts.get(i).columns().get(name);
            if (s == null || rows[i] <= 0) {
                continue;
            }
            double mine = rows[i] * (1 - s.nulls());
            present += mine;
            double reference = parts.get(i).common().contains(name) ? all : rows[i];
            universe = Math.max(universe, universe(s, reference));
            differ &= s.distinct() == -1;
            double width = s.widths().average();
            double inline = inline(name, i);
            widths += mine * (!st.variable() ? st.length() : inline >= 0 ? inline : width + (width > 126 ? 4 : 1));
            correlation += mine * s.correlation();
            for (ColumnStatistics.Common c : s.common()) {
                common.merge(c.value(), c.share() * rows[i] / sum, Double::sum);
                covered += c.share() * rows[i];
            }
            if (s.range().isPresent()) {
                low = Math.min(low, s.range().get().low());
                high = Math.max(high, s.range().get().high());
            }
        }
        if (present <= 0) {
            return new ColumnFacts(st.variable() ? 32 : st.length(), 1, 1, 0, List.of(), Optional.empty(), sum > 0);
        }
        boolean complete = covered >= present * .999;
        double distinct = complete
                ? common.size()
                : differ ? present : Math.min(present, -universe * Math.expm1(-present / Math.max(1, universe)));
        double order = correlation / present;
        if (complete && common.size() > 1) {
            // Values by chance: the chance that two rows agree stands for how they lie together.
            order = common.values().stream().mapToDouble(x -> x * x).sum();
        }
        boolean numbered = differ && order == 1 && !st.variable() && st.length() <= 8 && counted(name);
        if (high <= low && numbered) {
            // Keys from a sequence go from 1 up over the rows of all kinds.
            low = 1;
            high = Math.max(2, all);
        }
        return new ColumnFacts(
                (int) (widths / present),
                1 - present / sum,
                Math.max(1, distinct),
                order,
                common.entrySet().stream()
                        .map(e -> new ColumnStatistics.Common(e.getKey(), e.getValue()))
                        .toList(),
                high > low ? Optional.of(new ColumnStatistics.Range(low, high)) : Optional.empty(),
                true);
    }

    /** Bytes of a value within its row where long ones are compressed or stored out of line, as ANALYZE sees them; below 0 where none is. */
    private double inline(Name name, int part) {
        List<Double> all = lengths.get(part).inline();
        int at = stored.indexOf(name);
        return all.isEmpty() || at < 0 || all.get(at).isNaN() ? -1 : all.get(at);
    }

    /** How many values there are to choose from when so many different ones are seen in {@code rows} rows. */
    private static double universe(ColumnStatistics s, double rows) {
        double seen = s.distinct() < 0 ? -s.distinct() * rows : s.distinct();
        double present = Math.max(1, rows * (1 - s.nulls()));
        return seen >= present ? Double.MAX_VALUE / 4 : present / BtreeSize.rate(seen / present);
    }

    private boolean counted(Name column) {
        return parts.stream().anyMatch(p -> p.common().contains(column));
    }

    private void index(
            IndexModel x,
            double[] rows,
            double sum,
            Map<Name, ColumnFacts> columns,
            boolean grown,
            List<RelationSize> relations,
            List<IndexFacts> facts) {
        double entries = 0;
        double nulls = 0;
        double bytes = 0;
        boolean constant = true;
        int only = -1;
        for (int i = 0; i < rows.length; i++) {
            double mine = rows[i];
            for (Condition w : x.where()) {
                mine *= share(w, parts.get(i), rows[i]);
            }
            if (!x.whereKnown()) {
                mine *= .5;
            }
            double without = x.keys().size() == 1 ? mine * nulls(x, parts.get(i)) : 0;
            nulls += without;
            entries += mine - without;
            bytes += (mine - without) * x.entries().get(i).mean();
            if (mine - without > 0) {
                for (int l : x.entries().get(i).lengths()) {
                    constant &= only < 0 || only == l;
                    only = l;
                }
            }
        }
        double entry = entries > 0 ? bytes / entries : 16;
        double keys = x.unique() ? entries : keys(x, columns, entries);
        Name first = x.keys().getFirst().column();
        double correlation = correlation(first, columns);
        if (!x.method().equals("btree")) {
            relations.add(size(Kind.INDEX, Optional.of(x.name()), entries, other(x.method(), entries, entry)));
            return;
        }
        List<Double> groups = x.keys().size() == 1 && x.where().isEmpty() ? groups(columns.get(first), sum) : List.of();
        Content fresh = new Content(entries, keys, nulls, entry, constant, x.gathers() && !x.unique(), groups);
        // Inserts gather equal keys when a leaf is full, those of a unique index too: it may have many NULLs.
        Content now = new Content(entries, keys, nulls, entry, constant, x.gathers(), groups);
        IndexFill fill = grown ? IndexFill.of(now, arrival(x, columns)) : IndexFill.FRESH;
        BtreeSize likely = BtreeSize.of(grown ? now : fresh, fill.likely());
        relations.add(new RelationSize(
                Kind.INDEX,
                table.name(),
                Optional.of(x.name()),
                entries + nulls,
                likely.pages(),
                BtreeSize.of(now, fill.most()).pages(),
                BtreeSize.of(now, fill.least()).pages()));
        if (x.whereKnown()) {
            facts.add(new IndexFacts(
                    x.name(),
                    x.keys(),
                    x.included(),
                    x.unique(),
                    x.where(),
                    likely.pages(),
                    entries + nulls,
                    likely.height(),
                    correlation));
        }
    }

    private static double correlation(Name column, Map<Name, ColumnFacts> columns) {
        ColumnFacts f = columns.get(column);
        return f == null ? 0 : f.correlation();
    }

    private static IndexFill.Arrival arrival(IndexModel x, Map<Name, ColumnFacts> columns) {
        List<Double> rising = x.keys().stream()
                .map(k -> (k.descending() ? -1 : 1) * correlation(k.column(), columns))
                .toList();
        ColumnFacts first = columns.get(x.keys().getFirst().column());
        return new IndexFill.Arrival(
                rising.getFirst(),
                first == null ? Double.MAX_VALUE : first.distinct(),
                rising.size() > 1 ? rising.get(1) : Double.NaN);
    }

    /** How often each value occurs, when all are known. */
    private static List<Double> groups(@Nullable ColumnFacts f, double rows) {
        if (f == null || f.common().isEmpty()) {
            return List.of();
        }
        double covered =
                f.common().stream().mapToDouble(ColumnStatistics.Common::share).sum();
        return covered >= (1 - f.nulls()) * .999
                ? f.common().stream().map(c -> c.share() * rows).toList()
                : List.of();
    }

    private static double nulls(IndexModel x, Part p) {
        Name n = x.keys().getFirst().column();
        if (n.isEmpty()) {
            return 0;
        }
        for (Condition w : x.where()) {
            if (Implication.one(new Condition.IsNull(new Term.Column("", n), true), List.of(w))) {
                return 0;
            }
        }
        ColumnStatistics s = p.columns().get(n);
        return s == null ? 1 : s.nulls();
    }

    private static double keys(IndexModel x, Map<Name, ColumnFacts> columns, double entries) {
        double product = 1;
        for (TableFacts.Key k : x.keys()) {
            ColumnFacts f = columns.get(k.column());
            product *= f == null ? Math.max(1, entries) : f.distinct();
        }
        if (x.keys().size() > 1) {
            // Not all that could go together does.
            product = -product * Math.expm1(-entries / Math.max(1, product));
        }
        return Math.max(1, Math.min(entries, product));
    }

    /** The share of a part's rows that meet an index's condition. */
    private static double share(Condition w, Part p, double rows) {
        return switch (w) {
            case Condition.IsNull n
            when n.term() instanceof Term.Column c -> {
                ColumnStatistics s = p.columns().get(c.name());
                double nulls = s == null ? 1 : s.nulls();
                yield n.not() ? 1 - nulls : nulls;
            }
            case Condition.Compare c
            when c.left() instanceof Term.Column x -> {
                ColumnStatistics s = p.columns().get(x.name());
                if (s == null) {
                    yield 0;
                }
                boolean equal = c.operator().equals("=");
                if (!equal) {
                    yield 1.0 / 3;
                }
                String wanted = Terms.text(c.right()).replaceAll("::.*$", "");
                for (ColumnStatistics.Common known : s.common()) {
                    if (wanted.equals(known.value()) || wanted.equals("'" + known.value() + "'")) {
                        yield known.share();
                    }
                }
                double distinct = s.distinct() < 0 ? -s.distinct() * rows : s.distinct();
                yield s.common().isEmpty() ? (1 - s.nulls()) / Math.max(1, distinct) : 0;
            }
            case Condition.And a -> {
                double all = 1;
                for (Condition c : a.conditions()) {
                    all *= share(c, p, rows);
                }
                yield all;
            }
            default -> .5;
        };
    }

    /**
     * Pages of an index that is no b-tree, roughly: hash by its entries of 16 bytes in buckets three quarters full, BRIN by a summary for each 128
     * pages, GiST and SP-GiST like a b-tree two thirds full, GIN by four items a row. None of these was measured.
     */
    private static long other(String method, double entries, double entry) {
        double bytes = switch (method) {
            case "hash" -> entries * 20 / .75;
            case "brin" -> 3 * 8192 + entries / 10_000 * 40;
            case "gin" -> entries * 4 * 6;
            default -> entries * (entry + 4) / .66;
        };
        return Math.max(2, (long) Math.ceil(bytes / 8152) + 1);
    }

    /** Returns the methods of its indexes that are no b-trees. */
    Set<String> roughly() {
        Set<String> out = new LinkedHashSet<>();
        for (IndexModel x : indexes) {
            if (!x.method().equals("btree")) {
                out.add(x.name() + " (" + x.method() + ")");
            }
        }
        return out;
    }
}

package plinth.model.logic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.logic.Search.Condition;
import plinth.model.logic.Value.Numbers;
import plinth.model.logic.Value.Texts;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * What the schema says of every row of one table: its checks, those of its domains and parents, NOT NULL, types, generated columns and partitions,
 * taken together. Each answer holds for every row that the table can have; where a condition is not understood, the answer is that nothing is
 * known. A row of a table that inherits from it is not its row.
 */
public final class TableRules {
    /** So many conditions that hang together are looked at. */
    private static final int MOST = 60;

    /** A range of whole numbers up to so many is a list of values. */
    private static final int LISTED = 32;

    private final Columns columns;
    private final List<Condition> conditions;
    private final Map<Name, List<Value>> constants;

    private TableRules(Columns columns, List<Condition> conditions) {
        this.columns = columns;
        this.conditions = List.copyOf(conditions);
        this.constants = Search.constants(conditions);
    }

    public static TableRules of(Schema schema, Table table) {
        Columns columns = new Columns(schema, table);
        return new TableRules(columns, columns.conditions());
    }

    /** Returns the table with one more condition, which is true of every row. */
    public TableRules where(Expression condition) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(Condition.of(read(condition), true));
        return new TableRules(columns, more);
    }

    private Term read(Expression e) {
        return TermReader.read(e, columns);
    }

    /** Returns whether {@code column} can hold NULL. */
    public boolean nullable(Name column) {
        return columns.domain(column).nullable() && possible(Map.of(column, Cell.UNSET)) != Possibility.NO;
    }

    /** Returns whether there can be a row in which each column is as {@code supposed}. */
    public Possibility possible(Map<Name, Cell> supposed) {
        return possible(supposed, conditions, Optional.empty());
    }

    private Possibility possible(
            Map<Name, Cell> supposed, List<Condition> all, Optional<Evaluation.Relation> relation) {
        Map<Name, Value> fixed = new HashMap<>();
        for (Map.Entry<Name, Cell> e : supposed.entrySet()) {
            Optional<Value> v = columns.domain(e.getKey()).value(e.getValue());
            if (v.isEmpty()) {
                return Possibility.NO;
            }
            fixed.put(e.getKey(), v.get());
        }
        List<Condition> relevant = relevant(supposed.keySet(), all);
        Possibility p = new Search(relevant, columns::domain, constants, relation).possible(fixed);
        return p == Possibility.YES && relevant.size() >= MOST ? Possibility.PERHAPS : p;
    }

    /** Returns the conditions that hang together with {@code about} by columns, and those without any. */
    private static List<Condition> relevant(Set<Name> about, List<Condition> all) {
        Set<Name> reached = new HashSet<>(about);
        Set<Condition> found = new LinkedHashSet<>();
        int before = -1;
        while (before < found.size() && found.size() < MOST) {
            before = found.size();
            Set<Name> more = new HashSet<>();
            for (Condition c : all) {
                boolean concerns = c.columns().isEmpty() || c.columns().stream().anyMatch(reached::contains);
                if (concerns && found.add(c)) {
                    more.addAll(c.columns());
                }
            }
            reached.addAll(more);
        }
        return List.copyOf(found);
    }

    /** Returns whether no row has {@code column} set; of a truth value, with {@code ifTrue}, whether none has it true. */
    public boolean excludes(Name column, boolean ifTrue) {
        return possible(Map.of(column, ifTrue ? new Cell.Is("true") : Cell.SET)) == Possibility.NO;
    }

    /** Returns how many of {@code of} are set in a row. */
    public Together together(List<Name> of) {
        Map<Name, Cell> none = new HashMap<>();
        of.forEach(n -> none.put(n, Cell.UNSET));
        boolean atLeastOne = !of.isEmpty() && possible(none) == Possibility.NO;
        boolean atMostOne = true;
        for (int i = 0; i < of.size() && atMostOne; i++) {
            for (int j = i + 1; j < of.size() && atMostOne; j++) {
                atMostOne = exclude(of.get(i), of.get(j));
            }
        }
        return new Together(atMostOne, atLeastOne);
    }

    /** Returns whether no row has both. */
    public boolean exclude(Name a, Name b) {
        return possible(Map.of(a, Cell.SET, b, Cell.SET)) == Possibility.NO;
    }

    /** Returns whether the rows in which {@code kind} is {@code value} have a value in {@code column}. */
    public Presence presence(Name kind, String value, Name column) {
        return presence(Map.of(kind, new Cell.Is(value)), column);
    }

    /** Returns whether the rows that are as {@code supposed} have a value in {@code column}. */
    public Presence presence(Map<Name, Cell> supposed, Name column) {
        Map<Name, Cell> row = new HashMap<>(supposed);
        row.put(column, Cell.SET);
        if (possible(row) == Possibility.NO) {
            return Presence.MUST_NOT;
        }
        row.put(column, Cell.UNSET);
        return possible(row) == Possibility.NO ? Presence.MUST : Presence.MAY;
    }

    /** Returns the values that {@code column} may take beside NULL, in the order in which they are written, when it is limited to a list. */
    public Optional<List<String>> values(Name column) {
        ColumnDomain domain = columns.domain(column);
        List<Condition> relevant = relevant(Set.of(column), conditions);
        List<Value> constants = this.constants.getOrDefault(column, List.of());
        Set<String> found = new LinkedHashSet<>();
        for (Value cell : domain.cells(constants)) {
            if (!cell.some() || impossible(column, cell, relevant)) {
                continue;
            }
            if (!add(cell, found)) {
                return Optional.empty();
            }
        }
        if (domain.sort() == Sort.LABEL) {
            return Optional.of(domain.labels().stream().filter(found::contains).toList());
        }
        if (found.isEmpty() || domain.sort() == Sort.OPAQUE || domain.sort() == Sort.FOREIGN) {
            return Optional.empty();
        }
        return Optional.of(ordered(found, domain, constants));
    }

    private boolean impossible(Name column, Value cell, List<Condition> relevant) {
        Search search = new Search(relevant, columns::domain, constants, Optional.empty());
        return search.possible(Map.of(column, cell)) == Possibility.NO;
    }

    /** Adds the values of {@code cell} to {@code found}, if they can be listed. */
    private static boolean add(Value cell, Set<String> found) {
        switch (cell) {
            case Value.Truth t -> {
                found.add(t.isTrue() ? "true" : "false");
                return true;
            }
            case Texts t -> {
                t.in().ifPresent(found::addAll);
                return t.in().isPresent();
            }
            case Numbers n -> {
                if (n.point().isPresent()) {
                    found.add(Values.written(n.point().get()));
                    return true;
                }
                boolean few = n.exact()
                        && n.low().isPresent()
                        && n.high().isPresent()
                        && n.high().get().subtract(n.low().get()).intValue() <= LISTED;
                if (few) {
                    BigDecimal high = n.high().orElseThrow();
                    BigDecimal at = n.low()
                            .orElseThrow()
                            .setScale(0, RoundingMode.FLOOR)
                            .add(BigDecimal.ONE);
                    for (; at.compareTo(high) < 0; at = at.add(BigDecimal.ONE)) {
                        found.add(Values.written(at));
                    }
                }
                return few;
            }
            case Value.Any a -> {
                return false;
            }
        }
    }

    private static List<String> ordered(Set<String> found, ColumnDomain domain, List<Value> constants) {
        if (domain.sort() != Sort.WHOLE && domain.sort() != Sort.NUMBER) {
            return List.copyOf(found);
        }
        Set<String> written = new LinkedHashSet<>();
        for (Value v : constants) {
            if (v instanceof Numbers n) {
                n.point().ifPresent(p -> written.add(Values.written(p)));
            } else if (v instanceof Texts t) {
                t.point().flatMap(Values::number).ifPresent(p -> written.add(Values.written(p)));
            }
        }
        if (!written.containsAll(found)) {
            return List.copyOf(found);
        }
        written.retainAll(found);
        return List.copyOf(written);
    }

    /** Returns the one value that {@code column} has in every row. */
    public Optional<String> constant(Name column) {
        return values(column).filter(v -> v.size() == 1 && !nullable(column)).map(List::getFirst);
    }

    /** Returns the constants that some condition compares {@code column} with, whether it limits it to them or not. */
    public List<String> mentioned(Name column) {
        Set<String> all = new LinkedHashSet<>();
        for (Value v : constants.getOrDefault(column, List.of())) {
            switch (v) {
                case Texts t -> t.point().ifPresent(all::add);
                case Numbers n -> n.point().ifPresent(p -> all.add(Values.written(p)));
                case Value.Truth t -> all.add(t.isTrue() ? "true" : "false");
                case Value.Any a -> {}
            }
        }
        return List.copyOf(all);
    }

    /** Returns whether {@code first} is never greater than {@code second} where both are set. */
    public boolean ordered(Name first, Name second) {
        return !can(first, second, 1);
    }

    /** Returns whether {@code first} is never {@code second} where both are set. */
    public boolean differ(Name first, Name second) {
        return !can(first, second, 0);
    }

    private boolean can(Name first, Name second, int sign) {
        return possible(
                        Map.of(first, Cell.SET, second, Cell.SET),
                        conditions,
                        Optional.of(new Evaluation.Relation(first, second, sign)))
                != Possibility.NO;
    }

    /** Returns whether {@code then} is true of every row of which {@code condition} is. */
    public boolean implies(Expression condition, Expression then) {
        if (condition.equals(then)) {
            return true;
        }
        Condition first = Condition.of(read(condition), true);
        Condition not = Condition.of(new Term.Not(new Term.IsTruth(read(then), Optional.of(true))), true);
        Set<Name> about = new HashSet<>(first.columns());
        about.addAll(not.columns());
        List<Condition> relevant = new ArrayList<>(relevant(about, conditions));
        relevant.add(first);
        relevant.add(not);
        return new Search(relevant, columns::domain, Search.constants(relevant), Optional.empty()).possible(Map.of())
                == Possibility.NO;
    }

    /** Returns whether nothing in {@code condition} is unknown. */
    public boolean understands(Expression condition) {
        boolean[] unknown = {false};
        read(condition).walk(t -> unknown[0] |= t instanceof Term.Unknown);
        return !unknown[0];
    }

    /** Returns the columns that some condition names together with {@code column}, itself left out. */
    public Set<Name> beside(Name column) {
        Set<Name> all = new LinkedHashSet<>();
        conditions.stream().filter(c -> c.columns().contains(column)).forEach(c -> all.addAll(c.columns()));
        all.remove(column);
        return all;
    }

    /** Returns, for each condition over two columns or more, its columns. */
    public List<Set<Name>> groups() {
        return conditions.stream()
                .map(Condition::columns)
                .filter(c -> c.size() > 1)
                .toList();
    }

    /** Returns whether what {@code e} says of a row can be evaluated and what {@code e} is, for the row {@code supposed}; for tests of this room. */
    Value.Truth evaluate(Expression e, Map<Name, Cell> supposed) {
        Map<Name, Value> row = new HashMap<>();
        supposed.forEach((n, c) -> columns.domain(n).value(c).ifPresent(v -> row.put(n, v)));
        return new Evaluation(
                        n -> row.containsKey(n) ? row.get(n) : columns.domain(n).all(), Optional.empty())
                .truth(read(e));
    }
}

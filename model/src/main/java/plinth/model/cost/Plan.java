package plinth.model.cost;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * How the planner would answer a query: a tree of steps, each with its estimated cost. Steps and figures are those of EXPLAIN.
 */
public sealed interface Plan {

    /**
     * What a step is reckoned to cost, its inputs included.
     *
     * @param startup cost before its first row, in units of one page read in sequence
     * @param total cost until its last row
     * @param rows rows that it yields; below a {@link Gather}, in each process
     * @param width bytes a row, on average
     */
    record Cost(double startup, double total, double rows, int width) {}

    Cost cost();

    /** Returns the steps whose rows it takes, the outer side of a join first. */
    List<Plan> inputs();

    default double startup() {
        return cost().startup();
    }

    default double total() {
        return cost().total();
    }

    default double rows() {
        return cost().rows();
    }

    default int width() {
        return cost().width();
    }

    /** Returns its lines, the first this step, the inputs' behind it. */
    default List<PlanLine> lines() {
        return PlanLine.of(this);
    }

    /** A step without inputs. */
    sealed interface Leaf extends Plan {
        @Override
        default List<Plan> inputs() {
            return List.of();
        }
    }

    /** A step with one input. */
    sealed interface Single extends Plan {
        Plan input();

        @Override
        default List<Plan> inputs() {
            return List.of(input());
        }
    }

    /** A step that joins two inputs. */
    sealed interface Joining extends Plan {
        Plan outer();

        Plan inner();

        boolean left();

        @Override
        default List<Plan> inputs() {
            return List.of(outer(), inner());
        }
    }

    /** Every page of a table; {@code parallel} when several processes share them. */
    record SeqScan(Cost cost, ObjectName table, String alias, List<String> filter, boolean parallel) implements Leaf {
        public SeqScan {
            filter = List.copyOf(filter);
        }
    }

    /**
     * Rows by an index.
     *
     * @param only whether the table itself need not be read
     * @param backward whether the index is read from its end
     * @param conditions what bounds the part of the index that is read
     */
    record IndexScan(
            Cost cost,
            ObjectName table,
            String alias,
            Name index,
            boolean only,
            boolean backward,
            List<String> conditions,
            List<String> filter,
            boolean parallel)
            implements Leaf {
        public IndexScan {
            conditions = List.copyOf(conditions);
            filter = List.copyOf(filter);
        }
    }

    /** The pages that a bitmap names, in the table's order. */
    record BitmapHeapScan(Cost cost, ObjectName table, String alias, Plan input, List<String> filter, boolean parallel)
            implements Single {
        public BitmapHeapScan {
            filter = List.copyOf(filter);
        }
    }

    record BitmapIndexScan(Cost cost, Name index, List<String> conditions) implements Leaf {
        public BitmapIndexScan {
            conditions = List.copyOf(conditions);
        }
    }

    /** Bitmaps that are intersected or united. */
    record BitmapCombine(Cost cost, boolean and, List<Plan> inputs) implements Plan {
        public BitmapCombine {
            inputs = List.copyOf(inputs);
        }
    }

    record NestedLoop(Cost cost, boolean left, Plan outer, Plan inner) implements Joining {}

    /**
     * A join by a hash table over the inner rows.
     *
     * @param parallel whether the processes build one hash table together
     */
    record HashJoin(Cost cost, boolean left, Plan outer, Plan inner, boolean parallel) implements Joining {}

    record MergeJoin(Cost cost, boolean left, Plan outer, Plan inner) implements Joining {}

    /**
     * Rows put in order.
     *
     * @param bound how many of them are kept, when not all
     */
    record Sort(Cost cost, List<String> keys, Optional<Long> bound, Plan input) implements Single {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /** A sort of input that is in the order of its first {@code presorted} keys. */
    record IncrementalSort(Cost cost, List<String> keys, int presorted, Plan input) implements Single {
        public IncrementalSort {
            keys = List.copyOf(keys);
        }
    }

    /** How an aggregation finds its groups, and which part of a parallel one it is. */
    enum Grouping {
        PLAIN,
        SORTED,
        HASHED
    }

    enum Stage {
        WHOLE,
        PARTIAL,
        FINAL
    }

    record Aggregate(Cost cost, Grouping grouping, Stage stage, List<String> keys, Plan input) implements Single {
        public Aggregate {
            keys = List.copyOf(keys);
        }
    }

    record Limit(Cost cost, Plan input) implements Single {}

    record Append(Cost cost, List<Plan> inputs, boolean parallel) implements Plan {
        public Append {
            inputs = List.copyOf(inputs);
        }
    }

    record MergeAppend(Cost cost, List<String> keys, List<Plan> inputs) implements Plan {
        public MergeAppend {
            keys = List.copyOf(keys);
            inputs = List.copyOf(inputs);
        }
    }

    record SubqueryScan(Cost cost, String alias, List<String> filter, Plan input) implements Single {
        public SubqueryScan {
            filter = List.copyOf(filter);
        }
    }

    /** Collects the rows of several processes. */
    record Gather(Cost cost, int workers, Plan input) implements Single {}

    /** Collects the rows of several processes and keeps their order. */
    record GatherMerge(Cost cost, int workers, Plan input) implements Single {}

    record Materialize(Cost cost, Plan input) implements Single {}

    /** Keeps the inner rows of a nested loop by their key. */
    record Memoize(Cost cost, List<String> keys, Plan input) implements Single {
        public Memoize {
            keys = List.copyOf(keys);
        }
    }

    /** Rows computed without a table. */
    record Result(Cost cost) implements Leaf {}
}

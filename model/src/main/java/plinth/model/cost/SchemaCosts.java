package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import plinth.model.query.Query;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/** Sizes and plans for the tables of any schema, given how many rows they have and what is in them. Immutable. */
public final class SchemaCosts {
    private final Settings settings;
    private final List<RelationSize> relations;
    private final Map<ObjectName, TableFacts> facts;

    private SchemaCosts(Settings settings, List<RelationSize> relations, Map<ObjectName, TableFacts> facts) {
        this.settings = settings;
        this.relations = relations;
        this.facts = facts;
    }

    /**
     * Rows of one sort in a table.
     *
     * @param columns what is known of their columns; one that is not named is NULL in all of them. A negative number of different values is
     *     their share of these rows
     */
    public record Rows(double count, Map<Name, ColumnStatistics> columns) {
        public Rows {
            columns = Map.copyOf(columns);
        }
    }

    /** Whether indexes are as {@code CREATE INDEX} leaves them, or as inserts row by row do. */
    public enum Indexes {
        BUILT,
        GROWN
    }

    /** Returns the costs of {@code schema} whose tables hold {@code rows}, in sorts that lie one among the other. */
    public static SchemaCosts of(Schema schema, Map<ObjectName, List<Rows>> rows, Settings settings, Indexes indexes) {
        ImpliedNames names = ImpliedNames.of(schema);
        List<RelationSize> relations = new ArrayList<>();
        Map<ObjectName, TableFacts> facts = new LinkedHashMap<>();
        rows.forEach((table, sorts) -> {
            TableModel model = new TableModel(
                    schema.requireTable(table),
                    schema,
                    names,
                    sorts.stream()
                            .map(s -> new TableModel.Part(s.columns(), Set.of()))
                            .toList());
            double[] counts = sorts.stream().mapToDouble(Rows::count).toArray();
            TableModel.Sized sized =
                    model.at(counts, java.util.Arrays.stream(counts).sum(), indexes == Indexes.GROWN);
            relations.addAll(sized.relations());
            facts.put(table, sized.facts());
        });
        return new SchemaCosts(settings, List.copyOf(relations), Map.copyOf(new HashMap<>(facts)));
    }

    /** Returns each table followed by its indexes. */
    public List<RelationSize> relations() {
        return relations;
    }

    /**
     * Returns the plan that PostgreSQL would choose for {@code query}.
     *
     * @throws NotPlanned when the query asks for what this planner does not know
     */
    public Plan plan(Query query) {
        Function<ObjectName, TableFacts> tables = n -> {
            TableFacts t = facts.get(n);
            if (t == null) {
                throw new NotPlanned("Nothing is known of the table " + n + ".");
            }
            return t;
        };
        return QueryPlanner.plan(settings, Flattening.of(query, tables));
    }
}

package plinth.model.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.access.AccessPattern;
import plinth.model.access.AccessPatterns;
import plinth.model.access.Phrasing;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.query.Query;
import plinth.model.schema.Column;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;

/** One layout of a family, with all that does not depend on the scale: models of its tables, the queries of its access patterns. */
final class LayoutModel {
    private final Layout layout;
    private final Statistics given;
    private final Assumed assumed;
    private final List<Placed> tables = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();

    /** A table's model and the kinds that its parts are of. */
    private record Placed(TableModel model, List<Integer> kinds) {}

    private record Asked(AccessPattern pattern, List<Phrasing> phrasings) {}

    LayoutModel(Layout layout, List<AccessPattern> patterns, Statistics given) {
        this.layout = layout;
        this.given = given;
        this.assumed = new Assumed(layout.schema());
        ImpliedNames names = ImpliedNames.of(layout.schema());
        for (ObjectName n : layout.tables()) {
            Table t = layout.schema().requireTable(n);
            List<TableModel.Part> parts = new ArrayList<>();
            List<Integer> kinds = new ArrayList<>();
            for (int k = 0; k < layout.kinds().size(); k++) {
                KindLayout kind = layout.kinds().get(k);
                if (kind.common().equals(n) || kind.own().equals(n)) {
                    parts.add(part(t, kind));
                    kinds.add(k);
                }
            }
            tables.add(new Placed(new TableModel(t, layout.schema(), names, parts), kinds));
        }
        for (AccessPattern p : patterns) {
            asked.add(new Asked(p, AccessPatterns.phrasings(p, layout)));
        }
        assumptions.addAll(layout.family().assumed());
        if (layout.family().overlapping()) {
            assumptions.add("Each row is counted as of one kind, though it may be of several.");
        }
        assumptions.addAll(assumed.sentences());
        for (Placed p : tables) {
            p.model().roughly().forEach(x -> assumptions.add("The size of the index " + x + " is a rough guess."));
        }
        List<Query> plain =
                asked.stream().map(a -> a.phrasings().getFirst().query()).toList();
        if (plain.stream().anyMatch(q -> q.toString().contains(AccessPatterns.PAGE_SIZE))) {
            assumptions.add("A page has " + AccessPatterns.PAGE + " rows.");
        }
        assumptions.addAll(Bounds.sentences(plain));
        assumptions.add("Values of different columns have nothing to do with one another.");
        assumptions.add("Tables were vacuumed after their last change; indexes have grown row by row.");
    }

    private TableModel.Part part(Table t, KindLayout kind) {
        Family family = layout.family();
        Map<Name, ColumnStatistics> columns = new LinkedHashMap<>();
        Set<Name> common = new HashSet<>();
        boolean shared = kind.common().equals(t.name());
        boolean own = kind.own().equals(t.name());
        for (Column c : t.columns()) {
            if (c.name().equals(family.mark(kind.kind()))) {
                columns.put(c.name(), Assumed.constant(c.name(), family.marked(kind.kind())));
                continue;
            }
            Optional<Column> base = shared ? family.shared().column(c.name()) : Optional.empty();
            if (base.isPresent()) {
                columns.put(
                        c.name(),
                        given.of(family.base(), c.name()).orElseGet(() -> assumed.of(base.get(), family.shared())));
                common.add(c.name());
                continue;
            }
            if (!own) {
                continue;
            }
            Optional<Column> mine = mine(kind, c.name());
            if (mine.isPresent()) {
                columns.put(
                        c.name(),
                        given.of(kind.kind().table(), mine.get().name())
                                .orElseGet(() -> assumed.of(mine.get(), ofKind(t, kind, mine.get(), c.name()))));
            } else if (kind.ownKey().contains(c.name()) && !shared) {
                Name key = family.key()
                        .get(Math.min(
                                kind.ownKey().indexOf(c.name()), family.key().size() - 1));
                Column original = family.shared().column(key).orElse(c);
                columns.put(
                        c.name(), given.of(family.base(), key).orElseGet(() -> assumed.of(original, family.shared())));
            } else if (!isOthers(kind, c.name())) {
                columns.put(c.name(), assumed.of(c, t));
            }
        }
        return new TableModel.Part(columns, common);
    }

    private static Optional<Column> mine(KindLayout kind, Name name) {
        int at = kind.columns().indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(kind.kind().columns().get(at));
    }

    private boolean isOthers(KindLayout kind, Name name) {
        return layout.kinds().stream().anyMatch(k -> k != kind && k.columns().contains(name));
    }

    /** The column as its kind has it: whether it may be NULL is the kind's, its keys are those of the table. */
    private static Table ofKind(Table t, KindLayout kind, Column c, Name name) {
        return t.withColumns(t.columns().stream()
                        .map(x -> x.name().equals(name) ? c : x)
                        .toList())
                .withConstraints(
                        java.util.stream.Stream.concat(t.constraints().stream(), kind.kind().constraints().stream())
                                .toList())
                .withIndexes(java.util.stream.Stream.concat(t.indexes().stream(), kind.kind().indexes().stream())
                        .toList());
    }

    LayoutEstimate at(Scale scale, Settings settings) {
        List<RelationSize> relations = new ArrayList<>();
        Map<ObjectName, TableFacts> facts = new HashMap<>();
        for (Placed p : tables) {
            double[] rows = p.kinds().stream()
                    .mapToDouble(k -> Math.rint(scale.rows(k)))
                    .toArray();
            TableModel.Sized s = p.model().at(rows, scale.rows(), true);
            relations.addAll(s.relations());
            facts.put(p.model().table().name(), s.facts());
        }
        List<PatternCost> costs = new ArrayList<>();
        List<String> said = new ArrayList<>(assumptions);
        for (Asked a : asked) {
            try {
                costs.add(cheapest(a, facts, settings));
            } catch (NotPlanned e) {
                said.add(a.pattern().label() + " is left out: " + e.getMessage());
            }
        }
        return new LayoutEstimate(layout, scale.rows(), relations, costs, said);
    }

    /** Returns the pattern asked in the form that costs least; the plain one when they cost the same. */
    private static PatternCost cheapest(Asked a, Map<ObjectName, TableFacts> facts, Settings settings) {
        record Priced(Phrasing phrasing, Plan plan) {}
        List<Priced> all = new ArrayList<>();
        for (Phrasing p : a.phrasings()) {
            all.add(new Priced(p, QueryPlanner.plan(settings, Flattening.of(p.query(), n -> known(facts, n)))));
        }
        Priced best = all.stream()
                .min(Comparator.comparingDouble(p -> p.plan().total()))
                .orElseThrow();
        return new PatternCost(
                a.pattern(),
                best.phrasing().form(),
                List.of(best.phrasing().query()),
                best.plan(),
                all.stream()
                        .filter(p -> p != best)
                        .map(p -> new PatternCost.Other(
                                p.phrasing().form(), p.plan().total()))
                        .toList());
    }

    private static TableFacts known(Map<ObjectName, TableFacts> facts, ObjectName name) {
        TableFacts t = facts.get(name);
        if (t == null) {
            throw new NotPlanned("Nothing is known of the table " + name + ".");
        }
        return t;
    }
}

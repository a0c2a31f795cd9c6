package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import plinth.model.cost.TableFacts.IndexFacts;
import plinth.model.query.Condition;
import plinth.model.query.Term;

/**
 * The conditions that an index takes, in the order of its keys ({@code match_clause_to_indexcol} of {@code indxpath.c}).
 *
 * @param bounding those that bound the part of the index that is read
 * @param point whether there is at most one row
 * @param outer sources whose row it takes conditions from
 */
record IndexMatch(IndexFacts index, List<Condition> all, List<Condition> bounding, boolean point, long outer) {

    /** Returns what {@code index} takes of the conditions of {@code in}, those that a row of {@code outer} makes plain among them. */
    static IndexMatch of(Scanned in, IndexFacts index, long outer) {
        List<Condition> offered = new ArrayList<>(in.use.conditions());
        List<Condition> links = outer == 0 ? List.of() : in.links(outer);
        offered.addAll(links);
        List<Condition> all = new ArrayList<>();
        List<Condition> bounding = new ArrayList<>();
        boolean bounds = true;
        int equals = 0;
        boolean many = false;
        for (TableFacts.Key k : index.keys()) {
            Term.Column column = new Term.Column(in.use.alias(), k.column());
            boolean equal = false;
            for (Condition c : offered) {
                Taken taken = taken(in, c, column, k.equals(index.keys().getFirst()));
                if (taken == Taken.NO || all.contains(c)) {
                    continue;
                }
                all.add(c);
                if (bounds) {
                    bounding.add(c);
                }
                equal |= taken != Taken.RANGE;
                many |= taken == Taken.LIST;
            }
            bounds &= equal;
            equals += bounds ? 1 : 0;
        }
        boolean any = links.stream().anyMatch(all::contains);
        boolean point = index.unique() && equals == index.keys().size() && !many;
        return new IndexMatch(index, all, bounding, point, any ? outer : 0);
    }

    private enum Taken {
        NO,
        EQUAL,
        LIST,
        RANGE
    }

    private static Taken taken(Scanned in, Condition condition, Term.Column column, boolean first) {
        return switch (condition) {
            case Condition.Compare c -> {
                boolean left = c.left().equals(column) && !mine(in, c.right());
                boolean right = c.right().equals(column) && !mine(in, c.left());
                yield !left && !right
                        ? Taken.NO
                        : switch (c.operator()) {
                            case "=" -> Taken.EQUAL;
                            case "<", "<=", ">", ">=" -> Taken.RANGE;
                            default -> Taken.NO;
                        };
            }
            case Condition.In i ->
                i.term().equals(column) && i.values().stream().noneMatch(t -> mine(in, t)) ? Taken.LIST : Taken.NO;
            case Condition.AnyOf a -> a.term().equals(column) && !mine(in, a.array()) ? Taken.LIST : Taken.NO;
            case Condition.IsNull n -> n.term().equals(column) ? n.not() ? Taken.RANGE : Taken.EQUAL : Taken.NO;
            case Condition.Holds h -> h.term().equals(column) ? Taken.EQUAL : Taken.NO;
            case Condition.Not n ->
                n.condition() instanceof Condition.Holds h && h.term().equals(column) ? Taken.EQUAL : Taken.NO;
            case Condition.CompareRows c ->
                first
                                && !c.left().isEmpty()
                                && c.left().getFirst().equals(column)
                                && c.right().stream().noneMatch(t -> mine(in, t))
                        ? Taken.RANGE
                        : Taken.NO;
            case Condition.Or o -> Taken.NO;
            case Condition.And a -> Taken.NO;
            case Condition.Exists e -> Taken.NO;
        };
    }

    private static boolean mine(Scanned in, Term term) {
        boolean[] any = new boolean[1];
        Terms.columns(term, c -> any[0] |= c.alias().equals(in.use.alias()));
        return any[0];
    }

    /** Returns the index's own condition in the query's terms. */
    List<Condition> where(Scanned in) {
        return Terms.mapConditions(index.where(), c -> new Term.Column(in.use.alias(), c.name()));
    }

    /** Returns the conditions that are asked of each row that the index finds. */
    List<Condition> remaining(Scanned in) {
        List<Condition> out = new ArrayList<>();
        List<Condition> where = where(in);
        for (Condition c : in.use.conditions()) {
            if (!all.contains(c) && !Implication.one(c, where)) {
                out.add(c);
            }
        }
        for (Condition c : in.links(outer)) {
            if (!all.contains(c)) {
                out.add(c);
            }
        }
        return out;
    }
}

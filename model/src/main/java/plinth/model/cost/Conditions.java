package plinth.model.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import plinth.model.cost.Block.Base;
import plinth.model.cost.Block.OuterJoin;
import plinth.model.cost.Block.Source;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/**
 * What becomes of the conditions of one level of a query: those of one source, those that join, those that follow from others; and which sources
 * and columns are needed at all ({@code initsplan.c}, {@code analyzejoins.c}, {@code equivclass.c}).
 */
final class Conditions {
    final Equalities equal = new Equalities();
    final List<JoinClause> clauses = new ArrayList<>();

    /** The left joins that are not left out. */
    final List<OuterJoin> outerJoins;

    /** The sources that are left out. */
    final long removed;

    private final Block block;
    private final List<List<Condition>> restrictions = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, Set<Name>> needed = new HashMap<>();
    private int groups;

    Conditions(Block block) {
        this.block = block;
        for (int i = 0; i < block.sources().size(); i++) {
            indexes.put(block.sources().get(i).alias(), i);
            restrictions.add(new ArrayList<>());
        }
        this.removed = removable();
        this.outerJoins = block.outerJoins().stream()
                .filter(o -> (o.right() & removed) == 0)
                .toList();
        spread();
        need();
    }

    /** Left joins that give at most one partner of which nothing is wanted are left out ({@code remove_useless_joins}). */
    private long removable() {
        long gone = 0;
        for (OuterJoin o : block.outerJoins()) {
            if (Long.bitCount(o.right()) != 1) {
                continue;
            }
            Source s = block.sources().get(Long.numberOfTrailingZeros(o.right()));
            if (!(s instanceof Base b)) {
                continue;
            }
            Set<Name> keys = new LinkedHashSet<>();
            for (Condition c : o.on()) {
                if (c instanceof Condition.Compare x && x.operator().equals("=")) {
                    if (x.left() instanceof Term.Column l && l.alias().equals(b.alias())) {
                        keys.add(l.name());
                    }
                    if (x.right() instanceof Term.Column r && r.alias().equals(b.alias())) {
                        keys.add(r.name());
                    }
                }
            }
            boolean[] used = new boolean[1];
            outside(o, c -> used[0] |= c.alias().equals(b.alias()));
            if (!used[0] && b.table().unique(keys)) {
                gone |= o.right();
            }
        }
        return gone;
    }

    private void outside(OuterJoin own, Consumer<Term.Column> found) {
        block.outputs().forEach(o -> Terms.columns(o.term(), found));
        block.groupBy().forEach(t -> Terms.columns(t, found));
        block.order().forEach(o -> Terms.columns(o.term(), found));
        block.conditions().forEach(c -> Terms.columns(c.condition(), found));
        for (OuterJoin o : block.outerJoins()) {
            if (o != own) {
                o.on().forEach(c -> Terms.columns(c, found));
            }
        }
    }

    long mask(Condition c) {
        long[] m = new long[1];
        Terms.columns(c, x -> m[0] |= 1L << index(x));
        return m[0];
    }

    long mask(Term t) {
        long[] m = new long[1];
        Terms.columns(t, x -> m[0] |= 1L << index(x));
        return m[0];
    }

    private int index(Term.Column c) {
        Integer i = indexes.get(c.alias());
        if (i == null) {
            throw new NotPlanned("There is nothing called " + c.alias() + " in the query.");
        }
        return i;
    }

    /** Conditions go to the one source that they name, or become join conditions. */
    private void spread() {
        for (Block.Clause c : block.conditions()) {
            boolean taken = c.above() && equal.take(c.condition());
            if (taken) {
                continue;
            }
            if (Long.bitCount(c.needs()) == 1) {
                restrictions.get(Long.numberOfTrailingZeros(c.needs())).add(c.condition());
            } else if (c.needs() != 0) {
                clauses.add(clause(c.condition(), c.needs(), groups++, -1));
            }
        }
        for (int i = 0; i < outerJoins.size(); i++) {
            OuterJoin o = outerJoins.get(i);
            for (Condition c : o.on()) {
                long m = mask(c);
                Optional<Condition> constant = made(c, o);
                if (constant.isPresent()) {
                    restrictions
                            .get(Long.numberOfTrailingZeros(mask(constant.get())))
                            .add(constant.get());
                } else if (Long.bitCount(m) == 1 && (m & ~o.right()) == 0) {
                    restrictions.get(Long.numberOfTrailingZeros(m)).add(c);
                } else {
                    clauses.add(clause(c, m, groups++, i));
                }
            }
        }
        for (Equalities.Equal e : equal.all()) {
            int group = groups++;
            for (int i = 0; i < e.members.size(); i++) {
                Term.Column a = e.members.get(i);
                if (e.constant != null) {
                    restrictions.get(index(a)).add(new Condition.Compare(a, "=", e.constant));
                    continue;
                }
                for (int j = i + 1; j < e.members.size(); j++) {
                    Term.Column b = e.members.get(j);
                    Condition c = new Condition.Compare(a, "=", b);
                    if (index(a) == index(b)) {
                        restrictions.get(index(a)).add(c);
                    } else {
                        clauses.add(clause(c, mask(c), group, -1));
                    }
                }
            }
        }
    }

    /** A column on the left that is constant makes its partner on the right so ({@code reconsider_outer_join_clauses}). */
    private Optional<Condition> made(Condition c, OuterJoin o) {
        if (c instanceof Condition.Compare x && x.operator().equals("=")) {
            for (boolean swap : new boolean[] {false, true}) {
                Term left = swap ? x.right() : x.left();
                Term right = swap ? x.left() : x.right();
                Optional<Term> constant = equal.constant(left);
                if (right instanceof Term.Column r
                        && (mask(r) & ~o.right()) == 0
                        && (mask(left) & o.right()) == 0
                        && constant.isPresent()) {
                    return Optional.of(new Condition.Compare(r, "=", constant.get()));
                }
            }
        }
        return Optional.empty();
    }

    private JoinClause clause(Condition c, long needs, int group, int outerJoin) {
        if (c instanceof Condition.Compare x && x.operator().equals("=")) {
            long l = mask(x.left());
            long r = mask(x.right());
            if (l != 0 && r != 0 && (l & r) == 0) {
                return new JoinClause(c, needs, true, x.left(), l, x.right(), r, group, outerJoin);
            }
        }
        Term none = new Term.Literal("", plinth.model.schema.Type.known("unknown"));
        return new JoinClause(c, needs, false, none, 0, none, 0, group, outerJoin);
    }

    /** The columns of each source that anything asks for. */
    private void need() {
        Consumer<Term.Column> found = c ->
                needed.computeIfAbsent(c.alias(), a -> new LinkedHashSet<>()).add(c.name());
        block.outputs().forEach(o -> Terms.columns(o.term(), found));
        block.groupBy().forEach(t -> Terms.columns(t, found));
        block.order().forEach(o -> Terms.columns(o.term(), found));
        clauses.forEach(c -> Terms.columns(c.condition(), found));
    }

    /** Returns the conditions of one source alone. */
    List<Condition> restrictions(int source) {
        return restrictions.get(source);
    }

    /** Returns the columns of {@code alias} that the rest of the query asks for. */
    Set<Name> needed(String alias) {
        return needed.getOrDefault(alias, Set.of());
    }

    /** Returns the columns of {@code alias} that anything asks for, {@code conditions} included. */
    Set<Name> columns(String alias, List<Condition> conditions) {
        Set<Name> all = new LinkedHashSet<>(needed(alias));
        for (Condition c : conditions) {
            Terms.columns(c, x -> {
                if (x.alias().equals(alias)) {
                    all.add(x.name());
                }
            });
        }
        return all;
    }

    /** Join conditions that a row of other sources makes plain for the source {@code mask}. */
    List<Scanned.Linked> links(long mask) {
        List<Scanned.Linked> out = new ArrayList<>();
        for (JoinClause c : clauses) {
            if ((c.needs() & mask) == 0 || !c.equality() || Long.bitCount(c.needs()) < 2) {
                continue;
            }
            // A row of the optional side cannot be asked for before the other side's.
            boolean allowed = c.outerJoin() < 0
                    ? outerJoins.stream().noneMatch(o -> (o.right() & mask) != 0 && (c.needs() & ~o.right()) != 0)
                    : (outerJoins.get(c.outerJoin()).right() & mask) != 0;
            boolean single = (c.leftMask() == mask) != (c.rightMask() == mask);
            if (allowed && single) {
                out.add(new Scanned.Linked(c.condition(), c.needs() & ~mask, c.group()));
            }
        }
        return out;
    }
}

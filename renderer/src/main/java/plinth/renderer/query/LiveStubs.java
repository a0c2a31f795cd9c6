package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.Type;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** Rows that stay when they are deleted, and rows that wait for somebody to take them. */
final class LiveStubs {
    /** Columns that tell of work: when it is due, who has it, how often it was tried. */
    private static final Set<String> WORK = Set.of(
            "run_at",
            "run_after",
            "available_at",
            "scheduled_at",
            "scheduled_for",
            "next_attempt_at",
            "next_run_at",
            "retry_at",
            "locked_at",
            "locked_by",
            "locked_until",
            "claimed_at",
            "claimed_by",
            "leased_until",
            "lease_until",
            "attempts",
            "attempt",
            "retries");

    private final TableShape t;
    private final GoNames names;
    private final List<Stub> out = new ArrayList<>();

    private LiveStubs(TableShape t, GoNames names) {
        this.t = t;
        this.names = names;
    }

    static List<Stub> of(TableShape t, GoNames names) {
        LiveStubs s = new LiveStubs(t, names);
        if (!t.key().isEmpty()) {
            t.deleted().ifPresent(s::softDeletion);
            s.queue();
        }
        return s.out;
    }

    private void add(String name, Command command, List<String> doc, Statement statement) {
        out.add(new Stub(names.free(name, t.many()), command, doc, statement));
    }

    private void add(String name, Command command, List<String> doc, Query query) {
        add(name, command, doc, Statement.Ask.of(query));
    }

    private void softDeletion(Name deleted) {
        Condition there = new Condition.IsNull(StubTerms.column("", deleted), false);
        List<Condition> live = new ArrayList<>(t.equal(t.key()));
        live.add(there);
        add("GetLive" + t.one(), Command.ONE, List.of("No row when it is deleted."), t.rows(live));
        Ordering order = Ordering.ascending(t.key());
        add("ListLive" + t.many(), Command.MANY, List.of(), t.page(List.of(there), order.orders("")));
        List<Condition> behind = new ArrayList<>(List.of(there));
        behind.addAll(order.behind(t));
        add(
                "ListLive" + t.many() + "After",
                Command.MANY,
                List.of("The next page: pass the key of the last row seen."),
                t.page(behind, order.orders("")));
        add(
                "SoftDelete" + t.one(),
                Command.EXECROWS,
                List.of("The row stays and is marked; 0 when it was already, or is not there."),
                marked(deleted, StubTerms.now(t.column(deleted)), live));
        List<Condition> gone = new ArrayList<>(t.equal(t.key()));
        gone.add(new Condition.IsNull(StubTerms.column("", deleted), true));
        add(
                "Restore" + t.one(),
                Command.EXECROWS,
                List.of("0 when it is not deleted, or not there."),
                marked(deleted, StubTerms.nothing(), gone));
    }

    private Statement marked(Name deleted, Term value, List<Condition> where) {
        List<Statement.Assignment> set = new ArrayList<>();
        set.add(new Statement.Assignment(deleted, value));
        set.addAll(t.automatic());
        return new Statement.Update(t.name(), set, Optional.empty(), where, List.of());
    }

    /** An index over the waiting rows in the order of their time, of a table that tells of work: take the first ones, past those that others hold. */
    private void queue() {
        boolean work =
                t.columns.stream().anyMatch(c -> WORK.contains(c.name().value().toLowerCase(Locale.ROOT)));
        for (Index i : t.table.indexes()) {
            Optional<Name> first =
                    i.keys().isEmpty() ? Optional.empty() : i.keys().getFirst().column();
            boolean waiting = work
                    && !i.unique()
                    && i.method().equals(Index.BTREE)
                    && i.where().isPresent()
                    && Part.of(t, i).filter(p -> !p.suffix().isEmpty()).isPresent()
                    && first.filter(n -> TableShape.temporal(t.column(n))).isPresent();
            if (waiting) {
                List<Ordering.Key> keys = new ArrayList<>();
                for (IndexKey k : i.keys()) {
                    k.column().ifPresent(n -> keys.add(Ordering.Key.of(n, k)));
                }
                Set<Name> asked = i.where().get().names();
                Condition live = new Condition.Holds(
                        new Term.Verbatim(Sql.expression(i.where().get()), Type.known("boolean")));
                List<Condition> where = new ArrayList<>(List.of(live));
                t.deleted().filter(d -> !asked.contains(d)).ifPresent(d -> {
                    where.set(0, new Condition.And(List.of(live)));
                    where.add(new Condition.IsNull(StubTerms.column("", d), false));
                });
                add(
                        "Claim" + t.many(),
                        Command.MANY,
                        List.of("For one worker of many, within a transaction that also says what comes of them: rows"
                                + " that another holds are passed over."),
                        new Statement.Ask(
                                t.page(where, new Ordering(keys).then(t.key()).orders("")),
                                Optional.empty(),
                                Statement.Lock.SKIP_LOCKED));
                return;
            }
        }
    }
}

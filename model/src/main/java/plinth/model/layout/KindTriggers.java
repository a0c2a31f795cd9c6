package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;

/** Triggers of a kind's own table where its rows are in a table with more columns, or with rows of other kinds. */
final class KindTriggers {
    private final Family family;
    private final Family.Kind kind;
    private final Table old;
    private final Map<Name, Name> map;

    /**
     * @param old the kind's table
     * @param map what its columns are called now
     */
    KindTriggers(Family family, Family.Kind kind, Table old, Map<Name, Name> map) {
        this.family = family;
        this.kind = kind;
        this.old = old;
        this.map = map;
    }

    /** Returns why {@code g} can be on no table that holds more than the kind's own rows and columns; nothing where it can. */
    static Optional<String> refusal(Trigger g) {
        if (!g.eachRow()) {
            return Optional.of("it runs once for a statement, and statements are about rows of every kind now");
        }
        return g.referencing().map(r -> "it reads all rows that a statement changes, those of other kinds as well now");
    }

    /** Returns {@code g} on a table that has rows of the kind alone, and the common columns with its own: those do not set it off. */
    Trigger apart(Trigger g) {
        Set<Name> columns = new LinkedHashSet<>();
        boolean all = g.updateOf().isEmpty() && has(g, "update");
        (all ? old.columns().stream().map(c -> c.name()).toList() : g.updateOf())
                .forEach(n -> columns.add(map.getOrDefault(n, n)));
        return g.withUpdateOf(List.copyOf(columns)).withWhen(g.when().map(this::mapped));
    }

    /** Returns {@code g} on a table that has rows of other kinds as well; where a row goes and where one comes, what is asked of the kind differs. */
    List<Trigger> among(Trigger g, Set<Name> taken) {
        Trigger apart = apart(g);
        List<String> gone =
                g.events().stream().filter(e -> e.equalsIgnoreCase("delete")).toList();
        List<String> here =
                g.events().stream().filter(e -> !e.equalsIgnoreCase("delete")).toList();
        List<Trigger> out = new ArrayList<>();
        if (!here.isEmpty()) {
            out.add(when(apart.withEvents(here), Trigger.NEW));
        }
        if (!gone.isEmpty()) {
            Trigger going = when(apart.withEvents(gone).withUpdateOf(List.of()), Trigger.OLD);
            Set<Name> names = new HashSet<>(taken);
            names.add(g.name());
            out.add(
                    here.isEmpty()
                            ? going
                            : going.withName(new Name(Naming.apart(
                                            Naming.cut(g.name() + "_delete", ""), n -> !names.contains(new Name(n)))))
                                    .withComment(Optional.empty()));
        }
        return out;
    }

    private Trigger when(Trigger g, Name row) {
        Expression is = KindConditions.is(family, kind).map(r -> new Expression.Reference(List.of(row, r.name())));
        return g.withWhen(
                Optional.of(g.when().map(w -> KindConditions.both(is, w)).orElse(is)));
    }

    private Expression mapped(Expression when) {
        return when.map(r -> r.path().size() == 2 && map.containsKey(r.name())
                ? new Expression.Reference(List.of(r.path().getFirst(), map.get(r.name())))
                : r);
    }

    private static boolean has(Trigger g, String event) {
        return g.events().stream().anyMatch(e -> e.toLowerCase(Locale.ROOT).equals(event));
    }
}

package plinth.model.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.layout.Strategy;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Query.From;
import plinth.model.query.Query.Output;
import plinth.model.query.Query.Select;
import plinth.model.query.Term;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.model.schema.Type;

/** Where the rows of a family, or of one of its kinds, come from in a layout. */
final class Rows {
    private final Layout layout;
    private final Family family;

    Rows(Layout layout) {
        this.layout = layout;
        this.family = layout.family();
    }

    /**
     * Rows to select from.
     *
     * @param commonAlias the alias that has the common columns
     * @param ownAlias the alias that has a kind's own columns
     * @param names what the kind's own columns are called there
     * @param where what tells the rows from others in the same tables
     * @param outputs all columns wanted of them
     */
    record Source(
            From from,
            String commonAlias,
            String ownAlias,
            Map<Name, Name> names,
            List<Condition> where,
            List<Output> outputs) {
        Term common(Name column) {
            return new Term.Column(commonAlias, column);
        }

        Term own(Name column) {
            return new Term.Column(ownAlias, names.getOrDefault(column, column));
        }
    }

    private KindLayout kind(String value) {
        return layout.kinds().stream()
                .filter(k -> k.kind().value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(family + " has no kind '" + value + "'"));
    }

    /** Returns the discriminator's value for {@code k} with its type. */
    Term kindValue(Family.Kind k) {
        Type type = kindType();
        return new Term.Cast(new Term.Literal(Strings.literal(k.value()), type), type);
    }

    private Type kindType() {
        return family.shared().column(family.discriminator()).map(Column::type).orElse(Type.known("text"));
    }

    /** What the column {@code mark} of the base says in rows of {@code k}: its kind, or the flag of its own kind. */
    private Term mark(Family.Kind k, Name mark) {
        Type truth = Type.known("boolean");
        return k.flag().isEmpty()
                ? kindValue(k)
                : new Term.Literal(family.mark(k).equals(mark) ? "true" : "false", truth);
    }

    private Condition isKind(String alias, Family.Kind k) {
        if (k.flag().isPresent()) {
            return new Condition.Holds(new Term.Column(alias, k.flag().get()));
        }
        return new Condition.Compare(
                new Term.Column(alias, family.discriminator()),
                "=",
                new Term.Literal(Strings.literal(k.value()), kindType()));
    }

    private static Map<Name, Name> names(KindLayout k) {
        Map<Name, Name> names = new HashMap<>();
        for (Column c : k.kind().columns()) {
            names.put(c.name(), k.column(c.name()).orElse(c.name()));
        }
        return names;
    }

    /** Rows of one kind, with the common columns when {@code base}. */
    Source ofKind(String value, boolean base) {
        KindLayout k = kind(value);
        boolean apart = !k.own().equals(k.common());
        Aliases aliases = new Aliases();
        if (!apart) {
            String alias = aliases.next(k.common());
            boolean concrete = layout.strategy() instanceof Strategy.ConcreteTables;
            return new Source(
                    new Query.Relation(k.common(), alias),
                    alias,
                    alias,
                    names(k),
                    concrete ? List.of() : List.of(isKind(alias, k.kind())),
                    outputs(alias, alias, k));
        }
        if (!base) {
            String alias = aliases.next(k.own());
            return new Source(new Query.Relation(k.own(), alias), alias, alias, names(k), List.of(), List.of());
        }
        String common = aliases.next(k.common());
        String own = aliases.next(k.own());
        From join = new Query.Join(
                new Query.Relation(k.common(), common), new Query.Relation(k.own(), own), false, on(k, common, own));
        return new Source(join, common, own, names(k), List.of(), outputs(common, own, k));
    }

    /** Rows of one kind with the common columns, found by its own columns. */
    Source byOwn(String value) {
        KindLayout k = kind(value);
        if (k.own().equals(k.common())) {
            return ofKind(value, true);
        }
        Aliases aliases = new Aliases();
        String own = aliases.next(k.own());
        String common = aliases.next(k.common());
        From join = new Query.Join(
                new Query.Relation(k.own(), own), new Query.Relation(k.common(), common), false, on(k, common, own));
        return new Source(join, common, own, names(k), List.of(), outputs(common, own, k));
    }

    private static List<Condition> on(KindLayout k, String common, String own) {
        List<Condition> on = new ArrayList<>();
        for (int i = 0; i < k.ownKey().size(); i++) {
            on.add(new Condition.Compare(
                    new Term.Column(own, k.ownKey().get(i)),
                    "=",
                    new Term.Column(common, k.commonKey().get(i))));
        }
        return on;
    }

    /** The common columns but for the discriminator, which is known, then the kind's own. */
    private List<Output> outputs(String common, String own, KindLayout k) {
        List<Output> out = new ArrayList<>();
        family.common().forEach(c -> out.add(Output.of(new Term.Column(common, c.name()))));
        k.columns().forEach(n -> out.add(Output.of(new Term.Column(own, n))));
        return out;
    }

    /**
     * Rows of all kinds.
     *
     * @param details whether the columns of every kind are wanted
     * @param branchWhere a condition for each branch where the rows come from several tables
     */
    Source ofAll(boolean details, Function<Source, List<Condition>> branchWhere) {
        return switch (layout.strategy()) {
            case Strategy.ClassTable c -> details ? joined() : base();
            case Strategy.SingleTable s -> {
                Source b = base();
                yield details ? withOutputs(b, single(b.commonAlias())) : b;
            }
            case Strategy.ConcreteTables t -> union(details, branchWhere);
        };
    }

    private Source base() {
        String alias = new Aliases().next(family.base());
        return new Source(new Query.Relation(family.base(), alias), alias, alias, Map.of(), List.of(), shared(alias));
    }

    /** The common columns; the discriminator is not among them where the tables have none. */
    private List<Output> shared(String alias) {
        return family.shared().columns().stream()
                .filter(c -> family.told() || !layout.today() || !family.marks().contains(c.name()))
                .map(c -> Output.of(new Term.Column(alias, c.name())))
                .toList();
    }

    private static Source withOutputs(Source s, List<Output> outputs) {
        return new Source(s.from(), s.commonAlias(), s.ownAlias(), s.names(), s.where(), outputs);
    }

    private List<Output> single(String alias) {
        List<Output> out = new ArrayList<>(shared(alias));
        owned().keySet().forEach(n -> out.add(Output.of(new Term.Column(alias, n))));
        return out;
    }

    /** All columns that are some kind's own, under their names here, each once. */
    private Map<Name, Type> owned() {
        Map<Name, Type> out = new LinkedHashMap<>();
        for (KindLayout k : layout.kinds()) {
            for (int i = 0; i < k.columns().size(); i++) {
                out.putIfAbsent(k.columns().get(i), k.kind().columns().get(i).type());
            }
        }
        return out;
    }

    private Source joined() {
        Aliases aliases = new Aliases();
        String base = aliases.next(family.base());
        From from = new Query.Relation(family.base(), base);
        List<Output> out = new ArrayList<>(shared(base));
        for (KindLayout k : layout.kinds()) {
            if (k.own().equals(k.common())) {
                continue;
            }
            String alias = aliases.next(k.own());
            from = new Query.Join(from, new Query.Relation(k.own(), alias), true, on(k, base, alias));
            for (Name n : k.columns()) {
                out.add(Output.of(new Term.Column(alias, n), prefixed(k.kind().value(), n)));
            }
        }
        return new Source(from, base, base, Map.of(), List.of(), out);
    }

    /** What a kind's column is called among those of all kinds: {@code appointment_location}. */
    static String prefixed(String kind, Name column) {
        String prefix = kind.replaceAll("[^A-Za-z0-9]+", "_") + "_";
        return column.value().startsWith(prefix) ? column.value() : prefix + column;
    }

    private Source union(boolean details, Function<Source, List<Condition>> branchWhere) {
        Map<Name, Type> owned = details ? owned() : Map.of();
        List<Select> branches = new ArrayList<>();
        for (KindLayout k : layout.kinds()) {
            String alias = new Aliases().next(k.common());
            From from = new Query.Relation(k.common(), alias);
            List<Output> out = new ArrayList<>();
            for (Column c : family.shared().columns()) {
                out.add(
                        family.marks().contains(c.name())
                                ? Output.of(mark(k.kind(), c.name()), c.name().value())
                                : Output.of(new Term.Column(alias, c.name())));
            }
            owned.forEach((n, type) -> {
                int at = k.columns().indexOf(n);
                boolean has = at >= 0 && k.kind().columns().get(at).type().equals(type);
                out.add(
                        has
                                ? Output.of(new Term.Column(alias, n))
                                : Output.of(new Term.Cast(new Term.Literal("NULL", type), type), n.value()));
            });
            Source branch = new Source(from, alias, alias, Map.of(), List.of(), out);
            branches.add(new Select(
                    out, Optional.of(from), branchWhere.apply(branch), List.of(), List.of(), Optional.empty()));
        }
        String alias = new Aliases().next(family.base());
        // Where kinds overlap the view joins the tables.
        boolean filtered = family.overlapping()
                || branches.stream().anyMatch(b -> !b.where().isEmpty());
        Optional<ObjectName> view = filtered
                ? Optional.empty()
                : Optional.of(family.base()).filter(n -> layout.schema().view(n).isPresent());
        From from = new Query.Derived(new Query.Union(branches, List.of(), Optional.empty()), alias, view);
        List<Output> out = new ArrayList<>(shared(alias));
        owned.keySet().forEach(n -> out.add(Output.of(new Term.Column(alias, n))));
        return new Source(from, alias, alias, Map.of(), List.of(), out);
    }
}

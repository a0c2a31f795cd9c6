package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plinth.model.edit.Edit;
import plinth.model.logic.TableRules;
import plinth.model.pattern.Pattern.Discriminator;
import plinth.model.pattern.Pattern.KindColumn;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;

/** Recognises several kinds of things in one wide table, told apart by a column. */
final class SingleTables {
    private static final String WIDE = "Most of its columns may be NULL, as where each kind has its own";

    private SingleTables() {}

    static Optional<Finding> find(Facts facts, Table t, Set<Name> taken) {
        List<Column> left =
                t.columns().stream().filter(c -> !taken.contains(c.name())).toList();
        return widest(left.stream().filter(c -> called(facts, t, c)).map(c -> candidate(facts, t, c)))
                .or(() -> widest(left.stream().filter(c -> !called(facts, t, c)).map(c -> uncalled(facts, t, c))));
    }

    private static Optional<Finding> widest(Stream<Optional<Finding>> found) {
        return found.flatMap(Optional::stream)
                .max(Comparator.comparingInt(
                        f -> ((Pattern.SingleTable) f.pattern()).columns().size()));
    }

    private static boolean called(Facts facts, Table t, Column c) {
        return !c.type().is("boolean") && (Kinds.named(facts, c.name()) || Kinds.lookedUp(facts, t, c));
    }

    /** A column whatever its name, by the rules alone: its values are limited, and columns exclude one another by it. */
    private static Optional<Finding> uncalled(Facts facts, Table t, Column kind) {
        TableRules rules = facts.rules(t);
        long tied = rules.beside(kind.name()).stream()
                .filter(n -> t.column(n).filter(t::nullable).isPresent())
                .count();
        if (tied < 2 || kind.generated() || t.unique(Set.of(kind.name())) || States.named(facts, kind)) {
            return Optional.empty();
        }
        Optional<List<String>> listed = listed(facts, t, kind, rules);
        if (listed.filter(v -> v.size() >= 2 && !States.reached(v)).isEmpty()) {
            return Optional.empty();
        }
        KindColumns of = new KindColumns(facts, t, kind.name(), rules, listed);
        boolean state = of.columns().stream().anyMatch(c -> States.entered(facts, c.column(), of.values()));
        boolean references = facts.referencing(t).containsAll(of.excluded());
        if (state || references || !of.exclusive(n -> !States.stamp(facts, t, n), n -> !States.stampNamed(facts, n))) {
            return Optional.empty();
        }
        Pattern.SingleTable single = new Pattern.SingleTable(
                t.name(), new Discriminator(kind.name(), of.values(), facts.lookedUp(t, kind.name())), of.columns());
        List<String> evidence = evidence(t, kind, single, true, nullable(t, kind));
        return Optional.of(new Finding(single, evidence, gaps(t, kind, single, true, of)));
    }

    /** Returns the values that {@code kind} is limited to; where a reference limits it, those that conditions compare it with. */
    private static Optional<List<String>> listed(Facts facts, Table t, Column kind, TableRules rules) {
        if (kind.type().is("boolean")) {
            return Optional.of(Discriminators.TRUTH);
        }
        // A number between two others is a measure: of kinds each is named.
        return facts.values(t, kind.name())
                .filter(v ->
                        !Aspects.whole(kind) || rules.mentioned(kind.name()).containsAll(v))
                .or(() -> t.foreignKeys().stream().anyMatch(f -> f.columns().equals(List.of(kind.name())))
                        ? Optional.of(rules.mentioned(kind.name()))
                        : Optional.empty());
    }

    private static int nullable(Table t, Column kind) {
        return (int) t.columns().stream()
                .filter(c -> t.nullable(c) && !c.name().equals(kind.name()) && !c.generated())
                .count();
    }

    private static Optional<Finding> candidate(Facts facts, Table t, Column kind) {
        Map<String, List<String>> called = facts.lookedUp(t, kind.name());
        Optional<List<String>> listed = facts.values(t, kind.name())
                .or(() -> called.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(called.keySet())));
        KindColumns of = new KindColumns(facts, t, kind.name(), facts.rules(t), listed);
        List<Column> nullable = t.columns().stream()
                .filter(c -> t.nullable(c) && !c.name().equals(kind.name()) && !c.generated())
                .toList();
        Optional<String> why = evident(facts, t, kind, of, listed, nullable);
        // One value tells nothing apart.
        if (why.isEmpty() || listed.filter(v -> v.size() < 2).isPresent()) {
            return Optional.empty();
        }
        List<KindColumn> columns = of.columns();
        if (columns.isEmpty() && why.get().equals(WIDE)) {
            columns = nullable.stream()
                    .map(c -> new KindColumn(c.name(), List.of(), false))
                    .toList();
        }
        Pattern.SingleTable single =
                new Pattern.SingleTable(t.name(), new Discriminator(kind.name(), of.values(), called), columns);
        List<String> evidence = new ArrayList<>(evidence(t, kind, single, listed.isPresent(), nullable.size()));
        if (!why.get().isEmpty()) {
            evidence.add(why.get());
        }
        boolean limited = listed.isPresent() || facts.referencing(t).contains(kind.name());
        return Optional.of(new Finding(single, evidence, gaps(t, kind, single, limited, of)));
    }

    /** Returns what speaks for kinds beside the columns that belong to some of them; nothing when not enough does. */
    private static Optional<String> evident(
            Facts facts, Table t, Column kind, KindColumns of, Optional<List<String>> listed, List<Column> nullable) {
        int excluded = of.excluded().size();
        Set<Name> owned = new HashSet<>(of.excluded());
        owned.addAll(of.named());
        owned.addAll(of.demanded());
        String name = kind.name().value();
        boolean plain = Kinds.plain(facts, t, kind.name());
        // A column that says which of several references is set tells no kinds apart, unless it is called as the row
        // is.
        if (!plain && !owned.isEmpty() && facts.referencing(t).containsAll(owned)) {
            return Optional.empty();
        }
        if ((excluded > 0 && (owned.size() >= 2 || plain))
                || of.demands() >= 2
                || of.named().size() >= 2) {
            return Optional.of("");
        }
        if (name.equals("dtype") && Kinds.textual(kind)) {
            return Optional.of("dtype is what JPA calls the column that tells kinds apart");
        }
        boolean rails = name.equals("type")
                && (facts.rails() || Kinds.namesClass(kind))
                && Kinds.textual(kind)
                && listed.isEmpty();
        if (rails) {
            return Optional.of("Rails takes a column called type for the class of the row");
        }
        Optional<Column> payload = Kinds.payload(facts, t);
        if (plain && payload.isPresent() && listed.filter(v -> v.size() >= 2).isPresent()) {
            return Optional.of(payload.get().name() + " holds what the kinds do not have in common");
        }
        boolean bare = Kinds.bare(name);
        boolean wide = nullable.size() >= 6
                && nullable.size() * 2 >= t.columns().size()
                && (plain && listed.isPresent() || bare && Kinds.textual(kind));
        return wide ? Optional.of(WIDE) : Optional.empty();
    }

    private static List<String> evidence(
            Table t, Column kind, Pattern.SingleTable single, boolean limited, int nullable) {
        List<String> out = new ArrayList<>();
        out.add(t.name() + "." + kind.name() + " tells the kinds apart: "
                + (limited
                        ? "it is one of "
                                + Families.quoted(single.discriminator().values())
                                + (single.discriminator().called().isEmpty()
                                        ? ""
                                        : ", which the script puts into the lookup table")
                        : single.discriminator().values().isEmpty()
                                ? "its name says so, and nothing limits its values"
                                : "conditions name "
                                        + Families.quoted(single.discriminator().values())));
        Map<List<String>, List<Name>> byKind = new LinkedHashMap<>();
        single.columns().stream()
                .filter(c -> !c.values().isEmpty())
                .forEach(c -> byKind.computeIfAbsent(c.values(), v -> new ArrayList<>())
                        .add(c.column()));
        byKind.forEach((v, names) -> out.add(
                Families.join(names) + " belong" + (names.size() == 1 ? "s" : "") + " to " + Families.quoted(v)));
        out.add(nullable + " of " + t.columns().size() + (t.columns().size() == 1 ? " column" : " columns")
                + " may be NULL");
        return out;
    }

    private static List<Gap> gaps(Table t, Column kind, Pattern.SingleTable single, boolean limited, KindColumns of) {
        List<Gap> gaps = new ArrayList<>();
        List<String> values = single.discriminator().values();
        if (!limited) {
            List<Edit> remedy = values.isEmpty()
                    ? List.of()
                    : List.of(new Edit.AddConstraint(
                            t.name(),
                            Constraint.Check.of(
                                    Optional.of(new Name(t.name().name() + "_" + kind.name() + "_check")),
                                    listed(kind.name(), values))));
            gaps.add(new Gap(
                    Gap.Rule.ANY_KIND,
                    List.of(kind.name()),
                    t.name() + "." + kind.name() + " accepts any value",
                    "A slip of the pen makes a row of a kind that no program knows.",
                    remedy,
                    "Limit " + kind.name() + " by a check"));
        }
        List<KindColumn> open = single.columns().stream()
                .filter(c -> !c.values().isEmpty() && c.values().size() < values.size() && !of.tied(c))
                .toList();
        if (!open.isEmpty()) {
            KindColumn first = open.getFirst();
            String other = values.stream()
                    .filter(v -> !first.values().contains(v))
                    .findFirst()
                    .orElse("another kind");
            List<Edit> remedy = new ArrayList<>();
            for (KindColumn c : open) {
                remedy.add(new Edit.AddConstraint(
                        t.name(),
                        Constraint.Check.of(
                                Optional.of(new Name(t.name().name() + "_" + c.column() + "_only")),
                                onlyIn(kind.name(), c))));
            }
            gaps.add(new Gap(
                    Gap.Rule.COLUMN_OF_OTHER_KIND,
                    open.stream().map(KindColumn::column).toList(),
                    "A row of " + kind.name() + " '" + other + "' may have "
                            + Words.article(first.column().value()),
                    "Nothing ties " + (open.size() == 1 ? "the column" : open.size() + " columns")
                            + " to the kinds that have " + (open.size() == 1 ? "it." : "them."),
                    List.of(new Edit.Together("Tie columns of " + t.name() + " to their kinds", remedy)),
                    "Add " + open.size() + (open.size() == 1 ? " check" : " checks")));
        }
        return gaps;
    }

    static Expression listed(Name column, List<String> values) {
        return new Expression(List.of(
                new Expression.Reference(List.of(column)),
                new Expression.Verbatim(" IN ("
                        + String.join(
                                ", ", values.stream().map(Strings::literal).toList()) + ")")));
    }

    private static Expression onlyIn(Name kind, KindColumn c) {
        String test = c.values().size() == 1
                ? " = " + Strings.literal(c.values().getFirst()) + " OR "
                : " IN ("
                        + String.join(
                                ", ", c.values().stream().map(Strings::literal).toList()) + ") OR ";
        return new Expression(List.of(
                new Expression.Reference(List.of(kind)),
                new Expression.Verbatim(test),
                new Expression.Reference(List.of(c.column())),
                new Expression.Verbatim(" IS NULL")));
    }
}

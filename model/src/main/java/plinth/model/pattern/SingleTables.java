package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import plinth.model.edit.Edit;
import plinth.model.pattern.Pattern.Discriminator;
import plinth.model.pattern.Pattern.KindColumn;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;

/** Recognises several kinds of things in one wide table, told apart by a column. */
final class SingleTables {
    private static final java.util.regex.Pattern LITERAL = java.util.regex.Pattern.compile("'((?:[^']|'')*)'");

    private SingleTables() {}

    static Optional<Finding> find(Schema schema, Table t) {
        return t.columns().stream()
                .filter(c -> Families.namesKind(c.name().value()) && !polymorphic(t, c))
                .map(c -> candidate(schema, t, c))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(
                        f -> ((Pattern.SingleTable) f.pattern()).columns().size()));
    }

    /** A type beside an id of the same name is half of a polymorphic reference. */
    private static boolean polymorphic(Table t, Column c) {
        String name = c.name().value();
        int cut = Math.max(name.lastIndexOf("_type"), name.lastIndexOf("_kind"));
        return cut > 0 && t.column(new Name(name.substring(0, cut) + "_id")).isPresent();
    }

    private static Optional<Finding> candidate(Schema schema, Table t, Column kind) {
        Optional<List<String>> listed = CheckedValues.of(schema, t, kind.name());
        Map<Name, Set<String>> owners = new LinkedHashMap<>();
        Set<Name> required = new HashSet<>();
        Set<String> values = new LinkedHashSet<>(listed.orElse(List.of()));
        byChecks(t, kind.name(), listed, values, owners, required);
        byIndexes(t, kind.name(), values, owners);
        byPrefixes(t, values, owners);
        // Every row has these, whatever its kind.
        owners.remove(kind.name());
        t.keyColumns().forEach(owners::remove);
        List<Column> nullable = t.columns().stream()
                .filter(c -> t.nullable(c) && !c.name().equals(kind.name()) && !c.generated())
                .toList();
        if (owners.isEmpty()) {
            boolean bare = kind.name().value().equals("type")
                    || kind.name().value().equals("dtype")
                    || kind.name().value().equals("kind");
            boolean wide =
                    nullable.size() >= 6 && nullable.size() * 2 >= t.columns().size();
            if (!bare || !wide || !(Families.textual(kind) || listed.isPresent())) {
                return Optional.empty();
            }
        } else if (owners.size() < 2) {
            return Optional.empty();
        }
        List<KindColumn> columns = new ArrayList<>();
        for (Column c : t.columns()) {
            Set<String> of = owners.get(c.name());
            if (of != null) {
                columns.add(new KindColumn(
                        c.name(), values.stream().filter(of::contains).toList(), required.contains(c.name())));
            } else if (owners.isEmpty() && nullable.contains(c)) {
                columns.add(new KindColumn(c.name(), List.of(), false));
            }
        }
        Pattern.SingleTable single =
                new Pattern.SingleTable(t.name(), new Discriminator(kind.name(), List.copyOf(values)), columns);
        return Optional.of(new Finding(
                single,
                evidence(t, kind, single, listed.isPresent(), nullable.size()),
                gaps(t, kind, single, listed.isPresent())));
    }

    /**
     * Learns from checks: {@code kind <> 'a' OR c IS NOT NULL} says that c is a column of a and required there; {@code kind = 'a' OR c IS NULL}
     * that it is a column of a; {@code (kind = 'a') = (c IS NOT NULL)} says both.
     */
    private static void byChecks(
            Table t,
            Name kind,
            Optional<List<String>> listed,
            Set<String> values,
            Map<Name, Set<String>> owners,
            Set<Name> required) {
        for (Constraint.Check k : t.checks()) {
            Expression e = k.expression();
            if (!e.names().contains(kind)
                    || e.names().size() < 2
                    || CheckedValues.listed(e, kind).isPresent()) {
                continue;
            }
            String text = e.toString();
            List<String> named = new ArrayList<>();
            Matcher m = LITERAL.matcher(text);
            while (m.find()) {
                named.add(m.group(1).replace("''", "'"));
            }
            // A rule may name other things than kinds: where the kinds are listed, those are none.
            listed.ifPresent(named::retainAll);
            if (named.isEmpty()) {
                continue;
            }
            boolean negative = text.contains("<>")
                    || text.contains("!=")
                    || text.toUpperCase(Locale.ROOT).contains("NOT IN");
            boolean present = text.toUpperCase(Locale.ROOT).contains("IS NOT NULL");
            values.addAll(named);
            for (Name n : e.names()) {
                if (!n.equals(kind) && t.column(n).isPresent()) {
                    boolean equivalence = text.contains(") = (");
                    if (negative && !present) {
                        // kind <> 'a' OR c IS NULL: a has no c; all others may.
                        continue;
                    }
                    owners.computeIfAbsent(n, x -> new LinkedHashSet<>()).addAll(named);
                    if ((negative && present) || equivalence) {
                        required.add(n);
                    }
                }
            }
        }
    }

    /** Learns from partial indexes: one with {@code WHERE type = 'a'} is over columns of a. */
    private static void byIndexes(Table t, Name kind, Set<String> values, Map<Name, Set<String>> owners) {
        for (Index i : t.indexes()) {
            Optional<List<String>> of = i.where().flatMap(w -> CheckedValues.listed(w, kind));
            if (of.isPresent()) {
                values.addAll(of.get());
                for (Name n : i.leadingColumns()) {
                    if (t.column(n).filter(t::nullable).isPresent()) {
                        owners.computeIfAbsent(n, x -> new LinkedHashSet<>()).addAll(of.get());
                    }
                }
            }
        }
    }

    /** Learns from names: {@code card_number} is a column of {@code card}, when several columns begin like one of the values. */
    private static void byPrefixes(Table t, Set<String> values, Map<Name, Set<String>> owners) {
        for (String v : values) {
            List<String> words = Words.parts(v);
            if (words.isEmpty()) {
                continue;
            }
            List<Name> like = t.columns().stream()
                    .filter(t::nullable)
                    .map(Column::name)
                    .filter(n -> {
                        List<String> parts = Words.parts(n.value());
                        return parts.size() > words.size()
                                && parts.subList(0, words.size()).equals(words);
                    })
                    .toList();
            if (like.size() >= 2) {
                like.forEach(n ->
                        owners.computeIfAbsent(n, x -> new LinkedHashSet<>()).add(v));
            }
        }
    }

    private static List<String> evidence(
            Table t, Column kind, Pattern.SingleTable single, boolean limited, int nullable) {
        List<String> out = new ArrayList<>();
        out.add(t.name() + "." + kind.name() + " tells the kinds apart: "
                + (limited
                        ? "it is one of "
                                + Families.quoted(single.discriminator().values())
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

    private static List<Gap> gaps(Table t, Column kind, Pattern.SingleTable single, boolean limited) {
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
                    t.name() + "." + kind.name() + " accepts any value",
                    "A slip of the pen makes a row of a kind that no program knows.",
                    remedy,
                    "Limit " + kind.name() + " by a check"));
        }
        List<KindColumn> open = single.columns().stream()
                .filter(c -> !c.values().isEmpty() && !onlyOwn(t, kind.name(), c))
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
                    "A row of " + kind.name() + " '" + other + "' may have "
                            + Words.article(first.column().value()),
                    "Nothing ties " + (open.size() == 1 ? "the column" : open.size() + " columns")
                            + " to the kinds that have " + (open.size() == 1 ? "it." : "them."),
                    List.of(new Edit.Together("Tie columns of " + t.name() + " to their kinds", remedy)),
                    "Add " + open.size() + (open.size() == 1 ? " check" : " checks")));
        }
        return gaps;
    }

    private static boolean onlyOwn(Table t, Name kind, KindColumn c) {
        return t.checks().stream().map(Constraint.Check::expression).anyMatch(e -> {
            String text = e.toString().toUpperCase(Locale.ROOT);
            return e.names().contains(kind)
                    && e.names().contains(c.column())
                    && (text.contains(") = (") || (text.contains("IS NULL") && !text.contains("<>")));
        });
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

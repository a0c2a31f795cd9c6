package plinth.model.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.edit.Edit;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Recognises tables whose rows hold for a time. */
final class Temporals {
    private static final List<String[]> PAIRS = List.of(
            new String[] {"valid_from", "valid_to"},
            new String[] {"valid_from", "valid_until"},
            new String[] {"effective_from", "effective_to"},
            new String[] {"effective_from", "effective_until"},
            new String[] {"valid_since", "valid_until"});

    private Temporals() {}

    static Optional<Finding> find(Table t) {
        for (Column c : t.columns()) {
            if (c.type() instanceof Type.Known k && k.name().endsWith("range")) {
                Optional<List<Name>> key = excluded(t, c.name());
                if (key.isPresent() || c.name().value().startsWith("valid")) {
                    return Optional.of(finding(t, c, Optional.empty(), key));
                }
            }
        }
        for (String[] pair : PAIRS) {
            Optional<Column> from = t.column(new Name(pair[0]));
            Optional<Column> to = t.column(new Name(pair[1]));
            if (from.isPresent() && to.isPresent()) {
                return Optional.of(finding(
                        t,
                        from.get(),
                        to.map(Column::name),
                        excluded(t, from.get().name())));
            }
        }
        return Optional.empty();
    }

    /** Returns the columns for which periods with {@code from} in them may not overlap, when a constraint says so. */
    private static Optional<List<Name>> excluded(Table t, Name from) {
        for (Constraint c : t.constraints()) {
            Constraint.Key key = switch (c) {
                case Constraint.PrimaryKey p -> p.key();
                case Constraint.Unique u -> u.key();
                default -> Constraint.Key.of(List.of());
            };
            if (key.withoutOverlaps() && key.columns().getLast().equals(from)) {
                return Optional.of(key.columns().subList(0, key.columns().size() - 1));
            }
        }
        for (Constraint.Exclusion x : t.exclusions()) {
            boolean period = x.elements().stream()
                    .anyMatch(e -> e.operator().equals("&&")
                            && e.key().expression().names().contains(from));
            if (period) {
                List<Name> key = new ArrayList<>();
                x.elements().stream()
                        .filter(e -> e.operator().equals("="))
                        .forEach(e -> e.key().column().ifPresent(key::add));
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static Finding finding(Table t, Column from, Optional<Name> to, Optional<List<Name>> key) {
        List<String> evidence = new ArrayList<>();
        evidence.add(to.map(n -> from.name() + " and " + n + " bound the time for which a row holds")
                .orElse(from.name() + " is the time for which a row holds"));
        key.ifPresent(
                k -> evidence.add("Periods may not overlap" + (k.isEmpty() ? "" : " for one " + Families.join(k))));
        List<Name> subject = key.orElseGet(() -> subject(t, from.name()));
        List<Gap> gaps = new ArrayList<>();
        if (key.isEmpty() && !subject.isEmpty()) {
            gaps.add(new Gap(
                    t.name() + " accepts two rows that hold for one " + Families.join(subject) + " at the same time",
                    "A query for a day may find both.",
                    List.of(new Edit.AddConstraint(t.name(), exclusion(t, subject, from, to))),
                    "Add an exclusion constraint (it needs the extension btree_gist)"));
        }
        return new Finding(
                new Pattern.Temporal(
                        t.name(), from.name(), to, subject, key.isPresent() ? Enforcement.ENFORCED : Enforcement.MEANT),
                evidence,
                gaps);
    }

    /** What the rows are about: the other columns of the key, else the first reference. */
    private static List<Name> subject(Table t, Name from) {
        List<Name> key = t.keyColumns().stream().filter(n -> !n.equals(from)).toList();
        if (t.keyColumns().contains(from) && !key.isEmpty()) {
            return key;
        }
        return t.foreignKeys().stream()
                .map(Constraint.ForeignKey::columns)
                .findFirst()
                .orElse(List.of());
    }

    private static Constraint.Exclusion exclusion(Table t, List<Name> subject, Column from, Optional<Name> to) {
        List<Constraint.Excluded> elements = new ArrayList<>();
        subject.forEach(n -> elements.add(new Constraint.Excluded(IndexKey.of(n), "=")));
        Expression period = to.isEmpty()
                ? Expression.column(from.name())
                : new Expression(List.of(
                        new Expression.Verbatim(range(from) + "("),
                        new Expression.Reference(List.of(from.name())),
                        new Expression.Verbatim(", "),
                        new Expression.Reference(List.of(to.get())),
                        new Expression.Verbatim(")")));
        elements.add(new Constraint.Excluded(IndexKey.of(period), "&&"));
        return new Constraint.Exclusion(
                Optional.of(new Name(t.name().name() + "_no_overlap")),
                new Name("gist"),
                elements,
                List.of(),
                Constraint.Storage.NONE,
                Optional.empty(),
                Constraint.Deferral.NOT_DEFERRABLE,
                Optional.empty());
    }

    private static String range(Column from) {
        return from.type().is("date")
                ? "daterange"
                : from.type().is("timestamp with time zone") ? "tstzrange" : "tsrange";
    }
}

package plinth.model.access;

import java.util.List;
import java.util.Locale;
import plinth.model.layout.Family;
import plinth.model.layout.Plural;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;

/** Access patterns in words. */
final class Labels {
    private Labels() {}

    static String of(Family f, Question question) {
        return switch (question) {
            case Question.BaseRow q -> "One " + one(f.base()) + ", base columns";
            case Question.DetailedRow q -> "One " + one(f.base()) + ", all columns";
            case Question.KindRow q -> "One " + one(kind(f, q.kind()).table()) + ", whole row";
            case Question.Feed q ->
                "Feed of " + Strings.article(owner(f.shared().constraints(), q.by()))
                        + (q.all() ? ", all columns" : ", base columns");
            case Question.KindFeed q ->
                Strings.capital(Strings.article(owner(f.shared().constraints(), q.by()))) + "'s "
                        + many(kind(f, q.kind()).table()) + " of a year";
            case Question.KindByReference q ->
                Strings.capital(many(kind(f, q.kind()).table())) + " of "
                        + Strings.article(owner(kind(f, q.kind()).constraints(), q.by()));
            case Question.CountByKind q -> "Count of " + many(f.base()) + " by " + words(f.discriminator());
            case Question.KindByColumn q ->
                Strings.capital(many(kind(f, q.kind()).table())) + " by " + words(q.column());
            case Question.KindMean q ->
                "Mean " + measure(q.measure()) + " of " + flag(q.flag()) + " "
                        + many(kind(f, q.kind()).table());
            case Question.BaseMean q ->
                "Mean " + measure(q.measure()) + " of "
                        + (q.measure() instanceof Question.Length l
                                ? many(f.base()) + (days(f, l) ? " over a day" : " over an hour")
                                : "all " + many(f.base()));
        };
    }

    static boolean days(Family f, Question.Length l) {
        return f.shared()
                .column(l.from())
                .map(Column::type)
                .filter(t -> t.is("date"))
                .isPresent();
    }

    private static Family.Kind kind(Family f, String value) {
        return f.kind(value).orElseThrow(() -> new IllegalArgumentException(f + " has no kind '" + value + "'"));
    }

    private static String measure(Question.Measure m) {
        return switch (m) {
            case Question.Amount a -> words(a.column());
            case Question.Length l -> "length";
        };
    }

    /** What is at the other end of a reference: for {@code user_id} a user, else what a row of the referenced table is. */
    private static String owner(List<Constraint> constraints, List<Name> by) {
        String column = by.getLast().value();
        if (column.endsWith("_id") && column.length() > 3) {
            return words(column.substring(0, column.length() - 3));
        }
        return constraints.stream()
                .filter(c -> c instanceof Constraint.ForeignKey && c.columns().equals(by))
                .map(c -> one(((Constraint.ForeignKey) c).target()))
                .findFirst()
                .orElse(words(by.getLast()));
    }

    private static String flag(Name column) {
        String s = words(column);
        for (String verb : List.of("is ", "has ", "was ")) {
            if (s.startsWith(verb)) {
                return s.substring(verb.length());
            }
        }
        return s;
    }

    static String words(Name name) {
        return words(name.value());
    }

    private static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static String one(ObjectName table) {
        return words(Plural.singular(table.name().value()));
    }

    private static String many(ObjectName table) {
        return words(Plural.of(Plural.singular(table.name().value())));
    }
}

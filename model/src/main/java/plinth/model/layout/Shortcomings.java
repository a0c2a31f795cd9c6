package plinth.model.layout;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Name;
import plinth.model.schema.Strings;

/** What a strategy cannot enforce, in sentences. */
final class Shortcomings {
    private Shortcomings() {}

    static List<String> of(Family family, Strategy strategy) {
        List<String> out = new ArrayList<>();
        String one = Plural.singular(family.base().name().value());
        Family.Kind first = family.kinds().getFirst();
        Family.Kind last = family.kinds().getLast();
        if (family.overlapping()) {
            overlapping(out, family, strategy, one);
            return out;
        }
        switch (strategy) {
            case Strategy.ClassTable c -> {
                if (!c.guarded() && !family.told()) {
                    out.add(Strings.capital(Strings.article(one)) + " may have rows in " + first.table() + " and "
                            + last.table() + " at once: nothing tells its kind.");
                } else if (!c.guarded()) {
                    out.add(first.table() + " accepts a row for " + Strings.article(one) + " of "
                            + family.discriminator() + " '" + last.value() + "'.");
                }
                out.add(Strings.capital(Strings.article(one)) + " may have no row in any subtype's table.");
            }
            case Strategy.SingleTable s -> {
                if (family.kindless()) {
                    out.add(Strings.capital(Strings.article(one)) + " without "
                            + Strings.article(family.discriminator().value()) + " may have the columns of every kind: "
                            + family.discriminator() + " may be NULL.");
                }
                if (!s.guarded()) {
                    family.kinds().stream()
                            .filter(k -> !k.columns().isEmpty())
                            .findFirst()
                            .ifPresent(k -> {
                                String column = k.columns().getFirst().name().value();
                                Family.Kind other = k == last ? first : last;
                                out.add(Strings.capital(Strings.article(one)) + " of " + family.discriminator() + " '"
                                        + other.value()
                                        + "' may have " + Strings.article(column) + ", and one of '" + k.value()
                                        + "' may lack what it must have.");
                            });
                }
            }
            case Strategy.ConcreteTables t -> {
                out.add("The same "
                        + String.join(
                                ", ", family.key().stream().map(n -> n.value()).toList())
                        + " may be used in two of the tables.");
                out.add("No foreign key can mean " + Strings.article(one) + " of any kind.");
                if (t.inherits()) {
                    out.add(family.base()
                            + " takes no rows of its own: INSERT goes to the tables that inherit from it.");
                }
                if (t.view()) {
                    out.add("The view " + family.base()
                            + " shows the rows and takes none: INSERT, UPDATE and DELETE go to the tables.");
                }
            }
        }
        return out;
    }

    private static void overlapping(List<String> out, Family family, Strategy strategy, String one) {
        Family.Kind first = family.kinds().getFirst();
        Name flag = family.mark(first);
        switch (strategy) {
            case Strategy.ClassTable c -> {
                if (!c.guarded() && family.shared().column(flag).isPresent()) {
                    out.add(first.table() + " accepts a row for " + Strings.article(one) + " without " + flag + ".");
                }
                out.add(Strings.capital(Strings.article(one)) + " with " + flag + " may have no row in " + first.table()
                        + ".");
            }
            case Strategy.SingleTable s -> {
                if (!s.guarded()) {
                    family.kinds().stream()
                            .filter(k -> !k.columns().isEmpty())
                            .findFirst()
                            .ifPresent(k -> out.add(Strings.capital(Strings.article(one)) + " without " + family.mark(k)
                                    + " may have "
                                    + Strings.article(
                                            k.columns().getFirst().name().value())
                                    + ", and one with it may lack what it must have."));
                }
            }
            case Strategy.ConcreteTables t -> {
                out.add(Strings.capital(Strings.article(one))
                        + " of several kinds has a row in each of their tables, with the same "
                        + String.join(
                                ", ", family.key().stream().map(Name::value).toList())
                        + ": nothing keeps what these rows have in common the same.");
                out.add("No foreign key can mean " + Strings.article(one) + " of any kind.");
                if (t.view()) {
                    out.add("The view " + family.base() + " shows " + Strings.article(one)
                            + " once and takes no rows: INSERT, UPDATE and DELETE go to the tables.");
                }
            }
        }
    }
}

package plinth.database.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Values that stand beside one another in an expression: PostgreSQL compares those of one family only, where others convert as they go. A truth
 * value compared with 1 or 0 is written as one.
 */
final class Comparing {
    private static final Set<String> BEFORE_CONDITION = Set.of("AND", "OR", "NOT", "WHERE", "ON", "WHEN", "HAVING");
    private static final Set<String> BEHIND_CONDITION =
            Set.of("AND", "OR", "THEN", "GROUP", "ORDER", "LIMIT", "UNION", "HAVING");

    private final List<Item> items;

    private Comparing(List<Item> items) {
        this.items = new ArrayList<>(items);
    }

    /** Returns {@code items} with truth values for numbers where they are meant. */
    static List<Item> checked(List<Item> items, boolean query) throws Untranslatable {
        Comparing c = new Comparing(items);
        boolean between = false;
        for (int i = 0; i < c.items.size(); i++) {
            Item item = c.items.get(i);
            if (item.comparison()) {
                c.beside(i - 1, i + 1);
                c.beside(i + 1, i - 1);
            } else if (item.is("||")) {
                c.joined(i - 1);
                c.joined(i + 1);
            } else if (item.is("IN") && c.at(i + 1).is("(")) {
                int from = i - (c.at(i - 1).is("NOT") ? 2 : 1);
                for (int j = i + 2; j < c.items.size() && !c.at(j).is(")"); j++) {
                    c.beside(from, j);
                }
            } else if (item.is("BETWEEN")) {
                between = true;
                int from = i - (c.at(i - 1).is("NOT") ? 2 : 1);
                c.beside(from, i + 1);
                c.beside(from, i + 3);
            } else if (item.is("AND") && between) {
                between = false;
            } else if (item.kind() == Item.Kind.NAME && !between) {
                c.alone(i, query);
            }
        }
        return c.items;
    }

    private Item at(int i) {
        return i >= 0 && i < items.size() ? items.get(i) : Item.symbol("");
    }

    private void beside(int column, int value) throws Untranslatable {
        Item a = at(column);
        Item b = at(value);
        if (a.kind() != Item.Kind.NAME || a.family().isEmpty()) {
            return;
        }
        Family family = a.family().get();
        switch (b.kind()) {
            case NAME -> {
                Optional<Family> other = b.family();
                if (other.isPresent() && other.get() != family) {
                    throw new Untranslatable("values of two types that PostgreSQL does not compare");
                }
            }
            case NUMBER -> {
                if (family == Family.TRUTH && (b.is("0") || b.is("1"))) {
                    items.set(value, Item.other(b.is("1") ? "TRUE" : "FALSE"));
                } else if (family != Family.NUMBER) {
                    throw new Untranslatable("a number beside what is none");
                }
            }
            case STRING -> {
                boolean number = b.text().matches("'-?[0-9]+(\\.[0-9]+)?'");
                if (family == Family.TRUTH || (family == Family.NUMBER && !number)) {
                    throw new Untranslatable("a text beside what is none");
                }
            }
            case KEYWORD, FUNCTION, SYMBOL, OTHER -> {}
        }
    }

    /** Of what is joined to a text PostgreSQL wants a text: of numbers it makes one, of all else only by settings. */
    private void joined(int i) throws Untranslatable {
        Item item = at(i);
        if (item.kind() != Item.Kind.NAME || item.family().isEmpty()) {
            return;
        }
        switch (item.family().get()) {
            case TEXT -> {}
            case NUMBER -> throw new Untranslatable("a number joined to a text");
            case TRUTH, TIME, OTHER -> throw new Untranslatable("what is no text joined to one");
        }
    }

    /** A number that stands where a condition is wanted is one elsewhere, not in PostgreSQL. */
    private void alone(int i, boolean query) throws Untranslatable {
        Item item = at(i);
        boolean whole = items.size() == 1 && !query;
        boolean condition = (BEFORE_CONDITION.contains(at(i - 1).text()) || (i == 0 && !query))
                && (BEHIND_CONDITION.contains(at(i + 1).text()) || i + 1 == items.size());
        if (condition && !whole && item.family().filter(f -> f != Family.TRUTH).isPresent()) {
            throw new Untranslatable("a value that stands for a condition");
        }
    }
}

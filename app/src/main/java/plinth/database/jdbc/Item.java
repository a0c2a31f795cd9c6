package plinth.database.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;

/**
 * A part of a translated expression.
 *
 * @param text what is written, empty for a name
 * @param path the name, empty for all else
 * @param family of a column, the family of its type when that is known
 */
record Item(Kind kind, String text, List<Name> path, Optional<Family> family) {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        KEYWORD,
        FUNCTION,
        SYMBOL,
        OTHER
    }

    Item {
        path = List.copyOf(path);
    }

    static Item name(List<Name> path, Optional<Family> family) {
        return new Item(Kind.NAME, "", path, family);
    }

    static Item number(String text) {
        return plain(Kind.NUMBER, text);
    }

    static Item string(String literal) {
        return plain(Kind.STRING, literal);
    }

    static Item keyword(String text) {
        return plain(Kind.KEYWORD, text);
    }

    static Item function(String name) {
        return plain(Kind.FUNCTION, name);
    }

    static Item symbol(String text) {
        return plain(Kind.SYMBOL, text);
    }

    static Item other(String text) {
        return plain(Kind.OTHER, text);
    }

    private static Item plain(Kind kind, String text) {
        return new Item(kind, text, List.of(), Optional.empty());
    }

    boolean is(String word) {
        return text.equals(word);
    }

    boolean comparison() {
        return kind == Kind.SYMBOL && Grammar.COMPARISONS.contains(text);
    }

    /** Returns {@code items} as one expression, with a blank where two would run together. */
    static Expression expression(List<Item> items) {
        List<Expression.Piece> out = new ArrayList<>();
        Item before = symbol("(");
        for (Item item : items) {
            boolean tight = before.is("(")
                    || item.is(")")
                    || item.is(",")
                    || item.is(".*")
                    || (item.is("(") && before.kind() == Kind.FUNCTION);
            if (!tight) {
                out.add(new Expression.Verbatim(" "));
            }
            out.add(
                    item.kind() == Kind.NAME
                            ? new Expression.Reference(item.path())
                            : new Expression.Verbatim(item.text()));
            before = item;
        }
        return new Expression(out);
    }
}

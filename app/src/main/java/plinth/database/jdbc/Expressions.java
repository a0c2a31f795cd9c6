package plinth.database.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Strings;
import plinth.renderer.sql.Sql;

/**
 * Another database's expressions and queries in PostgreSQL's SQL. Only what certainly means the same is translated: words, operators and functions
 * of a list, compared values of one family of types. All else is refused with the reason.
 */
final class Expressions {
    /** What it is for: PostgreSQL keeps generated columns and indexes to what gives the same for the same. */
    enum Use {
        ANY,
        IMMUTABLE
    }

    private final Product product;
    private final Scope scope;
    private final Use use;
    private final List<Word> in;
    private final List<Item> out = new ArrayList<>();
    private final Set<String> aliases = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private int i;

    private Expressions(Product product, Scope scope, Use use, List<Word> in) {
        this.product = product;
        this.scope = scope;
        this.use = use;
        this.in = in;
    }

    /** Returns {@code sql}, an expression or with such a scope a query, as PostgreSQL has it. */
    static Expression translate(Product product, String sql, Scope scope, Use use) throws Untranslatable {
        String plain = product == Product.MYSQL ? sql.replace("\\'", "'") : sql;
        Expressions e = new Expressions(product, scope, use, Word.of(plain, product));
        if (scope.query()) {
            e.aliases();
            Grouping.check(product, e.in);
        }
        e.all();
        return Item.expression(Comparing.checked(e.out, scope.query()));
    }

    private Word at(int j) {
        return j >= 0 && j < in.size() ? in.get(j) : new Word(Word.Kind.SYMBOL, "");
    }

    /** Names that the query itself gives: behind AS, or behind a value or table without anything between. */
    private void aliases() {
        for (int j = 1; j < in.size(); j++) {
            Word w = in.get(j);
            Word before = in.get(j - 1);
            boolean value = (before.names() && !word(before))
                    || before.is(")")
                    || before.kind() == Word.Kind.STRING
                    || before.kind() == Word.Kind.NUMBER
                    || before.is("END");
            if (w.names() && !word(w) && (before.is("AS") || value)) {
                aliases.add(w.text());
            }
            if (w.is("AS") && at(j + 1).is("(") && before.names()) {
                aliases.add(before.text());
            }
        }
    }

    private boolean word(Word w) {
        return w.kind() == Word.Kind.WORD
                && (Grammar.EXPRESSION.contains(w.upper())
                        || (scope.query() && Grammar.QUERY.contains(w.upper()))
                        || Grammar.MOMENTARY.containsKey(w.upper())
                                && scope.column(w.text()).isEmpty());
    }

    private void all() throws Untranslatable {
        while (i < in.size()) {
            Word w = in.get(i);
            switch (w.kind()) {
                case STRING -> {
                    string(w);
                    i++;
                }
                case NUMBER -> {
                    if (!w.text().matches("[0-9]*\\.?[0-9]*([eE][+-]?[0-9]+)?")) {
                        throw new Untranslatable("the number " + w.text());
                    }
                    out.add(Item.number(w.text()));
                    i++;
                }
                case SYMBOL -> symbol(w);
                case QUOTED -> name();
                case WORD -> word();
            }
        }
    }

    private void string(Word w) throws Untranslatable {
        if (product == Product.MYSQL && w.text().contains("\\")) {
            throw new Untranslatable("a string with a backslash");
        }
        out.add(Item.string(Strings.literal(w.text())));
    }

    private void symbol(Word w) throws Untranslatable {
        String text = w.text().equals("!=") ? "<>" : w.text().equals("==") ? "=" : w.text();
        if (!Grammar.SYMBOLS.contains(text)) {
            throw new Untranslatable("the operator " + w.text());
        }
        if (text.equals("||") && !product.barsJoin()) {
            throw new Untranslatable("|| is OR there");
        }
        if (text.equals("/") && product.exactDivision()) {
            throw new Untranslatable("a division, which PostgreSQL rounds");
        }
        out.add(Item.symbol(text));
        i++;
    }

    private void word() throws Untranslatable {
        Word w = in.get(i);
        String upper = w.upper();
        boolean dotted = at(i + 1).is(".") || at(i - 1).is(".");
        if (dotted) {
            name();
        } else if (product == Product.MYSQL
                && upper.startsWith("_")
                && at(i + 1).kind() == Word.Kind.STRING) {
            i++;
        } else if (at(i + 1).is("(") && !Grammar.EXPRESSION.contains(upper) && !Grammar.QUERY.contains(upper)) {
            function();
        } else if (Grammar.MOMENTARY.containsKey(upper)
                && scope.column(w.text()).isEmpty()) {
            momentary(upper);
            i++;
        } else if (Grammar.EXPRESSION.contains(upper)) {
            keyword(upper);
        } else if (scope.query() && Grammar.QUERY.contains(upper)) {
            if (upper.equals("LIMIT") && at(i + 2).is(",")) {
                throw new Untranslatable("LIMIT with two numbers");
            }
            out.add(Item.keyword(upper));
            i++;
        } else {
            name();
        }
    }

    private void keyword(String upper) throws Untranslatable {
        if (upper.equals("FROM") && !scope.query() && !at(i - 1).is("DISTINCT")) {
            throw new Untranslatable("FROM in an expression");
        }
        if (upper.equals("IS")) {
            Word next = at(i + 1).is("NOT") ? at(i + 2) : at(i + 1);
            if (!next.is("NULL") && !next.is("TRUE") && !next.is("FALSE") && !next.is("DISTINCT")) {
                throw new Untranslatable("IS between two values");
            }
        }
        out.add(Item.keyword(upper.equals("LIKE") && product.likeIgnoresCase() ? "ILIKE" : upper));
        i++;
    }

    private void momentary(String upper) throws Untranslatable {
        if (use == Use.IMMUTABLE) {
            throw new Untranslatable(upper + " is another each time");
        }
        String pg = Grammar.MOMENTARY.getOrDefault(upper, upper);
        out.add(Item.other(pg));
    }

    private void function() throws Untranslatable {
        Word w = in.get(i);
        String lower = w.text().toLowerCase(Locale.ROOT);
        int close = close(i + 1);
        if (Grammar.MOMENTARY.containsKey(w.upper())
                && (close == i + 2 || (close == i + 3 && at(i + 2).kind() == Word.Kind.NUMBER))) {
            momentary(w.upper());
            i = close + 1;
            return;
        }
        if ((lower.equals("datetime") || lower.equals("date"))
                && close == i + 3
                && at(i + 2).text().equals("now")) {
            momentary(lower.equals("date") ? "CURRENT_DATE" : "CURRENT_TIMESTAMP");
            i = close + 1;
            return;
        }
        if (lower.equals("cast")) {
            cast(close);
            return;
        }
        Optional<String> pg = Optional.ofNullable(Grammar.FUNCTIONS.get(lower));
        int arguments = arguments(i + 1, close);
        boolean aggregate = scope.query() && Grammar.AGGREGATES.contains(lower) && arguments <= 1;
        if (pg.isEmpty() && !aggregate) {
            throw new Untranslatable("the function " + w.text());
        }
        boolean doubtful = (lower.equals("round") && arguments > 1)
                || (lower.startsWith("substr")
                        && in.subList(i, close).stream().anyMatch(x -> x.is("-") || x.is("FROM")))
                || (lower.endsWith("trim") && arguments > 1);
        if (doubtful) {
            throw new Untranslatable("the function " + w.text() + " with these arguments");
        }
        out.add(Item.function(pg.orElse(lower)));
        i++;
    }

    private int arguments(int open, int close) {
        int depth = 0;
        int commas = 0;
        for (int j = open; j < close; j++) {
            depth += at(j).is("(") ? 1 : at(j).is(")") ? -1 : 0;
            commas += depth == 1 && at(j).is(",") ? 1 : 0;
        }
        return close == open + 1 ? 0 : commas + 1;
    }

    private int close(int open) throws Untranslatable {
        int depth = 0;
        for (int j = open; j < in.size(); j++) {
            depth += at(j).is("(") ? 1 : at(j).is(")") ? -1 : 0;
            if (depth == 0) {
                return j;
            }
        }
        throw new Untranslatable("an open parenthesis");
    }

    private void cast(int close) throws Untranslatable {
        int as = -1;
        int depth = 0;
        for (int j = i + 1; j < close; j++) {
            depth += at(j).is("(") ? 1 : at(j).is(")") ? -1 : 0;
            as = depth == 1 && at(j).is("AS") ? j : as;
        }
        if (as < 0) {
            throw new Untranslatable("CAST without a type");
        }
        StringBuilder type = new StringBuilder();
        for (int j = as + 1; j < close; j++) {
            type.append(at(j).kind() == Word.Kind.WORD && !type.isEmpty() ? " " : "")
                    .append(at(j).text());
        }
        PgTypes.Mapped mapped = PgTypes.of(type.toString(), 0, 0, Types.OTHER, product);
        if (!mapped.exact()) {
            throw new Untranslatable("a cast to " + type);
        }
        if (use == Use.IMMUTABLE && Family.of(mapped.type()) != Family.NUMBER) {
            throw new Untranslatable("a cast that depends on settings");
        }
        Expressions inside = new Expressions(product, scope, use, in.subList(i + 2, as));
        inside.aliases.addAll(aliases);
        inside.all();
        out.add(Item.function("CAST"));
        out.add(Item.symbol("("));
        out.addAll(inside.out);
        out.add(Item.keyword("AS " + Sql.PUBLIC.type(mapped.type())));
        out.add(Item.symbol(")"));
        i = close + 1;
    }

    /** A column, or in a query a table or a name that the query gives, with what stands before it and a dot. */
    private void name() throws Untranslatable {
        List<String> parts = new ArrayList<>();
        parts.add(in.get(i).text());
        boolean bare = in.get(i).kind() == Word.Kind.WORD && !at(i + 1).is(".");
        i++;
        boolean star = false;
        while (at(i).is(".")) {
            if (at(i + 1).is("*")) {
                star = true;
            } else if (!at(i + 1).names()) {
                throw new Untranslatable("a dot without a name");
            } else {
                parts.add(at(i + 1).text());
            }
            i += 2;
        }
        String last = parts.getLast();
        if (bare
                && Grammar.FOREIGN.contains(last.toUpperCase(Locale.ROOT))
                && scope.column(last).isEmpty()) {
            throw new Untranslatable(last.toUpperCase(Locale.ROOT));
        }
        Optional<Name> column = scope.column(last);
        List<Name> path = new ArrayList<>();
        for (String part : parts.subList(0, parts.size() - 1)) {
            path.add(qualifier(part));
        }
        Optional<Name> found = star ? Optional.of(qualifier(last)) : column;
        if (found.isEmpty() && scope.query()) {
            found = scope.relation(last).or(() -> aliases.contains(last) ? Optional.of(alias(last)) : Optional.empty());
        }
        path.add(found.orElseThrow(() -> new Untranslatable(last + ", which is no column")));
        // A table's own expression names its columns without the table.
        List<Name> written = scope.query() ? path : List.of(path.getLast());
        out.add(Item.name(written, column.flatMap(scope::family)));
        if (star) {
            out.add(Item.symbol(".*"));
        }
    }

    private Name qualifier(String part) throws Untranslatable {
        return scope.relation(part)
                .or(() -> aliases.contains(part) ? Optional.of(alias(part)) : Optional.empty())
                .or(() -> scope.schema(part))
                .orElseThrow(() -> new Untranslatable(part + ", which is no table"));
    }

    private Name alias(String written) {
        return new Name(
                written.equals(written.toUpperCase(Locale.ROOT))
                                || product == Product.SQLITE
                                || product == Product.MYSQL
                        ? written.toLowerCase(Locale.ROOT)
                        : written);
    }
}

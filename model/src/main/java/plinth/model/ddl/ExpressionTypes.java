package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Type;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Tells the types of expressions where they are written, and what PostgreSQL would call a column of them. */
final class ExpressionTypes {
    /** How strongly operators bind, from the weakest. */
    private static final int OR = 1;

    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int LIKE = 6;
    private static final int OTHER = 7;
    private static final int SUM = 8;
    private static final int PRODUCT = 9;
    private static final int POWER = 10;
    private static final int ZONE = 11;
    private static final int SIGN = 12;

    private final QueryTypes queries;
    private final Cursor c;
    private final Name schema;
    private final TypeScope scope;

    ExpressionTypes(QueryTypes queries, Tokens tokens, Name schema, TypeScope scope) {
        this.queries = queries;
        this.c = new Cursor(tokens);
        this.schema = schema;
        this.scope = scope;
    }

    /** Returns the type of the expression that begins at token {@code at}. */
    Typed at(int at) {
        c.to(at);
        return expression(0);
    }

    /** Returns the types of the expressions between commas from token {@code at} on. */
    List<Typed> row(int at) {
        c.to(at);
        return list();
    }

    /** Returns where the last expression ended. */
    int end() {
        return c.at();
    }

    private List<Typed> list() {
        List<Typed> all = new ArrayList<>();
        do {
            all.add(expression(0));
        } while (c.accept(','));
        return all;
    }

    private Typed expression(int min) {
        Typed left = prefix();
        while (true) {
            Optional<Typed> next = behind(left, min);
            if (next.isEmpty()) {
                return left;
            }
            left = next.get();
        }
    }

    private static int strength(String op) {
        return switch (op) {
            case "=", "<", ">", "<=", ">=", "<>", "!=" -> COMPARISON;
            case "+", "-" -> SUM;
            case "*", "/", "%" -> PRODUCT;
            case "^" -> POWER;
            default -> OTHER;
        };
    }

    private Optional<Typed> behind(Typed left, int min) {
        return switch (c.kind()) {
            case OPERATOR -> {
                String op = c.tokens.text(c.at());
                int binds = strength(op);
                if (binds < min) {
                    yield Optional.empty();
                }
                c.skip();
                yield Optional.of(quantified() ? bool() : operator(op, left, expression(binds + 1)));
            }
            case PUNCTUATION -> punctuation(left);
            case WORD -> word(left, min);
            default -> Optional.empty();
        };
    }

    private Typed operator(String op, Typed left, Typed right) {
        return CommonTypes.operator(op, base(left), base(right));
    }

    private Typed base(Typed t) {
        return t.type() == null ? t : t.withType(queries.known().base(t.type()));
    }

    private static Typed bool() {
        return Typed.known("boolean");
    }

    /** ANY, ALL or SOME with what they are about. */
    private boolean quantified() {
        if (c.isAny(Keyword.ANY, Keyword.ALL, Keyword.SOME) && c.is(1, '(')) {
            c.skip();
            c.skipParenthesis();
            return true;
        }
        return false;
    }

    private Optional<Typed> punctuation(Typed left) {
        if (c.tokens.is(c.at(), "::")) {
            c.skip();
            return Optional.of(cast(left, type()));
        }
        if (c.is('[')) {
            int close = c.tokens.closing(c.at());
            boolean slice = false;
            for (int i = c.at(); i < close; i++) {
                slice |= c.tokens.is(i, ":");
            }
            c.to(close + 1);
            Type of = base(left).type();
            Type inner =
                    of instanceof Type.ArrayOf a ? (slice ? a : a.element()) : of != null && of.is("jsonb") ? of : null;
            return Optional.of(left.withType(inner));
        }
        if (c.is('.') && c.tokens.isIdentifier(c.at() + 1)) {
            c.skip();
            Name field = c.label("a field").name();
            return Optional.of(field(left, field));
        }
        return Optional.empty();
    }

    private Typed field(Typed of, Name field) {
        Optional<Typed> found = base(of).type() instanceof Type.Named n
                ? queries.known()
                        .columns(n.name())
                        .flatMap(all -> all.stream()
                                .filter(k -> k.name().equals(field))
                                .map(QueryTypes::typed)
                                .findFirst())
                : Optional.empty();
        return found.orElse(Typed.UNKNOWN).called(field, 2);
    }

    private TypeNode type() {
        return new TypeGrammar(c, schema).type();
    }

    private Typed cast(Typed of, TypeNode to) {
        Type type = to.type() instanceof Type.Other ? null : to.type();
        Typed cast = Typed.of(type).withCollation(collatable(type) ? of.collation() : Optional.empty());
        return of.strength() > 1 ? cast.called(of.name(), of.strength()) : cast.called(typeName(to.type()), 1);
    }

    private static boolean collatable(@org.jspecify.annotations.Nullable Type t) {
        return t instanceof Type.Known k && CommonTypes.string(k.name());
    }

    /** The name of a type in the catalog, which a cast lends to its column. */
    private static Name typeName(Type type) {
        return switch (type) {
            case Type.Known k ->
                new Name(
                        switch (k.name()) {
                            case "integer" -> "int4";
                            case "bigint" -> "int8";
                            case "smallint" -> "int2";
                            case "real" -> "float4";
                            case "double precision" -> "float8";
                            case "boolean" -> "bool";
                            case "character varying" -> "varchar";
                            case "character" -> "bpchar";
                            case "timestamp with time zone" -> "timestamptz";
                            case "timestamp without time zone" -> "timestamp";
                            case "time with time zone" -> "timetz";
                            case "time without time zone" -> "time";
                            case "bit varying" -> "varbit";
                            default -> k.name();
                        });
            case Type.Named n -> n.name().name();
            case Type.ArrayOf a -> typeName(a.element());
            case Type.Other o -> Typed.NAMELESS;
        };
    }

    private Optional<Typed> word(Typed left, int min) {
        Keyword k = c.keyword();
        if (k == null) {
            return Optional.empty();
        }
        return switch (k) {
            case OR, AND -> {
                int binds = k == Keyword.OR ? OR : AND;
                if (binds < min) {
                    yield Optional.empty();
                }
                c.skip();
                expression(binds + 1);
                yield Optional.of(bool());
            }
            case IS -> min > IS ? Optional.empty() : Optional.of(is());
            case ISNULL, NOTNULL -> {
                if (min > IS) {
                    yield Optional.empty();
                }
                c.skip();
                yield Optional.of(bool());
            }
            case COLLATE -> {
                c.skip();
                yield Optional.of(
                        left.withCollation(Optional.of(c.name("a collation").written())));
            }
            case AT -> {
                if (min > ZONE) {
                    yield Optional.empty();
                }
                c.skip();
                if (!c.accept("local")) {
                    c.expect(Keyword.TIME);
                    c.expect(Keyword.ZONE);
                    expression(ZONE + 1);
                }
                yield Optional.of(FunctionTypes.zoned(base(left)).called("timezone", 2));
            }
            case NOT, LIKE, ILIKE, IN, BETWEEN, SIMILAR, OVERLAPS -> min > LIKE ? Optional.empty() : like(k);
            default -> Optional.empty();
        };
    }

    private Typed is() {
        c.expect(Keyword.IS);
        c.accept(Keyword.NOT);
        if (c.accept(Keyword.DISTINCT, Keyword.FROM)) {
            expression(IS + 1);
            return bool();
        }
        if (c.accept(Keyword.JSON) && !c.isAny(Keyword.VALUE, Keyword.ARRAY, Keyword.OBJECT, Keyword.SCALAR)) {
            return bool();
        }
        c.skip();
        return bool();
    }

    private Optional<Typed> like(Keyword k) {
        if (k == Keyword.NOT) {
            Keyword next = c.keyword(1);
            if (next != Keyword.LIKE
                    && next != Keyword.ILIKE
                    && next != Keyword.IN
                    && next != Keyword.BETWEEN
                    && next != Keyword.SIMILAR) {
                return Optional.empty();
            }
            c.skip();
        }
        if (c.accept(Keyword.IN)) {
            c.skipParenthesis();
        } else if (c.accept(Keyword.BETWEEN)) {
            if (!c.accept(Keyword.SYMMETRIC)) {
                c.accept(Keyword.ASYMMETRIC);
            }
            expression(OTHER);
            c.expect(Keyword.AND);
            expression(OTHER);
        } else {
            c.accept(Keyword.SIMILAR);
            c.skip();
            if (!quantified()) {
                expression(OTHER);
            }
            if (c.accept(Keyword.ESCAPE)) {
                expression(OTHER);
            }
        }
        return Optional.of(bool());
    }

    private Typed prefix() {
        switch (c.kind()) {
            case OPERATOR -> {
                String op = c.tokens.text(c.at());
                c.skip();
                return CommonTypes.prefix(op, base(expression(op.equals("-") || op.equals("+") ? SIGN : OTHER + 1)));
            }
            case NUMBER -> {
                String text = c.tokens.text(c.at());
                c.skip();
                return Typed.known(number(text));
            }
            case STRING -> {
                char first = Character.toLowerCase(c.tokens.text(c.at()).charAt(0));
                c.skip();
                return first == 'b' || first == 'x' ? Typed.UNKNOWN : Typed.LITERAL;
            }
            case PARAMETER -> {
                String text = c.tokens.text(c.at());
                c.skip();
                return queries.parameter(text);
            }
            case PUNCTUATION -> {
                return parenthesis();
            }
            case WORD, QUOTED -> {
                return operand();
            }
            default -> throw c.wanted("an expression");
        }
    }

    private static String number(String text) {
        String digits = text.replace("_", "");
        if (!digits.chars().allMatch(Character::isDigit)) {
            return digits.startsWith("0x") || digits.startsWith("0o") || digits.startsWith("0b")
                    ? "integer"
                    : "numeric";
        }
        try {
            long value = Long.parseLong(digits);
            return value <= Integer.MAX_VALUE ? "integer" : "bigint";
        } catch (NumberFormatException e) {
            return "numeric";
        }
    }

    private Typed parenthesis() {
        int open = c.at();
        c.expect('(');
        if (beginsQuery()) {
            Typed sole = subquery();
            c.to(c.tokens.closing(open) + 1);
            return sole;
        }
        Typed inner = expression(0);
        boolean row = c.is(',');
        c.to(c.tokens.closing(open) + 1);
        return row ? Typed.UNKNOWN.called("row", 1) : inner;
    }

    private boolean beginsQuery() {
        int i = c.at();
        while (c.tokens.is(i, '(')) {
            i++;
        }
        return c.tokens.is(i, Keyword.SELECT)
                || c.tokens.is(i, Keyword.WITH)
                || c.tokens.is(i, Keyword.VALUES)
                || (c.tokens.is(i, Keyword.TABLE) && c.tokens.isIdentifier(i + 1));
    }

    private Typed subquery() {
        List<TypeScope.Column> columns = queries.columns(new Sql(c, schema).query(), scope, scope.with());
        if (columns.size() != 1) {
            return Typed.UNKNOWN;
        }
        return columns.getFirst().typed().called(columns.getFirst().name(), 2);
    }

    private Typed operand() {
        Keyword k = c.kind() == TokenKind.QUOTED ? null : c.keyword();
        if (k != null) {
            Optional<Typed> special = special(k);
            if (special.isPresent()) {
                return special.get();
            }
        }
        return typedLiteral().orElseGet(this::named);
    }

    private Optional<Typed> special(Keyword k) {
        return switch (k) {
            case NOT -> {
                c.skip();
                expression(NOT);
                yield Optional.of(bool());
            }
            case NULL -> {
                c.skip();
                yield Optional.of(Typed.LITERAL);
            }
            case TRUE, FALSE -> {
                c.skip();
                yield Optional.of(bool());
            }
            case CASE -> Optional.of(cases());
            case CAST -> {
                c.skip();
                int open = c.at();
                c.expect('(');
                Typed of = expression(0);
                c.expect(Keyword.AS);
                Typed cast = cast(of, type());
                c.to(c.tokens.closing(open) + 1);
                yield Optional.of(cast);
            }
            case EXISTS -> {
                c.skip();
                c.skipParenthesis();
                yield Optional.of(bool().called("exists", 2));
            }
            case ARRAY -> Optional.of(array());
            case ROW -> {
                c.skip();
                c.skipParenthesis();
                yield Optional.of(Typed.UNKNOWN.called("row", 2));
            }
            default -> clock();
        };
    }

    /** Functions that are called without parentheses. */
    private Optional<Typed> clock() {
        String word = c.tokens.text(c.at()).toLowerCase(Locale.ROOT);
        String type = switch (word) {
            case "current_date" -> "date";
            case "current_timestamp" -> "timestamp with time zone";
            case "localtimestamp" -> "timestamp without time zone";
            case "current_time" -> "time with time zone";
            case "localtime" -> "time without time zone";
            case "current_user", "session_user", "user", "current_role", "current_catalog", "current_schema" -> "name";
            default -> "";
        };
        if (type.isEmpty() || (type.equals("name") && c.is(1, '('))) {
            return Optional.empty();
        }
        c.skip();
        List<String> modifiers = List.of();
        if (c.is('(')) {
            modifiers = List.of(c.tokens.text(c.at() + 1));
            c.skipParenthesis();
        }
        return Optional.of(Typed.of(new Type.Known(type, modifiers)).called(word, 2));
    }

    private Typed cases() {
        c.expect(Keyword.CASE);
        if (!c.is(Keyword.WHEN)) {
            expression(0);
        }
        List<Typed> all = new ArrayList<>();
        while (c.accept(Keyword.WHEN)) {
            expression(0);
            c.expect(Keyword.THEN);
            all.add(expression(0));
        }
        Typed last = c.accept(Keyword.ELSE) ? expression(0) : Typed.LITERAL;
        all.add(0, last);
        c.expect(Keyword.END);
        Typed common = CommonTypes.common(all);
        return last.strength() > 1 ? common.called(last.name(), last.strength()) : common.called("case", 1);
    }

    private Typed array() {
        c.skip();
        int open = c.at();
        if (c.is('(')) {
            c.skip();
            Typed of = subquery();
            c.to(c.tokens.closing(open) + 1);
            return arrayOf(of);
        }
        c.expect('[');
        List<Typed> all = new ArrayList<>();
        while (!c.is(']')) {
            if (c.is('[')) {
                c.to(c.tokens.closing(c.at()) + 1);
                all.add(Typed.UNKNOWN);
            } else {
                all.add(expression(0));
            }
            if (!c.accept(',')) {
                break;
            }
        }
        c.expect(']');
        return arrayOf(CommonTypes.common(all));
    }

    private static Typed arrayOf(Typed of) {
        Type element = of.literal() ? Typed.TEXT : of.type();
        Typed array = element == null
                ? Typed.UNKNOWN
                : Typed.of(element instanceof Type.ArrayOf ? element : new Type.ArrayOf(element));
        return array.withCollation(of.collation()).called("array", 2);
    }

    /** {@code date '2020-01-01'}, {@code interval '1 day'}: a type before a string. */
    private Optional<Typed> typedLiteral() {
        int mark = c.at();
        boolean two = c.tokens.kind(mark + 1) == TokenKind.STRING;
        boolean more = c.isAny(Keyword.TIMESTAMP, Keyword.TIME, Keyword.INTERVAL, Keyword.DOUBLE)
                || c.is(1, '(') && c.tokens.kind(c.tokens.closing(mark + 1) + 1) == TokenKind.STRING;
        if (!two && !more) {
            return Optional.empty();
        }
        try {
            TypeNode type = type();
            if (c.kind() == TokenKind.STRING) {
                c.skip();
                while (c.isAny(Keyword.YEAR, Keyword.MONTH, Keyword.DAY, Keyword.HOUR, Keyword.MINUTE, Keyword.SECOND)
                        || c.is(Keyword.TO)) {
                    c.skip();
                }
                return Optional.of(cast(Typed.LITERAL, type));
            }
        } catch (Unreadable e) {
            c.to(mark);
        }
        c.to(mark);
        return Optional.empty();
    }

    /** A column, a table's row or a call. */
    private Typed named() {
        List<Name> path = new ArrayList<>(2);
        path.add(c.ident("a name").name());
        while (c.is('.') && c.tokens.isIdentifier(c.at() + 1)) {
            c.skip();
            path.add(c.ident("a name").name());
        }
        if (c.is('(')) {
            return call(path);
        }
        return reference(path);
    }

    private Typed reference(List<Name> path) {
        Name last = path.getLast();
        if (path.size() == 1) {
            return scope.column(last)
                    .orElseGet(() -> scope.relation(last)
                            .flatMap(TypeScope.Relation::table)
                            .map(t -> Typed.of(new Type.Named(t, List.of())))
                            .orElse(Typed.UNKNOWN)
                            .called(last, 2));
        }
        Name before = path.get(path.size() - 2);
        Optional<Typed> found = scope.relation(before)
                .flatMap(r -> r.columns().stream()
                        .filter(k -> k.name().equals(last))
                        .map(TypeScope.Column::typed)
                        .findFirst());
        return found.orElse(Typed.UNKNOWN).called(last, 2);
    }

    private Typed call(List<Name> path) {
        String name = path.getLast().value();
        int open = c.at();
        int close = c.tokens.closing(open);
        if (close < 0) {
            throw c.wanted(")");
        }
        List<Typed> args = arguments(name, open, close);
        c.to(close + 1);
        behindCall();
        String qualifier = path.size() > 1 ? path.get(path.size() - 2).value() : "";
        Typed result = Typed.UNKNOWN;
        Optional<Typed> own = qualifier.equals("pg_catalog")
                ? Optional.empty()
                : queries.routine(
                        new ObjectName(qualifier.isEmpty() ? schema : path.get(path.size() - 2), path.getLast()),
                        qualifier.isEmpty(),
                        args);
        if (own.isPresent()) {
            result = own.get();
        } else if (qualifier.isEmpty() || qualifier.equals("pg_catalog")) {
            result = FunctionTypes.result(name, args.stream().map(this::base).toList())
                    .orElse(Typed.UNKNOWN);
        }
        return result.called(path.getLast(), 2);
    }

    private List<Typed> arguments(String name, int open, int close) {
        if (close == open + 1 || c.tokens.is(open + 1, '*')) {
            return List.of();
        }
        c.to(open + 1);
        switch (name) {
            case "extract", "position", "xmlserialize", "json_serialize" -> {
                return List.of();
            }
            case "trim", "substring", "overlay", "normalize" -> {
                return spoken();
            }
            default -> {}
        }
        while (c.isAny(Keyword.DISTINCT, Keyword.ALL, Keyword.VARIADIC)) {
            c.skip();
        }
        List<Typed> all = new ArrayList<>();
        do {
            if (c.tokens.isIdentifier(c.at()) && (c.tokens.is(c.at() + 1, "=>") || c.tokens.is(c.at() + 1, ":="))) {
                c.skip();
                c.skip();
            }
            c.accept(Keyword.VARIADIC);
            all.add(expression(0));
        } while (c.accept(',') && c.at() < close);
        return all;
    }

    /** Arguments with words between them. */
    private List<Typed> spoken() {
        while (c.isAny(Keyword.BOTH, Keyword.LEADING, Keyword.TRAILING, Keyword.FROM)) {
            c.skip();
        }
        List<Typed> all = new ArrayList<>();
        all.add(expression(0));
        if (c.accept(Keyword.FROM) && all.getFirst().literal()) {
            all.set(0, expression(0));
        }
        return all;
    }

    /** WITHIN GROUP, FILTER, OVER. */
    private void behindCall() {
        if (c.accept("within")) {
            c.skip();
            c.skipParenthesis();
        }
        if (c.is(Keyword.FILTER) && c.is(1, '(')) {
            c.skip();
            c.skipParenthesis();
        }
        if (c.accept(Keyword.OVER)) {
            if (c.is('(')) {
                c.skipParenthesis();
            } else {
                c.skip();
            }
        }
    }

    /** Returns what a routine of the schema says that it returns, when it is nothing but a type. */
    static Optional<TypeNode> returns(Routine r, Name schema) {
        Tokens tokens = Reparsed.tokens(r.definition());
        Cursor c = new Cursor(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Keyword.RETURNS)) {
                c.to(i + 1);
                c.accept(Keyword.SETOF);
                if (c.is(Keyword.TABLE)) {
                    return Optional.empty();
                }
                try {
                    return Optional.of(new TypeGrammar(c, schema).type());
                } catch (Unreadable e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the columns of what a routine gives back by {@code RETURNS TABLE} or by OUT. */
    static List<Column> table(Routine r, Name schema) {
        List<RoutineGrammar.Argument> row;
        try {
            row = RoutineGrammar.header(Reparsed.tokens(NamesIn.ROUTINE + r.definition()))
                    .row();
        } catch (Unreadable e) {
            return List.of();
        }
        List<Column> all = new ArrayList<>();
        for (RoutineGrammar.Argument a : row) {
            if (a.type().isEmpty()) {
                return List.of();
            }
            Name name = a.name().map(Ident::name).orElse(new Name("column" + (all.size() + 1)));
            TypeNode type = a.type().get();
            all.add(Column.of(name.value(), within(type.type(), type.named(), schema)));
        }
        return all;
    }

    /** Returns {@code type}, which is looked for in {@code schema} when it is written without one. */
    private static Type within(Type type, Optional<NameNode> written, Name schema) {
        return switch (type) {
            case Type.ArrayOf a -> new Type.ArrayOf(within(a.element(), written, schema));
            case Type.Named n
            when written.filter(w -> w.qualifier().isEmpty()).isPresent() ->
                new Type.Named(new ObjectName(schema, n.name().name()), n.modifiers());
            default -> type;
        };
    }
}

package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Domain;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * Finds the strings that are a label of an enumeration. A string is one for certain where it is cast to the type, where it is the default of a column of
 * the type, or where it is compared with one: {@code kind = 'x'}, {@code kind IN ('x', 'y')}, {@code CASE kind WHEN 'x'}. It is none where it is compared
 * with anything else. What cannot be told from the text refuses the change, when the enumeration has to do with the place at all.
 */
final class LabelMentions {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");
    private static final Set<String> SAME_TYPE = Set.of("coalesce", "nullif", "greatest", "least");

    /** What a string is. */
    private enum Verdict {
        LABEL,
        OTHER,
        UNSURE
    }

    private final Schema schema;
    private final Tokens tokens;
    private final List<Name> path;
    private final NameChange.OfLabel change;
    /** The types of the columns that are named, by where their names begin; absent where a column's type is not known. */
    private final Map<Integer, Optional<Type>> references = new HashMap<>();

    private final Set<Integer> judged = new HashSet<>();
    private final List<Patch> patches = new ArrayList<>();
    private Optional<Type> value = Optional.empty();
    private boolean concerned;

    /** Whether the string that is judged is an array with the label in it. */
    private boolean array;

    private final Following.Names names;

    /** Starts for a text; with {@code ALL} names, strings that PostgreSQL keeps as texts are none of the labels, whatever they are compared with. */
    LabelMentions(
            Schema schema,
            Tokens tokens,
            List<Name> path,
            NameChange.OfLabel change,
            Uses.Scan scan,
            Following.Names names) {
        this.names = names;
        this.schema = schema;
        this.tokens = tokens;
        this.path = path;
        this.change = change;
        for (Use u : scan.plain()) {
            if (u.column()) {
                reference(u.ident(), type(u.table(), u.ident().name()));
            } else {
                concerned |= has(u.table());
            }
        }
        for (Mention m : scan.mentions()) {
            switch (m) {
                case Mention.OfColumn c ->
                    reference(c.ident(), type(c.table(), c.ident().name()));
                case Mention.OfRelation r -> concerned |= has(r.use().table());
                case Mention.Unknown u -> reference(u.ident(), Optional.empty());
                case Mention.Other o -> reference(o.ident(), Optional.empty());
                case Mention.OfArgument a -> reference(a.ident(), a.type());
                case Mention.OfStar s -> {}
                case Mention.OfFunction f -> {}
                case Mention.OfJoin j -> {}
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            concerned |= named(i);
        }
    }

    /** Adds the columns of a trigger's row. */
    LabelMentions rows(ObjectName table, List<RefNode> all) {
        for (RefNode r : all) {
            boolean row = r.path().size() == 2
                    && (r.path().getFirst().name().equals(Trigger.OLD)
                            || r.path().getFirst().name().equals(Trigger.NEW));
            if (row) {
                reference(r.last(), type(table, r.last().name()));
            }
        }
        return this;
    }

    /** Says of which type VALUE is in what follows. */
    LabelMentions value(Type type) {
        value = Optional.of(type);
        concerned |= is(type);
        return this;
    }

    List<Patch> patches() {
        return patches;
    }

    private void reference(Ident ident, Optional<Type> type) {
        references.put(ident.span().start(), type);
        concerned |= type.filter(this::is).isPresent();
    }

    /** Whether a table, or what a view is made of, has a column of the type. */
    private boolean has(ObjectName relation) {
        Optional<Table> t = schema.table(relation);
        return t.isPresent()
                ? t.get().columns().stream().anyMatch(c -> is(c.type()))
                : schema.view(relation).isPresent();
    }

    private Optional<Type> type(ObjectName relation, Name column) {
        Optional<Table> t = schema.table(relation);
        if (t.isEmpty()) {
            return Optional.empty();
        }
        Optional<Type> own = t.get()
                .column(column)
                .map(Column::type)
                .filter(x -> !(x instanceof Type.Other o && o.text().isEmpty()));
        if (own.isPresent()) {
            return own;
        }
        List<ObjectName> parents = new ArrayList<>(t.get().inherits());
        t.get().partitionOf().ifPresent(p -> parents.add(p.parent()));
        return parents.stream().flatMap(p -> type(p, column).stream()).findFirst();
    }

    private boolean is(Type t) {
        return switch (t) {
            case Type.Named n -> n.name().equals(change.type()) || over(n.name());
            case Type.ArrayOf a -> is(a.element());
            case Type.Known k -> false;
            case Type.Other o -> false;
        };
    }

    private boolean over(ObjectName domain) {
        return schema.objects().stream()
                .anyMatch(o -> o instanceof Domain d && d.name().equals(domain) && is(d.type()));
    }

    /** Whether token {@code i} is a name and no reserved word. */
    private boolean name(int i) {
        Keyword k = tokens.keyword(i);
        return tokens.isIdentifier(i) && (k == null || k.category() != Keyword.Category.RESERVED);
    }

    /** Whether the tokens from {@code i} on name the type. */
    private boolean named(int i) {
        if (!name(i)) {
            return false;
        }
        boolean dotted = tokens.is(i + 1, '.') && name(i + 2);
        Name last = new Name(tokens.identifier(dotted ? i + 2 : i));
        return last.equals(change.type().name())
                && (dotted
                        ? tokens.identifier(i).equals(change.type().schema().value())
                        : path.contains(change.type().schema()));
    }

    // Strings

    /** Judges the strings of the whole text. */
    void all() {
        range(0, tokens.text().length(), Optional.empty());
    }

    /** Judges the strings of an expression; {@code whole} is what type it is to be of, where that is known. */
    void expression(Span span, Optional<Type> whole) {
        range(span.start(), span.end(), whole);
    }

    private void range(int from, int to, Optional<Type> whole) {
        int lo = tokens.from(from);
        int hi = tokens.from(to);
        for (int i = lo; i < hi; i++) {
            Optional<String> now = tokens.kind(i) == TokenKind.STRING ? replaced(i) : Optional.empty();
            if (now.isPresent() && judged.add(i)) {
                array = !tokens.string(i).equals(change.from());
                switch (verdict(i, lo, hi, whole)) {
                    case LABEL -> patches.add(new Patch(tokens.span(i), Strings.literal(now.get())));
                    case OTHER -> {}
                    case UNSURE -> unsure(i);
                }
            }
        }
    }

    /** Returns what string {@code i} is to be if it is the label, or an array of labels. */
    private Optional<String> replaced(int i) {
        String value = tokens.string(i);
        return value.equals(change.from())
                ? Optional.of(change.to())
                : ArrayLiteral.replaced(value, change.from(), change.to());
    }

    /** Whether a text may hold {@code label}, as a string or in an array, where some signs are written otherwise. */
    static boolean mayHold(String text, String label) {
        return text.contains(Strings.doubled(label)) || label.indexOf('"') >= 0 || label.indexOf('\\') >= 0;
    }

    /** Whether a value of the type {@code t} can be what is judged: a label, or an array of them. */
    private boolean meant(Type t) {
        return is(t) && array == ofArrays(t);
    }

    private boolean ofArrays(Type t) {
        return t instanceof Type.ArrayOf
                || t instanceof Type.Named n
                        && schema.domain(n.name())
                                .filter(d -> ofArrays(d.type()))
                                .isPresent();
    }

    /** Whether at {@code i} the type is named, or, where an array is judged, the type of its arrays. */
    private boolean meant(int i) {
        if (!array) {
            return named(i);
        }
        boolean dotted = tokens.is(i + 1, '.') && name(i + 2);
        int last = dotted ? i + 2 : i;
        return named(i) ? tokens.is(last + 1, '[') || tokens.is(last + 1, Keyword.ARRAY) : arrays(i, last);
    }

    /** Whether the tokens from {@code i} to {@code last} are what the arrays of the type are called. */
    private boolean arrays(int i, int last) {
        return name(last)
                && UserTypes.elementName(new Name(tokens.identifier(last)))
                        .filter(change.type().name()::equals)
                        .isPresent()
                && (i == last
                        ? path.contains(change.type().schema())
                        : tokens.identifier(i).equals(change.type().schema().value()));
    }

    private void unsure(int i) {
        if (concerned) {
            throw new Unfollowable(
                    tokens.span(i),
                    "has " + Strings.literal(change.from()) + " where it is not certain to be a label of "
                            + change.type());
        }
    }

    /** Refuses a statement that holds the label and that has to do with the type. */
    void none() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == TokenKind.STRING && replaced(i).isPresent()) {
                unsure(i);
            }
        }
    }

    private Verdict verdict(int i, int lo, int hi, Optional<Type> whole) {
        if (tokens.is(i - 1, '(') && tokens.is(i - 2, Keyword.CAST)) {
            return meant(i + 2) ? Verdict.LABEL : Verdict.OTHER;
        }
        if (i > lo && name(i - 1)) {
            return meant(tokens.is(i - 2, '.') ? i - 3 : i - 1) ? Verdict.LABEL : Verdict.OTHER;
        }
        int l = i - 1;
        int r = i + 1;
        while (true) {
            if (tokens.is(r, "::")) {
                return cast(r);
            }
            if (l < lo && r >= hi) {
                return whole.map(t -> meant(t) ? Verdict.LABEL : Verdict.OTHER).orElse(Verdict.OTHER);
            }
            boolean around = tokens.is(l, '(') && tokens.is(r, ')') && !name(l - 1) && !list(l - 1);
            if (!around) {
                return among(i, l, r);
            }
            l--;
            r++;
        }
    }

    private boolean list(int i) {
        return tokens.is(i, Keyword.IN)
                || tokens.is(i, Keyword.ANY)
                || tokens.is(i, Keyword.ALL)
                || tokens.is(i, Keyword.VALUES)
                || tokens.is(i, Keyword.COALESCE)
                || tokens.is(i, Keyword.NULLIF)
                || tokens.is(i, Keyword.GREATEST)
                || tokens.is(i, Keyword.LEAST);
    }

    /** A chain of casts: a label when one of them is to the type. */
    private Verdict cast(int from) {
        for (int i = from; tokens.is(i, "::"); i = behindType(i + 1)) {
            if (meant(i + 1)) {
                return Verdict.LABEL;
            }
        }
        return Verdict.OTHER;
    }

    private int behindType(int i) {
        int at = i;
        while (name(at) || tokens.is(at, '.') || tokens.is(at, '[') || tokens.is(at, ']')) {
            at++;
        }
        return Math.max(at, i + 1);
    }

    /** A string between the tokens {@code l} and {@code r}. */
    private Verdict among(int i, int l, int r) {
        if (comparison(l)) {
            return of(before(l - 1));
        }
        if (comparison(r)) {
            return of(after(r + 1));
        }
        if (tokens.is(l, Keyword.FROM) && tokens.is(l - 1, "distinct")) {
            int is = tokens.is(l - 2, Keyword.NOT) ? l - 3 : l - 2;
            return of(before(is - 1));
        }
        if (tokens.is(l, Keyword.WHEN)) {
            return when(l);
        }
        if (tokens.is(l, Keyword.THEN) || tokens.is(l, Keyword.ELSE)) {
            return branch(l);
        }
        if (array && operator(l)) {
            return of(before(l - 1));
        }
        if (array && operator(r)) {
            return of(after(r + 1));
        }
        boolean item = (tokens.is(l, '(') || tokens.is(l, '[') || tokens.is(l, ','))
                && (tokens.is(r, ')') || tokens.is(r, ']') || tokens.is(r, ','));
        return item ? item(i) : tokens.is(r, Keyword.AS) || operator(l) || operator(r) ? Verdict.OTHER : Verdict.UNSURE;
    }

    private boolean operator(int i) {
        return i >= 0
                && i < tokens.size()
                && (tokens.kind(i) == TokenKind.OPERATOR
                        || tokens.is(i, Keyword.LIKE)
                        || tokens.is(i, Keyword.ILIKE)
                        || tokens.is(i, Keyword.SIMILAR));
    }

    private boolean comparison(int i) {
        return i >= 0 && i < tokens.size() && COMPARISONS.contains(tokens.text(i));
    }

    /** What CASE gives: of the type of those of its results that are no strings, and a text when all are. */
    private Verdict branch(int at) {
        int depth = 0;
        int first = at - 1;
        while (first >= 0 && (depth > 0 || !tokens.is(first, Keyword.CASE))) {
            depth += tokens.is(first, Keyword.END) ? 1 : tokens.is(first, Keyword.CASE) ? -1 : 0;
            first--;
        }
        boolean strings = true;
        depth = 0;
        for (int i = first + 1; depth >= 0 && i < tokens.size(); i++) {
            depth += tokens.is(i, Keyword.CASE) ? 1 : tokens.is(i, Keyword.END) ? -1 : 0;
            if (depth == 0 && (tokens.is(i, Keyword.THEN) || tokens.is(i, Keyword.ELSE))) {
                boolean string = tokens.kind(i + 1) == TokenKind.STRING || tokens.is(i + 1, Keyword.NULL);
                boolean ends = tokens.is(i + 2, Keyword.WHEN)
                        || tokens.is(i + 2, Keyword.ELSE)
                        || tokens.is(i + 2, Keyword.END);
                boolean label = tokens.is(i + 2, "::")
                        ? meant(i + 3)
                        : after(i + 1).flatMap(t -> t).filter(this::meant).isPresent();
                if (label) {
                    return Verdict.LABEL;
                }
                strings &= string && ends;
            }
        }
        return strings && first >= 0 ? Verdict.OTHER : Verdict.UNSURE;
    }

    /** {@code CASE kind WHEN 'x'}. */
    private Verdict when(int when) {
        int depth = 0;
        for (int i = when - 1; i >= 0; i--) {
            if (tokens.is(i, Keyword.END)) {
                depth++;
            } else if (tokens.is(i, Keyword.CASE) && depth-- == 0) {
                int first = i + 1;
                while (tokens.is(first + 1, '.')) {
                    first += 2;
                }
                return tokens.is(first + 1, Keyword.WHEN)
                        ? of(Optional.ofNullable(references.get(start(first))))
                        : Verdict.UNSURE;
            }
        }
        return Verdict.UNSURE;
    }

    /** An element of a list: of IN, of ARRAY, of the arguments of a function. */
    private Verdict item(int i) {
        int open = open(i);
        if (open < 0) {
            return Verdict.UNSURE;
        }
        if (tokens.is(open, '[')) {
            int close = tokens.closing(open);
            if (tokens.is(close + 1, "::")) {
                return cast(close + 1);
            }
            int outer = open(open);
            boolean quantified = outer > 0 && (tokens.is(outer - 1, Keyword.ANY) || tokens.is(outer - 1, Keyword.ALL));
            return quantified && comparison(outer - 2) ? of(before(outer - 3)) : Verdict.UNSURE;
        }
        boolean any = tokens.is(open - 1, Keyword.ANY) || tokens.is(open - 1, Keyword.ALL);
        if (array && any && comparison(open - 2)) {
            array = false;
            return of(before(open - 3));
        }
        if (tokens.is(open - 1, Keyword.IN)) {
            int operand = tokens.is(open - 2, Keyword.NOT) ? open - 3 : open - 2;
            return of(before(operand));
        }
        Optional<Verdict> assigned = assigned(i, open);
        if (assigned.isPresent()) {
            return assigned.get();
        }
        int close = tokens.closing(open);
        boolean of = false;
        boolean unknown = false;
        for (int k = open + 1; k < close; k++) {
            if (references.containsKey(start(k))) {
                Optional<Type> t = references.getOrDefault(start(k), Optional.empty());
                of |= t.filter(this::is).isPresent();
                unknown |= t.isEmpty();
            }
        }
        String function = open > 0 ? tokens.text(open - 1).toLowerCase(java.util.Locale.ROOT) : "";
        if (of && SAME_TYPE.contains(function)) {
            return Verdict.LABEL;
        }
        boolean own = schema.objects().stream()
                .anyMatch(o -> o instanceof plinth.model.schema.Routine f
                        && f.name().name().value().equals(function)
                        && f.arguments().contains(change.type().name().value()));
        boolean called = open > 0 && (name(open - 1) || SAME_TYPE.contains(function));
        return of || own || unknown || !called ? Verdict.UNSURE : Verdict.OTHER;
    }

    /** {@code SET (kind, kinds) = ('x', '{x}')}: each of the type of the column at its place. */
    private Optional<Verdict> assigned(int i, int open) {
        int equals = tokens.is(open - 1, Keyword.ROW) ? open - 2 : open - 1;
        if (!tokens.is(equals, "=") || !tokens.is(equals - 1, ')')) {
            return Optional.empty();
        }
        int at = tokens.is(open - 1, '(') ? -1 : 0;
        int depth = 0;
        for (int k = open + 1; k < i; k++) {
            depth += tokens.is(k, '(') || tokens.is(k, '[') ? 1 : tokens.is(k, ')') || tokens.is(k, ']') ? -1 : 0;
            at += depth == 0 && tokens.is(k, ',') ? 1 : 0;
        }
        int target = open(equals - 1) + 1;
        for (int k = 0; k < at; k++) {
            target += 2;
        }
        return at < 0 || target >= equals || !references.containsKey(start(target))
                ? Optional.empty()
                : Optional.of(of(Optional.of(references.getOrDefault(start(target), Optional.empty()))));
    }

    /** The type of the elements of an operand. */
    private static Optional<Optional<Type>> elements(Optional<Optional<Type>> operand) {
        return operand.isEmpty()
                ? operand
                : Optional.of(operand.get().map(t -> t instanceof Type.ArrayOf a ? a.element() : t));
    }

    /** Returns the parenthesis or bracket that encloses token {@code i}, or -1. */
    private int open(int i) {
        int depth = 0;
        for (int k = i - 1; k >= 0; k--) {
            if (tokens.is(k, ')') || tokens.is(k, ']')) {
                depth++;
            } else if ((tokens.is(k, '(') || tokens.is(k, '[')) && depth-- == 0) {
                return k;
            }
        }
        return -1;
    }

    private int start(int i) {
        return i >= 0 && i < tokens.size() ? tokens.start(i) : -1;
    }

    // Operands: nothing where no column is named, and within it nothing where the column's type is not known

    private Verdict of(Optional<Optional<Type>> operand) {
        if (operand.isEmpty()) {
            return Verdict.OTHER;
        }
        return operand.get().map(t -> meant(t) ? Verdict.LABEL : Verdict.OTHER).orElse(Verdict.UNSURE);
    }

    /** Returns the type of the operand that ends with token {@code j}. */
    private Optional<Optional<Type>> before(int j) {
        int first = j;
        if (tokens.is(j, ']') && !tokens.is(j - 1, '[') && open(j) > 0) {
            boolean slice = false;
            for (int i = open(j); i < j; i++) {
                slice |= tokens.is(i, ":");
            }
            Optional<Optional<Type>> of = before(open(j) - 1);
            return slice ? of : elements(of);
        }
        while (tokens.is(first, ']') && first > 0) {
            first--;
        }
        while (tokens.is(first - 1, '.')) {
            first -= 2;
        }
        if (tokens.is(first - 1, "::")) {
            return named(first)
                    ? Optional.of(Optional.of(new Type.Named(change.type(), List.of())))
                    : text(before(first - 2));
        }
        if (tokens.is(j, ')')) {
            return inside(openOf(j), j);
        }
        if (value.isPresent() && tokens.is(j, "value")) {
            return Optional.of(value);
        }
        return tokens.is(first - 1, "||") ? Optional.empty() : Optional.ofNullable(references.get(start(j)));
    }

    private int openOf(int close) {
        return open(close);
    }

    /** Compared as a text: with a label of the type that is not told from any other text. */
    private Optional<Optional<Type>> text(Optional<Optional<Type>> operand) {
        if (names == Following.Names.ALL) {
            return Optional.empty();
        }
        boolean label = operand.isPresent()
                && (operand.get().isEmpty() || is(operand.get().get()));
        return label ? Optional.of(Optional.empty()) : Optional.empty();
    }

    private Optional<Optional<Type>> inside(int open, int close) {
        int last = close - 1;
        boolean grouping = open >= 0 && !name(open - 1) && !list(open - 1);
        int first = last;
        while (tokens.is(first - 1, '.')) {
            first -= 2;
        }
        if (grouping && first == open + 1) {
            return before(last);
        }
        for (int k = Math.max(open, 0); k < close; k++) {
            boolean label = references.containsKey(start(k))
                    && references
                            .getOrDefault(start(k), Optional.empty())
                            .map(this::is)
                            .orElse(true);
            if (label) {
                boolean same =
                        open > 0 && SAME_TYPE.contains(tokens.text(open - 1).toLowerCase(java.util.Locale.ROOT));
                return Optional.of(same ? references.getOrDefault(start(k), Optional.empty()) : Optional.empty());
            }
        }
        return Optional.empty();
    }

    /** Returns the type of the operand that begins with token {@code j}. */
    private Optional<Optional<Type>> after(int j) {
        boolean any = tokens.is(j, Keyword.ANY) || tokens.is(j, Keyword.ALL) || tokens.is(j, Keyword.SOME);
        if (any && tokens.is(j + 1, '(')) {
            return elements(after(j + 2));
        }
        int last = j;
        while (tokens.is(last + 1, '.')) {
            last += 2;
        }
        if (tokens.is(last + 1, "::")) {
            return named(last + 2)
                    ? Optional.of(Optional.of(new Type.Named(change.type(), List.of())))
                    : text(Optional.ofNullable(references.get(start(last))));
        }
        if (tokens.is(j, '(')) {
            return inside(j, tokens.closing(j));
        }
        return Optional.ofNullable(references.get(start(last)));
    }

    // Rows

    /** The rows of an INSERT: each value is of the type of its column. */
    void values(List<Optional<Type>> columns) {
        values(columns, 0, tokens.size());
    }

    void values(List<Optional<Type>> columns, Span within) {
        values(columns, tokens.from(within.start()), tokens.from(within.end()));
    }

    private void values(List<Optional<Type>> columns, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.is(i, Keyword.VALUES)) {
                int at = i + 1;
                while (tokens.is(at, '(')) {
                    int close = tokens.closing(at);
                    row(at, close, columns);
                    at = tokens.is(close + 1, ',') ? close + 2 : close + 1;
                }
            }
        }
    }

    private void row(int open, int close, List<Optional<Type>> columns) {
        int column = 0;
        int from = open + 1;
        int depth = 0;
        for (int k = open + 1; k <= close; k++) {
            if (k == close || (depth == 0 && tokens.is(k, ','))) {
                if (k > from && column < columns.size()) {
                    range(tokens.start(from), tokens.end(k - 1), columns.get(column));
                }
                column++;
                from = k + 1;
            } else if (tokens.is(k, '(') || tokens.is(k, '[')) {
                depth++;
            } else if (tokens.is(k, ')') || tokens.is(k, ']')) {
                depth--;
            }
        }
    }

    /** The lines behind COPY ... FROM stdin; {@code columns} are those that it fills. */
    void lines(List<Optional<Type>> columns) {
        int data = tokens.size() - 1;
        if (data < 0 || tokens.kind(data) != TokenKind.DATA) {
            return;
        }
        boolean plain = true;
        for (int i = 0; i < data; i++) {
            plain &= !tokens.is(i, "csv") && !tokens.is(i, "delimiter") && !tokens.is(i, "format");
        }
        String text = tokens.text(data);
        int at = tokens.start(data);
        for (String line : text.split("(?<=\n)", -1)) {
            int field = at;
            String[] fields = line.replaceAll("[\r\n]+$", "").split("\t", -1);
            for (int f = 0; f < fields.length; f++) {
                boolean label = f < columns.size()
                        && columns.get(f).filter(this::is).isPresent()
                        && fields[f].equals(change.from());
                if (label) {
                    patches.add(new Patch(new Span(field, field + fields[f].length()), change.to()));
                }
                field += fields[f].length() + 1;
            }
            boolean perhaps = !plain && concerned && line.contains(change.from());
            if (perhaps) {
                throw new Unfollowable(
                        tokens.span(data), "has rows with " + change.from() + " in a format of their own");
            }
            at += line.length();
        }
    }

    /** The types of a table's columns, in order; or of those that are listed. */
    List<Optional<Type>> columns(ObjectName table, List<Ident> listed) {
        return listed.isEmpty()
                ? schema.table(table)
                        .map(t -> t.columns().stream()
                                .map(c -> Optional.of(c.type()))
                                .toList())
                        .orElse(List.of())
                : listed.stream().map(i -> type(table, i.name())).toList();
    }
}

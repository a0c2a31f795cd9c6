package plinth.model.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/** The sequence that a serial or identity column brings: what a column says of its name. It is in the schema of its table always. */
public final class OwnSequence {
    private static final String WORDS = "SEQUENCE NAME ";
    private static final String AS = "AS ";

    private OwnSequence() {}

    /** Returns whether {@code column} brings a sequence. */
    public static boolean of(Column column) {
        return column.value() instanceof Column.Serial || column.value() instanceof Column.Identity;
    }

    /** Returns the name that {@code value} gives its sequence, none when table and column imply it. */
    public static Optional<Name> name(Column.Value value) {
        return switch (value) {
            case Column.Serial s -> s.sequence();
            case Column.Identity i ->
                i.options().stream()
                        .filter(o -> o.startsWith(WORDS))
                        .findFirst()
                        .map(o -> last(o.substring(WORDS.length())));
            default -> Optional.empty();
        };
    }

    /** Returns {@code value}, that of a serial or identity column, with its sequence called {@code sequence}. */
    public static Column.Value called(Column.Value value, ObjectName sequence) {
        return switch (value) {
            case Column.Serial s -> new Column.Serial(Optional.of(sequence.name()));
            case Column.Identity i -> {
                List<String> options = new ArrayList<>(i.options());
                options.removeIf(o -> o.startsWith(WORDS));
                options.add(WORDS + written(sequence));
                yield new Column.Identity(i.always(), options);
            }
            default -> value;
        };
    }

    /**
     * Returns the type of the sequence behind an identity column of another type; only ALTER SEQUENCE makes one so, and LIKE, which takes all options
     * over but the type.
     */
    public static Optional<String> type(Column.Identity value) {
        return value.options().stream()
                .filter(o -> o.startsWith(AS))
                .findFirst()
                .map(o -> o.substring(AS.length()));
    }

    /** Returns what LIKE makes of {@code value}, that of a column of {@code type}: a sequence of bigint with the other one's bounds. */
    public static Column.Identity copied(Column.Identity value, Type type) {
        String was = type(value).orElse(type.toString());
        List<String> options = new ArrayList<>(value.options());
        options.removeIf(o -> o.startsWith(WORDS) || o.startsWith(AS));
        if (type.is("bigint")) {
            return new Column.Identity(value.always(), options);
        }
        boolean down = options.stream().anyMatch(o -> o.startsWith("INCREMENT") && o.contains("-"));
        String bound = down ? "MINVALUE" : "MAXVALUE";
        long most = was.equals("smallint") ? Short.MAX_VALUE : Integer.MAX_VALUE;
        if (!was.equals("bigint") && options.stream().noneMatch(o -> o.startsWith(bound))) {
            options.add(bound + " " + (down ? -most - 1 : most));
        }
        options.add(AS + "bigint");
        return new Column.Identity(value.always(), options);
    }

    /**
     * Returns what CREATE SEQUENCE says so that it makes the sequence that {@code column}, a serial or identity column, brings: the options of the column and
     * the type that bounds its numbers.
     */
    public static List<String> options(Column column) {
        List<String> options = new ArrayList<>();
        String type = column.type().toString();
        if (column.value() instanceof Column.Identity i) {
            type = type(i).orElse(type);
            options.addAll(i.options());
            options.removeIf(o -> o.startsWith(WORDS) || o.startsWith(AS));
        }
        if (!type.equals("bigint")) {
            options.addFirst(AS + type);
        }
        return options;
    }

    /** Returns the next number of {@code sequence}, whatever the search path is. */
    public static Expression next(ObjectName sequence) {
        return next(sequence.schema().quoted() + "." + sequence.name().quoted());
    }

    /** Returns the next number of {@code sequence} as people write it: without the schema where that is {@code public}. */
    public static Expression nextByPath(ObjectName sequence) {
        return next(written(sequence));
    }

    private static Expression next(String written) {
        return Expression.verbatim("nextval(" + Strings.literal(written) + "::regclass)");
    }

    private static String written(ObjectName sequence) {
        String schema = sequence.schema().equals(ObjectName.PUBLIC)
                ? ""
                : Identifiers.written(sequence.schema().value()) + ".";
        return schema + Identifiers.written(sequence.name().value());
    }

    /** Returns {@code value} of a table that is in the schema of {@code table} now. */
    static Column.Value in(Column.Value value, ObjectName table) {
        return value instanceof Column.Identity
                ? name(value).map(n -> called(value, table.sibling(n))).orElse(value)
                : value;
    }

    /** Returns the last identifier of {@code written}, a name in SQL. */
    private static Name last(String written) {
        List<Statement> all = Script.of(Dialect.POSTGRESQL, written).statements();
        Tokens tokens = all.isEmpty() ? null : all.getFirst().tokens();
        return new Name(tokens == null || tokens.size() == 0 ? written : tokens.identifier(tokens.size() - 1));
    }
}

package plinth.app.edits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.Plural;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Types;
import plinth.renderer.sql.Sql;

/** What a word may become where a type or a modifier of a column is typed: references first, then types of the schema, then PostgreSQL's. */
public final class Completions {
    /** PostgreSQL's types in the order in which they are most often wanted, with what a value takes or is. */
    private static final Map<String, String> USUAL = usual();

    private static Map<String, String> usual() {
        Map<String, String> all = new LinkedHashMap<>();
        String usual = """
            text any length|bigint 8 B|integer 4 B|timestamptz 8 B, a moment|boolean 1 B|uuid 16 B|date 4 B|numeric exact
            jsonb binary JSON|smallint 2 B|varchar up to n characters|timestamp 8 B, no zone|time 8 B|interval 16 B|int 4 B, integer|bytea bytes
            real 4 B, inexact|double precision 8 B, inexact|json as written|inet address|cidr network|char n characters|bigserial bigint, counted
            serial integer, counted|tstzrange range|daterange range|int4range range|int8range range|numrange range|tsrange range|tsvector search|xml XML
            point 16 B|money 8 B|macaddr address|timetz 12 B|float8 8 B, inexact|float4 4 B, inexact|int8 8 B, bigint|int4 4 B, integer|int2 2 B, smallint
            bool 1 B, boolean|decimal exact, numeric|bit n bits|varbit up to n bits|tsquery search|polygon shape|circle shape|box shape|path shape|line shape
            """;
        for (String one : usual.strip().split("[|\\n]", -1)) {
            int at = one.startsWith("double precision") ? "double precision".length() : one.indexOf(' ');
            all.put(one.substring(0, at).strip(), one.substring(at).strip());
        }
        return Collections.unmodifiableMap(all);
    }

    /** Types that no column can have. */
    private static final Set<String> PSEUDO =
            Set.of("unknown", "void", "record", "trigger", "event_trigger", "anyelement", "anyarray", "cstring");

    private static final List<String> MODIFIERS = List.of(
            "not null",
            "unique",
            "primary key",
            "default",
            "identity",
            "check (",
            "references",
            "on delete cascade",
            "on delete set null",
            "on delete restrict",
            "generated always as (",
            "collate");

    /** What a suggestion is. */
    public enum Kind {
        REFERENCE,
        ENUM,
        DOMAIN,
        TYPE,
        BUILT_IN,
        MODIFIER
    }

    /**
     * A word that may be meant.
     *
     * @param text what is put into the field
     * @param label how it is listed; {@code from} to {@code to} are the letters that were typed
     * @param detail what it is, in a word or two
     */
    public record Suggestion(Kind kind, String text, String label, int from, int to, String detail) {}

    private final Schema schema;
    private final ObjectName near;

    /** @param near the table that is typed in: names of its schema are written without it */
    public Completions(Schema schema, ObjectName near) {
        this.schema = schema;
        this.near = near;
    }

    /** Returns what {@code typed} may become as the type of the column {@code column}. */
    public List<Suggestion> types(String column, String typed) {
        boolean arrow = typed.stripLeading().startsWith("->");
        String word = (arrow ? typed.strip().substring(2) : typed).strip().toLowerCase(Locale.ROOT);
        List<Suggestion> all = new ArrayList<>(references(column, word, arrow));
        if (!arrow) {
            all.addAll(own(word));
            all.addAll(builtIn(word));
        }
        return all;
    }

    /** Returns the types that {@code typed} may become, without references. */
    public List<Suggestion> typesOnly(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        List<Suggestion> all = new ArrayList<>(own(word));
        all.addAll(builtIn(word));
        return all;
    }

    /** Returns whether {@code typed} is a type or a reference as it stands, so that no suggestion should take its place. */
    public boolean complete(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.matches(".*[\\[(?].*")) {
            return !word.isEmpty();
        }
        if (word.startsWith("->")) {
            String target = word.substring(2).strip();
            return schema.tables().stream()
                    .anyMatch(t -> written(t.name()).equalsIgnoreCase(target)
                            || t.columns().stream()
                                    .anyMatch(c ->
                                            target.equalsIgnoreCase(written(t.name()) + "." + Sql.name(c.name()))));
        }
        return Types.known(word).isPresent()
                || USUAL.containsKey(word)
                || Types.ofExtensions(word)
                || word.indexOf(' ') > 0
                || schema.objects().stream()
                        .anyMatch(o -> isType(o)
                                && (written(o.name()).equals(word)
                                        || o.name().toString().equals(word)));
    }

    /** Returns the table that {@code word} names, when it is no type besides. */
    public Optional<String> reference(String word) {
        String typed = word.strip();
        return complete(typed)
                ? Optional.empty()
                : schema.tables().stream()
                        .map(t -> written(t.name()))
                        .filter(n -> n.equalsIgnoreCase(typed))
                        .findFirst()
                        .map(n -> "-> " + n);
    }

    private static boolean isType(SchemaObject o) {
        return o instanceof EnumType || o instanceof Domain || o instanceof CompositeType;
    }

    private String written(ObjectName name) {
        return name.schema().equals(near.schema()) ? Sql.name(name.name()) : Sql.PUBLIC.name(name);
    }

    // References

    private record Rated(double rate, Suggestion suggestion) {}

    private List<Suggestion> references(String column, String word, boolean arrow) {
        Optional<ObjectName> guess = guess(column);
        List<Rated> all = new ArrayList<>();
        for (Table t : schema.tables()) {
            boolean guessed = guess.filter(t.name()::equals).isPresent();
            String name = written(t.name());
            int dot = word.indexOf('.');
            int at = start(name, word);
            List<Name> key = t.keyColumns();
            if (at >= 0 && key.size() == 1 && (!word.isEmpty() || arrow || guessed)) {
                String type =
                        t.column(key.getFirst()).map(c -> Types.brief(c.type())).orElse("");
                all.add(new Rated(
                        (guessed ? -1000 : 0) + 10 * at + (word.isEmpty() ? 0 : name.length() / 100.0),
                        new Suggestion(
                                Kind.REFERENCE, "-> " + name, name, at, at + word.length(), "reference, " + type)));
            }
            if ((at == 0 && !word.isEmpty()) || (dot > 0 && name.equalsIgnoreCase(word.substring(0, dot)))) {
                all.addAll(others(t, name, word, dot));
            }
        }
        all.sort(Comparator.comparingDouble(Rated::rate)
                .thenComparing(r -> r.suggestion().label()));
        return all.stream().map(Rated::suggestion).toList();
    }

    /** The other unique columns of a table: they can be referenced too. */
    private static List<Rated> others(Table t, String name, String word, int dot) {
        List<Rated> all = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            if (c instanceof Constraint.Unique u && u.columns().size() == 1) {
                Name column = u.columns().getFirst();
                String label = name + "." + Sql.name(column);
                Optional<Column> is = t.column(column);
                if (is.isPresent() && (dot < 0 || label.toLowerCase(Locale.ROOT).startsWith(word))) {
                    all.add(new Rated(
                            5 + label.length() / 100.0,
                            new Suggestion(
                                    Kind.REFERENCE,
                                    "-> " + label,
                                    label,
                                    0,
                                    word.length(),
                                    "reference, " + Types.brief(is.get().type()))));
                }
            }
        }
        return all;
    }

    /** Returns the table that a column called so most likely refers to: user_id to users. */
    private Optional<ObjectName> guess(String column) {
        String name = column.strip();
        return schema.tables().stream()
                .filter(t -> t.keyColumns().size() == 1)
                .filter(t -> {
                    String key = t.keyColumns().getFirst().value();
                    String one = Plural.singular(t.name().name().value());
                    return name.equalsIgnoreCase(one + "_" + key)
                            || name.equalsIgnoreCase(one + "_id")
                            || (name.equalsIgnoreCase(key)
                                    && key.startsWith(one + "_")
                                    && !t.name().equals(near));
                })
                .map(Table::name)
                .findFirst();
    }

    // Types

    private List<Suggestion> own(String word) {
        List<Rated> all = new ArrayList<>();
        for (SchemaObject o : schema.objects()) {
            int at = isType(o) ? start(written(o.name()), word) : -1;
            if (at >= 0 && !word.isEmpty()) {
                String name = written(o.name());
                Kind kind = o instanceof EnumType ? Kind.ENUM : o instanceof Domain ? Kind.DOMAIN : Kind.TYPE;
                String detail = switch (o) {
                    case EnumType e -> String.join(", ", e.labels());
                    case Domain d -> "domain over " + Types.brief(d.type());
                    default -> "composite type";
                };
                all.add(new Rated(at, new Suggestion(kind, name, name, at, at + word.length(), detail)));
            }
        }
        all.sort(Comparator.comparingDouble(Rated::rate)
                .thenComparing(r -> r.suggestion().label()));
        return all.stream().map(Rated::suggestion).toList();
    }

    private static List<Suggestion> builtIn(String word) {
        List<Suggestion> all = new ArrayList<>();
        List<Suggestion> rest = new ArrayList<>();
        USUAL.forEach((name, detail) -> {
            if (name.startsWith(word)) {
                Suggestion s = new Suggestion(Kind.BUILT_IN, name, name, 0, word.length(), detail);
                all.add(s);
            }
        });
        if (!word.isEmpty()) {
            Types.names().stream()
                    .filter(n -> n.startsWith(word) && !USUAL.containsKey(n) && !PSEUDO.contains(n))
                    .sorted()
                    .forEach(n -> rest.add(new Suggestion(Kind.BUILT_IN, n, n, 0, word.length(), "")));
        }
        all.addAll(rest);
        return all;
    }

    /** Returns where {@code word} begins a part of {@code name}, or -1. */
    private static int start(String name, String word) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith(word)) {
            return 0;
        }
        for (int at = lower.indexOf(word); at > 0; at = lower.indexOf(word, at + 1)) {
            if (!Character.isLetterOrDigit(lower.charAt(at - 1))) {
                return at;
            }
        }
        return -1;
    }

    // Modifiers

    /** Returns what the last words of {@code typed} may become; nothing within an expression. */
    public List<Suggestion> modifiers(String typed) {
        String word = lastClause(typed).toLowerCase(Locale.ROOT);
        if (word.isBlank()) {
            return List.of();
        }
        return MODIFIERS.stream()
                .filter(m -> m.startsWith(word) && !m.equals(word))
                .map(m -> new Suggestion(
                        Kind.MODIFIER, typed.substring(0, typed.length() - word.length()) + m, m, 0, word.length(), ""))
                .toList();
    }

    /** Returns the clause that is being typed: what no clause before it has taken. */
    private static String lastClause(String typed) {
        String text = typed;
        boolean more = true;
        while (more) {
            more = false;
            String start = text.stripLeading();
            for (String m : List.of("not null", "null", "unique", "primary key", "identity", "on delete cascade")) {
                if (start.regionMatches(true, 0, m + " ", 0, m.length() + 1)) {
                    text = start.substring(m.length() + 1);
                    more = true;
                }
            }
            if (start.regionMatches(true, 0, "default ", 0, 8)) {
                int end = ColumnLine.nameEnd(start.substring(8).stripLeading()) + 8;
                text = end < start.length() ? start.substring(end + 1) : "";
                more = end < start.length();
            }
        }
        return text.stripLeading();
    }
}

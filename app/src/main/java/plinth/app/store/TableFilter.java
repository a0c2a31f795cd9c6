package plinth.app.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plinth.model.pattern.Advice;
import plinth.model.pattern.Finding;
import plinth.model.pattern.InferredReference;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.Types;
import plinth.renderer.report.Amounts;

/**
 * A query for tables in words: {@code type:jsonb missing:index order} are the tables with "order" in their name, a column of type jsonb and a foreign
 * key without an index. A term with a minus before it must not hold.
 */
public final class TableFilter {
    /** What can be asked before a colon. */
    public enum Key {
        COLUMN("column", "email", "tables with it"),
        TYPE("type", "jsonb", "by type"),
        REFS("refs", "users", "by reference"),
        MISSING("missing", "index", "what is not there"),
        HAS("has", "check", "what is there"),
        ROWS("rows", ">10M", "by size"),
        KIND("kind", "bridge", "by pattern"),
        SCHEMA("schema", "public", "by schema");

        private final String word;
        private final String example;
        private final String meaning;

        Key(String word, String example, String meaning) {
            this.word = word;
            this.example = example;
            this.meaning = meaning;
        }

        public String word() {
            return word;
        }

        /** Returns a term that asks for it. */
        public String example() {
            return word + ":" + example;
        }

        public String meaning() {
            return meaning;
        }
    }

    private static final List<String> LACKS = List.of("index", "key", "comment", "reference");
    private static final List<String> PARTS = List.of("check", "trigger", "policy", "comment", "partition");
    private static final List<String> KINDS = List.of(
            "family", "supertype", "subtype", "bridge", "temporal", "arc", "polymorphic", "tree", "lookup", "history");

    /** What is known of a schema and can be asked for. */
    public record About(
            Schema schema, List<Finding> findings, List<InferredReference> inferred, Map<ObjectName, Long> rows) {}

    private interface Test {
        /** Returns what holds of the tables of a schema: whatever takes a look at all of them is done once. */
        Predicate<Table> in(About about);
    }

    /** A term; {@code key} is absent for a part of a name. */
    private record Term(Optional<Key> key, String value, boolean not, Test test) {}

    private final List<Term> terms;
    private final Optional<String> wrong;

    private TableFilter(List<Term> terms, Optional<String> wrong) {
        this.terms = terms;
        this.wrong = wrong;
    }

    /** Reads {@code query}; what is wrong in it is told by {@link #wrong}, and lets nothing through. */
    public static TableFilter of(String query) {
        List<Term> terms = new ArrayList<>();
        for (String word : query.strip().split("\\s+", -1)) {
            if (word.isEmpty() || word.equals("-")) {
                continue;
            }
            boolean not = word.startsWith("-");
            String text = not ? word.substring(1) : word;
            int colon = text.indexOf(':');
            if (colon < 0) {
                String part = text.toLowerCase(Locale.ROOT);
                terms.add(new Term(
                        Optional.empty(), part, not, a -> t -> has(t.name().toString(), part)));
                continue;
            }
            String said = text.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = text.substring(colon + 1).toLowerCase(Locale.ROOT);
            Optional<Key> key = key(said);
            if (key.isEmpty()) {
                return new TableFilter(List.of(), Optional.of("There is no filter " + said + ":"));
            }
            if (value.isEmpty()) {
                continue;
            }
            Optional<Test> test = test(key.get(), value);
            if (test.isEmpty()) {
                return new TableFilter(
                        List.of(), Optional.of(key.get().word + ": asks for " + choices(key.get()) + ", not " + value));
            }
            terms.add(new Term(key, value, not, test.get()));
        }
        return new TableFilter(List.copyOf(terms), Optional.empty());
    }

    private static Optional<Key> key(String said) {
        return switch (said) {
            case "no" -> Optional.of(Key.MISSING);
            case "col" -> Optional.of(Key.COLUMN);
            case "ref", "references" -> Optional.of(Key.REFS);
            default ->
                Arrays.stream(Key.values()).filter(k -> k.word.equals(said)).findFirst();
        };
    }

    private static String choices(Key key) {
        return switch (key) {
            case MISSING -> String.join(", ", LACKS);
            case HAS -> String.join(", ", PARTS);
            case KIND -> String.join(", ", KINDS);
            case ROWS -> "a number as in >10M or <1k";
            case COLUMN, TYPE, REFS, SCHEMA -> "a name";
        };
    }

    private static Optional<Test> test(Key key, String value) {
        return switch (key) {
            case COLUMN ->
                Optional.of(a ->
                        t -> t.columns().stream().anyMatch(c -> has(c.name().value(), value)));
            case TYPE -> Optional.of(a -> t -> t.columns().stream().anyMatch(c -> typed(c.type(), value)));
            case SCHEMA -> Optional.of(a -> t -> has(t.name().schema().value(), value));
            case REFS -> Optional.of(a -> among(near(value, a)));
            case MISSING -> begun(LACKS, value).map(what -> a -> lacks(what, a));
            case HAS -> begun(PARTS, value).map(what -> a -> t -> part(t, what));
            case KIND -> begun(KINDS, value).map(what -> a -> among(ofKind(what, a)));
            case ROWS -> rows(value);
        };
    }

    /** The choice that {@code typed} begins, its plural too. */
    private static Optional<String> begun(List<String> choices, String typed) {
        return choices.stream()
                .filter(c -> c.startsWith(typed) || typed.equals(c + "s") || typed.equals(c + "es"))
                .findFirst();
    }

    private static boolean has(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part);
    }

    private static boolean typed(Type type, String value) {
        return Types.brief(type).toLowerCase(Locale.ROOT).startsWith(value)
                || type.toString().toLowerCase(Locale.ROOT).startsWith(value);
    }

    /** Returns whether {@code value}, in lower case, is what {@code table} is called, with its schema or without. */
    public static boolean called(ObjectName table, String value) {
        return table.name().value().toLowerCase(Locale.ROOT).equals(value)
                || table.toString().toLowerCase(Locale.ROOT).equals(value);
    }

    /** The tables that reference those called {@code value}, and those that these reference. */
    private static Set<ObjectName> near(String value, About a) {
        Set<ObjectName> near = new HashSet<>();
        for (Table t : a.schema().tables()) {
            t.foreignKeys().forEach(f -> link(near, t.name(), f.target(), value));
        }
        a.inferred().forEach(r -> link(near, r.table(), r.key().target(), value));
        return near;
    }

    private static void link(Set<ObjectName> near, ObjectName from, ObjectName to, String value) {
        if (called(to, value)) {
            near.add(from);
        }
        if (called(from, value)) {
            near.add(to);
        }
    }

    private static Predicate<Table> lacks(String what, About a) {
        return switch (what) {
            case "index" -> t -> !Advice.unindexed(a.schema(), t).isEmpty();
            case "key" -> t -> t.keyColumns().isEmpty();
            case "comment" -> t -> t.comment().isEmpty();
            default -> among(a.inferred().stream().map(InferredReference::table).collect(Collectors.toSet()));
        };
    }

    private static Predicate<Table> among(Set<ObjectName> names) {
        return t -> names.contains(t.name());
    }

    private static boolean part(Table t, String what) {
        return switch (what) {
            case "check" -> !t.checks().isEmpty();
            case "trigger" -> !t.triggers().isEmpty();
            case "policy" -> !t.policies().isEmpty();
            case "comment" -> t.comment().isPresent();
            default -> t.partitioning().isPresent();
        };
    }

    private static Set<ObjectName> ofKind(String what, About a) {
        Set<ObjectName> all = new HashSet<>();
        for (Finding f : a.findings()) {
            Pattern p = f.pattern();
            boolean subtypes = what.equals("family") || what.equals("subtype");
            if (subtypes && p instanceof Pattern.SubtypeFamily family) {
                family.subtypes().forEach(s -> all.add(s.table()));
            }
            boolean own = switch (what) {
                case "family", "supertype" -> p instanceof Pattern.SubtypeFamily;
                case "subtype" -> false;
                case "bridge" -> p instanceof Pattern.Bridge;
                case "temporal" -> p instanceof Pattern.Temporal;
                case "arc" -> p instanceof Pattern.ExclusiveArc;
                case "polymorphic" -> p instanceof Pattern.PolymorphicReference;
                case "tree" -> p instanceof Pattern.SelfReference;
                case "lookup" -> p instanceof Pattern.Aspect x && x.role() == Pattern.Role.LOOKUP;
                default -> p instanceof Pattern.Aspect x && x.role() == Pattern.Role.HISTORY;
            };
            if (own) {
                all.add(p.table());
            }
        }
        return all;
    }

    private static Optional<Test> rows(String value) {
        boolean less = value.startsWith("<");
        String number = less || value.startsWith(">") ? value.substring(1) : value;
        return Amounts.rows(number)
                .map(n -> a -> t -> {
                    Long rows = a.rows().get(t.name());
                    return rows != null && (less ? rows < n : rows >= n);
                });
    }

    /** Returns what is wrong in the query, if something is. */
    public Optional<String> wrong() {
        return wrong;
    }

    /** Returns whether it lets everything through. */
    public boolean isBlank() {
        return terms.isEmpty() && wrong.isEmpty();
    }

    /** Returns whether it asks for parts of names only, which other things than tables have as well. */
    public boolean namesOnly() {
        return wrong.isEmpty() && terms.stream().allMatch(t -> t.key().isEmpty());
    }

    /** Returns the table that it asks for references of, when that is all it asks. */
    public Optional<String> refersTo() {
        return terms.size() == 1
                        && terms.getFirst().key().equals(Optional.of(Key.REFS))
                        && !terms.getFirst().not()
                ? Optional.of(terms.getFirst().value())
                : Optional.empty();
    }

    /** Returns which tables of a schema are let through. */
    public Predicate<Table> in(About about) {
        List<Predicate<Table>> all = terms.stream()
                .map(t -> t.not() ? t.test().in(about).negate() : t.test().in(about))
                .toList();
        return t -> wrong.isEmpty() && all.stream().allMatch(p -> p.test(t));
    }

    /** Returns whether {@code name} holds all that is asked of names. */
    public boolean matches(String name) {
        return namesOnly() && terms.stream().allMatch(t -> has(name, t.value()) != t.not());
    }

    /** Returns the columns by which {@code from} references the table called {@code to}, by a foreign key or inferred. */
    public static List<Columns> references(Table from, String to, About about) {
        return Stream.concat(
                        from.foreignKeys().stream()
                                .filter(f -> called(f.target(), to))
                                .map(f -> new Columns(f.columns(), false)),
                        about.inferred().stream()
                                .filter(r -> r.table().equals(from.name())
                                        && called(r.key().target(), to))
                                .map(r -> new Columns(r.columns(), true)))
                .toList();
    }

    /** The columns of a reference. */
    public record Columns(List<Name> names, boolean inferred) {}
}

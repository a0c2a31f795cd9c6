package plinth.app.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        boolean holds(Table t, About about);
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
                        Optional.empty(), part, not, (t, a) -> has(t.name().toString(), part)));
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
                Optional.of((t, a) ->
                        t.columns().stream().anyMatch(c -> has(c.name().value(), value)));
            case TYPE -> Optional.of((t, a) -> t.columns().stream().anyMatch(c -> typed(c.type(), value)));
            case SCHEMA -> Optional.of((t, a) -> has(t.name().schema().value(), value));
            case REFS -> Optional.of((t, a) -> refers(t, value, a) || referred(t, value, a));
            case MISSING -> begun(LACKS, value).map(what -> (t, a) -> lacks(t, what, a));
            case HAS -> begun(PARTS, value).map(what -> (t, a) -> part(t, what));
            case KIND -> begun(KINDS, value).map(what -> (t, a) -> kind(t, what, a));
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

    private static boolean called(ObjectName table, String value) {
        return table.name().value().toLowerCase(Locale.ROOT).equals(value)
                || table.toString().toLowerCase(Locale.ROOT).equals(value);
    }

    private static boolean refers(Table t, String value, About a) {
        return t.foreignKeys().stream().anyMatch(f -> called(f.target(), value))
                || a.inferred().stream()
                        .anyMatch(r ->
                                r.table().equals(t.name()) && called(r.key().target(), value));
    }

    private static boolean referred(Table t, String value, About a) {
        return a.schema().referencesTo(t.name()).stream()
                        .anyMatch(r -> called(r.table().name(), value))
                || a.inferred().stream().anyMatch(r -> r.key().target().equals(t.name()) && called(r.table(), value));
    }

    private static boolean lacks(Table t, String what, About a) {
        return switch (what) {
            case "index" -> !Advice.unindexed(a.schema(), t).isEmpty();
            case "key" -> t.keyColumns().isEmpty();
            case "comment" -> t.comment().isEmpty();
            default -> a.inferred().stream().anyMatch(r -> r.table().equals(t.name()));
        };
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

    private static boolean kind(Table t, String what, About a) {
        return a.findings().stream().map(Finding::pattern).anyMatch(p -> switch (what) {
            case "family" -> p instanceof Pattern.SubtypeFamily f && (base(f, t) || sub(f, t));
            case "supertype" -> p instanceof Pattern.SubtypeFamily f && base(f, t);
            case "subtype" -> p instanceof Pattern.SubtypeFamily f && sub(f, t);
            case "bridge" -> p instanceof Pattern.Bridge && about(p, t);
            case "temporal" -> p instanceof Pattern.Temporal && about(p, t);
            case "arc" -> p instanceof Pattern.ExclusiveArc && about(p, t);
            case "polymorphic" -> p instanceof Pattern.PolymorphicReference && about(p, t);
            case "tree" -> p instanceof Pattern.SelfReference && about(p, t);
            case "lookup" -> p instanceof Pattern.Aspect x && x.role() == Pattern.Role.LOOKUP && about(p, t);
            default -> p instanceof Pattern.Aspect x && x.role() == Pattern.Role.HISTORY && about(p, t);
        });
    }

    private static boolean about(Pattern p, Table t) {
        return p.table().equals(t.name());
    }

    private static boolean base(Pattern.SubtypeFamily f, Table t) {
        return f.table().equals(t.name());
    }

    private static boolean sub(Pattern.SubtypeFamily f, Table t) {
        return f.subtypes().stream().anyMatch(s -> s.table().equals(t.name()));
    }

    private static Optional<Test> rows(String value) {
        boolean less = value.startsWith("<");
        String number = less || value.startsWith(">") ? value.substring(1) : value;
        return Amounts.rows(number).map(n -> (t, a) -> {
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

    /** Returns whether {@code table} is let through. */
    public boolean matches(Table table, About about) {
        return wrong.isEmpty() && terms.stream().allMatch(t -> t.test().holds(table, about) != t.not());
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

package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plinth.app.store.Document;
import plinth.model.ddl.Nearest;
import plinth.model.ddl.UnknownType;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Sql;

/**
 * Reads the line that a column is typed in: its name, its type, and what SQL says behind a type. Beside SQL it takes {@code -> users} for a reference to
 * the key of users, with its type and an index, {@code -> users.email} for one to another column, {@code identity}, and {@code ?} behind the type for a
 * column that may be NULL. A line that begins like a constraint of a table is one.
 */
public final class ColumnLine {
    private static final Set<String> RULES = Set.of("constraint", "check", "unique", "primary", "foreign", "exclude");

    private static final List<String> MODIFIERS = List.of(
            "not", "null", "unique", "primary", "key", "default", "check", "references", "generated", "identity");

    /** What types are called elsewhere. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "string", "text",
            "str", "text",
            "datetime", "timestamptz",
            "double", "double precision",
            "float", "double precision",
            "number", "numeric",
            "tinyint", "smallint",
            "blob", "bytea",
            "guid", "uuid",
            "longtext", "text");

    /** What a line means. */
    public sealed interface Result {}

    /**
     * It is understood.
     *
     * @param column what it adds; nothing when it is a constraint of the table
     * @param edits what carries it out
     * @param sql how it will be written
     * @param key the foreign key that it makes
     * @param indexed whether an index comes with the key
     */
    public record Good(
            Optional<Column> column, List<Edit> edits, String sql, Optional<Constraint.ForeignKey> key, boolean indexed)
            implements Result {
        public Good {
            edits = List.copyOf(edits);
        }
    }

    /**
     * It cannot be carried out.
     *
     * @param reason a sentence for the user
     * @param slip a word that was probably misspelled
     */
    public record Bad(String reason, Optional<Slip> slip) implements Result {
        Bad(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** A word as it was typed, and the one that was probably meant. */
    public record Slip(String typed, String meant) {}

    private final Document document;
    private final Table table;
    private final Fragments read;

    /** Reads lines for {@code table}, which need not be in the document yet. */
    public ColumnLine(Document document, Table table) {
        this.document = document;
        this.table = table;
        this.read = new Fragments(document.reading().dialect());
    }

    /** Returns where the name at the beginning of {@code line} ends: at the first blank that is not in quotes. */
    public static int nameEnd(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"' && line.charAt(0) == '"';
            if (!quoted && Character.isWhitespace(line.charAt(i))) {
                return i;
            }
        }
        return line.length();
    }

    /** Returns whether {@code line} begins like a constraint of a table. */
    public static boolean isRule(String line) {
        String text = line.strip();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String first = text.substring(0, end).toLowerCase(Locale.ROOT);
        String rest = text.substring(end).strip().toLowerCase(Locale.ROOT);
        return RULES.contains(first)
                && switch (first) {
                    case "check", "unique" -> rest.startsWith("(") || rest.startsWith("nulls");
                    case "exclude" -> rest.startsWith("(") || rest.startsWith("using");
                    case "primary", "foreign" -> rest.startsWith("key");
                    default -> end < text.length();
                };
    }

    /** Returns what {@code line} means. */
    public Result read(String line) {
        String text = line.strip();
        if (isRule(text)) {
            return switch (read.constraint(table, text)) {
                case Read.Bad<Constraint>(String reason) -> new Bad(reason);
                case Read.Good<Constraint>(Constraint c) ->
                    new Good(
                            Optional.empty(),
                            List.of(new Edit.AddConstraint(table.name(), c)),
                            DdlWriter.constraint(c),
                            Optional.empty(),
                            false);
            };
        }
        int end = nameEnd(text);
        String typed = text.substring(0, end);
        Name name = name(typed);
        if (name.isEmpty()) {
            return new Bad("A name is needed.");
        }
        if (table.column(name).isPresent()) {
            return new Bad("There is a column " + name + " in " + table.name().name() + " already.");
        }
        String rest = text.substring(end).strip();
        return rest.isEmpty() ? new Bad("A type is needed.") : column(name, rest);
    }

    /** Returns the name that {@code typed} is: in quotes as in SQL, else as it stands. */
    public Name name(String typed) {
        String text = typed.strip();
        if (!text.startsWith("\"")) {
            return new Name(text);
        }
        Tokens t = Script.of(document.reading().dialect(), text)
                .statements()
                .getFirst()
                .tokens();
        return new Name(t.isIdentifier(0) ? t.identifier(0) : text);
    }

    private Result column(Name name, String rest) {
        List<Statement> statements =
                Script.of(document.reading().dialect(), rest).statements();
        if (statements.size() != 1 || statements.getFirst().terminated()) {
            return new Bad("A semicolon does not belong in a column.");
        }
        Tokens t = statements.getFirst().tokens();
        Arrow arrow = Arrow.NONE;
        StringBuilder sql = new StringBuilder();
        int depth = 0;
        boolean expression = false;
        for (int i = 0; i < t.size(); i++) {
            depth += t.is(i, '(') || t.is(i, '[') ? 1 : t.is(i, ')') || t.is(i, ']') ? -1 : 0;
            expression |= t.is(i, "default") || t.is(i, "check") || t.is(i, "as");
            String text = t.text().substring(i == 0 ? 0 : t.end(i - 1), t.end(i));
            if (depth == 0 && !expression && t.is(i, "->")) {
                arrow = arrow(t, i);
                if (arrow.wrong().isPresent()) {
                    return arrow.wrong().get();
                }
                sql.append(' ').append(i == 0 ? arrow.type() + " " : "").append(arrow.references());
                i = arrow.last();
            } else if (depth == 0 && !expression && t.kind(i) == TokenKind.OPERATOR && t.is(i, "?")) {
                sql.append(' ');
            } else if (depth == 0 && !expression && i > 0 && t.is(i, "identity")) {
                sql.append(" GENERATED ALWAYS AS IDENTITY");
            } else {
                sql.append(text);
            }
        }
        sql.append(t.text().substring(t.end(t.size() - 1)));
        List<Name> others = table.columns().stream().map(Column::name).toList();
        boolean indexed = arrow != Arrow.NONE;
        return switch (read.line(table.name(), others, Sql.name(name) + " " + sql)) {
            case Read.Bad<Table>(String reason) -> wrong(t, reason);
            case Read.Good<Table>(Table made) -> good(made, indexed);
        };
    }

    /** A modifier that no grammar knows may have a slip in it. */
    private Bad wrong(Tokens t, String reason) {
        for (int i = 1; i < t.size(); i++) {
            if (t.kind(i) == TokenKind.WORD && t.keyword(i) == null && !t.is(i - 1, '.')) {
                String word = t.text(i);
                Optional<String> meant = Nearest.of(word.toLowerCase(Locale.ROOT), MODIFIERS);
                if (meant.isPresent()) {
                    return new Bad("There is no " + word + " behind a type.", Optional.of(new Slip(word, meant.get())));
                }
            }
        }
        return new Bad(reason);
    }

    private Result good(Table made, boolean arrow) {
        Column column = made.columns().getLast();
        Optional<Bad> unknown = unknown(column.type(), true);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.AddColumn(table.name(), column, -1));
        made.constraints().forEach(c -> edits.add(new Edit.AddConstraint(table.name(), c)));
        Optional<Constraint.ForeignKey> key = made.constraints().stream()
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .findFirst();
        Optional<Bad> lost = key.flatMap(this::lost)
                .or(() -> made.constraints().stream()
                        .flatMap(c -> misspelled(c, column).stream())
                        .findFirst());
        if (lost.isPresent()) {
            return lost.get();
        }
        boolean leads = made.constraints().stream()
                .anyMatch(c -> c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique);
        boolean indexed = arrow && !leads;
        if (indexed) {
            Index plain = Index.of(Optional.empty(), List.of(column.name()));
            Name free = IndexForm.free(new Scope(document), table.name(), plain);
            edits.add(new Edit.AddIndex(table.name(), plain.withName(Optional.of(free))));
        }
        return new Good(Optional.of(column), edits, written(made, column), key, indexed);
    }

    /** Returns what is wrong with a type that is not known, when it can be told what was meant. */
    private Optional<Bad> unknown(Type type, boolean references) {
        return UnknownType.of(document.schema(), document.reading().dialect(), type)
                .flatMap(u -> {
                    String word = u.name().name().value();
                    return Optional.ofNullable(ELSEWHERE.get(word))
                            .or(u::meant)
                            .or(() -> references ? Nearest.of(word, tables()).map(n -> "-> " + n) : Optional.empty())
                            .map(m -> new Bad("There is no type " + word + ".", Optional.of(new Slip(word, m))));
                });
    }

    /** Reads a type alone; one that nothing defines is refused when it can be told what was meant. */
    public Read<Type> type(String text) {
        return read.type(text)
                .then(t -> unknown(t, false)
                        .<Read<Type>>map(b -> new Read.Bad<>(b.reason()))
                        .orElseGet(() -> new Read.Good<>(t)));
    }

    /** Returns the word of the type {@code text} that was probably meant otherwise. */
    public Optional<Slip> slip(String text) {
        return read.type(text) instanceof Read.Good<Type>(Type t)
                ? unknown(t, false).flatMap(Bad::slip)
                : Optional.empty();
    }

    /** Returns what is wrong with the target of {@code key}: a table that is not there. */
    private Optional<Bad> lost(Constraint.ForeignKey key) {
        boolean there = key.target().equals(table.name())
                || document.schema().hasRelation(key.target())
                || document.schema().table(key.target()).isPresent();
        return there
                ? Optional.empty()
                : Optional.of(noTable(key.target().name().value()));
    }

    /** Returns which column a check names that is not there but nearly so. */
    private Optional<Bad> misspelled(Constraint c, Column column) {
        List<String> known = Stream.concat(table.columns().stream(), Stream.of(column))
                .map(k -> k.name().value())
                .toList();
        return c instanceof Constraint.Check k
                ? k.columns().stream()
                        .map(Name::value)
                        .filter(n -> !known.contains(n))
                        .flatMap(n -> Nearest.of(n, known).map(m -> noColumn(n, m)).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Bad noColumn(String word, String meant) {
        return new Bad(
                "There is no column " + word + " in " + table.name().name() + ".",
                Optional.of(new Slip(word, Sql.name(meant))));
    }

    private Bad noTable(String word) {
        return new Bad(
                "There is no table " + word + ".", Nearest.of(word, tables()).map(k -> new Slip(word, Sql.name(k))));
    }

    private List<String> tables() {
        return document.schema().tables().stream()
                .map(x -> x.name().name().value())
                .toList();
    }

    /** Returns the column as a line of CREATE TABLE. */
    private static String written(Table made, Column column) {
        Table alone = made.withColumns(List.of(column));
        String[] lines = DdlWriter.table(Schema.EMPTY, alone).split("\n", -1);
        String line = lines.length > 1 ? lines[1].strip() : "";
        return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
    }

    // References by an arrow

    /** What an arrow stands for; {@code last} is its last token. */
    private record Arrow(Optional<Bad> wrong, String type, String references, int last) {
        static final Arrow NONE = new Arrow(Optional.empty(), "", "", -1);

        static Arrow wrong(Bad bad) {
            return new Arrow(Optional.of(bad), "", "", -1);
        }
    }

    private Arrow arrow(Tokens t, int at) {
        List<Name> path = new ArrayList<>();
        int i = at + 1;
        while (t.isIdentifier(i)) {
            path.add(new Name(t.identifier(i)));
            if (!t.is(i + 1, '.')) {
                break;
            }
            i += 2;
        }
        if (path.isEmpty()) {
            return Arrow.wrong(new Bad("An arrow is followed by the table that is referenced."));
        }
        int last = Math.min(i, t.size() - 1);
        Optional<Table> whole = target(path);
        Optional<Table> target =
                whole.isPresent() || path.size() == 1 ? whole : target(path.subList(0, path.size() - 1));
        if (target.isEmpty()) {
            return Arrow.wrong(noTable(path.getLast().value()));
        }
        Table to = target.get();
        List<Name> key = whole.isPresent() ? to.keyColumns() : List.of(path.getLast());
        if (whole.isPresent() && t.is(last + 1, '(') && t.isIdentifier(last + 2) && t.is(last + 3, ')')) {
            key = List.of(new Name(t.identifier(last + 2)));
            last += 3;
        }
        return reference(to, key, last);
    }

    private Arrow reference(Table to, List<Name> key, int last) {
        String called = to.name().name().value();
        if (key.isEmpty()) {
            return Arrow.wrong(new Bad(called + " has no primary key. Name the column: -> " + called + ".column."));
        }
        if (key.size() > 1) {
            return Arrow.wrong(new Bad("The key of " + called + " has " + key.size()
                    + " columns. Add them first, then: foreign key (\u2026) references " + called + "."));
        }
        Name name = key.getFirst();
        Optional<Column> column = to.column(name);
        if (column.isEmpty()) {
            List<String> known =
                    to.columns().stream().map(c -> c.name().value()).toList();
            return Arrow.wrong(new Bad(
                    "There is no column " + name + " in " + called + ".",
                    Nearest.of(name.value(), known).map(k -> new Slip(name.value(), Sql.name(k)))));
        }
        return new Arrow(
                Optional.empty(),
                Sql.PUBLIC.type(column.get().type()),
                "REFERENCES " + Sql.PUBLIC.name(to.name()) + " (" + Sql.name(name) + ")",
                last);
    }

    /** Returns the table that {@code path} names: with its schema, in the schema of the line's own table, or in the only one that has it. */
    private Optional<Table> target(List<Name> path) {
        if (path.size() > 2) {
            return Optional.empty();
        }
        if (path.size() == 2) {
            return find(new ObjectName(path.getFirst(), path.getLast()));
        }
        Name name = path.getFirst();
        Optional<Table> near = find(table.name().sibling(name)).or(() -> find(new ObjectName(ObjectName.PUBLIC, name)));
        if (near.isPresent()) {
            return near;
        }
        List<Table> all = document.schema().tables().stream()
                .filter(x -> x.name().name().equals(name))
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private Optional<Table> find(ObjectName name) {
        return Stream.of(table)
                .filter(t -> t.name().equals(name))
                .findFirst()
                .or(() -> document.schema().table(name));
    }
}

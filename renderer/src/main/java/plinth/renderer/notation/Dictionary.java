package plinth.renderer.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Types;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Sql;

/**
 * All that a schema holds, for people to read: tables column by column, all else with its statement.
 *
 * @param sections tables first
 */
record Dictionary(List<Section> sections) {
    private static final List<String> KINDS = List.of(
            "Views",
            "Enums",
            "Domains",
            "Composite types",
            "Sequences",
            "Functions and procedures",
            "Other statements");

    Dictionary {
        sections = List.copyOf(sections);
    }

    /** Objects of one kind, which {@code title} names in the plural. */
    record Section(String title, List<Entry> entries) {
        Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An object.
     *
     * @param columns its columns, of tables alone
     * @param references what it references, and {@code referenced} what references it
     * @param statement the statements that make it
     */
    record Entry(
            String name,
            Optional<String> comment,
            List<Field> columns,
            List<Reference> references,
            List<Reference> referenced,
            String statement) {
        Entry {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
            referenced = List.copyOf(referenced);
        }
    }

    /** A column, {@code value} being where its value comes from. */
    record Field(String name, String type, boolean nullable, String keys, String value, String comment) {}

    /** A reference: its columns, and the table at its other end, which is {@code here} when it is an entry, too. */
    record Reference(String columns, String table, boolean here) {}

    static Dictionary of(Schema schema) {
        List<Section> sections = new ArrayList<>();
        add(
                sections,
                "Tables",
                schema.tables().stream().map(t -> table(schema, t)).toList());
        List<SchemaObject> others =
                schema.objects().stream().filter(o -> !(o instanceof Table)).toList();
        KINDS.forEach(kind -> add(
                sections,
                kind,
                others.stream()
                        .filter(o -> kind(o).equals(kind))
                        .map(Dictionary::other)
                        .toList()));
        return new Dictionary(sections);
    }

    private static void add(List<Section> sections, String title, List<Entry> entries) {
        if (!entries.isEmpty()) {
            sections.add(new Section(title, entries));
        }
    }

    private static String kind(SchemaObject o) {
        return switch (o) {
            case plinth.model.schema.View v -> "Views";
            case plinth.model.schema.EnumType e -> "Enums";
            case plinth.model.schema.Domain d -> "Domains";
            case plinth.model.schema.CompositeType c -> "Composite types";
            case plinth.model.schema.Sequence s -> "Sequences";
            case plinth.model.schema.Routine r -> "Functions and procedures";
            default -> "Other statements";
        };
    }

    private static Entry other(SchemaObject o) {
        String name = switch (o) {
            case plinth.model.schema.Routine r -> r.name() + "(" + r.arguments() + ")";
            case plinth.model.schema.Kept k -> k.label();
            case plinth.model.schema.Ownership w -> "owner of " + w.name();
            default -> o.name().toString();
        };
        return new Entry(
                name,
                o.comment(),
                List.of(),
                List.of(),
                List.of(),
                DdlWriter.write(new Schema(List.of(o))).strip());
    }

    private static Entry table(Schema schema, Table own) {
        Table t = Whole.of(schema, own);
        return new Entry(
                t.name().toString(),
                t.comment(),
                t.columns().stream().map(c -> field(t, c)).toList(),
                t.foreignKeys().stream()
                        .map(f -> new Reference(
                                names(f.columns()),
                                f.target().toString(),
                                schema.table(f.target()).isPresent()))
                        .toList(),
                schema.referencesTo(t.name()).stream()
                        .map(r -> new Reference(
                                names(r.key().columns()), r.table().name().toString(), true))
                        .toList(),
                DdlWriter.table(schema, own).strip());
    }

    private static Field field(Table t, Column c) {
        List<String> keys = new ArrayList<>();
        if (t.keyColumns().contains(c.name())) {
            keys.add("PK");
        }
        for (Constraint.ForeignKey f : t.foreignKeys()) {
            if (f.columns().contains(c.name())) {
                keys.add("FK " + f.target());
            }
        }
        if (Relation.unique(t, c)) {
            keys.add("unique");
        }
        return new Field(
                c.name().value(),
                Types.brief(c.type()),
                t.nullable(c),
                String.join(", ", keys),
                value(c),
                c.comment().orElse(""));
    }

    private static String value(Column c) {
        return switch (c.value()) {
            case Column.Absent a -> "";
            case Column.Default d -> Sql.expression(d.expression());
            case Column.Identity i -> "identity";
            case Column.Serial s -> "serial";
            case Column.Generated g -> "= " + Sql.expression(g.expression());
        };
    }

    private static String names(List<Name> names) {
        return names.stream().map(Name::value).collect(Collectors.joining(", "));
    }

    /** Returns a place in the page for what is called {@code name}, which no other name has. */
    static String anchor(String name) {
        StringBuilder out = new StringBuilder("t-");
        for (int c :
                name.toLowerCase(Locale.ROOT).equals(name) ? name.codePoints().toArray() : marked(name)) {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '_')) {
                out.appendCodePoint(c);
            } else {
                out.append('-').append(Integer.toHexString(c));
            }
        }
        return out.toString();
    }

    /** Anchors of some readers know no case. */
    private static int[] marked(String name) {
        return name.codePoints()
                .flatMap(c -> Character.isUpperCase(c)
                        ? java.util.stream.IntStream.of('^', Character.toLowerCase(c))
                        : java.util.stream.IntStream.of(c))
                .toArray();
    }
}

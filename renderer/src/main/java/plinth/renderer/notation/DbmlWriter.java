package plinth.renderer.notation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.sql.Sql;
import plinth.renderer.sql.SqlComment;

/** Writes a schema as DBML. */
final class DbmlWriter {
    private static final Set<Part> SAID = EnumSet.of(
            Part.NULLABILITY,
            Part.DEFAULT,
            Part.IDENTITY,
            Part.UNIQUE,
            Part.CHECK,
            Part.ACTION,
            Part.INDEX,
            Part.TABLE_COMMENT,
            Part.COLUMN_COMMENT,
            Part.ENUM);

    private final Schema all;
    private final Schema schema;
    private final StringBuilder out = new StringBuilder();

    DbmlWriter(Schema all) {
        this.all = all;
        this.schema = Whole.entities(all);
    }

    String write(String title) {
        List<EnumType> enums = schema.enums()
                .filter(e -> e.labels().stream().anyMatch(DbmlWriter::sayable))
                .toList();
        Map<Boolean, List<Table>> tables = schema.tables().stream()
                .collect(Collectors.partitioningBy(t -> !t.columns().isEmpty()));
        List<Relation> references = new ArrayList<>();
        List<Relation> left = new ArrayList<>();
        Set<List<Object>> ends = new HashSet<>();
        for (Relation r : Relation.of(schema)) {
            // DBML takes one reference between the same ends, and none from a column to itself.
            List<Name> target = schema.referenced(r.key());
            boolean itself = r.from().name().equals(r.key().target())
                    && r.key().columns().equals(target);
            boolean first =
                    ends.add(List.of(r.from().name(), r.key().columns(), r.key().target(), target));
            (first && !itself ? references : left).add(r);
        }
        comment(title);
        Unsaid.of(all, SAID).forEach(s -> comment("Not said here: " + s));
        schema.enums()
                .filter(e -> !enums.contains(e))
                .forEach(e -> comment("Not said here: enum without labels: " + e.name()));
        enums.stream()
                .filter(e -> !e.labels().stream().allMatch(DbmlWriter::sayable))
                .forEach(e -> comment("Not said here: the empty label of the enum " + e.name()));
        tables.getOrDefault(false, List.of())
                .forEach(t -> comment("Not said here: table without columns: " + t.name()));
        left.forEach(r ->
                comment("Not said here: a reference of a column to itself, or a second one between the same columns: "
                        + r.from().name() + " (" + r.columns() + ") to "
                        + r.key().target()));
        enums.forEach(this::enumeration);
        tables.getOrDefault(true, List.of()).forEach(this::table);
        references.forEach(this::reference);
        return out.toString();
    }

    private void comment(String words) {
        out.append("// ").append(SqlComment.visible(words)).append('\n');
    }

    private void enumeration(EnumType e) {
        out.append("\nEnum ").append(name(e.name())).append(" {\n");
        e.labels().stream()
                .filter(DbmlWriter::sayable)
                .forEach(l -> out.append("  ").append(quoted(l)).append('\n'));
        out.append("}\n");
    }

    private static boolean sayable(String label) {
        return !label.isEmpty();
    }

    private void table(Table t) {
        out.append("\nTable ").append(name(t.name())).append(" {\n");
        t.columns().forEach(c -> column(t, c));
        indexes(t);
        if (!t.checks().isEmpty()) {
            out.append("\n  checks {\n");
            for (Constraint.Check c : t.checks()) {
                out.append("    ").append(code(c.expression()));
                out.append(named(c.name().map(Name::value), List.of())).append('\n');
            }
            out.append("  }\n");
        }
        t.comment().ifPresent(c -> out.append("\n  Note: ").append(text(c)).append('\n'));
        out.append("}\n");
    }

    private void column(Table t, Column c) {
        List<String> settings = new ArrayList<>();
        if (t.keyColumns().equals(List.of(c.name()))) {
            settings.add("pk");
        } else if (!t.nullable(c)) {
            settings.add("not null");
        }
        if (Relation.unique(t, c)) {
            settings.add("unique");
        }
        switch (c.value()) {
            case Column.Default d -> settings.add("default: " + code(d.expression()));
            case Column.Identity i -> settings.add("increment");
            case Column.Serial s -> settings.add("increment");
            case Column.Absent a -> {}
            case Column.Generated g -> {}
        }
        c.comment().ifPresent(n -> settings.add("note: " + text(n)));
        out.append("  ")
                .append(quoted(c.name().value()))
                .append(' ')
                .append(quoted(c.type().toString()));
        if (!settings.isEmpty()) {
            out.append(" [").append(String.join(", ", settings)).append("]");
        }
        out.append('\n');
    }

    private void indexes(Table t) {
        List<String> lines = new ArrayList<>();
        t.primaryKey()
                .filter(k -> k.columns().size() > 1)
                .ifPresent(k -> lines.add(columns(k.columns()) + named(k.name().map(Name::value), List.of("pk"))));
        t.uniques().stream()
                .filter(u -> u.columns().size() > 1)
                .forEach(u -> lines.add(columns(u.columns()) + named(u.name().map(Name::value), List.of("unique"))));
        t.indexes().forEach(i -> lines.add(index(i)));
        if (!lines.isEmpty()) {
            out.append("\n  indexes {\n");
            lines.forEach(l -> out.append("    ").append(l).append('\n'));
            out.append("  }\n");
        }
    }

    private static String index(Index i) {
        List<String> settings = new ArrayList<>();
        // DBML has no conditions: a unique index that has one would say too much.
        if (i.unique() && i.where().isEmpty()) {
            settings.add("unique");
        }
        String method = i.method().value();
        if (method.equals("btree") || method.equals("hash")) {
            settings.add("type: " + method);
        }
        List<String> notes = new ArrayList<>();
        if (!method.equals("btree") && !method.equals("hash")) {
            notes.add("USING " + method);
        }
        i.where().ifPresent(w -> notes.add((i.unique() ? "UNIQUE " : "") + "WHERE " + Sql.expression(w)));
        i.comment().ifPresent(notes::add);
        if (!notes.isEmpty()) {
            settings.add("note: " + text(String.join(" ", notes)));
        }
        String keys = i.keys().stream().map(DbmlWriter::key).collect(Collectors.joining(", ", "(", ")"));
        return keys + named(i.name().map(Name::value), settings);
    }

    private static String key(IndexKey k) {
        return k.column().map(n -> quoted(n.value())).orElseGet(() -> code(k.expression()));
    }

    private void reference(Relation r) {
        ForeignKey f = r.key();
        out.append("\nRef");
        f.name().ifPresent(n -> out.append(' ').append(quoted(n.value())));
        out.append(": ")
                .append(name(r.from().name()))
                .append('.')
                .append(columns(f.columns()))
                .append(r.single() ? " - " : " > ")
                .append(name(f.target()))
                .append('.')
                .append(columns(schema.referenced(f)));
        List<String> settings = new ArrayList<>();
        if (f.onDelete() != Constraint.Action.NO_ACTION) {
            settings.add("delete: " + action(f.onDelete()));
        }
        if (f.onUpdate() != Constraint.Action.NO_ACTION) {
            settings.add("update: " + action(f.onUpdate()));
        }
        if (!settings.isEmpty()) {
            out.append(" [").append(String.join(", ", settings)).append("]");
        }
        out.append('\n');
    }

    private static String action(Constraint.Action a) {
        return a.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String named(Optional<String> name, List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        name.ifPresent(n -> all.add("name: " + text(n)));
        return all.isEmpty() ? "" : " [" + String.join(", ", all) + "]";
    }

    private static String columns(List<Name> names) {
        return names.stream().map(n -> quoted(n.value())).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String name(ObjectName name) {
        boolean plain = name.schema().equals(ObjectName.PUBLIC) || name.schema().isEmpty();
        return (plain ? "" : quoted(name.schema().value()) + ".")
                + quoted(name.name().value());
    }

    /** DBML's names have no way to write a quote. */
    private static String quoted(String s) {
        return '"' + SqlComment.visible(s).replace('"', '\'').replace("\\", "\\\\") + '"';
    }

    private static String text(String s) {
        String escaped = s.replace("\\", "\\\\").replace("'", "\\'");
        return s.indexOf('\n') < 0 ? "'" + SqlComment.visible(escaped) + "'" : "'''" + escaped + "'''";
    }

    private static String code(Expression e) {
        return '`' + SqlComment.visible(Sql.expression(e)).replace('`', '\'') + '`';
    }
}

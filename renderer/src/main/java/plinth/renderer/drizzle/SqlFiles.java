package plinth.renderer.drizzle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Sql;

/** before.sql and after.sql: what drizzle-kit does not make. Both are empty where it makes all of a schema. */
final class SqlFiles {
    private static final List<String> ALTERED_ALONE = List.of("statistics", "with", "late");
    private static final String LOOSE = "SET check_function_bodies = false;";

    private final Division division;
    private final Schema schema;
    private final List<String> out = new ArrayList<>();

    SqlFiles(Division division) {
        this.division = division;
        this.schema = division.schema();
    }

    /** Returns the statements that must have run when drizzle-kit's do; triggers, and foreign keys to what is not there by then, are left to {@link #after}. */
    String before() {
        return DdlWriter.write(new Schema(before(true)));
    }

    private List<SchemaObject> before(boolean foreignKeys) {
        return division.at(Division.Place.BEFORE).stream()
                .<SchemaObject>map(o -> switch (o) {
                    case Table t ->
                        t.withTriggers(List.of())
                                .withConstraints(t.constraints().stream()
                                        .filter(c -> !(c instanceof Constraint.ForeignKey f)
                                                || foreignKeys && there(f.target()))
                                        .toList());
                    case Sequence s -> s.withOwnedBy(s.ownedBy().filter(w -> there(w.table())));
                    default -> o;
                })
                .toList();
    }

    private boolean there(ObjectName table) {
        return schema.table(table)
                .filter(t -> division.place(t) == Division.Place.BEFORE)
                .isPresent();
    }

    /** Returns the statements that make the rest once drizzle-kit's have run: what belongs to its tables, all others, then foreign keys. */
    String after() {
        List<SchemaObject> told = new ArrayList<>(before(false));
        List<SchemaObject> whole = new ArrayList<>();
        ImpliedNames names = ImpliedNames.of(schema);
        for (SchemaObject o : schema.objects()) {
            switch (division.place(o)) {
                case DRIZZLE -> {
                    told.add(told(o));
                    whole.add(o instanceof Table t ? whole(t) : o);
                    if (o instanceof Table t) {
                        parts(t, names);
                    }
                }
                case BEFORE ->
                    whole.add(o instanceof Table t ? t.withConstraints(withoutForeignKeys(t.constraints())) : o);
                case AFTER -> whole.add(o);
            }
        }
        rest(statements(new Schema(told)), statements(new Schema(whole)));
        for (SchemaObject o : schema.objects()) {
            if (o instanceof Table t && division.place(o) != Division.Place.AFTER) {
                foreignKeys(t);
            }
        }
        return out.isEmpty() ? "" : String.join("\n", out) + "\n";
    }

    private static List<Constraint> withoutForeignKeys(List<Constraint> all) {
        return all.stream().filter(c -> !(c instanceof Constraint.ForeignKey)).toList();
    }

    private static List<String> statements(Schema schema) {
        return Script.of(Dialect.POSTGRESQL, DdlWriter.write(schema)).statements().stream()
                .filter(s -> !s.blank())
                .map(Statement::text)
                .map(String::strip)
                .toList();
    }

    /** What the whole schema's statements have beyond those of what is there. */
    private void rest(List<String> told, List<String> whole) {
        Map<String, Integer> there = new HashMap<>();
        told.forEach(s -> there.merge(s, 1, Integer::sum));
        List<String> rest = new ArrayList<>();
        for (String s : whole) {
            if (there.getOrDefault(s, 0) > 0) {
                there.merge(s, -1, Integer::sum);
            } else {
                rest.add(s);
            }
        }
        if (!rest.isEmpty() && whole.contains(LOOSE) && !rest.contains(LOOSE)) {
            rest.addFirst(LOOSE);
        }
        if (!rest.isEmpty() && !out.isEmpty()) {
            out.add("");
        }
        out.addAll(rest);
    }

    /** What drizzle-kit makes of an object. */
    private SchemaObject told(SchemaObject o) {
        return switch (o) {
            case Table t -> {
                Table bare = whole(t);
                yield bare.withColumns(bare.columns().stream()
                                .map(c -> c.withComment(Optional.empty()).withOptions(List.of()))
                                .toList())
                        .withConstraints(bare.constraints().stream()
                                .map(c -> c.withComment(Optional.empty()).withIndexComment(Optional.empty()))
                                .toList())
                        .withIndexes(t.indexes().stream()
                                .filter(x -> KitRules.not(x).isEmpty())
                                .map(x -> x.withComment(Optional.empty()))
                                .toList())
                        .withTriggers(List.of())
                        .withPolicies(
                                division.saysPolicies(t)
                                        ? t.policies().stream()
                                                .map(p -> p.withComment(Optional.empty()))
                                                .toList()
                                        : List.of())
                        .withTraits(t.secured() ? List.of(Table.ROW_SECURITY) : List.of())
                        .withComment(Optional.empty());
            }
            case View v ->
                new View(
                        v.name(),
                        v.materialized(),
                        v.columns(),
                        v.query(),
                        v.with(),
                        v.traits(),
                        List.of(),
                        List.of(),
                        Optional.empty());
            case EnumType e -> e.withComment(Optional.empty());
            case Sequence s -> s.withOwnedBy(Optional.empty()).withComment(Optional.empty());
            case plinth.model.schema.Kept k -> k.withComment(Optional.empty());
            default -> o;
        };
    }

    /** A table that drizzle-kit makes, with what other statements than CREATE TABLE say of it; foreign keys are seen to by themselves. */
    private Table whole(Table t) {
        return t.withKind(Table.Kind.ORDINARY)
                .withOptions(List.of())
                .withTraits(t.traits().stream().filter(x -> !inline(x)).toList())
                .withColumns(t.columns().stream().map(SqlFiles::whole).toList())
                .withConstraints(withoutForeignKeys(division.said(t)));
    }

    private static boolean inline(String trait) {
        return trait.startsWith("TABLESPACE ") || trait.startsWith("USING ");
    }

    private static Column whole(Column c) {
        Column.Value value = c.value() instanceof Column.Serial ? new Column.Serial() : c.value();
        return c.withValue(value)
                .withNotNull(c.notNull().map(n -> Column.NotNull.PLAIN))
                .withOptions(c.options().stream()
                        .filter(o -> ALTERED_ALONE.contains(o.name()))
                        .toList());
    }

    /** What stands within CREATE TABLE, and drizzle-kit does not write. */
    private void parts(Table t, ImpliedNames names) {
        String alter = "ALTER TABLE " + Sql.PUBLIC.name(t.name());
        if (t.kind() == Table.Kind.UNLOGGED) {
            out.add(alter + " SET UNLOGGED;");
        }
        if (!t.with().isEmpty()) {
            out.add(alter + " SET (" + Sql.options(t.with()) + ");");
        }
        for (String trait : t.traits()) {
            if (trait.startsWith("TABLESPACE ")) {
                out.add(alter + " SET " + trait + ";");
            } else if (trait.startsWith("USING ")) {
                out.add(alter + " SET ACCESS METHOD " + trait.substring("USING ".length()) + ";");
            }
        }
        for (int i = 0; i < t.columns().size(); i++) {
            column(t, i, alter, names);
        }
        for (Constraint c : t.constraints()) {
            if (!(c instanceof Constraint.ForeignKey) && division.unsaid(t, c).isPresent()) {
                add(t, c);
            }
        }
    }

    private void column(Table t, int at, String alter, ImpliedNames names) {
        Column c = t.columns().get(at);
        String of = alter + " ALTER COLUMN " + Sql.name(c.name()) + " SET ";
        for (Option o : c.options()) {
            if (!ALTERED_ALONE.contains(o.name())) {
                out.add(of + o.name().toUpperCase(Locale.ROOT)
                        + o.value().map(v -> " " + v).orElse("") + ";");
            }
        }
        if (c.value() instanceof Column.Serial s && s.sequence().isPresent()) {
            ObjectName implied = ImpliedNames.sequence(t, c.withValue(new Column.Serial()));
            out.add("ALTER SEQUENCE " + Sql.PUBLIC.name(implied) + " RENAME TO "
                    + Sql.name(s.sequence().get()) + ";");
        }
        c.notNull().ifPresent(n -> {
            Column plain = c.withNotNull(Optional.of(Column.NotNull.PLAIN));
            Name implied = ImpliedNames.notNull(t.withColumn(c.name(), x -> plain), plain);
            n.name()
                    .filter(name -> !name.equals(implied))
                    .ifPresent(name ->
                            since18(alter + " RENAME CONSTRAINT " + Sql.name(implied) + " TO " + Sql.name(name) + ";"));
            n.comment()
                    .ifPresent(text -> since18("COMMENT ON CONSTRAINT "
                            + Sql.name(names.notNull(t, at)) + " ON " + Sql.PUBLIC.name(t.name()) + " IS "
                            + Strings.literal(text) + ";"));
        });
    }

    /** NOT NULL has a name since PostgreSQL 18. */
    private void since18(String statement) {
        out.add("DO $do$ BEGIN IF current_setting('server_version_num')::int >= 180000 THEN\n  " + statement
                + "\nEND IF; END $do$;");
    }

    private void foreignKeys(Table t) {
        boolean before = division.place(t) == Division.Place.BEFORE;
        for (Constraint c : t.constraints()) {
            if (c instanceof Constraint.ForeignKey f) {
                boolean made =
                        before ? there(f.target()) : division.unsaid(t, f).isEmpty();
                if (!made) {
                    add(t, f);
                } else if (!before) {
                    comment(t, f);
                }
            }
        }
    }

    private void add(Table t, Constraint c) {
        out.add("ALTER TABLE " + Sql.PUBLIC.name(t.name()) + " ADD " + DdlWriter.constraint(c) + ";");
        comment(t, c);
        c.indexComment()
                .ifPresent(text -> out.add("COMMENT ON INDEX "
                        + Sql.PUBLIC.name(t.name().sibling(c.name().orElseThrow())) + " IS " + Strings.literal(text)
                        + ";"));
    }

    private void comment(Table t, Constraint c) {
        c.comment()
                .ifPresent(text ->
                        out.add("COMMENT ON CONSTRAINT " + Sql.name(c.name().orElseThrow()) + " ON "
                                + Sql.PUBLIC.name(t.name()) + " IS " + Strings.literal(text) + ";"));
    }
}

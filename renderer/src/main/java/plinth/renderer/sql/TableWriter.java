package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import plinth.model.ddl.RowIdentity;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Inherited;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Writes CREATE TABLE in canonical form: a column a line, names and types aligned, rules of one column behind it, all others below. */
final class TableWriter {
    private final Sql sql;
    private final ConstraintWriter constraints;

    private final LateColumns late;

    TableWriter(Sql sql) {
        this(sql, LateColumns.NONE);
    }

    TableWriter(Sql sql, LateColumns late) {
        this.sql = sql;
        this.late = late;
        this.constraints = new ConstraintWriter(sql);
    }

    /**
     * Returns the statements that make {@code t}.
     *
     * @param names what its constraints are called, in the order of its list
     * @param later which of its constraints cannot be made here: they are left out
     */
    List<String> write(Table t, List<Name> names, Predicate<Constraint> later) {
        List<String> out = new ArrayList<>(made(t, names, later));
        attached(t).ifPresent(out::add);
        return out;
    }

    /** As {@link #write}, for a partition that was a table of its own without the statement that attaches it. */
    List<String> made(Table t, List<Name> names, Predicate<Constraint> later) {
        List<Placed> placed = place(t, names, later);
        List<String> lines = new ArrayList<>();
        List<String[]> cells = new ArrayList<>();
        Set<Name> held = late.held(t.name());
        for (Column c : t.columns()) {
            if (held.contains(c.name()) || besides(t, c)) {
                continue;
            }
            StringBuilder behind = new StringBuilder(ColumnWriter.behindType(c, !redundant(t, c)));
            placed.stream()
                    .filter(p -> p.inline && p.constraint.columns().contains(c.name()))
                    .forEach(p -> behind.append(' ').append(constraints.behindColumn(p.constraint)));
            String type = ColumnWriter.type(sql, c);
            cells.add(new String[] {Sql.name(c.name()), type, behind.toString()});
        }
        int nameWidth = cells.stream()
                .mapToInt(x -> x[0].length())
                .filter(n -> n <= Alignment.WIDEST_NAME)
                .max()
                .orElse(0);
        int typeWidth = cells.stream()
                .filter(x -> !x[2].isEmpty())
                .mapToInt(x -> x[1].length())
                .filter(n -> n <= Alignment.WIDEST_TYPE)
                .max()
                .orElse(0);
        for (String[] x : cells) {
            String name = x[1].isEmpty() && x[2].isEmpty() ? x[0] : pad(x[0], nameWidth) + " ";
            lines.add("  " + name + (x[2].isEmpty() ? x[1] : pad(x[1], typeWidth) + x[2]));
        }
        placed.stream().filter(p -> !p.inline).forEach(p -> lines.add("  " + constraints.line(p.constraint)));
        List<String> out = new ArrayList<>();
        out.add(head(t, lines) + tail(t) + ";");
        late.joined(t.name()).forEach(p -> out.add(alter(t) + " INHERIT " + sql.name(p) + ";"));
        t.columns().stream().filter(c -> !late(t, c)).forEach(c -> out.addAll(more(t, c)));
        for (String trait : t.traits()) {
            if (altered(trait)) {
                out.add(alter(t) + " " + trait + ";");
            }
        }
        return out;
    }

    /** Returns the statements about {@code t} that name indexes, which may be made behind it. */
    List<String> byIndex(Table t) {
        return t.traits().stream()
                .filter(RowIdentity::index)
                .map(x -> alter(t) + " " + x + ";")
                .toList();
    }

    /** Whether ALTER TABLE alone can say what {@code t} says of the inherited column {@code c}. */
    private static boolean besides(Table t, Column c) {
        return !t.inherits().isEmpty() && Inherited.typeless(c);
    }

    /** Whether the column {@code c} is not there yet behind CREATE TABLE. */
    private boolean late(Table t, Column c) {
        return late.held(t.name()).contains(c.name())
                || (Inherited.late(c)
                        && Inherited.typeless(c)
                        && t.inherits().stream().anyMatch(p -> late.heirs(p).contains(t)));
    }

    /** Returns the statement that adds the column {@code c}, which CREATE TABLE left out, to {@code t}. */
    String add(Table t, Column c) {
        return alter(t) + " ADD COLUMN " + Sql.name(c.name()) + " " + ColumnWriter.type(sql, c)
                + ColumnWriter.behindType(c, !redundant(t, c)) + ";";
    }

    /** Returns the statements that say of the column {@code c} what CREATE TABLE cannot. */
    List<String> more(Table t, Column c) {
        List<String> out = new ArrayList<>();
        String column = alter(t) + " ALTER COLUMN " + Sql.name(c.name());
        boolean besides = besides(t, c);
        if (c.value() instanceof Column.Identity i) {
            // Bounds said again stay, when the type changes.
            OwnSequence.type(i)
                    .filter(x -> !c.type().is(x))
                    .ifPresent(x -> out.add("ALTER SEQUENCE " + sql.name(ImpliedNames.sequence(t, c)) + " AS " + x
                            + i.options().stream()
                                    .filter(o -> o.startsWith("MAXVALUE ") || o.startsWith("MINVALUE "))
                                    .map(o -> " " + o)
                                    .collect(Collectors.joining())
                            + ";"));
        }
        for (Option o : c.options()) {
            if (o.name().equals("statistics")) {
                out.add(column + " SET STATISTICS " + o.value().orElse("-1") + ";");
            } else if (o.name().equals("with")) {
                out.add(column + " SET (" + o.value().orElse("") + ");");
            } else if (besides && !o.equals(Inherited.LATE)) {
                out.add(column + " SET " + o.name().toUpperCase(Locale.ROOT) + " "
                        + o.value().orElse("DEFAULT") + ";");
            }
        }
        if (besides) {
            switch (c.value()) {
                case Column.Default d when c.value().equals(Inherited.NO_DEFAULT) -> out.add(column + " DROP DEFAULT;");
                case Column.Default d -> out.add(column + " SET DEFAULT " + Sql.expression(d.expression()) + ";");
                case Column.Identity i -> out.add(column + " ADD" + ColumnWriter.value(i) + ";");
                default -> {}
            }
        }
        c.notNull()
                .filter(n -> !n.valid() || besides)
                .ifPresent(n -> out.add(alter(t) + " ADD "
                        + n.name().map(x -> "CONSTRAINT " + Sql.name(x) + " ").orElse("") + "NOT NULL "
                        + Sql.name(c.name()) + (n.noInherit() ? " NO INHERIT" : "") + (n.valid() ? "" : " NOT VALID")
                        + ";"));
        return out;
    }

    private String alter(Table t) {
        return "ALTER TABLE " + sql.name(t.name());
    }

    /** Returns {@code t} as it is read when it is written: without each NOT NULL that is not written since something else says it. */
    static Table asRead(Table t) {
        return t.withColumns(t.columns().stream()
                .map(c -> redundant(t, c) ? c.withNotNull(Optional.empty()) : c)
                .toList());
    }

    /** An identity, and a plain key column, need no NOT NULL in words; a named one is kept. */
    private static boolean redundant(Table t, Column c) {
        boolean plain =
                c.notNull().filter(n -> n.name().isEmpty() && !n.noInherit()).isPresent();
        boolean implied = c.value() instanceof Column.Identity
                || c.value() instanceof Column.Serial
                || t.keyColumns().contains(c.name());
        return c.notNull().isEmpty() || (plain && implied);
    }

    /** A constraint with the name to write, if any, and whether it stands behind its column. */
    private record Placed(Constraint constraint, boolean inline) {}

    /**
     * Decides where each constraint stands. One without a name keeps the name that the database gives it: where the canonical order would change
     * that name, it is written out.
     */
    private static List<Placed> place(Table t, List<Name> names, Predicate<Constraint> later) {
        List<Placed> inline = new ArrayList<>();
        List<Placed> below = new ArrayList<>();
        for (Column column : t.columns()) {
            for (int i = 0; i < t.constraints().size(); i++) {
                Constraint c = t.constraints().get(i);
                if (behind(t, c, column.name())) {
                    inline.add(new Placed(c, true));
                }
            }
        }
        for (Constraint c : t.constraints()) {
            if (!later.test(c) && inline.stream().noneMatch(p -> p.constraint == c)) {
                below.add(new Placed(c, false));
            }
        }
        inline.removeIf(p -> later.test(p.constraint));
        List<Placed> all = new ArrayList<>(inline);
        all.addAll(below);
        Table arranged = t.withConstraints(all.stream().map(Placed::constraint).toList());
        List<Placed> out = new ArrayList<>();
        for (Placed p : all) {
            Constraint c = p.constraint;
            Name wanted = names.get(indexOf(t.constraints(), c));
            boolean same = c.name().isPresent()
                    || ImpliedNames.find(arranged, wanted)
                            .filter(at -> all.get(at).constraint == c)
                            .isPresent();
            out.add(same ? p : new Placed(c.withName(Optional.of(wanted)), false));
        }
        return out;
    }

    private static int indexOf(List<Constraint> all, Constraint c) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == c) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a constraint of the table");
    }

    /** Whether {@code c} stands behind {@code column}: it has no name, and is about that column alone. */
    private static boolean behind(Table t, Constraint c, Name column) {
        if (c.name().isPresent() || !ConstraintWriter.fitsColumn(c)) {
            return false;
        }
        return switch (c) {
            case Constraint.PrimaryKey p -> p.columns().equals(List.of(column));
            case Constraint.Unique u -> u.columns().equals(List.of(column));
            case Constraint.ForeignKey f -> f.columns().equals(List.of(column));
            case Constraint.Check k ->
                Set.copyOf(k.columns()).equals(Set.of(column))
                        && t.column(column).isPresent();
            case Constraint.Exclusion x -> false;
        };
    }

    private String head(Table t, List<String> lines) {
        StringBuilder out = new StringBuilder("CREATE ");
        out.append(
                switch (t.kind()) {
                    case ORDINARY -> "";
                    case UNLOGGED -> "UNLOGGED ";
                    case TEMPORARY -> "TEMPORARY ";
                    case FOREIGN -> "FOREIGN ";
                });
        out.append("TABLE ").append(sql.name(t.name()));
        t.traits().stream()
                .filter(x -> x.startsWith("OF "))
                .forEach(x -> out.append(' ').append(x));
        boolean inPlace = partitionInPlace(t);
        t.partitionOf()
                .filter(p -> inPlace)
                .ifPresent(p -> out.append(" PARTITION OF ").append(sql.name(p.parent())));
        if (!lines.isEmpty()) {
            out.append(" (\n").append(String.join(",\n", lines)).append("\n)");
        } else if (!inPlace && t.traits().stream().noneMatch(x -> x.startsWith("OF "))) {
            out.append(" ()");
        }
        t.partitionOf().filter(p -> inPlace).ifPresent(p -> out.append(' ').append(p.bound()));
        return out.toString();
    }

    /** A partition whose columns have types was made as a table of its own and attached; else it takes its parent's columns. */
    private static boolean partitionInPlace(Table t) {
        return t.partitionOf().isPresent()
                && t.columns().stream().allMatch(c -> c.type() instanceof Type.Other(String text) && text.isEmpty());
    }

    /** Returns the statement that makes a partition of {@code t}, which was a table of its own. */
    Optional<String> attached(Table t) {
        return t.partitionOf()
                .filter(p -> !partitionInPlace(t))
                .map(p -> "ALTER TABLE " + sql.name(p.parent()) + " ATTACH PARTITION " + sql.name(t.name()) + " "
                        + p.bound() + ";");
    }

    private String tail(Table t) {
        StringBuilder out = new StringBuilder();
        Set<ObjectName> joined = late.joined(t.name());
        List<String> parents = t.inherits().stream()
                .filter(p -> !joined.contains(p))
                .map(sql::name)
                .toList();
        if (!parents.isEmpty()) {
            out.append("\nINHERITS (").append(String.join(", ", parents)).append(')');
        }
        t.partitioning()
                .ifPresent(p -> out.append("\nPARTITION BY ")
                        .append(p.method().toUpperCase(Locale.ROOT))
                        .append(" (")
                        .append(Sql.keys(p.keys()))
                        .append(')'));
        t.traits().stream()
                .filter(x -> x.startsWith("SERVER ") || x.startsWith("USING "))
                .forEach(x -> out.append('\n').append(x));
        if (!t.with().isEmpty()) {
            out.append("\nWITH (").append(Sql.options(t.with())).append(')');
        }
        t.traits().stream()
                .filter(x -> x.startsWith("ON COMMIT ") || x.startsWith("TABLESPACE "))
                .forEach(x -> out.append('\n').append(x));
        return out.toString();
    }

    private static boolean altered(String trait) {
        return trait.endsWith("ROW LEVEL SECURITY")
                || (trait.startsWith("REPLICA IDENTITY") && !RowIdentity.index(trait));
    }

    private static String pad(String s, int width) {
        return s.length() >= width ? s : s + " ".repeat(width - s.length());
    }
}

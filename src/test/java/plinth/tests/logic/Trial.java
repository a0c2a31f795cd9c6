package plinth.tests.logic;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import plinth.model.ddl.Reading;
import plinth.model.logic.Cell;
import plinth.model.logic.Possibility;
import plinth.model.logic.TableRules;
import plinth.model.logic.Together;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

/** One run: rows, formulas, what PostgreSQL makes of them, and what is said of them. */
final class Trial {
    private static final int ROWS = 80;
    private static final int BATCH = 40;

    private final Random random;
    private final Formulas formulas;
    private final List<Map<String, Optional<String>>> rows = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long certain;
    private long asked;
    private long claims;
    private int refused;
    private int formulasRun;

    Trial(long seed) {
        this.random = new Random(seed);
        this.formulas = new Formulas(random);
    }

    void run(int count) throws SQLException {
        try (TestDatabase db = Postgres.database()) {
            db.load(Formulas.TYPE + "CREATE TABLE t (" + Formulas.COLUMNS + ");");
            fill(db);
            while (formulasRun < count) {
                List<String> batch = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    batch.add(formulas.condition(random.nextInt(4)));
                }
                batch(db.connection(), batch);
                formulasRun += BATCH;
            }
        }
    }

    private void fill(TestDatabase db) throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            Map<String, Optional<String>> row = new HashMap<>();
            StringBuilder values = new StringBuilder(Integer.toString(i));
            for (String c : Formulas.NAMES) {
                Optional<String> v = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value(c));
                row.put(c, v);
                values.append(", ").append(v.map(x -> "'" + x + "'").orElse("NULL"));
            }
            rows.add(row);
            sql.append("INSERT INTO t VALUES (").append(values).append(");");
        }
        db.load(sql.toString());
    }

    private String value(String column) {
        boolean other = random.nextInt(4) == 0;
        return switch (column) {
            case "a", "b" -> other ? Integer.toString(random.nextInt(9) - 3) : formulas.constant(column);
            case "k", "l" -> other ? "zz" : formulas.constant(column);
            case "n", "x" -> other ? Integer.toString(random.nextInt(5) - 2) : formulas.constant(column);
            default -> formulas.constant(column);
        };
    }

    private void batch(Connection c, List<String> batch) throws SQLException {
        List<String> good = new ArrayList<>();
        List<List<@Nullable Boolean>> truths = new ArrayList<>();
        try {
            truths.addAll(evaluated(c, batch));
            good.addAll(batch);
        } catch (SQLException all) {
            for (String f : batch) {
                try {
                    truths.addAll(evaluated(c, List.of(f)));
                    good.add(f);
                } catch (SQLException one) {
                    refused++;
                }
            }
        }
        Schema schema = schema(good);
        Table table = schema.tables().iterator().next();
        List<Constraint.Check> checks = table.checks();
        for (int i = 0; i < good.size(); i++) {
            Table own = table.withConstraints(List.of(checks.get(i)));
            TableRules rules = TableRules.of(schema, own);
            rows(good.get(i), rules, truths.get(i));
            new Claims(good.get(i), rules, truths.get(i)).all();
            if (i > 0) {
                TableRules none = TableRules.of(schema, table.withConstraints(List.of()));
                implied(none, checks.get(i - 1), checks.get(i), truths.get(i - 1), truths.get(i));
            }
        }
    }

    private static Schema schema(List<String> formulas) {
        StringBuilder ddl = new StringBuilder(Formulas.TYPE + "CREATE TABLE t (" + Formulas.COLUMNS);
        formulas.forEach(f -> ddl.append(", CHECK (").append(f).append(")"));
        Reading r =
                Reading.of(Dialect.POSTGRESQL, "schema.sql", ddl.append(");").toString());
        return r.schema();
    }

    /** Returns for each formula what it is for each row. */
    private static List<List<@Nullable Boolean>> evaluated(Connection c, List<String> formulas) throws SQLException {
        List<List<@Nullable Boolean>> all = new ArrayList<>();
        formulas.forEach(f -> all.add(new ArrayList<>()));
        String list = "(" + String.join("), (", formulas) + ")";
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            try (ResultSet r = s.executeQuery("SELECT " + list + " FROM t ORDER BY id")) {
                while (r.next()) {
                    for (int i = 0; i < formulas.size(); i++) {
                        boolean b = r.getBoolean(i + 1);
                        all.get(i).add(r.wasNull() ? null : b);
                    }
                }
            }
        }
        return all;
    }

    private static Map<Name, Cell> cells(Map<String, Optional<String>> row) {
        Map<Name, Cell> cells = new HashMap<>();
        row.forEach((n, v) -> cells.put(new Name(n), v.<Cell>map(Cell.Is::new).orElse(Cell.UNSET)));
        return cells;
    }

    /** Each row as a whole: a check accepts what is true or NULL. */
    private void rows(String formula, TableRules rules, List<@Nullable Boolean> truths) {
        for (int i = 0; i < ROWS; i++) {
            Possibility p = rules.possible(cells(rows.get(i)));
            Boolean truth = truths.get(i);
            boolean accepted = truth == null || truth;
            asked++;
            certain += p == Possibility.PERHAPS ? 0 : 1;
            if ((p == Possibility.NO && accepted) || (p == Possibility.YES && !accepted)) {
                wrong(formula, "row " + rows.get(i) + " is said to be " + p + ", and is " + truth);
            }
        }
    }

    private void implied(
            TableRules rules,
            Constraint.Check a,
            Constraint.Check b,
            List<@Nullable Boolean> first,
            List<@Nullable Boolean> second) {
        if (rules.implies(a.expression(), b.expression())) {
            claims++;
            for (int i = 0; i < ROWS; i++) {
                if (Boolean.TRUE.equals(first.get(i)) && !Boolean.TRUE.equals(second.get(i))) {
                    wrong(a.expression() + " => " + b.expression(), "not for " + rows.get(i));
                }
            }
        }
    }

    private void wrong(String formula, String what) {
        if (wrong.size() < 20 && wrong.stream().noneMatch(w -> w.startsWith(formula + "\n"))) {
            wrong.add(formula + "\n    " + what);
        }
    }

    /** What is said of the rows that a check accepts. */
    private final class Claims {
        private final String formula;
        private final TableRules rules;
        private final List<Map<String, Optional<String>>> accepted = new ArrayList<>();

        Claims(String formula, TableRules rules, List<@Nullable Boolean> truths) {
            this.formula = formula;
            this.rules = rules;
            for (int i = 0; i < ROWS; i++) {
                if (!Boolean.FALSE.equals(truths.get(i))) {
                    accepted.add(rows.get(i));
                }
            }
        }

        void all() {
            for (int i = 0; i < 4; i++) {
                together();
                kinds(formulas.column(), formulas.column());
            }
            for (String c : Formulas.NAMES) {
                values(c);
            }
            pair("d", "f");
            pair("a", "b");
            pair("k", "l");
        }

        private void claim(String what, java.util.function.Predicate<Map<String, Optional<String>>> holds) {
            claims++;
            accepted.stream().filter(r -> !holds.test(r)).findFirst().ifPresent(r -> wrong(formula, what + ": " + r));
        }

        private void together() {
            List<String> some = List.of(formulas.column(), formulas.column(), formulas.column()).stream()
                    .distinct()
                    .limit(2 + random.nextInt(2))
                    .toList();
            if (some.size() < 2) {
                return;
            }
            Together t = rules.together(some.stream().map(Name::new).toList());
            if (t.atLeastOne()) {
                claim(
                        "at least one of " + some,
                        r -> some.stream()
                                .anyMatch(c -> Objects.requireNonNull(r.get(c)).isPresent()));
            }
            if (t.atMostOne()) {
                claim(
                        "at most one of " + some,
                        r -> some.stream()
                                        .filter(c ->
                                                Objects.requireNonNull(r.get(c)).isPresent())
                                        .count()
                                < 2);
            }
        }

        private void values(String c) {
            if (c.equals("n") || c.equals("x") || c.equals("c") || c.equals("e")) {
                return;
            }
            rules.values(new Name(c))
                    .filter(v -> !(c.equals("p") || c.equals("q")) || v.size() < 2)
                    .ifPresent(v -> claim(
                            c + " one of " + v,
                            r -> Objects.requireNonNull(r.get(c))
                                    .map(v::contains)
                                    .orElse(true)));
            if (!rules.nullable(new Name(c))) {
                claim(c + " not null", r -> Objects.requireNonNull(r.get(c)).isPresent());
            }
        }

        private void kinds(String kind, String column) {
            if (kind.equals(column) || kind.equals("j") || kind.equals("d") || kind.equals("f") || kind.equals("c")) {
                return;
            }
            String value = formulas.constant(kind);
            boolean same = !kind.equals("n") && !kind.equals("x");
            switch (rules.presence(new Name(kind), value, new Name(column))) {
                case MUST ->
                    claim(
                            kind + " = " + value + " has " + column,
                            r -> !same
                                    || !Objects.requireNonNull(r.get(kind)).equals(Optional.of(value))
                                    || Objects.requireNonNull(r.get(column)).isPresent());
                case MUST_NOT ->
                    claim(
                            kind + " = " + value + " has no " + column,
                            r -> !same
                                    || !Objects.requireNonNull(r.get(kind)).equals(Optional.of(value))
                                    || Objects.requireNonNull(r.get(column)).isEmpty());
                case MAY -> {}
            }
        }

        private void pair(String a, String b) {
            Name x = new Name(a);
            Name y = new Name(b);
            if (rules.differ(x, y)) {
                claim(
                        a + " differs from " + b,
                        r -> Objects.requireNonNull(r.get(a)).isEmpty()
                                || !Objects.requireNonNull(r.get(a)).equals(r.get(b)));
            }
            if (!a.equals("k") && rules.ordered(x, y)) {
                claim(
                        a + " at most " + b,
                        r -> Objects.requireNonNull(r.get(a)).isEmpty()
                                || Objects.requireNonNull(r.get(b)).isEmpty()
                                || compare(
                                                a,
                                                Objects.requireNonNull(r.get(a)).get(),
                                                Objects.requireNonNull(r.get(b)).get())
                                        <= 0);
            }
        }

        private int compare(String column, String x, String y) {
            return column.equals("a")
                    ? Integer.compare(Integer.parseInt(x), Integer.parseInt(y))
                    // Dates as text; infinity comes behind all digits.
                    : x.compareTo(y);
        }
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    long certain() {
        return certain;
    }

    long rowsAsked() {
        return asked;
    }

    long claims() {
        return claims;
    }

    int refused() {
        return refused;
    }

    String summary() {
        return formulasRun + " formulas, " + refused + " of them refused by PostgreSQL; of " + asked + " rows "
                + certain + " told for certain; " + claims + " statements, " + wrong.size() + " wrong";
    }
}

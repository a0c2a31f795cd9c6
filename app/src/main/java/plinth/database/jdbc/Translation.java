package plinth.database.jdbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.database.NotCarried;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.sql.Sql;

/** A database as it was read, in PostgreSQL's SQL; what does not translate is left out and named with its own text. */
final class Translation {
    private final Source source;
    private final Schema schema;
    private final List<NotCarried> notCarried;
    private final Defaults defaults;
    /** Names of relations and indexes that are taken, by schema: PostgreSQL has one space for both. */
    private final Set<ObjectName> taken = new HashSet<>();

    private Translation(Source source) {
        this.source = source;
        this.schema = source.schema();
        this.notCarried = new ArrayList<>(source.notCarried());
        this.defaults = new Defaults(
                source.product(),
                schema.objects().stream()
                        .filter(Sequence.class::isInstance)
                        .map(SchemaObject::name)
                        .toList());
    }

    /** What came of it. */
    record Result(Schema schema, List<NotCarried> notCarried) {}

    static Result of(Source source) {
        Translation t = new Translation(source);
        Schema made = new Schema(t.objects());
        return new Result(made, List.copyOf(t.notCarried));
    }

    private List<SchemaObject> objects() {
        schema.objects().stream()
                .filter(o -> o instanceof Table || o instanceof View || o instanceof Sequence)
                .forEach(o -> taken.add(o.name()));
        Map<ObjectName, Table> tables = new LinkedHashMap<>();
        schema.tables().forEach(t -> tables.put(t.name(), indexes(t, constraints(t, columns(t)))));
        tables.replaceAll((n, t) -> references(t, tables));
        List<SchemaObject> out = new ArrayList<>();
        for (SchemaObject o : schema.objects()) {
            switch (o) {
                case Table t -> out.add(tables.getOrDefault(t.name(), t));
                case View v -> {}
                default -> out.add(o);
            }
        }
        out.addAll(views(tables));
        return out;
    }

    private void leaveOut(String kind, String name, String why, String text) {
        notCarried.add(new NotCarried(kind, name, why, text));
    }

    // Columns

    private Table columns(Table t) {
        Set<Name> indexed = indexed(t);
        List<Column> columns = new ArrayList<>();
        for (Column c : t.columns()) {
            columns.add(
                    switch (c.value()) {
                        case Column.Default d -> withDefault(t, c, d);
                        case Column.Generated g -> generated(t, c, g, indexed.contains(c.name()));
                        case Column.Absent a -> c;
                        case Column.Identity i -> c;
                        case Column.Serial s -> c;
                    });
        }
        return t.withColumns(columns);
    }

    private Column withDefault(Table t, Column c, Column.Default d) {
        String sql = Sql.expression(d.expression());
        try {
            return defaults.of(c, sql)
                    .map(e -> c.withValue(new Column.Default(e)))
                    .orElse(c.withValue(Column.ABSENT));
        } catch (Untranslatable e) {
            leaveOut("default", t.name() + "." + c.name(), e.why(), sql);
            return c.withValue(Column.ABSENT);
        }
    }

    private Column generated(Table t, Column c, Column.Generated g, boolean indexed) {
        String sql = Sql.expression(g.expression());
        try {
            // PostgreSQL lets no generated column be made of another.
            List<Column> plain =
                    t.columns().stream().filter(x -> !x.generated()).toList();
            Expression e = Expressions.translate(
                    source.product(), sql, Scope.of(t.withColumns(plain)), Expressions.Use.IMMUTABLE);
            fits(c, e, t);
            // It keeps no index of what it does not store.
            return c.withValue(new Column.Generated(e, g.stored() || indexed));
        } catch (Untranslatable e) {
            leaveOut("generated column", t.name() + "." + c.name(), e.why() + "; it is written as a plain column", sql);
            return c.withValue(Column.ABSENT);
        }
    }

    /** Whether what the expression gives can be stored in the column as it is. */
    private static void fits(Column c, Expression e, Table t) throws Untranslatable {
        Family family = Family.of(c.type());
        String text = e.toString();
        boolean condition =
                text.matches("(?s).*( = | <> | < | > | <= | >= | AND | OR |NOT | IS ).*") && !text.contains("CASE");
        Optional<Family> single = t.columns().stream()
                .filter(x -> e.isColumn(x.name()))
                .map(x -> Family.of(x.type()))
                .findFirst();
        boolean same = single.isEmpty() || single.get() == family || family == Family.TEXT;
        boolean texts = text.contains("||") && family != Family.TEXT;
        if (condition != (family == Family.TRUTH) || !same || texts) {
            throw new Untranslatable("a value of another type than the column's");
        }
    }

    private static Set<Name> indexed(Table t) {
        Set<Name> all = new HashSet<>();
        t.constraints().forEach(c -> {
            if (!(c instanceof Constraint.Check)) {
                all.addAll(c.columns());
            }
        });
        t.indexes()
                .forEach(i -> i.keys()
                        .forEach(k -> t.columns().stream()
                                .map(Column::name)
                                .filter(n -> Sql.expression(k.expression()).contains(n.value()))
                                .forEach(all::add)));
        return all;
    }

    // Constraints

    private Table constraints(Table source, Table t) {
        List<Constraint> out = new ArrayList<>();
        for (Constraint c : source.constraints()) {
            switch (c) {
                case Constraint.Check k -> check(t, k).ifPresent(out::add);
                case Constraint.Unique u -> out.add(u.withName(free(t, u.name())));
                case Constraint.PrimaryKey p -> out.add(p.withName(free(t, p.name())));
                case Constraint.ForeignKey f -> out.add(f);
                case Constraint.Exclusion x -> out.add(x);
            }
        }
        return t.withConstraints(out);
    }

    /** A name that another relation or index has is left to PostgreSQL to choose. */
    private Optional<Name> free(Table t, Optional<Name> name) {
        return name.filter(n -> taken.add(t.name().sibling(n)));
    }

    private Optional<Constraint> check(Table t, Constraint.Check k) {
        String sql = Sql.expression(k.expression());
        try {
            return Optional.of(
                    k.withExpression(Expressions.translate(source.product(), sql, Scope.of(t), Expressions.Use.ANY)));
        } catch (Untranslatable e) {
            leaveOut("check", k.name().map(n -> n + " on ").orElse("on ") + t.name(), e.why(), "CHECK (" + sql + ")");
            return Optional.empty();
        }
    }

    /** Foreign keys need their target's columns to be a key, and types that PostgreSQL compares. */
    private Table references(Table t, Map<ObjectName, Table> tables) {
        List<Constraint> out = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            if (c instanceof Constraint.ForeignKey f) {
                Optional<String> obstacle = obstacle(t, f, Optional.ofNullable(tables.get(f.target())));
                if (obstacle.isPresent()) {
                    leaveOut(
                            "foreign key",
                            f.name().map(n -> n + " on ").orElse("on ") + t.name(),
                            obstacle.get(),
                            "FOREIGN KEY (" + Sql.names(f.columns()) + ") REFERENCES " + Sql.PUBLIC.name(f.target())
                                    + (f.references().isEmpty() ? "" : " (" + Sql.names(f.references()) + ")"));
                    continue;
                }
            }
            out.add(c);
        }
        return t.withConstraints(out);
    }

    private static Optional<String> obstacle(Table t, Constraint.ForeignKey f, Optional<Table> found) {
        if (found.isEmpty()) {
            return Optional.of("there is no table " + f.target());
        }
        Table target = found.get();
        List<Name> columns = f.references().isEmpty() ? target.keyColumns() : f.references();
        if (columns.isEmpty() || columns.size() != f.columns().size() || !target.unique(Set.copyOf(columns))) {
            return Optional.of("what it references is no key of " + f.target());
        }
        for (int i = 0; i < columns.size(); i++) {
            Optional<Family> own = t.column(f.columns().get(i)).map(c -> Family.of(c.type()));
            Optional<Family> other = target.column(columns.get(i)).map(c -> Family.of(c.type()));
            if (own.isEmpty() || !own.equals(other)) {
                return Optional.of("its columns are of other types than those of " + f.target());
            }
        }
        return Optional.empty();
    }

    // Indexes

    private Table indexes(Table source, Table t) {
        List<Index> out = new ArrayList<>();
        for (Index i : source.indexes()) {
            try {
                List<IndexKey> keys = new ArrayList<>();
                for (IndexKey k : i.keys()) {
                    keys.add(key(t, k, i));
                }
                Optional<Expression> where = Optional.empty();
                if (i.where().isPresent()) {
                    where = Optional.of(translated(t, i.where().get()));
                }
                out.add(i.withKeys(keys).withWhere(where).withName(free(t, i.name())));
            } catch (Untranslatable e) {
                leaveOut(
                        "index",
                        i.name().map(n -> n + " on ").orElse("on ") + t.name(),
                        e.why(),
                        "(" + Sql.keys(i.keys()) + ")"
                                + i.where()
                                        .map(w -> " WHERE " + Sql.expression(w))
                                        .orElse(""));
            }
        }
        return t.withIndexes(out);
    }

    private IndexKey key(Table t, IndexKey k, Index i) throws Untranslatable {
        if (k.collation().isPresent()) {
            throw new Untranslatable("the collation " + k.collation().get());
        }
        Expression e = translated(t, k.expression());
        boolean large = t.columns().stream()
                .anyMatch(c -> e.isColumn(c.name()) && (c.type().is("xml")));
        if (large || (i.unique() && e.toString().isEmpty())) {
            throw new Untranslatable("a type that PostgreSQL does not index");
        }
        return k.withExpression(e);
    }

    private Expression translated(Table t, Expression e) throws Untranslatable {
        return Expressions.translate(source.product(), Sql.expression(e), Scope.of(t), Expressions.Use.IMMUTABLE);
    }

    // Views

    /** Views in an order in which each names only what is there; those that need one that is left out are left out too. */
    private List<View> views(Map<ObjectName, Table> tables) {
        List<View> waiting = new ArrayList<>(schema.views().toList());
        List<ObjectName> there = new ArrayList<>(tables.keySet());
        List<Name> given = new ArrayList<>();
        List<View> out = new ArrayList<>();
        Map<View, String> why = new LinkedHashMap<>();
        boolean progress = true;
        while (progress) {
            progress = false;
            for (View v : List.copyOf(waiting)) {
                try {
                    Expression query = Expressions.translate(
                            source.product(),
                            Sql.expression(v.query()),
                            Scope.of(schema, given, there, source.home()),
                            Expressions.Use.ANY);
                    out.add(v.withQuery(query));
                    there.add(v.name());
                    given.addAll(v.columns());
                    given.addAll(named(query));
                    waiting.remove(v);
                    progress = true;
                } catch (Untranslatable e) {
                    why.put(v, e.why());
                }
            }
        }
        waiting.forEach(v -> leaveOut("view", v.name().toString(), why.getOrDefault(v, ""), Sql.expression(v.query())));
        return out;
    }

    /** The names that a query gives with AS. */
    private static List<Name> named(Expression query) {
        List<Name> out = new ArrayList<>();
        for (int i = 1; i < query.pieces().size(); i++) {
            if (query.pieces().get(i) instanceof Expression.Reference r
                    && query.pieces().get(i - 1) instanceof Expression.Verbatim(String text)
                    && text.endsWith("AS ")) {
                out.add(r.name());
            }
        }
        return out;
    }
}

package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.layout.FamilyReader.NotRead;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/**
 * Takes a family out of a schema that has a table for each kind and a view over all of them: what the tables have in common is put together to the table that
 * the base would be. A rule of one table over common columns is one of the base for its kind.
 */
final class ConcreteReader {
    private final Schema schema;
    private final Pattern.ConcreteFamily found;
    private final Name kind;
    private final List<Table> tables = new ArrayList<>();
    private final Set<Name> common;

    ConcreteReader(Schema schema, Pattern.ConcreteFamily found) {
        this.schema = schema;
        this.found = found;
        this.kind = found.discriminator().column();
        this.common = new HashSet<>(found.common());
        found.tables().forEach(t -> tables.add(schema.requireTable(t.table())));
    }

    Family read() throws NotRead {
        if (!found.whole()) {
            throw new NotRead(
                    "is a view that leaves rows of its tables out: another layout would have to keep apart what"
                            + " it shows and what it does not.");
        }
        for (Table t : tables) {
            if (t.column(kind).isPresent()) {
                throw new NotRead("is a view over " + t.name() + ", which has a column " + kind
                        + " of its own: a table for all kinds could not call the kind so as well.");
            }
        }
        List<Family.Kind> kinds = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Table t = tables.get(i);
            kinds.add(new Family.Kind(
                    found.tables().get(i).value(),
                    t.name(),
                    t.keyColumns(),
                    t.keyColumns(),
                    Optional.empty(),
                    t.columns().stream().filter(c -> !common.contains(c.name())).toList(),
                    t.constraints().stream()
                            .filter(c -> !common.containsAll(c.columns()))
                            .toList(),
                    t.indexes().stream().filter(x -> !shared(x)).toList(),
                    t.triggers()));
        }
        Family bare = family(Table.of(found.table(), columns()), kinds);
        Table shared = bare.shared()
                .withConstraints(constraints(bare))
                .withIndexes(indexes(bare))
                .withComment(schema.view(found.table()).flatMap(View::comment));
        return family(shared, kinds);
    }

    private Family family(Table shared, List<Family.Kind> kinds) {
        return new Family(
                found.table(),
                shared,
                kind,
                kinds,
                new Strategy.ConcreteTables(true),
                Type.known("text"),
                false,
                true,
                List.of());
    }

    private boolean shared(Index i) {
        return Fitting.names(i).stream()
                .noneMatch(n -> !common.contains(n)
                        && tables.stream().anyMatch(t -> t.column(n).isPresent()));
    }

    /** The common columns, with what all the tables say of each; the kind stands behind the key. */
    private List<Column> columns() {
        Table first = tables.getFirst();
        List<Column> out = new ArrayList<>();
        List<Column> rest = new ArrayList<>();
        for (Column c : first.columns()) {
            if (common.contains(c.name())) {
                Column one = agreed(c);
                (first.keyColumns().contains(c.name()) ? out : rest).add(one);
            }
        }
        out.add(Column.of(kind.value(), Type.known("text")).notNullable());
        out.addAll(rest);
        return out;
    }

    private Column agreed(Column c) {
        Column out = c;
        if (!all(x -> x.notNull().isPresent(), c.name())) {
            out = out.nullable();
        }
        if (!all(x -> x.value().equals(c.value()), c.name())) {
            out = out.withValue(Column.ABSENT);
        }
        return out;
    }

    private boolean all(Predicate<Column> test, Name column) {
        return tables.stream().allMatch(t -> t.column(column).filter(test).isPresent());
    }

    private List<Constraint> constraints(Family f) {
        List<Constraint> out = new ArrayList<>();
        tables.getFirst().primaryKey().ifPresent(p -> out.add(p.withName(Optional.empty())));
        for (Family.Kind k : f.kinds()) {
            Table t = schema.requireTable(k.table());
            for (Constraint c : t.constraints()) {
                if (!(c instanceof Constraint.PrimaryKey) && common.containsAll(c.columns())) {
                    boolean everywhere = tables.stream().allMatch(x -> has(x, c));
                    one(f, k, c, everywhere)
                            .filter(x -> out.stream().noneMatch(o -> bare(o).equals(bare(x))))
                            .ifPresent(out::add);
                }
            }
            for (Column c : t.columns()) {
                boolean only = common.contains(c.name())
                        && c.notNull().isPresent()
                        && f.shared()
                                .column(c.name())
                                .filter(x -> x.notNull().isEmpty())
                                .isPresent();
                if (only) {
                    out.add(Constraint.Check.of(Optional.empty(), KindConditions.required(f, k, List.of(c.name()))));
                }
            }
        }
        return out;
    }

    private static Constraint bare(Constraint c) {
        return c.withName(Optional.empty()).withComment(Optional.empty());
    }

    private static boolean has(Table t, Constraint c) {
        return t.constraints().stream().anyMatch(x -> bare(x).equals(bare(c)));
    }

    /** What {@code c} of the table of {@code k} is in a table for all kinds. Keys hold within each table, and so within each kind. */
    private Optional<Constraint> one(Family f, Family.Kind k, Constraint c, boolean everywhere) {
        return switch (c) {
            case Constraint.Check x ->
                Optional.of(everywhere ? x : x.withExpression(KindConditions.onlyFor(f, k, x.expression())));
            case Constraint.ForeignKey x -> everywhere ? Optional.of(x) : Optional.empty();
            case Constraint.Unique u
            when everywhere -> {
                List<Name> columns = new ArrayList<>(u.columns());
                columns.add(kind);
                yield Optional.of(new Constraint.Unique(
                        Optional.empty(),
                        new Constraint.Key(
                                columns, u.key().include(), false, u.key().storage()),
                        u.nullsNotDistinct(),
                        u.deferral(),
                        u.comment()));
            }
            case Constraint.Exclusion x ->
                Optional.of(Mapped.exclusion(
                        x,
                        java.util.Map.of(),
                        Optional.of(x.where()
                                .map(w -> KindConditions.both(KindConditions.is(f, k), w))
                                .orElseGet(() -> KindConditions.is(f, k)))));
            default -> Optional.empty();
        };
    }

    private List<Index> indexes(Family f) {
        List<Index> out = new ArrayList<>();
        for (Family.Kind k : f.kinds()) {
            Table t = schema.requireTable(k.table());
            for (Index i : t.indexes()) {
                if (!shared(i)) {
                    continue;
                }
                boolean everywhere = !i.unique() && tables.stream().allMatch(x -> has(x, i));
                Index one = everywhere
                        ? i
                        : i.withWhere(Optional.of(i.where()
                                .map(w -> KindConditions.both(KindConditions.is(f, k), w))
                                .orElseGet(() -> KindConditions.is(f, k))));
                if (out.stream().noneMatch(o -> bare(o).equals(bare(one)))) {
                    out.add(one);
                }
            }
            for (Constraint c : t.constraints()) {
                boolean only = c instanceof Constraint.Unique
                        && common.containsAll(c.columns())
                        && !tables.stream().allMatch(x -> has(x, c));
                if (only) {
                    out.add(SingleTableLayout.unique(f, k, (Constraint.Unique) c, java.util.Map.of()));
                }
            }
        }
        return out;
    }

    private static Index bare(Index i) {
        return i.withName(Optional.empty());
    }

    private static boolean has(Table t, Index i) {
        return t.indexes().stream().anyMatch(x -> bare(x).equals(bare(i)));
    }
}

package plinth.model.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.edit.Edit;
import plinth.model.logic.TableRules;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * Something about a schema that works, but that its designer would want to know.
 *
 * @param title the fact
 * @param consequence what comes of it
 * @param columns the columns that it is about
 * @param warning whether it will hurt; otherwise it is worth a look
 * @param remedy the edit that mends it, when there is one
 * @param remedyTitle the remedy as a button would have it
 */
public record Advice(
        ObjectName table,
        List<Name> columns,
        boolean warning,
        String title,
        String consequence,
        Optional<Edit> remedy,
        String remedyTitle) {
    public Advice {
        columns = List.copyOf(columns);
    }

    /** Returns what there is to say of {@code schema}, table by table. */
    public static List<Advice> of(Schema schema) {
        List<Advice> all = new ArrayList<>();
        for (Table t : schema.tables()) {
            if (t.partitionOf().isPresent()) {
                continue;
            }
            for (ForeignKey f : t.foreignKeys()) {
                if (!f.columns().isEmpty() && !indexed(schema, t, f.columns())) {
                    all.add(unindexed(t, f));
                }
            }
            Set<Name> referencing = t.referencing();
            for (Column c : t.columns()) {
                String name = c.name().value();
                boolean keyLike = name.length() > 3 && name.endsWith("_id") && !referencing.contains(c.name());
                boolean polymorphic = keyLike
                        && t.column(new Name(name.substring(0, name.length() - 3) + "_type"))
                                .isPresent();
                if (keyLike && !polymorphic && !t.keyColumns().contains(c.name())) {
                    loose(schema, t, c, name.substring(0, name.length() - 3)).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private static Advice unindexed(Table t, ForeignKey f) {
        Index plain = Index.of(Optional.empty(), f.columns());
        Index index = plain.withName(Optional.of(ImpliedNames.base(t.name().name(), plain)));
        return new Advice(
                t.name(),
                f.columns(),
                true,
                "No index on " + t.name() + "." + Families.join(f.columns()),
                "Deleting a row of " + f.target() + " reads all of " + t.name() + " to find what references it.",
                Optional.of(new Edit.AddIndex(t.name(), index)),
                "Add index");
    }

    /** Whether an index begins with these columns in any order, or finds at most one row by some of them. */
    private static boolean indexed(Schema schema, Table t, List<Name> columns) {
        Set<Name> wanted = Set.copyOf(columns);
        boolean byKey = t.constraints().stream().anyMatch(c -> switch (c) {
            case Constraint.PrimaryKey p -> begins(p.columns(), wanted) || wanted.containsAll(p.columns());
            case Constraint.Unique u -> begins(u.columns(), wanted) || wanted.containsAll(u.columns());
            default -> false;
        });
        return byKey
                || t.indexes().stream()
                        .anyMatch(i -> begins(i.leadingColumns(), wanted)
                                && (i.where().isEmpty() || whereSet(schema, t, i, columns)));
    }

    private static boolean begins(List<Name> index, Set<Name> wanted) {
        return index.size() >= wanted.size()
                && Set.copyOf(index.subList(0, wanted.size())).equals(wanted);
    }

    /** Whether a partial index has every row in which all of {@code columns} are set: no other row references anything. */
    private static boolean whereSet(Schema schema, Table t, Index i, List<Name> columns) {
        List<Expression.Piece> set = new ArrayList<>();
        for (Name n : columns) {
            set.add(new Expression.Verbatim(set.isEmpty() ? "" : " AND "));
            set.add(new Expression.Reference(List.of(n)));
            set.add(new Expression.Verbatim(" IS NOT NULL"));
        }
        return i.where()
                .filter(w -> TableRules.of(schema, t).implies(new Expression(set), w))
                .isPresent();
    }

    private static Optional<Advice> loose(Schema schema, Table t, Column c, String stem) {
        List<String> wanted = Words.parts(stem);
        for (Table other : schema.tables()) {
            boolean fits = Words.parts(other.name().name().value()).equals(wanted)
                    && other.keyColumns().size() == 1
                    && other.column(other.keyColumns().getFirst())
                            .filter(k -> k.type().equals(c.type()))
                            .isPresent();
            if (fits && !other.name().equals(t.name())) {
                ForeignKey key = ForeignKey.of(
                        Optional.of(new Name(t.name().name() + "_" + c.name() + "_fkey")),
                        List.of(c.name()),
                        other.name(),
                        other.keyColumns(),
                        Constraint.Action.NO_ACTION);
                return Optional.of(new Advice(
                        t.name(),
                        List.of(c.name()),
                        false,
                        t.name() + "." + c.name() + " has no foreign key",
                        "It is named like a key of " + other.name() + ", and nothing checks that the row is there.",
                        Optional.of(new Edit.AddConstraint(t.name(), key)),
                        "Add foreign key"));
            }
        }
        return Optional.of(new Advice(
                t.name(),
                List.of(c.name()),
                false,
                t.name() + "." + c.name() + " has no foreign key",
                "It is named like a key, but there is no table of that name.",
                Optional.empty(),
                ""));
    }
}

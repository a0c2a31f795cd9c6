package plinth.model.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import plinth.model.schema.SeedRows;
import plinth.model.schema.Table;

/**
 * Something about a schema that works, but that its designer would want to know.
 *
 * @param kind what it is a case of
 * @param title the fact
 * @param consequence what comes of it
 * @param columns the columns that it is about
 * @param warning whether it will hurt; otherwise it is worth a look
 * @param remedy the edit that mends it, when there is one
 * @param remedyTitle the remedy as a button would have it
 */
public record Advice(
        Kind kind,
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

    /** What all of several are cases of. The names are kept in files of ignored problems. */
    public enum Kind {
        UNINDEXED_FOREIGN_KEY("Foreign keys without an index"),
        INFERRED_REFERENCE("Named like a key, no foreign key"),
        UNKNOWN_REFERENCE("Named like a key, no table");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Returns what there is to say of {@code schema}, table by table. */
    public static List<Advice> of(Schema schema) {
        List<Advice> all = new ArrayList<>();
        Map<ObjectName, List<InferredReference>> inferred = InferredReference.of(schema, SeedRows.NONE).stream()
                .collect(Collectors.groupingBy(InferredReference::table));
        for (Table t : schema.tables()) {
            if (t.partitionOf().isPresent()) {
                continue;
            }
            unindexed(schema, t).forEach(f -> all.add(unindexed(t, f)));
            Set<Name> known = new HashSet<>(t.referencing());
            for (InferredReference r : inferred.getOrDefault(t.name(), List.of())) {
                known.addAll(r.columns());
                if (r.remedy().isPresent() && !parent(r)) {
                    all.add(inferred(r));
                }
            }
            for (Column c : t.columns()) {
                String name = c.name().value();
                boolean keyLike = name.length() > 3 && name.endsWith("_id") && !known.contains(c.name());
                boolean polymorphic = keyLike
                        && t.column(new Name(name.substring(0, name.length() - 3) + "_type"))
                                .isPresent();
                if (keyLike && !polymorphic && !t.keyColumns().contains(c.name())) {
                    all.add(unknown(t, c));
                }
            }
        }
        return all;
    }

    /** Returns the foreign keys of {@code t} that no index finds the rows of. */
    public static List<ForeignKey> unindexed(Schema schema, Table t) {
        return t.foreignKeys().stream()
                .filter(f -> !f.columns().isEmpty() && !indexed(schema, t, f.columns()))
                .toList();
    }

    private static Advice unindexed(Table t, ForeignKey f) {
        Index plain = Index.of(Optional.empty(), f.columns());
        Index index = plain.withName(Optional.of(ImpliedNames.base(t.name().name(), plain)));
        return new Advice(
                Kind.UNINDEXED_FOREIGN_KEY,
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

    /** Whether the pattern of a table that references itself says it already. */
    private static boolean parent(InferredReference r) {
        return r.key().target().equals(r.table())
                && r.columns().stream()
                        .anyMatch(c -> Words.parts(c.value()).getFirst().equals("parent"));
    }

    private static Advice inferred(InferredReference r) {
        return new Advice(
                Kind.INFERRED_REFERENCE,
                r.table(),
                r.columns(),
                false,
                r.table() + "." + Families.join(r.columns()) + " has no foreign key",
                "It is named like a key of " + r.key().target() + ", and nothing checks that the row is there.",
                r.remedy(),
                "Add foreign key");
    }

    private static Advice unknown(Table t, Column c) {
        return new Advice(
                Kind.UNKNOWN_REFERENCE,
                t.name(),
                List.of(c.name()),
                false,
                t.name() + "." + c.name() + " has no foreign key",
                "It is named like a key, but there is no table of that name.",
                Optional.empty(),
                "");
    }
}

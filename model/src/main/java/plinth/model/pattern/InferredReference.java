package plinth.model.pattern;

import java.util.List;
import java.util.Optional;
import plinth.model.edit.Edit;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;

/**
 * A reference that names and types suggest and no foreign key enforces.
 *
 * @param table the table that refers
 * @param key the foreign key that would enforce it
 * @param when of a column that refers to rows of several tables, the value of the type column for which it refers to this one, as
 *     {@code commentable_type = 'Post'}; no foreign key can enforce that
 * @param evidence why it is taken for a reference, a sentence each
 */
public record InferredReference(ObjectName table, ForeignKey key, Optional<String> when, List<String> evidence) {
    public InferredReference {
        evidence = List.copyOf(evidence);
    }

    /** Returns all that are found in {@code schema}, table by table in the order of columns; {@code rows} is what the script puts into lookup tables. */
    public static List<InferredReference> of(Schema schema, SeedRows rows) {
        return new InferredReferences(new Facts(schema, rows)).find();
    }

    /** Returns the edit that makes it a foreign key, where one can enforce it. */
    public Optional<Edit> remedy() {
        return when.isEmpty() ? Optional.of(new Edit.AddConstraint(table, key)) : Optional.empty();
    }

    /** Returns the columns that refer. */
    public List<Name> columns() {
        return key.columns();
    }

    /** Returns what refers to what, as {@code orders.user_id looks like users.id}. */
    public String title() {
        return place(table, key.columns()) + " looks like " + place(key.target(), key.references());
    }

    private static String place(ObjectName table, List<Name> columns) {
        return columns.size() == 1 ? table + "." + columns.getFirst() : table + " (" + Families.join(columns) + ")";
    }
}

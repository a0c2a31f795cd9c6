package plinth.renderer.notation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * A reference as diagrams of entities have it.
 *
 * @param optional whether a row need not reference any
 * @param single whether at most one row references a row of the target
 * @param identifying whether the reference is part of the key
 */
record Relation(Table from, ForeignKey key, boolean optional, boolean single, boolean identifying) {

    /** Returns the references between tables of {@code schema}, in its order. */
    static List<Relation> of(Schema schema) {
        List<Relation> all = new ArrayList<>();
        for (Table t : schema.tables()) {
            for (ForeignKey f : t.foreignKeys()) {
                if (schema.table(f.target()).isPresent()) {
                    boolean optional = f.columns().stream()
                            .flatMap(n -> t.column(n).stream())
                            .anyMatch(t::nullable);
                    all.add(new Relation(
                            t,
                            f,
                            optional,
                            t.unique(new HashSet<>(f.columns())),
                            t.keyColumns().containsAll(f.columns())));
                }
            }
        }
        return all;
    }

    /** Returns the columns of the reference, separated by commas. */
    String columns() {
        return key.columns().stream().map(Name::value).collect(Collectors.joining(", "));
    }

    /** Returns the line between both with crow's feet, which Mermaid and PlantUML write alike. */
    String line() {
        return (single ? "|o" : "}o") + (identifying ? "--" : "..") + (optional ? "o|" : "||");
    }

    /** Returns the keys that {@code c} of {@code t} is in, or is by itself: PK, FK, UK. */
    static List<String> marks(Table t, Column c) {
        List<String> marks = new ArrayList<>();
        if (t.keyColumns().contains(c.name())) {
            marks.add("PK");
        }
        if (t.referencing().contains(c.name())) {
            marks.add("FK");
        }
        if (unique(t, c)) {
            marks.add("UK");
        }
        return marks;
    }

    /** Returns whether {@code column} alone is unique, by another key than the primary one. */
    static boolean unique(Table t, Column column) {
        return t.uniques().stream().anyMatch(u -> u.columns().equals(List.of(column.name())));
    }
}

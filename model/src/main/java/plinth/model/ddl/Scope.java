package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Span;

/** The relations whose columns can be named at a place in a query, with the scope around it. */
record Scope(List<Relation> relations, @Nullable Scope outer) {

    /** A column that can be named: as what, and whose it is when it is a table's or view's under its own name. */
    record Column(Name name, Optional<ObjectName> table) {}

    /**
     * A relation in FROM.
     *
     * @param shown what it is called before its columns
     * @param own the table or view that it is, when it is called by its own name
     * @param known whether all of its columns are known
     * @param place where it is written, when it is a table or view
     */
    record Relation(
            Optional<Name> shown,
            Optional<ObjectName> own,
            List<Column> columns,
            boolean known,
            Optional<Place> place) {
        Relation(Optional<Name> shown, Optional<ObjectName> own, List<Column> columns, boolean known) {
            this(shown, own, columns, known, Optional.empty());
        }

        Relation at(Place place) {
            return new Relation(shown, own, columns, known, Optional.of(place));
        }

        Optional<Column> column(Name name) {
            return columns.stream().filter(c -> c.name().equals(name)).findFirst();
        }
    }

    /**
     * A table in FROM.
     *
     * @param span it with its alias and the columns that are listed
     * @param alias what it would be called by an alias, when it has none
     * @param listed how many of its columns are listed
     * @param columns the names of all of them, empty when these are not known
     */
    record Place(ObjectName table, Span span, Optional<Name> alias, int listed, List<Name> columns) {}

    /** Whether a relation here or further out is called {@code name}. */
    boolean has(Name name) {
        return relations.stream().anyMatch(r -> r.shown().filter(name::equals).isPresent())
                || outer != null && outer.has(name);
    }

    static Scope of(@Nullable Scope outer) {
        return new Scope(new ArrayList<>(), outer);
    }

    /** What a name means: a relation's column, or a column of one whose columns are not known. */
    record Found(Relation relation, Optional<Column> column) {}

    /** Looks a column's name up, from the inside to the outside. */
    Optional<Found> column(Name name) {
        for (Scope s = this; s != null; s = s.outer) {
            for (Relation r : s.relations) {
                Optional<Column> c = r.column(name);
                if (c.isPresent()) {
                    return Optional.of(new Found(r, c));
                }
            }
            for (Relation r : s.relations) {
                if (!r.known) {
                    return Optional.of(new Found(r, Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }

    /** Looks a relation's name up, from the inside to the outside. */
    Optional<Relation> relation(Name name) {
        for (Scope s = this; s != null; s = s.outer) {
            for (Relation r : s.relations) {
                if (r.shown.filter(name::equals).isPresent()) {
                    return Optional.of(r);
                }
            }
        }
        return Optional.empty();
    }
}

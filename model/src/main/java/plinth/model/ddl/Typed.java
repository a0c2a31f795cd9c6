package plinth.model.ddl;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
import plinth.model.schema.Type;

/**
 * What an expression of a query gives.
 *
 * @param type its type, or null when it is not known
 * @param collation the collation that it has from a column or from COLLATE
 * @param literal whether it is a string or NULL, which takes whatever type is asked for
 * @param name what PostgreSQL calls a column that is nothing but the expression
 * @param strength how sure that name is, as in FigureColname: 0 none, 1 from a function's kind, 2 from a column or function
 */
record Typed(@Nullable Type type, Optional<String> collation, boolean literal, Name name, int strength) {
    static final Name NAMELESS = new Name("?column?");
    static final Type TEXT = Type.known("text");
    static final Typed UNKNOWN = of(null);
    static final Typed LITERAL = new Typed(null, Optional.empty(), true, NAMELESS, 0);

    static Typed of(@Nullable Type type) {
        return new Typed(type, Optional.empty(), false, NAMELESS, 0);
    }

    static Typed known(String type) {
        return of(Type.known(type));
    }

    Typed called(String name, int strength) {
        return called(new Name(name), strength);
    }

    Typed called(Name name, int strength) {
        return new Typed(type, collation, literal, name, strength);
    }

    Typed nameless() {
        return called(NAMELESS, 0);
    }

    Typed withType(@Nullable Type type) {
        return new Typed(type, collation, false, name, strength);
    }

    Typed withCollation(Optional<String> collation) {
        return new Typed(type, collation, literal, name, strength);
    }

    boolean known() {
        return literal || type != null;
    }

    /** Returns the name of a type that the database brings along; of another, nothing. */
    String brief() {
        return type instanceof Type.Known k ? k.name() : "";
    }
}

package plinth.renderer.pgx;

/**
 * What values of a type of the database are in Go.
 *
 * @param name the type, qualified by its package
 * @param holdsNull whether a value of it can say that it is NULL
 */
record GoType(String name, boolean holdsNull) {
    static GoType plain(String name) {
        return new GoType(name, false);
    }

    static GoType holding(String name) {
        return new GoType(name, true);
    }

    /** Returns the type of values that may be NULL. */
    String orNull() {
        return holdsNull ? name : "*" + name;
    }
}

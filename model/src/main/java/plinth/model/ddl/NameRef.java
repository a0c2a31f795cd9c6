package plinth.model.ddl;

/**
 * A name in an expression or query that is no column's and no relation's, where it is written.
 *
 * @param arguments how many arguments a call has; 0 for what is none
 */
record NameRef(Role role, NameNode name, int arguments) {
    /** What the grammar expects at the place of a name. */
    enum Role {
        ROUTINE,
        TYPE,
        COLLATION
    }
}

package plinth.model.schema;

/**
 * That a part of an object needs something else, as PostgreSQL's {@code pg_depend} has it.
 *
 * @param automatic whether it goes away with what it needs without being asked for ({@code DEPENDENCY_AUTO}, {@code DEPENDENCY_INTERNAL}); else only
 *     CASCADE drops it
 */
public record Dependency(Part part, Address on, boolean automatic) {}

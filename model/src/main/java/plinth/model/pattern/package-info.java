/**
 * Recognises the patterns of relational design in a schema: supertypes with subtypes, single-table inheritance, bridges, polymorphic references,
 * exclusive arcs, references to oneself, temporal tables. Each finding says by what it was recognised, and what the pattern means but the schema
 * does not enforce.
 */
@NullMarked
package plinth.model.pattern;

import org.jspecify.annotations.NullMarked;

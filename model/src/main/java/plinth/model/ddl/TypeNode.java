package plinth.model.ddl;

import java.util.Optional;
import plinth.model.schema.Type;
import plinth.model.text.Span;

/**
 * A type where it is written.
 *
 * @param named its name, when it is one that somebody defined
 * @param serial whether it is written {@code serial} in any size, so that a sequence comes with it
 */
public record TypeNode(Span span, Type type, Optional<NameNode> named, boolean serial) {}

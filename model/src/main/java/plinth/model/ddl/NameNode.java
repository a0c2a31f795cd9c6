package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Span;

/** A name with or without its schema before it, where it is written. */
public record NameNode(List<Ident> parts) {
    public NameNode {
        parts = List.copyOf(parts);
    }

    /** Returns the last part: the object's own name. */
    public Ident last() {
        return parts.getLast();
    }

    /** Returns the schema's name, when it is written. */
    public Optional<Ident> qualifier() {
        return parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
    }

    public Span span() {
        return parts.getFirst().span().union(parts.getLast().span());
    }

    /** Returns the name with {@code schema} where none is written. */
    public ObjectName in(Name schema) {
        return new ObjectName(qualifier().map(Ident::name).orElse(schema), last().name());
    }

    /** Returns the name as a statement can hold it: parts that folding or a keyword would change in quotes. */
    String written() {
        return String.join(
                ".",
                parts.stream()
                        .map(i -> i.name().value())
                        .map(v -> v.matches("[a-z_][a-z0-9_]*") && Keyword.of(v) == null ? v : Identifiers.quoted(v))
                        .toList());
    }

    @Override
    public String toString() {
        return String.join(".", parts.stream().map(Ident::toString).toList());
    }
}

package plinth.model.ddl;

import java.util.Optional;
import plinth.model.schema.Address;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.model.text.Identifiers;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/**
 * A name in a text with what it means.
 *
 * @param at where it is written; absent when a star or a join by name means a column
 * @param prefix whether it stands before a column, where the schema is only written when it is in FROM, too
 * @param array whether it is the name of the type of arrays of what is meant
 * @param string the string that it is written in, when it stands in one: {@code nextval('s')}; {@code at} then counts within that string
 */
record FoundName(Address address, Optional<NameNode> at, Optional<Span> string, boolean prefix, boolean array) {
    FoundName(Address address, Optional<NameNode> at, Optional<Span> string, boolean prefix) {
        this(address, at, string, prefix, false);
    }

    static FoundName of(Address address, NameNode at) {
        return new FoundName(address, Optional.of(at), Optional.empty(), false);
    }

    /** Of the type of arrays of what is meant: {@code _mood}. */
    static FoundName array(Address address, NameNode at) {
        return new FoundName(address, Optional.of(at), Optional.empty(), false, true);
    }

    static FoundName hidden(Address address) {
        return new FoundName(address, Optional.empty(), Optional.empty(), false);
    }

    /** Of a relation before one of its columns. */
    static FoundName prefix(Address address, NameNode at) {
        return new FoundName(address, Optional.of(at), Optional.empty(), true);
    }

    static FoundName string(Address address, NameNode at, Span string) {
        return new FoundName(address, Optional.of(at), Optional.of(string), false);
    }

    /** Returns the object's own name, when it has one with a schema. */
    Optional<ObjectName> object() {
        return switch (address) {
            case Address.Relation r -> Optional.of(r.name());
            case Address.UserType t -> Optional.of(t.name());
            case Address.Callable c -> Optional.of(c.name());
            case Address.Named n -> Optional.of(n.name());
            case Address.Namespace n -> Optional.empty();
            case Address.Column c -> Optional.empty();
        };
    }

    /** Returns the change of the text that makes this place say {@code name}, its schema before it where {@code qualified}. */
    Optional<Patch> calling(ObjectName name, boolean qualified) {
        if (at.isEmpty()) {
            return Optional.empty();
        }
        boolean schemaToo = prefix ? qualified() : qualified;
        String schema = schemaToo ? written(name.schema()) + "." : "";
        String text = schema + written(array ? new Name("_" + name.name().value()) : name.name());
        return Optional.of(string.map(s -> new Patch(s, Strings.literal(text)))
                .orElseGet(() -> new Patch(at.get().span(), text)));
    }

    private static String written(Name name) {
        return Identifiers.written(name.value());
    }

    boolean qualified() {
        return at.isPresent() && at.get().qualifier().isPresent();
    }
}

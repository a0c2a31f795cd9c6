package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.model.schema.Types;
import plinth.model.text.Dialect;

/**
 * A type that neither a schema nor any extension defines: most often a slip of the pen.
 *
 * @param name what the type is called
 * @param meant the known type that is spelled nearly so; without one, an extension may define it
 */
public record UnknownType(ObjectName name, Optional<String> meant) {

    /** Returns what is unknown of {@code type}, or of its elements, in {@code schema}; nothing when it is known. */
    public static Optional<UnknownType> of(Schema schema, Dialect dialect, Type type) {
        Type base = type;
        while (base instanceof Type.ArrayOf a) {
            base = a.element();
        }
        if (!(base instanceof Type.Named n) || dialect != Dialect.POSTGRESQL || defined(schema, n.name())) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(Types.names());
        schema.enums().forEach(e -> known.add(e.name().name().value()));
        schema.domains().forEach(d -> known.add(d.name().name().value()));
        return Optional.of(new UnknownType(n.name(), Nearest.of(n.name().name().value(), known)));
    }

    private static boolean defined(Schema schema, ObjectName name) {
        boolean extension = schema.kept().anyMatch(k -> k.kind().equals("EXTENSION"));
        return schema.hasRelation(name)
                || schema.table(name).isPresent()
                || schema.kept()
                        .anyMatch(k -> (k.kind().equals("TYPE") || k.kind().equals("TABLE AS"))
                                && k.name().equals(name))
                || (extension && Nearest.of(name.name().value(), Types.names()).isEmpty())
                || Types.ofExtensions(name.name().value());
    }
}

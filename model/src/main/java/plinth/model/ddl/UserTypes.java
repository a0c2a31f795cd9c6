package plinth.model.ddl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Tokens;

/** Finds the schema of the types that a statement names: along the search path, and for those that an extension brings, the extension's. */
final class UserTypes {
    /** The types of the extensions that come with PostgreSQL, and of the most used others. */
    private static final Map<String, Set<String>> OF_EXTENSIONS = Map.ofEntries(
            Map.entry("citext", Set.of("citext")),
            Map.entry("hstore", Set.of("hstore", "ghstore")),
            Map.entry("ltree", Set.of("ltree", "lquery", "ltxtquery")),
            Map.entry("cube", Set.of("cube")),
            Map.entry("seg", Set.of("seg")),
            Map.entry("isn", Set.of("ean13", "isbn13", "ismn13", "issn13", "isbn", "ismn", "issn", "upc")),
            Map.entry("lo", Set.of("lo")),
            Map.entry("intarray", Set.of("query_int")),
            Map.entry("pg_trgm", Set.of("gtrgm")),
            Map.entry("vector", Set.of("vector", "halfvec", "sparsevec")),
            Map.entry("postgis", Set.of("geometry", "geography", "box2d", "box3d", "raster")),
            Map.entry("earthdistance", Set.of("earth")));

    private final Ledger built;
    private final List<Name> path;
    private final Name assumed;

    /** Starts for a statement that looks names up in the schemas {@code path}; {@code assumed} is what the grammar put before names without a schema. */
    UserTypes(Ledger built, List<Name> path, Name assumed) {
        this.built = built;
        this.path = path;
        this.assumed = assumed;
    }

    /** Returns {@code type} with the schema that it is found in; {@code named} is its name as written, when that is at hand. */
    Type resolved(Type type, Optional<NameNode> named, Entry entry) {
        return switch (type) {
            case Type.Named n
            when element(n.name(), named, entry).isPresent() ->
                new Type.ArrayOf(new Type.Named(element(n.name(), named, entry).get(), n.modifiers()));
            case Type.Named n
            when named.flatMap(NameNode::qualifier).isEmpty() ->
                new Type.Named(resolved(n.name(), entry), n.modifiers());
            case Type.Named n -> n;
            case Type.ArrayOf a -> {
                Type element = resolved(a.element(), named, entry);
                yield element instanceof Type.ArrayOf ? element : new Type.ArrayOf(element);
            }
            case Type.Known k -> k;
            case Type.Other o -> o;
        };
    }

    /** Returns the type of whose arrays {@code name} is the type: each type has one, called after it with {@code _} before, unless that is another's name. */
    private Optional<ObjectName> element(ObjectName name, Optional<NameNode> named, Entry entry) {
        Optional<Name> last = elementName(name.name());
        if (last.isEmpty() || entry.statement().tokens().dialect() != Dialect.POSTGRESQL) {
            return Optional.empty();
        }
        boolean looked =
                named.flatMap(NameNode::qualifier).isEmpty() && name.schema().equals(assumed);
        for (Name schema : looked ? path : List.of(name.schema())) {
            if (there(new ObjectName(schema, name.name()))) {
                return Optional.empty();
            }
            ObjectName element = new ObjectName(schema, last.get());
            if (there(element)) {
                return Optional.of(element);
            }
        }
        return ofExtension(last.get()).map(schema -> new ObjectName(schema, last.get()));
    }

    /** Returns what the elements of arrays of the type {@code name} can be called. */
    static Optional<Name> elementName(Name name) {
        return name.value().length() > 1 && name.value().charAt(0) == '_'
                ? Optional.of(new Name(name.value().substring(1)))
                : Optional.empty();
    }

    private ObjectName resolved(ObjectName name, Entry entry) {
        if (plain(entry) || there(name) || !name.schema().equals(assumed)) {
            return name;
        }
        for (Name schema : path) {
            ObjectName other = new ObjectName(schema, name.name());
            if (there(other)) {
                return other;
            }
        }
        return new ObjectName(ofExtension(name.name()).orElse(ObjectName.PUBLIC), name.name());
    }

    /** Whether there is only one schema to look in, so that nothing is to be found out. */
    private boolean plain(Entry entry) {
        return entry.statement().tokens().dialect() != Dialect.POSTGRESQL
                || path.size() == 1 && path.getFirst().equals(ObjectName.PUBLIC) && assumed.equals(ObjectName.PUBLIC);
    }

    private boolean there(ObjectName name) {
        return built.has(Fold.Key.type(name)) || built.has(Fold.Key.relation(name));
    }

    private Optional<Name> ofExtension(Name type) {
        for (Map.Entry<String, Set<String>> e : OF_EXTENSIONS.entrySet()) {
            if (e.getValue().contains(type.value())) {
                Fold.Key key = Fold.Key.extension(new Name(e.getKey()));
                return Optional.ofNullable(built.get(key)).map(UserTypes::schema);
            }
        }
        return Optional.empty();
    }

    /** Returns the types that the extension {@code key} brings, as far as it is known. */
    static List<ObjectName> ofExtension(Ledger built, Fold.Key key) {
        Built extension = built.get(key);
        Set<String> types = OF_EXTENSIONS.getOrDefault(key.name().name().value(), Set.of());
        return extension == null
                ? List.of()
                : types.stream()
                        .sorted()
                        .map(t -> new ObjectName(schema(extension), new Name(t)))
                        .toList();
    }

    /** Returns the schema that an extension is made in. */
    private static Name schema(Built extension) {
        Kept k = (Kept) extension.object();
        Tokens t =
                Script.of(Dialect.POSTGRESQL, k.text()).statements().getFirst().tokens();
        for (int i = 0; i < t.size(); i++) {
            if (t.is(i, Keyword.SCHEMA) && t.isIdentifier(i + 1)) {
                return new Name(t.identifier(i + 1));
            }
        }
        return extension.origins().definition().entry().path().getFirst();
    }

    CompositeType resolved(CompositeType type, List<TableElement.ColumnNode> fields, Entry entry) {
        return type.withFields(type.fields().stream()
                .map(f -> f.withType(resolved(
                        f.type(),
                        fields.stream()
                                .filter(n -> n.name().name().equals(f.name()))
                                .findFirst()
                                .flatMap(n -> n.type().named()),
                        entry)))
                .toList());
    }

    /** Returns the argument types of a routine, which are separated by a comma and a blank. */
    String resolved(String arguments, Entry entry) {
        boolean same = plain(entry) || !arguments.contains(assumed.value() + ".");
        if (same && !arguments.contains("_")) {
            return arguments;
        }
        Tokens tokens =
                Script.of(Dialect.POSTGRESQL, arguments).statements().getFirst().tokens();
        StringBuilder out = new StringBuilder();
        Cursor c = new Cursor(tokens);
        while (!c.done()) {
            int at = c.at();
            String type;
            try {
                type = resolved(new TypeGrammar(c, ObjectName.PUBLIC).type().type(), Optional.empty(), entry)
                        .toString();
            } catch (Unreadable e) {
                c.to(at + 1);
                type = c.text(at, c.at());
            }
            out.append(out.isEmpty() ? "" : ", ").append(type);
            while (!c.done() && !c.accept(',')) {
                c.skip();
            }
        }
        return out.toString();
    }
}

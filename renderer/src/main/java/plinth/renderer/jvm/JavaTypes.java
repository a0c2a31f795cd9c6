package plinth.renderer.jvm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;

/** The Java types of an export, and a name for each table, enum and file of functions. */
public abstract class JavaTypes {
    /** Elements of arrays that drivers read as Java's objects, with PostgreSQL's short name for them. */
    private static final Map<String, String> ELEMENTS = Map.of(
            "smallint", "int2",
            "integer", "int4",
            "bigint", "int8",
            "real", "float4",
            "double precision", "float8",
            "boolean", "bool",
            "numeric", "numeric",
            "text", "text",
            "character varying", "varchar",
            "uuid", "uuid");

    private final Map<ObjectName, String> tables = new HashMap<>();
    private final Map<ObjectName, String> enums = new HashMap<>();
    private final Map<ObjectName, String> files = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private final String packageName;

    protected JavaTypes(Exported exported, String packageName) {
        this.packageName = packageName;
        exported.files()
                .forEach(f -> f.stubs().stream()
                        .map(Stub::name)
                        .forEach(n ->
                                List.of(n + "Params", n + "Row").forEach(x -> taken.add(x.toLowerCase(Locale.ROOT)))));
        for (Table t : exported.tables()) {
            tables.put(t.name(), free(exported.one(t.name()), "Row"));
        }
        for (EnumType e : exported.schema().enums().toList()) {
            enums.put(e.name(), free(Exported.called(e), "Enum"));
        }
        for (StubFile f : exported.files()) {
            files.put(f.table(), free(exported.one(f.table()) + "Queries", "Functions"));
        }
    }

    /** Returns what the package of the files is called: {@code com.example.db}. */
    public final String packageName() {
        return packageName;
    }

    /** Returns {@code wanted}, with {@code more} behind it as often as something else of the package is called so. */
    protected final String free(String wanted, String more) {
        String name = JavaText.type(wanted);
        // Files of classes are not to differ in the case of letters alone.
        while (JavaText.taken(name.toLowerCase(Locale.ROOT)) || !taken.add(name.toLowerCase(Locale.ROOT))) {
            name += more;
        }
        return name;
    }

    /** Returns what rows of {@code table} are called; nothing when it has no type. */
    public final String row(ObjectName table) {
        return tables.getOrDefault(table, "");
    }

    public final String name(EnumType e) {
        return enums.getOrDefault(e.name(), "");
    }

    /** Returns the class of the functions of {@code file}. */
    public final String functions(StubFile file) {
        return files.getOrDefault(file.table(), "");
    }

    /** Returns what values of {@code type} are. */
    public final JavaType of(Type type) {
        return switch (type) {
            case Type.Known k -> known(k.name());
            case Type.Named n when enums.containsKey(n.name()) -> enumType(enums.getOrDefault(n.name(), ""));
            case Type.ArrayOf(Type.Known k)
            when ELEMENTS.containsKey(k.name()) -> array(known(k.name()), ELEMENTS.getOrDefault(k.name(), ""));
            case Type.Named n -> JavaType.text();
            case Type.ArrayOf a -> JavaType.text();
            case Type.Other o -> JavaType.text();
        };
    }

    /** Returns the type of labels of the enum that is called {@code name}. */
    protected abstract JavaType enumType(String name);

    /** Returns the type of arrays of {@code element}, which PostgreSQL calls {@code name}. */
    protected abstract JavaType array(JavaType element, String name);

    /** Returns what values of the type {@code name} are, which is none that all clients in Java have alike. */
    protected abstract JavaType special(String name);

    private JavaType known(String name) {
        return switch (name) {
            case "smallint" -> JavaType.primitive("Short", "short", "SMALLINT");
            case "integer" -> JavaType.primitive("Integer", "int", "INTEGER");
            case "bigint" -> JavaType.primitive("Long", "long", "BIGINT");
            case "real" -> JavaType.primitive("Float", "float", "REAL");
            case "double precision" -> JavaType.primitive("Double", "double", "DOUBLE");
            case "boolean" -> JavaType.primitive("Boolean", "boolean", "BOOLEAN");
            case "numeric" -> JavaType.plain("BigDecimal", "NUMERIC");
            case "date" -> JavaType.plain("LocalDate", "DATE");
            case "uuid" -> JavaType.plain("UUID", "OTHER");
            case "bytea" -> JavaType.plain("byte[]", "BINARY");
            default -> special(name);
        };
    }
}

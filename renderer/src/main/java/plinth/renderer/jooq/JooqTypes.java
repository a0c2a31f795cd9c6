package plinth.renderer.jooq;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.jvm.JavaText;
import plinth.renderer.jvm.JavaType;
import plinth.renderer.jvm.JavaTypes;
import plinth.renderer.query.Exported;

/** What jOOQ makes of PostgreSQL's types, and what its generator is told to call tables, their records and enums. */
final class JooqTypes extends JavaTypes {
    private final Map<ObjectName, String> classes = new HashMap<>();
    private final Map<ObjectName, String> records = new HashMap<>();
    private final Map<Name, String> schemas = new HashMap<>();
    private final Map<String, String> imports = new HashMap<>();

    JooqTypes(Exported exported, String packageName) {
        super(exported, packageName);
        Set<String> taken = new TreeSet<>();
        names(exported).map(ObjectName::schema).distinct().forEach(s -> {
            String id = JavaText.constant(s.value());
            // The name is that of a package, too, in small letters: "public" would be none.
            String name = s.equals(ObjectName.PUBLIC) ? "PUBLIC_SCHEMA" : id;
            while (!taken.add(name)) {
                name += "_SCHEMA";
            }
            schemas.put(s, name);
        });
        for (Table t : exported.tables()) {
            String table = free(exported.many(t.name()), "Table");
            String record = free(row(t.name()) + "Record", "Row");
            classes.put(t.name(), table);
            records.put(t.name(), record);
            imports.put(table, folder(t.name()) + ".tables." + table);
            imports.put(record, folder(t.name()) + ".tables.records." + record);
        }
        for (EnumType e : exported.schema().enums().toList()) {
            imports.put(name(e), folder(e.name()) + ".enums." + name(e));
        }
    }

    private static Stream<ObjectName> names(Exported exported) {
        return Stream.concat(
                exported.schema().tables().stream().map(Table::name),
                exported.schema().enums().map(EnumType::name));
    }

    /** Returns the package of what is generated. */
    String generated() {
        return packageName() + ".generated";
    }

    /** The generator puts what it makes of several schemas into a package for each. */
    private String folder(ObjectName name) {
        return schemas.size() > 1 ? generated() + "." + schema(name.schema()).toLowerCase(Locale.ROOT) : generated();
    }

    /** Returns the schemas that have tables or enums. */
    List<Name> schemas() {
        return schemas.keySet().stream()
                .sorted(Comparator.comparing(Name::value))
                .toList();
    }

    /** Returns what the generator calls a schema. */
    String schema(Name schema) {
        return schemas.getOrDefault(schema, "");
    }

    /** Returns the generated class of {@code table}. */
    String table(ObjectName table) {
        return classes.getOrDefault(table, "");
    }

    /** Returns the generated constant that stands for {@code table}, in its class. */
    String constant(ObjectName table) {
        return JavaText.constant(table(table));
    }

    /** Returns the generated class of rows of {@code table}. */
    String record(ObjectName table) {
        return records.getOrDefault(table, "");
    }

    /** Returns what is generated, with its package, by its simple name. */
    Map<String, String> imports() {
        return imports;
    }

    @Override
    protected JavaType enumType(String name) {
        return new JavaType(name, name, "", JavaType.Kind.ENUM);
    }

    @Override
    protected JavaType array(JavaType element, String name) {
        String array = element.name() + "[]";
        return new JavaType(array, array, constant(element) + ".array()", JavaType.Kind.ARRAY);
    }

    @Override
    protected JavaType special(String name) {
        return switch (name) {
            case "timestamp with time zone" -> plain("OffsetDateTime");
            case "timestamp without time zone" -> plain("LocalDateTime");
            case "time without time zone" -> plain("LocalTime");
            case "time with time zone" -> plain("OffsetTime");
            case "interval" -> plain("YearToSecond");
            case "json" -> plain("JSON");
            case "jsonb" -> plain("JSONB");
            case "xml" -> plain("XML");
            default -> new JavaType("String", "String", "", JavaType.Kind.TEXT);
        };
    }

    private static JavaType plain(String name) {
        return new JavaType(name, name, "", JavaType.Kind.PLAIN);
    }

    /** Returns jOOQ's data type for values of {@code type}. */
    static String dataType(JavaType type) {
        return switch (type.kind()) {
            case ENUM -> "SQLDataType.VARCHAR.asEnumDataType(" + type.name() + ".class)";
            case ARRAY -> type.constant();
            case TEXT -> "SQLDataType.VARCHAR";
            case PLAIN -> constant(type);
        };
    }

    private static String constant(JavaType type) {
        return "SQLDataType."
                + switch (type.name()) {
                    case "Short" -> "SMALLINT";
                    case "Integer" -> "INTEGER";
                    case "Long" -> "BIGINT";
                    case "Float" -> "REAL";
                    case "Double" -> "DOUBLE";
                    case "Boolean" -> "BOOLEAN";
                    case "BigDecimal" -> "NUMERIC";
                    case "byte[]" -> "BLOB";
                    case "YearToSecond" -> "INTERVAL";
                    case "OffsetDateTime" -> "TIMESTAMPWITHTIMEZONE";
                    case "OffsetTime" -> "TIMEWITHTIMEZONE";
                    case "String" -> "VARCHAR";
                    default -> type.name().toUpperCase(Locale.ROOT);
                };
    }
}

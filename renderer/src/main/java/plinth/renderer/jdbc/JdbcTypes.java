package plinth.renderer.jdbc;

import plinth.renderer.jvm.JavaType;
import plinth.renderer.jvm.JavaTypes;
import plinth.renderer.query.Exported;

/** What PostgreSQL's JDBC driver makes of PostgreSQL's types; what it has no class for is text. */
final class JdbcTypes extends JavaTypes {
    JdbcTypes(Exported exported, String packageName) {
        super(exported, packageName);
    }

    @Override
    protected JavaType enumType(String name) {
        return new JavaType(name, name, "OTHER", JavaType.Kind.ENUM);
    }

    @Override
    protected JavaType array(JavaType element, String name) {
        String list = "List<" + element.name() + ">";
        return new JavaType(list, list, name, JavaType.Kind.ARRAY);
    }

    @Override
    protected JavaType special(String name) {
        return switch (name) {
            case "timestamp with time zone" -> plain("OffsetDateTime", "TIMESTAMP_WITH_TIMEZONE");
            case "timestamp without time zone" -> plain("LocalDateTime", "TIMESTAMP");
            case "time without time zone" -> plain("LocalTime", "TIME");
            case "time with time zone" -> plain("OffsetTime", "TIME_WITH_TIMEZONE");
            default -> new JavaType("String", "String", "OTHER", JavaType.Kind.TEXT);
        };
    }

    private static JavaType plain(String name, String constant) {
        return new JavaType(name, name, constant, JavaType.Kind.PLAIN);
    }
}

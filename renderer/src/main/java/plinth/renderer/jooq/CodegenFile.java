package plinth.renderer.jooq;

import java.util.List;
import java.util.stream.Collectors;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.sql.SqlComment;

/** jooq-codegen.xml: what jOOQ's generator reads of a database with the schema, and what it is to call it. */
final class CodegenFile {
    private final Exported exported;
    private final JooqTypes types;

    CodegenFile(Exported exported, JooqTypes types) {
        this.exported = exported;
        this.types = types;
    }

    String text(String source) {
        return "<!-- "
                + SqlComment.xml(GeneratedFile.header(source, "settings of jOOQ's generator"))
                + " -->\n"
                + """
                <configuration xmlns="http://www.jooq.org/xsd/jooq-codegen-3.21.0.xsd">
                  <generator>
                    <strategy>
                      <matchers>
                """
                + section("schemas", types.schemas().stream().map(this::schema).toList())
                + section("tables", exported.tables().stream().map(this::table).toList())
                + section("enums", exported.schema().enums().map(this::enumType).toList())
                + """
                      </matchers>
                    </strategy>
                    <database>
                      <name>org.jooq.meta.postgres.PostgresDatabase</name>
                      <regexFlags>UNICODE_CASE</regexFlags>
                """
                + excludes()
                + "      <schemata>\n"
                + types.schemas().stream()
                        .map(s -> "        <schema><inputSchema>" + xml(s.value()) + "</inputSchema></schema>\n")
                        .collect(Collectors.joining())
                + """
                      </schemata>
                      <forcedTypes>
                        <forcedType><name>VARCHAR</name><includeTypes>(?i:citext)</includeTypes></forcedType>
                      </forcedTypes>
                    </database>
                    <generate>
                      <javaTimeTypes>true</javaTimeTypes>
                      <routines>false</routines>
                    </generate>
                    <target>
                      <packageName>PACKAGE</packageName>
                      <directory>.</directory>
                    </target>
                  </generator>
                </configuration>
                """.replace("PACKAGE", types.generated());
    }

    private static String section(String name, List<String> all) {
        return all.isEmpty() ? "" : "        <" + name + ">\n" + String.join("", all) + "        </" + name + ">\n";
    }

    private String schema(Name s) {
        return "          <schema><expression>" + pattern(s.value()) + "</expression>"
                + rule("schemaIdentifier", types.schema(s)) + "</schema>\n";
    }

    private String table(Table t) {
        return "          <table><expression>" + pattern(t.name()) + "</expression>"
                + rule("tableClass", types.table(t.name()))
                + rule("tableIdentifier", types.constant(t.name()))
                + rule("recordClass", types.record(t.name())) + "</table>\n";
    }

    private String enumType(EnumType e) {
        return "          <enum><expression>" + pattern(e.name()) + "</expression>" + rule("enumClass", types.name(e))
                + "</enum>\n";
    }

    private static String rule(String name, String value) {
        return "<" + name + "><expression>" + value + "</expression></" + name + ">";
    }

    /** Partitions are reached through their table. */
    private String excludes() {
        String all = exported.schema().tables().stream()
                .filter(t -> t.partitionOf().isPresent())
                .map(t -> pattern(t.name()))
                .collect(Collectors.joining("|"));
        return all.isEmpty() ? "" : "      <excludes>" + all + "</excludes>\n";
    }

    private static String pattern(ObjectName name) {
        return pattern(name.schema().value() + "." + name.name().value());
    }

    /** A pattern that fits {@code name} alone. */
    private static String pattern(String name) {
        return name.codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) || c == '_'
                        ? Character.toString(c)
                        : xml("\\" + Character.toString(c)))
                .collect(Collectors.joining("", "^", "$"));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

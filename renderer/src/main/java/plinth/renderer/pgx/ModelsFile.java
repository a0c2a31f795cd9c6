package plinth.renderer.pgx;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;
import plinth.renderer.sql.Sql;

/** models.go: a struct for each table, a type for each enum, and what statements are sent to. */
final class ModelsFile {
    private final Exported exported;
    private final GoTypes types;
    private final Set<String> packages = new TreeSet<>();

    ModelsFile(Exported exported, GoTypes types) {
        this.exported = exported;
        this.types = types;
    }

    /** Returns the text behind the header. */
    String text() {
        packages.addAll(List.of("context", "pgx", "pgconn"));
        StringBuilder body = new StringBuilder("""

            // DBTX is what statements are sent to: a connection, a pool or a transaction.
            type DBTX interface {
            	Exec(context.Context, string, ...any) (pgconn.CommandTag, error)
            	Query(context.Context, string, ...any) (pgx.Rows, error)
            	CopyFrom(context.Context, pgx.Identifier, []string, pgx.CopyFromSource) (int64, error)
            }
            """);
        for (EnumType e : exported.schema().enums().toList()) {
            String name = types.name(e);
            body.append('\n')
                    .append(GoText.comment(e.comment().stream().toList()))
                    .append("type ")
                    .append(name)
                    .append(" string\n\n");
            for (String label : e.labels()) {
                body.append("const ")
                        .append(types.free(name + Exported.pascal(label), "Value"))
                        .append(' ')
                        .append(name)
                        .append(" = ")
                        .append(GoText.string(label))
                        .append('\n');
            }
        }
        for (Table t : exported.tables()) {
            List<Column> columns = exported.columns(t);
            List<String> fields =
                    GoText.fields(columns.stream().map(c -> c.name().value()).toList());
            List<String> goTypes = columns.stream().map(c -> type(t, c)).toList();
            body.append('\n')
                    .append(GoText.comment(t.comment().stream().toList()))
                    .append(GoText.struct(types.row(t.name()), GoText.ordered(fields, goTypes)));
        }
        register(body);
        return GoText.head(types.packageName(), packages) + body;
    }

    private String type(Table t, Column c) {
        GoType type = types.of(c.type());
        GoText.uses(type.name(), packages);
        return t.nullable(c) ? type.orNull() : type.name();
    }

    /** pgx knows arrays of enums and domains only when it is told of them. */
    private void register(StringBuilder body) {
        Set<String> arrays = new TreeSet<>();
        for (Table t : exported.schema().tables()) {
            for (Column c : t.columns()) {
                if (c.type() instanceof Type.ArrayOf(Type.Named n)
                        && (exported.schema().enumType(n.name()).isPresent()
                                || exported.schema().domain(n.name()).isPresent())) {
                    arrays.add(Sql.PUBLIC.name(n.name()));
                }
            }
        }
        if (arrays.isEmpty()) {
            return;
        }
        String names = arrays.stream()
                .flatMap(a -> List.of(GoText.string(a), GoText.string(a + "[]")).stream())
                .collect(Collectors.joining(", "));
        body.append("\n"
                        + "// RegisterTypes tells pgx of the enums and domains that columns are arrays of; a pool"
                        + " calls it for each connection, in AfterConnect.\n")
                .append("func RegisterTypes(ctx context.Context, conn *pgx.Conn) error {\n"
                        + "\tfor _, name := range []string{")
                .append(names)
                .append("} {\n\t\tt, err := conn.LoadType(ctx, name)\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n"
                        + "\t\tconn.TypeMap().RegisterType(t)\n\t}\n\treturn nil\n}\n");
    }
}

package plinth.renderer.jdbc;

import java.util.List;
import java.util.stream.IntStream;
import plinth.model.schema.Table;
import plinth.renderer.jvm.FunctionsFile;
import plinth.renderer.query.Exported;
import plinth.renderer.query.StubFile;

/** The statements of a table or family over a java.sql.Connection. */
final class QueriesFile extends FunctionsFile<JdbcTypes> {
    QueriesFile(Exported exported, JdbcTypes types, StubFile file) {
        super(exported, types, file);
    }

    @Override
    protected String handle() {
        return "Connection db";
    }

    @Override
    protected String raises() {
        return " throws SQLException";
    }

    @Override
    protected String whole(Table table) {
        return types.row(table.name());
    }

    @Override
    protected String returned(Call call) {
        return switch (call.stub().command()) {
            case ONE -> "Optional<" + call.row() + ">";
            case MANY -> "List<" + call.row() + ">";
            case EXEC -> "void";
            case EXECROWS, COPYFROM -> "long";
        };
    }

    @Override
    protected String mark(int number, Given given) {
        return "?";
    }

    @Override
    protected String body(Call call) {
        StringBuilder set = new StringBuilder();
        List<Integer> order = call.sql().order();
        for (int i = 0; i < order.size(); i++) {
            set.append("            ")
                    .append(set(i + 1, call.given().get(order.get(i) - 1)))
                    .append('\n');
        }
        String open = "        try (PreparedStatement s = db.prepareStatement(" + call.constant() + ")) {\n";
        return switch (call.stub().command()) {
            case ONE ->
                open + set
                        + "            try (ResultSet r = s.executeQuery()) {\n"
                        + "                return r.next() ? Optional.of(" + row(call) + ") : Optional.empty();\n"
                        + "            }\n        }\n";
            case MANY ->
                open + set
                        + "            try (ResultSet r = s.executeQuery()) {\n"
                        + "                List<" + call.row() + "> out = new ArrayList<>();\n"
                        + "                while (r.next()) {\n"
                        + "                    out.add(" + row(call) + ");\n"
                        + "                }\n                return out;\n            }\n        }\n";
            case EXEC -> open + set + "            s.execute();\n        }\n";
            case EXECROWS -> open + set + "            return s.executeLargeUpdate();\n        }\n";
            case COPYFROM ->
                open
                        + "            for (" + call.stub().name() + "Params row : rows) {\n"
                        + set.toString().indent(4)
                        + "                s.addBatch();\n            }\n"
                        + "            long n = 0;\n"
                        + "            for (long one : s.executeLargeBatch()) {\n"
                        // A driver that sends several rows as one statement does not say of each how many it was.
                        + "                n += one < 0 ? 1 : one;\n            }\n            return n;\n        }\n";
        };
    }

    private String row(Call call) {
        if (call.whole().map(this::whole).filter(call.row()::equals).isPresent()) {
            return call.row() + ".of(r)";
        }
        if (call.single()) {
            return Reading.of(call.columns().getFirst().type(), false, 1);
        }
        List<String> read = IntStream.range(0, call.columns().size())
                .mapToObj(i -> {
                    Read c = call.columns().get(i);
                    return Reading.of(c.type(), c.column().nullable(), i + 1);
                })
                .toList();
        return "new " + call.row() + "(" + listed("                        ", read) + ")";
    }

    private static String set(int n, Given g) {
        String value = g.value();
        return switch (g.type().kind()) {
            case ENUM ->
                "s.setObject(" + n + ", " + (g.nullable() ? value + " == null ? null : " : "") + value
                        + ".label(), Types.OTHER);";
            case ARRAY -> "s.setArray(" + n + ", Values.array(db, \"" + g.type().constant() + "\", " + value + "));";
            case PLAIN, TEXT ->
                "s.setObject(" + n + ", " + value + ", Types." + g.type().constant() + ");";
        };
    }
}

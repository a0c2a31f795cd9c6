package plinth.renderer.jooq;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plinth.model.query.Term;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.jvm.FunctionsFile;
import plinth.renderer.jvm.JavaType;
import plinth.renderer.query.Exported;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;

/** The statements of a table or family over an org.jooq.DSLContext. Rows of a table are those that jOOQ's generator makes for it. */
final class QueriesFile extends FunctionsFile<JooqTypes> {
    private static final Set<String> STRINGS = Set.of("text", "character varying", "character", "name");

    private final Set<String> imports = new TreeSet<>();

    QueriesFile(Exported exported, JooqTypes types, StubFile file) {
        super(exported, types, file);
    }

    @Override
    protected Set<String> imports() {
        return imports;
    }

    @Override
    protected String handle() {
        return "DSLContext db";
    }

    @Override
    protected String raises() {
        return "";
    }

    @Override
    protected String whole(Table table) {
        return types.record(table.name());
    }

    @Override
    protected String returned(Call call) {
        uses(call);
        return switch (call.stub().command()) {
            case ONE -> "Optional<" + call.row() + ">";
            case MANY -> "List<" + call.row() + ">";
            case EXEC -> "void";
            case EXECROWS, COPYFROM -> "int";
        };
    }

    /** Notes what is generated that the method types. */
    private void uses(Call call) {
        call.whole().ifPresent(t -> {
            imports.add(types.imports().get(types.record(t.name())));
            imports.add(types.imports().get(types.table(t.name())));
        });
        List.of(
                        call.given().stream().map(Given::type).toList(),
                        call.columns().stream().map(Read::type).toList())
                .forEach(all -> all.stream()
                        .filter(t -> t.kind() == JavaType.Kind.ENUM)
                        .forEach(t -> imports.add(types.imports().get(t.name()))));
    }

    /** What JDBC would send as a string is said to be of its type. */
    @Override
    protected String mark(int number, Given given) {
        return "{" + (number - 1) + "}" + cast(given);
    }

    private static String cast(Given g) {
        Term.Parameter p = g.parameter();
        boolean string = !p.array() && p.type() instanceof Type.Known k && STRINGS.contains(k.name());
        return g.type().kind() != JavaType.Kind.TEXT || string
                ? ""
                : "::" + (p.array() ? new Type.ArrayOf(p.type()) : p.type()).written();
    }

    @Override
    protected String body(Call call) {
        String given = call.given().stream()
                .map(g -> ", DSL.val(" + g.value() + ", " + JooqTypes.dataType(g.type()) + ")")
                .collect(Collectors.joining());
        String query = "(" + call.constant() + given + ")";
        return switch (call.stub().command()) {
            case ONE ->
                "        return db.resultQuery" + query + coerced(call) + "\n                .fetchOptional("
                        + mapper(call) + ");\n";
            case MANY ->
                "        return db.resultQuery" + query + coerced(call) + "\n                .fetch(" + mapper(call)
                        + ");\n";
            case EXEC ->
                call.columns().isEmpty()
                        ? "        db.execute" + query + ";\n"
                        : "        db.resultQuery" + query + ".fetch();\n";
            case EXECROWS -> "        return db.execute" + query + ";\n";
            case COPYFROM -> batch(call);
        };
    }

    private static String batch(Call call) {
        String none = call.given().stream()
                .map(g -> ", DSL.val(null, " + JooqTypes.dataType(g.type()) + ")")
                .collect(Collectors.joining());
        String values = call.given().stream().map(Given::value).collect(Collectors.joining(", "));
        Stub stub = call.stub();
        return "        if (rows.isEmpty()) {\n            return 0;\n        }\n"
                + "        org.jooq.BatchBindStep batch = db.batch(db.query(" + call.constant() + none + "));\n"
                + "        for (" + stub.name() + "Params row : rows) {\n"
                + "            batch = batch.bind(new Object[] {" + values + "});\n        }\n"
                + "        int n = 0;\n        for (int one : batch.execute()) {\n"
                + "            n += one < 0 ? 1 : one;\n        }\n        return n;\n";
    }

    /** Rows of a table take the types that the generator has found, converters among them. */
    private String coerced(Call call) {
        return call.whole()
                .map(t -> ".coerce(" + types.table(t.name()) + "." + types.constant(t.name()) + ")")
                .orElse("");
    }

    private static String mapper(Call call) {
        if (call.whole().isPresent()) {
            return "";
        }
        List<String> read = IntStream.range(0, call.columns().size())
                .mapToObj(
                        i -> "r.get(" + i + ", " + call.columns().get(i).type().name() + ".class)")
                .toList();
        return call.single()
                ? "r -> " + read.getFirst()
                : "r -> new " + call.row() + "(" + listed("                        ", read) + ")";
    }
}

package plinth.renderer.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plinth.model.query.Term;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;
import plinth.renderer.query.QueryWriter;
import plinth.renderer.query.ResultColumn;
import plinth.renderer.query.ResultShape;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;

/**
 * A class with a method for each stub of a table or family.
 *
 * @param <T> the client's types
 */
public abstract class FunctionsFile<T extends JavaTypes> {
    /** So many parameters are written one behind the other; more are a record. */
    private static final int FEW = 3;

    /** Lines are not to be longer where they can be broken. */
    private static final int WIDTH = 110;

    protected final Exported exported;
    protected final T types;
    private final StubFile file;
    private final Map<String, String> rows = new HashMap<>();

    protected FunctionsFile(Exported exported, T types, StubFile file) {
        this.exported = exported;
        this.types = types;
        this.file = file;
    }

    /**
     * A parameter of a method.
     *
     * @param value what its value is got by: {@code id}, {@code p.email()}
     */
    public record Given(Term.Parameter parameter, JavaType type, boolean nullable, String value) {}

    /**
     * A column of the rows of a result.
     *
     * @param part what it is called in the record of the rows
     */
    public record Read(ResultColumn column, JavaType type, String part) {}

    /**
     * A call as the method makes it.
     *
     * @param sql what PostgreSQL is asked, with the client's marks for the parameters
     * @param row the type of a row of the result; empty when there is none
     * @param whole the table whose rows the result has
     */
    public record Call(
            Stub stub,
            Placeholders sql,
            String constant,
            List<Given> given,
            String row,
            List<Read> columns,
            Optional<Table> whole) {
        /** Returns whether rows are of one value that is never null, which is given back as it is. */
        public boolean single() {
            return FunctionsFile.single(columns) && whole.isEmpty();
        }
    }

    private static boolean single(List<Read> columns) {
        return columns.size() == 1 && !columns.getFirst().column().nullable();
    }

    /** Returns the text behind the header. */
    public final String text() {
        StringBuilder body = new StringBuilder();
        file.stubs().stream()
                .filter(s -> fits(exported, types, s))
                .forEach(s -> body.append('\n').append(stub(s)));
        String name = types.functions(file);
        String text = JavaText.doc("", List.of("Statements for " + file.title() + ".")) + "public final class " + name
                + " {\n    private " + name + "() {}\n" + body + "}\n";
        return JavaText.head(types.packageName(), text, imports()) + text;
    }

    /** Returns whether Java can hold the parameters and the rows of {@code stub}. */
    private static boolean fits(Exported exported, JavaTypes types, Stub stub) {
        int given = stub.parameters().stream()
                .mapToInt(p -> type(types, p).places(nullable(p)))
                .sum();
        int read = ResultShape.of(stub.statement(), exported.schema()).stream()
                .mapToInt(c -> types.of(c.type()).places(c.nullable()))
                .sum();
        return given <= JavaText.PLACES && read <= JavaText.PLACES;
    }

    /** Returns a sentence for each stub that Java cannot hold. */
    public static List<String> leftOut(Exported exported, JavaTypes types) {
        return exported.files().stream()
                .flatMap(f -> f.stubs().stream())
                .filter(s -> !fits(exported, types, s))
                .map(s -> s.name()
                        + " is left out: a method of Java has at most 255 parameters, and a record as many parts.")
                .toList();
    }

    /** Returns what is imported beside what the text names. */
    protected Set<String> imports() {
        return Set.of();
    }

    /** Returns the parameter that statements are sent to: {@code Connection db}. */
    protected abstract String handle();

    /** Returns what stands between the parameters and the body: {@code " throws SQLException"}. */
    protected abstract String raises();

    /** Returns the type of what a method gives back. */
    protected abstract String returned(Call call);

    /** Returns what stands in the statement for the parameter {@code number}, counted from 1. */
    protected abstract String mark(int number, Given given);

    /** Returns the lines of the method. */
    protected abstract String body(Call call);

    /** Returns the type of rows of a table that are read whole; empty where they have a record of their own. */
    protected abstract String whole(Table table);

    private String stub(Stub s) {
        QueryWriter.Written w = QueryWriter.write(s.statement(), QueryWriter.Flavour.PLAIN);
        boolean many = s.command() == Stub.Command.COPYFROM;
        List<String> names = JavaText.variables(
                w.parameters().stream().map(p -> Exported.parameter(p.name())).toList());
        boolean few = names.size() <= FEW && !many;
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Term.Parameter p = w.parameters().get(i);
            given.add(new Given(p, type(types, p), nullable(p), few ? names.get(i) : "row." + names.get(i) + "()"));
        }
        List<String> typed = IntStream.range(0, names.size())
                .mapToObj(i -> given.get(i).type().name(given.get(i).nullable()) + " " + names.get(i))
                .toList();
        StringBuilder out = new StringBuilder();
        String parameters = handle();
        if (few) {
            parameters += typed.stream().map(t -> ", " + t).collect(Collectors.joining());
        } else {
            String record = s.name() + "Params";
            List<String> absent = IntStream.range(0, names.size())
                    .filter(i -> given.get(i).nullable())
                    .mapToObj(names::get)
                    .toList();
            out.append(record(record, typed, absent)).append('\n');
            parameters += many ? ", List<" + record + "> rows" : ", " + record + " row";
        }
        Call call = call(out, s, Placeholders.of(w.text(), n -> mark(n, given.get(n - 1))), given);
        out.append("    private static final String ")
                .append(call.constant())
                .append(" = ")
                .append(JavaText.block("            ", call.sql().text()))
                .append(";\n\n")
                .append(doc(s, w.parameters(), names, few))
                .append("    public static ")
                .append(returned(call))
                .append(' ')
                .append(JavaText.variable(s.name()))
                .append('(')
                .append(parameters)
                .append(')')
                .append(raises())
                .append(" {\n")
                .append(body(call))
                .append("    }\n");
        return out.toString();
    }

    private static String doc(Stub s, List<Term.Parameter> parameters, List<String> names, boolean few) {
        List<String> all = new ArrayList<>(s.doc());
        if (s.command() == Stub.Command.COPYFROM) {
            all.addFirst("Puts many rows in at once, and returns how many.");
        }
        List<String> absent = IntStream.range(0, names.size())
                .filter(i -> nullable(parameters.get(i)))
                .mapToObj(names::get)
                .toList();
        if (few && !absent.isEmpty()) {
            all.add("May be null: " + String.join(", ", absent) + ".");
        }
        return JavaText.doc("    ", all);
    }

    /** Returns a record, {@code absent} being its parts that may be null. */
    private static String record(String name, List<String> parts, List<String> absent) {
        String doc = absent.isEmpty()
                ? ""
                : JavaText.doc("    ", List.of("May be null: " + String.join(", ", absent) + "."));
        return doc + "    public record " + name + "(" + listed("            ", parts) + ") {}\n";
    }

    /** Returns what stands in parentheses: in the line, or a line each where it is too long for that. */
    protected static String listed(String indent, List<String> parts) {
        String line = String.join(", ", parts);
        return line.length() <= WIDTH - indent.length() ? line : "\n" + indent + String.join(",\n" + indent, parts);
    }

    private static boolean nullable(Term.Parameter p) {
        return p.presence() != Term.Presence.REQUIRED;
    }

    private static JavaType type(JavaTypes types, Term.Parameter p) {
        return types.of(p.array() ? new Type.ArrayOf(p.type()) : p.type());
    }

    /** The call of {@code s}; a type of rows that no other method of the class has goes into {@code out}. */
    private Call call(StringBuilder out, Stub s, Placeholders sql, List<Given> given) {
        List<ResultColumn> columns = ResultShape.of(s.statement(), exported.schema());
        List<String> parts =
                JavaText.variables(columns.stream().map(ResultColumn::name).toList());
        List<Read> read = IntStream.range(0, parts.size())
                .mapToObj(i -> new Read(columns.get(i), types.of(columns.get(i).type()), parts.get(i)))
                .toList();
        Optional<Table> whole = exported.whole(columns);
        String row = columns.isEmpty()
                ? ""
                : whole.map(this::whole).filter(r -> !r.isEmpty()).orElseGet(() -> own(out, s, read));
        return new Call(s, sql, JavaText.constant(s.name()) + "_SQL", given, row, read, whole);
    }

    private String own(StringBuilder out, Stub s, List<Read> read) {
        if (single(read)) {
            return read.getFirst().type().name();
        }
        String name = s.name() + "Row";
        List<String> typed = read.stream()
                .map(r -> r.type().name(r.column().nullable()) + " " + r.part())
                .toList();
        // A short row that happens to be like another is a row of something else.
        String known = read.size() <= FEW ? null : rows.putIfAbsent(String.join(", ", typed), name);
        if (known != null) {
            return known;
        }
        out.append(record(
                        name,
                        typed,
                        read.stream()
                                .filter(r -> r.column().nullable())
                                .map(Read::part)
                                .toList()))
                .append('\n');
        return name;
    }
}

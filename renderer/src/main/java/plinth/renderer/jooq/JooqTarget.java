package plinth.renderer.jooq;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Schema;
import plinth.renderer.jvm.FunctionsFile;
import plinth.renderer.jvm.JavaTarget;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.StubFile;

/** jOOQ, with settings of its code generator; what the generator makes of them, the functions use. */
public final class JooqTarget extends JavaTarget<JooqTypes> {
    @Override
    public String name() {
        return "jooq";
    }

    public JooqTarget() {}

    private JooqTarget(String packageName) {
        super(packageName);
    }

    @Override
    protected JooqTypes types(Exported exported, String packageName) {
        return new JooqTypes(exported, packageName);
    }

    @Override
    protected JavaTarget<JooqTypes> of(String packageName) {
        return new JooqTarget(packageName);
    }

    @Override
    protected List<GeneratedFile> own(Exported exported, JooqTypes types, String source) {
        return List.of(new GeneratedFile("jooq-codegen.xml", new CodegenFile(exported, types).text(source)));
    }

    @Override
    protected FunctionsFile<JooqTypes> functions(Exported exported, JooqTypes types, StubFile file) {
        return new QueriesFile(exported, types, file);
    }

    @Override
    public List<String> notes(Exported exported) {
        List<String> out = new ArrayList<>(super.notes(exported));
        exported.schema()
                .enums()
                .forEach(e -> together(e.labels())
                        .forEach(l -> out.add("jOOQ's generator gives the labels " + l + " of the enum " + e.name()
                                + " one name: what it makes will not compile.")));
        together(keys(exported.schema()).toList())
                .forEach(k ->
                        out.add("jOOQ's generator gives the keys " + k + " one name: what it makes will not compile."));
        return out;
    }

    /** Returns the names of keys, in the schema of each: PostgreSQL has each once, but tells capitals from small letters. */
    private static Stream<String> keys(Schema schema) {
        ImpliedNames names = ImpliedNames.of(schema);
        return schema.tables().stream()
                .flatMap(t -> IntStream.range(0, t.constraints().size())
                        .filter(i -> t.constraints().get(i) instanceof Constraint.PrimaryKey
                                || t.constraints().get(i) instanceof Constraint.Unique)
                        .mapToObj(i -> t.name().schema() + "." + names.constraint(t, i)));
    }

    /** Returns which of {@code names} differ in nothing but the case of letters and in what is no letter, those of one name together. */
    private static List<String> together(List<String> names) {
        Map<String, List<String>> same = new TreeMap<>();
        for (String n : names) {
            same.computeIfAbsent(n.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "_"), k -> new ArrayList<>())
                    .add(n);
        }
        return same.values().stream()
                .filter(s -> s.size() > 1)
                .map(s -> String.join(" and ", s))
                .toList();
    }
}

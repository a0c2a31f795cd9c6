package plinth.renderer.jvm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.renderer.query.Exported;
import plinth.renderer.query.NamedRule;

/** Constraints.java: what the database refuses, by the names of its constraints, and what makes that of an exception. */
final class ConstraintsFile {
    private final Schema schema;
    private final String packageName;
    private final Set<String> classes = new HashSet<>(Set.of("Constraints", "Constraint"));
    private final List<String> groups = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    ConstraintsFile(Schema schema, String packageName) {
        this.schema = schema;
        this.packageName = packageName;
    }

    /** Returns the text behind the header. */
    String text() {
        Map<ObjectName, List<NamedRule>> rules = NamedRule.all(schema).stream()
                .collect(Collectors.groupingBy(NamedRule::on, LinkedHashMap::new, Collectors.toList()));
        rules.forEach(this::group);
        String all = groups.isEmpty()
                ? "List.of();\n"
                : groups.stream()
                                .map(g -> "            " + g + ".ALL")
                                .collect(Collectors.joining(",\n", "Stream.of(\n", ")\n"))
                        + "            .flatMap(List::stream)\n            .toList();\n";
        String text = FIRST + "    private static final List<Constraint> ALL = " + all + LAST + body + "}\n";
        return JavaText.head(packageName, text, groups.isEmpty() ? Set.of() : Set.of("java.util.stream.Stream")) + text;
    }

    private void group(ObjectName on, List<NamedRule> rules) {
        String what = rules.getFirst().kind() == NamedRule.Kind.DOMAIN ? "the domain " : "the table ";
        boolean plain = on.schema().equals(ObjectName.PUBLIC) || on.schema().isEmpty();
        String name = JavaText.type(Exported.pascal(plain ? on.name().value() : on.schema() + "_" + on.name()));
        while (JavaText.taken(name.toLowerCase(Locale.ROOT)) || !classes.add(name)) {
            name += "Rules";
        }
        groups.add(name);
        body.append('\n')
                .append(JavaText.doc("    ", List.of("The rules of " + what + on + ".")))
                .append("    public static final class ")
                .append(name)
                .append(" {\n");
        Set<String> taken = new HashSet<>(Set.of("ALL"));
        List<String> constants = new ArrayList<>();
        for (NamedRule r : rules) {
            String constant = JavaText.constant(r.name().value());
            while (!taken.add(constant)) {
                constant += "_RULE";
            }
            constants.add(constant);
            String columns =
                    r.columns().stream().map(c -> JavaText.string(c.value())).collect(Collectors.joining(", "));
            body.append("        public static final Constraint ")
                    .append(constant)
                    .append(" = new Constraint(\n                ")
                    .append(String.join(
                            ", ",
                            JavaText.string(r.kind().words()),
                            JavaText.string(on.schema().value()),
                            JavaText.string(on.name().value()),
                            JavaText.string(r.name().value())))
                    .append(", List.of(")
                    .append(columns)
                    .append("));\n");
        }
        body.append("        static final List<Constraint> ALL = List.of(")
                .append(String.join(", ", constants))
                .append(");\n\n        private ")
                .append(name)
                .append("() {}\n    }\n");
    }

    private static final String FIRST = """
        /** The rules of the schema that have names, and which of them an exception is about. */
        public final class Constraints {
            /** A key, a check or an exclusion of a table, or the check of a domain. */
            public record Constraint(String kind, String schema, String on, String name, List<String> columns) {}

        """;

    private static final String LAST = """

            private Constraints() {}

            /**
             * Returns which rule {@code error} is about, looked for in its causes, too; none when it is about none of these. Of a partition the rule has the
             * partition's own name for it.
             */
            public static Optional<Constraint> violation(Throwable error) {
                for (Throwable e = error; e != null; e = e.getCause()) {
                    if (e instanceof PSQLException p && p.getServerErrorMessage() != null) {
                        ServerErrorMessage m = p.getServerErrorMessage();
                        String on = m.getTable() != null ? m.getTable() : m.getDatatype();
                        return ALL.stream()
                                .filter(c -> c.name().equals(m.getConstraint()) && c.on().equals(on) && c.schema().equals(m.getSchema()))
                                .findFirst();
                    }
                }
                return Optional.empty();
            }
        """;
}

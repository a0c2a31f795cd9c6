package plinth.renderer.jvm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.renderer.query.Exported;

/** Constraints.java: what the database refuses, by the names of its constraints, and what makes that of an exception. */
public final class ConstraintsFile {
    private final Schema schema;
    private final Set<String> classes = new HashSet<>(Set.of("Constraints", "Constraint"));
    private final List<String> groups = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    public ConstraintsFile(Schema schema) {
        this.schema = schema;
    }

    /** A rule with a name. */
    private record Rule(String kind, Name name, List<Name> columns) {}

    /** Returns the text behind the header. */
    public String text() {
        ImpliedNames names = ImpliedNames.of(schema);
        for (Table t : schema.tables()) {
            List<Rule> rules = new ArrayList<>();
            for (int i = 0; i < t.constraints().size(); i++) {
                Constraint c = t.constraints().get(i);
                rules.add(new Rule(c.kind(), names.constraint(t, i), known(t, c.columns())));
            }
            for (int i = 0; i < t.indexes().size(); i++) {
                Index x = t.indexes().get(i);
                if (x.unique()) {
                    rules.add(new Rule("unique key", names.index(t.name(), i), x.leadingColumns()));
                }
            }
            group("the table " + t.name(), t.name(), rules);
        }
        schema.objects().stream()
                .filter(Domain.class::isInstance)
                .map(Domain.class::cast)
                .forEach(d -> group(
                        "the domain " + d.name(),
                        d.name(),
                        ImpliedNames.of(d).stream()
                                .map(n -> new Rule("domain", n, List.of()))
                                .toList()));
        String all = groups.isEmpty()
                ? "List.of();\n"
                : groups.stream()
                                .map(g -> "            " + g + ".ALL")
                                .collect(Collectors.joining(",\n", "Stream.of(\n", ")\n"))
                        + "            .flatMap(List::stream)\n            .toList();\n";
        String text = FIRST + "    private static final List<Constraint> ALL = " + all + LAST + body + "}\n";
        return JavaText.head(text, groups.isEmpty() ? Set.of() : Set.of("java.util.stream.Stream")) + text;
    }

    private static List<Name> known(Table t, List<Name> names) {
        return names.stream().filter(n -> t.column(n).isPresent()).toList();
    }

    private void group(String what, ObjectName on, List<Rule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        boolean plain = on.schema().equals(ObjectName.PUBLIC) || on.schema().isEmpty();
        String name = JavaText.type(Exported.pascal(plain ? on.name().value() : on.schema() + "_" + on.name()));
        while (JavaText.taken(name.toLowerCase(Locale.ROOT)) || !classes.add(name)) {
            name += "Rules";
        }
        groups.add(name);
        body.append('\n')
                .append(JavaText.doc("    ", List.of("The rules of " + what + ".")))
                .append("    public static final class ")
                .append(name)
                .append(" {\n");
        Set<String> taken = new HashSet<>(Set.of("ALL"));
        List<String> constants = new ArrayList<>();
        for (Rule r : rules) {
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
                            JavaText.string(r.kind()),
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

package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.access.Aliases;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;
import plinth.renderer.query.Stub.Command;
import plinth.renderer.sql.Sql;

/** Rows that reference one of several tables: made for each, listed for each, and listed with what each is about. */
final class ArcStubs {
    private final Schema schema;
    private final TableShape t;
    private final Pattern.ExclusiveArc arc;
    private final GoNames names;
    private final Set<Name> arms;
    private final List<Stub> out = new ArrayList<>();

    private ArcStubs(Schema schema, TableShape t, Pattern.ExclusiveArc arc, GoNames names) {
        this.schema = schema;
        this.t = t;
        this.arc = arc;
        this.names = names;
        this.arms = arc.references().stream().map(f -> f.columns().getFirst()).collect(Collectors.toSet());
    }

    static List<Stub> of(Schema schema, TableShape t, Pattern.ExclusiveArc arc, GoNames names) {
        return new ArcStubs(schema, t, arc, names).all();
    }

    private void add(String name, Command command, List<String> doc, String sql) {
        out.add(new Stub(names.free(name, t.many()), command, doc, sql));
    }

    private static Name column(Constraint.ForeignKey arm) {
        return arm.columns().getFirst();
    }

    private List<Stub> all() {
        for (Constraint.ForeignKey arm : arc.references()) {
            List<Column> given = t.inserted().stream()
                    .filter(c -> !arms.contains(c.name()) || c.name().equals(column(arm)))
                    .toList();
            List<String> values = given.stream()
                    .map(c -> t.given(c) + (c.name().equals(column(arm)) ? "::" + TableShape.type(c.type()) : ""))
                    .toList();
            add(
                    "Create" + GoNames.owner(arm.columns()) + t.one(),
                    Command.ONE,
                    t.defaults(given),
                    Text.clauses(
                            Text.insertInto(t.sql(), Text.names(given)), Text.values(values), "RETURNING " + t.star()));
        }
        for (Constraint.ForeignKey arm : arc.references()) {
            if (PageStubs.serves(t, arm.columns())) {
                continue;
            }
            add(
                    "List" + t.many() + "Of" + GoNames.owner(arm.columns()),
                    Command.MANY,
                    List.of(),
                    Text.clauses(
                            "SELECT " + t.star() + " FROM " + t.sql(),
                            "WHERE " + t.equal(column(arm), ""),
                            t.order().orElse(""),
                            "LIMIT @page_size"));
        }
        resolved();
        return out;
    }

    private void resolved() {
        if (t.key().isEmpty()) {
            return;
        }
        Aliases aliases = new Aliases();
        String a = aliases.next(t.name());
        List<String> columns = new ArrayList<>();
        t.columns.forEach(c -> columns.add(a + "." + Sql.name(c.name())));
        StringBuilder kind = new StringBuilder();
        List<String> labels = new ArrayList<>();
        List<String> joins = new ArrayList<>();
        for (Constraint.ForeignKey arm : arc.references()) {
            String what = Params.clean(column(arm).value().replaceAll("_id$", ""));
            kind.append(kind.isEmpty() ? "(CASE WHEN " : "\n             WHEN ")
                    .append(a)
                    .append('.')
                    .append(Sql.name(column(arm)))
                    .append(" IS NOT NULL THEN ")
                    .append(Strings.literal(what));
            Optional<TableShape> target = schema.table(arm.target()).map(x -> new TableShape(schema, x, names));
            Optional<Name> label = target.flatMap(TableShape::label);
            if (label.isPresent()) {
                String alias = aliases.next(arm.target());
                labels.add(alias + "." + Sql.name(label.get()) + " AS " + Sql.name(what + "_" + label.get()));
                joins.add("LEFT JOIN " + target.get().sql() + " AS " + alias + " ON " + alias + "."
                        + Sql.name(schema.referenced(arm).getFirst()) + " = " + a + "." + Sql.name(column(arm)));
            }
        }
        kind.append("\n             ELSE ''\n        END)::text AS target_kind");
        String wrapped = Text.wrapped("SELECT ", columns, "");
        List<String> select = new ArrayList<>(List.of(wrapped, "       " + kind));
        labels.forEach(l -> select.add("       " + l));
        List<String> order =
                t.key().stream().map(k -> a + "." + Sql.name(k) + " DESC").toList();
        add(
                "ListRecent" + t.many(),
                Command.MANY,
                List.of("Each row with what it is about" + (labels.isEmpty() ? "." : ", and a name for that.")),
                Text.clauses(
                        String.join(",\n", select),
                        "FROM " + t.sql() + " AS " + a,
                        String.join("\n", joins),
                        "ORDER BY " + String.join(", ", order),
                        "LIMIT @page_size"));
    }
}

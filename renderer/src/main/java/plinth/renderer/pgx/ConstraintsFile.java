package plinth.renderer.pgx;

import java.util.ArrayList;
import java.util.List;
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
import plinth.renderer.sql.SqlComment;

/** constraints.go: what the database refuses, by the names of its constraints, and what makes that of an error of pgx. */
final class ConstraintsFile {
    private final Schema schema;
    private final GoTypes types;
    private final List<String> variables = new ArrayList<>();
    private final List<String> list = new ArrayList<>();

    ConstraintsFile(Schema schema, GoTypes types) {
        this.schema = schema;
        this.types = types;
    }

    /** Returns the text behind the header. */
    String text() {
        ImpliedNames names = ImpliedNames.of(schema);
        for (Table t : schema.tables()) {
            for (int i = 0; i < t.constraints().size(); i++) {
                Constraint c = t.constraints().get(i);
                add(c.kind(), t.name(), names.constraint(t, i), known(t, c.columns()));
            }
            for (int i = 0; i < t.indexes().size(); i++) {
                Index x = t.indexes().get(i);
                if (x.unique()) {
                    add("unique key", t.name(), names.index(t.name(), i), x.leadingColumns());
                }
            }
        }
        schema.objects().stream()
                .filter(Domain.class::isInstance)
                .map(Domain.class::cast)
                .forEach(d -> ImpliedNames.of(d).forEach(n -> add("domain", d.name(), n, List.of())));
        return GoText.head(PgxTarget.PACKAGE, Set.of("errors", "pgconn"))
                + FIRST
                + String.join("", variables)
                + "\nvar constraints = []*Constraint{\n"
                + String.join("", list)
                + "}\n"
                + REST;
    }

    private static List<Name> known(Table t, List<Name> names) {
        return names.stream().filter(n -> t.column(n).isPresent()).toList();
    }

    private void add(String kind, ObjectName on, Name name, List<Name> columns) {
        String variable = types.free(Exported.pascal(name.value()), "Constraint");
        String all = columns.stream().map(c -> GoText.string(c.value())).collect(Collectors.joining(", "));
        variables.add("\n// "
                + SqlComment.visible(
                        variable + " is the " + (kind.equals("domain") ? "check of the domain " : kind + " of ") + on)
                + ".\nvar "
                + variable + " = &Constraint{" + GoText.string(kind) + ", "
                + GoText.string(on.schema().value()) + ", "
                + GoText.string(on.name().value()) + ", " + GoText.string(name.value()) + ", []string{" + all + "}}\n");
        list.add("\t" + variable + ",\n");
    }

    private static final String FIRST = """

        // Constraint is a rule of the schema with a name: a key, a check, an exclusion of a table, or the check of a domain.
        type Constraint struct {
        	Kind    string
        	Schema  string
        	On      string
        	Name    string
        	Columns []string
        }
        """;

    private static final String REST = """

        // Violation returns which rule err is about; nil when it is about none of these. Of a partition the rule has the partition's own name for it.
        func Violation(err error) *Constraint {
        	var e *pgconn.PgError
        	if !errors.As(err, &e) || len(e.Code) != 5 || e.Code[:2] != "23" {
        		return nil
        	}
        	on := e.TableName
        	if on == "" {
        		on = e.DataTypeName
        	}
        	for _, c := range constraints {
        		if c.Name == e.ConstraintName && c.On == on && c.Schema == e.SchemaName {
        			return c
        		}
        	}
        	return nil
        }
        """;
}

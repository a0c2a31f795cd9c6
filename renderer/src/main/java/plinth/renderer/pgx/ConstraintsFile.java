package plinth.renderer.pgx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Schema;
import plinth.renderer.query.Exported;
import plinth.renderer.query.NamedRule;
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
        NamedRule.all(schema).forEach(this::add);
        return GoText.head(types.packageName(), Set.of("errors", "pgconn"))
                + FIRST
                + String.join("", variables)
                + "\nvar constraints = []*Constraint{\n"
                + String.join("", list)
                + "}\n"
                + REST;
    }

    private void add(NamedRule r) {
        String variable = types.free(Exported.pascal(r.name().value()), "Constraint");
        String what = r.kind() == NamedRule.Kind.DOMAIN
                ? "check of the domain "
                : r.kind().words() + " of ";
        String columns = r.columns().stream().map(c -> GoText.string(c.value())).collect(Collectors.joining(", "));
        variables.add("\n// " + SqlComment.visible(variable + " is the " + what + r.on()) + ".\nvar " + variable
                + " = &Constraint{" + GoText.string(r.kind().words()) + ", "
                + GoText.string(r.on().schema().value()) + ", "
                + GoText.string(r.on().name().value()) + ", "
                + GoText.string(r.name().value()) + ", []string{" + columns + "}}\n");
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

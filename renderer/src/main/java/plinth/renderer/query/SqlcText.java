package plinth.renderer.query;

import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.renderer.query.QueryWriter.Flavour;
import plinth.renderer.query.QueryWriter.Written;

/** Statements as sqlc takes them. */
final class SqlcText {
    private SqlcText() {}

    /**
     * Returns {@code statement} with its only parameter renamed where sqlc makes it a parameter of a Go function that cannot have one of that name.
     * Where there are several they are fields of a struct, which may be called anything.
     */
    static String of(Statement statement) {
        Written w = QueryWriter.write(statement, Flavour.SQLC);
        if (w.parameters().size() != 1) {
            return w.text();
        }
        String name = Params.clean(w.parameters().getFirst().name());
        return SqlcNames.parameter(name)
                ? w.text()
                : QueryWriter.write(statement, new Renamed(name + "_value")).text();
    }

    /** The parameters of a statement are called {@code name}. */
    private record Renamed(String name) implements Style {
        @Override
        public String parameter(Term.Parameter p, int number) {
            return Flavour.SQLC.parameter(new Term.Parameter(name, p.type(), p.array(), p.presence()), number);
        }

        @Override
        public String row(Term.WholeRow row) {
            return Flavour.SQLC.row(row);
        }
    }
}

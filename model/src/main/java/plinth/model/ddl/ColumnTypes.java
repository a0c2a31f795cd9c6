package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/** Puts the types of columns where {@code table.column%TYPE} stands. */
final class ColumnTypes {
    private final Function<NameNode, Optional<List<Column>>> relations;

    /** Takes what tells the columns of a table, view or composite type. */
    ColumnTypes(Function<NameNode, Optional<List<Column>>> relations) {
        this.relations = relations;
    }

    /** Returns {@code definition}, that of a routine, with the types of those columns that are known. */
    String resolved(String definition) {
        List<Statement> all =
                Script.of(Dialect.POSTGRESQL, NamesIn.ROUTINE + definition).statements();
        Tokens t = all.getFirst().tokens();
        List<Patch> patches = new ArrayList<>();
        for (int i = 1; i < t.size(); i++) {
            if (t.is(i, '%') && t.is(i + 1, "type") && t.isIdentifier(i - 1) && t.is(i - 2, '.')) {
                int first = i - 1;
                List<Ident> parts = new ArrayList<>();
                parts.add(ident(t, first));
                while (t.is(first - 1, '.') && t.isIdentifier(first - 2)) {
                    first -= 2;
                    parts.addFirst(ident(t, first));
                }
                Span span = new Span(t.start(first), t.end(i + 1)).shifted(-NamesIn.ROUTINE.length());
                type(parts).ifPresent(type -> patches.add(new Patch(span, type)));
            }
        }
        return patches.isEmpty() ? definition : Patch.applyAll(definition, patches);
    }

    private static Ident ident(Tokens t, int i) {
        return new Ident(new Name(t.identifier(i)), t.span(i));
    }

    private Optional<String> type(List<Ident> parts) {
        return relations
                .apply(new NameNode(parts.subList(0, parts.size() - 1)))
                .flatMap(columns -> columns.stream()
                        .filter(c -> c.name().equals(parts.getLast().name()))
                        .findFirst())
                .map(Column::type)
                .map(type -> type.written());
    }
}

package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.Option;
import plinth.model.schema.Type;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Makes a column of its definition; the constraints that stand behind it belong to the table. */
record ColumnFold(Column column, Origins.OfColumn origins) {
    static ColumnFold of(UserTypes types, Entry entry, TableElement.ColumnNode node) {
        Origin origin = Origin.of(entry, node);
        Column column = Column.of(
                node.name().name().value(),
                types.resolved(node.type().type(), node.type().named(), entry));
        Origins.OfColumn origins = Origins.OfColumn.of(origin);
        if (node.type().serial()) {
            column = column.withValue(new Column.Serial());
        }
        List<Option> options = new ArrayList<>(0);
        for (TableElement.Clause clause : node.clauses()) {
            Optional<Origin> here = Optional.of(Origin.of(entry, clause));
            switch (clause) {
                case TableElement.NotNullClause n -> {
                    Optional<Name> name = n.name().map(Ident::name);
                    column = column.withNotNull(
                            Optional.of(new Column.NotNull(name, n.noInherit(), n.valid(), Optional.empty())));
                    origins = origins.withNotNull(here);
                }
                case TableElement.NullClause n -> {}
                case TableElement.DefaultClause d -> {
                    column = column.withValue(new Column.Default(d.expression().expression()));
                    origins = origins.withValue(here);
                }
                case TableElement.GeneratedClause g -> {
                    column =
                            column.withValue(new Column.Generated(g.expression().expression(), g.stored()));
                    origins = origins.withValue(here);
                }
                case TableElement.IdentityClause i -> {
                    column = column.withValue(new Column.Identity(i.always(), i.options()));
                    origins = origins.withValue(here);
                }
                case TableElement.CollateClause c ->
                    column = column.withCollation(Optional.of(c.collation().written()));
                case TableElement.OptionClause o -> options.add(o.option());
                case TableElement.CommentClause c -> column = column.withComment(Optional.of(c.comment()));
                case TableElement.ConstraintClause c -> {}
            }
        }
        return new ColumnFold(options.isEmpty() ? column : column.withOptions(options), origins);
    }

    /** Returns {@code c} of another type. A default keeps the type that it was made with: a bare string then was one of the old type. */
    static Column retyped(Column c, Type type) {
        if (c.value() instanceof Column.Default(Expression e)
                && c.type() instanceof Type.Known(String was, List<String> modifiers)
                && !type.is(was)) {
            String text = Reparsed.text(e);
            Tokens tokens = Reparsed.tokens(text);
            if (tokens.size() == 1 && tokens.kind(0) == TokenKind.STRING) {
                return c.withType(type).withValue(new Column.Default(Expression.verbatim(text + "::" + was)));
            }
        }
        return c.withType(type);
    }
}

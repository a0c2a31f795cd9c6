package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Finds the places where a type is named: before or behind columns and arguments, in casts, in statements about the type. */
final class TypeMentions {
    private final Tokens tokens;
    private final List<Name> path;
    private final NameChange.OfType change;
    private final List<Patch> patches = new ArrayList<>();

    private TypeMentions(Tokens tokens, List<Name> path, NameChange.OfType change) {
        this.tokens = tokens;
        this.path = path;
        this.change = change;
    }

    static List<Patch> patches(Entry entry, NameChange.OfType change) {
        TypeMentions m = new TypeMentions(entry.statement().tokens(), entry.path(), change);
        m.node(entry.node());
        m.casts();
        return m.patches.stream().distinct().toList();
    }

    /** Returns the patches for the casts in an expression, {@code path} where its names are looked up. */
    static List<Patch> patches(Tokens tokens, List<Name> path, NameChange.OfType change) {
        TypeMentions m = new TypeMentions(tokens, path, change);
        m.casts();
        return m.patches.stream().distinct().toList();
    }

    private void node(StatementNode node) {
        switch (node) {
            case StatementNode.CreateTable t -> t.elements().forEach(this::element);
            case StatementNode.AlterTable a ->
                a.actions().forEach(x -> {
                    switch (x) {
                        case AlterAction.AddColumn k -> element(k.column());
                        case AlterAction.SetType k -> type(k.type());
                        default -> {}
                    }
                });
            case StatementNode.CreateEnum e -> name(e.name());
            case StatementNode.AddLabel a -> name(a.name());
            case StatementNode.RenameLabel r -> name(r.name());
            case StatementNode.CreateDomain d -> {
                name(d.name());
                type(d.type());
            }
            case StatementNode.AlterDomain a -> name(a.name());
            case StatementNode.CreateComposite c -> {
                name(c.name());
                c.fields().forEach(this::element);
            }
            case StatementNode.Comment c -> {
                if (c.kind().equals("TYPE") || c.kind().equals("DOMAIN")) {
                    name(c.name());
                }
            }
            case StatementNode.Drop d -> {
                if (d.kind().equals("TYPE") || d.kind().equals("DOMAIN")) {
                    d.names().forEach(this::name);
                }
            }
            case StatementNode.RenameObject r -> {
                if (r.kind().equals("TYPE") || r.kind().equals("DOMAIN")) {
                    name(r.name());
                }
            }
            case StatementNode.MoveObject r -> {
                if (r.kind().equals("TYPE") || r.kind().equals("DOMAIN")) {
                    name(r.name());
                }
            }
            case StatementNode.SetOwner o -> {
                if (o.kind().equals("TYPE") || o.kind().equals("DOMAIN")) {
                    name(o.name());
                }
            }
            case StatementNode.CreateRoutine r -> routine();
            case StatementNode.KeptNode k -> kept(k);
            case StatementNode.CreateSchema s -> s.elements().forEach(this::node);
            default -> {}
        }
    }

    private void element(TableElement e) {
        if (e instanceof TableElement.ColumnNode c) {
            type(c.type());
        }
    }

    private void type(TypeNode t) {
        t.named().ifPresent(this::name);
    }

    private void name(NameNode n) {
        if (means(n.qualifier().map(Ident::name), n.last().name())) {
            put(n.last(), n.qualifier());
        }
    }

    private boolean means(Optional<Name> qualifier, Name last) {
        return (last.equals(change.from().name()) || array(last))
                && qualifier
                        .map(q -> q.equals(change.from().schema()))
                        .orElseGet(() -> path.contains(change.from().schema()));
    }

    /** Whether {@code last} is what the arrays of the type are called. */
    private boolean array(Name last) {
        return UserTypes.elementName(last).filter(change.from().name()::equals).isPresent();
    }

    private void put(Ident last, Optional<Ident> qualifier) {
        ObjectName to = change.to();
        if (!change.from().name().equals(to.name())) {
            patches.add(new Patch(
                    last.span(),
                    Identifiers.written(
                            (array(last.name()) ? "_" : "") + to.name().value())));
        }
        if (!change.from().schema().equals(to.schema())) {
            String schema = Identifiers.written(to.schema().value());
            patches.add(
                    qualifier.isPresent()
                            ? new Patch(qualifier.get().span(), schema)
                            : Patch.insert(last.span().start(), schema + "."));
        }
    }

    /** Casts: {@code ::type}, {@code CAST(... AS type)}, {@code type 'literal'}. */
    private void casts() {
        List<Boolean> cast = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, '(')) {
                cast.add(tokens.is(i - 1, Keyword.CAST) || tokens.is(i - 1, Keyword.TREAT));
            } else if (tokens.is(i, ')') && !cast.isEmpty()) {
                cast.removeLast();
            } else if (tokens.is(i, "::") || (tokens.is(i, Keyword.AS) && !cast.isEmpty() && cast.getLast())) {
                at(i + 1);
            } else if (tokens.isIdentifier(i)
                    && tokens.kind(i + 1) == TokenKind.STRING
                    && tokens.identifier(i).equals(change.from().name().value())) {
                at(tokens.is(i - 1, '.') ? i - 2 : i);
            }
        }
    }

    private void at(int first) {
        if (!tokens.isIdentifier(first)) {
            return;
        }
        boolean dotted = tokens.is(first + 1, '.') && tokens.isIdentifier(first + 2);
        Optional<Ident> qualifier = dotted ? Optional.of(ident(first)) : Optional.empty();
        Ident last = ident(dotted ? first + 2 : first);
        if (means(qualifier.map(Ident::name), last.name())) {
            put(last, qualifier);
        }
    }

    private Ident ident(int i) {
        return new Ident(new Name(tokens.identifier(i)), tokens.span(i));
    }

    /** In the head of a function a type stands where no further word of the same argument follows. */
    private void routine() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isIdentifier(i)
                    && tokens.identifier(i).equals(change.from().name().value())
                    && endsType(i + 1)) {
                boolean dotted = tokens.is(i - 1, '.') && tokens.isIdentifier(i - 2);
                boolean own = dotted && (tokens.is(i - 3, Keyword.FUNCTION) || tokens.is(i - 3, Keyword.PROCEDURE));
                if (!own && !tokens.is(i - 1, Keyword.FUNCTION) && !tokens.is(i - 1, Keyword.PROCEDURE)) {
                    at(dotted ? i - 2 : i);
                }
            }
        }
    }

    private boolean endsType(int i) {
        if (i >= tokens.size() || tokens.is(i, ',') || tokens.is(i, ')') || tokens.is(i, '[') || tokens.is(i, '=')) {
            return true;
        }
        Keyword k = tokens.keyword(i);
        return k == Keyword.DEFAULT
                || k == Keyword.AS
                || k == Keyword.LANGUAGE
                || k == Keyword.IMMUTABLE
                || k == Keyword.STABLE
                || k == Keyword.VOLATILE
                || k == Keyword.STRICT
                || k == Keyword.SECURITY
                || k == Keyword.PARALLEL
                || k == Keyword.COST
                || k == Keyword.ROWS
                || k == Keyword.RETURNS
                || k == Keyword.CALLED
                || k == Keyword.LEAKPROOF
                || k == Keyword.BEGIN
                || k == Keyword.RETURN;
    }

    private void kept(StatementNode.KeptNode k) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isIdentifier(i)
                    && tokens.identifier(i).equals(change.from().name().value())) {
                boolean onType = (k.kind().equals("GRANT") || k.kind().equals("REVOKE"))
                        && (tokens.is(i - 1, Keyword.TYPE) || tokens.is(i - 3, Keyword.TYPE));
                boolean cast = tokens.is(i - 1, "::") || tokens.is(i - 3, "::");
                if (onType) {
                    at(tokens.is(i - 1, '.') ? i - 2 : i);
                } else if (!cast && k.kind().equals("CAST")) {
                    throw new Unfollowable(tokens.span(i), "mentions the type");
                }
            }
        }
    }
}

package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Address;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.text.Identifiers;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/** Resolves the names in texts of a schema along one search path. What a grammar cannot read is looked through word by word. */
final class NamesIn {
    private final Catalog catalog;
    private final List<Name> path;

    NamesIn(Catalog catalog, List<Name> path) {
        this.catalog = catalog;
        this.path = path;
    }

    /** Returns what an expression over the rows of {@code of} names; columns of that table itself are left out. Spans count in {@link Reparsed#text}. */
    List<FoundName> expression(Expression e, @Nullable ObjectName of) {
        if (e.pieces().stream().noneMatch(p -> switch (p) {
            case Expression.Verbatim v -> mayName(v.text());
            case Expression.Reference r -> r.path().size() > 1;
        })) {
            return List.of();
        }
        try {
            Reparsed r = Reparsed.expression(e);
            List<FoundName> found = names(r.names(), r.tokens());
            if (of != null) {
                r.node().references().forEach(n -> own(n, of).ifPresent(found::add));
            }
            for (QueryNode q : r.node().queries()) {
                QueryMentions m = new QueryMentions(catalog.relations(), path, r.tokens());
                if (of == null) {
                    m.query(q);
                } else {
                    m.within(q, of);
                }
                found.addAll(mentions(m.found()));
            }
            return found;
        } catch (Unreadable u) {
            return text(Reparsed.text(e));
        }
    }

    /** A table called by its name in an expression over its rows: before a column, or for the row as a whole. */
    private Optional<FoundName> own(RefNode n, ObjectName of) {
        int last = n.path().size() - 1;
        int at = last > 0 ? last - 1 : last;
        boolean row = last == 0 && !has(of, of.name());
        if (last < 0 || last == 0 && !row || !n.path().get(at).name().equals(of.name())) {
            return Optional.empty();
        }
        List<Ident> own = n.path().subList(Math.max(0, at - 1), at + 1);
        return Optional.of(FoundName.prefix(new Address.Relation(of), new NameNode(own)));
    }

    /** Whether a text can name a routine, a type, a collation or a relation; most are operators and numbers. */
    private static boolean mayName(String text) {
        return text.indexOf('(') >= 0
                || text.contains("::")
                || text.indexOf('\'') >= 0
                || text.toLowerCase(Locale.ROOT).contains("collate");
    }

    List<FoundName> query(Expression query) {
        try {
            Reparsed r = Reparsed.query(query);
            List<FoundName> found = names(r.names(), r.tokens());
            QueryMentions m = new QueryMentions(catalog.relations(), path, r.tokens());
            m.query(r.query());
            found.addAll(mentions(m.found()));
            return found;
        } catch (Unreadable e) {
            return text(Reparsed.text(query));
        }
    }

    /** What stands before a routine's definition so that the two are a statement. */
    static final String ROUTINE = "CREATE FUNCTION f";

    /** Returns what a routine names; spans count from the beginning of its definition. */
    List<FoundName> routine(Routine r) {
        String head = "CREATE FUNCTION " + Identifiers.written(r.name().name().value());
        return new RoutineNames(Reparsed.tokens(head + r.definition()), this)
                .all(r).stream()
                        .filter(f -> behind(f, head.length()))
                        .map(f -> shifted(f, -head.length()))
                        .toList();
    }

    /** Whether {@code f} stands behind {@code head}, which is put before the definition: its own name means nothing else. */
    private static boolean behind(FoundName f, int head) {
        return f.string()
                .or(() -> f.at().map(NameNode::span))
                .filter(s -> s.start() < head)
                .isEmpty();
    }

    private static FoundName shifted(FoundName f, int by) {
        return new FoundName(
                f.address(),
                f.string().isPresent()
                        ? f.at()
                        : f.at().map(n -> new NameNode(n.parts().stream()
                                .map(i -> new Ident(i.name(), i.span().shifted(by)))
                                .toList())),
                f.string().map(s -> s.shifted(by)),
                f.prefix(),
                f.array());
    }

    List<FoundName> text(String text) {
        return new TextNames(Reparsed.tokens(text), this).all();
    }

    /** Returns the function that a trigger calls. */
    List<FoundName> call(String call) {
        NameNode name = new Cursor(Reparsed.tokens(call)).name("a function");
        return catalog.routine(name, 0, path).map(a -> FoundName.of(a, name)).stream()
                .toList();
    }

    /** Returns what a name alone means where {@code kind} is expected: a collation, for example. */
    List<FoundName> named(String kind, String written) {
        Tokens tokens = Reparsed.tokens(written);
        if (!tokens.isIdentifier(0)) {
            return List.of();
        }
        NameNode n = new Cursor(tokens).name("a name");
        return kept(kind, n).map(a -> FoundName.of(a, n)).stream().toList();
    }

    /** Returns the operator class that {@code written}, which may have parameters, names. */
    List<FoundName> operatorClass(String written) {
        return named("OPERATOR CLASS", written);
    }

    /** Returns what of {@code kind}, which is kept as it is written, {@code n} means. */
    Optional<Address> kept(String kind, NameNode n) {
        for (Name schema : n.qualifier().isPresent() ? List.of(ObjectName.PUBLIC) : path) {
            if (catalog.kept(kind, n.in(schema))) {
                return Optional.of(new Address.Named(kind, n.in(schema)));
            }
        }
        return Optional.empty();
    }

    Catalog catalog() {
        return catalog;
    }

    List<Name> path() {
        return path;
    }

    List<FoundName> names(List<NameRef> refs, Tokens tokens) {
        List<FoundName> found = new ArrayList<>();
        for (NameRef n : refs) {
            Optional<Address> meant = resolve(n);
            if (meant.isPresent()) {
                found.add(FoundName.of(meant.get(), n.name()));
            } else if (n.role() == NameRef.Role.TYPE) {
                catalog.elementType(n.name(), path).ifPresent(a -> found.add(FoundName.array(a, n.name())));
            }
        }
        found.addAll(strings(tokens));
        return found;
    }

    /** Returns the relations and text search configurations that strings name. */
    List<FoundName> strings(Tokens tokens) {
        List<FoundName> found = new ArrayList<>(0);
        RegclassMentions.forEach(
                tokens,
                (Span span, NameNode n) -> catalog.relation(n, path)
                        .or(() -> catalog.ownSequence(n, path))
                        .ifPresent(a -> found.add(FoundName.string(a, n, span))));
        RegclassMentions.configurations(
                tokens,
                (Span span, NameNode n) ->
                        kept("TEXT SEARCH CONFIGURATION", n).ifPresent(a -> found.add(FoundName.string(a, n, span))));
        return found;
    }

    private Optional<Address> resolve(NameRef n) {
        return switch (n.role()) {
            case ROUTINE -> catalog.routine(n.name(), n.arguments(), path);
            case TYPE -> catalog.type(n.name(), path);
            case COLLATION -> kept("COLLATION", n.name());
        };
    }

    List<FoundName> mentions(List<Mention> all) {
        List<FoundName> found = new ArrayList<>();
        for (Mention m : all) {
            switch (m) {
                case Mention.OfColumn c ->
                    found.add(FoundName.hidden(
                            new Address.Column(c.table(), c.ident().name())));
                case Mention.OfRelation r -> {
                    Address a = new Address.Relation(r.use().table());
                    found.add(r.use().prefix() ? FoundName.prefix(a, node(r.use())) : FoundName.of(a, node(r.use())));
                }
                case Mention.OfStar s ->
                    s.columns()
                            .forEach(c -> c.table()
                                    .ifPresent(t -> found.add(FoundName.hidden(new Address.Column(t, c.name())))));
                case Mention.OfFunction f -> {}
                case Mention.OfJoin j ->
                    j.names()
                            .forEach(n -> j.tables().stream()
                                    .filter(t -> has(t, n))
                                    .forEach(t -> found.add(FoundName.hidden(new Address.Column(t, n)))));
                case Mention.Unknown u -> {}
                case Mention.OfArgument a -> {}
                case Mention.Other o -> {}
            }
        }
        return found;
    }

    private static NameNode node(Use use) {
        return new NameNode(
                use.qualifier().isPresent() ? List.of(use.qualifier().get(), use.ident()) : List.of(use.ident()));
    }

    private boolean has(ObjectName table, Name column) {
        return catalog.relations().columns(table).columns().stream()
                .anyMatch(c -> c.name().equals(column));
    }
}

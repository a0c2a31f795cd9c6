package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Policy;
import plinth.model.schema.Renaming;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/** What becomes of an object when a name changes: keys, expressions, queries and statements that are kept whole follow it. */
public final class Followed {
    private final Schema before;
    private final NameChange change;

    private final Following.Names outputs;

    private Followed(Schema before, NameChange change, Following.Names outputs) {
        this.before = before;
        this.change = change;
        this.outputs = outputs;
    }

    /**
     * Returns {@code object}, one of {@code before}, after {@code change}.
     *
     * @throws Unfollowable when it names what changes at a place whose meaning is not certain
     */
    public static SchemaObject object(Schema before, SchemaObject object, NameChange change) {
        return object(before, object, change, Following.Names.SEEN);
    }

    static SchemaObject object(Schema before, SchemaObject object, NameChange change, Following.Names outputs) {
        Followed f = new Followed(before, change, outputs);
        try {
            if (change instanceof NameChange.OfLabel l && !(object instanceof EnumType)) {
                return new LabelObjects(before, l, outputs).of(object, f);
            }
            return f.whole(f.names(object));
        } catch (Unreadable e) {
            throw new Unfollowable(Span.at(0), "cannot be read: " + e.reason());
        }
    }

    /** The names that stand in the object's own parts. */
    private SchemaObject names(SchemaObject o) {
        return switch (change) {
            case NameChange.OfColumn c -> column(o, c);
            case NameChange.OfRelation r -> {
                SchemaObject next = TypeRenaming.apply(Renaming.table(o, r.from(), r.to()), r.from(), r.to());
                yield next instanceof Kept k && k.name().equals(r.from()) ? k.withName(r.to()) : next;
            }
            case NameChange.OfType t -> TypeRenaming.apply(o, t.from(), t.to());
            case NameChange.OfLabel l -> label(o, l);
        };
    }

    static SchemaObject column(SchemaObject o, NameChange.OfColumn c) {
        SchemaObject next = o;
        for (ObjectName t : c.tables()) {
            next = Renaming.column(next, t, c.from(), c.to());
        }
        return next;
    }

    static SchemaObject label(SchemaObject o, NameChange.OfLabel l) {
        return o instanceof EnumType e && e.name().equals(l.type())
                ? e.withLabels(e.labels().stream()
                        .map(x -> x.equals(l.from()) ? l.to() : x)
                        .toList())
                : o;
    }

    /** The names that stand in text: queries, casts, statements kept whole. */
    private SchemaObject whole(SchemaObject o) {
        return switch (o) {
            case Table t -> table(t);
            case View v -> view(v);
            case Kept k -> kept(k);
            case Routine r -> routine(r);
            case Domain d ->
                !(change instanceof NameChange.OfColumn)
                        ? d.withDefault(d.defaultValue().map(e -> casts(e, d.name())))
                                .withChecks(d.checks().stream()
                                        .map(k -> k.withExpression(casts(k.expression(), d.name())))
                                        .toList())
                        : d;
            case Sequence s -> s;
            case EnumType e -> e;
            case CompositeType c -> c;
            case Ownership w -> w;
        };
    }

    private Table table(Table t) {
        if (change instanceof NameChange.OfType) {
            return Renaming.expressions(t, e -> casts(e, t.name()));
        }
        Table policed = t.policies().isEmpty() ? t : policies(t);
        if (change instanceof NameChange.OfColumn) {
            return Renaming.expressions(policed, e -> fields(e, t.name()));
        }
        if (!(change instanceof NameChange.OfRelation(ObjectName from, ObjectName to))) {
            return policed;
        }
        ObjectName name = to.equals(t.name()) ? from : t.name();
        return Renaming.expressions(policed, e -> casts(e, name));
    }

    private Table policies(Table t) {
        ObjectName name = change instanceof NameChange.OfRelation(ObjectName from, ObjectName to) && to.equals(t.name())
                ? from
                : t.name();
        Optional<Table> old = before.table(name);
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < t.policies().size(); i++) {
            Policy p = t.policies().get(i);
            Policy was = old.isPresent() && i < old.get().policies().size()
                    ? old.get().policies().get(i)
                    : p;
            UnaryOperator<Expression> inside = e -> policy(e, name);
            policies.add(new Policy(
                    p.name(),
                    p.permissive(),
                    p.command(),
                    p.roles(),
                    was.using().map(inside),
                    was.check().map(inside),
                    p.comment()));
        }
        return t.withPolicies(policies);
    }

    /** Follows the column where it is selected of a row: {@code (path).field}. */
    private Expression fields(Expression e, ObjectName table) {
        if (!Reparsed.text(e).contains(").")) {
            return e;
        }
        Reparsed r = Reparsed.expression(e);
        boolean any = r.references().stream().anyMatch(x -> !x.fields().isEmpty());
        return any ? policy(e, table) : e;
    }

    private Expression policy(Expression e, ObjectName table) {
        Reparsed r = Reparsed.expression(e);
        Uses.Scan scan = Uses.scan(before, r, table, Reparsed.path(table.schema()));
        return r.patched(Following.inside(before, r.tokens(), scan, change, outputs));
    }

    private View view(View v) {
        ObjectName name = change instanceof NameChange.OfRelation(ObjectName from, ObjectName to) && to.equals(v.name())
                ? from
                : v.name();
        if (change instanceof NameChange.OfType) {
            return v.withQuery(casts(v.query(), name));
        }
        Reparsed r = Reparsed.query(v.query());
        QueryMentions m = new QueryMentions(before, Reparsed.path(name.schema()), r.tokens());
        m.query(r.query());
        List<Patch> patches =
                Following.inside(before, r.tokens(), new Uses.Scan(List.of(), m.found()), change, outputs);
        Expression query = patches.isEmpty() ? v.query() : r.patched(patches);
        Expression cast = change instanceof NameChange.OfRelation ? casts(query, name) : query;
        return cast.equals(v.query()) ? v : v.withQuery(cast);
    }

    Kept kept(Kept k) {
        Name schema = k.about()
                .map(ObjectName::schema)
                .orElse(
                        k.name().schema().isEmpty()
                                ? ObjectName.PUBLIC
                                : k.name().schema());
        if (change instanceof NameChange.OfRelation(ObjectName from, ObjectName to)
                && k.about().filter(to::equals).isPresent()) {
            schema = from.schema();
        }
        Optional<Entry> entry = entry(k.text(), Reparsed.path(schema));
        if (entry.isEmpty()) {
            return k;
        }
        List<Patch> patches = Following.patches(before, entry.get(), change, outputs);
        if (patches.isEmpty()) {
            return k;
        }
        String patched = Patch.applyAll(entry.get().statement().text(), patches);
        String text = k.kind().startsWith("ALTER ")
                ? patched
                : read(patched, schema)
                        .filter(Kept.class::isInstance)
                        .map(n -> ((Kept) n).text())
                        .orElse(k.text());
        return new Kept(k.kind(), k.name(), text, k.about(), k.comment());
    }

    Routine routine(Routine r) {
        String text = "CREATE " + r.kind().toUpperCase(java.util.Locale.ROOT) + " "
                + Identifiers.written(r.name().name().value()) + r.definition();
        Optional<Entry> entry = entry(text, Reparsed.path(r.name().schema()));
        if (entry.isEmpty()) {
            return r;
        }
        List<Patch> patches = Following.patches(before, entry.get(), change, outputs);
        if (patches.isEmpty()) {
            return r;
        }
        return read(Patch.applyAll(text, patches), r.name().schema())
                .filter(Routine.class::isInstance)
                .map(n -> ((Routine) n).withName(r.name()).withComment(r.comment()))
                .orElse(r);
    }

    private static Optional<Entry> entry(String text, List<Name> path) {
        List<Statement> all = Script.of(Dialect.POSTGRESQL, text).statements();
        return all.isEmpty() ? Optional.empty() : Optional.of(Entry.read(all.getFirst(), path));
    }

    /** Reads one statement by itself. */
    static Optional<SchemaObject> read(String text, Name schema) {
        return entry(text, List.of(schema)).flatMap(e -> {
            Fold fold = new Fold();
            fold.apply(e);
            return fold.folded().objects().stream().findFirst().map(Built::object);
        });
    }

    /** Follows a name into the casts and the strings of an expression of an object. */
    private Expression casts(Expression e, ObjectName of) {
        String text = Reparsed.text(e);
        if (!text.contains("'") && !text.contains("::") && !text.contains("(")) {
            return e;
        }
        List<Statement> all = Script.of(Dialect.POSTGRESQL, text).statements();
        if (all.isEmpty()) {
            return e;
        }
        Tokens tokens = all.getFirst().tokens();
        List<Name> path = Reparsed.path(of.schema());
        List<Patch> patches = new ArrayList<>();
        switch (change) {
            case NameChange.OfType t -> patches.addAll(TypeMentions.patches(tokens, path, t));
            case NameChange.OfRelation r -> {
                patches.addAll(TypeMentions.patches(tokens, path, new NameChange.OfType(r.from(), r.to())));
                patches.addAll(RegclassMentions.patches(tokens, path, r));
            }
            case NameChange.OfColumn c -> {}
            case NameChange.OfLabel l -> {}
        }
        return patches.isEmpty() ? e : patched(e, patches);
    }

    /** Applies patches that lie within verbatim pieces. */
    private static Expression patched(Expression e, List<Patch> patches) {
        List<Expression.Piece> out = new ArrayList<>();
        int at = 0;
        for (Expression.Piece p : e.pieces()) {
            String own = Reparsed.text(new Expression(List.of(p)));
            int start = at;
            int end = at + own.length();
            List<Patch> inside = patches.stream()
                    .filter(x -> x.span().start() >= start && x.span().end() <= end)
                    .map(x -> x.shifted(-start))
                    .toList();
            out.add(
                    p instanceof Expression.Verbatim && !inside.isEmpty()
                            ? new Expression.Verbatim(Patch.applyAll(own, inside))
                            : p);
            at = end;
        }
        return new Expression(out);
    }
}

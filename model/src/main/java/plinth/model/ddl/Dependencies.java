package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Address;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Dependency;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Part;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/**
 * What an object and its parts depend on. Names are resolved along the search path of the statement that each part comes from; the body of a function that
 * is a string is no dependency, as in PostgreSQL.
 */
public final class Dependencies {
    private final Catalog catalog;
    private final SchemaObject object;
    private final @Nullable Origins origins;
    private final Set<Dependency> out = new LinkedHashSet<>();

    private Dependencies(Catalog catalog, SchemaObject object, @Nullable Origins origins) {
        this.catalog = catalog;
        this.object = object;
        this.origins = origins;
    }

    static List<Dependency> of(Catalog catalog, Built b) {
        return new Dependencies(catalog, b.object(), b.origins()).all();
    }

    /** Returns the dependencies of each object of {@code schema}, in the order of its objects; names are resolved in an object's own schema, then in public. */
    public static List<List<Dependency>> of(Schema schema) {
        return of(schema, schema.objects());
    }

    /** Returns the dependencies of {@code objects}, their names resolved among those of {@code schema}. */
    public static List<List<Dependency>> of(Schema schema, List<? extends SchemaObject> objects) {
        Catalog catalog = new Catalog(schema);
        return objects.stream()
                .map(o -> new Dependencies(catalog, o, null).all())
                .toList();
    }

    /**
     * Returns what each routine of {@code schema} names in a body in SQL that is a string: no dependency, but PostgreSQL does not make the function where one of
     * these is missing.
     */
    public static Map<Routine, Set<Address>> bodies(Schema schema) {
        Catalog catalog = new Catalog(schema);
        Map<Routine, Set<Address>> all = new HashMap<>();
        for (SchemaObject o : schema.objects()) {
            if (o instanceof Routine r) {
                all.put(r, SqlBody.names(catalog, r));
            }
        }
        return all;
    }

    /** Returns what an object is found by. */
    public static Address address(SchemaObject o) {
        return switch (o) {
            case Table t -> new Address.Relation(t.name());
            case View v -> new Address.Relation(v.name());
            case Sequence s -> new Address.Relation(s.name());
            case EnumType e -> new Address.UserType(e.name());
            case Domain d -> new Address.UserType(d.name());
            case CompositeType c -> new Address.UserType(c.name());
            case Routine r -> new Address.Callable(r.name(), r.arguments());
            case Kept k ->
                switch (k.kind()) {
                    case "SCHEMA" -> new Address.Namespace(k.name().name());
                    case "TYPE" -> new Address.UserType(k.name());
                    case "TABLE AS" -> new Address.Relation(k.name());
                    default ->
                        Subject.made(k).map(Subject::address).orElseGet(() -> new Address.Named(k.kind(), k.name()));
                };
            case Ownership w -> new Address.Named("OWNER", w.name());
        };
    }

    private List<Dependency> all() {
        ObjectName name = object.name();
        switch (object) {
            case Table t -> table(t);
            case View v -> view(v);
            case EnumType e -> {}
            case Domain d -> domain(d);
            case CompositeType c ->
                c.fields().forEach(f -> {
                    type(new Part.OfColumn(f.name()), f.type());
                    f.collation().ifPresent(x -> named(new Part.OfColumn(f.name()), "COLLATION", x));
                });
            case Sequence s ->
                s.ownedBy().ifPresent(o -> add(Part.WHOLE, new Address.Column(o.table(), o.column()), true));
            case Routine r -> {
                Address self = address(r);
                add(
                        Part.WHOLE,
                        names(Part.WHOLE).routine(r).stream()
                                .filter(f -> !f.address().equals(self))
                                .toList(),
                        false);
            }
            case Kept k -> kept(k);
            case Ownership w -> {}
        }
        boolean inSchema = !name.schema().isEmpty() && !(object instanceof Kept k && !inSchema(k));
        if (inSchema && !(object instanceof Ownership)) {
            add(Part.WHOLE, new Address.Namespace(name.schema()), false);
        }
        return List.copyOf(out);
    }

    /** Whether what a kept statement makes stands in a schema by its own name. */
    static boolean inSchema(Kept k) {
        return switch (k.kind()) {
            case "TYPE",
                    "COLLATION",
                    "CONVERSION",
                    "STATISTICS",
                    "OPERATOR CLASS",
                    "OPERATOR FAMILY",
                    "AGGREGATE",
                    "FUNCTION",
                    "PROCEDURE",
                    "TABLE AS" -> true;
            default -> k.kind().startsWith("TEXT SEARCH");
        };
    }

    private void add(Part part, Address on, boolean automatic) {
        Dependency d = new Dependency(part, on, automatic);
        if (!automatic && out.contains(new Dependency(part, on, true))) {
            return;
        }
        out.add(d);
    }

    private List<Name> path(Part part) {
        return path(object, origins, part);
    }

    /** Returns the search path of the statement that {@code part} of {@code object} comes from; without {@code origins}, the object's schema and public. */
    static List<Name> path(SchemaObject object, @Nullable Origins origins, Part part) {
        if (origins == null) {
            return Reparsed.path(object.name().schema());
        }
        Origin origin = switch (part) {
            case Part.OfConstraint c
            when origins instanceof Origins.OfTable t -> t.constraints().get(c.at());
            case Part.OfIndex i
            when origins instanceof Origins.OfTable t -> t.indexes().get(i.at());
            case Part.OfTrigger g
            when origins instanceof Origins.OfTable t -> t.triggers().get(g.at());
            case Part.OfPolicy p
            when origins instanceof Origins.OfTable t -> t.policies().get(p.at());
            case Part.DefaultOf(Name column)
            when origins instanceof Origins.OfTable t && object instanceof Table own -> value(own, t, column);
            default -> origins.definition();
        };
        Entry entry = origin.entry();
        // What CREATE SCHEMA makes looks names up in that schema first.
        return entry.node() instanceof StatementNode.CreateSchema made
                        && made.name().isPresent()
                ? within(made.name().get().name(), entry.path())
                : entry.path();
    }

    private static List<Name> within(Name schema, List<Name> path) {
        List<Name> all = new ArrayList<>(path);
        all.remove(schema);
        all.addFirst(schema);
        return all;
    }

    private static Origin value(Table table, Origins.OfTable origins, Name column) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals(column)) {
                Origins.OfColumn o = origins.columns().get(i);
                return o.value().orElse(o.definition());
            }
        }
        return origins.definition();
    }

    // Tables

    private void table(Table t) {
        for (Column c : t.columns()) {
            type(new Part.OfColumn(c.name()), c.type());
            c.collation().ifPresent(x -> named(new Part.OfColumn(c.name()), "COLLATION", x));
            switch (c.value()) {
                case Column.Default d -> expression(new Part.DefaultOf(c.name()), d.expression(), t.name(), false);
                case Column.Generated g -> expression(new Part.OfColumn(c.name()), g.expression(), t.name(), false);
                case Column.Absent a -> {}
                case Column.Identity i -> {}
                case Column.Serial s -> {}
            }
        }
        for (int i = 0; i < t.constraints().size(); i++) {
            constraint(t, new Part.OfConstraint(i), t.constraints().get(i));
        }
        for (int i = 0; i < t.indexes().size(); i++) {
            index(t.name(), new Part.OfIndex(i), t.indexes().get(i));
        }
        for (int i = 0; i < t.triggers().size(); i++) {
            trigger(t.name(), new Part.OfTrigger(i), t.triggers().get(i));
        }
        for (int i = 0; i < t.policies().size(); i++) {
            Policy p = t.policies().get(i);
            Part part = new Part.OfPolicy(i);
            p.using().ifPresent(e -> expression(part, e, t.name(), false));
            p.check().ifPresent(e -> expression(part, e, t.name(), false));
        }
        t.inherits().forEach(n -> add(Part.WHOLE, new Address.Relation(n), false));
        t.partitionOf().ifPresent(p -> add(Part.WHOLE, new Address.Relation(p.parent()), true));
        t.partitioning().ifPresent(p -> p.keys().forEach(k -> key(Part.WHOLE, k, t.name(), false)));
        for (String trait : t.traits()) {
            if (trait.startsWith("OF ")) {
                texts(Part.WHOLE, trait.substring(3), true);
            } else if (trait.startsWith("SERVER ")) {
                subject(Part.WHOLE, Reparsed.tokens(trait), 0, false);
            }
        }
    }

    private void constraint(Table t, Part part, Constraint c) {
        switch (c) {
            case Constraint.PrimaryKey p ->
                columns(part, t.name(), p.key().columns(), p.key().include());
            case Constraint.Unique u ->
                columns(part, t.name(), u.key().columns(), u.key().include());
            case Constraint.ForeignKey f -> {
                columns(part, t.name(), f.columns(), List.of());
                add(part, new Address.Relation(f.target()), f.target().equals(t.name()));
                catalog.schema().referenced(f).forEach(n -> add(part, new Address.Column(f.target(), n), false));
            }
            case Constraint.Check k -> expression(part, k.expression(), t.name(), true);
            case Constraint.Exclusion x -> {
                x.elements().forEach(e -> key(part, e.key(), t.name(), true));
                columns(part, t.name(), x.include(), List.of());
                x.where().ifPresent(w -> expression(part, w, t.name(), true));
            }
        }
    }

    private void columns(Part part, ObjectName table, List<Name> names, List<Name> more) {
        names.forEach(n -> add(part, new Address.Column(table, n), true));
        more.forEach(n -> add(part, new Address.Column(table, n), true));
    }

    private void index(ObjectName on, Part part, Index i) {
        i.keys().forEach(k -> {
            key(part, k, on, true);
            k.operatorClass().ifPresent(c -> operatorClass(part, c, i.method()));
        });
        columns(part, on, i.include(), List.of());
        i.where().ifPresent(w -> expression(part, w, on, true));
    }

    private void key(Part part, IndexKey k, ObjectName on, boolean automatic) {
        expression(part, k.expression(), on, automatic);
        k.operatorClass().ifPresent(c -> texts(part, c, false));
        k.collation().ifPresent(c -> named(part, "COLLATION", c));
    }

    private void operatorClass(Part part, String written, Name method) {
        for (FoundName f : names(part).named("OPERATOR CLASS", written)) {
            f.object().ifPresent(n -> add(part, new Address.Named("OPERATOR CLASS USING " + method.value(), n), false));
        }
    }

    private void trigger(ObjectName on, Part part, Trigger g) {
        g.updateOf().forEach(n -> add(part, new Address.Column(on, n), false));
        g.when().ifPresent(w -> {
            w.pieces().forEach(p -> {
                if (p instanceof Expression.Reference r && r.path().size() == 2) {
                    add(part, new Address.Column(on, r.name()), false);
                }
            });
            expression(part, w, on, false);
        });
        add(part, names(part).call(g.call()), false);
    }

    // Views, domains, what is kept

    private void view(View v) {
        add(Part.WHOLE, names(Part.WHOLE).query(v.query()), false);
        for (int i = 0; i < v.indexes().size(); i++) {
            index(v.name(), new Part.OfIndex(i), v.indexes().get(i));
        }
        for (int i = 0; i < v.triggers().size(); i++) {
            trigger(v.name(), new Part.OfTrigger(i), v.triggers().get(i));
        }
    }

    private void domain(Domain d) {
        type(Part.WHOLE, d.type());
        d.collation().ifPresent(c -> named(Part.WHOLE, "COLLATION", c));
        d.defaultValue().ifPresent(e -> expression(new Part.OfDefault(), e, null, false));
        for (int i = 0; i < d.checks().size(); i++) {
            expression(new Part.OfCheck(i), d.checks().get(i).expression(), null, false);
        }
    }

    /** What is only known by its text depends on all that it names, what speaks of an object goes with it; what cannot be read only mentions. */
    private void kept(Kept k) {
        k.about().ifPresent(t -> add(Part.WHOLE, new Address.Relation(t), true));
        Subject.of(k, path(Part.WHOLE), a -> catalog.kept(a.kind(), a.name()))
                .ifPresent(s -> add(Part.WHOLE, s.address(), true));
        keptNeeds(k);
        Optional<Members> members = Members.of(k);
        if (members.isPresent()) {
            for (int i = 0; i < members.get().items().size(); i++) {
                member(new Part.OfMember(i), members.get().called(i));
            }
            return;
        }
        switch (k.kind()) {
            case "SCHEMA", "EXTENSION" -> {}
            case "COMMENT", "SECURITY LABEL", "DEFAULT PRIVILEGES", "GRANT", "REVOKE" ->
                texts(Part.WHOLE, k.text(), true);
            case "STATISTICS" -> {
                texts(Part.WHOLE, k.text(), true);
                statistics(k);
            }
            // The table that CREATE TABLE AS has made no longer needs what its query names; to be made anew, it does.
            case "TABLE AS" -> {
                if (origins == null) {
                    texts(Part.WHOLE, k.text(), false);
                }
            }
            case "RULE" -> {
                texts(Part.WHOLE, k.text(), false);
                Tokens tokens = Reparsed.tokens(k.text());
                List<Name> path = path(Part.WHOLE);
                RuleGrammar.read(tokens)
                        .ifPresent(r -> add(
                                Part.WHOLE,
                                names(Part.WHOLE).mentions(r.mentions(catalog.relations(), path, tokens)),
                                false));
            }
            case "TYPE",
                    "CAST",
                    "OPERATOR",
                    "OPERATOR CLASS",
                    "OPERATOR FAMILY",
                    "EVENT TRIGGER",
                    "TRANSFORM",
                    "LANGUAGE",
                    "CONVERSION",
                    "SERVER",
                    "USER MAPPING",
                    "FOREIGN DATA WRAPPER",
                    "ACCESS METHOD",
                    "COLLATION",
                    "AGGREGATE",
                    "FUNCTION",
                    "PROCEDURE" -> texts(Part.WHOLE, k.text(), false);
            default -> {
                if (k.kind().startsWith("ALTER ")) {
                    texts(Part.WHOLE, k.text(), true);
                } else if (k.kind().startsWith("TEXT SEARCH") || origins == null) {
                    texts(Part.WHOLE, k.text(), false);
                }
            }
        }
    }

    /** What is needed of other things that are only known by their text. */
    private void keptNeeds(Kept k) {
        Keyword before = switch (k.kind()) {
            case "SERVER" -> Keyword.FOREIGN;
            case "USER MAPPING" -> Keyword.SERVER;
            default -> null;
        };
        Tokens t = before == null && !k.kind().equals("OPERATOR CLASS") ? NOTHING : Reparsed.tokens(k.text());
        for (int i = 0; before != null && i < t.size(); i++) {
            if (t.is(i, before)) {
                subject(Part.WHOLE, t, i, false);
                return;
            }
        }
        for (int i = 3; i < t.size(); i++) {
            if (t.is(i, Keyword.FAMILY) && t.isIdentifier(i + 1)) {
                family(k, new Cursor(t), i + 1);
                return;
            }
        }
    }

    private static final Tokens NOTHING = Reparsed.tokens("");

    /** An operator class goes with its family. */
    private void family(Kept k, Cursor c, int at) {
        c.to(at);
        NameNode name = c.name("a family");
        Subject.made(k).ifPresent(s -> {
            String method = s.address().kind().substring("OPERATOR CLASS".length());
            add(
                    Part.WHOLE,
                    new Address.Named(
                            "OPERATOR FAMILY" + method, name.in(k.name().schema())),
                    true);
        });
    }

    private void subject(Part part, Tokens tokens, int at, boolean automatic) {
        Subject.named(tokens, at).ifPresent(s -> add(part, s.address(), automatic));
    }

    /** A member of a publication or a list of rights goes with what it is; of a table with all columns that are listed, when that is asked for. */
    private void member(Part part, String text) {
        texts(part, text, true);
        Tokens tokens = Reparsed.tokens(text);
        subject(part, tokens, 0, true);
        if (object instanceof Kept k && k.kind().equals("PUBLICATION")) {
            for (Published p : Published.list(new Cursor(tokens))) {
                catalog.relation(p.table(), path(Part.WHOLE)).ifPresent(a -> {
                    ObjectName table = ((Address.Relation) a).name();
                    p.named().forEach(i -> add(part, new Address.Column(table, i.name()), false));
                });
            }
        }
    }

    /** Extended statistics go with any of their columns. */
    private void statistics(Kept k) {
        Statistics.of(k)
                .ifPresent(t -> catalog.relation(t.table(), path(Part.WHOLE)).ifPresent(a -> {
                    ObjectName of = ((Address.Relation) a).name();
                    t.columns().forEach(n -> add(Part.WHOLE, new Address.Column(of, n), true));
                }));
    }

    private void named(Part part, String kind, String written) {
        add(part, names(part).named(kind, written), false);
    }

    private void type(Part part, Type type) {
        switch (type) {
            case Type.Named n -> catalog.type(n.name()).ifPresent(a -> add(part, a, false));
            case Type.ArrayOf a -> type(part, a.element());
            case Type.Other(String text) -> texts(part, text, false);
            case Type.Known k -> {}
        }
    }

    // Text

    /** What an expression names; {@code automatic} is for columns of {@code of}, its own table. */
    private void expression(Part part, Expression e, @Nullable ObjectName of, boolean automatic) {
        if (of != null) {
            for (Expression.Piece p : e.pieces()) {
                if (p instanceof Expression.Reference r
                        && (r.path().size() == 1
                                || r.path().get(r.path().size() - 2).equals(of.name()))
                        && !(part instanceof Part.OfColumn(Name own) && own.equals(r.name()))) {
                    add(part, new Address.Column(of, r.name()), automatic);
                }
            }
        }
        add(part, names(part).expression(e, of), false);
    }

    private NamesIn names(Part part) {
        return new NamesIn(catalog, path(part));
    }

    private void add(Part part, List<FoundName> found, boolean automatic) {
        for (FoundName f : found) {
            Optional<Address.Column> column =
                    f.address() instanceof Address.Relation r ? catalog.behindColumn(r.name()) : Optional.empty();
            add(part, column.isPresent() ? column.get() : f.address(), automatic);
        }
    }

    /** What a text names that no grammar reads: any name in it that is one of an object. */
    private void texts(Part part, String text, boolean automatic) {
        for (FoundName f : names(part).text(text)) {
            if (!self(f.address())) {
                add(part, f.address(), automatic);
            }
        }
    }

    private boolean self(Address a) {
        return switch (a) {
            case Address.UserType t -> t.name().equals(object.name());
            case Address.Relation r -> r.name().equals(object.name()) && !(object instanceof Kept k && speaksOf(k));
            default -> false;
        };
    }

    private static boolean speaksOf(Kept k) {
        return k.kind().equals("GRANT") || k.kind().equals("REVOKE") || k.kind().startsWith("ALTER ");
    }
}

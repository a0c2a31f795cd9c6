package plinth.model.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Address;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Inherited;
import plinth.model.schema.Kept;
import plinth.model.schema.KeptNames;
import plinth.model.schema.Name;
import plinth.model.schema.NameMap;
import plinth.model.schema.ObjectName;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Ownership;
import plinth.model.schema.Part;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/** Makes one schema of many statements: each is applied, in order, to what those before it made. */
final class Fold {
    /** What an object is found by: PostgreSQL keeps relations, types and routines apart. */
    record Key(String space, ObjectName name, String detail) {
        static Key relation(ObjectName name) {
            return new Key("relation", name, "");
        }

        static Key type(ObjectName name) {
            return new Key("type", name, "");
        }

        static Key extension(Name name) {
            return new Key("extension", new ObjectName(ObjectName.NONE, name), "");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Key k
                            && name.equals(k.name)
                            && space.equals(k.space)
                            && detail.equals(k.detail));
        }

        @Override
        public int hashCode() {
            return name.hashCode() + space.hashCode() + 31 * detail.hashCode();
        }
    }

    private final Ledger built;
    private final Map<Entry, List<Remark>> remarks = new IdentityHashMap<>();
    private final Map<ObjectName, Key> indexTables;
    private final DependencyGraph graph = new DependencyGraph();
    private final Map<Name, Entry> prepared = new HashMap<>();
    private final RightsOnAll rightsOnAll;
    private int serial;
    private boolean lenient;

    /** The schema whose CREATE SCHEMA is being applied: its elements are made in it, and look there first. */
    private @Nullable Name inside;

    /** Names that stayed when the table or column after which they were chosen was renamed: in the way of another table of the old name. */
    private final Set<ObjectName> keptNames = new HashSet<>();

    /** The search paths of several schemas under which statements were read. */
    private final Set<List<Name>> paths = new HashSet<>();

    private final TemporaryTables temporary;
    private final ClientConditions conditions = new ClientConditions();

    /** Tables that PostgreSQL refuses to make. */
    private final Set<ObjectName> refusals = new HashSet<>();

    /** Tables that name what was not there when they were made, with what that was. */
    private final Map<ObjectName, String> doubtful = new HashMap<>();

    /** The names of what any statement makes. */
    private Set<Name> expected = Set.of();

    /** What a transaction may take back. */
    private record Moment(Ledger.Snapshot all, Set<Name> temporary) {}

    private final Savepoints<Moment> savepoints = new Savepoints<>();
    private boolean takenBack;

    /** Says that a statement to come takes back what others have done; remembering what was there costs time else saved. */
    void expectRollback() {
        takenBack = true;
    }

    /** Says what any statement, also one to come, calls what it makes. */
    void expect(Set<Name> names) {
        expected = names;
    }

    /** Whether a table called {@code name} may yet be made. */
    boolean mayCome(ObjectName name) {
        return expected.isEmpty() || expected.contains(name.name());
    }

    /** Remembers that the table {@code name} names what is not there, as {@code why} says. */
    void doubt(ObjectName name, String why) {
        doubtful.put(name, why);
    }

    private @Nullable String lacking(ObjectName name) {
        return doubtful.get(name);
    }

    Fold() {
        this(new Ledger(), new HashMap<>());
    }

    /** A fold that goes on from what {@code ledger} holds. */
    Fold(Ledger ledger, Map<ObjectName, Key> indexTables) {
        this.built = ledger;
        this.indexTables = indexTables;
        this.rightsOnAll = new RightsOnAll(ledger);
        this.temporary = new TemporaryTables(ledger);
    }

    UserTypes types(Entry entry) {
        return new UserTypes(built, path(entry), inside == null ? entry.path().getFirst() : inside);
    }

    void apply(Entry entry) {
        built.begin(entry);
        if (entry.path().size() > 1) {
            paths.add(entry.path());
        }
        boolean runs = conditions.runs(entry.statement().tokens());
        if (conditions.within()) {
            dependsOnOthers();
        }
        if (runs) {
            apply(entry, entry.node());
        }
    }

    /** Returns what came of all that was applied. */
    Ledger.Folded folded() {
        return built.folded(remarks);
    }

    Map<ObjectName, Key> indexTables() {
        return indexTables;
    }

    /** Says that an object was made after the model of another. */
    void dependsOnOthers() {
        built.dependsOnOthers();
    }

    /** Returns the tables that inherit from {@code parent} or are partitions of it. */
    List<ObjectName> heirs(ObjectName parent) {
        return built.heirs(parent);
    }

    /** Returns all tables that there are. */
    List<Table> tables() {
        List<Table> all = new ArrayList<>();
        built.all().forEach(m -> {
            if (m.built().object() instanceof Table t) {
                all.add(t);
            }
        });
        return all;
    }

    Inherited inherited() {
        return new Inherited(n -> object(Key.relation(n)) instanceof Table t ? Optional.of(t) : Optional.empty());
    }

    /** Returns the type called {@code name} with where it is written. */
    Optional<Built> builtType(ObjectName name) {
        return Optional.ofNullable(built.get(Key.type(name)));
    }

    /** Returns the type called {@code name}. */
    @Nullable
    SchemaObject type(ObjectName name) {
        return object(Key.type(name));
    }

    /** Returns the statement that prepared the query {@code name}. */
    @Nullable
    Entry prepared(Name name) {
        return prepared.get(name);
    }

    /** Returns all routines called {@code name}, with {@code anySchema} those of other schemas when there is none in its own. */
    List<Routine> routines(ObjectName name, boolean anySchema) {
        List<Routine> own = new ArrayList<>();
        List<Routine> others = new ArrayList<>();
        built.all().forEach(m -> {
            if (m.built().object() instanceof Routine r && r.name().name().equals(name.name())) {
                (r.name().equals(name) ? own : others).add(r);
            }
        });
        return own.isEmpty() && anySchema ? others : own;
    }

    /** Makes the extended statistics of the table {@code from} for {@code to} too, under the name that PostgreSQL chooses. */
    void copyStatistics(Entry entry, ObjectName from, ObjectName to) {
        for (Ledger.Making m : List.copyOf(built.all())) {
            if (m.built().object() instanceof Kept k
                    && k.kind().equals("STATISTICS")
                    && k.about().filter(from::equals).isPresent()) {
                Statistics.copied(k, to)
                        .ifPresent(c -> built.put(
                                new Key("kept", c.name(), k.kind() + " " + serial++), new Built(c, plain(entry))));
            }
        }
    }

    /** Says that what is made of each of {@code tables} depends on the others. */
    void entangle(List<ObjectName> tables) {
        built.entangle(tables.stream().map(Key::relation).toList());
    }

    /** Returns what there is to say of entries beyond what their own text shows. */
    Map<Entry, List<Remark>> remarks() {
        return remarks;
    }

    void remark(Entry entry, Remark remark) {
        if (lenient) {
            // Such a block looks first, or takes no notice of the error.
            return;
        }
        remarks.computeIfAbsent(entry, e -> new ArrayList<>(1)).add(remark);
    }

    /** Does {@code change}, and takes all of it back when an error is found in {@code entry} meanwhile. */
    void allOrNothing(Entry entry, Runnable change) {
        Ledger.Snapshot before = built.snapshot();
        long errors = errors(entry);
        change.run();
        if (errors(entry) > errors) {
            built.restore(before);
        }
    }

    /** Returns how many errors have been found in {@code entry}. */
    long errors(Entry entry) {
        return remarks.getOrDefault(entry, List.of()).stream()
                .filter(r -> r.severity() == Problem.Severity.ERROR)
                .count();
    }

    @Nullable
    Built relation(ObjectName name) {
        return built.get(Key.relation(name));
    }

    /** Says that PostgreSQL refuses to make the table {@code name}. */
    void refuse(ObjectName name) {
        dependsOnOthers();
        refusals.add(name);
    }

    /** Returns whether the table {@code name} is not there since PostgreSQL refuses to make it. */
    boolean refused(ObjectName name) {
        return refusals.contains(name) && !built.has(Key.relation(name));
    }

    void put(Key key, Built b) {
        built.put(key, b);
    }

    private boolean hides(Entry entry, NameNode name, Table.Kind kind) {
        return postgres(entry)
                && temporary.hides(Key.relation(name.in(path(entry).getFirst())), kind);
    }

    /** Returns the object that {@code node} means on the entry's search path: the first that exists, else where it would be made. */
    ObjectName resolve(NameNode node, Entry entry, String space) {
        if (space.equals("relation") && temporary.means(node)) {
            return node.in(TemporaryTables.SCHEMA);
        }
        List<Name> path = path(entry);
        if (node.qualifier().isEmpty() && path.size() > 1) {
            for (Name schema : path) {
                if (built.has(new Key(space, node.in(schema), ""))) {
                    return node.in(schema);
                }
            }
        }
        return node.in(path.getFirst());
    }

    /** Returns the sequence that {@code node} means, with a statement of its own or behind a column. */
    private ObjectName sequence(NameNode node, Entry entry) {
        ObjectName found = resolve(node, entry);
        if (built.has(Key.relation(found)) || node.qualifier().isPresent()) {
            return found;
        }
        OwnedSequences owned = new OwnedSequences(built);
        return path(entry).stream().map(node::in).filter(owned::has).findFirst().orElse(found);
    }

    /**
     * Returns the schemas in which {@code entry} looks names up, the first being where it makes what is new. Schemas that are not there are passed over, unless
     * none is: then the text is for a database that has them.
     */
    List<Name> path(Entry entry) {
        List<Name> path = entry.path();
        if (path.size() > 1) {
            List<Name> there = path.stream().filter(this::hasSchema).toList();
            path = there.isEmpty() ? path : there;
        }
        if (inside == null) {
            return path;
        }
        List<Name> within = new ArrayList<>(path);
        within.remove(inside);
        within.addFirst(inside);
        return within;
    }

    private boolean hasSchema(Name name) {
        return name.equals(ObjectName.PUBLIC)
                || built.has(new Key("schema", new ObjectName(ObjectName.NONE, name), ""));
    }

    private ObjectName resolve(NameNode node, Entry entry) {
        return resolve(node, entry, "relation");
    }

    private void apply(Entry entry, StatementNode node) {
        switch (node) {
            case StatementNode.CreateTable t -> {
                if (!hides(entry, t.name(), t.kind())) {
                    new TableFold(this, entry).create(t);
                }
            }
            case StatementNode.AlterTable a -> new TableFold(this, entry).alter(a);
            case StatementNode.CreateIndex i -> new TableFold(this, entry).index(i);
            case StatementNode.CreateTrigger t -> trigger(entry, t);
            case StatementNode.CreatePolicy p -> policy(entry, p);
            case StatementNode.AlterPolicy p -> alterPolicy(entry, p);
            case StatementNode.CreateView v -> view(entry, v);
            case StatementNode.CreateEnum e -> {
                ObjectName name = e.name().in(path(entry).getFirst());
                create(entry, e.name(), Key.type(name), new EnumType(name, e.labels(), Optional.empty()), false);
            }
            case StatementNode.CreateDomain d -> domain(entry, d);
            case StatementNode.CreateComposite k -> {
                ObjectName name = k.name().in(path(entry).getFirst());
                CompositeType type = types(entry).resolved(k.type().withName(name), k.fields(), entry);
                create(entry, k.name(), Key.type(name), type, false);
            }
            case StatementNode.AddLabel a -> label(entry, a);
            case StatementNode.RenameLabel r -> {
                ObjectName type = resolve(r.name(), entry, "type");
                if (object(Key.type(type)) instanceof EnumType e && new RefusedObjects(this, entry).label(r, e)) {
                    return;
                }
                if (built.has(Key.type(type))) {
                    follow(entry, r.name(), new NameChange.OfLabel(type, r.from(), r.to()));
                } else {
                    missing(entry, r.name(), "enum type");
                }
            }
            case StatementNode.AlterDomain a -> alterDomain(entry, a);
            case StatementNode.AlterComposite a -> new Composites(this, entry).alter(a);
            case StatementNode.CreateSequence s -> {
                ObjectName name = s.name().in(path(entry).getFirst());
                create(
                        entry,
                        s.name(),
                        Key.relation(name),
                        new Sequence(name, s.options(), s.ownedBy().map(o -> owner(o, entry)), Optional.empty()),
                        s.ifNotExists());
            }
            case StatementNode.AlterSequence s -> alterSequence(entry, s);
            case StatementNode.CreateRoutine r -> routine(entry, r);
            case StatementNode.CreateSchema s -> {
                s.name().ifPresent(n -> {
                    late(entry, n);
                    ObjectName name = new ObjectName(ObjectName.NONE, n.name());
                    boolean fresh = !built.has(new Key("schema", name, ""));
                    built.putIfAbsent(
                            new Key("schema", name, ""),
                            new Built(schema(name, Optional.empty(), Optional.empty()), plain(entry)));
                    s.owner().filter(o -> fresh).ifPresent(o -> own(entry, "SCHEMA", name, "", o));
                });
                inside = s.name().map(Ident::name).orElse(null);
                s.elements().forEach(e -> apply(entry, e));
                inside = null;
            }
            case StatementNode.Block b -> {
                dependsOnOthers();
                lenient = true;
                b.elements().forEach(e -> apply(entry, e));
                lenient = false;
            }
            case StatementNode.Comment c -> comment(entry, c);
            case StatementNode.Drop d -> drop(entry, d);
            case StatementNode.RenameObject r -> rename(entry, r);
            case StatementNode.MoveObject m -> move(entry, m);
            case StatementNode.SetOwner o -> owner(entry, o);
            case StatementNode.KeptNode k
            when k.kind().equals("ALTER PUBLICATION")
                    && k.name()
                            .filter(n -> new Publications(this, built).alter(entry, n))
                            .isPresent() -> {}
            case StatementNode.KeptNode k -> kept(entry, k.kind(), k.name(), k.table(), k.text());
            case StatementNode.CreateTableAs t -> {
                if (!hides(entry, t.name(), t.kind()) && !new CreateAs(this, entry).apply(t)) {
                    kept(entry, "TABLE AS", Optional.of(t.name()), Optional.empty(), text(entry));
                }
            }
            case StatementNode.UnreadNode u -> kept(entry, u.kind(), u.name(), Optional.empty(), u.text());
            case StatementNode.Blank b -> {}
            case StatementNode.SearchPath p -> {}
            case StatementNode.Transaction t -> {
                if (takenBack) {
                    savepoints
                            .apply(t, () -> new Moment(built.snapshot(), temporary.snapshot()))
                            .ifPresent(m -> {
                                built.restore(m.all);
                                temporary.restore(m.temporary);
                            });
                }
            }
            case StatementNode.Include i -> {}
            case StatementNode.PassingNode p -> {
                if (p.kind().startsWith("DROP ")) {
                    dropKept(entry);
                }
                if (p.kind().equals("PREPARE") && entry.statement().tokens().isIdentifier(1)) {
                    prepared.put(new Name(entry.statement().tokens().identifier(1)), entry);
                }
            }
        }
    }

    /** A schema that is made behind something in it; with IF NOT EXISTS it may be there from elsewhere. */
    private void late(Entry entry, Ident schema) {
        boolean perhaps = entry.statement().tokens().is(2, Keyword.IF);
        if (!perhaps && !built.has(new Key("schema", new ObjectName(ObjectName.NONE, schema.name()), ""))) {
            built.all().stream()
                    .map(Ledger.Making::built)
                    .filter(b -> !(b.object() instanceof Kept)
                            && b.object().name().schema().equals(schema.name()))
                    .findFirst()
                    .ifPresent(b -> remark(
                            entry,
                            new Remark(
                                            Problem.Severity.WARNING,
                                            schema.span(),
                                            "the schema " + schema + " is used before it is made, by %s")
                                    .at(b.origins().definition())));
        }
    }

    private static Kept schema(ObjectName name, Optional<ObjectName> about, Optional<String> comment) {
        return new Kept(
                "SCHEMA",
                name,
                "CREATE SCHEMA " + Identifiers.written(name.name().value()),
                about,
                comment);
    }

    private static String text(Entry entry) {
        return Spacing.text(
                entry.statement().tokens(), 0, entry.statement().tokens().size());
    }

    private static Origins.Plain plain(Entry entry) {
        return new Origins.Plain(Origin.of(entry), Optional.empty());
    }

    private void kept(Entry entry, String kind, Optional<NameNode> name, Optional<NameNode> table, String text) {
        Name schema = path(entry).getFirst();
        boolean global =
                kind.equals("EXTENSION") || kind.equals("ROLE") || kind.equals("USER") || kind.equals("LANGUAGE");
        ObjectName full = name.map(n -> n.in(global ? ObjectName.NONE : schema))
                .orElse(new ObjectName(ObjectName.NONE, ObjectName.NONE));
        Kept object = new Kept(kind, full, text, table.map(t -> resolve(t, entry)), Optional.empty());
        // What could not be read to its name is told from others by its place alone.
        switch (name.isEmpty() ? "" : kind) {
            case "TYPE" -> {
                // A base type is first made as a shell, which its functions name.
                boolean shell =
                        object(Key.type(full)) instanceof Kept k && !k.text().contains("(");
                Key key = shell ? new Key("kept", full, kind + " " + serial++) : Key.type(full);
                create(entry, name.orElseThrow(), key, object, false);
            }
            case "EXTENSION" -> built.putIfAbsent(Key.extension(full.name()), new Built(object, plain(entry)));
            default -> {
                Key key = new Key("kept", full, kind + " " + serial++);
                built.put(key, new Built(object, plain(entry)));
                rightsOnAll.made(key, object);
            }
        }
    }

    private void owner(Entry entry, StatementNode.SetOwner o) {
        switch (Ownership.space(o.kind())) {
            case RELATION -> ownerOfRelation(entry, resolve(o.name(), entry), o.role());
            case TYPE -> {
                ObjectName name = resolve(o.name(), entry, "type");
                own(entry, object(Key.type(name)) instanceof Domain ? "DOMAIN" : "TYPE", name, "", o.role());
            }
            case ROUTINE ->
                routineKey(entry, o.name(), o.arguments()).ifPresent(k -> {
                    if (object(k) instanceof Routine r) {
                        own(entry, r.kind().toUpperCase(Locale.ROOT), r.name(), "(" + r.arguments() + ")", o.role());
                    }
                });
            case OTHER -> {
                Name schema = o.name().qualifier().isPresent() || inSchemas(o.kind())
                        ? path(entry).getFirst()
                        : ObjectName.NONE;
                own(entry, o.kind(), o.name().in(schema), "", o.role());
            }
        }
    }

    private static boolean inSchemas(String kind) {
        return kind.startsWith("TEXT SEARCH")
                || kind.equals("COLLATION")
                || kind.equals("CONVERSION")
                || kind.equals("STATISTICS");
    }

    /** Says who owns a table, view or sequence; a sequence behind a column of its own kind has its table's owner always. */
    void ownerOfRelation(Entry entry, ObjectName name, String role) {
        switch (object(Key.relation(name))) {
            case Table t -> own(entry, t.kind() == Table.Kind.FOREIGN ? "FOREIGN TABLE" : "TABLE", name, "", role);
            case View v -> own(entry, v.materialized() ? "MATERIALIZED VIEW" : "VIEW", name, "", role);
            case Sequence s -> own(entry, "SEQUENCE", name, "", role);
            case null, default -> {}
        }
    }

    private void own(Entry entry, String kind, ObjectName name, String arguments, String role) {
        Ownership o = new Ownership(kind, name, arguments, role);
        built.put(
                new Key("owner", name, o.space() + (o.space() == Ownership.Space.OTHER ? kind : arguments)),
                new Built(o, plain(entry)));
    }

    /** Takes out who owns what is no longer there. */
    private void withoutOwners() {
        built.removeIf(b -> b.object() instanceof Ownership o
                && switch (o.space()) {
                    case RELATION -> !built.has(Key.relation(o.name()));
                    case TYPE ->
                        !built.has(Key.type(o.name()))
                                && built.all().stream()
                                        .map(Ledger.Making::built)
                                        .noneMatch(k -> k.object() instanceof Kept
                                                && k.object().name().equals(o.name()));
                    case ROUTINE ->
                        built.all().stream()
                                .map(Ledger.Making::built)
                                .noneMatch(r -> r.object() instanceof Routine f
                                        && f.name().equals(o.name())
                                        && o.arguments().equals("(" + f.arguments() + ")"));
                    case OTHER -> false;
                });
    }

    /** Takes out what was said of indexes that are no longer there. */
    private void withoutIndexes() {
        built.removeIf(b -> b.object() instanceof Kept k
                && k.kind().equals("ALTER INDEX")
                && findIndex(k.name()).isEmpty()
                && findConstraint(k.name()).isEmpty());
    }

    /** Keeps a comment on what no object of the schema has a place for. */
    void keepComment(Entry entry, NameNode name) {
        kept(entry, "COMMENT", Optional.of(name), Optional.empty(), text(entry));
    }

    /** Keeps an ALTER whose effect no object of the schema has a place for. */
    void keepWhole(Entry entry, String kind, NameNode name) {
        kept(entry, "ALTER " + kind, Optional.of(name), Optional.empty(), text(entry));
    }

    /** Keeps the action at {@code span} of ALTER {@code kind}, which no object of the schema has a place for, as a statement of its own. */
    void keepAction(Entry entry, String kind, ObjectName name, Span span) {
        Tokens tokens = entry.statement().tokens();
        keepAction(entry, kind, name, Spacing.text(tokens, tokens.from(span.start()), tokens.from(span.end())));
    }

    void keepAction(Entry entry, String kind, ObjectName name, String words) {
        String schema = name.schema().equals(ObjectName.PUBLIC)
                ? ""
                : Identifiers.written(name.schema().value()) + ".";
        String text =
                "ALTER " + kind + " " + schema + Identifiers.written(name.name().value()) + " " + words;
        Kept object = new Kept("ALTER " + kind, name, text, Optional.of(name), Optional.empty());
        built.put(new Key("kept", name, "ALTER " + kind + " " + serial++), new Built(object, plain(entry)));
    }

    /** Adds a new object, or says that there is one already. */
    void create(Entry entry, NameNode name, Key key, SchemaObject object, boolean ifNotExists) {
        Origins origins =
                object instanceof Table || object instanceof View ? Origins.OfTable.of(Origin.of(entry)) : plain(entry);
        create(entry, name.last().span(), key, new Built(object, origins), ifNotExists);
    }

    void create(Entry entry, Span span, Key key, Built object, boolean ifNotExists) {
        if (postgres(entry)) {
            temporary.makeRoom(key, object.object());
        }
        Built before = built.get(key);
        if (before == null) {
            before = namesake(key, object.object());
        }
        if (before == null && key.space().equals("relation") && postgres(entry)) {
            Optional<Origin> index = relationCalled(key.name());
            if (index.isPresent()) {
                twice(entry, span, object.object().called(), index.get());
                return;
            }
        }
        if (before == null) {
            if (object.object() instanceof Table t) {
                new Publications(this, built).before(t.name(), t.inherits());
            }
            rightsOnAll.before(object.object());
            if (key.space().equals("relation")) {
                beforeHiding(key.name());
            }
            built.put(key, numbered(object));
        } else if (ifNotExists) {
            dependsOnOthers();
        } else {
            twice(entry, span, object.object().called(), before.origins().definition());
        }
    }

    /** Takes {@code there} out when PostgreSQL would not have made it, since it names what was not there: a table of its name then is the first. */
    boolean givesWay(Entry entry, Built there) {
        if (!postgres(entry) || !(there.object() instanceof Table t)) {
            return false;
        }
        Entry first = there.origins().definition().entry();
        Optional<String> lacking =
                Optional.ofNullable(lacking(t.name())).or(() -> RefusedReferences.type(built.schema(), t));
        if (lacking.isEmpty() || first == entry) {
            return false;
        }
        built.remove(Key.relation(t.name()));
        remark(
                first,
                Remark.error(
                        new Span(0, first.statement().core().length()),
                        lacking.get() + ": the later definition of " + t.called() + " is taken"));
        return true;
    }

    private static boolean postgres(Entry entry) {
        return entry.statement().tokens().dialect() == Dialect.POSTGRESQL;
    }

    /** A table or view has a type of its name, so that no other type can have it; a sequence has none, and is refused all the same where there is such a type. */
    private @Nullable Built namesake(Key key, SchemaObject object) {
        boolean stored = object instanceof Table || object instanceof View || object instanceof Sequence;
        if (key.space().equals("type")) {
            Built relation = built.get(Key.relation(key.name()));
            return relation != null && !(relation.object() instanceof Sequence) ? relation : null;
        }
        return stored ? built.get(Key.type(key.name())) : null;
    }

    void twice(Entry entry, Span span, String name, Origin first) {
        remark(
                entry,
                new Remark(Problem.Severity.ERROR, span, name + " is defined a second time; the first is in %s")
                        .at(first));
    }

    private Sequence.Owner owner(StatementNode.OwnerNode o, Entry entry) {
        return new Sequence.Owner(resolve(o.table(), entry), o.column().name());
    }

    // Objects by kind

    private void view(Entry entry, StatementNode.CreateView v) {
        ObjectName name = v.name().in(path(entry).getFirst());
        Key key = Key.relation(name);
        View view = new View(
                name,
                v.materialized(),
                ConstraintGrammar.names(v.columns()),
                v.text(),
                v.with(),
                v.traits(),
                List.of(),
                List.of(),
                Optional.empty());
        Built before = built.get(key);
        if (postgres(entry) && new RefusedQueries(this, entry).refused(v.name(), v.query(), v.columns())) {
            return;
        }
        Optional<String> refused =
                v.replace() && before != null && before.object() instanceof View old && postgres(entry)
                        ? RefusedViews.replacement(built, new FoldedObjects(this, entry), old, view)
                        : Optional.empty();
        if (refused.isPresent()) {
            dependsOnOthers();
            remark(entry, Remark.error(v.name().span(), refused.get()));
        } else if (v.replace() && before != null && before.object() instanceof View old) {
            Built now = new Built(
                    view.withTriggers(old.triggers())
                            .withComment(old.comment())
                            .withColumnComments(old.columnComments()),
                    Origins.OfTable.of(Origin.of(entry))
                            .withTriggers(before.parts().triggers()));
            keepingStars(entry, v.name().span(), List.of(name), () -> built.put(key, now));
        } else {
            create(entry, v.name(), key, view, v.ifNotExists());
        }
    }

    /** Makes {@code change}, by which {@code relations} may get columns, without letting views show them by a star. */
    void keepingStars(Entry entry, Span span, List<ObjectName> relations, Runnable change) {
        new StarViews(this, built).keep(entry, span, relations, change);
    }

    /** Says that {@code heir} is to inherit from {@code parent}. */
    void publishedBefore(ObjectName heir, ObjectName parent) {
        new Publications(this, built).before(heir, List.of(parent));
    }

    private void domain(Entry entry, StatementNode.CreateDomain d) {
        ObjectName name = d.name().in(path(entry).getFirst());
        Domain domain = new Domain(
                name,
                types(entry).resolved(d.type().type(), d.type().named(), entry),
                d.collation(),
                d.defaultValue().map(ExprNode::expression),
                d.notNull(),
                d.checks().stream().map(k -> (Constraint.Check) k.constraint()).toList(),
                Optional.empty());
        create(entry, d.name(), Key.type(name), domain, false);
    }

    private void trigger(Entry entry, StatementNode.CreateTrigger t) {
        onTable(entry, t.table(), b -> {
            if (new RefusedObjects(this, entry).trigger(t, b.object())) {
                return b;
            }
            List<Trigger> all = new ArrayList<>(triggers(b));
            List<Origin> origins = new ArrayList<>(b.parts().triggers());
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).name().equals(t.trigger().name())) {
                    if (!t.replace()) {
                        twice(entry, t.name().span(), "the trigger " + t.name(), origins.get(i));
                        return b;
                    }
                    all.set(i, t.trigger());
                    origins.set(i, Origin.of(entry));
                    return withTriggers(b, all, origins);
                }
            }
            all.add(t.trigger());
            origins.add(Origin.of(entry));
            return withTriggers(b, all, origins);
        });
    }

    static List<Trigger> triggers(Built b) {
        return switch (b.object()) {
            case Table t -> t.triggers();
            case View v -> v.triggers();
            default -> List.of();
        };
    }

    static Built withTriggers(Built b, List<Trigger> triggers, List<Origin> origins) {
        SchemaObject object = switch (b.object()) {
            case Table t -> t.withTriggers(triggers);
            case View v -> v.withTriggers(triggers);
            default -> b.object();
        };
        return new Built(object, b.parts().withTriggers(origins));
    }

    private void policy(Entry entry, StatementNode.CreatePolicy p) {
        onTable(entry, p.table(), b -> {
            if (!(b.object() instanceof Table t)) {
                return b;
            }
            if (new RefusedObjects(this, entry).policy(p.name(), t, p.policy())) {
                return b;
            }
            List<Policy> all = new ArrayList<>(t.policies());
            List<Origin> origins = new ArrayList<>(b.parts().policies());
            all.add(p.policy());
            origins.add(Origin.of(entry));
            return new Built(t.withPolicies(all), b.parts().withPolicies(origins));
        });
    }

    private void alterPolicy(Entry entry, StatementNode.AlterPolicy a) {
        onTable(entry, a.table(), b -> {
            if (!(b.object() instanceof Table t)) {
                return b;
            }
            List<Policy> all = new ArrayList<>(t.policies());
            int at = IntStream.range(0, all.size())
                    .filter(i -> all.get(i).name().equals(a.name().name()))
                    .findFirst()
                    .orElse(-1);
            if (at < 0) {
                remark(entry, Remark.error(a.name().span(), "there is no policy " + a.name() + " on " + t.name()));
                return b;
            }
            Policy was = all.get(at);
            all.set(
                    at,
                    new Policy(
                            was.name(),
                            was.permissive(),
                            was.command(),
                            a.roles().orElse(was.roles()),
                            a.using().map(ExprNode::expression).or(was::using),
                            a.check().map(ExprNode::expression).or(was::check),
                            was.comment()));
            return new Built(t.withPolicies(all), b.parts());
        });
    }

    /** Changes the table or view that {@code name} means, or says that there is none. */
    void onTable(Entry entry, NameNode name, UnaryOperator<Built> change) {
        ObjectName full = resolve(name, entry);
        Built b = built.get(Key.relation(full));
        if (b != null && b.origins() instanceof Origins.OfTable) {
            built.put(Key.relation(full), change.apply(b));
        } else {
            missing(entry, name, "table");
        }
    }

    void missing(Entry entry, NameNode name, String what) {
        if (perhaps(entry, name) || temporary.means(name)) {
            return;
        }
        ObjectName full = name.in(entry.path().getFirst());
        boolean unread = built.all().stream()
                .anyMatch(m -> m.built().object() instanceof Kept k
                        && k.kind().equals("TABLE AS")
                        && k.name().equals(full));
        if (unread) {
            // What is done to a table of unknown columns is kept with it.
            Kept k = new Kept("ALTER TABLE", full, text(entry), Optional.of(full), Optional.empty());
            built.put(new Key("kept", full, k.kind() + " " + serial++), new Built(k, plain(entry)));
            return;
        }
        remark(entry, Remark.error(name.span(), "there is no " + what + " " + name));
    }

    /** Whether IF EXISTS stands before {@code name}. */
    private static boolean perhaps(Entry entry, NameNode name) {
        return perhaps(entry, name.span());
    }

    private static boolean perhaps(Entry entry, Span name) {
        Tokens tokens = entry.statement().tokens();
        int at = tokens.from(name.start());
        return tokens.is(at - 2, Keyword.IF) && tokens.is(at - 1, Keyword.EXISTS);
    }

    /** Returns whether {@code test} holds for any object that there is. */
    boolean any(Predicate<SchemaObject> test) {
        return built.any(test);
    }

    /** Returns what needs {@code address} now. */
    List<DependencyGraph.Edge> dependents(Address address) {
        graph.refresh(built);
        return graph.dependents(address);
    }

    /** The sequence behind a serial column becomes one with a statement of its own, for it is no longer what the column's type says. */
    void ownSequence(Entry entry, Table table, Name column) {
        new OwnedSequences(built).own(table, column, plain(entry));
    }

    void sequencesLogged(ObjectName table, boolean logged) {
        new OwnedSequences(built).logged(table, logged);
    }

    private void enumType(Entry entry, NameNode name, UnaryOperator<EnumType> change) {
        Key key = Key.type(resolve(name, entry, "type"));
        Built b = built.get(key);
        if (b != null && b.object() instanceof EnumType e) {
            built.put(key, new Built(change.apply(e), b.origins()));
        } else {
            missing(entry, name, "enum type");
        }
    }

    private void label(Entry entry, StatementNode.AddLabel a) {
        enumType(entry, a.name(), e -> {
            if (new RefusedObjects(this, entry).label(a, e) || e.labels().contains(a.label())) {
                return e;
            }
            List<String> labels = new ArrayList<>(e.labels());
            int at = a.before().isPresent()
                    ? labels.indexOf(a.before().get())
                    : a.after().isPresent() ? labels.indexOf(a.after().get()) + 1 : labels.size();
            labels.add(at < 0 ? labels.size() : at, a.label());
            return e.withLabels(labels);
        });
    }

    private void alterDomain(Entry entry, StatementNode.AlterDomain a) {
        Key key = Key.type(resolve(a.name(), entry, "type"));
        Built b = built.get(key);
        if (b == null || !(b.object() instanceof Domain d)) {
            missing(entry, a.name(), "domain");
            return;
        }
        Domain changed = switch (a.action()) {
            case StatementNode.DomainDefault(Optional<ExprNode> e) -> d.withDefault(e.map(ExprNode::expression));
            case StatementNode.DomainNotNull(Optional<Column.NotNull> notNull) -> d.withNotNull(notNull);
            case StatementNode.DomainCheck(TableElement.ConstraintNode check) -> {
                List<Constraint.Check> checks = new ArrayList<>(d.checks());
                checks.add((Constraint.Check) check.constraint());
                yield d.withChecks(checks);
            }
            case StatementNode.DomainDrop(Ident name) when notNull(d, name) -> d.withNotNull(Optional.empty());
            case StatementNode.DomainDrop(Ident name) -> {
                int at = check(entry, d, name);
                List<Constraint.Check> checks = new ArrayList<>(d.checks());
                if (at >= 0) {
                    checks.remove(at);
                }
                yield (Domain) KeptNames.kept(d, d.withChecks(checks));
            }
            case StatementNode.DomainRename(Ident from, Ident to)
            when notNull(d, from) -> d.withNotNull(d.notNull().map(n -> n.withName(to.name())));
            case StatementNode.DomainRename(Ident from, Ident to) ->
                withCheck(d, check(entry, d, from), k -> k.withName(Optional.of(to.name())));
            case StatementNode.DomainValidate(Ident name) ->
                withCheck(
                        d,
                        check(entry, d, name),
                        k -> new Constraint.Check(
                                k.name(), k.expression(), k.noInherit(), true, k.enforced(), k.comment()));
        };
        built.put(key, new Built(changed, b.origins()));
    }

    /** Whether {@code name} is what the domain's NOT NULL is called. */
    private static boolean notNull(Domain d, Ident name) {
        return d.notNull().isPresent() && ImpliedNames.notNull(d).equals(name.name());
    }

    /** Returns the place of the check that is called {@code name}, or says that there is none and returns -1. */
    private int check(Entry entry, Domain d, Ident name) {
        int at = ImpliedNames.of(d).indexOf(name.name());
        new RefusedObjects(this, entry).constraint(d, name, at >= 0, perhaps(entry, name.span()));
        return at;
    }

    private static Domain withCheck(Domain d, int at, UnaryOperator<Constraint.Check> change) {
        if (at < 0) {
            return d;
        }
        List<Constraint.Check> checks = new ArrayList<>(d.checks());
        checks.set(at, change.apply(checks.get(at)));
        return (Domain) KeptNames.kept(d, d.withChecks(checks));
    }

    private void alterSequence(Entry entry, StatementNode.AlterSequence s) {
        Key key = Key.relation(sequence(s.name(), entry));
        Built b = built.get(key);
        if (b == null || !(b.object() instanceof Sequence old)) {
            // The sequence behind a serial or identity column has no statement of its own.
            if (!s.options().isEmpty()) {
                new OwnedSequences(built).alter(key.name(), s.options(), plain(entry));
            }
            boolean given = s.ownedByNone() || s.ownedBy().isPresent();
            if (given && new OwnedSequences(built).own(key.name(), plain(entry))) {
                alterSequence(
                        entry, new StatementNode.AlterSequence(s.name(), List.of(), s.ownedBy(), s.ownedByNone()));
            }
            return;
        }
        Sequence changed = s.options().isEmpty() ? old : old.withOptions(merged(old.options(), s.options()));
        if (s.ownedByNone()) {
            changed = changed.withOwnedBy(Optional.empty());
        } else if (s.ownedBy().isPresent()) {
            changed = changed.withOwnedBy(s.ownedBy().map(o -> owner(o, entry)));
        }
        built.put(key, new Built(changed, b.origins()));
    }

    /** Puts what {@code later} says over what {@code before} said on the same topic. */
    static List<String> merged(List<String> before, List<String> later) {
        List<String> all = new ArrayList<>(before);
        for (String option : later) {
            String topic = topic(option);
            if (topic.equals("RESTART")) {
                continue;
            }
            all.removeIf(o -> topic(o).equals(topic));
            if (topic.equals("LOGGED") || topic.equals("UNLOGGED")) {
                all.remove("UNLOGGED");
                if (topic.equals("UNLOGGED")) {
                    all.addFirst(option);
                }
            } else {
                all.add(option);
            }
        }
        return all;
    }

    private static String topic(String option) {
        String word = option.startsWith("NO ") ? option.substring(3) : option;
        int space = word.indexOf(' ');
        return space < 0 ? word : word.substring(0, space);
    }

    private void routine(Entry entry, StatementNode.CreateRoutine r) {
        ObjectName name = r.name().in(path(entry).getFirst());
        Routine given = copied(entry, r.routine());
        String arguments = types(entry).resolved(given.arguments(), entry);
        Key key = new Key("routine", name, arguments);
        Built before = built.get(key);
        Routine routine = new Routine(name, given.kind(), arguments, given.definition(), given.comment());
        Optional<String> refused = before != null && before.object() instanceof Routine old && postgres(entry)
                ? RefusedRoutines.replacement(old, routine)
                : Optional.empty();
        if (before != null && r.replace() && refused.isPresent()) {
            dependsOnOthers();
            remark(entry, Remark.error(r.name().span(), refused.get()));
        } else if (before != null && r.replace()) {
            withoutAlterations(key);
            built.put(key, new Built(routine.withComment(before.object().comment()), plain(entry)));
        } else {
            create(entry, r.name(), key, routine, false);
        }
    }

    /** CREATE OR REPLACE takes back what ALTER has set, such as COST, but for what depends on an extension. */
    private void withoutAlterations(Key routine) {
        if (!built.anyKept(Fold::altersRoutine)) {
            return;
        }
        graph.refresh(built);
        for (Key k : graph.owners(new Address.Callable(routine.name(), routine.detail()))) {
            if (object(k) instanceof Kept kept
                    && altersRoutine(kept)
                    && !dependsOnExtension(Reparsed.tokens(kept.text()))) {
                built.remove(k);
            }
        }
    }

    private static boolean dependsOnExtension(Tokens t) {
        return IntStream.range(0, t.size()).anyMatch(i -> t.is(i, Keyword.DEPENDS) && t.is(i + 1, Keyword.ON));
    }

    private static boolean altersRoutine(Kept k) {
        return switch (k.kind()) {
            case "ALTER FUNCTION", "ALTER PROCEDURE", "ALTER ROUTINE" -> true;
            default -> false;
        };
    }

    /** PostgreSQL puts the type of the column in the place of {@code table.column%TYPE} when it reads it, and forgets the column. */
    private Routine copied(Entry entry, Routine r) {
        if (!r.definition().toUpperCase(Locale.ROOT).contains("%TYPE")) {
            return r;
        }
        FoldedObjects known = new FoldedObjects(this, entry);
        String definition = new ColumnTypes(name -> known.columns(resolve(name, entry))).resolved(r.definition());
        if (definition.equals(r.definition())) {
            return r;
        }
        dependsOnOthers();
        return new Routine(r.name(), r.kind(), ObjectTexts.arguments(r.kind(), definition), definition, r.comment());
    }

    // Comments

    private void comment(Entry entry, StatementNode.Comment c) {
        switch (c.kind()) {
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" ->
                commented(entry, Key.relation(resolve(c.name(), entry)), c);
            case "SEQUENCE" -> commented(entry, Key.relation(sequence(c.name(), entry)), c);
            case "TYPE", "DOMAIN" -> commented(entry, Key.type(resolve(c.name(), entry, "type")), c);
            case "COLUMN", "CONSTRAINT", "TRIGGER", "POLICY" -> new TableFold(this, entry).comment(c);
            case "INDEX" -> new TableFold(this, entry).commentIndex(c);
            case "DOMAIN CONSTRAINT" -> commentDomainConstraint(entry, c);
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" ->
                routineKey(entry, c.name(), c.arguments()).ifPresent(k -> commented(entry, k, c));
            default -> kept(entry, "COMMENT", Optional.of(c.name()), Optional.empty(), text(entry));
        }
    }

    private void commentDomainConstraint(Entry entry, StatementNode.Comment c) {
        Key key = Key.type(resolve(c.name(), entry, "type"));
        Built b = built.get(key);
        if (b == null || !(b.object() instanceof Domain d)) {
            missing(entry, c.name(), "domain");
            return;
        }
        Ident name = c.part().orElseThrow();
        Domain changed = notNull(d, name)
                ? d.withNotNull(d.notNull().map(n -> n.withComment(c.comment())))
                : withCheck(d, check(entry, d, name), k -> k.withComment(c.comment()));
        built.put(key, new Built(changed, b.origins()));
    }

    private void commented(Entry entry, Key key, StatementNode.Comment c) {
        Built b = built.get(key);
        if (b == null) {
            if (whole(key.name()) || (c.kind().equals("SEQUENCE") && new OwnedSequences(built).has(key.name()))) {
                kept(entry, "COMMENT", Optional.of(c.name()), Optional.empty(), text(entry));
            } else {
                missing(entry, c.name(), c.kind().toLowerCase(Locale.ROOT));
            }
            return;
        }
        SchemaObject object = switch (b.object()) {
            case Table t -> t.withComment(c.comment());
            case View v -> v.withComment(c.comment());
            case EnumType e -> e.withComment(c.comment());
            case Domain d -> d.withComment(c.comment());
            case CompositeType k -> k.withComment(c.comment());
            case Sequence s -> s.withComment(c.comment());
            case Routine r -> r.withComment(c.comment());
            case Kept k -> k.withComment(c.comment());
            case Ownership o -> o;
        };
        Origins origins = switch (b.origins()) {
            case Origins.OfTable t -> t.withComment(Origin.of(entry));
            case Origins.Plain p -> new Origins.Plain(p.definition(), Optional.of(Origin.of(entry)));
        };
        built.put(key, new Built(object, origins));
    }

    /** Whether a statement that is kept whole is about {@code name}. */
    private boolean whole(ObjectName name) {
        return built.all().stream()
                .anyMatch(m -> m.built().object() instanceof Kept k && k.name().equals(name));
    }

    /** Returns the routine that {@code name} means, of several the one with these arguments. */
    private List<ObjectName> routines(Entry entry, NameNode name) {
        return name.qualifier().isPresent()
                ? List.of(name.in(ObjectName.PUBLIC))
                : path(entry).stream().map(name::in).toList();
    }

    private boolean ambiguous(Entry entry, StatementNode.Drop d, int i) {
        boolean bare = i < d.arguments().size()
                && d.arguments().get(i).isEmpty()
                && List.of("FUNCTION", "PROCEDURE", "ROUTINE").contains(d.kind());
        NameNode name = d.names().get(i);
        if (!bare || !RefusedRoutines.ambiguous(built, routines(entry, name), d.kind())) {
            return false;
        }
        dependsOnOthers();
        remark(
                entry,
                Remark.error(
                        name.span(), "there are several routines called " + name + ": say the types of its arguments"));
        return true;
    }

    private Optional<Key> routineKey(Entry entry, NameNode name, Optional<String> arguments) {
        List<ObjectName> candidates = routines(entry, name);
        Optional<String> types = arguments.map(a -> types(entry).resolved(a, entry));
        for (ObjectName full : candidates) {
            if (types.isPresent()) {
                Key exact = new Key("routine", full, types.get());
                if (built.has(exact)) {
                    return Optional.of(exact);
                }
            }
            List<Key> named = built.all().stream()
                    .map(Ledger.Making::key)
                    .filter(k -> k.space().equals("routine") && k.name().equals(full))
                    .toList();
            // Of one alone the types need not be written as they were.
            if (!named.isEmpty() && (types.isEmpty() || named.size() == 1)) {
                return Optional.of(named.getFirst());
            }
        }
        return Optional.empty();
    }

    // Drops and renames

    private void drop(Entry entry, StatementNode.Drop d) {
        switch (d.kind()) {
            case "TRIGGER", "POLICY" -> new TableFold(this, entry).drop(d);
            case "INDEX" -> new TableFold(this, entry).dropIndexes(d);
            default -> {
                List<DropClosure.Node> targets = new ArrayList<>();
                for (int i = 0; i < d.names().size(); i++) {
                    if (postgres(entry) && otherKind(entry, d, d.names().get(i))) {
                        return;
                    }
                    if (temporary.means(d.names().get(i))) {
                        temporary.dropped(d.names().get(i));
                        continue;
                    }
                    if (ambiguous(entry, d, i)) {
                        return;
                    }
                    List<Key> found = found(entry, d, i);
                    if (found.isEmpty() && !d.ifExists()) {
                        missing(entry, d.names().get(i), d.kind().toLowerCase(Locale.ROOT));
                        return;
                    }
                    found.forEach(k -> targets.add(new DropClosure.Node(k, Part.WHOLE)));
                }
                remove(entry, d.names().getFirst().span(), targets, d.cascade());
            }
        }
    }

    /** Drops what is known by more than its name: casts, operators and their classes, mappings of users. */
    private void dropKept(Entry entry) {
        Tokens tokens = entry.statement().tokens();
        List<DropClosure.Node> targets = new ArrayList<>();
        for (Subject s : Subject.dropped(tokens, path(entry), this::isKept)) {
            keptKeys(k -> Subject.made(k)
                            .filter(m -> m.address().equals(s.address()))
                            .isPresent())
                    .forEach(k -> targets.add(new DropClosure.Node(k, Part.WHOLE)));
        }
        remove(entry, tokens.span(0), targets, tokens.is(tokens.size() - 1, Keyword.CASCADE));
    }

    boolean isKept(Address.Named what) {
        return built.anyKept(k -> k.kind().equals(what.kind()) && k.name().equals(what.name()));
    }

    /** Returns the objects that the name at {@code i} of a DROP means. */
    private List<Key> found(Entry entry, StatementNode.Drop d, int i) {
        NameNode n = d.names().get(i);
        return switch (d.kind()) {
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" ->
                routineKey(entry, n, d.arguments().get(i)).stream().toList();
            case "SCHEMA" -> ofSchema(n.last().name());
            case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE" -> {
                ObjectName full = d.kind().equals("SEQUENCE") ? sequence(n, entry) : resolve(n, entry);
                Key key = Key.relation(full);
                if (d.kind().equals("SEQUENCE") && !built.has(key)) {
                    new OwnedSequences(built).own(full, plain(entry));
                }
                yield built.has(key)
                        ? List.of(key)
                        : keptKeys(k -> (ofKind(k, d.kind()) && k.name().equals(full))
                                || (k.kind().equals("ALTER TABLE")
                                        && k.about().filter(full::equals).isPresent()));
            }
            case "TYPE", "DOMAIN" -> {
                ObjectName full = resolve(n, entry, "type");
                Key key = Key.type(full);
                yield built.has(key)
                        ? List.of(key)
                        : keptKeys(k -> ofKind(k, d.kind()) && k.name().equals(full));
            }
            case "RULE" -> {
                Optional<ObjectName> table = d.table().map(t -> resolve(t, entry));
                yield keptKeys(k -> k.kind().equals("RULE")
                        && k.name().name().equals(n.last().name())
                        && (table.isEmpty() || k.about().equals(table)));
            }
            default ->
                keptKeys(k -> k.kind().equals(d.kind())
                        && k.name().name().equals(n.last().name())
                        && n.qualifier()
                                .filter(q -> !k.name().schema().equals(q.name()))
                                .isEmpty());
        };
    }

    /** Whether DROP names a relation of another kind, which PostgreSQL refuses; says so. */
    private boolean otherKind(Entry entry, StatementNode.Drop d, NameNode name) {
        boolean relations = switch (d.kind()) {
            case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE" -> true;
            default -> false;
        };
        SchemaObject there = relations ? object(Key.relation(resolve(name, entry))) : null;
        if (there == null || isKind(there, d.kind())) {
            return false;
        }
        remark(
                entry,
                Remark.error(
                        name.span(),
                        "nothing is dropped: " + there.called() + " is no "
                                + d.kind().toLowerCase(Locale.ROOT)));
        return true;
    }

    private static boolean isKind(SchemaObject o, String kind) {
        return switch (o) {
            case Table t -> kind.equals(t.kind() == Table.Kind.FOREIGN ? "FOREIGN TABLE" : "TABLE");
            case View v -> kind.equals(v.materialized() ? "MATERIALIZED VIEW" : "VIEW");
            case Sequence s -> kind.equals("SEQUENCE");
            default -> true;
        };
    }

    private static boolean ofKind(Kept k, String kind) {
        return k.kind().equals(kind) || k.kind().equals("TABLE AS") && kind.equals("TABLE");
    }

    List<Key> keptKeys(Predicate<Kept> test) {
        return built.all().stream()
                .filter(m -> m.built().object() instanceof Kept k && test.test(k))
                .map(Ledger.Making::key)
                .toList();
    }

    /** A schema that a statement made, or, where none did, what is known to be in it. */
    private List<Key> ofSchema(Name name) {
        Key key = new Key("schema", new ObjectName(ObjectName.NONE, name), "");
        if (built.has(key)) {
            return List.of(key);
        }
        return built.all().stream()
                .filter(m -> m.built().object().name().schema().equals(name))
                .map(Ledger.Making::key)
                .toList();
    }

    /** Drops {@code targets} and all that goes with them, or says what needs them and drops nothing. */
    void remove(Entry entry, Span span, Collection<DropClosure.Node> targets, boolean cascade) {
        List<Key> types = targets.stream()
                .filter(t -> t.owner().space().equals("extension"))
                .flatMap(t -> UserTypes.ofExtension(built, t.owner()).stream())
                .map(Key::type)
                .filter(k -> !built.has(k))
                .toList();
        List<DropClosure.Node> all = new ArrayList<>(targets);
        // What an extension brings is in the schema only while it goes, so that what needs it is found.
        for (Key k : types) {
            built.put(k, new Built(new EnumType(k.name(), List.of(), Optional.empty()), plain(entry)));
            all.add(new DropClosure.Node(k, Part.WHOLE));
        }
        removeAll(entry, span, all, cascade, types.isEmpty() ? graph : new DependencyGraph());
        types.forEach(built::remove);
    }

    private void removeAll(
            Entry entry,
            Span span,
            Collection<DropClosure.Node> targets,
            boolean cascade,
            DependencyGraph dependencies) {
        if (targets.isEmpty()) {
            return;
        }
        dependsOnOthers();
        DropClosure.Behaviour behaviour = !postgres(entry)
                ? DropClosure.Behaviour.LOOSE
                : cascade ? DropClosure.Behaviour.CASCADE : DropClosure.Behaviour.RESTRICT;
        DropClosure closure = DropClosure.of(built, dependencies, targets, behaviour);
        if (closure.refusal().isPresent()) {
            remark(
                    entry,
                    Remark.error(
                            span,
                            "nothing is dropped: " + closure.refusal().get() + "; with CASCADE, that is dropped too"));
            return;
        }
        for (Key key : closure.touched()) {
            Built b = built.get(key);
            if (b != null) {
                Built now = closure.without(b, key);
                withoutRights(key, b, now);
                if (now.object() instanceof Kept k && k.text().isEmpty()) {
                    built.remove(key);
                } else {
                    built.put(key, now);
                }
            }
        }
        List<Kept> kept = closure.whole().stream()
                .map(this::object)
                .flatMap(o -> o instanceof Kept k ? Stream.of(k) : Stream.empty())
                .toList();
        closure.whole().forEach(built::remove);
        withoutOwners();
        withoutIndexes();
        built.removeIf(b -> b.object() instanceof Ownership o
                && o.space() == Ownership.Space.OTHER
                && kept.stream()
                        .anyMatch(k -> k.kind().equals(o.kind())
                                && k.name().name().equals(o.name().name())));
    }

    /** With a column go the rights on it. */
    private void withoutRights(Key table, Built before, Built now) {
        if (!(before.object() instanceof Table was)
                || !(now.object() instanceof Table t)
                || was.columns().size() == t.columns().size()) {
            return;
        }
        Set<Name> gone = new HashSet<>();
        was.columns().forEach(c -> gone.add(c.name()));
        t.columns().forEach(c -> gone.remove(c.name()));
        for (Key owner : graph.owners(new Address.Relation(table.name()))) {
            Built b = built.get(owner);
            if (b == null
                    || !(b.object() instanceof Kept k)
                    || Members.of(k).filter(m -> m.items().size() == 1).isEmpty()) {
                continue;
            }
            ColumnRights rights = ColumnRights.of(k);
            if (rights.all().stream().anyMatch(gone::contains)) {
                rights.only(n -> !gone.contains(n))
                        .ifPresentOrElse(
                                left -> built.put(owner, new Built(left, b.origins())), () -> built.remove(owner));
            }
        }
    }

    /** Puts every object through {@code change}, which may give it another name. */
    void renameAll(UnaryOperator<SchemaObject> change) {
        Map<Key, Built> next = new LinkedHashMap<>(1024);
        for (Ledger.Making e : built.all()) {
            SchemaObject object = change.apply(e.built().object());
            Key key = object.name().equals(e.key().name())
                    ? e.key()
                    : new Key(e.key().space(), object.name(), e.key().detail());
            next.put(
                    key,
                    object == e.built().object()
                            ? e.built()
                            : new Built(object, e.built().origins()));
        }
        built.become(next);
    }

    void renameRelation(Entry entry, NameNode node, ObjectName from, ObjectName to) {
        if (from.equals(to)) {
            return;
        }
        if (built.has(Key.relation(to))) {
            remark(entry, Remark.error(node.span(), "there is a " + to + " already"));
            return;
        }
        if (!heirs(to).isEmpty() && new Inheritance(this, entry).circular(node.span(), to, from)) {
            return;
        }
        if (!postgres(entry)) {
            follow(entry, node, new NameChange.OfRelation(from, to));
            return;
        }
        SchemaObject moved = object(Key.relation(from));
        if (moved != null && !from.schema().equals(to.schema())) {
            rightsOnAll.before(moved);
            rightsOnAll.before(NameMap.map(moved, (space, kind, name) -> name.equals(from) ? to : name));
        }
        List<ObjectName> behind = new ArrayList<>();
        if (object(Key.relation(from)) instanceof Table t && !from.schema().equals(to.schema())) {
            t.columns().stream().filter(OwnSequence::of).forEach(c -> behind.add(ImpliedNames.sequence(t, c)));
        }
        if (!from.schema().equals(to.schema())) {
            built.all().stream()
                    .map(m -> m.built().object())
                    .filter(o -> o instanceof Sequence s
                            && s.ownedBy().filter(w -> w.table().equals(from)).isPresent())
                    .map(SchemaObject::name)
                    .toList()
                    .forEach(n -> call(new Address.Relation(n), n, new ObjectName(to.schema(), n.name())));
        }
        behind.forEach(n -> moveBehind(from, n, new ObjectName(to.schema(), n.name())));
        call(new Address.Relation(from), from, to);
    }

    /** The sequence behind a column of {@code table} moves with it: texts that name it follow. */
    private void moveBehind(ObjectName table, ObjectName from, ObjectName to) {
        graph.refresh(built);
        Set<Key> owners = graph.owners(new Address.Relation(table));
        follow(
                m -> owners.contains(m.key()),
                f -> f.address().equals(new Address.Relation(from))
                        ? ObjectTexts.renamed(f, from, to)
                        : Optional.empty(),
                (space, kind, name) -> name);
    }

    /** What names a relation further down the search path goes on meaning it once {@code made} is there, so the texts now say its schema. */
    private void beforeHiding(ObjectName made) {
        for (List<Name> path : paths) {
            int at = path.indexOf(made.schema());
            for (Name schema : at < 0 ? List.<Name>of() : path.subList(at + 1, path.size())) {
                ObjectName hidden = new ObjectName(schema, made.name());
                if (built.has(Key.relation(hidden))) {
                    dependsOnOthers();
                    Address address = new Address.Relation(hidden);
                    graph.refresh(built);
                    Set<Key> owners = graph.owners(address);
                    follow(
                            m -> owners.contains(m.key()),
                            f -> f.address().equals(address) && !f.qualified()
                                    ? f.calling(hidden, true)
                                    : Optional.empty(),
                            (space, kind, name) -> name);
                }
            }
        }
    }

    /** Gives what {@code address} means, called {@code from}, the name {@code to}; all that names it follows. */
    void call(Address address, ObjectName from, ObjectName to) {
        if (from.equals(to)) {
            return;
        }
        NameMap.Change names = (space, kind, name) -> name.equals(from) && means(address, space, kind) ? to : name;
        graph.refresh(built);
        Set<Key> owners = graph.owners(address);
        follow(
                m -> owners.contains(m.key())
                        || m.built().object().name().equals(from)
                        || m.built().object() instanceof Ownership,
                f -> f.address().equals(address) ? ObjectTexts.renamed(f, from, to) : Optional.empty(),
                names);
    }

    private static boolean means(Address address, NameMap.Space space, String kind) {
        return switch (address) {
            case Address.Relation r -> space == NameMap.Space.RELATION || space == NameMap.Space.TYPE;
            case Address.UserType t -> space == NameMap.Space.TYPE;
            case Address.Callable c -> space == NameMap.Space.ROUTINE && kind.equals(c.arguments());
            case Address.Named n -> space == NameMap.Space.OTHER && kind.equals(n.kind());
            case Address.Namespace n -> false;
            case Address.Column c -> false;
        };
    }

    /** Changes names in the texts of those objects that {@code which} picks, then in their own parts. */
    private void follow(
            Predicate<Ledger.Making> which, Function<FoundName, Optional<Patch>> texts, NameMap.Change names) {
        Catalog catalog = new Catalog(built.schema());
        Supplier<ImpliedNames> implied = lazily(() -> ImpliedNames.of(built.schema()));
        Map<Key, Built> next = new LinkedHashMap<>(1024);
        for (Ledger.Making m : built.all()) {
            if (!which.test(m)) {
                next.put(m.key(), m.built());
                continue;
            }
            SchemaObject was = m.built().object();
            SchemaObject now = NameMap.map(new ObjectTexts(catalog, m.built(), texts).changed(), names);
            if (now != was) {
                now = remembered(was, KeptNames.kept(was, now, implied));
            }
            String detail = now instanceof Routine r ? r.arguments() : m.key().detail();
            next.put(
                    new Key(m.key().space(), now.name(), detail),
                    now == was ? m.built() : new Built(now, m.built().origins()));
        }
        built.become(next);
    }

    /** Returns the names of the columns of a table or view, none when they are not all known. */
    List<Name> columns(ObjectName relation) {
        Relations.Columns columns = new Relations(built.schema()).columns(relation);
        return columns.known()
                ? columns.columns().stream().map(Scope.Column::name).toList()
                : List.of();
    }

    void renameViewColumn(Entry entry, NameNode node, ObjectName view, Name from, Name to) {
        dependsOnOthers();
        follow(entry, node, new NameChange.OfColumn(List.of(view), from, to));
    }

    /** Lets what selects the attribute {@code from} of the composite type {@code type} follow it. */
    void renameAttribute(Entry entry, NameNode node, ObjectName type, Name from, Name to) {
        dependsOnOthers();
        follow(entry, node, new NameChange.OfColumn(List.of(type), from, to));
    }

    void renameColumn(Entry entry, NameNode node, ObjectName table, Name from, Name to) {
        List<Table> tables = new ArrayList<>();
        built.all().forEach(m -> {
            if (m.built().object() instanceof Table t) {
                tables.add(t);
            }
        });
        follow(entry, node, new NameChange.OfColumn(RenamedObject.withHeirs(tables, table), from, to));
        graph.forgetDependents(new Address.Column(table, from));
    }

    /** Lets every object follow a name that the statement of {@code entry} changes. */
    private void follow(Entry entry, NameNode node, NameChange change) {
        List<SchemaObject> all = new ArrayList<>();
        built.all().forEach(m -> all.add(m.built().object()));
        RenamedObject renamed =
                new RenamedObject(change, entry.statement().tokens().dialect(), lazily(() -> new Schema(all)));
        renameAll(o -> {
            try {
                return remembered(o, renamed.of(o));
            } catch (Unfollowable e) {
                remark(
                        entry,
                        new Remark(
                                Problem.Severity.HINT,
                                node.span(),
                                o.called() + " " + e.reason() + ": what it says behind this statement is not known"));
                return renamed.named(o, renamed.plainly(o));
            }
        });
    }

    private SchemaObject remembered(SchemaObject was, SchemaObject now) {
        if (was != now && now instanceof Table t) {
            keptNames.addAll(KeptNames.givenOn(t));
        }
        return now;
    }

    /** Returns {@code b} with the names given that it cannot imply, since another table has kept them. */
    Built numbered(Built b) {
        if (keptNames.isEmpty() || !(b.object() instanceof Table t)) {
            return b;
        }
        Table given = KeptNames.given(new Schema(List.of(t))).table(t.name()).orElse(t);
        if (KeptNames.givenOn(given).stream().noneMatch(keptNames::contains)) {
            return b;
        }
        List<SchemaObject> all = new ArrayList<>();
        built.all().stream()
                .map(m -> m.built().object())
                .filter(o -> !(o instanceof Table x && x.name().equals(t.name())))
                .forEach(all::add);
        all.add(t);
        return new Built(KeptNames.numbered(new Schema(all), t), b.origins());
    }

    private static <T> Supplier<T> lazily(Supplier<T> make) {
        List<T> made = new ArrayList<>(1);
        return () -> {
            if (made.isEmpty()) {
                made.add(make.get());
            }
            return made.getFirst();
        };
    }

    private void rename(Entry entry, StatementNode.RenameObject r) {
        switch (r.kind()) {
            case "TRIGGER", "POLICY" -> new TableFold(this, entry).rename(r);
            case "SEQUENCE" -> {
                ObjectName from = sequence(r.name(), entry);
                callSequence(entry, r.name(), from, from.sibling(r.to().name()));
            }
            case "TYPE", "DOMAIN" -> {
                ObjectName from = resolve(r.name(), entry, "type");
                renameType(entry, r.name(), from, from.sibling(r.to().name()));
            }
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" ->
                routineKey(entry, r.name(), r.arguments())
                        .ifPresentOrElse(
                                k -> callRoutine(k, k.name().sibling(r.to().name())),
                                () -> missing(entry, r.name(), r.kind().toLowerCase(Locale.ROOT)));
            case "SCHEMA" -> renameSchema(r.name().last().name(), r.to().name());
            default -> {
                if (!new KeptRenaming(this, built, entry).rename(r)) {
                    keepWhole(entry, r.kind(), r.name());
                }
            }
        }
    }

    private void callSequence(Entry entry, NameNode node, ObjectName from, ObjectName to) {
        if (built.has(Key.relation(from))) {
            renameRelation(entry, node, from, to);
        } else if (!callOwned(entry, node, from, to)) {
            missing(entry, node, "sequence");
        }
    }

    /** Renames the sequence of a serial or identity column; returns whether there is one. */
    boolean callOwned(Entry entry, NameNode node, ObjectName from, ObjectName to) {
        OwnedSequences owned = new OwnedSequences(built);
        if (owned.own(from, plain(entry))) {
            renameRelation(entry, node, from, to);
            return true;
        }
        return owned.call(from, to);
    }

    private boolean owned(ObjectName sequence) {
        return object(Key.relation(sequence)) instanceof Sequence s
                ? s.ownedBy().isPresent()
                : new OwnedSequences(built).has(sequence);
    }

    private void callRoutine(Key key, ObjectName to) {
        call(new Address.Callable(key.name(), key.detail()), key.name(), to);
    }

    /** Names without a schema that mean something in it are given one: nothing of the new name is on their search path. */
    private void renameSchema(Name from, Name to) {
        NameMap.Change names = (space, kind, name) -> {
            if (name.schema().equals(from)) {
                return new ObjectName(to, name.name());
            }
            return kind.equals("SCHEMA") && name.name().equals(from) ? name.sibling(to) : name;
        };
        follow(
                m -> true,
                f -> {
                    if (f.address() instanceof Address.Namespace(Name n)) {
                        return n.equals(from)
                                ? f.at().map(x -> new Patch(x.span(), Identifiers.written(to.value())))
                                : Optional.empty();
                    }
                    return f.object()
                            .filter(n -> n.schema().equals(from))
                            .flatMap(n -> f.calling(new ObjectName(to, n.name()), true));
                },
                names);
        replaceSchemaText(to);
        KeptRenaming.schema(built, from, to);
    }

    private void replaceSchemaText(Name name) {
        Key key = new Key("schema", new ObjectName(ObjectName.NONE, name), "");
        Built b = built.get(key);
        if (b != null && b.object() instanceof Kept k) {
            built.put(key, new Built(schema(k.name(), k.about(), k.comment()), b.origins()));
        }
    }

    @Nullable
    SchemaObject object(Key key) {
        Built b = built.get(key);
        return b == null ? null : b.object();
    }

    private void renameType(Entry entry, NameNode node, ObjectName from, ObjectName to) {
        if (!built.has(Key.type(from))) {
            missing(entry, node, "type");
            return;
        }
        if (!postgres(entry)) {
            follow(entry, node, new NameChange.OfType(from, to));
        } else {
            call(object(Key.type(from)) == null ? new Address.Relation(from) : new Address.UserType(from), from, to);
        }
    }

    private void move(Entry entry, StatementNode.MoveObject m) {
        Name schema = m.schema().name();
        switch (m.kind()) {
            case "SEQUENCE" -> {
                ObjectName from = sequence(m.name(), entry);
                if (!from.schema().equals(schema) && owned(from)) {
                    remark(
                            entry,
                            Remark.error(
                                    m.name().span(),
                                    "the sequence " + from
                                            + " belongs to a column and moves with its table, not by itself"));
                    return;
                }
                callSequence(entry, m.name(), from, new ObjectName(schema, from.name()));
            }
            case "TYPE", "DOMAIN" -> {
                ObjectName from = resolve(m.name(), entry, "type");
                renameType(entry, m.name(), from, new ObjectName(schema, from.name()));
            }
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" ->
                routineKey(entry, m.name(), m.arguments())
                        .ifPresentOrElse(
                                k -> callRoutine(
                                        k, new ObjectName(schema, k.name().name())),
                                () -> missing(entry, m.name(), m.kind().toLowerCase(Locale.ROOT)));
            default -> {
                if (!new KeptRenaming(this, built, entry).move(m)) {
                    keepWhole(entry, m.kind(), m.name());
                }
            }
        }
    }

    /** Remembers on which table the index {@code name} is. */
    void noteIndex(ObjectName name, Key table) {
        indexTables.put(name, table);
    }

    /** Returns where the relation called {@code name} is made: a table, view or sequence, or an index or key that was given the name. */
    Optional<Origin> relationCalled(ObjectName name) {
        Built relation = built.get(Key.relation(name));
        if (relation != null) {
            return Optional.of(relation.origins().definition());
        }
        Optional<Origin> index =
                indexCalled(name).map(p -> p.on().parts().indexes().get(p.at()));
        return index.isPresent() ? index : keyCalled(name);
    }

    /** Returns where the key called {@code name} is made, when its name was given where it was made. */
    private Optional<Origin> keyCalled(ObjectName name) {
        Key key = indexTables.get(name);
        Built on = key == null ? null : built.get(key);
        if (on == null || !(on.object() instanceof Table t)) {
            return Optional.empty();
        }
        List<Constraint> all = t.constraints();
        return IntStream.range(0, all.size())
                .filter(i -> IndexAlteration.indexed(all.get(i))
                        && all.get(i).name().filter(name.name()::equals).isPresent())
                .mapToObj(i -> on.parts().constraints().get(i))
                .findFirst();
    }

    /** Returns the index called {@code name} when its name was given where it was made. */
    Optional<IndexPlace> indexCalled(ObjectName name) {
        Key key = indexTables.get(name);
        Built on = key == null ? null : built.get(key);
        return key == null || on == null ? Optional.empty() : indexOn(key, on, name.name());
    }

    private static Optional<IndexPlace> indexOn(Key key, Built on, Name name) {
        List<Index> indexes = indexes(on);
        for (int i = 0; i < indexes.size(); i++) {
            if (ImpliedNames.base(on.object().name().name(), indexes.get(i)).equals(name)) {
                return Optional.of(new IndexPlace(key, on, i));
            }
        }
        return Optional.empty();
    }

    /** Returns the index called {@code name}, given or implied, with the table or view that it is on. */
    Optional<IndexPlace> findIndex(ObjectName name) {
        Optional<IndexPlace> known = indexCalled(name);
        if (known.isPresent()) {
            return known;
        }
        for (Ledger.Making e : built.all()) {
            if (e.key().name().schema().equals(name.schema())) {
                Optional<IndexPlace> found = indexOn(e.key(), e.built(), name.name());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the constraint whose index is called {@code name}. */
    Optional<IndexPlace> findConstraint(ObjectName name) {
        for (Ledger.Making e : built.all()) {
            if (e.built().object() instanceof Table t && t.name().schema().equals(name.schema())) {
                Optional<Integer> at = ImpliedNames.find(t, name.name());
                if (at.isPresent() && IndexAlteration.indexed(t.constraints().get(at.get()))) {
                    return Optional.of(new IndexPlace(e.key(), e.built(), at.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** An index found: its table's key, the table, and its place in the table's list. */
    record IndexPlace(Key key, Built on, int at) {}

    static List<Index> indexes(Built b) {
        return switch (b.object()) {
            case Table t -> t.indexes();
            case View v -> v.indexes();
            default -> List.of();
        };
    }

    static Built withIndexes(Built b, List<Index> indexes, List<Origin> origins) {
        SchemaObject object = switch (b.object()) {
            case Table t -> t.withIndexes(indexes);
            case View v -> v.withIndexes(indexes);
            default -> b.object();
        };
        return new Built(object, b.parts().withIndexes(origins));
    }
}

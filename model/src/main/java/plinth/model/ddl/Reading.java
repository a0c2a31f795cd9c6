package plinth.model.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.SeedRows;
import plinth.model.schema.Strings;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Patch;
import plinth.model.text.Position;
import plinth.model.text.Script;
import plinth.model.text.SourceText;
import plinth.model.text.Span;
import plinth.model.text.Statement;

/**
 * What a document's files say: the schema, where each element of it stands, and what is wrong. Immutable; a change of the text gives a new
 * reading that shares everything the change does not touch.
 */
public final class Reading {

    /** One file: its name, its text cut into statements, and what each of them says. */
    public record File(String name, Script script, List<Entry> entries) {
        public File {
            entries = Collections.unmodifiableList(entries);
        }
    }

    private final Dialect dialect;
    private final List<File> files;
    private final List<Built> built;
    private final Schema schema;
    private final Ledger.Folded folded;
    private final Map<ObjectName, Fold.Key> indexTables;
    private @Nullable Map<Entry, Integer> numbers;
    private @Nullable Map<SchemaObject, Built> byObject;
    private @Nullable List<Problem> problems;
    private @Nullable Schema qualified;
    private @Nullable SeedRows rows;

    private Reading(Dialect dialect, List<File> files) {
        this(dialect, files, new Fold());
    }

    private Reading(Dialect dialect, List<File> files, Fold fold) {
        this(dialect, files, all(files, fold), fold.indexTables());
    }

    private Reading(Dialect dialect, List<File> files, Ledger.Folded folded, Map<ObjectName, Fold.Key> indexTables) {
        this.dialect = dialect;
        this.files = List.copyOf(files);
        this.folded = folded;
        this.indexTables = indexTables;
        this.built = Collections.unmodifiableList(folded.objects());
        this.schema = new Schema(Refold.objects(folded));
    }

    private static Ledger.Folded all(List<File> files, Fold fold) {
        if (files.stream().flatMap(f -> f.entries().stream()).anyMatch(Reading::takesBack)) {
            fold.expectRollback();
        }
        fold.expect(made(files));
        Includes.forEach(files, fold::apply);
        return fold.folded();
    }

    /** The names of the tables that any statement makes, or gives to one. */
    private static Set<Name> made(List<File> files) {
        Set<Name> all = new HashSet<>();
        for (File f : files) {
            for (Entry e : f.entries()) {
                made(e.node(), all);
            }
        }
        return all;
    }

    private static void made(StatementNode node, Set<Name> into) {
        switch (node) {
            case StatementNode.CreateTable t -> into.add(t.name().last().name());
            case StatementNode.CreateTableAs t -> into.add(t.name().last().name());
            case StatementNode.KeptNode k ->
                k.name().ifPresent(n -> into.add(n.last().name()));
            case StatementNode.UnreadNode u ->
                u.name().ifPresent(n -> into.add(n.last().name()));
            case StatementNode.CreateSchema s -> s.elements().forEach(e -> made(e, into));
            case StatementNode.Block b -> b.elements().forEach(e -> made(e, into));
            case StatementNode.AlterTable a ->
                a.actions().forEach(x -> {
                    if (x instanceof AlterAction.Rename r) {
                        into.add(r.to().name());
                    }
                });
            default -> {}
        }
    }

    /**
     * Reads {@code sources} in the order given; a file that another one includes takes effect in the place where it is included. Never fails: what
     * is not understood is among the problems.
     */
    public static Reading of(Dialect dialect, List<SourceText> sources) {
        List<File> files = new ArrayList<>(sources.size());
        for (SourceText s : sources) {
            Script script = Script.of(dialect, s.text());
            files.add(new File(s.name(), script, read(dialect, script, List.of(), Map.of())));
        }
        return new Reading(dialect, files);
    }

    /** Reads a single text. */
    public static Reading of(Dialect dialect, String name, String text) {
        return of(dialect, List.of(new SourceText(name, text)));
    }

    /** Returns the schema that objects without one go to in a new file. */
    public static Name defaultSchema(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL ? ObjectName.PUBLIC : ObjectName.NONE;
    }

    private static List<Entry> read(Dialect dialect, Script script, List<Entry> before, Map<Statement, Entry> known) {
        List<Name> initial = List.of(defaultSchema(dialect));
        SearchPaths paths = new SearchPaths(initial);
        List<Entry> entries = new ArrayList<>(script.statements().size());
        Stale stale = new Stale(before, Changed.of(before, script));
        for (Statement s : script.statements()) {
            Entry same = known.get(s);
            List<Name> path = paths.now();
            Entry e = same != null && same.path().equals(path) ? same : stale.kept(Entry.read(s, path), entries.size());
            entries.add(e);
            paths.behind(e.node());
        }
        return entries;
    }

    /** Returns the reading after {@code patches} in file {@code file}; their spans refer to that file's text. */
    public Reading patched(int file, List<Patch> patches) {
        return with(file, files.get(file).script().patched(patches));
    }

    /** Returns the reading after file {@code file} has got the text of {@code script}, a later one of the same file. */
    public Reading with(int file, Script script) {
        File old = files.get(file);
        Changed changed = Changed.of(old.entries(), script);
        List<Entry> removed = changed.removed(old.entries());
        List<Entry> added = changed.read(old.entries(), script, List.of(defaultSchema(dialect)));
        boolean within =
                removed.stream().noneMatch(Reading::reaching) && added.stream().noneMatch(Reading::reaching);
        List<File> next = new ArrayList<>(files);
        if (within) {
            next.set(file, new File(old.name(), script, changed.all(old.entries(), added)));
            Optional<Ledger.Folded> again = new Refold(folded, indexTables).with(removed, added);
            return again.map(f -> new Reading(dialect, next, f, indexTables))
                    .orElseGet(() -> new Reading(dialect, next));
        }
        Map<Statement, Entry> known = new IdentityHashMap<>(old.entries().size() * 2);
        for (Entry e : old.entries()) {
            known.put(e.statement(), e);
        }
        next.set(file, new File(old.name(), script, read(dialect, script, old.entries(), known)));
        return new Reading(dialect, next);
    }

    private static boolean takesBack(Entry e) {
        return e.node() instanceof StatementNode.Transaction t
                && (t.verb() == StatementNode.Transaction.Verb.ROLLBACK
                        || t.verb() == StatementNode.Transaction.Verb.ROLLBACK_TO);
    }

    /** Whether a statement decides how those behind it are read. */
    private static boolean reaching(Entry e) {
        return e.node() instanceof StatementNode.SearchPath
                || e.node() instanceof StatementNode.Transaction
                || e.node() instanceof StatementNode.Include;
    }

    public Dialect dialect() {
        return dialect;
    }

    public List<File> files() {
        return files;
    }

    public Schema schema() {
        return schema;
    }

    /**
     * Returns the schema for a place where no search path is set: names in the texts of its objects that mean something outside of {@code public} say its
     * schema.
     */
    public Schema qualified() {
        Schema known = qualified;
        if (known == null) {
            known = files.stream().flatMap(f -> f.entries().stream()).allMatch(Reading::plain) ? schema : qualify();
            qualified = known;
        }
        return known;
    }

    private static boolean plain(Entry e) {
        return !(e.node() instanceof StatementNode.CreateSchema made
                        && !made.elements().isEmpty())
                && e.path().size() == 1
                && (e.path().getFirst().equals(ObjectName.PUBLIC)
                        || e.path().getFirst().equals(ObjectName.NONE));
    }

    private Schema qualify() {
        Catalog catalog = new Catalog(schema);
        return new Schema(built.stream()
                .map(b -> inItsSchema(catalog, b, new ObjectTexts(catalog, b, ObjectTexts::qualified).changed()))
                .toList());
    }

    /** What is kept as written and stands in a schema says so where it is made, and where it is spoken of. */
    private static SchemaObject inItsSchema(Catalog catalog, Built was, SchemaObject now) {
        if (!(now instanceof Kept k)) {
            return now;
        }
        return Subject.about(
                        k,
                        Dependencies.path(was.object(), was.origins(), Part.WHOLE),
                        a -> catalog.kept(a.kind(), a.name()))
                .flatMap(s -> s.name().flatMap(n -> qualified(k, n, s.address().name())))
                .orElse(k);
    }

    private static Optional<Kept> qualified(Kept k, NameNode written, ObjectName meant) {
        boolean said = written.qualifier().isPresent()
                || meant.schema().isEmpty()
                || meant.schema().equals(ObjectName.PUBLIC);
        Patch schema = Patch.insert(
                written.span().start(), Identifiers.written(meant.schema().value()) + ".");
        return said ? Optional.empty() : Optional.of(k.withText(Patch.applyAll(k.text(), List.of(schema))));
    }

    /** Returns the rows that the script puts into tables which others refer to. */
    public SeedRows rows() {
        SeedRows known = rows;
        if (known == null) {
            known = new SeedRowsReader(this).read();
            rows = known;
        }
        return known;
    }

    /** Returns the objects of the schema, each with where it is written. */
    public List<Built> built() {
        return built;
    }

    /** Returns where {@code object}, one of this reading's schema, is written. */
    public Optional<Built> built(SchemaObject object) {
        Map<SchemaObject, Built> map = byObject;
        if (map == null) {
            map = new IdentityHashMap<>(built.size() * 2);
            for (Built b : built) {
                map.put(b.object(), b);
            }
            byObject = map;
        }
        return Optional.ofNullable(map.get(object));
    }

    /** Returns the statements that made or changed {@code objects} of this reading's schema and nothing else. */
    public Set<Entry> statementsOf(Collection<? extends SchemaObject> objects) {
        Set<SchemaObject> asked = Collections.newSetFromMap(new IdentityHashMap<>());
        asked.addAll(objects);
        Set<Entry> own = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Entry> others = Collections.newSetFromMap(new IdentityHashMap<>());
        folded.hands().forEach((key, hands) -> {
            Integer at = folded.places().get(key);
            boolean mine = at != null && asked.contains(built.get(at).object());
            (mine ? own : others).addAll(hands);
        });
        own.removeAll(others);
        return own;
    }

    /** Returns where the parts of the table or view {@code name} are written. */
    public Optional<Origins.OfTable> originsOfTable(ObjectName name) {
        Optional<SchemaObject> found = schema.table(name).map(t -> t);
        return found.or(() -> schema.view(name).map(v -> v))
                .flatMap(this::built)
                .map(Built::parts);
    }

    /** Returns the place that {@code origin}, one of this reading, has in the text as it is now. */
    public Place place(Origin origin) {
        return place(origin.entry(), origin.span());
    }

    /**
     * Returns the place of {@code span}, which counts from the beginning of the entry's statement. Of a stale entry, whose reading is of an earlier
     * text, the place is within the statement as it is now.
     */
    public Place place(Entry entry, Span span) {
        Integer number = numbers().get(entry);
        if (number == null) {
            throw new IllegalArgumentException("not an entry of this reading");
        }
        int file = number >>> 20;
        int index = number & 0xfffff;
        Script script = files.get(file).script();
        int length = entry.statement().text().length();
        Span here = new Span(Math.min(span.start(), length), Math.min(span.end(), length));
        return new Place(
                file, files.get(file).name(), here.shifted(script.start(index)), script.position(index, here.start()));
    }

    /** Returns whether {@code entry} is one of this reading. */
    public boolean holds(Entry entry) {
        return numbers().containsKey(entry);
    }

    private Map<Entry, Integer> numbers() {
        Map<Entry, Integer> map = numbers;
        if (map == null) {
            map = new IdentityHashMap<>();
            for (int f = 0; f < files.size(); f++) {
                List<Entry> entries = files.get(f).entries();
                for (int i = 0; i < entries.size(); i++) {
                    map.put(entries.get(i), f << 20 | i);
                }
            }
            numbers = map;
        }
        return map;
    }

    /** Returns everything that is wrong, worst first within a file from its top to its end. */
    public List<Problem> problems() {
        List<Problem> all = problems;
        if (all == null) {
            all = new ArrayList<>();
            Map<Entry, List<Remark>> consistency = Consistency.check(this);
            for (int f = 0; f < files.size(); f++) {
                FailedTransactions failed = new FailedTransactions();
                for (Entry e : files.get(f).entries()) {
                    List<Remark> own = new ArrayList<>(e.remarks());
                    own.addAll(folded.remarks().getOrDefault(e, List.of()));
                    own.addAll(consistency.getOrDefault(e, List.of()));
                    add(all, e, own);
                    if (dialect == Dialect.POSTGRESQL) {
                        add(all, e, failed.behind(e, own));
                    }
                }
            }
            Map<String, Integer> order = new HashMap<>();
            files.forEach(f -> order.putIfAbsent(f.name(), order.size()));
            all.sort(Comparator.comparingInt((Problem p) -> order.getOrDefault(p.file(), 0))
                    .thenComparingInt(Problem::offset));
            all = List.copyOf(all);
            problems = all;
        }
        return all;
    }

    private void add(List<Problem> out, Entry e, List<Remark> remarks) {
        for (Remark r : remarks) {
            Place at = place(e, r.span());
            String message = r.elsewhere()
                    .map(o -> r.message().replace("%s", place(o).toString()))
                    .orElse(r.message());
            String text = Strings.capital(message);
            out.add(new Problem(
                    r.severity(),
                    at.name(),
                    at.position(),
                    at.span().start(),
                    at.span().length(),
                    text,
                    r.meant()));
        }
    }

    /** Returns how many errors and warnings there are about what statements make of those before them: a name that is not there, or there already. */
    public int faults() {
        int n = 0;
        for (List<Remark> all : folded.remarks().values()) {
            for (Remark r : all) {
                n += r.severity() == Problem.Severity.HINT ? 0 : 1;
            }
        }
        return n;
    }

    /** Returns the statement at {@code offset} of file {@code file}. */
    public Entry entryAt(int file, int offset) {
        File f = files.get(file);
        return f.entries().get(f.script().at(offset));
    }

    /** Returns line and column of {@code offset} in file {@code file}. */
    public Position position(int file, int offset) {
        return files.get(file).script().position(offset);
    }

    /** Returns how the statements were taken. */
    public Tally tally() {
        int kept = 0;
        int unread = 0;
        int passing = 0;
        int read = 0;
        for (File f : files) {
            for (Entry e : f.entries()) {
                switch (e.node()) {
                    case StatementNode.Blank b -> {}
                    case StatementNode.KeptNode k -> kept++;
                    case StatementNode.CreateTableAs t -> kept++;
                    case StatementNode.UnreadNode u -> unread++;
                    case StatementNode.PassingNode p -> passing++;
                    case StatementNode.SearchPath p -> passing++;
                    case StatementNode.Transaction t -> passing++;
                    case StatementNode.Include i -> passing++;
                    default -> {
                        if (e.stale()) {
                            unread++;
                        } else {
                            read++;
                        }
                    }
                }
            }
        }
        return new Tally(schema.tables().size(), read, kept, passing, unread);
    }

    /**
     * How the statements were taken.
     *
     * @param tables tables in the schema
     * @param read statements that made the schema what it is
     * @param kept statements that the schema keeps whole
     * @param passing statements that change no schema: data, settings, lines for a client
     * @param unread statements that are not understood
     */
    public record Tally(int tables, int read, int kept, int passing, int unread) {}
}

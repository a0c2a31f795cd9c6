package plinth.renderer.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import plinth.model.layout.Layout;
import plinth.model.schema.Column;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.model.schema.Table;

/** A schema with its query stubs, and the names that they go by. */
public final class Exported {
    private final Schema schema;
    private final Schema flat;
    private final List<StubFile> files;
    private final List<Layout> families;
    private final GoNames names;

    private Exported(Schema schema, List<StubFile> files, List<Layout> families) {
        this.schema = schema;
        this.flat = Domains.flat(schema);
        this.files = List.copyOf(files);
        this.families = List.copyOf(families);
        this.names = new GoNames(schema);
    }

    /**
     * Returns {@code schema} with all stubs that its patterns call for.
     *
     * @param rows what the schema's script puts into tables: kinds may be known by the rows of a lookup table alone
     */
    public static Exported of(Schema schema, SeedRows rows) {
        return of(schema, Stubs.of(schema, rows));
    }

    /** Returns the schema of a family's {@code layout}, with the stubs for just that layout. */
    public static Exported of(Layout layout, SeedRows rows) {
        return of(layout.schema(), Stubs.of(layout, rows));
    }

    private static Exported of(Schema schema, List<StubFile> files) {
        return new Exported(
                schema, files, files.stream().flatMap(f -> f.family().stream()).toList());
    }

    /** Returns this with the stubs alone of tables, or of families with a table, that {@code wanted} accepts; the schema stays whole. */
    public Exported only(Predicate<ObjectName> wanted) {
        return new Exported(
                schema,
                files.stream()
                        .filter(f -> wanted.test(f.table())
                                || f.family()
                                        .filter(l -> l.tables().stream().anyMatch(wanted))
                                        .isPresent())
                        .toList(),
                families);
    }

    public Schema schema() {
        return schema;
    }

    /** Returns the schema with each column that is of a domain as one of the domain's base type, NOT NULL and default. */
    public Schema flat() {
        return flat;
    }

    public List<StubFile> files() {
        return files;
    }

    /** Returns the families whose kinds a column tells apart, as they are laid out, also those that no stubs are wanted of. */
    public List<Layout> families() {
        return families;
    }

    /** Returns the tables, domains being their base types, that a client is told of: those with columns; partitions are reached through their table. */
    public List<Table> tables() {
        return flat.tables().stream().filter(this::told).toList();
    }

    private boolean told(Table t) {
        return t.partitionOf().isEmpty() && !columns(t).isEmpty();
    }

    /** Returns the table of {@link #tables} whose rows those of a result are: {@code columns} are all that it has, in their order. */
    public Optional<Table> whole(List<ResultColumn> columns) {
        return columns.stream()
                .findFirst()
                .flatMap(ResultColumn::source)
                .flatMap(s -> flat.table(s.table()))
                .filter(this::told)
                .filter(t -> whole(t, columns(t), columns));
    }

    private static boolean whole(Table t, List<Column> all, List<ResultColumn> columns) {
        return all.size() == columns.size()
                && IntStream.range(0, all.size()).allMatch(i -> same(t, all.get(i), columns.get(i)));
    }

    private static boolean same(Table t, Column own, ResultColumn read) {
        ResultColumn.Source source = new ResultColumn.Source(t.name(), own.name());
        return read.source().filter(source::equals).isPresent() && read.nullable() == t.nullable(own);
    }

    /** Returns the columns of {@code table}, those that it inherits first, domains being their base types. */
    public List<Column> columns(Table table) {
        return TableShape.columns(flat, flat.requireTable(table.name()));
    }

    /** Returns what one row of {@code table} is called in names of stubs: {@code DayOff}. */
    public String one(ObjectName table) {
        return names.one(table);
    }

    /** Returns what several rows of {@code table} are called in names of stubs: {@code DaysOff}. */
    public String many(ObjectName table) {
        return names.many(table);
    }

    /** Returns the name of a file, without an ending, for the stubs of {@code table}: two tables whose names are one as a file's name are told apart. */
    public static String fileName(ObjectName table, Set<String> taken) {
        String words = Params.words(joined(table));
        String name = words.isEmpty() ? "table" : words;
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name = name + "_table";
        }
        return name;
    }

    /** Returns what a type with labels is called in names of a client: {@code OrderState}, {@code SalesOrderState}. */
    public static String called(EnumType type) {
        return pascal(joined(type.name()));
    }

    /** The name by itself, or behind that of its schema where that is not public. */
    private static String joined(ObjectName name) {
        boolean plain = name.schema().equals(ObjectName.PUBLIC) || name.schema().isEmpty();
        return plain ? name.name().value() : name.schema() + "_" + name.name();
    }

    /** Returns what a parameter called {@code name} is called in every client: small letters, digits and underscores. */
    public static String parameter(String name) {
        return Params.clean(name);
    }

    /** Returns {@code name} in words with a capital each. */
    public static String pascal(String name) {
        return GoNames.pascal(name);
    }

    /** Returns whether a package of Go can be called {@code name}, as packages are there: small letters, digits and underscores. */
    public static boolean goPackage(String name) {
        return name.matches("[a-z_][a-z0-9_]*") && !name.equals("_") && !SqlcNames.keyword(name);
    }
}

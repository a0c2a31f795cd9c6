package plinth.renderer.typescript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;

/** The TypeScript types of an export: what a client makes of PostgreSQL's types, and a name for each table and enum. */
public final class TsTypes {
    /** Names that TypeScript has, and those of the constraints. */
    private static final Set<String> TAKEN = Set.of(
            "Array",
            "BigInt",
            "Boolean",
            "Buffer",
            "Constraint",
            "Date",
            "Error",
            "Function",
            "JSON",
            "Map",
            "Math",
            "Number",
            "Object",
            "Omit",
            "Partial",
            "Pick",
            "Promise",
            "Proxy",
            "Readonly",
            "ReadonlyArray",
            "Record",
            "Reflect",
            "RegExp",
            "Required",
            "Set",
            "String",
            "Symbol",
            "Uint8Array",
            "Violation");

    /**
     * The names of what is said of a table.
     *
     * @param table its columns
     * @param row a row of it
     * @param fresh a row to insert
     * @param change what an update sets
     */
    public record Names(String table, String row, String fresh, String change) {}

    private final Exported exported;
    private final Driver driver;
    private final Map<ObjectName, Names> tables = new HashMap<>();
    private final Map<ObjectName, String> enums = new HashMap<>();
    private final Map<ObjectName, Layout> families = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * Makes the types of an export.
     *
     * @param driver what the client makes of PostgreSQL's types
     * @param taken names that the client's own files use, beside those that TypeScript has
     */
    public TsTypes(Exported exported, Driver driver, Set<String> taken) {
        this.exported = exported;
        this.driver = driver;
        taken.forEach(n -> this.taken.add(n.toLowerCase(Locale.ROOT)));
        TAKEN.forEach(n -> this.taken.add(n.toLowerCase(Locale.ROOT)));
        for (Table t : exported.tables()) {
            String one = exported.one(t.name());
            String many = exported.many(t.name());
            tables.put(t.name(), new Names(free(many + "Table"), free(one), free("New" + one), free(one + "Update")));
        }
        for (EnumType e : exported.schema().enums().toList()) {
            enums.put(e.name(), free(Exported.called(e)));
        }
        exported.families().forEach(l -> l.kinds().forEach(k -> families.put(k.common(), l)));
    }

    private String free(String wanted) {
        String name = wanted;
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name += "Type";
        }
        return name;
    }

    public Names names(ObjectName table) {
        Names n = tables.get(table);
        if (n == null) {
            throw new IllegalArgumentException("Of " + table + " nothing is said.");
        }
        return n;
    }

    public Optional<Names> known(ObjectName table) {
        return Optional.ofNullable(tables.get(table));
    }

    public String name(EnumType e) {
        return String.valueOf(enums.get(e.name()));
    }

    /** Returns the layout of the family whose rows {@code table} has the common columns of. */
    public Optional<Layout> family(ObjectName table) {
        return Optional.ofNullable(families.get(table));
    }

    /** Returns a value of a family's discriminator as TypeScript has it. */
    public static String kind(Family family, String value) {
        String literal = family.literal(value);
        boolean number = literal.equals(value) && !family.kindType().is("bigint");
        return number ? value : TsText.string(value);
    }

    /** Returns the kinds of a family as a union: the type of its discriminator. */
    public static String kinds(Family family) {
        return family.kinds().stream().map(k -> kind(family, k.value())).collect(Collectors.joining(" | "));
    }

    /** Returns the type of a column; of a discriminator, its kinds. Arrays of a domain may be no type that the driver knows. */
    public TsType of(ObjectName table, Name column, Type type) {
        boolean domains = exported.schema()
                .table(table)
                .flatMap(t -> t.column(column))
                .filter(c -> c.type() instanceof Type.ArrayOf(Type.Named n)
                        && exported.schema().domain(n.name()).isPresent())
                .isPresent();
        if (domains && type instanceof Type.ArrayOf(Type element)) {
            return driver.arrayOfDomain(of(element));
        }
        return family(table)
                .filter(l -> l.tells()
                        && l.family().discriminator().equals(column)
                        && !l.family().kindless())
                .filter(l -> !(type instanceof Type.Named))
                .map(l -> TsType.of(kinds(l.family())))
                .orElseGet(() -> of(type));
    }

    /** Returns what values of {@code type} are; what the driver does not know is text. */
    public TsType of(Type type) {
        return switch (type) {
            case Type.Known k -> driver.known(k.name());
            case Type.Named n when enums.containsKey(n.name()) -> TsType.named(String.valueOf(enums.get(n.name())));
            case Type.Named n -> TsType.of("string");
            case Type.Other o -> TsType.of("string");
            case Type.ArrayOf(Type element) -> driver.array(element, of(element));
        };
    }

    /** Returns the type of a list of {@code element}. */
    public static String array(String element) {
        return element.contains(" ") ? "(" + element + ")[]" : element + "[]";
    }

    /** Returns what a client calls a table: with its schema, unless that is {@code public}. */
    public static String key(ObjectName table) {
        return table.schema().equals(ObjectName.PUBLIC) || table.schema().isEmpty()
                ? table.name().value()
                : table.schema() + "." + table.name();
    }
}

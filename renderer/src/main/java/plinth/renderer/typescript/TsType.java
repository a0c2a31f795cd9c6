package plinth.renderer.typescript;

import java.util.Set;

/**
 * What values of a type of the database are in TypeScript.
 *
 * @param select what a query gives back
 * @param selectNames the types of database.ts in that
 * @param insert what an insert or an update may be given, and a parameter
 * @param insertNames the types of database.ts in that
 */
public record TsType(String select, Set<String> selectNames, String insert, Set<String> insertNames) {
    public TsType(String select, String insert) {
        this(select, Set.of(), insert, Set.of());
    }

    public static TsType of(String both) {
        return new TsType(both, both);
    }

    /** Returns a type that database.ts has. */
    public static TsType named(String name) {
        return new TsType(name, Set.of(name), name, Set.of(name));
    }

    /** Returns a type that database.ts has for what is read, and that is written as text. */
    public static TsType read(String name) {
        return new TsType(name, Set.of(name), "string", Set.of());
    }

    public TsType orNull() {
        return new TsType(select + " | null", selectNames, insert + " | null", insertNames);
    }
}

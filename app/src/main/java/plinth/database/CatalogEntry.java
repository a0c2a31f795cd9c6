package plinth.database;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One object of a database.
 *
 * @param owner what it is part of: of a column, constraint or trigger its table, of a table its schema; empty where it stands alone
 * @param name its own name within {@code owner}; of a routine with its arguments
 * @param facts all that PostgreSQL says of it, by what the fact is called: {@code type}, {@code definition}, {@code comment}
 */
public record CatalogEntry(Kind kind, String owner, String name, SortedMap<String, String> facts) {
    public CatalogEntry {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** What sort of object. */
    public enum Kind {
        SCHEMA("schema"),
        EXTENSION("extension"),
        LANGUAGE("language"),
        COLLATION("collation"),
        TYPE("type"),
        ROUTINE("routine"),
        OPERATOR("operator"),
        OPERATOR_CLASS("operator class"),
        CAST("cast"),
        TEXT_SEARCH("text search object"),
        SEQUENCE("sequence"),
        RELATION("table or view"),
        COLUMN("column"),
        CONSTRAINT("constraint"),
        INDEX("index"),
        STATISTICS("statistics object"),
        TRIGGER("trigger"),
        RULE("rule"),
        POLICY("policy"),
        EVENT_TRIGGER("event trigger"),
        FOREIGN_SERVER("foreign server"),
        PUBLICATION("publication"),
        DEFAULT_PRIVILEGES("default privileges");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns the kind in words, in lower case. */
        public String words() {
            return words;
        }

        /** Returns whether PostgreSQL chooses the name where a statement gives none, so that it may differ without meaning. */
        boolean mayHaveImpliedName() {
            return this == CONSTRAINT || this == INDEX || this == SEQUENCE || this == STATISTICS;
        }
    }

    static CatalogEntry of(Kind kind, String owner, String name, Map<String, String> facts) {
        return new CatalogEntry(kind, owner, name, new TreeMap<>(facts));
    }

    /** Returns owner and name with a dot between them. */
    public String qualified() {
        return owner.isEmpty() ? name : owner + "." + name;
    }

    /** Returns the fact {@code what}, empty when PostgreSQL says nothing of it. */
    public String fact(String what) {
        return facts.getOrDefault(what, "");
    }

    @Override
    public String toString() {
        return kind.words() + " " + qualified();
    }
}

package plinth.renderer.notation;

/** What a schema consists of, as far as notations differ in saying it. Tables, columns, their types, keys and references are said by all. */
enum Part {
    NULLABILITY("NOT NULL"),
    DEFAULT("default"),
    IDENTITY("identity or serial column"),
    GENERATED("generated column"),
    COLLATION("collation or option of a column"),
    UNIQUE("unique constraint over several columns"),
    CHECK("check"),
    EXCLUSION("exclusion constraint"),
    ACTION("ON DELETE or ON UPDATE"),
    CONSTRAINT("option of a key (deferrable, NOT VALID, INCLUDE, MATCH, PERIOD ...)"),
    INDEX("index"),
    INDEX_OPTION("condition, order or option of an index"),
    TRIGGER("trigger"),
    POLICY("policy or row level security"),
    PARTITION("partitioning"),
    INHERITANCE("inheritance"),
    TYPED("column that comes from a table's type"),
    TABLE_OPTION("kind or option of a table"),
    TABLE_COMMENT("comment on a table"),
    COLUMN_COMMENT("comment on a column"),
    COMMENT("comment"),
    VIEW("view"),
    ENUM("enum"),
    DOMAIN("domain"),
    COMPOSITE("composite type"),
    SEQUENCE("sequence"),
    ROUTINE("function, procedure or aggregate"),
    OWNER("owner"),
    OTHER("other statement");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** Returns what one is called in a sentence. */
    String words() {
        return words;
    }
}

package plinth.renderer.jvm;

/**
 * What values of a type of the database are in Java.
 *
 * @param name the type of a value that may be null
 * @param primitive the type of one that may not; the same where Java has no other
 * @param constant what JDBC or jOOQ calls the type: {@code BIGINT}
 * @param kind how it is read and written
 */
public record JavaType(String name, String primitive, String constant, Kind kind) {
    /** How values are read and written. */
    public enum Kind {
        /** As they are. */
        PLAIN,
        /** By the label of an enum. */
        ENUM,
        /** As an array; {@code constant} is PostgreSQL's name for the type of its elements. */
        ARRAY,
        /** As the text that PostgreSQL writes and reads for the type. */
        TEXT
    }

    static JavaType plain(String name, String constant) {
        return new JavaType(name, name, constant, Kind.PLAIN);
    }

    static JavaType primitive(String name, String primitive, String constant) {
        return new JavaType(name, primitive, constant, Kind.PLAIN);
    }

    static JavaType text() {
        return new JavaType("String", "String", "OTHER", Kind.TEXT);
    }

    /** Returns the name of the type of a value that may be null or, if {@code nullable} is false, may not. */
    public String name(boolean nullable) {
        return nullable ? name : primitive;
    }

    /** Returns how many of the 255 places that a method has for parameters one of this type takes. */
    public int places(boolean nullable) {
        return name(nullable).equals("long") || name(nullable).equals("double") ? 2 : 1;
    }
}

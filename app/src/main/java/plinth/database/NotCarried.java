package plinth.database;

/**
 * What a database holds and its DDL, as Plinth writes it, does not.
 *
 * @param kind of what sort it is, in the singular: {@code trigger}, {@code foreign server}
 * @param name what it is called, with the table that it is on
 * @param why why it is not there, or what to do about it; may be empty
 * @param text its own SQL as far as the database tells it, else empty
 */
public record NotCarried(String kind, String name, String why, String text) {
    @Override
    public String toString() {
        return kind + " " + name + (why.isEmpty() ? "" : " (" + why + ")");
    }
}

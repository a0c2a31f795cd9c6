package plinth.model.access;

import plinth.model.query.Query;

/** One way to ask for the rows of an access pattern; all ways of a pattern in a layout have the same answer. */
public record Phrasing(Form form, Query query) {
    /** How a query is built. */
    public enum Form {
        /** One SELECT over all that is joined. */
        PLAIN("plain", "joined, then limited"),
        /** The page is taken from the base alone, and only its rows are joined. */
        LIMIT_FIRST("limit-first", "limited first, then joined");

        private final String id;
        private final String words;

        Form(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /** Returns the name for files and reports; it is stable. */
        public String id() {
            return id;
        }

        /** Returns what is done, for people. */
        public String words() {
            return words;
        }
    }
}

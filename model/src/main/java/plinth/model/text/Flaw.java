package plinth.model.text;

/** Why a statement ends where it ends although it is not finished: what is open, and where in the statement it was opened. */
public record Flaw(Kind kind, int offset) {

    /** What is missing. */
    public enum Kind {
        OPEN_STRING("a string begins here and is not closed"),
        OPEN_IDENTIFIER("a quoted name begins here and is not closed"),
        OPEN_COMMENT("a comment begins here and is not closed"),
        OPEN_PARENTHESIS("this parenthesis is not closed"),
        NO_SEMICOLON("this statement does not end in ; before the next one begins");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns the flaw in words, beginning in lower case. */
        public String words() {
            return words;
        }

        /** Returns whether all text behind the opening would belong to it, so that only a guess ended it. */
        public boolean swallows() {
            return this == OPEN_STRING || this == OPEN_IDENTIFIER || this == OPEN_COMMENT;
        }
    }
}

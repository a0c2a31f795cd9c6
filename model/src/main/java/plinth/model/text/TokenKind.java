package plinth.model.text;

/** What a token is. White space and comments are no tokens: they are what lies between two of them. */
public enum TokenKind {
    /** A word without quotes: a keyword or an identifier. */
    WORD,
    /** An identifier in quotes: {@code "x"}, {@code U&"x"}, {@code `x`} or {@code [x]}. */
    QUOTED,
    /** A string of any kind: {@code 'x'}, {@code E'x'}, {@code B'1'}, {@code $$x$$}. */
    STRING,
    /** A number. */
    NUMBER,
    /** A parameter: {@code $1}, {@code ?} or {@code :name}. */
    PARAMETER,
    /** An operator of one or more characters. */
    OPERATOR,
    /** One of {@code ( ) [ ] , ; .} or {@code ::}, {@code :=}, {@code ..}. */
    PUNCTUATION,
    /** A line for the client and not for the server: {@code \connect x}, {@code DELIMITER //}. */
    META,
    /** The lines behind {@code COPY ... FROM stdin;} up to and with {@code \.}. */
    DATA,
    /** The part of a migration step that undoes it, which is not run: from {@code -- +goose Down} on, say. */
    LEFT_OUT,
    /** No token: what stands behind the last one. */
    END
}

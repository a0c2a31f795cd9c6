package plinth.model.text;

/** The smallest parts of a text, each by the rules of its dialect: where a word, a number, a string, a comment, an operator ends. */
final class Lexical {
    private Lexical() {}

    /** A token found: its kind, where it ends, and whether it is still open there. */
    record Token(TokenKind kind, int end, boolean open) {
        static Token closed(TokenKind kind, int end) {
            return new Token(kind, end, false);
        }
    }

    static boolean isSpace(char c) {
        return c == ' '
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || c == '\u000B'
                || c == '\u00A0'
                || c == '\uFEFF';
    }

    static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (c >= 0x80 && c != '\u00A0' && c != '\uFEFF');
    }

    static boolean isWordPart(char c) {
        return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
    }

    static int wordEnd(String text, int at, int limit) {
        int i = Math.max(at + 1, placeholderEnd(text, at, limit));
        while (i < limit && isWordPart(text.charAt(i))) {
            i = Math.max(i + 1, placeholderEnd(text, i, limit));
        }
        return i;
    }

    /**
     * Returns the offset behind the placeholder at {@code at}, {@code ${name}}, or -1 when none stands there. Tools put a value in its place before the SQL is
     * run (Flyway, Liquibase, envsubst), most often a name or part of one; so it is read as part of a word.
     */
    static int placeholderEnd(String text, int at, int limit) {
        if (text.charAt(at) != '$' || at + 1 >= limit || text.charAt(at + 1) != '{') {
            return -1;
        }
        int i = at + 2;
        while (i < limit && (isWordPart(text.charAt(i)) || ".:-".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i > at + 2 && i < limit && text.charAt(i) == '}' ? i + 1 : -1;
    }

    /** Returns where the line of {@code at} ends, its line end not included. */
    static int lineEnd(String text, int at, int limit) {
        int nl = text.indexOf('\n', at);
        return nl < 0 || nl > limit ? limit : nl;
    }

    static boolean beginsLineComment(Dialect dialect, String text, int at, int limit) {
        char c = text.charAt(at);
        if (c == '#') {
            return dialect == Dialect.MYSQL;
        }
        if (c != '-' || at + 1 >= limit || text.charAt(at + 1) != '-') {
            return false;
        }
        return dialect != Dialect.MYSQL || at + 2 >= limit || isSpace(text.charAt(at + 2));
    }

    /** Returns the offset behind the comment that begins at {@code at}, or -1 when it is open. PostgreSQL's comments nest. */
    static int blockCommentEnd(Dialect dialect, String text, int at, int limit) {
        int depth = 0;
        int i = at;
        while (i + 1 < limit) {
            char c = text.charAt(i);
            char n = text.charAt(i + 1);
            if (c == '*' && n == '/') {
                i += 2;
                if (--depth == 0) {
                    return i;
                }
            } else if (c == '/' && n == '*' && (depth == 0 || dialect == Dialect.POSTGRESQL)) {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        return -1;
    }

    /** Reads the token at {@code at}, which begins with {@code c} and is neither a word nor a parenthesis. */
    static Token token(Dialect dialect, String text, int at, int limit, char c) {
        switch (c) {
            case '\'' -> {
                return quoted(text, at + 1, limit, '\'', dialect == Dialect.MYSQL, TokenKind.STRING);
            }
            case '"' -> {
                boolean string = dialect == Dialect.MYSQL;
                return quoted(text, at + 1, limit, '"', string, string ? TokenKind.STRING : TokenKind.QUOTED);
            }
            case '`' -> {
                if (dialect != Dialect.POSTGRESQL) {
                    return quoted(text, at + 1, limit, '`', false, TokenKind.QUOTED);
                }
            }
            case 'E', 'e', 'B', 'b', 'X', 'x', 'N', 'n' -> {
                boolean escapes = c == 'E' || c == 'e' || (dialect == Dialect.MYSQL && (c == 'N' || c == 'n'));
                return quoted(text, at + 2, limit, '\'', escapes, TokenKind.STRING);
            }
            case 'U', 'u' -> {
                char q = text.charAt(at + 2);
                Token t = quoted(text, at + 3, limit, q, false, q == '"' ? TokenKind.QUOTED : TokenKind.STRING);
                return t.open() ? t : Token.closed(t.kind(), escapeEnd(text, t.end(), limit));
            }
            case '$' -> {
                return dollar(dialect, text, at, limit);
            }
            case ',', ';' -> {
                return Token.closed(TokenKind.PUNCTUATION, at + 1);
            }
            case '.' -> {
                if (at + 1 < limit && isDigit(text.charAt(at + 1))) {
                    return Token.closed(TokenKind.NUMBER, numberEnd(text, at, limit));
                }
                boolean range = at + 1 < limit && text.charAt(at + 1) == '.';
                return Token.closed(TokenKind.PUNCTUATION, at + (range ? 2 : 1));
            }
            case ':' -> {
                boolean two = at + 1 < limit && (text.charAt(at + 1) == ':' || text.charAt(at + 1) == '=');
                return Token.closed(TokenKind.PUNCTUATION, at + (two ? 2 : 1));
            }
            default -> {
                if (isDigit(c)) {
                    return Token.closed(TokenKind.NUMBER, numberEnd(text, at, limit));
                }
                if (c == '?' && dialect != Dialect.POSTGRESQL) {
                    return Token.closed(TokenKind.PARAMETER, at + 1);
                }
                if (isOperator(c, dialect)) {
                    return Token.closed(TokenKind.OPERATOR, operatorEnd(dialect, text, at, limit));
                }
            }
        }
        return Token.closed(TokenKind.PUNCTUATION, at + 1);
    }

    /** Returns where {@code UESCAPE 'x'} ends that follows what ends at {@code end}, and {@code end} itself where none does. */
    private static int escapeEnd(String text, int end, int limit) {
        int word = spaceEnd(text, end, limit);
        int quote = spaceEnd(text, Math.min(limit, word + Strings.UESCAPE.length()), limit);
        boolean follows = text.regionMatches(true, word, Strings.UESCAPE, 0, Strings.UESCAPE.length())
                && quote + 3 <= limit
                && text.charAt(quote) == '\''
                && text.charAt(quote + 2) == '\'';
        return follows ? quote + 3 : end;
    }

    private static int spaceEnd(String text, int at, int limit) {
        int i = at;
        while (i < limit && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static Token quoted(String text, int from, int limit, char quote, boolean escapes, TokenKind kind) {
        int i = from;
        while (i < limit) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i += 2;
            } else if (c == quote) {
                if (i + 1 < limit && text.charAt(i + 1) == quote) {
                    i += 2;
                } else {
                    return Token.closed(kind, i + 1);
                }
            } else {
                i++;
            }
        }
        return new Token(kind, limit, true);
    }

    private static Token dollar(Dialect dialect, String text, int at, int limit) {
        int i = at + 1;
        if (placeholderEnd(text, at, limit) >= 0) {
            return Token.closed(TokenKind.WORD, wordEnd(text, at, limit));
        }
        if (dialect != Dialect.POSTGRESQL) {
            return Token.closed(TokenKind.PUNCTUATION, i);
        }
        if (i < limit && isDigit(text.charAt(i))) {
            while (i < limit && isDigit(text.charAt(i))) {
                i++;
            }
            return Token.closed(TokenKind.PARAMETER, i);
        }
        if (i < limit && isWordStart(text.charAt(i))) {
            while (i < limit && text.charAt(i) != '$' && isWordPart(text.charAt(i))) {
                i++;
            }
        }
        if (i >= limit || text.charAt(i) != '$') {
            return Token.closed(TokenKind.PUNCTUATION, at + 1);
        }
        String tag = text.substring(at, i + 1);
        int close = text.indexOf(tag, i + 1);
        return close < 0 || close + tag.length() > limit
                ? new Token(TokenKind.STRING, limit, true)
                : Token.closed(TokenKind.STRING, close + tag.length());
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int numberEnd(String text, int at, int limit) {
        int i = at;
        boolean radix = text.charAt(at) == '0' && at + 1 < limit && "xXoObB".indexOf(text.charAt(at + 1)) >= 0;
        if (radix) {
            i = at + 2;
            while (i < limit && (Character.digit(text.charAt(i), 16) >= 0 || text.charAt(i) == '_')) {
                i++;
            }
            return i;
        }
        boolean point = false;
        while (i < limit) {
            char c = text.charAt(i);
            if (isDigit(c) || c == '_') {
                i++;
            } else if (c == '.' && !point && !(i + 1 < limit && text.charAt(i + 1) == '.')) {
                point = true;
                i++;
            } else if ((c == 'e' || c == 'E') && exponent(text, i, limit)) {
                i += isDigit(text.charAt(i + 1)) ? 1 : 2;
                while (i < limit && isDigit(text.charAt(i))) {
                    i++;
                }
                return i;
            } else {
                return i;
            }
        }
        return i;
    }

    private static boolean exponent(String text, int at, int limit) {
        if (at + 1 >= limit) {
            return false;
        }
        char n = text.charAt(at + 1);
        return isDigit(n) || ((n == '+' || n == '-') && at + 2 < limit && isDigit(text.charAt(at + 2)));
    }

    private static boolean isOperator(char c, Dialect dialect) {
        return switch (c) {
            case '+', '-', '*', '/', '<', '>', '=', '~', '!', '@', '%', '^', '&', '|', '?' -> true;
            case '#', '`' -> dialect == Dialect.POSTGRESQL;
            default -> false;
        };
    }

    /** As PostgreSQL's scan.l: the longest run that begins no comment; more than one character may not end in + or - without a special one. */
    private static int operatorEnd(Dialect dialect, String text, int at, int limit) {
        int i = at;
        boolean special = false;
        while (i < limit && isOperator(text.charAt(i), dialect)) {
            char c = text.charAt(i);
            char n = i + 1 < limit ? text.charAt(i + 1) : ' ';
            if (i > at && ((c == '-' && n == '-') || (c == '/' && n == '*'))) {
                break;
            }
            special |= "~!@#%^&|`?".indexOf(c) >= 0;
            i++;
        }
        while (i > at + 1 && !special && (text.charAt(i - 1) == '+' || text.charAt(i - 1) == '-')) {
            i--;
        }
        return i;
    }
}

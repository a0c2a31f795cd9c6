package plinth.renderer.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Writes keywords in the case that a text has them in. */
final class Casing {
    private Casing() {}

    /** Whether the keywords of {@code s} are in lower case. */
    static boolean lower(Statement s) {
        Tokens t = s.tokens();
        return t.size() > 0
                && t.kind(0) == TokenKind.WORD
                && Character.isLowerCase(t.text(0).charAt(0));
    }

    /** Returns {@code text}, written with keywords in capitals, as {@code model} would have it. */
    static String like(Statement model, String text, List<String> keep) {
        return lower(model) ? lower(text, keep) : text;
    }

    /** Returns {@code text} with its keywords in lower case; what is in {@code keep} stays as it is. */
    static String lower(String text, List<String> keep) {
        boolean[] kept = new boolean[text.length()];
        for (String k : keep) {
            for (int at = k.isEmpty() ? -1 : text.indexOf(k); at >= 0; at = text.indexOf(k, at + 1)) {
                Arrays.fill(kept, at, at + k.length(), true);
            }
        }
        StringBuilder out = new StringBuilder(text);
        int offset = 0;
        for (Statement s : Script.of(Dialect.POSTGRESQL, text).statements()) {
            Tokens t = s.tokens();
            for (int i = 0; i < t.size(); i++) {
                Keyword k = t.keyword(i);
                int start = offset + t.start(i);
                if (k != null && !kept[start] && t.text(i).equals(k.name())) {
                    out.replace(start, start + k.name().length(), k.name().toLowerCase(Locale.ROOT));
                }
            }
            offset += s.text().length();
        }
        return out.toString();
    }
}

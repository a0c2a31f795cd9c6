package plinth.model.logic;

import java.util.ArrayList;
import java.util.List;
import plinth.model.logic.TermReader.NotUnderstood;
import plinth.model.logic.Value.Texts;

/** Reads an array that is written as text: <code>{a,"b c",NULL}</code>. */
final class ArrayLiterals {
    private ArrayLiterals() {}

    static List<Term> elements(String text) throws NotUnderstood {
        String s = text.strip();
        if (s.length() < 2 || s.charAt(0) != '{' || s.charAt(s.length() - 1) != '}') {
            throw new NotUnderstood("an array");
        }
        List<Term> all = new ArrayList<>();
        int end = s.length() - 1;
        int i = 1;
        while (i < end) {
            StringBuilder one = new StringBuilder();
            boolean quoted = false;
            boolean open = false;
            while (i < end && (open || s.charAt(i) != ',')) {
                char c = s.charAt(i);
                if (c == '{' && !open) {
                    throw new NotUnderstood("an array of arrays");
                }
                if (!open && c == ' ' && (quoted || one.isEmpty())) {
                    i++;
                    continue;
                }
                if (c == '"') {
                    open = !open;
                    quoted = true;
                } else {
                    i += c == '\\' ? 1 : 0;
                    one.append(s.charAt(i));
                }
                i++;
            }
            i++;
            String value = quoted ? one.toString() : one.toString().strip();
            boolean isNull = !quoted && value.equalsIgnoreCase("null");
            all.add(new Term.Literal(isNull ? Value.Any.NULL : Texts.constant(value)));
        }
        return all;
    }
}

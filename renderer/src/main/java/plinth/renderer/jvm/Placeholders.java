package plinth.renderer.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * A statement with the marks of a library in place of {@code $1}, {@code $2}, ...
 *
 * @param order the numbers of the parameters, from 1, in the order in which they stand in the text
 */
public record Placeholders(String text, List<Integer> order) {
    public Placeholders {
        order = List.copyOf(order);
    }

    /**
     * Returns {@code sql} with {@code mark} for each parameter. A question mark that is an operator of PostgreSQL's is written twice, which JDBC and jOOQ take
     * for one that is no parameter.
     */
    public static Placeholders of(String sql, IntFunction<String> mark) {
        StringBuilder out = new StringBuilder();
        List<Integer> order = new ArrayList<>();
        int done = 0;
        int base = 0;
        for (Statement s : Script.of(Dialect.POSTGRESQL, sql).statements()) {
            Tokens tokens = s.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                boolean parameter =
                        tokens.kind(i) == TokenKind.PARAMETER && tokens.text(i).startsWith("$");
                boolean operator = tokens.kind(i) == TokenKind.OPERATOR || tokens.kind(i) == TokenKind.PARAMETER;
                if (parameter || operator && tokens.text(i).contains("?")) {
                    out.append(sql, done, base + tokens.start(i));
                    if (parameter) {
                        int number = Integer.parseInt(tokens.text(i).substring(1));
                        order.add(number);
                        out.append(mark.apply(number));
                    } else {
                        out.append(tokens.text(i).replace("?", "??"));
                    }
                    done = base + tokens.end(i);
                }
            }
            base += s.text().length();
        }
        return new Placeholders(out.append(sql.substring(done)).toString(), order);
    }
}

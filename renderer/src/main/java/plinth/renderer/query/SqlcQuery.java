package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.text.Dialect;
import plinth.model.text.Position;
import plinth.model.text.Script;
import plinth.model.text.Tokens;

/** A query in a file for sqlc, whoever wrote it. */
public final class SqlcQuery {
    private static final Pattern NAMED =
            Pattern.compile("^[ \\t]*(?:--|#|/\\*)[ \\t]*name:[ \\t]*(\\S+)[ \\t]+:\\w+", Pattern.MULTILINE);

    /** {@code sqlc.arg(x)}, {@code sqlc.slice('x')}, {@code @x}. */
    private static final Pattern PARAMETER =
            Pattern.compile("sqlc\\.(?:n?arg|slice)\\s*\\([^)]*\\)|(?<![\\w@'\"])@\\w+", Pattern.CASE_INSENSITIVE);

    private static final Pattern EMBEDDED =
            Pattern.compile("sqlc\\.embed\\s*\\(\\s*([^)\\s]+)\\s*\\)", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final Script script;
    private final int index;

    private SqlcQuery(String name, Script script, int index) {
        this.name = name;
        this.script = script;
        this.index = index;
    }

    /** Returns the queries in {@code text}, in their order; statements without a name are none. */
    public static List<SqlcQuery> in(String text) {
        Script script = Script.of(Dialect.POSTGRESQL, plain(text));
        List<SqlcQuery> out = new ArrayList<>();
        for (int i = 0; i < script.statements().size(); i++) {
            Matcher m = NAMED.matcher(script.statements().get(i).text());
            if (m.find()) {
                out.add(new SqlcQuery(m.group(1), script, i));
            }
        }
        return out;
    }

    /** The text, as long as it is, with PostgreSQL's parameters and stars in place of sqlc's. */
    private static String plain(String text) {
        String rows = EMBEDDED.matcher(text).replaceAll(m -> padded(m.group(1) + ".*", m));
        return PARAMETER.matcher(rows).replaceAll(m -> padded("$1", m));
    }

    private static String padded(String text, MatchResult of) {
        String blank = of.group().replaceAll("[^\\n]", " ");
        return Matcher.quoteReplacement(text + blank.substring(Math.min(text.length(), blank.length())));
    }

    /** Returns what its first line calls it. */
    public String name() {
        return name;
    }

    /** Returns the statement, with {@code $1} for each parameter. */
    public Tokens tokens() {
        return script.statements().get(index).tokens();
    }

    /** Returns where the character {@code offset} of the statement stands in the file. */
    public Position position(int offset) {
        return script.position(index, offset);
    }

    /** Returns where the statement has its name in the file. */
    public Position position() {
        return position(script.statements().get(index).text().indexOf(name));
    }
}

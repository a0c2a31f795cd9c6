package plinth.model.pattern;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** How people call, and what they make, a column that tells kinds apart. */
final class Kinds {
    private static final Set<String> WORDS =
            Set.of("kind", "type", "dtype", "discriminator", "class", "category", "subtype", "variant", "typ", "tipo");

    /** What a column that holds whatever a kind has of its own is called. */
    private static final Set<String> PAYLOADS = Set.of(
            "config",
            "configuration",
            "setting",
            "option",
            "param",
            "parameter",
            "detail",
            "attribute",
            "property",
            "payload",
            "spec",
            "specification",
            "data",
            "extra",
            "content",
            "definition",
            "credential");

    private Kinds() {}

    static boolean textual(Column c) {
        return c.type().is("text")
                || c.type().is("character varying")
                || c.type().is("character");
    }

    /** A class of Ruby within a module. */
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*(::[A-Z]\\w*)+");

    /** Whether a row is of a class by default that stands in a module: {@code Account::Basic}. */
    static boolean namesClass(Column c) {
        if (!(c.value() instanceof Column.Default d)) {
            return false;
        }
        Tokens t = Script.of(Dialect.POSTGRESQL, d.expression().toString()).statements().stream()
                .findFirst()
                .map(s -> s.tokens())
                .orElse(null);
        return t != null
                && t.size() > 0
                && t.kind(0) == TokenKind.STRING
                && CLASS.matcher(t.string(0)).matches();
    }

    /** Whether {@code column} is the word itself, in whichever language. */
    static boolean bare(String column) {
        return Set.of("type", "kind", "typ", "tipo", "dtype", "subtype", "variant")
                .contains(column);
    }

    /** Whether people call the column that tells kinds apart like this. */
    static boolean named(Facts facts, Name column) {
        List<String> parts = facts.words(column);
        if (parts.size() > 1 && (parts.getLast().equals("id") || parts.getLast().equals("code"))) {
            parts = parts.subList(0, parts.size() - 1);
        }
        return !parts.isEmpty() && parts.size() <= 2 && WORDS.contains(parts.getLast());
    }

    /** Whether {@code column} says no more than that it is the kind of a row of {@code t}: {@code kind}, or {@code event_kind} of events. */
    static boolean plain(Facts facts, Table t, Name column) {
        List<String> parts = facts.words(column);
        if (parts.isEmpty() || !WORDS.contains(parts.getLast())) {
            return false;
        }
        List<String> of = facts.words(t.name());
        return parts.size() == 1
                || (!of.isEmpty()
                        && of.subList(Math.max(0, of.size() - parts.size() + 1), of.size())
                                .equals(parts.subList(0, parts.size() - 1)));
    }

    /** Whether {@code c} is a reference to a table of kinds. */
    static boolean lookedUp(Facts facts, Table t, Column c) {
        return lookup(facts, t, c.name()).isPresent();
    }

    /** Returns the table of kinds that {@code column} references. */
    static Optional<Table> lookup(Facts facts, Table t, Name column) {
        for (ForeignKey f : t.foreignKeys()) {
            if (f.columns().equals(List.of(column))) {
                List<String> words = facts.words(f.target());
                if (!words.isEmpty() && WORDS.contains(words.getLast())) {
                    return facts.schema().table(f.target());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the column of {@code t} that holds as JSON what rows of one kind have and others have not. */
    static Optional<Column> payload(Facts facts, Table t) {
        return t.columns().stream()
                .filter(c -> c.type().is("jsonb") || c.type().is("json"))
                .filter(c -> {
                    List<String> parts = facts.words(c.name());
                    return !parts.isEmpty() && PAYLOADS.contains(parts.getLast());
                })
                .findFirst();
    }
}

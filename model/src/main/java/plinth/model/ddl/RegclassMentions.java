package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import plinth.model.schema.Name;
import plinth.model.schema.Strings;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * Finds relations that are named in a string: {@code nextval('users_id_seq')}, {@code 'public.users'::regclass}; and text search configurations:
 * {@code to_tsvector('public.books', title)}.
 */
final class RegclassMentions {
    private RegclassMentions() {}

    static List<Patch> patches(Tokens tokens, List<Name> path, NameChange.OfRelation change) {
        List<Patch> patches = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == TokenKind.STRING && named(tokens, i)) {
                int at = i;
                follow(tokens.string(i), path, change)
                        .ifPresent(to -> patches.add(new Patch(tokens.span(at), Strings.literal(to))));
            }
        }
        return patches;
    }

    /** Gives each string that names a relation to {@code found}: the string's span, and the name in it, whose spans count within it. */
    static void forEach(Tokens tokens, BiConsumer<Span, NameNode> found) {
        forEach(tokens, i -> named(tokens, i), found);
    }

    /** Does the same for strings that name a text search configuration. */
    static void configurations(Tokens tokens, BiConsumer<Span, NameNode> found) {
        forEach(tokens, i -> configuration(tokens, i), found);
    }

    private static boolean configuration(Tokens tokens, int i) {
        if (tokens.is(i + 1, "::")) {
            return tokens.is(i + 2, "regconfig") || tokens.is(i + 3, '.') && tokens.is(i + 4, "regconfig");
        }
        if (!tokens.is(i - 1, '(') || !tokens.isIdentifier(i - 2) || !tokens.is(i + 1, ',')) {
            return false;
        }
        return switch (tokens.text(i - 2).toLowerCase(Locale.ROOT)) {
            case "to_tsvector",
                    "to_tsquery",
                    "plainto_tsquery",
                    "phraseto_tsquery",
                    "websearch_to_tsquery",
                    "ts_headline",
                    "json_to_tsvector",
                    "jsonb_to_tsvector" -> true;
            default -> false;
        };
    }

    private static void forEach(Tokens tokens, IntPredicate which, BiConsumer<Span, NameNode> found) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == TokenKind.STRING && which.test(i)) {
                Span span = tokens.span(i);
                Script.of(Dialect.POSTGRESQL, tokens.string(i)).statements().stream()
                        .findFirst()
                        .filter(s -> s.tokens().isIdentifier(0))
                        .ifPresent(s -> found.accept(span, new Cursor(s.tokens()).name("a name")));
            }
        }
    }

    private static boolean named(Tokens tokens, int i) {
        if (tokens.is(i + 1, "::") && tokens.is(i + 2, "regclass")) {
            return true;
        }
        if (!tokens.is(i - 1, '(') || !tokens.isIdentifier(i - 2) || tokens.is(i + 1, "::")) {
            return false;
        }
        return switch (tokens.text(i - 2).toLowerCase(Locale.ROOT)) {
            case "nextval", "setval", "currval" -> true;
            default -> false;
        };
    }

    private static Optional<String> follow(String value, List<Name> path, NameChange.OfRelation change) {
        List<Statement> all = Script.of(Dialect.POSTGRESQL, value).statements();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Tokens t = all.getFirst().tokens();
        boolean plain = t.size() == 1 && t.isIdentifier(0);
        boolean dotted = t.size() == 3 && t.isIdentifier(0) && t.is(1, '.') && t.isIdentifier(2);
        if (!plain && !dotted) {
            return Optional.empty();
        }
        Name last = new Name(t.identifier(dotted ? 2 : 0));
        boolean meant = last.equals(change.from().name())
                && (dotted
                        ? t.identifier(0).equals(change.from().schema().value())
                        : path.contains(change.from().schema()));
        if (!meant) {
            return Optional.empty();
        }
        boolean moved = !change.from().schema().equals(change.to().schema());
        String schema =
                dotted || moved ? Identifiers.written(change.to().schema().value()) + "." : "";
        return Optional.of(schema + Identifiers.written(change.to().name().value()));
    }
}

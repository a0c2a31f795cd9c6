package plinth.model.ddl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** What psql leaves out: statements between {@code \if}, {@code \elif}, {@code \else} and {@code \endif} whose condition does not hold. */
final class ClientConditions {
    /** A condition: whether what is at hand is carried out, and whether a part of it has been; the condition around it must hold, too. */
    private record Part(boolean around, boolean taken, boolean here) {}

    private final Deque<Part> open = new ArrayDeque<>();
    private final Map<String, String> variables = new HashMap<>();

    /** Takes in {@code tokens}, a statement, and returns whether psql carries it out. */
    boolean runs(Tokens tokens) {
        if (tokens.size() > 0 && tokens.kind(0) == TokenKind.META) {
            line(tokens.text(0).strip());
        }
        return active();
    }

    /** Whether any condition stands around what is at hand. */
    boolean within() {
        return !open.isEmpty();
    }

    private boolean active() {
        return open.isEmpty() || open.peek().here;
    }

    private void line(String line) {
        String[] words = line.split("\\s+", 3);
        String argument = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "\\if" -> {
                boolean holds = active() && holds(argument);
                open.push(new Part(active(), holds, holds));
            }
            case "\\elif" -> {
                if (!open.isEmpty()) {
                    Part p = open.pop();
                    boolean holds = p.around && !p.taken && holds(argument);
                    open.push(new Part(p.around, p.taken || holds, holds));
                }
            }
            case "\\else" -> {
                if (!open.isEmpty()) {
                    Part p = open.pop();
                    open.push(new Part(p.around, true, p.around && !p.taken));
                }
            }
            case "\\endif" -> {
                if (!open.isEmpty()) {
                    open.pop();
                }
            }
            case "\\set" -> {
                if (active() && !argument.isEmpty()) {
                    variables.put(argument, words.length > 2 ? words[2] : "");
                }
            }
            case "\\unset" -> variables.remove(argument);
            default -> {}
        }
    }

    /** A condition of which nothing is known, such as one on what a query gave, is taken to hold. */
    private boolean holds(String condition) {
        if (condition.startsWith(":{?") && condition.endsWith("}")) {
            return variables.containsKey(condition.substring(3, condition.length() - 1));
        }
        Optional<String> value = condition.startsWith(":")
                ? Optional.ofNullable(variables.get(condition.substring(1)))
                : Optional.of(condition);
        return value.map(v -> v.replace("'", "").toLowerCase(Locale.ROOT))
                .map(v -> !v.isEmpty()
                        && !"false".startsWith(v)
                        && !"no".startsWith(v)
                        && !v.equals("off")
                        && !v.equals("0"))
                .orElse(true);
    }
}

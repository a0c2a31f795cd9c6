package plinth.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The rules of one .gitignore file, as gitignore(5) has them. The last rule that fits a path counts. */
final class GitIgnore {
    static final GitIgnore NONE = new GitIgnore(List.of());

    private final List<Rule> rules;

    /** A line of the file: which paths it fits, whether folders alone, and whether it takes back what an earlier line ignores. */
    private record Rule(Pattern fits, boolean foldersOnly, boolean again) {}

    private GitIgnore(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    static GitIgnore of(String text) {
        List<Rule> rules = new ArrayList<>();
        text.lines().forEach(line -> rule(line).ifPresent(rules::add));
        return new GitIgnore(rules);
    }

    /**
     * Says whether {@code path}, relative to the file's folder and with {@code /} between its parts, is ignored ({@code true}) or expressly not
     * ({@code false}); nothing when no rule speaks of it.
     */
    Optional<Boolean> ignores(String path, boolean folder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule r = rules.get(i);
            if ((folder || !r.foldersOnly()) && r.fits().matcher(path).matches()) {
                return Optional.of(!r.again());
            }
        }
        return Optional.empty();
    }

    private static Optional<Rule> rule(String written) {
        String line = trimmed(written);
        if (line.isEmpty() || line.startsWith("#")) {
            return Optional.empty();
        }
        boolean again = line.startsWith("!");
        String glob = again ? line.substring(1) : line;
        boolean folders = glob.endsWith("/");
        glob = folders ? glob.substring(0, glob.length() - 1) : glob;
        // A slash at the beginning or in the middle ties the pattern to the file's folder.
        boolean tied = glob.indexOf('/') >= 0;
        glob = glob.startsWith("/") ? glob.substring(1) : glob;
        if (glob.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rule(Pattern.compile((tied ? "" : "(?:.*/)?") + expression(glob)), folders, again));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Blanks at the end do not count, but for one behind a backslash. */
    private static String trimmed(String line) {
        int end = line.length();
        while (end > 0
                && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t' || line.charAt(end - 1) == '\r')
                && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }

    private static String expression(String glob) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
                out.append("(?:.*/)?");
                i += 3;
            } else if (glob.startsWith("/**", i) && i + 3 == glob.length()) {
                out.append("/.+");
                i += 3;
            } else if (c == '*') {
                out.append("[^/]*");
                i++;
            } else if (c == '?') {
                out.append("[^/]");
                i++;
            } else if (c == '[' && glob.indexOf(']', i + 2) > 0) {
                int close = glob.indexOf(']', i + 2);
                String inner =
                        glob.substring(i + 1, close).replace("\\", "\\\\").replace("[", "\\[");
                out.append('[')
                        .append(inner.startsWith("!") ? "^" + inner.substring(1) : inner)
                        .append(']');
                i = close + 1;
            } else {
                boolean escaped = c == '\\' && i + 1 < glob.length();
                out.append(Pattern.quote(String.valueOf(escaped ? glob.charAt(i + 1) : c)));
                i += escaped ? 2 : 1;
            }
        }
        return out.toString();
    }
}

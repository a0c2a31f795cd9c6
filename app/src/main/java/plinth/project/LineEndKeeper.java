package plinth.project;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plinth.model.text.LineDiff;

/** Puts a file's line ends back into a text that was held with {@code \n} alone. */
final class LineEndKeeper {
    private LineEndKeeper() {}

    /** Returns {@code changed} with the line ends of {@code raw}, whose unified text is {@code text}. */
    static String restore(String raw, LineEnds ends, String text, String changed) {
        return switch (ends) {
            case LF -> changed;
            case CRLF, CR -> changed.replace("\n", ends.text());
            case MIXED -> mixed(raw, text, changed);
        };
    }

    private static String mixed(String raw, String text, String changed) {
        List<String> ends = ends(raw);
        Map<Integer, Integer> origins = origins(text, changed);
        String usual = usual(ends);
        String[] lines = changed.split("\n", -1);
        StringBuilder out = new StringBuilder(changed.length() + lines.length);
        for (int i = 0; i + 1 < lines.length; i++) {
            int origin = origins.getOrDefault(i + 1, 0);
            out.append(lines[i]).append(origin > 0 && origin <= ends.size() ? ends.get(origin - 1) : usual);
        }
        return out.append(lines[lines.length - 1]).toString();
    }

    /** Returns for the lines of {@code after}, counted from 1, the line of {@code before} that each was; a rewritten line was the one in its place. */
    private static Map<Integer, Integer> origins(String before, String after) {
        Map<Integer, Integer> origins = new HashMap<>();
        Deque<Integer> removed = new ArrayDeque<>();
        for (LineDiff.Line l : LineDiff.of(before, after)) {
            switch (l.change()) {
                case SAME -> {
                    removed.clear();
                    origins.put(l.after(), l.before());
                }
                case REMOVED -> removed.add(l.before());
                case ADDED -> {
                    if (!removed.isEmpty()) {
                        origins.put(l.after(), removed.removeFirst());
                    }
                }
            }
        }
        return origins;
    }

    private static List<String> ends(String raw) {
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\n') {
                ends.add("\n");
            } else if (c == '\r') {
                boolean two = i + 1 < raw.length() && raw.charAt(i + 1) == '\n';
                ends.add(two ? "\r\n" : "\r");
                i += two ? 1 : 0;
            }
        }
        return ends;
    }

    private static String usual(List<String> ends) {
        long lf = ends.stream().filter("\n"::equals).count();
        long crlf = ends.stream().filter("\r\n"::equals).count();
        long cr = ends.size() - lf - crlf;
        return crlf > lf && crlf >= cr ? "\r\n" : cr > lf ? "\r" : "\n";
    }
}

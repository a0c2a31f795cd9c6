package plinth.project;

import java.util.ArrayList;
import java.util.List;

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
        List<String> before = lines(text);
        List<String> after = lines(changed);
        String usual = usual(ends);
        int[] origin = LineMatch.origins(before, after);
        StringBuilder out = new StringBuilder(changed.length() + after.size());
        for (int i = 0; i < after.size(); i++) {
            out.append(after.get(i));
            if (i + 1 < after.size()) {
                out.append(origin[i] >= 0 && origin[i] < ends.size() ? ends.get(origin[i]) : usual);
            }
        }
        return out.toString();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
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

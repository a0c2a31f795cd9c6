package plinth.project;

import java.nio.file.Path;
import java.util.Comparator;

/** The order of names as people number them: character by character in whatever case, but runs of digits by their value, so that 10 comes behind 2. */
final class Natural {
    static final Comparator<String> ORDER = Natural::compare;
    static final Comparator<Path> BY_NAME = Comparator.comparing(p -> String.valueOf(p.getFileName()), ORDER);
    /** Part by part, so that a folder's files stay together. */
    static final Comparator<Path> BY_PATH = Natural::byPath;

    private Natural() {}

    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            char c = a.charAt(i);
            char d = b.charAt(j);
            if (digit(c) && digit(d)) {
                int ei = end(a, i);
                int ej = end(b, j);
                int by = value(a.substring(i, ei), b.substring(j, ej));
                if (by != 0) {
                    return by;
                }
                i = ei;
                j = ej;
            } else {
                int by = Character.compare(Character.toLowerCase(c), Character.toLowerCase(d));
                if (by != 0) {
                    return by;
                }
                i++;
                j++;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static int byPath(Path a, Path b) {
        for (int i = 0; i < Math.min(a.getNameCount(), b.getNameCount()); i++) {
            int by = compare(a.getName(i).toString(), b.getName(i).toString());
            if (by != 0) {
                return by;
            }
        }
        return Integer.compare(a.getNameCount(), b.getNameCount());
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int end(String s, int from) {
        int i = from;
        while (i < s.length() && digit(s.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int value(String a, String b) {
        String x = a.replaceFirst("^0+(?=.)", "");
        String y = b.replaceFirst("^0+(?=.)", "");
        return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }
}

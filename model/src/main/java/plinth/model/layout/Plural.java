package plinth.model.layout;

/** English plurals, as far as names of tables need them. */
public final class Plural {
    private Plural() {}

    /** Returns the plural of {@code name}; of a name with underscores, of what reads as its head: {@code day_off} becomes {@code days_off}. */
    public static String of(String name) {
        for (String tail : new String[] {"_off", "_in", "_out", "_up", "_by", "_of"}) {
            if (name.endsWith(tail) && name.length() > tail.length()) {
                return plural(name.substring(0, name.length() - tail.length())) + tail;
            }
        }
        return plural(name);
    }

    private static String plural(String s) {
        if (s.endsWith("person")) {
            return s.substring(0, s.length() - 6) + "people";
        }
        if (s.endsWith("child")) {
            return s + "ren";
        }
        if (s.endsWith("s") && !s.endsWith("ss") && !s.endsWith("us")) {
            return s;
        }
        if (s.endsWith("y") && s.length() > 1 && "aeiou".indexOf(s.charAt(s.length() - 2)) < 0) {
            return s.substring(0, s.length() - 1) + "ies";
        }
        if (s.endsWith("s") || s.endsWith("x") || s.endsWith("z") || s.endsWith("ch") || s.endsWith("sh")) {
            return s + "es";
        }
        return s + "s";
    }

    /** Returns the singular of {@code name}: {@code days_off} becomes {@code day_off}. */
    public static String singular(String name) {
        for (String tail : new String[] {"_off", "_in", "_out", "_up", "_by", "_of"}) {
            if (name.endsWith(tail) && name.length() > tail.length()) {
                return one(name.substring(0, name.length() - tail.length())) + tail;
            }
        }
        return one(name);
    }

    private static String one(String s) {
        if (s.endsWith("ies") && s.length() > 4) {
            return s.substring(0, s.length() - 3) + "y";
        }
        for (String end : new String[] {"sses", "shes", "ches", "xes", "zes"}) {
            if (s.endsWith(end)) {
                return s.substring(0, s.length() - 2);
            }
        }
        if (s.endsWith("children")) {
            return s.substring(0, s.length() - 3);
        }
        if (s.endsWith("people")) {
            return s.substring(0, s.length() - 6) + "person";
        }
        if (s.endsWith("s") && !s.endsWith("ss") && !s.endsWith("us") && !s.endsWith("is") && s.length() > 2) {
            return s.substring(0, s.length() - 1);
        }
        return s;
    }
}

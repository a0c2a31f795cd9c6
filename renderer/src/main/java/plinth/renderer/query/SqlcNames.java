package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;

/** How sqlc 1.31.1 makes names of Go from those of a schema (its {@code StructName}, {@code argName}, {@code IsReserved} and inflection.Singular). */
final class SqlcNames {
    private record Rule(Pattern find, String replace) {}

    /** The singular rules of jinzhu/inflection, which sqlc takes, the first that matches being the one. */
    private static final List<Rule> SINGULAR = rules("""
        ^(equipment|information|rice|money|species|series|fish|sheep|jeans|police)$ $1
        people$ person
        men$ man
        children$ child
        sexes$ sex
        moves$ move
        mombies$ mombie
        (database)s$ $1
        (quiz)zes$ $1
        (matr)ices$ $1ix
        (vert|ind)ices$ $1ex
        ^(ox)en $1
        (alias|status)(es)?$ $1
        (octop|vir)(us|i)$ $1us
        ^(a)x[ie]s$ $1xis
        (cris|test)(is|es)$ $1is
        (shoe)s$ $1
        (o)es$ $1
        (bus)(es)?$ $1
        ^(m|l)ice$ $1ouse
        (x|ch|ss|sh)es$ $1
        (c)ookies$ $1ookie
        (m)ovies$ $1ovie
        (s)eries$ $1eries
        ([^aeiouy]|qu)ies$ $1y
        ([lr])ves$ $1f
        (tive)s$ $1
        (hive)s$ $1
        ([^f])ves$ $1fe
        (^analy)(sis|ses)$ $1sis
        ((a)naly|(b)a|(d)iagno|(p)arenthe|(p)rogno|(s)ynop|(t)he)(sis|ses)$ $1sis
        ([ti])a$ $1um
        (n)ews$ $1ews
        (ss)$ $1
        s$\s
        """);

    /** What sqlc itself puts an underscore behind. */
    private static final Set<String> ESCAPED = words("""
        break default func interface select case defer go map struct chan else goto package switch const fallthrough if range type continue for import
        return var q
        """);

    /** What the functions that sqlc writes use themselves, so that a parameter or variable of the name hides it or is declared twice. */
    private static final Set<String> USED = words("""
        ctx row rows err items i result arg r db append nil context pgx pgconn pgtype time netip json net any bool byte error string rune true false iota
        int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 comparable make len cap new panic
        """);

    private SqlcNames() {}

    /** Returns whether Go has the word for something else; sqlc has {@code q} for itself. */
    static boolean keyword(String name) {
        return ESCAPED.contains(name) && !name.equals("q");
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }

    private static List<Rule> rules(String text) {
        return text.lines()
                .map(l -> {
                    int at = l.lastIndexOf(' ');
                    return new Rule(Pattern.compile(l.substring(0, at)), l.substring(at + 1));
                })
                .collect(Collectors.toUnmodifiableList());
    }

    /** Returns what sqlc takes for the singular of a table's name in lower case. */
    static String singular(String table) {
        return switch (table) {
            case "campus", "meta", "metadata" -> table;
            case "calories" -> "calorie";
            case "waves" -> "wave";
            default -> byRule(table);
        };
    }

    private static String byRule(String table) {
        for (Rule r : SINGULAR) {
            if (r.find().matcher(table).find()) {
                return r.find().matcher(table).replaceAll(r.replace());
            }
        }
        return table;
    }

    /** Returns what sqlc calls a table, view or type, before it makes a Go name of it; {@code a.b_c} and {@code a_b.c} are one. */
    static String spelled(ObjectName name) {
        boolean plain = name.schema().equals(ObjectName.PUBLIC) || name.schema().isEmpty();
        return plain ? name.name().value() : name.schema() + "_" + name.name();
    }

    /** Returns what sqlc calls the labels of {@code type}, before it makes Go names of them. */
    static List<String> labels(EnumType type) {
        Set<String> seen = new HashSet<>();
        List<String> out = new ArrayList<>();
        List<String> labels = type.labels();
        for (int i = 0; i < labels.size(); i++) {
            String value = labels.get(i).replaceAll("[-/:]", "_").replaceAll("[^A-Za-z0-9_]", "");
            if (value.isEmpty() || seen.contains(value)) {
                value = "value_" + i;
            }
            seen.add(value);
            out.add(spelled(type.name()) + "_" + value);
        }
        return out;
    }

    /** Returns the Go name of a type or field that sqlc makes of {@code name}; it need not be one that Go exports, and may be empty. */
    static String struct(String name) {
        StringBuilder out = new StringBuilder();
        for (String part : parts(name)) {
            out.append(part.equals("id") ? "ID" : title(part));
        }
        return !out.isEmpty() && Character.isDigit(out.codePointAt(0)) ? "_" + out : out.toString();
    }

    private static List<String> parts(String name) {
        List<String> out = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isLetter(c) || Character.isDigit(c)) {
                part.appendCodePoint(c);
            } else {
                out.add(part.toString());
                part.setLength(0);
            }
        });
        out.add(part.toString());
        return out;
    }

    private static String title(String part) {
        if (part.isEmpty()) {
            return part;
        }
        int first = part.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + part.substring(Character.charCount(first));
    }

    /** Returns whether Go exports {@code name}: it begins with a capital letter. */
    static boolean exported(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
    }

    /** Returns whether a function that sqlc writes can have a parameter that it calls after {@code name}. */
    static boolean parameter(String name) {
        List<String> parts = List.of(name.split("_", -1));
        StringBuilder go = new StringBuilder(parts.getFirst().toLowerCase(Locale.ROOT));
        parts.stream().skip(1).forEach(p -> go.append(p.equals("id") ? "ID" : title(p)));
        return variable(go.toString());
    }

    /** Returns whether a function that sqlc writes can have a variable {@code name}, as a lone column of a result is called. */
    static boolean variable(String name) {
        boolean identifier = !name.isEmpty()
                && (Character.isLetter(name.codePointAt(0)) || name.charAt(0) == '_')
                && name.codePoints().allMatch(c -> c == '_' || Character.isLetter(c) || Character.isDigit(c));
        return identifier && !name.equals("_") && (ESCAPED.contains(name) || !USED.contains(name));
    }
}

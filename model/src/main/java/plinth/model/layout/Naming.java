package plinth.model.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * Names of what a layout invents, in the style of the family's base: one or many as that, words put together as there ({@code credit_notes},
 * {@code CreditNote}), and none that something else has already.
 */
final class Naming {
    /** As long as PostgreSQL keeps a name, in bytes of UTF-8. */
    private static final int LONGEST = 63;

    private enum Style {
        SNAKE,
        UPPER_SNAKE,
        PASCAL,
        CAMEL
    }

    private final Schema schema;
    private final ObjectName base;
    private final Style style;
    private final boolean many;
    private final Set<ObjectName> given = new HashSet<>();

    Naming(Schema schema, ObjectName base) {
        this.schema = schema;
        this.base = base;
        this.style = style(base.name().value());
        this.many = many(schema, base.name().value());
    }

    private static Style style(String name) {
        boolean upper = name.chars().anyMatch(Character::isUpperCase);
        boolean lower = name.chars().anyMatch(Character::isLowerCase);
        if (!upper) {
            return Style.SNAKE;
        }
        if (!lower) {
            return Style.UPPER_SNAKE;
        }
        return Character.isUpperCase(name.charAt(0)) ? Style.PASCAL : Style.CAMEL;
    }

    /** A word that is the same for one and for many says nothing: there it is what most tables do. */
    private static boolean many(Schema schema, String base) {
        if (!Plural.singular(base).equals(base)) {
            return true;
        }
        if (!Plural.of(base).equals(base)) {
            return false;
        }
        int plurals = 0;
        int singulars = 0;
        for (Table t : schema.tables()) {
            String n = t.name().name().value();
            boolean one = Plural.singular(n).equals(n);
            plurals += one ? 0 : 1;
            singulars += one && !Plural.of(n).equals(n) ? 1 : 0;
        }
        return plurals >= singulars;
    }

    /** Returns a name for the table of the kind {@code value} of {@code d}, a column of {@code base}. */
    ObjectName table(Pattern.Discriminator d, String value, Table base) {
        boolean flag =
                base.column(d.column()).filter(c -> c.type().is("boolean")).isPresent();
        if (!flag) {
            return table(d.name(value));
        }
        String name =
                together(joined(flagged(d.column(), value)), base.name().name().value());
        return give(apart(name, this::free));
    }

    /** Returns what the rows are called for which {@code flag} is {@code value}: {@code company} where {@code is_company} is true, {@code other} where not. */
    private static List<String> flagged(Name flag, String value) {
        List<String> words = new ArrayList<>(words(flag.value()));
        if (words.size() > 1 && Set.of("is", "has", "was").contains(words.getFirst())) {
            words.removeFirst();
        }
        return value.equals("true") && !words.isEmpty() ? words : List.of("other");
    }

    /** Returns a name for the table of the kind {@code value} that no relation has and that has not been given before. */
    ObjectName table(String value) {
        List<String> words = words(value);
        boolean named = !words.isEmpty() && Character.isLetter(words.getFirst().codePointAt(0));
        String plain = joined(words.isEmpty() ? List.of("blank") : words);
        String name = many ? Plural.of(plain) : plain;
        String own = named
                ? together(name, base.name().value())
                : together(base.name().value(), plain);
        return named && free(name) ? give(name) : give(apart(own, this::free));
    }

    private boolean free(String name) {
        ObjectName full = base.sibling(new Name(name));
        return bytes(name) <= LONGEST && !given.contains(full) && !schema.hasRelation(full);
    }

    private ObjectName give(String name) {
        ObjectName full = base.sibling(new Name(name));
        given.add(full);
        return full;
    }

    private String together(String a, String b) {
        return switch (style) {
            case SNAKE, UPPER_SNAKE -> a + "_" + b;
            case PASCAL, CAMEL -> a + capital(b);
        };
    }

    /** Returns {@code name}, cut to what PostgreSQL keeps, with a number behind it where it is not {@code free}. */
    static String apart(String name, Predicate<String> free) {
        String chosen = cut(name, "");
        for (int i = 2; !free.test(chosen); i++) {
            chosen = cut(name, "_" + i);
        }
        return chosen;
    }

    /** Returns {@code name} as far as it fits before {@code tail}. */
    static String cut(String name, String tail) {
        int end = name.length();
        while (bytes(name.substring(0, end)) + bytes(tail) > LONGEST) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + tail;
    }

    private static int bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns what a name calls the kind {@code k} of {@code family}: its value as a word, or its table where that is a number. */
    static String word(Family family, Family.Kind k) {
        String base = family.base().name().value();
        Style style = style(base);
        List<String> words = words(k.value());
        if (family.kindType().is("boolean")) {
            String own = k.table().name().value();
            words = own.toLowerCase(Locale.ROOT).contains(base.toLowerCase(Locale.ROOT))
                    ? flagged(family.discriminator(), k.value())
                    : words(Plural.singular(own));
        }
        if (!words.isEmpty() && Character.isLetter(words.getFirst().codePointAt(0))) {
            return joined(words, style);
        }
        String table = k.table().name().value();
        return table.startsWith(base) && table.length() > base.length()
                ? joined(words(table.substring(base.length())), style)
                : Plural.singular(table);
    }

    /** Returns what a column is called that refers to the {@code id} of {@code base}. */
    static Name key(Table base) {
        String one = Plural.singular(base.name().name().value());
        boolean humps =
                base.columns().stream().map(c -> style(c.name().value())).anyMatch(s -> s == Style.CAMEL);
        return new Name(humps ? joined(words(one), Style.CAMEL) + "Id" : cut(one, "_id"));
    }

    private String joined(List<String> words) {
        return joined(words, style);
    }

    private static String joined(List<String> words, Style style) {
        return switch (style) {
            case SNAKE -> String.join("_", words);
            case UPPER_SNAKE -> String.join("_", words).toUpperCase(Locale.ROOT);
            case PASCAL -> String.join("", words.stream().map(Naming::capital).toList());
            case CAMEL -> {
                String all = String.join("", words.stream().map(Naming::capital).toList());
                yield all.isEmpty() ? all : all.substring(0, 1).toLowerCase(Locale.ROOT) + all.substring(1);
            }
        };
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /**
     * Returns the words of {@code value} in small letters: {@code credit_note}, {@code CreditNote}, {@code credit-note} have the same. Of the full name of a
     * class ({@code Billing::CreditNote}, {@code App\Models\CreditNote}) these are those of the class alone.
     */
    private static List<String> words(String value) {
        String last = value;
        for (String mark : List.of("::", "\\", "/", ".")) {
            int at = last.lastIndexOf(mark);
            if (at >= 0 && at + mark.length() < last.length()) {
                last = last.substring(at + mark.length());
            }
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int before = ' ';
        int[] points = last.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            boolean sign = !Character.isLetterOrDigit(c);
            boolean hump = Character.isUpperCase(c)
                    && (Character.isLowerCase(before)
                            || Character.isDigit(before)
                            || Character.isUpperCase(before)
                                    && i + 1 < points.length
                                    && Character.isLowerCase(points[i + 1]));
            if ((sign || hump) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (!sign) {
                word.appendCodePoint(Character.toLowerCase(c));
            }
            before = c;
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}

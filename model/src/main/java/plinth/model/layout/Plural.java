package plinth.model.layout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * English plurals, as far as names of tables need them. The rules are those of Rails' inflector, which jinzhu/inflection and with it sqlc follow, with
 * the words mended that these get wrong: caches, sizes, lenses, axes, bonus, data. Of a name with underscores the last word is looked at, or the one
 * before a trailing preposition: {@code day_off} becomes {@code days_off}.
 */
public final class Plural {
    private static final List<String> TAILS = List.of("_off", "_in", "_out", "_up", "_by", "_of");

    /** Words that are the same for one and for many. */
    private static final Set<String> SAME = words("""
        series species news equipment information rice money fish sheep jeans police data metadata media means headquarters chassis corps analytics
        logistics physics mathematics economics politics feedback software hardware traffic staff dns sms gps css https redis postgres kubernetes
        aws tls offspring aircraft spacecraft deer
        """);

    /** Words in -s that are one, beside those in -ss, -us and -is. */
    private static final Set<String> ONE_IN_S =
            words("lens gas alias bias canvas atlas pancreas christmas chaos ethos cosmos kudos thermos rhinoceros");

    /** Words in -us and -is that are many. */
    private static final Set<String> MANY_IN_US_IS = words("""
        menus gurus cpus gpus emus haikus tofus taxis skis bikinis kiwis safaris salamis wikis apis emojis uris uis guis clis kpis pois rabbis
        alibis skus
        """);

    /** Plurals that no rule tells. */
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("person", "people"),
            Map.entry("child", "children"),
            Map.entry("man", "men"),
            Map.entry("woman", "women"),
            Map.entry("workman", "workmen"),
            Map.entry("salesman", "salesmen"),
            Map.entry("chairman", "chairmen"),
            Map.entry("craftsman", "craftsmen"),
            Map.entry("foot", "feet"),
            Map.entry("tooth", "teeth"),
            Map.entry("goose", "geese"),
            Map.entry("mouse", "mice"),
            Map.entry("louse", "lice"),
            Map.entry("ox", "oxen"),
            Map.entry("quiz", "quizzes"),
            Map.entry("axis", "axes"),
            Map.entry("criterion", "criteria"),
            Map.entry("phenomenon", "phenomena"),
            Map.entry("matrix", "matrices"),
            Map.entry("vertex", "vertices"),
            Map.entry("appendix", "appendices"),
            Map.entry("alumnus", "alumni"),
            Map.entry("nucleus", "nuclei"),
            Map.entry("radius", "radii"),
            Map.entry("stimulus", "stimuli"),
            Map.entry("syllabus", "syllabi"));

    private static final Map<String, String> ONE_OF =
            IRREGULAR.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    /** Words in -f and -fe whose plural is in -ves; of all others in -ves the singular is in -ve. */
    private static final Set<String> F =
            words("leaf thief sheaf loaf half calf shelf self elf wolf scarf wharf hoof dwarf life wife knife bookshelf"
                    + " afterlife midlife housewife werewolf");

    /** Words in -o whose plural is in -oes. */
    private static final Set<String> OES =
            words("hero potato tomato echo veto torpedo buffalo mosquito embargo cargo tornado volcano");

    /** Words in -ie: of all others in -ies the singular is in -y. */
    private static final Set<String> IE =
            words("movie cookie tie pie lie die zombie calorie rookie selfie hoodie brownie genie prairie bookie pixie"
                    + " smoothie foodie newbie");

    /** Words in -che: of all others in -ches the singular is in -ch. */
    private static final Set<String> CHE = words(
            "cache headache toothache backache heartache niche avalanche moustache mustache cliche creche pastiche"
                    + " psyche quiche");

    /** Words in -xe. */
    private static final Set<String> XE = words("axe deluxe pickaxe");

    /** Words in -s and -z whose plural is in -es; of all others in -ses and -zes the singular is in -e. */
    private static final Set<String> ES = words("""
        bus status alias virus bonus campus focus census corpus lens gas bias canvas atlas iris process class octopus cactus minus plus genius apparatus
        prospectus consensus circus chorus nexus thermos pancreas waltz blitz quartz walrus hiatus locus opus stylus terminus torus sinus discus surplus
        exodus abacus rhinoceros
        """);

    /** Words in -is whose plural is in -es. */
    private static final List<String> SIS = List.of(
            "analy",
            "diagno",
            "parenthe",
            "progno",
            "synop",
            "the",
            "cri",
            "hypothe",
            "synthe",
            "oa",
            "empha",
            "gene",
            "neme",
            "paraly",
            "cataly",
            "dialy",
            "hydroly",
            "psycho",
            "neuro",
            "metamorpho");

    /** Words in -ch that are said like k: their plural is in -chs. */
    private static final Set<String> CHS = words("epoch stomach monarch patriarch matriarch eunuch tech loch czech");

    private Plural() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }

    /** Returns the plural of {@code name}, which may be one already. */
    public static String of(String name) {
        return lastWord(singular(name), Plural::many);
    }

    /** Returns the singular of {@code name}, which may be one already: {@code days_off} becomes {@code day_off}. */
    public static String singular(String name) {
        return lastWord(name, Plural::one);
    }

    /** Applies {@code change} to the word that has the number; its case is kept as far as it is spelled alike. */
    private static String lastWord(String name, UnaryOperator<String> change) {
        for (String tail : TAILS) {
            if (name.endsWith(tail) && name.length() > tail.length()) {
                return lastWord(name.substring(0, name.length() - tail.length()), change) + tail;
            }
        }
        int at = name.length();
        while (at > 0 && Character.isLetter(name.charAt(at - 1))) {
            boolean hump = at < name.length()
                    && Character.isUpperCase(name.charAt(at))
                    && Character.isLowerCase(name.charAt(at - 1));
            if (hump) {
                break;
            }
            at--;
        }
        String word = name.substring(at);
        String lower = word.toLowerCase(Locale.ROOT);
        String changed = change.apply(lower);
        return word.isEmpty() || changed.equals(lower) ? name : name.substring(0, at) + cased(word, changed);
    }

    private static String cased(String word, String changed) {
        boolean all = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        if (all) {
            return changed.toUpperCase(Locale.ROOT);
        }
        return Character.isUpperCase(word.charAt(0))
                ? Character.toUpperCase(changed.charAt(0)) + changed.substring(1)
                : changed;
    }

    private static String many(String s) {
        if (SAME.contains(s)) {
            return s;
        }
        for (var e : IRREGULAR.entrySet()) {
            if (ends(s, e.getKey())) {
                return s.substring(0, s.length() - e.getKey().length()) + e.getValue();
            }
        }
        if (F.contains(s)) {
            return s.substring(0, s.length() - (s.endsWith("fe") ? 2 : 1)) + "ves";
        }
        if (s.endsWith("sis") || s.endsWith("xis")) {
            return s.substring(0, s.length() - 2) + "es";
        }
        boolean consonant = s.length() > 1 && "aeiou".indexOf(s.charAt(s.length() - 2)) < 0;
        if (s.endsWith("y") && (consonant || s.endsWith("quy"))) {
            return s.substring(0, s.length() - 1) + "ies";
        }
        boolean hiss = s.endsWith("s")
                || s.endsWith("x")
                || s.endsWith("z")
                || s.endsWith("sh")
                || (s.endsWith("ch") && !endsWithOneOf(s, CHS));
        return s + (hiss || endsWithOneOf(s, OES) ? "es" : "s");
    }

    private static String one(String s) {
        if (SAME.contains(s) || ONE_IN_S.contains(s) || s.length() < 3) {
            return s;
        }
        for (var e : ONE_OF.entrySet()) {
            if (ends(s, e.getKey())) {
                return s.substring(0, s.length() - e.getKey().length()) + e.getValue();
            }
        }
        if (s.endsWith("indices")) {
            return s.substring(0, s.length() - 4) + "ex";
        }
        if (!s.endsWith("s") || s.endsWith("ss")) {
            return s;
        }
        if (s.endsWith("us") || s.endsWith("is")) {
            return MANY_IN_US_IS.contains(s) ? s.substring(0, s.length() - 1) : s;
        }
        return s.endsWith("es") ? oneOfEs(s) : s.substring(0, s.length() - 1);
    }

    private static String oneOfEs(String s) {
        String e = s.substring(0, s.length() - 1);
        String bare = s.substring(0, s.length() - 2);
        if (s.endsWith("ies")) {
            return s.length() <= 4 || endsWithOneOf(e, IE) ? e : s.substring(0, s.length() - 3) + "y";
        }
        if (s.endsWith("ves")) {
            String stem = s.substring(0, s.length() - 3);
            return F.contains(stem + "f") ? stem + "f" : F.contains(stem + "fe") ? stem + "fe" : e;
        }
        if (s.endsWith("oes")) {
            return endsWithOneOf(bare, OES) ? bare : e;
        }
        if (s.endsWith("ches")) {
            return endsWithOneOf(e, CHE) ? e : bare;
        }
        if (s.endsWith("xes")) {
            return endsWithOneOf(e, XE) && !s.equals("axes") ? e : bare;
        }
        if (s.endsWith("shes") || s.endsWith("sses") || s.endsWith("zzes")) {
            return bare;
        }
        if (s.endsWith("ses")) {
            for (String stem : SIS) {
                if (ends(s, stem + "ses")) {
                    return bare + "is";
                }
            }
        }
        return endsWithOneOf(bare, ES) ? bare : e;
    }

    /** Whether {@code s} is {@code word} or a compound that is written together with it: midlife, salesperson. Short words are only themselves. */
    private static boolean ends(String s, String word) {
        return s.equals(word) || (word.length() > 4 && s.endsWith(word));
    }

    private static boolean endsWithOneOf(String s, Set<String> words) {
        if (words.contains(s)) {
            return true;
        }
        for (String w : words) {
            if (w.length() > 3 && s.endsWith(w)) {
                return true;
            }
        }
        return false;
    }
}

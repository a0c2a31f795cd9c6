package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import plinth.model.layout.Plural;
import plinth.model.pattern.InferredReference;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;

/**
 * Proposes areas of a large schema: communities of tables by the method of Louvain (Blondel and others, 2008), where tables are tied by references, by
 * the first word of their names and by their schema. A reference to a table that many reference ties less. No chance is involved.
 */
public final class Areas {
    /** Of fewer tables one sees all at once. */
    private static final int FEWEST = 24;

    /** An area has so many tables at least. */
    private static final int LEAST = 3;

    private static final String OTHERS = "Others";

    private static final double BY_WORD = 1.2;
    private static final double BY_SCHEMA = 2;

    private final List<ObjectName> tables;
    private final Map<ObjectName, Integer> number = new HashMap<>();
    private final Map<ObjectName, Integer> in = new HashMap<>();
    private final List<Map<Integer, Double>> ties = new ArrayList<>();

    /** The tables that nothing ties to any area. */
    private List<ObjectName> rest = List.of();

    private Areas(List<ObjectName> tables) {
        this.tables = tables;
        for (ObjectName t : tables) {
            number.put(t, ties.size());
            ties.add(new TreeMap<>());
        }
    }

    /** Returns the areas of {@code schema}, the largest first, each table in one; none where there are too few tables or all belong together. */
    public static List<Area> propose(Schema schema, List<InferredReference> inferred) {
        List<ObjectName> tables = List.copyOf(Sources.of(schema, List.of()).keySet());
        if (tables.size() < FEWEST) {
            return List.of();
        }
        Areas areas = new Areas(tables);
        areas.tie(References.of(schema, new HashSet<>(tables), inferred));
        return areas.named(areas.joined(Louvain.communities(areas.ties)));
    }

    private void tie(List<References.Reference> references) {
        references.forEach(r -> in.merge(r.parent(), 1, Integer::sum));
        for (References.Reference r : references) {
            if (!r.child().equals(r.parent())) {
                tie(at(r.child()), at(r.parent()), 1 / Math.sqrt(Math.max(1, in.getOrDefault(r.parent(), 1) / 2.0)));
            }
        }
        // A word or a schema is a node of its own: its tables are tied to it, not each to each.
        Map<String, List<ObjectName>> words = new TreeMap<>();
        Map<String, List<ObjectName>> schemas = new TreeMap<>();
        for (ObjectName t : tables) {
            words.computeIfAbsent(t.schema() + "." + first(t), k -> new ArrayList<>())
                    .add(t);
            schemas.computeIfAbsent(t.schema().value(), k -> new ArrayList<>()).add(t);
        }
        words.values().stream().filter(g -> g.size() > 1).forEach(g -> group(g, BY_WORD));
        if (schemas.size() > 1) {
            schemas.values().forEach(g -> group(g, BY_SCHEMA));
        }
    }

    private int at(ObjectName table) {
        return number.getOrDefault(table, 0);
    }

    private void group(List<ObjectName> members, double weight) {
        int node = ties.size();
        ties.add(new TreeMap<>());
        members.forEach(t -> tie(at(t), node, weight));
    }

    private void tie(int a, int b, double weight) {
        ties.get(a).merge(b, weight, Double::sum);
        ties.get(b).merge(a, weight, Double::sum);
    }

    private static String first(ObjectName table) {
        String[] words = table.name().value().toLowerCase(Locale.ROOT).split("_", -1);
        return Plural.singular(words[0].isEmpty() && words.length > 1 ? words[1] : words[0]);
    }

    /** The tables of each community; those too small go to the one that they are tied to most, else together. */
    private List<List<ObjectName>> joined(int[] community) {
        Map<Integer, List<ObjectName>> of = new LinkedHashMap<>();
        for (int i = 0; i < tables.size(); i++) {
            of.computeIfAbsent(community[i], k -> new ArrayList<>()).add(tables.get(i));
        }
        Set<Integer> large = new HashSet<>();
        of.forEach((c, members) -> {
            if (members.size() >= LEAST) {
                large.add(c);
            }
        });
        List<ObjectName> others = new ArrayList<>();
        for (int c : List.copyOf(of.keySet())) {
            if (large.contains(c)) {
                continue;
            }
            List<ObjectName> members = of.getOrDefault(c, List.of());
            of.remove(c);
            Map<Integer, Double> pull = new TreeMap<>();
            members.forEach(t -> ties.get(at(t)).forEach((n, w) -> {
                if (large.contains(community[n])) {
                    pull.merge(community[n], w, Double::sum);
                }
            }));
            pull.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .flatMap(to -> Optional.ofNullable(of.get(to)))
                    .orElse(others)
                    .addAll(members);
        }
        List<List<ObjectName>> all = new ArrayList<>(of.values());
        all.sort(Comparator.comparingInt(l -> -l.size()));
        rest = others.stream().sorted().toList();
        return all.size() + (rest.isEmpty() ? 0 : 1) > 1 ? all : List.of();
    }

    private List<Area> named(List<List<ObjectName>> groups) {
        Map<String, List<ObjectName>> named = new LinkedHashMap<>();
        for (List<ObjectName> g : groups) {
            String name = name(g);
            String free = name;
            for (int n = 2; named.containsKey(free); n++) {
                free = name + " " + n;
            }
            named.put(free, g.stream().sorted().toList());
        }
        List<Area> all = new ArrayList<>();
        named.forEach((name, g) -> all.add(new Area(name, g, false)));
        if (!all.isEmpty() && !rest.isEmpty()) {
            all.add(new Area(named.containsKey(OTHERS) ? OTHERS + " 2" : OTHERS, rest, false));
        }
        return all;
    }

    /** The schema, when the tables have one of their own; the word that most names begin with; else the table that most reference. */
    private String name(List<ObjectName> group) {
        boolean own = group.stream().map(ObjectName::schema).distinct().count() == 1
                && tables.stream()
                                .filter(t -> t.schema().equals(group.getFirst().schema()))
                                .count()
                        == group.size()
                && group.size() < tables.size();
        if (own && !group.getFirst().schema().isEmpty()) {
            return capital(group.getFirst().schema().value());
        }
        Map<String, Integer> words = new TreeMap<>();
        group.forEach(t -> words.merge(first(t), 1, Integer::sum));
        Optional<String> most = words.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(e -> e.getValue() * 2 >= group.size() && e.getValue() > 1)
                .map(Map.Entry::getKey);
        return capital(most.map(w -> Plural.of(common(w, group)))
                .orElseGet(() -> hub(group).name().value()));
    }

    /** The words that all names begin with that begin with {@code word}. */
    private static String common(String word, List<ObjectName> group) {
        List<List<String>> names = group.stream()
                .filter(t -> first(t).equals(word))
                .map(t -> List.of(t.name()
                        .value()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("^_+", "")
                        .split("_", -1)))
                .toList();
        StringBuilder words = new StringBuilder(word);
        for (int i = 1; ; i++) {
            int at = i;
            List<String> next = names.stream()
                    .filter(n -> n.size() > at)
                    .map(n -> Plural.singular(n.get(at)))
                    .distinct()
                    .toList();
            boolean all = names.stream().allMatch(n -> n.size() > at);
            if (!all || next.size() != 1) {
                return words.toString();
            }
            words.append('_').append(next.getFirst());
        }
    }

    private ObjectName hub(List<ObjectName> group) {
        return group.stream()
                .min(Comparator.comparingInt((ObjectName t) -> -in.getOrDefault(t, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static String capital(String name) {
        String words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * Returns {@code before} for a later state of the schema: what is there stays in its area, what is new joins that of a neighbour.
     */
    public static List<Area> next(List<Area> before, Schema schema, List<InferredReference> inferred) {
        Set<ObjectName> open = new HashSet<>(Sources.of(schema, List.of()).keySet());
        Map<ObjectName, Integer> area = new HashMap<>();
        List<List<ObjectName>> members = new ArrayList<>();
        for (Area a : before) {
            List<ObjectName> left =
                    new ArrayList<>(a.tables().stream().filter(open::remove).toList());
            left.forEach(t -> area.put(t, members.size()));
            members.add(left);
        }
        if (!open.isEmpty()) {
            Neighbourhood near = Neighbourhood.of(schema, inferred);
            for (ObjectName t : open.stream().sorted().toList()) {
                near.of(t).stream()
                        .filter(area::containsKey)
                        .findFirst()
                        .ifPresent(n -> members.get(area.getOrDefault(n, 0)).add(t));
            }
        }
        List<Area> all = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Area a = before.get(i);
            List<ObjectName> now = members.get(i);
            if (!now.isEmpty()) {
                all.add(a.tables().equals(now) ? a : new Area(a.name(), now, a.kept()));
            }
        }
        return all;
    }
}

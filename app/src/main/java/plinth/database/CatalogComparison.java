package plinth.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what two catalogs do not agree in. Objects are matched by name; those whose names may be implied, then by their facts. */
final class CatalogComparison {
    private final Catalog left;
    private final Catalog right;
    private final List<Difference> out = new ArrayList<>();

    CatalogComparison(Catalog left, Catalog right) {
        this.left = left;
        this.right = right;
    }

    List<Difference> differences() {
        for (CatalogEntry.Kind kind : CatalogEntry.Kind.values()) {
            compare(kind);
        }
        return List.copyOf(out);
    }

    private void compare(CatalogEntry.Kind kind) {
        Map<String, CatalogEntry> a = byName(left.entries(kind));
        Map<String, CatalogEntry> b = byName(right.entries(kind));
        Map<CatalogEntry, CatalogEntry> renamed = kind.mayHaveImpliedName() ? renamed(a, b) : Map.of();
        Set<CatalogEntry> taken = new HashSet<>(renamed.values());
        for (Map.Entry<String, CatalogEntry> e : a.entrySet()) {
            CatalogEntry l = e.getValue();
            CatalogEntry r = b.get(e.getKey());
            CatalogEntry other = renamed.get(l);
            if (other != null) {
                out.add(new Difference(
                        Difference.Kind.RENAMED, kind, l.toString(), "name", l.qualified(), other.qualified()));
            } else if (r == null || taken.contains(r)) {
                out.add(new Difference(Difference.Kind.MISSING, kind, l.toString(), "", summary(l), ""));
            } else {
                facts(l, r);
            }
        }
        for (Map.Entry<String, CatalogEntry> e : b.entrySet()) {
            CatalogEntry r = e.getValue();
            boolean matched =
                    taken.contains(r) || (a.containsKey(e.getKey()) && !renamed.containsKey(a.get(e.getKey())));
            if (!matched) {
                out.add(new Difference(Difference.Kind.ADDED, kind, r.toString(), "", "", summary(r)));
            }
        }
    }

    /** Pairs of entries that differ in nothing but their names. */
    private static Map<CatalogEntry, CatalogEntry> renamed(Map<String, CatalogEntry> a, Map<String, CatalogEntry> b) {
        Map<String, List<CatalogEntry>> free = new HashMap<>();
        for (Map.Entry<String, CatalogEntry> e : b.entrySet()) {
            CatalogEntry same = a.get(e.getKey());
            if (same == null || !same.facts().equals(e.getValue().facts())) {
                free.computeIfAbsent(likeness(e.getValue()), k -> new ArrayList<>())
                        .add(e.getValue());
            }
        }
        Map<CatalogEntry, CatalogEntry> pairs = new HashMap<>();
        for (Map.Entry<String, CatalogEntry> e : a.entrySet()) {
            CatalogEntry same = b.get(e.getKey());
            if (same != null && same.facts().equals(e.getValue().facts())) {
                continue;
            }
            List<CatalogEntry> candidates = free.getOrDefault(likeness(e.getValue()), List.of());
            if (!candidates.isEmpty()) {
                pairs.put(e.getValue(), candidates.removeFirst());
            }
        }
        return pairs;
    }

    private static String likeness(CatalogEntry e) {
        return e.owner() + "\n" + e.facts();
    }

    private static Map<String, CatalogEntry> byName(List<CatalogEntry> entries) {
        Map<String, CatalogEntry> map = new LinkedHashMap<>();
        for (CatalogEntry e : entries) {
            map.put(e.owner() + "\n" + e.name(), e);
        }
        return map;
    }

    private void facts(CatalogEntry l, CatalogEntry r) {
        if (l.facts().equals(r.facts())) {
            return;
        }
        SortedMap<String, String> all = new TreeMap<>(l.facts());
        all.putAll(r.facts());
        for (String what : new TreeSet<>(all.keySet())) {
            if (!l.fact(what).equals(r.fact(what))) {
                out.add(new Difference(
                        Difference.Kind.CHANGED, l.kind(), l.toString(), what, l.fact(what), r.fact(what)));
            }
        }
    }

    private static String summary(CatalogEntry e) {
        String definition = e.fact("definition");
        return definition.isEmpty() ? e.fact("type") : definition;
    }
}

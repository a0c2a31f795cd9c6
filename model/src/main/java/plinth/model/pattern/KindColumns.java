package plinth.model.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.logic.Presence;
import plinth.model.logic.TableRules;
import plinth.model.pattern.Pattern.KindColumn;
import plinth.model.schema.Column;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Table;

/** Which columns of a table belong to some of its kinds only: by its conditions, by partial indexes, by names. */
final class KindColumns {
    private final Table table;
    private final Name kind;
    private final TableRules rules;
    private final Set<String> values;
    private final Map<Name, Map<String, Presence>> presences = new LinkedHashMap<>();
    private final Map<Name, Set<String>> named = new LinkedHashMap<>();

    /** Looks at {@code table}, whose column {@code kind} is limited to {@code listed}, if at all. */
    KindColumns(Facts facts, Table table, Name kind, TableRules rules, Optional<List<String>> listed) {
        this.table = table;
        this.kind = kind;
        this.rules = rules;
        this.values = new LinkedHashSet<>(listed.orElseGet(() -> rules.mentioned(kind)));
        byIndexes(listed);
        byConditions();
        byPrefixes(facts);
    }

    private boolean candidate(Name n) {
        return !n.equals(kind)
                && table.column(n)
                        .filter(c -> table.nullable(c) && !c.generated())
                        .isPresent();
    }

    private void byConditions() {
        Set<Name> beside = rules.beside(kind);
        for (Name n : beside) {
            if (candidate(n)) {
                presences.put(n, presence(n));
            }
        }
        // What is bound to a column of a kind is one itself, where the conditions together say so.
        Set<Name> reached = new LinkedHashSet<>(beside);
        Deque<Name> open = new ArrayDeque<>(presences.keySet());
        while (!open.isEmpty()) {
            for (Name n : rules.beside(open.pop())) {
                if (reached.add(n) && candidate(n)) {
                    Map<String, Presence> of = presence(n);
                    if (of.containsValue(Presence.MUST_NOT)) {
                        presences.put(n, of);
                        open.add(n);
                    }
                }
            }
        }
    }

    private Map<String, Presence> presence(Name n) {
        Map<String, Presence> of = new LinkedHashMap<>();
        values.forEach(v -> of.put(v, rules.presence(kind, v, n)));
        return of;
    }

    /** A partial index with {@code WHERE type = 'a'} is over columns of a. */
    private void byIndexes(Optional<List<String>> listed) {
        for (Index i : table.indexes()) {
            if (i.where().filter(w -> w.names().contains(kind)).isEmpty()) {
                continue;
            }
            Optional<List<String>> of = rules.where(i.where().get()).values(kind);
            if (of.isEmpty()
                    || (listed.isPresent() && of.get().size() >= listed.get().size())) {
                continue;
            }
            values.addAll(of.get());
            i.leadingColumns().stream()
                    .filter(this::candidate)
                    .forEach(n ->
                            named.computeIfAbsent(n, x -> new LinkedHashSet<>()).addAll(of.get()));
        }
    }

    /** {@code card_number} is a column of {@code card}, when several columns begin like one of the values. */
    private void byPrefixes(Facts facts) {
        for (String v : values) {
            List<String> words = facts.words(v);
            List<Name> like = words.isEmpty()
                    ? List.of()
                    : table.columns().stream()
                            .map(Column::name)
                            .filter(n -> candidate(n) && begins(facts.words(n), words))
                            .toList();
            if (like.size() >= 2) {
                like.forEach(n ->
                        named.computeIfAbsent(n, x -> new LinkedHashSet<>()).add(v));
            }
        }
    }

    private static boolean begins(List<String> parts, List<String> words) {
        return parts.size() > words.size() && parts.subList(0, words.size()).equals(words);
    }

    /** Returns the values that kinds are known by, those listed first. */
    List<String> values() {
        return List.copyOf(values);
    }

    /** Returns the columns that some of the kinds cannot have. */
    List<Name> excluded() {
        return presences.keySet().stream().filter(n -> excluded(n)).toList();
    }

    private boolean excluded(Name n) {
        Map<String, Presence> of = presences.getOrDefault(n, Map.of());
        return of.containsValue(Presence.MUST_NOT) && of.values().stream().anyMatch(p -> p != Presence.MUST_NOT);
    }

    /**
     * Returns whether two columns, of which one is {@code own} and the other {@code like} one, are of kinds that differ all: of states that follow one another the
     * later have what the earlier have.
     */
    boolean exclusive(Predicate<Name> own, Predicate<Name> like) {
        List<Set<String>> certain =
                excluded().stream().filter(own).map(this::having).toList();
        List<Set<String>> all =
                excluded().stream().filter(own.or(like)).map(this::having).toList();
        return certain.stream().anyMatch(a -> all.stream().anyMatch(b -> Collections.disjoint(a, b)));
    }

    /** Returns the kinds whose rows may have {@code n}. */
    private Set<String> having(Name n) {
        Set<String> all = new LinkedHashSet<>();
        presences.getOrDefault(n, Map.of()).forEach((v, p) -> {
            if (p != Presence.MUST_NOT) {
                all.add(v);
            }
        });
        return all;
    }

    /** Returns the columns that some kinds must have and others need not. */
    List<Name> demanded() {
        return presences.keySet().stream().filter(n -> demanded(n)).toList();
    }

    private boolean demanded(Name n) {
        Map<String, Presence> of = presences.getOrDefault(n, Map.of());
        return of.containsValue(Presence.MUST) && of.values().stream().anyMatch(p -> p != Presence.MUST);
    }

    /** Returns how many sets of kinds there are that must have a column which others need not. */
    int demands() {
        Set<Set<String>> sets = new LinkedHashSet<>();
        demanded().forEach(n -> sets.add(must(n)));
        return sets.size();
    }

    private Set<String> must(Name n) {
        Set<String> all = new LinkedHashSet<>();
        presences.getOrDefault(n, Map.of()).forEach((v, p) -> {
            if (p == Presence.MUST) {
                all.add(v);
            }
        });
        return all;
    }

    /** Returns the columns that names or indexes give to some kinds. */
    Set<Name> named() {
        return named.keySet();
    }

    /** Returns the kind of every column that belongs to some only, in the order of the table. */
    List<KindColumn> columns() {
        List<KindColumn> all = new ArrayList<>();
        for (Column c : table.columns()) {
            Name n = c.name();
            Set<String> must = must(n);
            if (excluded(n)) {
                List<String> of = presences.getOrDefault(n, Map.of()).entrySet().stream()
                        .filter(e -> e.getValue() != Presence.MUST_NOT)
                        .map(Map.Entry::getKey)
                        .toList();
                all.add(new KindColumn(n, of, must.containsAll(of)));
            } else if (demanded(n)) {
                all.add(new KindColumn(n, List.copyOf(must), true));
            } else if (named.containsKey(n)) {
                Set<String> of = named.get(n);
                all.add(new KindColumn(n, values.stream().filter(of::contains).toList(), false));
            }
        }
        return all;
    }

    /** Returns whether the conditions keep {@code c} from every kind that it does not belong to, and from rows of none. */
    boolean tied(KindColumn c) {
        return values.stream()
                .filter(v -> !c.values().contains(v))
                .allMatch(v -> rules.presence(kind, v, c.column()) == Presence.MUST_NOT);
    }
}

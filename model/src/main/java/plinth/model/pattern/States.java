package plinth.model.pattern;

import java.util.List;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Table;

/** Tells a column that says how far a row has come from one that says of which kind it is: a row changes its state, and keeps its kind. */
final class States {
    private static final Set<String> WORDS = Set.of(
            "status",
            "state",
            "stage",
            "phase",
            "step",
            "progress",
            "lifecycle",
            "outcome",
            "result",
            "estado",
            "zustand",
            "statut");

    /** Words for states that do not look like participles. */
    private static final Set<String> REACHED =
            Set.of("done", "paid", "sent", "open", "active", "inactive", "complete", "draft", "pending", "current");

    /** What stands behind a state in the name of the column that says when, and by whom, a row came into it. */
    private static final Set<String> STAMPS = Set.of("at", "on", "by", "date", "time", "since", "until");

    private States() {}

    /** Whether {@code c} is called as a state is: {@code order_status}; a truth value also by a participle, {@code is_archived}. */
    static boolean named(Facts facts, Column c) {
        String last = facts.last(c.name());
        return WORDS.contains(last) || (c.type().is("boolean") && reached(last));
    }

    /** Whether at least half of {@code values} are what a row becomes: {@code approved}, {@code rejected}. */
    static boolean reached(List<String> values) {
        long all = values.stream().filter(v -> reached(Words.last(v))).count();
        return all >= 2 && all * 2 >= values.size();
    }

    private static boolean reached(String word) {
        return REACHED.contains(word) || (word.length() > 4 && word.endsWith("ed"));
    }

    /** Whether {@code column} says when, or by whom, a row came into one of the states {@code values}: {@code paid_at} for {@code paid}. */
    static boolean entered(Facts facts, Name column, List<String> values) {
        List<String> words = facts.words(column);
        return words.size() > 1
                && STAMPS.contains(words.getLast())
                && values.stream().anyMatch(v -> facts.words(v).equals(words.subList(0, words.size() - 1)));
    }

    /** Whether {@code column} is called as what says when, or by whom, something happened: {@code closed_at}, {@code delivered}, {@code due_date}. */
    static boolean stampNamed(Facts facts, Name column) {
        String last = facts.last(column);
        return STAMPS.contains(last) || reached(last);
    }

    /** Whether {@code column} says when, or by whom, something happened: {@code closed_at}, {@code closed_by}, a date or a time. */
    static boolean stamp(Facts facts, Table t, Name column) {
        return Set.of("at", "by").contains(facts.last(column))
                || t.column(column).filter(Aspects::time).isPresent();
    }
}

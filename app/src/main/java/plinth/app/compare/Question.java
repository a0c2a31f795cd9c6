package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.app.store.Picture;
import plinth.app.store.View;
import plinth.model.cost.Settings;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Strategy;
import plinth.model.schema.Schema;

/**
 * What is compared.
 *
 * @param families all of the schema that can be laid out anew
 * @param refused the families that cannot, with the reason
 * @param family which of them, absent when there is none
 */
record Question(
        Schema schema,
        List<Family> families,
        List<FamilyReader.Refused> refused,
        Optional<Family> family,
        Strategy left,
        Strategy right,
        Settings settings) {
    static final Question NONE = new Question(
            Schema.EMPTY,
            List.of(),
            List.of(),
            Optional.empty(),
            new Strategy.ClassTable(false),
            new Strategy.SingleTable(true, true),
            Settings.DEFAULT);

    Question {
        families = List.copyOf(families);
        refused = List.copyOf(refused);
    }

    /** Returns every way to lay a family out. */
    static List<Strategy> strategies() {
        List<Strategy> all = new ArrayList<>();
        for (boolean first : new boolean[] {true, false}) {
            all.add(new Strategy.ClassTable(first));
            all.add(new Strategy.ConcreteTables(first));
            all.add(new Strategy.SingleTable(first, true));
            all.add(new Strategy.SingleTable(first, false));
        }
        return all;
    }

    static Question of(Picture picture, View.Comparing wanted, Settings settings) {
        Schema schema = picture.of().schema();
        List<Family> families = FamilyReader.families(schema, picture.findings());
        Optional<Family> family = families.stream()
                .filter(f -> wanted.family().filter(f.base()::equals).isPresent())
                .findFirst()
                .or(() -> families.stream().findFirst());
        Strategy today = family.map(Family::today).orElse(NONE.left());
        Strategy left = wanted.left().flatMap(Question::described).orElse(today);
        Strategy right = wanted.right().flatMap(Question::described).orElseGet(() -> other(left));
        return new Question(
                schema, families, FamilyReader.refused(schema, picture.findings()), family, left, right, settings);
    }

    private static Strategy other(Strategy left) {
        return left instanceof Strategy.SingleTable
                ? new Strategy.ClassTable(true)
                : new Strategy.SingleTable(true, true);
    }

    private static Optional<Strategy> described(String described) {
        return strategies().stream().filter(s -> s.describe().equals(described)).findFirst();
    }

    /** Returns why there is nothing to compare. */
    String none() {
        return refused.isEmpty()
                ? "No family of a supertype and its subtypes here. A table whose key references another table's key"
                        + " makes one."
                : String.join("\n", refused.stream().map(r -> r.toString()).toList());
    }

    /** Returns whether a side is the user's own tables as they stand. */
    boolean today(Side side) {
        return family.filter(f -> f.today().equals(strategy(side))).isPresent();
    }

    Strategy strategy(Side side) {
        return switch (side) {
            case LEFT -> left;
            case RIGHT -> right;
        };
    }

    /** Returns what a layout is called here: where both are of one kind with what tells them apart, in few words. */
    String name(Side side) {
        Strategy s = strategy(side);
        if (!left.label().equals(right.label())) {
            return s.label();
        }
        return today(side) ? s.label() + ", today" : named(s).replace("partial indexes", "partial");
    }

    /** Returns a layout with its options in words: {@code Single table, guarded, partial indexes}. */
    static String named(Strategy s) {
        return s.label()
                + switch (s) {
                    case Strategy.ClassTable c -> c.guarded() ? ", guarded" : ", bare";
                    case Strategy.SingleTable t ->
                        (t.guarded() ? ", guarded" : ", bare")
                                + (t.partialIndexes() ? ", partial indexes" : "")
                                + (t.partitioned() ? ", partitioned" : "");
                    case Strategy.ConcreteTables t ->
                        t.inherits() ? "" : t.view() ? ", with a view" : ", without a view";
                };
    }
}

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
 * @param family which of them, absent when there is none
 */
record Question(
        Schema schema,
        List<Family> families,
        Optional<Family> family,
        Strategy left,
        Strategy right,
        Settings settings) {
    static final Question NONE = new Question(
            Schema.EMPTY,
            List.of(),
            Optional.empty(),
            new Strategy.ClassTable(false),
            new Strategy.SingleTable(true, true),
            Settings.DEFAULT);

    Question {
        families = List.copyOf(families);
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
        Strategy left = wanted.left().flatMap(Question::named).orElse(today);
        Strategy right = wanted.right().flatMap(Question::named).orElseGet(() -> other(left));
        return new Question(schema, families, family, left, right, settings);
    }

    private static Strategy other(Strategy left) {
        return left instanceof Strategy.SingleTable
                ? new Strategy.ClassTable(true)
                : new Strategy.SingleTable(true, true);
    }

    private static Optional<Strategy> named(String described) {
        return strategies().stream().filter(s -> s.describe().equals(described)).findFirst();
    }

    Strategy strategy(Side side) {
        return switch (side) {
            case LEFT -> left;
            case RIGHT -> right;
        };
    }

    /** Returns what a layout is called here: with its options where both are of one kind. */
    String name(Side side) {
        Strategy s = strategy(side);
        if (!left.label().equals(right.label())) {
            return s.label();
        }
        return s.label()
                + switch (s) {
                    case Strategy.ClassTable c -> c.guarded() ? ", guarded" : "";
                    case Strategy.SingleTable t ->
                        (t.guarded() ? ", guarded" : ", bare") + (t.partialIndexes() ? ", partial" : "");
                    case Strategy.ConcreteTables t -> t.view() ? ", view" : "";
                };
    }
}

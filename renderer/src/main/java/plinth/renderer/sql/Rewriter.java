package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;
import plinth.model.text.Script;

/**
 * Carries edits out on a text: the least change, in the style of its neighbours. The law of the house is kept at every edit: reading the changed
 * text gives exactly what the edit makes of the schema; where it does not, the edit is refused and nothing is changed.
 */
public final class Rewriter {
    private Rewriter() {}

    /** Returns {@code before} with {@code edit} carried out on its text. */
    public static Edited edit(Reading before, Edit edit) {
        if (edit instanceof Edit.Together t) {
            return together(before, t, Rewriter::edit);
        }
        Outcome wanted = Edits.apply(before.schema(), edit);
        return switch (wanted) {
            case Outcome.Refused(String reason) -> new Edited.Refused(reason + LabelPlaces.of(before, edit));
            case Outcome.Done(Schema schema) -> {
                try {
                    yield carryOut(before, edit, schema);
                } catch (Refusal r) {
                    yield new Edited.Refused(r.reason());
                }
            }
        };
    }

    /** Carries out edits one after the other, each by {@code one}: all of them, or none when one is refused. */
    static Edited together(Reading before, Edit.Together t, BiFunction<Reading, Edit, Edited> one) {
        Reading reading = before;
        List<String> notes = new ArrayList<>();
        for (Edit e : t.edits()) {
            switch (one.apply(reading, e)) {
                case Edited.Refused r -> {
                    return r;
                }
                case Edited.Done d -> {
                    reading = d.reading();
                    notes.addAll(d.notes());
                }
            }
        }
        return new Edited.Done(
                reading, between(before, reading), notes.stream().distinct().toList());
    }

    /** Returns the patches, one a file, that make the texts of {@code after} of those of {@code before}. */
    static List<FilePatch> between(Reading before, Reading after) {
        List<FilePatch> patches = new ArrayList<>();
        for (int f = 0; f < before.files().size(); f++) {
            Script was = before.files().get(f).script();
            Script is = after.files().get(f).script();
            if (was != is) {
                patches.add(new FilePatch(f, Patch.between(was.text(), is.text())));
            }
        }
        return patches;
    }

    private static Edited carryOut(Reading before, Edit edit, Schema wanted) {
        if (wanted.equals(before.schema())) {
            return new Edited.Done(before, List.of(), List.of());
        }
        Refusal last = new Refusal("The text cannot be changed so.");
        for (int variant = 0; variant < Rewriting.variants(edit); variant++) {
            try {
                return carryOut(before, edit, wanted, variant);
            } catch (Refusal r) {
                last = r;
            }
        }
        return step(before, edit, wanted, last);
    }

    /**
     * Where no statement of the text can be changed so, as in one that tells a history of renames and drops, the edit becomes its next step: what a
     * database would be told, behind all other statements. A note says so, and why.
     */
    private static Edited step(Reading before, Edit edit, Schema wanted, Refusal why) {
        if (why.isFinal() || before.dialect() != Dialect.POSTGRESQL) {
            throw why;
        }
        Rewriting rewriting = new Rewriting(before, wanted, 0);
        try {
            List<FilePatch> patches = rewriting.step(edit);
            Reading after = patched(before, patches);
            if (patches.isEmpty()
                    || Differences.first(wanted, after.schema()).isPresent()
                    || after.faults() > before.faults()) {
                throw why;
            }
            List<String> notes = new ArrayList<>(rewriting.notes());
            notes.addFirst("It is done by a statement at the end of the text. " + why.reason());
            return new Edited.Done(after, patches, notes.stream().distinct().toList());
        } catch (IllegalArgumentException e) {
            throw why;
        }
    }

    private static Reading patched(Reading before, List<FilePatch> patches) {
        TreeMap<Integer, List<Patch>> byFile = new TreeMap<>();
        for (FilePatch p : patches) {
            byFile.computeIfAbsent(p.file(), f -> new ArrayList<>()).add(p.patch());
        }
        Reading after = before;
        for (var e : byFile.entrySet()) {
            after = after.patched(e.getKey(), e.getValue());
        }
        return after;
    }

    /** Returns {@code before} after the patches that {@code make} makes, which is to say {@code wanted}. */
    static Reading carriedOut(Reading before, Schema wanted, Consumer<Patching> make) {
        return appended(before, wanted, p -> {
            make.accept(p);
            new PartMentions(p).implied(wanted);
        });
    }

    /** As {@link #carriedOut}, where no part is called otherwise afterwards because it has another place among its like. */
    static Reading appended(Reading before, Schema wanted, Consumer<Patching> make) {
        Patching p = new Patching(before);
        make.accept(p);
        return held(before, wanted, p.patches());
    }

    private static Edited carryOut(Reading before, Edit edit, Schema wanted, int variant) {
        Rewriting rewriting = new Rewriting(before, wanted, variant);
        List<FilePatch> patches = rewriting.patches(edit);
        Reading after = held(before, wanted, patches);
        return new Edited.Done(
                after, patches, rewriting.notes().stream().distinct().toList());
    }

    /** Returns what {@code before} says after {@code patches}, when that is {@code wanted} and nothing in it is wrong that was right. */
    private static Reading held(Reading before, Schema wanted, List<FilePatch> patches) {
        Reading after = patched(before, patches);
        Optional<String> difference = Differences.first(wanted, after.schema());
        if (difference.isPresent()) {
            throw new Refusal("The text cannot be changed so that it says just this: " + difference.get());
        }
        if (after.faults() > before.faults()) {
            throw new Refusal("A statement of the text would name what is not there, or not yet.");
        }
        return after;
    }
}

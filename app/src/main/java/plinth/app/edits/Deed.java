package plinth.app.edits;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.ObjectName;

/**
 * Something that can be done to what is selected.
 *
 * @param title the deed and its object; an ellipsis behind it when something is asked first
 * @param key the key that does it on the canvas, as in {@code Shortcut+D}; empty for none
 * @param whyNot why it cannot be done now
 */
public record Deed(String title, String key, Optional<String> whyNot, Act act) {

    /** How it is done. */
    public sealed interface Act {}

    /** By an edit at once. */
    public record Do(Edit edit) implements Act {}

    /** By the edit that a form makes. */
    public record Ask(Supplier<EditForm> form) implements Act {}

    /** By writing another name in the place of the old one, or in a form where there is no such place. */
    public record Rename(Selection.Item item) implements Act {}

    /** By dropping; what goes with it is shown before. */
    public record Drop(Selection selection) implements Act {}

    /** By a column with a name that is free, which is written over at once. */
    public record AddColumn(ObjectName table) implements Act {}

    /** By something that changes no schema: to show, to copy. */
    public record Run(Runnable run) implements Act {}

    /** More deeds, in groups, made when they are looked at. */
    public record More(Supplier<List<List<Deed>>> deeds) implements Act {}

    static Deed of(String title, Act act) {
        return new Deed(title, "", Optional.empty(), act);
    }

    static Deed of(String title, Edit edit) {
        return of(title, new Do(edit));
    }

    static Deed ask(String title, Supplier<EditForm> form) {
        return of(title + "\u2026", new Ask(form));
    }

    static Deed more(String title, Supplier<List<List<Deed>>> deeds) {
        return of(title, new More(deeds));
    }

    static Deed rename(Object what, Selection.Item item) {
        return of("Rename " + what, new Rename(item)).by("F2");
    }

    static Deed comment(Object what, Optional<String> now, Function<Optional<String>, Edit> edit) {
        return ask("Comment on " + what, () -> ObjectForms.comment(what.toString(), now, edit));
    }

    static Deed drop(String what, Selection selection) {
        return of("Drop " + what + "\u2026", new Drop(selection)).by("Delete");
    }

    /** Returns the deed with the key {@code key}. */
    Deed by(String key) {
        return new Deed(title, key, whyNot, act);
    }

    /** Returns the deed as one that cannot be done when {@code not} holds, for {@code reason}. */
    Deed unless(boolean not, String reason) {
        return not ? new Deed(title, key, Optional.of(reason), act) : this;
    }
}

package plinth.app.inspector;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import plinth.app.edits.Asker;
import plinth.app.edits.Attempt;
import plinth.app.edits.Deeds;
import plinth.app.edits.Fragments;
import plinth.app.edits.Read;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Labels;
import plinth.app.store.Picture;
import plinth.app.store.Selection;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.app.ui.Parts;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Place;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Schema;

/** What a sheet of the inspector is made of: the state, the patterns, and the ways to change something. */
record Context(Store store, State state, Picture picture, Editing editing, ImpliedNames names, Asker asker) {

    Schema schema() {
        return state.document().schema();
    }

    Reading reading() {
        return state.document().reading();
    }

    Optional<Selection.Item> selected() {
        return state.view().selection().primary();
    }

    void select(Selection.Item item) {
        store.dispatch(Command.select(item));
    }

    /** Does {@code edit} as one step. Returns why it was refused; nothing when it was done. */
    Optional<String> edit(Edit edit) {
        return Attempt.of(store, edit);
    }

    /** Does the edit that was read, or tells why it could not be read. */
    Optional<String> edit(Read<? extends Edit> read) {
        return switch (read) {
            case Read.Good<? extends Edit> g -> edit(g.value());
            case Read.Bad<? extends Edit> b -> {
                store.dispatch(new Command.Refused(b.reason()));
                yield Optional.of(b.reason());
            }
        };
    }

    /** Returns what can be done in the document as it is now. */
    Deeds deeds() {
        return Deeds.of(store);
    }

    Fragments fragments() {
        return new Fragments(reading().dialect());
    }

    /** Does several edits as one step; none of them when there are none. */
    void edit(List<Edit> edits, String label) {
        if (!edits.isEmpty()) {
            Edit all = edits.size() == 1 ? edits.getFirst() : new Edit.Together(label, edits);
            store.dispatch(new Command.Edited(all, Gesture.of(label.isEmpty() ? Labels.of(all) : label)));
        }
    }

    /** Returns a button with the line of {@code origin}; with the file's name before it when {@code full} says so. */
    Node line(Origin origin, boolean full) {
        if (!reading().holds(origin.entry())) {
            return Parts.text("");
        }
        Place place = reading().place(origin);
        String file = place.name().substring(place.name().lastIndexOf('/') + 1);
        Button b = new Button((full ? file + ":" : "") + place.position().line());
        // Names of files have underscores of their own.
        b.setMnemonicParsing(false);
        b.getStyleClass().add("line-button");
        b.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        b.setTooltip(new Tooltip("Show " + place + " in the SQL pane"));
        b.setOnAction(e -> store.dispatch(Command.reveal(place)));
        return b;
    }

    /** Returns the text of {@code origin} as it is written. */
    String text(Origin origin) {
        String all = origin.entry().statement().text();
        return origin.span().end() <= all.length() ? origin.span().of(all) : "";
    }
}

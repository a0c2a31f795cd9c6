package plinth.model.pattern;

import java.util.List;
import plinth.model.edit.Edit;

/**
 * Something that a pattern means and the schema does not enforce.
 *
 * @param title what is accepted although it should not be
 * @param consequence what comes of it, in a sentence
 * @param remedy the edits that make the database refuse it; empty when there is none as simple as that
 * @param remedyTitle the remedy in words, as a button would have it
 */
public record Gap(String title, String consequence, List<Edit> remedy, String remedyTitle) {
    public Gap {
        remedy = List.copyOf(remedy);
    }
}

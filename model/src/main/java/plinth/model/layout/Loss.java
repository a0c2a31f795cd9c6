package plinth.model.layout;

/**
 * What a layout leaves out or weakens.
 *
 * @param reason why, and what no longer holds, in a sentence
 */
public record Loss(Item item, String reason) {}

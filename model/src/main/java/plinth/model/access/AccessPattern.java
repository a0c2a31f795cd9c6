package plinth.model.access;

/**
 * A way in which a program reads a family.
 *
 * @param id its name for files and reports; it is stable and the same for all families
 * @param label the pattern in a few words, in those of the family: {@code Feed of a user, all columns}
 */
public record AccessPattern(String id, String label, Question question) {
    /** Returns the pattern of {@code question} with the id and the label that it has in every list. */
    public static AccessPattern of(plinth.model.layout.Family family, Question question) {
        return new AccessPattern(question.id(), Labels.of(family, question), question);
    }
}

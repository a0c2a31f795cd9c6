package plinth.model.logic;

/** Whether the rows of one kind have a value in a column. */
public enum Presence {
    MUST,
    MAY,
    MUST_NOT
}

package plinth.model.logic;

/** Whether a table can hold a row as it is supposed. */
public enum Possibility {
    /** It cannot. */
    NO,
    /** Its checks accept one. */
    YES,
    /** That hangs on a condition which is not understood. */
    PERHAPS
}

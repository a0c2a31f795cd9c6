package plinth.model.logic;

/** What can be told of the values of a type. */
enum Sort {
    BOOLEAN,
    /** Whole numbers. */
    WHOLE,
    /** Numbers that need not be whole, of which only the order is known: floating point and NaN make sums inexact. */
    NUMBER,
    TEXT,
    /** Text that is compared without the blanks at its end: {@code character(n)}. */
    PADDED,
    /** The labels of an enum type. */
    LABEL,
    /** Only whether it is NULL: dates, JSON, arrays. A comparison of two that are not NULL is true or false. */
    OPAQUE,
    /** Not even how it is compared: a type of an extension. */
    FOREIGN
}

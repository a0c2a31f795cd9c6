package plinth.model.schema;

/** A part of an object that can depend on something, and go away, by itself; parts without a name are counted by their place in their list. */
public sealed interface Part {
    Part WHOLE = new Whole();

    /** The object itself. */
    record Whole() implements Part {}

    /** A column of a table, or an attribute of a composite type. */
    record OfColumn(Name name) implements Part {}

    /** The default of a column. */
    record DefaultOf(Name column) implements Part {}

    record OfConstraint(int at) implements Part {}

    record OfIndex(int at) implements Part {}

    record OfTrigger(int at) implements Part {}

    record OfPolicy(int at) implements Part {}

    /** A check of a domain. */
    record OfCheck(int at) implements Part {}

    /** What is listed at one place of a statement that is kept as a whole: a table of a publication, for example. */
    record OfMember(int at) implements Part {}

    /** The default of a domain. */
    record OfDefault() implements Part {}
}

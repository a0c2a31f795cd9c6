package plinth.model.logic;

/**
 * How many of several columns are set in a row.
 *
 * @param atMostOne whether no row has two of them
 * @param atLeastOne whether every row has one
 */
public record Together(boolean atMostOne, boolean atLeastOne) {}

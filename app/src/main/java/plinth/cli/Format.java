package plinth.cli;

/** Who reads the output. */
enum Format {
    text,
    json
}

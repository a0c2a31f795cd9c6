package plinth.cli;

/** In which colours a picture is drawn. */
enum Theming {
    light,
    dark,
    /** As the viewer prefers. */
    auto
}

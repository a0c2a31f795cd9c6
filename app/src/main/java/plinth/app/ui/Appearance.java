package plinth.app.ui;

/** Light or dark. Controls follow the stylesheets; what paints for itself (a canvas) has to listen. */
public enum Appearance {
    LIGHT,
    DARK
}

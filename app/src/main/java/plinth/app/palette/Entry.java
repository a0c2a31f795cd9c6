package plinth.app.palette;

/**
 * One line of the palette.
 *
 * @param icon path data of its icon
 * @param title what is found or done
 * @param detail where it belongs, or its key
 */
record Entry(String icon, boolean pattern, String title, String detail, boolean key, Runnable run) {}

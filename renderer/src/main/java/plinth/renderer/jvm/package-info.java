/** What the clients in Java have in common: names, types, records for rows, constraints, and functions for stubs. */
@NullMarked
package plinth.renderer.jvm;

import org.jspecify.annotations.NullMarked;

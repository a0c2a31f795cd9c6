/** What clients in TypeScript have in common: types, names, functions for stubs, and the constraints by name. */
@NullMarked
package plinth.renderer.typescript;

import org.jspecify.annotations.NullMarked;

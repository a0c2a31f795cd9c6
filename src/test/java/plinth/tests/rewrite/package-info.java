/** Edits carried out on texts: whole cases, random edits, and PostgreSQL's word on what they come to. */
@NullMarked
package plinth.tests.rewrite;

import org.jspecify.annotations.NullMarked;

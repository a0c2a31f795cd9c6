/**
 * The project on disk: which files a document consists of and in which order, their bytes and how they are encoded, the sidecar beside them, and
 * writing all of it back so that nothing is lost. Knows files, not windows.
 */
@NullMarked
package plinth.project;

import org.jspecify.annotations.NullMarked;

/** Live databases: catalogs, their comparison, and the DDL made of them. */
@NullMarked
package plinth.tests.database;

import org.jspecify.annotations.NullMarked;

package plinth.renderer.typescript;

import plinth.model.schema.Type;

/** What a client's driver makes of PostgreSQL's types. */
public interface Driver {
    /** Returns what values of the type that PostgreSQL calls {@code name} in full are. */
    TsType known(String name);

    /** Returns what arrays of {@code element} are, whose values are {@code of}. */
    TsType array(Type element, TsType of);

    /** Returns what arrays of a domain are whose values are {@code of}. */
    TsType arrayOfDomain(TsType of);
}

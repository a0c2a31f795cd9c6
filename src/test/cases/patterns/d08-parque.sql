-- A motor pool in Spanish: one wide table by tipo. Faults with a type and bills with a status are not.
-- single vehiculo by tipo
-- tree vehiculo: remolca_id
CREATE TABLE vehiculo (id integer PRIMARY KEY, tipo text NOT NULL, matricula text NOT NULL, remolca_id integer REFERENCES vehiculo, plazas integer, carga_max integer, cilindrada integer, puertas smallint, ejes smallint, altura numeric, gancho text);
CREATE TABLE averia (id integer PRIMARY KEY, vehiculo_id integer NOT NULL REFERENCES vehiculo, tipo text NOT NULL, detalle text, coste numeric, fecha date NOT NULL, hora time, taller text NOT NULL);
CREATE TABLE factura (id integer PRIMARY KEY, estado text NOT NULL CHECK (estado IN ('abierta', 'pagada')), emitida date, pagada date, importe numeric, banco text, iban text, nota text);

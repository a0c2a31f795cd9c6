-- An arc that several checks tell together with what says which reference is set; rows by the name of their table.
-- arc remark: poem_id, essay_id exactly
-- polymorphic change_log: table_name, row_id
CREATE TABLE poem (id integer PRIMARY KEY);
CREATE TABLE essay (id integer PRIMARY KEY);
CREATE TABLE remark (
    id integer PRIMARY KEY, about text NOT NULL CHECK (about IN ('poem', 'essay')), poem_id integer REFERENCES poem, essay_id integer REFERENCES essay, words text,
    CHECK ((about = 'poem') = (poem_id IS NOT NULL)), CHECK ((about = 'essay') = (essay_id IS NOT NULL))
);
CREATE TABLE change_log (id bigserial PRIMARY KEY, table_name text NOT NULL, row_id bigint NOT NULL, was jsonb);
-- Rules over two columns each, which together leave both free.
CREATE TABLE tasting (
    id integer PRIMARY KEY, stage text NOT NULL CHECK (stage IN ('first', 'last')), poem_id integer REFERENCES poem, essay_id integer REFERENCES essay,
    CHECK (stage = 'first' OR poem_id IS NOT NULL), CHECK (stage = 'last' OR essay_id IS NOT NULL)
);

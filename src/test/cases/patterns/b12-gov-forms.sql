-- Government forms: answers by value columns (no arc of references), a question tree, cases with states and validity.
-- versions form_version: form
-- single question by question_type
-- tree question: parent_question_id
-- temporal form_version: valid_from
-- bridge answer: application, question
-- lookup country
CREATE TABLE country (iso2 char(2) PRIMARY KEY, name text NOT NULL);
CREATE TABLE form (id int PRIMARY KEY, title text NOT NULL, country char(2) REFERENCES country);
CREATE TABLE form_version (form_id int NOT NULL REFERENCES form, valid_from date NOT NULL, valid_to date, notes text, PRIMARY KEY (form_id, valid_from));
CREATE TABLE question (id int PRIMARY KEY, form_id int NOT NULL REFERENCES form, parent_question_id int REFERENCES question, question_type text NOT NULL CHECK (question_type IN ('text', 'number', 'choice', 'date')), wording text NOT NULL, text_max_length int, number_min numeric, number_max numeric, choice_options text[],
  CHECK (question_type = 'text' OR text_max_length IS NULL), CHECK (question_type = 'number' OR (number_min IS NULL AND number_max IS NULL)), CHECK (question_type <> 'choice' OR choice_options IS NOT NULL));
CREATE TABLE application (id bigint PRIMARY KEY, form_id int NOT NULL REFERENCES form, state text NOT NULL CHECK (state IN ('draft', 'filed', 'decided')), filed_at timestamptz, decided_at timestamptz, CHECK (state = 'draft' OR filed_at IS NOT NULL), CHECK (state = 'decided' OR decided_at IS NULL));
CREATE TABLE answer (application_id bigint NOT NULL REFERENCES application, question_id int NOT NULL REFERENCES question, as_text text, as_number numeric, as_date date, PRIMARY KEY (application_id, question_id), CHECK (num_nonnulls(as_text, as_number, as_date) <= 1));

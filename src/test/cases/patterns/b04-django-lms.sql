-- A learning platform in Django: lessons by multi-table, enrolments through, MPTT categories, a generic tag.
-- family lms_lesson > lms_videolesson, lms_quizlesson
-- bridge lms_enrolment: auth_user, lms_course
-- bridge lms_course_teachers: auth_user, lms_course
-- nested-set lms_category: lft
-- tree lms_category: parent_id
-- polymorphic lms_taggeditem: content_type_id, object_id
-- side lms_profile: auth_user
CREATE TABLE django_content_type (id serial PRIMARY KEY, app_label varchar(100) NOT NULL, model varchar(100) NOT NULL, UNIQUE (app_label, model));
CREATE TABLE auth_user (id serial PRIMARY KEY, username varchar(150) NOT NULL UNIQUE, email varchar(254) NOT NULL, is_active boolean NOT NULL, date_joined timestamptz NOT NULL);
CREATE TABLE lms_profile (user_id integer NOT NULL PRIMARY KEY REFERENCES auth_user (id) DEFERRABLE INITIALLY DEFERRED, bio text NOT NULL, avatar varchar(100) NOT NULL);
CREATE TABLE lms_category (id serial PRIMARY KEY, name varchar(50) NOT NULL, parent_id integer NULL REFERENCES lms_category (id) DEFERRABLE INITIALLY DEFERRED, lft integer NOT NULL CHECK (lft >= 0), rght integer NOT NULL CHECK (rght >= 0), tree_id integer NOT NULL CHECK (tree_id >= 0), level integer NOT NULL CHECK (level >= 0));
CREATE TABLE lms_course (id serial PRIMARY KEY, title varchar(200) NOT NULL, category_id integer NOT NULL REFERENCES lms_category (id) DEFERRABLE INITIALLY DEFERRED, starts_on date NOT NULL, ends_on date NULL);
CREATE TABLE lms_course_teachers (id serial PRIMARY KEY, course_id integer NOT NULL REFERENCES lms_course (id) DEFERRABLE INITIALLY DEFERRED, user_id integer NOT NULL REFERENCES auth_user (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (course_id, user_id));
CREATE TABLE lms_enrolment (id serial PRIMARY KEY, user_id integer NOT NULL REFERENCES auth_user (id) DEFERRABLE INITIALLY DEFERRED, course_id integer NOT NULL REFERENCES lms_course (id) DEFERRABLE INITIALLY DEFERRED, grade smallint NULL, enrolled_at timestamptz NOT NULL, CONSTRAINT uniq_enrolment UNIQUE (user_id, course_id));
CREATE TABLE lms_lesson (id serial PRIMARY KEY, course_id integer NOT NULL REFERENCES lms_course (id) DEFERRABLE INITIALLY DEFERRED, title varchar(200) NOT NULL, "order" integer NOT NULL, CONSTRAINT uniq_order UNIQUE (course_id, "order"));
CREATE TABLE lms_videolesson (lesson_ptr_id integer NOT NULL PRIMARY KEY REFERENCES lms_lesson (id) DEFERRABLE INITIALLY DEFERRED, url varchar(200) NOT NULL, seconds integer NOT NULL);
CREATE TABLE lms_quizlesson (lesson_ptr_id integer NOT NULL PRIMARY KEY REFERENCES lms_lesson (id) DEFERRABLE INITIALLY DEFERRED, pass_mark smallint NOT NULL);
CREATE TABLE lms_taggeditem (id serial PRIMARY KEY, tag varchar(50) NOT NULL, content_type_id integer NOT NULL REFERENCES django_content_type (id) DEFERRABLE INITIALLY DEFERRED, object_id varchar(64) NOT NULL);

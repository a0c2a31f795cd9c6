CREATE TABLE U&"d\0061t\+000061" (id int PRIMARY KEY, U&"!0061!0062" UESCAPE '!' text DEFAULT U&'x\00e9y', "say ""hi""" text);
ALTER TABLE "data" ADD COLUMN U&"na\0308me" text;
COMMENT ON TABLE data IS U&'caf#00e9 ##1' UESCAPE '#';
CREATE VIEW U&"v\0069ew" AS SELECT id, U&"!0061!0062" uescape
  '!' AS "AB" FROM data WHERE ab <> U&'\0041';
ALTER TABLE data RENAME COLUMN U&"ab" TO "Ab Cd";
ALTER TABLE data ADD CONSTRAINT U&"\0063heck 1" CHECK ("Ab Cd" <> U&'$0041\' UESCAPE '$');
CREATE INDEX U&"|0049x" UESCAPE '|' ON data ("Ab Cd", "say ""hi""");

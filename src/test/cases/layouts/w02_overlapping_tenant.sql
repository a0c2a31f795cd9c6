-- overlapping kinds below a key with a tenant in it, names in capitals, columns of one name that are not the same
CREATE TABLE "Partner" (
    "tenantId" integer NOT NULL,
    "id" uuid NOT NULL,
    "name" text NOT NULL,
    "isBuyer" boolean NOT NULL DEFAULT FALSE,
    "isSeller" boolean NOT NULL DEFAULT FALSE,
    "isAgent" boolean NOT NULL DEFAULT FALSE,
    PRIMARY KEY ("tenantId", "id"),
    CHECK ("isBuyer" OR "isSeller" OR "isAgent"),
    UNIQUE ("tenantId", "name")
);
CREATE TABLE "Buyer" ("tenantId" integer, "partnerId" uuid, "limit" numeric NOT NULL, "rank" integer,
    PRIMARY KEY ("tenantId", "partnerId"), FOREIGN KEY ("tenantId", "partnerId") REFERENCES "Partner" ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE "Seller" ("tenantId" integer, "partnerId" uuid, "iban" text NOT NULL, "rank" text,
    PRIMARY KEY ("tenantId", "partnerId"), FOREIGN KEY ("tenantId", "partnerId") REFERENCES "Partner" ON DELETE CASCADE, CONSTRAINT one_iban UNIQUE ("tenantId", "iban"));
CREATE TABLE "Agent" ("tenantId" integer, "partnerId" uuid, "fee" numeric(5,2) DEFAULT 1.5,
    PRIMARY KEY ("tenantId", "partnerId"), FOREIGN KEY ("tenantId", "partnerId") REFERENCES "Partner" ON DELETE CASCADE);
CREATE INDEX ON "Seller" ("rank");
CREATE TABLE "Deal" (id integer PRIMARY KEY, "tenantId" integer, "buyer" uuid, "seller" uuid,
    FOREIGN KEY ("tenantId", "buyer") REFERENCES "Buyer", FOREIGN KEY ("tenantId", "seller") REFERENCES "Seller");

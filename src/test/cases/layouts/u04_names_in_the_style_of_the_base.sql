-- Kinds called by the full names of classes; what would be invented for them is there already, and long.
CREATE TABLE "BillingDocument" (
  "id"        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "type"      varchar(120) NOT NULL CHECK ("type" IN ('Billing::CreditNote', 'Billing::Invoice',
                'Billing::ReminderThatIsSentWhenNothingHasBeenPaidForAVeryLongTimeIndeed')),
  "dueOn"     date,
  "reason"    text,
  "feeCents"  integer,
  CONSTRAINT due CHECK (("type" = 'Billing::Invoice') = ("dueOn" IS NOT NULL)),
  CONSTRAINT reasoned CHECK (("type" = 'Billing::CreditNote') = ("reason" IS NOT NULL)),
  CONSTRAINT fee CHECK (("type" = 'Billing::ReminderThatIsSentWhenNothingHasBeenPaidForAVeryLongTimeIndeed') = ("feeCents" IS NOT NULL))
);

CREATE TABLE "Invoice" (number integer PRIMARY KEY, total numeric NOT NULL);

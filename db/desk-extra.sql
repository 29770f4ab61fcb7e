CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_free" EXCLUDE USING gist ("hub_id" WITH =, "resource" WITH =, "lane" WITH =, "during" WITH &&) WHERE ("cancelled_at" IS NULL);
--> statement-breakpoint
-- Requests finished and unpaid before charges were kept: one payer each, whose charge is opened as of that day. The owner
-- reads them past row-level security, which `secure.sql` forces again after the migration.
ALTER TABLE "requests" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "people" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "organisations" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "hubs" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO "charges" ("hub_id", "id", "person_id", "organisation_id", "party_name", "label", "amount", "outstanding", "voided",
  "day", "due_on", "subject_kind", "subject_id", "part", "path", "credit_account", "pillar", "payer", "activity",
  "recorded_at", "changed_at", "sort_key", "words")
SELECT d."hub_id", gen_random_uuid(), d."person", d."organisation", d."name", d."label", d."price", d."price", 0,
  d."day", d."day" + CASE WHEN d."organisation" IS NULL THEN 0 ELSE 30 END, 'request', d."id"::text, 'whole',
  'demandes/' || d."number", '706', 'activities', d."payer", d."activity", d."done_at", d."done_at", d."key",
  d."key" || ' ' || lower(d."label")
FROM (
  SELECT n.*, lower(translate(n."name", 'ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûü', 'AAACEEEEIIOOUUUaaaceeeeiioouuu')) AS "key"
  FROM (
    SELECT r.*, r."service_name" || ' · ' || r."number" AS "label",
      (r."done_at" AT TIME ZONE h."zone")::date AS "day", o."id" AS "organisation",
      CASE WHEN o."id" IS NULL THEN r."person_id" END AS "person",
      coalesce(o."name", trim(p."first_name" || ' ' || p."last_name")) AS "name"
    FROM "requests" r JOIN "hubs" h ON h."id" = r."hub_id"
    LEFT JOIN "organisations" o ON o."hub_id" = r."hub_id" AND o."id" = coalesce(r."payer_organisation_id", r."organisation_id")
    LEFT JOIN "people" p ON p."hub_id" = r."hub_id" AND p."id" = r."person_id"
    WHERE r."state" = 'done' AND r."price" > 0
  ) n WHERE n."name" IS NOT NULL
) d;
--> statement-breakpoint
UPDATE "requests" SET "phase" = 'billed'
WHERE "state" = 'done' AND "price" > 0 AND ("payer_organisation_id" IS NOT NULL OR "person_id" IS NULL);

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_free" EXCLUDE USING gist ("hub_id" WITH =, "resource" WITH =, "lane" WITH =, "during" WITH &&) WHERE ("cancelled_at" IS NULL);

CREATE TABLE "offer_links" (
	"hub_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"offer_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_links_hub_id_token_hash_pk" PRIMARY KEY("hub_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"share_permille" integer,
	"message" text DEFAULT '' NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" text NOT NULL,
	"closed_at" timestamp with time zone,
	"answered_by" text,
	"answered_how" text,
	"why" text,
	CONSTRAINT "offers_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "offered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "offer_links" ADD CONSTRAINT "offer_links_hub_id_offer_id_offers_hub_id_id_fk" FOREIGN KEY ("hub_id","offer_id") REFERENCES "public"."offers"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offer_links_offer" ON "offer_links" USING btree ("hub_id","offer_id");--> statement-breakpoint
CREATE INDEX "offers_request" ON "offers" USING btree ("hub_id","request_id","sent_at");--> statement-breakpoint
CREATE INDEX "offers_organisation" ON "offers" USING btree ("hub_id","organisation_id","sent_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_waiting" ON "offers" USING btree ("hub_id","request_id","organisation_id") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "offers_answer_by" ON "offers" USING btree ("hub_id","answer_by") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "requests_done_by" ON "requests" USING btree ("hub_id","assignee_organisation_id","done_at","id") WHERE assignee_organisation_id is not null and done_at is not null;
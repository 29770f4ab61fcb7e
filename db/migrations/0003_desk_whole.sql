CREATE TABLE "charge_settlements" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"reverses" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charge_settlements_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "charge_settlements_amount" CHECK ((amount > 0) = (reverses is null))
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"party_name" text NOT NULL,
	"label" text NOT NULL,
	"amount" bigint NOT NULL,
	"outstanding" bigint NOT NULL,
	"voided" bigint NOT NULL,
	"voided_at" timestamp with time zone,
	"voided_why" text,
	"day" date NOT NULL,
	"due_on" date NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"part" text DEFAULT '' NOT NULL,
	"path" text,
	"credit_account" text NOT NULL,
	"pillar" text NOT NULL,
	"payer" text NOT NULL,
	"activity" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"changed_at" timestamp with time zone NOT NULL,
	"sort_key" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "charges_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "charges_amount" CHECK (amount > 0),
	CONSTRAINT "charges_outstanding" CHECK (outstanding >= 0 and voided >= 0 and outstanding + voided <= amount),
	CONSTRAINT "charges_debtor" CHECK ((person_id is null) <> (organisation_id is null))
);
--> statement-breakpoint
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
ALTER TABLE "charge_settlements" ADD CONSTRAINT "charge_settlements_hub_id_charge_id_charges_hub_id_id_fk" FOREIGN KEY ("hub_id","charge_id") REFERENCES "public"."charges"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_settlements" ADD CONSTRAINT "charge_settlements_hub_id_payment_id_payments_hub_id_id_fk" FOREIGN KEY ("hub_id","payment_id") REFERENCES "public"."payments"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_links" ADD CONSTRAINT "offer_links_hub_id_offer_id_offers_hub_id_id_fk" FOREIGN KEY ("hub_id","offer_id") REFERENCES "public"."offers"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charge_settlements_charge" ON "charge_settlements" USING btree ("hub_id","charge_id","id");--> statement-breakpoint
CREATE INDEX "charge_settlements_payment" ON "charge_settlements" USING btree ("hub_id","payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "charge_settlements_reverses" ON "charge_settlements" USING btree ("hub_id","reverses");--> statement-breakpoint
CREATE UNIQUE INDEX "charges_part" ON "charges" USING btree ("hub_id","subject_kind","subject_id","part") WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX "charges_subject" ON "charges" USING btree ("hub_id","subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "charges_person" ON "charges" USING btree ("hub_id","person_id","day","id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "charges_organisation" ON "charges" USING btree ("hub_id","organisation_id","day","id") WHERE organisation_id is not null;--> statement-breakpoint
CREATE INDEX "charges_open" ON "charges" USING btree ("hub_id","person_id","organisation_id","day") WHERE outstanding > 0;--> statement-breakpoint
CREATE INDEX "charges_open_search" ON "charges" USING gin ("search") WHERE outstanding > 0;--> statement-breakpoint
CREATE INDEX "charges_changed" ON "charges" USING btree ("hub_id","changed_at");--> statement-breakpoint
CREATE INDEX "offer_links_offer" ON "offer_links" USING btree ("hub_id","offer_id");--> statement-breakpoint
CREATE INDEX "offers_request" ON "offers" USING btree ("hub_id","request_id","sent_at");--> statement-breakpoint
CREATE INDEX "offers_organisation" ON "offers" USING btree ("hub_id","organisation_id","sent_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_waiting" ON "offers" USING btree ("hub_id","request_id","organisation_id") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "offers_answer_by" ON "offers" USING btree ("hub_id","answer_by") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "requests_done_by" ON "requests" USING btree ("hub_id","assignee_organisation_id","done_at","id") WHERE assignee_organisation_id is not null and done_at is not null;
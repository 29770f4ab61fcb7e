CREATE TABLE "hub_identity" (
	"hub_id" uuid NOT NULL,
	"legal_name" text NOT NULL,
	"legal_form" text DEFAULT '' NOT NULL,
	"siren" text,
	"siret" text,
	"rna" text,
	"vat_number" text,
	"street" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"email" text,
	"phone" text,
	"iban" text,
	"bic" text,
	"ics" text,
	"sap_number" text,
	"gifts_deductible" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hub_identity_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "tax_profiles" (
	"hub_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"profile" text NOT NULL,
	"taxed_activities" text[] NOT NULL,
	"on_debits" boolean NOT NULL,
	"user_id" text,
	CONSTRAINT "tax_profiles_hub_id_from_day_recorded_at_pk" PRIMARY KEY("hub_id","from_day","recorded_at")
);
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "vat_rate" integer;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "quantity" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "invoice_id" uuid;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "party_kind" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "party_id" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "stage" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "vat_rate" integer;--> statement-breakpoint
CREATE INDEX "charges_invoice" ON "charges" USING btree ("hub_id","invoice_id") WHERE invoice_id is not null;--> statement-breakpoint
CREATE INDEX "transfers_party" ON "transfers" USING btree ("hub_id","party_id","day","id") WHERE party_id is not null;
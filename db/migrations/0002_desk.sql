CREATE TABLE "consents" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"given" boolean NOT NULL,
	"how" text NOT NULL,
	"on" date NOT NULL,
	"note" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "consents_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "household_members" (
	"hub_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "household_members_hub_id_household_id_person_id_since_pk" PRIMARY KEY("hub_id","household_id","person_id","since")
);
--> statement-breakpoint
CREATE TABLE "households" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"street" text,
	"postcode" text,
	"city" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "households_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"heads_key" text NOT NULL,
	"sheet" json NOT NULL,
	"mapping" json NOT NULL,
	"choices" json NOT NULL,
	"import_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_files_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"hub_id" uuid NOT NULL,
	"heads_key" text NOT NULL,
	"mapping" json NOT NULL,
	"choices" json NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_mappings_hub_id_heads_key_pk" PRIMARY KEY("hub_id","heads_key")
);
--> statement-breakpoint
CREATE TABLE "member_cards" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"token" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "member_cards_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "member_settings" (
	"hub_id" uuid NOT NULL,
	"notice_days" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "member_settings_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	"gone_id" uuid NOT NULL,
	"trace" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "merges_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "people_imports" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"counts" json NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "people_imports_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "person_sources" (
	"hub_id" uuid NOT NULL,
	"key" text NOT NULL,
	"person_id" uuid NOT NULL,
	"print" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_sources_hub_id_key_pk" PRIMARY KEY("hub_id","key")
);
--> statement-breakpoint
CREATE TABLE "proxies" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"proxy_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"powers" text[] NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"paper" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "proxies_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "renewal_notices" (
	"hub_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"way" text,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "renewal_notices_hub_id_membership_id_pk" PRIMARY KEY("hub_id","membership_id")
);
--> statement-breakpoint
CREATE TABLE "strangers" (
	"hub_id" uuid NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "strangers_hub_id_one_id_other_id_pk" PRIMARY KEY("hub_id","one_id","other_id")
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "reach_by" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "never_by" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "known_needs" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "benefit" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "agreed" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "twin" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "asker_person_id" uuid;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_hub_id_person_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","person_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_members" ADD CONSTRAINT "household_members_hub_id_household_id_households_hub_id_id_fk" FOREIGN KEY ("hub_id","household_id") REFERENCES "public"."households"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_members" ADD CONSTRAINT "household_members_hub_id_person_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","person_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_cards" ADD CONSTRAINT "member_cards_hub_id_person_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","person_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_hub_id_kept_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","kept_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_hub_id_gone_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","gone_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_sources" ADD CONSTRAINT "person_sources_hub_id_person_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","person_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxies" ADD CONSTRAINT "proxies_hub_id_person_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","person_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proxies" ADD CONSTRAINT "proxies_hub_id_proxy_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","proxy_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_notices" ADD CONSTRAINT "renewal_notices_hub_id_membership_id_memberships_hub_id_id_fk" FOREIGN KEY ("hub_id","membership_id") REFERENCES "public"."memberships"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strangers" ADD CONSTRAINT "strangers_hub_id_one_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","one_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strangers" ADD CONSTRAINT "strangers_hub_id_other_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","other_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_person" ON "consents" USING btree ("hub_id","person_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "household_members_now" ON "household_members" USING btree ("hub_id","person_id") WHERE until is null;--> statement-breakpoint
CREATE UNIQUE INDEX "import_files_user" ON "import_files" USING btree ("hub_id","user_id");--> statement-breakpoint
CREATE INDEX "import_files_at" ON "import_files" USING btree ("hub_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "member_cards_token" ON "member_cards" USING btree ("hub_id","token");--> statement-breakpoint
CREATE UNIQUE INDEX "member_cards_live" ON "member_cards" USING btree ("hub_id","person_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("hub_id","kept_id","id");--> statement-breakpoint
CREATE INDEX "person_sources_person" ON "person_sources" USING btree ("hub_id","person_id");--> statement-breakpoint
CREATE INDEX "proxies_person" ON "proxies" USING btree ("hub_id","person_id","from");--> statement-breakpoint
CREATE INDEX "proxies_proxy" ON "proxies" USING btree ("hub_id","proxy_id","from");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_hub_id_merged_into_people_hub_id_id_fk" FOREIGN KEY ("hub_id","merged_into") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_twin" ON "people" USING btree ("hub_id","twin");--> statement-breakpoint
CREATE INDEX "people_merged" ON "people" USING btree ("hub_id","merged_into") WHERE merged_into is not null;
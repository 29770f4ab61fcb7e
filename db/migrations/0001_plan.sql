CREATE TABLE "income_areas" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"year" integer NOT NULL,
	"base" text NOT NULL,
	"d1" bigint,
	"d2" bigint,
	"d3" bigint,
	"d4" bigint,
	"d5" bigint,
	"d6" bigint,
	"d7" bigint,
	"d8" bigint,
	"d9" bigint,
	"source" text NOT NULL,
	"author" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "income_areas_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "income_files" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "income_files_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "plan_alerts" (
	"hub_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"month" text NOT NULL,
	"key" text NOT NULL,
	"side" text NOT NULL,
	"planned" bigint NOT NULL,
	"actual" bigint NOT NULL,
	"streak" integer NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	"aside_at" timestamp with time zone,
	"aside_by" text,
	"aside_reason" text,
	"aside_gap" bigint,
	CONSTRAINT "plan_alerts_hub_id_plan_id_month_key_side_pk" PRIMARY KEY("hub_id","plan_id","month","key","side")
);
--> statement-breakpoint
CREATE TABLE "plan_comments" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"text" text NOT NULL,
	"author" text NOT NULL,
	"user_id" text,
	"at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	"version" integer NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "plan_comments_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_dossiers" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"audience" text NOT NULL,
	"addressee" text NOT NULL,
	"scenario" text,
	"asked" text,
	"parts" jsonb NOT NULL,
	"story" jsonb NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"handed_at" timestamp with time zone,
	"handed_version" integer,
	"removed_at" timestamp with time zone,
	CONSTRAINT "plan_dossiers_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_flows" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"customer_id" uuid NOT NULL,
	"beneficiary_id" uuid NOT NULL,
	"service_note_id" uuid,
	"service_id" uuid,
	"line_id" uuid,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "plan_flows_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_imports" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"file" text NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "plan_imports_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_rebases" (
	"hub_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"key" text NOT NULL,
	"method" text NOT NULL,
	"months" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_rebases_hub_id_plan_id_key_pk" PRIMARY KEY("hub_id","plan_id","key")
);
--> statement-breakpoint
CREATE TABLE "plan_simulations" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"author" text NOT NULL,
	"user_id" text,
	"scenario" text,
	"seed" bigint NOT NULL,
	"runs" integer NOT NULL,
	"done" integer NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"failure" text,
	"fingerprint" text,
	"answer" jsonb,
	CONSTRAINT "plan_simulations_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_templates" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"hub_name" text NOT NULL,
	"kind" text NOT NULL,
	"figures" boolean NOT NULL,
	"content" jsonb NOT NULL,
	"shared" boolean NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "plan_templates_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_watch" (
	"hub_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"percent" integer NOT NULL,
	"amount" bigint NOT NULL,
	"months" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_watch_hub_id_plan_id_pk" PRIMARY KEY("hub_id","plan_id")
);
--> statement-breakpoint
CREATE TABLE "tariff_baskets" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"items" jsonb NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "tariff_baskets_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "tariff_settings" (
	"hub_id" uuid NOT NULL,
	"households" jsonb NOT NULL,
	"limit_share" integer NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tariff_settings_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "plan_alerts" ADD CONSTRAINT "plan_alerts_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_comments" ADD CONSTRAINT "plan_comments_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_dossiers" ADD CONSTRAINT "plan_dossiers_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_flows" ADD CONSTRAINT "plan_flows_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_flows" ADD CONSTRAINT "plan_flows_hub_id_customer_id_canvas_notes_hub_id_id_fk" FOREIGN KEY ("hub_id","customer_id") REFERENCES "public"."canvas_notes"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_flows" ADD CONSTRAINT "plan_flows_hub_id_beneficiary_id_canvas_notes_hub_id_id_fk" FOREIGN KEY ("hub_id","beneficiary_id") REFERENCES "public"."canvas_notes"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_flows" ADD CONSTRAINT "plan_flows_hub_id_service_note_id_canvas_notes_hub_id_id_fk" FOREIGN KEY ("hub_id","service_note_id") REFERENCES "public"."canvas_notes"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_flows" ADD CONSTRAINT "plan_flows_hub_id_line_id_assumptions_hub_id_id_fk" FOREIGN KEY ("hub_id","line_id") REFERENCES "public"."assumptions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_imports" ADD CONSTRAINT "plan_imports_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_rebases" ADD CONSTRAINT "plan_rebases_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_simulations" ADD CONSTRAINT "plan_simulations_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_watch" ADD CONSTRAINT "plan_watch_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "income_areas_one" ON "income_areas" USING btree ("hub_id","level","code","year","base");--> statement-breakpoint
CREATE INDEX "plan_comments_subject" ON "plan_comments" USING btree ("hub_id","plan_id","subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "plan_dossiers_list" ON "plan_dossiers" USING btree ("hub_id","plan_id","updated_at");--> statement-breakpoint
CREATE INDEX "plan_flows_order" ON "plan_flows" USING btree ("hub_id","plan_id","position");--> statement-breakpoint
CREATE INDEX "plan_flows_customer" ON "plan_flows" USING btree ("hub_id","customer_id");--> statement-breakpoint
CREATE INDEX "plan_flows_beneficiary" ON "plan_flows" USING btree ("hub_id","beneficiary_id");--> statement-breakpoint
CREATE INDEX "plan_flows_service_note" ON "plan_flows" USING btree ("hub_id","service_note_id");--> statement-breakpoint
CREATE INDEX "plan_flows_line" ON "plan_flows" USING btree ("hub_id","line_id");--> statement-breakpoint
CREATE INDEX "plan_imports_at" ON "plan_imports" USING btree ("hub_id","plan_id","at");--> statement-breakpoint
CREATE INDEX "plan_simulations_order" ON "plan_simulations" USING btree ("hub_id","plan_id","asked_at");--> statement-breakpoint
CREATE INDEX "plan_templates_list" ON "plan_templates" USING btree ("hub_id","name");--> statement-breakpoint
CREATE INDEX "requests_payer" ON "requests" USING btree ("hub_id","payer_organisation_id","received_at","id") WHERE payer_organisation_id is not null;
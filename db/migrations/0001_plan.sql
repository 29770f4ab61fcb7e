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
ALTER TABLE "plan_dossiers" ADD CONSTRAINT "plan_dossiers_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_dossiers_list" ON "plan_dossiers" USING btree ("hub_id","plan_id","updated_at");
CREATE TABLE "round_keeping" (
	"hub_id" uuid NOT NULL,
	"months" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "round_keeping_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
ALTER TABLE "round_moves" ADD COLUMN "hours_before" jsonb;--> statement-breakpoint
ALTER TABLE "round_stops" ADD COLUMN "ticket" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "margin" bigint GENERATED ALWAYS AS (coalesce(case when driven is not null
          then (driven ->> 'revenue')::numeric - (driven ->> 'cost')::numeric
          else (planned ->> 'revenue')::numeric - (planned ->> 'cost')::numeric end, 0)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "metres" integer GENERATED ALWAYS AS (coalesce(case when driven is not null then (driven ->> 'metres')::numeric
          else (planned ->> 'metres')::numeric end, 0)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "round_errands" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "round_templates" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "rounds_margin" ON "rounds" USING btree ("hub_id","margin","id");--> statement-breakpoint
CREATE INDEX "rounds_metres" ON "rounds" USING btree ("hub_id","metres","id");--> statement-breakpoint
CREATE INDEX "round_errands_over" ON "round_errands" USING btree ("hub_id","updated_at","id") WHERE state <> 'open' and forgotten_at is null;
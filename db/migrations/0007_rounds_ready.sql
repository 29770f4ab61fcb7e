ALTER TABLE "round_moves" ADD COLUMN "hours_before" jsonb;--> statement-breakpoint
ALTER TABLE "round_stops" ADD COLUMN "ticket" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "margin" bigint GENERATED ALWAYS AS (case when driven is not null then (driven ->> 'revenue')::numeric - (driven ->> 'cost')::numeric
          when planned is not null then (planned ->> 'revenue')::numeric - (planned ->> 'cost')::numeric
          else 0 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "metres" integer GENERATED ALWAYS AS (case when driven is not null then (driven ->> 'metres')::numeric
          when planned is not null then (planned ->> 'metres')::numeric else 0 end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "rounds_margin" ON "rounds" USING btree ("hub_id","margin","id");--> statement-breakpoint
CREATE INDEX "rounds_metres" ON "rounds" USING btree ("hub_id","metres","id");
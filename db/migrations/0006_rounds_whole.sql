CREATE TABLE "round_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"to_state" text NOT NULL,
	"before" jsonb,
	"sequence" integer NOT NULL,
	"why" text,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "round_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_stops" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"request_id" uuid,
	"errand_id" uuid,
	"part" text NOT NULL,
	"state" text NOT NULL,
	"locked" boolean DEFAULT false NOT NULL,
	"way" text NOT NULL,
	"what" text NOT NULL,
	"address" text NOT NULL,
	"hours" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	"kg" integer NOT NULL,
	"crates" integer NOT NULL,
	"revenue" bigint NOT NULL,
	"handling" bigint NOT NULL,
	"arrival" integer,
	"begin" integer,
	"departure" integer,
	"leg_metres" integer,
	"leg_seconds" integer,
	"warnings" text[] DEFAULT '{}' NOT NULL,
	"late_by" integer DEFAULT 0 NOT NULL,
	"visit_id" uuid,
	"arrived_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"reason" text,
	"said" text DEFAULT '' NOT NULL,
	"cash" bigint,
	CONSTRAINT "round_stops_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"vehicle_id" uuid,
	"vehicle_name" text DEFAULT '' NOT NULL,
	"mode" text NOT NULL,
	"who" text,
	"who_name" text DEFAULT '' NOT NULL,
	"driver" text NOT NULL,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	"scheme_id" uuid,
	"template_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"sequence" integer NOT NULL,
	"planned" jsonb,
	"leaves_at" integer,
	"returns_at" integer,
	"between" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"warnings" text[] DEFAULT '{}' NOT NULL,
	"driven" jsonb,
	"published_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"back_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"counter_out" integer,
	"counter_back" integer,
	"cash" bigint,
	"trip_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "rounds_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_deeds" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"stop_id" uuid,
	"kind" text NOT NULL,
	"said" jsonb NOT NULL,
	"device_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"clock_off" boolean NOT NULL,
	"verdict" text NOT NULL,
	"held" text,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "round_deeds_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_errands" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"way" text NOT NULL,
	"what" text NOT NULL,
	"whom" text DEFAULT '' NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"phone" text,
	"address" text NOT NULL,
	"to_address" text,
	"hours" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	"kg" integer NOT NULL,
	"crates" integer NOT NULL,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"driver" text,
	"priority" integer DEFAULT 0 NOT NULL,
	"optional" boolean DEFAULT false NOT NULL,
	"revenue" bigint NOT NULL,
	"handling" bigint NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"template_id" uuid,
	"template_line" integer,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "round_errands_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "round_errands_carry" CHECK ((way = 'carry') = (to_address is not null))
);
--> statement-breakpoint
CREATE TABLE "round_request_facts" (
	"hub_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"way" text,
	"address" text,
	"to_address" text,
	"hours" jsonb,
	"minutes" integer,
	"kg" integer,
	"crates" integer,
	"priority" integer,
	"optional" boolean,
	"note" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "round_request_facts_hub_id_request_id_pk" PRIMARY KEY("hub_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "round_services" (
	"hub_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"way" text,
	"minutes" integer NOT NULL,
	"hours" jsonb NOT NULL,
	"kg" integer NOT NULL,
	"crates" integer NOT NULL,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"driver" text,
	"handling" bigint NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "round_services_hub_id_service_id_pk" PRIMARY KEY("hub_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "round_fleet" (
	"hub_id" uuid NOT NULL,
	"vehicle_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"kg" integer NOT NULL,
	"crates" integer NOT NULL,
	"speed_percent" integer NOT NULL,
	"range" integer,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	"most_minutes" integer,
	"break_from" integer NOT NULL,
	"break_to" integer NOT NULL,
	"break_minutes" integer NOT NULL,
	"reloads" integer NOT NULL,
	"reload_minutes" integer NOT NULL,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"fixed" bigint NOT NULL,
	"paid" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "round_fleet_hub_id_vehicle_id_pk" PRIMARY KEY("hub_id","vehicle_id")
);
--> statement-breakpoint
CREATE TABLE "round_sayings" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"errand" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "round_sayings_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_telling" (
	"hub_id" uuid NOT NULL,
	"slots" boolean NOT NULL,
	"road" boolean NOT NULL,
	"missed" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "round_telling_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "round_template_skips" (
	"hub_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"day" date NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_name" text NOT NULL,
	CONSTRAINT "round_template_skips_hub_id_template_id_day_pk" PRIMARY KEY("hub_id","template_id","day")
);
--> statement-breakpoint
CREATE TABLE "round_templates" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"weekdays" integer[] NOT NULL,
	"vehicle_id" uuid,
	"who" text,
	"who_name" text DEFAULT '' NOT NULL,
	"paid" boolean NOT NULL,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	"scheme_id" uuid,
	"zone" text[] DEFAULT '{}' NOT NULL,
	"lines" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "round_templates_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "map_tiles" (
	"hub_id" uuid NOT NULL,
	"url" text NOT NULL,
	"credit" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "map_tiles_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
ALTER TABLE "travel_settings" ADD COLUMN "start" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "round_rates" ADD COLUMN "grams_per_km" jsonb DEFAULT '{"van":280,"cargo-bike":11,"volunteer-car":220,"foot":0}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "round_moves" ADD CONSTRAINT "round_moves_hub_id_round_id_rounds_hub_id_id_fk" FOREIGN KEY ("hub_id","round_id") REFERENCES "public"."rounds"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_stops" ADD CONSTRAINT "round_stops_hub_id_round_id_rounds_hub_id_id_fk" FOREIGN KEY ("hub_id","round_id") REFERENCES "public"."rounds"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_stops" ADD CONSTRAINT "round_stops_hub_id_errand_id_round_errands_hub_id_id_fk" FOREIGN KEY ("hub_id","errand_id") REFERENCES "public"."round_errands"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_hub_id_scheme_id_round_schemes_hub_id_id_fk" FOREIGN KEY ("hub_id","scheme_id") REFERENCES "public"."round_schemes"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_hub_id_trip_id_round_trips_hub_id_id_fk" FOREIGN KEY ("hub_id","trip_id") REFERENCES "public"."round_trips"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_deeds" ADD CONSTRAINT "round_deeds_hub_id_round_id_rounds_hub_id_id_fk" FOREIGN KEY ("hub_id","round_id") REFERENCES "public"."rounds"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_sayings" ADD CONSTRAINT "round_sayings_hub_id_round_id_rounds_hub_id_id_fk" FOREIGN KEY ("hub_id","round_id") REFERENCES "public"."rounds"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_template_skips" ADD CONSTRAINT "round_template_skips_hub_id_template_id_round_templates_hub_id_id_fk" FOREIGN KEY ("hub_id","template_id") REFERENCES "public"."round_templates"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "round_moves_round" ON "round_moves" USING btree ("hub_id","round_id","id");--> statement-breakpoint
CREATE INDEX "round_moves_batch" ON "round_moves" USING btree ("hub_id","batch_id");--> statement-breakpoint
CREATE INDEX "round_stops_round" ON "round_stops" USING btree ("hub_id","round_id","position","id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_stops_request" ON "round_stops" USING btree ("hub_id","request_id","part") WHERE request_id is not null and state in ('todo', 'arrived');--> statement-breakpoint
CREATE UNIQUE INDEX "round_stops_errand" ON "round_stops" USING btree ("hub_id","errand_id","part") WHERE errand_id is not null and state in ('todo', 'arrived');--> statement-breakpoint
CREATE INDEX "round_stops_of_request" ON "round_stops" USING btree ("hub_id","request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "round_stops_of_errand" ON "round_stops" USING btree ("hub_id","errand_id") WHERE errand_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_number" ON "rounds" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "rounds_day" ON "rounds" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "rounds_search" ON "rounds" USING gin ("search");--> statement-breakpoint
CREATE INDEX "rounds_state" ON "rounds" USING btree ("hub_id","state","day","id");--> statement-breakpoint
CREATE INDEX "rounds_who" ON "rounds" USING btree ("hub_id","who","day","id");--> statement-breakpoint
CREATE INDEX "rounds_vehicle" ON "rounds" USING btree ("hub_id","vehicle_id","day","id");--> statement-breakpoint
CREATE INDEX "rounds_open" ON "rounds" USING btree ("hub_id","day","id") WHERE state in ('draft', 'ready', 'out');--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_template" ON "rounds" USING btree ("hub_id","template_id","day") WHERE template_id is not null and state <> 'cancelled';--> statement-breakpoint
CREATE INDEX "round_deeds_round" ON "round_deeds" USING btree ("hub_id","round_id","received_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_errands_number" ON "round_errands" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "round_errands_day" ON "round_errands" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "round_errands_open" ON "round_errands" USING btree ("hub_id","day","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "round_errands_state" ON "round_errands" USING btree ("hub_id","state","day","id");--> statement-breakpoint
CREATE INDEX "round_errands_way" ON "round_errands" USING btree ("hub_id","way","day","id");--> statement-breakpoint
CREATE INDEX "round_errands_person" ON "round_errands" USING btree ("hub_id","person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "round_errands_template" ON "round_errands" USING btree ("hub_id","template_id","day","template_line") WHERE template_id is not null;--> statement-breakpoint
CREATE INDEX "round_errands_search" ON "round_errands" USING gin ("search");--> statement-breakpoint
CREATE INDEX "round_request_facts_way" ON "round_request_facts" USING btree ("hub_id","updated_at") WHERE way is not null;--> statement-breakpoint
CREATE INDEX "round_sayings_day" ON "round_sayings" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "round_sayings_errand" ON "round_sayings" USING btree ("hub_id","errand","id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_templates_name" ON "round_templates" USING btree ("hub_id","name") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "round_templates_alive" ON "round_templates" USING btree ("hub_id","created_at") WHERE removed_at is null;
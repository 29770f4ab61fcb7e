CREATE TABLE "session_holders" (
	"hub_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"person_id" uuid,
	"user_id" text,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "session_holders_hub_id_session_id_place_pk" PRIMARY KEY("hub_id","session_id","place")
);
--> statement-breakpoint
CREATE TABLE "staffed_sessions" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"corrects" uuid,
	"day" date NOT NULL,
	"from_minute" integer NOT NULL,
	"to_minute" integer NOT NULL,
	"place" text NOT NULL,
	"visits" integer,
	"note" text DEFAULT '' NOT NULL,
	"cancelled" boolean NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text,
	CONSTRAINT "staffed_sessions_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "timesheets" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"corrects" uuid,
	"person_id" uuid,
	"user_id" text,
	"name" text NOT NULL,
	"day" date NOT NULL,
	"minutes" integer NOT NULL,
	"kind" text NOT NULL,
	"activity" text NOT NULL,
	"service_id" uuid,
	"session_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text,
	"recorded_name" text NOT NULL,
	CONSTRAINT "timesheets_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
ALTER TABLE "session_holders" ADD CONSTRAINT "session_holders_hub_id_session_id_staffed_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","session_id") REFERENCES "public"."staffed_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staffed_sessions" ADD CONSTRAINT "staffed_sessions_hub_id_corrects_staffed_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","corrects") REFERENCES "public"."staffed_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staffed_sessions" ADD CONSTRAINT "staffed_sessions_hub_id_root_id_staffed_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","root_id") REFERENCES "public"."staffed_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timesheets" ADD CONSTRAINT "timesheets_hub_id_corrects_timesheets_hub_id_id_fk" FOREIGN KEY ("hub_id","corrects") REFERENCES "public"."timesheets"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timesheets" ADD CONSTRAINT "timesheets_hub_id_session_id_staffed_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","session_id") REFERENCES "public"."staffed_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_holders_person" ON "session_holders" USING btree ("hub_id","person_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staffed_sessions_corrects" ON "staffed_sessions" USING btree ("hub_id","corrects");--> statement-breakpoint
CREATE INDEX "staffed_sessions_day" ON "staffed_sessions" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "staffed_sessions_root" ON "staffed_sessions" USING btree ("hub_id","root_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "timesheets_corrects" ON "timesheets" USING btree ("hub_id","corrects");--> statement-breakpoint
CREATE INDEX "timesheets_day" ON "timesheets" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "timesheets_user" ON "timesheets" USING btree ("hub_id","user_id","day","id");--> statement-breakpoint
CREATE INDEX "timesheets_person" ON "timesheets" USING btree ("hub_id","person_id","day","id");--> statement-breakpoint
CREATE INDEX "timesheets_session" ON "timesheets" USING btree ("hub_id","session_id");
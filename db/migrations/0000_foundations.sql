CREATE TABLE "service_prices" (
	"hub_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"segment" text NOT NULL,
	"from_day" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"price" bigint NOT NULL,
	CONSTRAINT "service_prices_hub_id_service_id_segment_from_day_recorded_at_pk" PRIMARY KEY("hub_id","service_id","segment","from_day","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"activity" text NOT NULL,
	"unit" text NOT NULL,
	"minutes" integer DEFAULT 0 NOT NULL,
	"direct_cost" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	"sort_key" text NOT NULL,
	CONSTRAINT "services_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "measure_points" (
	"hub_id" uuid NOT NULL,
	"measure_id" text NOT NULL,
	"day" date NOT NULL,
	"value" double precision,
	"sample" integer NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "measure_points_hub_id_measure_id_day_pk" PRIMARY KEY("hub_id","measure_id","day")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"hub_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "accounts_hub_id_code_pk" PRIMARY KEY("hub_id","code")
);
--> statement-breakpoint
CREATE TABLE "balances" (
	"hub_id" uuid NOT NULL,
	"account" text NOT NULL,
	"month" text NOT NULL,
	"pillar" text NOT NULL,
	"debit" bigint NOT NULL,
	"credit" bigint NOT NULL,
	CONSTRAINT "balances_hub_id_account_month_pillar_pk" PRIMARY KEY("hub_id","account","month","pillar")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"journal" text NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"label" text NOT NULL,
	"piece_kind" text NOT NULL,
	"piece_id" text NOT NULL,
	"why" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "entries_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"group" text NOT NULL,
	"day" date NOT NULL,
	"means" text,
	"amount" bigint NOT NULL,
	"organisation_id" uuid,
	"party_name" text DEFAULT '' NOT NULL,
	"label" text NOT NULL,
	"reference" text,
	"entry_id" uuid NOT NULL,
	"reverses" uuid,
	"why" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "operations_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"means" text NOT NULL,
	"amount" bigint NOT NULL,
	"payer" text NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"payer_name" text NOT NULL,
	"label" text NOT NULL,
	"reference" text,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"reverses" uuid,
	"why" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "payments_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"day" date NOT NULL,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount" bigint NOT NULL,
	"pillar" text,
	"payer" text,
	"funder_id" uuid,
	"activity" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "transfers_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "transfers_amount" CHECK (amount > 0),
	CONSTRAINT "transfers_sides" CHECK (debit <> credit)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"fee" bigint NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "memberships_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"siret" text,
	"email" text,
	"phone" text,
	"street" text,
	"postcode" text,
	"city" text,
	"note" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sort_key" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "organisations_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"first_name" text DEFAULT '' NOT NULL,
	"last_name" text NOT NULL,
	"segment" text NOT NULL,
	"email" text,
	"phone" text,
	"street" text,
	"postcode" text,
	"city" text,
	"needs" text,
	"organisation_id" uuid,
	"user_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"sort_key" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "people_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"hub_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "person_roles_hub_id_person_id_role_since_pk" PRIMARY KEY("hub_id","person_id","role","since")
);
--> statement-breakpoint
CREATE TABLE "assumptions" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"key" text NOT NULL,
	"block" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"measure" text,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "assumptions_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "canvas_notes" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"block" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"colour" text NOT NULL,
	"pillar" text,
	"side" text,
	"link" jsonb,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "canvas_notes_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "canvas_versions" (
	"hub_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"reason" text NOT NULL,
	"author" text NOT NULL,
	"user_id" text,
	"at" timestamp with time zone NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "canvas_versions_hub_id_plan_id_number_pk" PRIMARY KEY("hub_id","plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"start" text NOT NULL,
	"months" integer NOT NULL,
	"opening_cash" bigint NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plans_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"changes" jsonb NOT NULL,
	"version" integer NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "scenarios_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "request_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"why" text,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "request_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "request_ratings" (
	"hub_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_ratings_hub_id_request_id_pk" PRIMARY KEY("hub_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"phase" text NOT NULL,
	"channel" text NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"service_id" uuid NOT NULL,
	"service_name" text NOT NULL,
	"activity" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"price" bigint NOT NULL,
	"price_why" text,
	"direct_cost" bigint NOT NULL,
	"payer" text NOT NULL,
	"payer_organisation_id" uuid,
	"details" text DEFAULT '' NOT NULL,
	"wanted_on" date,
	"due_on" date NOT NULL,
	"assignee_user_id" text,
	"assignee_person_id" uuid,
	"assignee_organisation_id" uuid,
	"assignee_name" text,
	"received_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"taken_by" text,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "requests_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_criteria" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"hypothesis_id" uuid,
	"name" text NOT NULL,
	"measure_id" text NOT NULL,
	"comparison" text NOT NULL,
	"threshold" double precision NOT NULL,
	"min_sample" integer NOT NULL,
	"level" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "trial_criteria_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_decisions" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"signature" text NOT NULL,
	"record" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "trial_decisions_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_hypotheses" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"test" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"learning" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "trial_hypotheses_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_stages" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"budget" bigint NOT NULL,
	"loss_ceiling" bigint NOT NULL,
	"volunteer_hours" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trial_stages_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"verb" text NOT NULL,
	"noun" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb,
	CONSTRAINT "audit_log_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"hub_id" uuid NOT NULL,
	"series" text NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "counters_hub_id_series_pk" PRIMARY KEY("hub_id","series")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"subject_id" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "events_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "hubs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"zone" text DEFAULT 'Europe/Paris' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "once_keys" (
	"hub_id" uuid NOT NULL,
	"key" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "once_keys_hub_id_key_pk" PRIMARY KEY("hub_id","key")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "files_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hub_id" uuid,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "task_runs" (
	"hub_id" uuid NOT NULL,
	"task" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"failure" text,
	"runs" integer NOT NULL,
	CONSTRAINT "task_runs_hub_id_task_pk" PRIMARY KEY("hub_id","task")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hub_roles" (
	"hub_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "hub_roles_hub_id_user_id_role_pk" PRIMARY KEY("hub_id","user_id","role")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	CONSTRAINT "saved_views_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"locale" text DEFAULT 'fr' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "service_prices" ADD CONSTRAINT "service_prices_hub_id_service_id_services_hub_id_id_fk" FOREIGN KEY ("hub_id","service_id") REFERENCES "public"."services"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balances" ADD CONSTRAINT "balances_hub_id_account_accounts_hub_id_code_fk" FOREIGN KEY ("hub_id","account") REFERENCES "public"."accounts"("hub_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_hub_id_entry_id_entries_hub_id_id_fk" FOREIGN KEY ("hub_id","entry_id") REFERENCES "public"."entries"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_hub_id_entry_id_entries_hub_id_id_fk" FOREIGN KEY ("hub_id","entry_id") REFERENCES "public"."entries"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_hub_id_entry_id_entries_hub_id_id_fk" FOREIGN KEY ("hub_id","entry_id") REFERENCES "public"."entries"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_hub_id_debit_accounts_hub_id_code_fk" FOREIGN KEY ("hub_id","debit") REFERENCES "public"."accounts"("hub_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_hub_id_credit_accounts_hub_id_code_fk" FOREIGN KEY ("hub_id","credit") REFERENCES "public"."accounts"("hub_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_hub_id_person_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","person_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_hub_id_organisation_id_organisations_hub_id_id_fk" FOREIGN KEY ("hub_id","organisation_id") REFERENCES "public"."organisations"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_hub_id_person_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","person_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assumptions" ADD CONSTRAINT "assumptions_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_notes" ADD CONSTRAINT "canvas_notes_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canvas_versions" ADD CONSTRAINT "canvas_versions_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_hub_id_plan_id_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_moves" ADD CONSTRAINT "request_moves_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_ratings" ADD CONSTRAINT "request_ratings_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_criteria" ADD CONSTRAINT "trial_criteria_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_criteria" ADD CONSTRAINT "trial_criteria_hub_id_hypothesis_id_trial_hypotheses_hub_id_id_fk" FOREIGN KEY ("hub_id","hypothesis_id") REFERENCES "public"."trial_hypotheses"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_decisions" ADD CONSTRAINT "trial_decisions_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_hypotheses" ADD CONSTRAINT "trial_hypotheses_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "services_name" ON "services" USING btree ("hub_id","sort_key");--> statement-breakpoint
CREATE INDEX "services_activity" ON "services" USING btree ("hub_id","activity","sort_key","id");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_number" ON "entries" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "entries_day" ON "entries" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_piece" ON "entries" USING btree ("hub_id","piece_kind","piece_id");--> statement-breakpoint
CREATE INDEX "operations_day" ON "operations" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "operations_group" ON "operations" USING btree ("hub_id","group","day","id");--> statement-breakpoint
CREATE INDEX "operations_kind" ON "operations" USING btree ("hub_id","kind","day","id");--> statement-breakpoint
CREATE INDEX "operations_search" ON "operations" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_entry" ON "operations" USING btree ("hub_id","entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_reverses" ON "operations" USING btree ("hub_id","reverses");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_number" ON "payments" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "payments_day" ON "payments" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "payments_subject" ON "payments" USING btree ("hub_id","subject_kind","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_entry" ON "payments" USING btree ("hub_id","entry_id");--> statement-breakpoint
CREATE INDEX "payments_person" ON "payments" USING btree ("hub_id","person_id","id");--> statement-breakpoint
CREATE INDEX "payments_means" ON "payments" USING btree ("hub_id","means","day","id");--> statement-breakpoint
CREATE INDEX "payments_search" ON "payments" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reverses" ON "payments" USING btree ("hub_id","reverses");--> statement-breakpoint
CREATE INDEX "transfers_entry" ON "transfers" USING btree ("hub_id","entry_id");--> statement-breakpoint
CREATE INDEX "transfers_day" ON "transfers" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "transfers_credit" ON "transfers" USING btree ("hub_id","credit","day","id");--> statement-breakpoint
CREATE INDEX "transfers_debit" ON "transfers" USING btree ("hub_id","debit","day","id");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("hub_id","person_id","ends_on");--> statement-breakpoint
CREATE INDEX "memberships_end" ON "memberships" USING btree ("hub_id","ends_on");--> statement-breakpoint
CREATE INDEX "organisations_sort" ON "organisations" USING btree ("hub_id","sort_key","id");--> statement-breakpoint
CREATE INDEX "organisations_kind" ON "organisations" USING btree ("hub_id","kind","sort_key","id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_siret" ON "organisations" USING btree ("hub_id","siret");--> statement-breakpoint
CREATE INDEX "organisations_search" ON "organisations" USING gin ("search");--> statement-breakpoint
CREATE INDEX "people_sort" ON "people" USING btree ("hub_id","sort_key","id");--> statement-breakpoint
CREATE INDEX "people_segment" ON "people" USING btree ("hub_id","segment","sort_key","id");--> statement-breakpoint
CREATE INDEX "people_search" ON "people" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "people_user" ON "people" USING btree ("hub_id","user_id");--> statement-breakpoint
CREATE INDEX "people_phone" ON "people" USING btree ("hub_id","phone");--> statement-breakpoint
CREATE INDEX "people_email" ON "people" USING btree ("hub_id","email");--> statement-breakpoint
CREATE INDEX "people_organisation" ON "people" USING btree ("hub_id","organisation_id","sort_key");--> statement-breakpoint
CREATE INDEX "person_roles_role" ON "person_roles" USING btree ("hub_id","role","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assumptions_key" ON "assumptions" USING btree ("hub_id","plan_id","key");--> statement-breakpoint
CREATE INDEX "assumptions_order" ON "assumptions" USING btree ("hub_id","plan_id","position");--> statement-breakpoint
CREATE INDEX "canvas_notes_board" ON "canvas_notes" USING btree ("hub_id","plan_id","block","position");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_one" ON "plans" USING btree ("hub_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scenarios_key" ON "scenarios" USING btree ("hub_id","plan_id","key");--> statement-breakpoint
CREATE INDEX "request_moves_request" ON "request_moves" USING btree ("hub_id","request_id","at");--> statement-breakpoint
CREATE INDEX "request_moves_state" ON "request_moves" USING btree ("hub_id","to_state","at");--> statement-breakpoint
CREATE INDEX "request_ratings_at" ON "request_ratings" USING btree ("hub_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_number" ON "requests" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "requests_received" ON "requests" USING btree ("hub_id","received_at","id");--> statement-breakpoint
CREATE INDEX "requests_due" ON "requests" USING btree ("hub_id","due_on","id");--> statement-breakpoint
CREATE INDEX "requests_phase" ON "requests" USING btree ("hub_id","phase","received_at","id");--> statement-breakpoint
CREATE INDEX "requests_phase_due" ON "requests" USING btree ("hub_id","phase","due_on","id");--> statement-breakpoint
CREATE INDEX "requests_state" ON "requests" USING btree ("hub_id","state","received_at","id");--> statement-breakpoint
CREATE INDEX "requests_open" ON "requests" USING btree ("hub_id","received_at","id") WHERE phase in ('triage', 'work');--> statement-breakpoint
CREATE INDEX "requests_open_due" ON "requests" USING btree ("hub_id","due_on","id") WHERE phase in ('triage', 'work');--> statement-breakpoint
CREATE INDEX "requests_collect" ON "requests" USING btree ("hub_id","received_at","id") WHERE phase = 'collect';--> statement-breakpoint
CREATE INDEX "requests_person" ON "requests" USING btree ("hub_id","person_id","received_at","id");--> statement-breakpoint
CREATE INDEX "requests_organisation" ON "requests" USING btree ("hub_id","organisation_id","received_at","id");--> statement-breakpoint
CREATE INDEX "requests_service" ON "requests" USING btree ("hub_id","service_id","received_at","id");--> statement-breakpoint
CREATE INDEX "requests_channel" ON "requests" USING btree ("hub_id","channel","received_at","id");--> statement-breakpoint
CREATE INDEX "requests_search" ON "requests" USING gin ("search");--> statement-breakpoint
CREATE INDEX "trial_criteria_stage" ON "trial_criteria" USING btree ("hub_id","stage_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_decisions_number" ON "trial_decisions" USING btree ("hub_id","stage_id","number");--> statement-breakpoint
CREATE INDEX "trial_decisions_at" ON "trial_decisions" USING btree ("hub_id","at","id");--> statement-breakpoint
CREATE INDEX "trial_hypotheses_stage" ON "trial_hypotheses" USING btree ("hub_id","stage_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_stages_start" ON "trial_stages" USING btree ("hub_id","starts_on");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit_log" USING btree ("hub_id","noun","subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "hubs_slug" ON "hubs" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "files_subject" ON "files" USING btree ("hub_id","subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "outbox_hub" ON "outbox" USING btree ("hub_id","id");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "hub_roles_user" ON "hub_roles" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("hub_id","user_id","list","name");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");
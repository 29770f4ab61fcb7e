CREATE TABLE "grant_instalments" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"due_on" date NOT NULL,
	"condition" text DEFAULT '' NOT NULL,
	"operation_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "grant_instalments_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "grant_instalments_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "grant_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"state" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "grant_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"call_on" date,
	"answer_on" date,
	"starts_on" date,
	"ends_on" date,
	"report_on" date,
	"reported_on" date,
	"note" text DEFAULT '' NOT NULL,
	"next_on" date NOT NULL,
	"next_kind" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "grants_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "grants_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "stage_days" (
	"hub_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "stage_days_hub_id_stage_id_pk" PRIMARY KEY("hub_id","stage_id")
);
--> statement-breakpoint
CREATE TABLE "places" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"address" text NOT NULL,
	"key" text NOT NULL,
	"lon" double precision,
	"lat" double precision,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"score" real,
	"placed_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', "key")) STORED,
	CONSTRAINT "places_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "places_point" CHECK ((lon is null) = (lat is null) and (state = 'missing') = (lon is null))
);
--> statement-breakpoint
CREATE TABLE "travel_settings" (
	"hub_id" uuid NOT NULL,
	"service" text NOT NULL,
	"planner" text NOT NULL,
	"paces" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "travel_settings_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "travel_times" (
	"hub_id" uuid NOT NULL,
	"service" text NOT NULL,
	"mode" text NOT NULL,
	"from_point" text NOT NULL,
	"to_point" text NOT NULL,
	"seconds" integer NOT NULL,
	"metres" integer NOT NULL,
	"learnt_at" timestamp with time zone NOT NULL,
	CONSTRAINT "travel_times_hub_id_service_mode_from_point_to_point_pk" PRIMARY KEY("hub_id","service","mode","from_point","to_point")
);
--> statement-breakpoint
CREATE TABLE "round_rates" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"per_km" jsonb NOT NULL,
	"per_hour" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "round_rates_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_schemes" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"how" text NOT NULL,
	"mode" text NOT NULL,
	"handover" text NOT NULL,
	"zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "round_schemes_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_trip_cancels" (
	"hub_id" uuid NOT NULL,
	"trip_id" uuid NOT NULL,
	"why" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "round_trip_cancels_hub_id_trip_id_pk" PRIMARY KEY("hub_id","trip_id")
);
--> statement-breakpoint
CREATE TABLE "round_trip_requests" (
	"hub_id" uuid NOT NULL,
	"trip_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"number" text NOT NULL,
	"label" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "round_trip_requests_hub_id_trip_id_request_id_pk" PRIMARY KEY("hub_id","trip_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "round_trips" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"scheme_id" uuid,
	"mode" text NOT NULL,
	"handover" text NOT NULL,
	"zone" text NOT NULL,
	"stops" integer NOT NULL,
	"metres" integer NOT NULL,
	"paid_minutes" integer NOT NULL,
	"volunteer_minutes" integer NOT NULL,
	"handling" bigint NOT NULL,
	"per_km" bigint NOT NULL,
	"per_hour" bigint NOT NULL,
	"cost" bigint NOT NULL,
	"income" bigint NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "round_trips_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_actions" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid,
	"what" text NOT NULL,
	"details" text DEFAULT '' NOT NULL,
	"impact" integer NOT NULL,
	"effort" integer NOT NULL,
	"risk_cut" integer NOT NULL,
	"priority" numeric(6,2) GENERATED ALWAYS AS (round((impact + risk_cut)::numeric / effort, 2)) STORED NOT NULL,
	"owner_name" text,
	"due_on" date,
	"state" text NOT NULL,
	"done_on" date,
	"hypothesis_id" uuid,
	"risk_id" uuid,
	"condition_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "trial_actions_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_risk_reviews" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"risk_id" uuid NOT NULL,
	"probability" integer NOT NULL,
	"severity" integer NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_risk_reviews_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_risks" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid,
	"what" text NOT NULL,
	"probability" integer NOT NULL,
	"severity" integer NOT NULL,
	"level" integer GENERATED ALWAYS AS (probability * severity) STORED NOT NULL,
	"mitigation" text DEFAULT '' NOT NULL,
	"trigger" text DEFAULT '' NOT NULL,
	"owner_name" text,
	"review_on" date,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "trial_risks_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_confidences" (
	"hub_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trial_confidences_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "trial_criterion_sets" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"items" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "trial_criterion_sets_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_votes" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"voter" text NOT NULL,
	"voter_name" text NOT NULL,
	"level" integer NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_votes_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_cells" (
	"hub_id" uuid NOT NULL,
	"target" text NOT NULL,
	"service_id" uuid NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"pivot_id" uuid NOT NULL,
	CONSTRAINT "trial_cells_hub_id_target_service_id_pk" PRIMARY KEY("hub_id","target","service_id")
);
--> statement-breakpoint
CREATE TABLE "trial_pivots" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"reason" text NOT NULL,
	"argument" text,
	"moves" jsonb NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"stage_id" uuid,
	"tested" integer NOT NULL,
	"most" integer NOT NULL,
	"undoes" uuid,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_pivots_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_committee" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"email" text,
	"voices" integer NOT NULL,
	"user_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "trial_committee_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_condition_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"condition_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"why" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_condition_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_conditions" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"what" text NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trial_conditions_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_gate_dossiers" (
	"hub_id" uuid NOT NULL,
	"gate_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"record" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "trial_gate_dossiers_hub_id_gate_id_pk" PRIMARY KEY("hub_id","gate_id")
);
--> statement-breakpoint
CREATE TABLE "trial_gate_links" (
	"hub_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"gate_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"expires_on" date NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"id" uuid NOT NULL,
	CONSTRAINT "trial_gate_links_hub_id_secret_hash_pk" PRIMARY KEY("hub_id","secret_hash")
);
--> statement-breakpoint
CREATE TABLE "trial_gate_rules" (
	"hub_id" uuid NOT NULL,
	"quorum" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trial_gate_rules_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "trial_gates" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"number" integer,
	"asked" text NOT NULL,
	"proposal" text,
	"next_means" text DEFAULT '' NOT NULL,
	"answers_by" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"frozen_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"decision_id" uuid,
	"withdrawn_why" text,
	"published_at" timestamp with time zone,
	"public_text" text DEFAULT '' NOT NULL,
	CONSTRAINT "trial_gates_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_opinions" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"gate_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"reservations" jsonb NOT NULL,
	"way" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"noted_by" text,
	CONSTRAINT "trial_opinions_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_learnings" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"test_id" uuid NOT NULL,
	"hypothesis_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"observed" text NOT NULL,
	"learned" text NOT NULL,
	"decided" text NOT NULL,
	"next" text NOT NULL,
	"found" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_learnings_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_test_counts" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"test_id" uuid NOT NULL,
	"day" date NOT NULL,
	"hits" bigint NOT NULL,
	"total" bigint NOT NULL,
	"note" text NOT NULL,
	"reverses" uuid,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_test_counts_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_tests" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"hypothesis_id" uuid NOT NULL,
	"name" text NOT NULL,
	"how" text NOT NULL,
	"measure_id" text,
	"counted" text NOT NULL,
	"unit" text NOT NULL,
	"criterion_id" uuid,
	"comparison" text NOT NULL,
	"threshold" double precision NOT NULL,
	"min_sample" integer NOT NULL,
	"deadline" date NOT NULL,
	"started_on" date,
	"ended_on" date,
	"cost" bigint NOT NULL,
	"hours" integer NOT NULL,
	"owner" text NOT NULL,
	"state" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trial_tests_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_comparison_schemes" (
	"hub_id" uuid NOT NULL,
	"comparison_id" uuid NOT NULL,
	"scheme_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	CONSTRAINT "trial_comparison_schemes_hub_id_comparison_id_scheme_id_pk" PRIMARY KEY("hub_id","comparison_id","scheme_id")
);
--> statement-breakpoint
CREATE TABLE "trial_comparisons" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"hypothesis_id" uuid,
	"name" text NOT NULL,
	"question" text NOT NULL,
	"goal" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"min_trips" integer NOT NULL,
	"kept_scheme_id" uuid,
	"learned" text DEFAULT '' NOT NULL,
	"closed_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trial_comparisons_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_gestures" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"gesture" text NOT NULL,
	"words" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_gestures_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_reviews" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage_id" uuid,
	"day" date NOT NULL,
	"present" text NOT NULL,
	"noticed" text NOT NULL,
	"decided" text NOT NULL,
	"next_test" text NOT NULL,
	"seen" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_reviews_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_signal_reviews" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"signal_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"words" text NOT NULL,
	"review_on" date,
	"hypothesis_id" uuid,
	"action_id" uuid,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "trial_signal_reviews_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_signal_tags" (
	"hub_id" uuid NOT NULL,
	"signal_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"tag" text NOT NULL,
	"label" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "trial_signal_tags_hub_id_signal_id_kind_tag_pk" PRIMARY KEY("hub_id","signal_id","kind","tag")
);
--> statement-breakpoint
CREATE TABLE "trial_signals" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"text" text NOT NULL,
	"has_file" boolean NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"author" text NOT NULL,
	"from_path" text,
	"state" text NOT NULL,
	"review_on" date,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "trial_signals_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_legal_steps" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"target_on" date NOT NULL,
	"done_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "trial_legal_steps_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "trial_stage_watches" (
	"hub_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"spent" bigint NOT NULL,
	"loss" bigint NOT NULL,
	"budget_watch" text NOT NULL,
	"loss_watch" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "trial_stage_watches_hub_id_stage_id_pk" PRIMARY KEY("hub_id","stage_id")
);
--> statement-breakpoint
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
	"words" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text,
	"recorded_name" text NOT NULL,
	CONSTRAINT "timesheets_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
ALTER TABLE "trial_criteria" ADD COLUMN "kind" text DEFAULT 'measure' NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_criteria" ADD COLUMN "period" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_criteria" ADD COLUMN "period_days" integer;--> statement-breakpoint
ALTER TABLE "trial_criteria" ADD COLUMN "weight" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_criteria" ADD COLUMN "rubric" jsonb;--> statement-breakpoint
ALTER TABLE "trial_criteria" ADD COLUMN "voters" text;--> statement-breakpoint
ALTER TABLE "trial_hypotheses" ADD COLUMN "risk" integer;--> statement-breakpoint
ALTER TABLE "trial_hypotheses" ADD COLUMN "evidence" integer;--> statement-breakpoint
ALTER TABLE "trial_stages" ADD COLUMN "paid_hours" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_stages" ADD COLUMN "vehicle" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_stages" ADD COLUMN "premises" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "trial_stages" ADD COLUMN "equipment" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "grant_instalments" ADD CONSTRAINT "grant_instalments_hub_id_grant_id_grants_hub_id_id_fk" FOREIGN KEY ("hub_id","grant_id") REFERENCES "public"."grants"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_moves" ADD CONSTRAINT "grant_moves_hub_id_grant_id_grants_hub_id_id_fk" FOREIGN KEY ("hub_id","grant_id") REFERENCES "public"."grants"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_trip_cancels" ADD CONSTRAINT "round_trip_cancels_hub_id_trip_id_round_trips_hub_id_id_fk" FOREIGN KEY ("hub_id","trip_id") REFERENCES "public"."round_trips"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_trip_requests" ADD CONSTRAINT "round_trip_requests_hub_id_trip_id_round_trips_hub_id_id_fk" FOREIGN KEY ("hub_id","trip_id") REFERENCES "public"."round_trips"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_trips" ADD CONSTRAINT "round_trips_hub_id_scheme_id_round_schemes_hub_id_id_fk" FOREIGN KEY ("hub_id","scheme_id") REFERENCES "public"."round_schemes"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_actions" ADD CONSTRAINT "trial_actions_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_actions" ADD CONSTRAINT "trial_actions_hub_id_risk_id_trial_risks_hub_id_id_fk" FOREIGN KEY ("hub_id","risk_id") REFERENCES "public"."trial_risks"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_actions" ADD CONSTRAINT "trial_actions_hub_id_hypothesis_id_trial_hypotheses_hub_id_id_fk" FOREIGN KEY ("hub_id","hypothesis_id") REFERENCES "public"."trial_hypotheses"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_actions" ADD CONSTRAINT "trial_actions_hub_id_condition_id_trial_conditions_hub_id_id_fk" FOREIGN KEY ("hub_id","condition_id") REFERENCES "public"."trial_conditions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_risk_reviews" ADD CONSTRAINT "trial_risk_reviews_hub_id_risk_id_trial_risks_hub_id_id_fk" FOREIGN KEY ("hub_id","risk_id") REFERENCES "public"."trial_risks"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_risks" ADD CONSTRAINT "trial_risks_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_votes" ADD CONSTRAINT "trial_votes_hub_id_criterion_id_trial_criteria_hub_id_id_fk" FOREIGN KEY ("hub_id","criterion_id") REFERENCES "public"."trial_criteria"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_cells" ADD CONSTRAINT "trial_cells_hub_id_pivot_id_trial_pivots_hub_id_id_fk" FOREIGN KEY ("hub_id","pivot_id") REFERENCES "public"."trial_pivots"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_pivots" ADD CONSTRAINT "trial_pivots_hub_id_undoes_trial_pivots_hub_id_id_fk" FOREIGN KEY ("hub_id","undoes") REFERENCES "public"."trial_pivots"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_pivots" ADD CONSTRAINT "trial_pivots_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_condition_moves" ADD CONSTRAINT "trial_condition_moves_hub_id_condition_id_trial_conditions_hub_id_id_fk" FOREIGN KEY ("hub_id","condition_id") REFERENCES "public"."trial_conditions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_conditions" ADD CONSTRAINT "trial_conditions_hub_id_decision_id_trial_decisions_hub_id_id_fk" FOREIGN KEY ("hub_id","decision_id") REFERENCES "public"."trial_decisions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_gate_dossiers" ADD CONSTRAINT "trial_gate_dossiers_hub_id_gate_id_trial_gates_hub_id_id_fk" FOREIGN KEY ("hub_id","gate_id") REFERENCES "public"."trial_gates"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_gate_links" ADD CONSTRAINT "trial_gate_links_hub_id_gate_id_trial_gates_hub_id_id_fk" FOREIGN KEY ("hub_id","gate_id") REFERENCES "public"."trial_gates"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_gate_links" ADD CONSTRAINT "trial_gate_links_hub_id_member_id_trial_committee_hub_id_id_fk" FOREIGN KEY ("hub_id","member_id") REFERENCES "public"."trial_committee"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_gates" ADD CONSTRAINT "trial_gates_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_gates" ADD CONSTRAINT "trial_gates_hub_id_decision_id_trial_decisions_hub_id_id_fk" FOREIGN KEY ("hub_id","decision_id") REFERENCES "public"."trial_decisions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_opinions" ADD CONSTRAINT "trial_opinions_hub_id_gate_id_trial_gates_hub_id_id_fk" FOREIGN KEY ("hub_id","gate_id") REFERENCES "public"."trial_gates"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_opinions" ADD CONSTRAINT "trial_opinions_hub_id_member_id_trial_committee_hub_id_id_fk" FOREIGN KEY ("hub_id","member_id") REFERENCES "public"."trial_committee"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_learnings" ADD CONSTRAINT "trial_learnings_hub_id_test_id_trial_tests_hub_id_id_fk" FOREIGN KEY ("hub_id","test_id") REFERENCES "public"."trial_tests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_test_counts" ADD CONSTRAINT "trial_test_counts_hub_id_test_id_trial_tests_hub_id_id_fk" FOREIGN KEY ("hub_id","test_id") REFERENCES "public"."trial_tests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_tests" ADD CONSTRAINT "trial_tests_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_tests" ADD CONSTRAINT "trial_tests_hub_id_hypothesis_id_trial_hypotheses_hub_id_id_fk" FOREIGN KEY ("hub_id","hypothesis_id") REFERENCES "public"."trial_hypotheses"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_tests" ADD CONSTRAINT "trial_tests_hub_id_criterion_id_trial_criteria_hub_id_id_fk" FOREIGN KEY ("hub_id","criterion_id") REFERENCES "public"."trial_criteria"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_comparison_schemes" ADD CONSTRAINT "trial_comparison_schemes_hub_id_comparison_id_trial_comparisons_hub_id_id_fk" FOREIGN KEY ("hub_id","comparison_id") REFERENCES "public"."trial_comparisons"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_comparisons" ADD CONSTRAINT "trial_comparisons_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_comparisons" ADD CONSTRAINT "trial_comparisons_hub_id_hypothesis_id_trial_hypotheses_hub_id_id_fk" FOREIGN KEY ("hub_id","hypothesis_id") REFERENCES "public"."trial_hypotheses"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_reviews" ADD CONSTRAINT "trial_reviews_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_signal_reviews" ADD CONSTRAINT "trial_signal_reviews_hub_id_signal_id_trial_signals_hub_id_id_fk" FOREIGN KEY ("hub_id","signal_id") REFERENCES "public"."trial_signals"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_signal_reviews" ADD CONSTRAINT "trial_signal_reviews_hub_id_hypothesis_id_trial_hypotheses_hub_id_id_fk" FOREIGN KEY ("hub_id","hypothesis_id") REFERENCES "public"."trial_hypotheses"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_signal_tags" ADD CONSTRAINT "trial_signal_tags_hub_id_signal_id_trial_signals_hub_id_id_fk" FOREIGN KEY ("hub_id","signal_id") REFERENCES "public"."trial_signals"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_stage_watches" ADD CONSTRAINT "trial_stage_watches_hub_id_stage_id_trial_stages_hub_id_id_fk" FOREIGN KEY ("hub_id","stage_id") REFERENCES "public"."trial_stages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_holders" ADD CONSTRAINT "session_holders_hub_id_session_id_staffed_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","session_id") REFERENCES "public"."staffed_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staffed_sessions" ADD CONSTRAINT "staffed_sessions_hub_id_corrects_staffed_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","corrects") REFERENCES "public"."staffed_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staffed_sessions" ADD CONSTRAINT "staffed_sessions_hub_id_root_id_staffed_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","root_id") REFERENCES "public"."staffed_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timesheets" ADD CONSTRAINT "timesheets_hub_id_corrects_timesheets_hub_id_id_fk" FOREIGN KEY ("hub_id","corrects") REFERENCES "public"."timesheets"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timesheets" ADD CONSTRAINT "timesheets_hub_id_session_id_staffed_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","session_id") REFERENCES "public"."staffed_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grant_instalments_grant" ON "grant_instalments" USING btree ("hub_id","grant_id","due_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_instalments_operation" ON "grant_instalments" USING btree ("hub_id","operation_id");--> statement-breakpoint
CREATE INDEX "grant_moves_grant" ON "grant_moves" USING btree ("hub_id","grant_id","id");--> statement-breakpoint
CREATE INDEX "grants_next" ON "grants" USING btree ("hub_id","next_on","id");--> statement-breakpoint
CREATE INDEX "grants_state" ON "grants" USING btree ("hub_id","state","next_on","id");--> statement-breakpoint
CREATE INDEX "grants_organisation" ON "grants" USING btree ("hub_id","organisation_id","id");--> statement-breakpoint
CREATE INDEX "grants_search" ON "grants" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_days_start" ON "stage_days" USING btree ("hub_id","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "places_key" ON "places" USING btree ("hub_id","key");--> statement-breakpoint
CREATE INDEX "places_list" ON "places" USING btree ("hub_id","key","id");--> statement-breakpoint
CREATE INDEX "places_state" ON "places" USING btree ("hub_id","state","key","id");--> statement-breakpoint
CREATE INDEX "places_search" ON "places" USING gin ("search");--> statement-breakpoint
CREATE INDEX "travel_times_age" ON "travel_times" USING btree ("hub_id","learnt_at");--> statement-breakpoint
CREATE UNIQUE INDEX "round_schemes_name" ON "round_schemes" USING btree ("hub_id","name") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "round_trip_requests_request" ON "round_trip_requests" USING btree ("hub_id","request_id");--> statement-breakpoint
CREATE INDEX "round_trips_day" ON "round_trips" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "round_trips_scheme" ON "round_trips" USING btree ("hub_id","scheme_id","day","id") WHERE scheme_id is not null;--> statement-breakpoint
CREATE INDEX "trial_actions_priority" ON "trial_actions" USING btree ("hub_id","priority","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "trial_actions_due" ON "trial_actions" USING btree ("hub_id","due_on","id") WHERE removed_at is null and state in ('todo', 'doing');--> statement-breakpoint
CREATE INDEX "trial_actions_risk" ON "trial_actions" USING btree ("hub_id","risk_id") WHERE risk_id is not null;--> statement-breakpoint
CREATE INDEX "trial_risk_reviews_risk" ON "trial_risk_reviews" USING btree ("hub_id","risk_id","id");--> statement-breakpoint
CREATE INDEX "trial_risks_level" ON "trial_risks" USING btree ("hub_id","level","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "trial_risks_review" ON "trial_risks" USING btree ("hub_id","review_on","id") WHERE removed_at is null and state <> 'closed';--> statement-breakpoint
CREATE INDEX "trial_votes_criterion" ON "trial_votes" USING btree ("hub_id","criterion_id","at");--> statement-breakpoint
CREATE INDEX "trial_pivots_at" ON "trial_pivots" USING btree ("hub_id","at","id");--> statement-breakpoint
CREATE INDEX "trial_pivots_stage" ON "trial_pivots" USING btree ("hub_id","stage_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_pivots_undoes" ON "trial_pivots" USING btree ("hub_id","undoes");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_committee_account" ON "trial_committee" USING btree ("hub_id","user_id") WHERE user_id is not null and left_at is null;--> statement-breakpoint
CREATE INDEX "trial_condition_moves_of" ON "trial_condition_moves" USING btree ("hub_id","condition_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_conditions_decision" ON "trial_conditions" USING btree ("hub_id","decision_id","position");--> statement-breakpoint
CREATE INDEX "trial_conditions_due" ON "trial_conditions" USING btree ("hub_id","due_on","id");--> statement-breakpoint
CREATE INDEX "trial_conditions_open" ON "trial_conditions" USING btree ("hub_id","due_on","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "trial_conditions_settled" ON "trial_conditions" USING btree ("hub_id","state","due_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_gate_dossiers_number" ON "trial_gate_dossiers" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "trial_gate_links_member" ON "trial_gate_links" USING btree ("hub_id","gate_id","member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_gates_number" ON "trial_gates" USING btree ("hub_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_gates_live" ON "trial_gates" USING btree ("hub_id","stage_id") WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "trial_gates_decision" ON "trial_gates" USING btree ("hub_id","decision_id");--> statement-breakpoint
CREATE INDEX "trial_gates_stage" ON "trial_gates" USING btree ("hub_id","stage_id","id");--> statement-breakpoint
CREATE INDEX "trial_opinions_gate" ON "trial_opinions" USING btree ("hub_id","gate_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_learnings_number" ON "trial_learnings" USING btree ("hub_id","test_id","number");--> statement-breakpoint
CREATE INDEX "trial_learnings_hypothesis" ON "trial_learnings" USING btree ("hub_id","hypothesis_id","id");--> statement-breakpoint
CREATE INDEX "trial_test_counts_test" ON "trial_test_counts" USING btree ("hub_id","test_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "trial_test_counts_reversed" ON "trial_test_counts" USING btree ("hub_id","reverses") WHERE reverses is not null;--> statement-breakpoint
CREATE INDEX "trial_tests_deadline" ON "trial_tests" USING btree ("hub_id","deadline","id");--> statement-breakpoint
CREATE INDEX "trial_tests_state" ON "trial_tests" USING btree ("hub_id","state","deadline","id");--> statement-breakpoint
CREATE INDEX "trial_tests_hypothesis" ON "trial_tests" USING btree ("hub_id","hypothesis_id","id");--> statement-breakpoint
CREATE INDEX "trial_comparisons_end" ON "trial_comparisons" USING btree ("hub_id","ends_on","id");--> statement-breakpoint
CREATE INDEX "trial_comparisons_stage" ON "trial_comparisons" USING btree ("hub_id","stage_id","id");--> statement-breakpoint
CREATE INDEX "trial_gestures_day" ON "trial_gestures" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "trial_reviews_day" ON "trial_reviews" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "trial_signal_reviews_signal" ON "trial_signal_reviews" USING btree ("hub_id","signal_id","id");--> statement-breakpoint
CREATE INDEX "trial_signal_reviews_day" ON "trial_signal_reviews" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "trial_signal_tags_tag" ON "trial_signal_tags" USING btree ("hub_id","kind","tag","day","signal_id");--> statement-breakpoint
CREATE INDEX "trial_signal_tags_day" ON "trial_signal_tags" USING btree ("hub_id","day");--> statement-breakpoint
CREATE INDEX "trial_signals_at" ON "trial_signals" USING btree ("hub_id","at","id");--> statement-breakpoint
CREATE INDEX "trial_signals_day" ON "trial_signals" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "trial_signals_new" ON "trial_signals" USING btree ("hub_id","at","id") WHERE state = 'new';--> statement-breakpoint
CREATE INDEX "trial_signals_watched" ON "trial_signals" USING btree ("hub_id","review_on","id") WHERE state = 'watching';--> statement-breakpoint
CREATE INDEX "trial_signals_search" ON "trial_signals" USING gin ("search");--> statement-breakpoint
CREATE INDEX "trial_legal_steps_target" ON "trial_legal_steps" USING btree ("hub_id","target_on","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "session_holders_person" ON "session_holders" USING btree ("hub_id","person_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staffed_sessions_corrects" ON "staffed_sessions" USING btree ("hub_id","corrects");--> statement-breakpoint
CREATE INDEX "staffed_sessions_day" ON "staffed_sessions" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "staffed_sessions_root" ON "staffed_sessions" USING btree ("hub_id","root_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "timesheets_corrects" ON "timesheets" USING btree ("hub_id","corrects");--> statement-breakpoint
CREATE INDEX "timesheets_day" ON "timesheets" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "timesheets_user" ON "timesheets" USING btree ("hub_id","user_id","day","id");--> statement-breakpoint
CREATE INDEX "timesheets_person" ON "timesheets" USING btree ("hub_id","person_id","day","id");--> statement-breakpoint
CREATE INDEX "timesheets_session" ON "timesheets" USING btree ("hub_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" USING btree ("hub_id","hash");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_name" ON "api_tokens" USING btree ("hub_id","name") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "trial_hypotheses_kept" ON "trial_hypotheses" USING btree ("hub_id","created_at","id") WHERE removed_at is null;
--> statement-breakpoint
-- Conditions of decisions signed before they were followed up: the owner of the tables may not be a superuser, so the
-- walls between hubs are lowered for this statement; secure.sql puts them back after the migration.
ALTER TABLE trial_decisions NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO trial_conditions (hub_id, id, decision_id, position, what, due_on, state, updated_at)
SELECT d.hub_id, overlay(gen_random_uuid()::text placing '7' from 15 for 1)::uuid, d.id, c.n, c.body ->> 'what',
  (c.body ->> 'dueOn')::date, 'open', d.at
FROM trial_decisions d, jsonb_array_elements(d.record -> 'conditions') WITH ORDINALITY AS c(body, n);

CREATE TABLE "service_parts" (
	"hub_id" uuid NOT NULL,
	"package_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "service_parts_hub_id_package_id_service_id_pk" PRIMARY KEY("hub_id","package_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "service_pauses" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"why" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "service_pauses_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "service_rates" (
	"hub_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"segment" text NOT NULL,
	"rate" text NOT NULL,
	"from_day" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"price" bigint NOT NULL,
	CONSTRAINT "service_rates_hub_id_service_id_segment_rate_from_day_recorded_at_pk" PRIMARY KEY("hub_id","service_id","segment","rate","from_day","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "coverage_people" (
	"hub_id" uuid NOT NULL,
	"coverage_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coverage_people_hub_id_coverage_id_person_id_pk" PRIMARY KEY("hub_id","coverage_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "coverage_totals" (
	"hub_id" uuid NOT NULL,
	"coverage_id" uuid NOT NULL,
	"who" text NOT NULL,
	"period" text NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "coverage_totals_hub_id_coverage_id_who_period_pk" PRIMARY KEY("hub_id","coverage_id","who","period")
);
--> statement-breakpoint
CREATE TABLE "coverage_uses" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"coverage_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	"subject_id" text NOT NULL,
	"path" text DEFAULT '' NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coverage_uses_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "coverage_uses_amount" CHECK (amount <> 0)
);
--> statement-breakpoint
CREATE TABLE "coverages" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"payer_organisation_id" uuid,
	"contract_id" uuid,
	"takes" text NOT NULL,
	"permille" integer DEFAULT 0 NOT NULL,
	"amount" bigint NOT NULL,
	"service_scope" text NOT NULL,
	"activities" text[] DEFAULT '{}' NOT NULL,
	"service_ids" text[] DEFAULT '{}' NOT NULL,
	"people_scope" text NOT NULL,
	"segments" text[] DEFAULT '{}' NOT NULL,
	"code" text,
	"from_day" date NOT NULL,
	"to_day" date,
	"ceiling" bigint,
	"period" text,
	"budget" bigint,
	"rank" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coverages_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "coverages_permille" CHECK (permille between 0 and 1000),
	CONSTRAINT "coverages_limits" CHECK ((ceiling is null) = (period is null))
);
--> statement-breakpoint
CREATE TABLE "contract_dues" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"what" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"due_on" date NOT NULL,
	"quantity" integer DEFAULT 0 NOT NULL,
	"amount" bigint NOT NULL,
	"label" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contract_dues_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "contract_eligibles" (
	"hub_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"by_code" boolean NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "contract_eligibles_hub_id_contract_id_person_id_pk" PRIMARY KEY("hub_id","contract_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "contract_indexes" (
	"hub_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"value" integer NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "contract_indexes_hub_id_contract_id_on_day_recorded_at_pk" PRIMARY KEY("hub_id","contract_id","on_day","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "contract_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"day" date,
	"why" text,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "contract_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "contract_terms" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"from_day" date NOT NULL,
	"annual_fee" bigint NOT NULL,
	"pay_every" text NOT NULL,
	"in_advance" boolean NOT NULL,
	"indexation" text NOT NULL,
	"index_rate" integer,
	"index_name" text,
	"index_base" integer,
	"rounding" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "contract_terms_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "contract_uses" (
	"hub_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"day" date NOT NULL,
	"person_id" uuid,
	CONSTRAINT "contract_uses_hub_id_request_id_pk" PRIMARY KEY("hub_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "contract_volumes" (
	"hub_id" uuid NOT NULL,
	"terms_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"included" integer NOT NULL,
	"per" text NOT NULL,
	"unit_price" bigint NOT NULL,
	CONSTRAINT "contract_volumes_hub_id_terms_id_service_id_pk" PRIMARY KEY("hub_id","terms_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"first_ends_on" date NOT NULL,
	"notice_months" integer NOT NULL,
	"renewal_months" integer,
	"eligibles" text NOT NULL,
	"code" text,
	"code_limit" integer,
	"note" text DEFAULT '' NOT NULL,
	"signed_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "contracts_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "contracts_in_order" CHECK (ends_on >= starts_on)
);
--> statement-breakpoint
CREATE TABLE "recurrence_exceptions" (
	"hub_id" uuid NOT NULL,
	"recurrence_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"kind" text NOT NULL,
	"to_day" date,
	"to_minute" integer,
	"why" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "recurrence_exceptions_hub_id_recurrence_id_on_day_pk" PRIMARY KEY("hub_id","recurrence_id","on_day")
);
--> statement-breakpoint
CREATE TABLE "recurrences" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"contract_id" uuid,
	"organisation_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"details" text DEFAULT '' NOT NULL,
	"rule" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"minute" integer,
	"minutes" integer NOT NULL,
	"holidays" text NOT NULL,
	"assignee_user_id" text,
	"assignee_person_id" uuid,
	"assignee_organisation_id" uuid,
	"assignee_name" text,
	"follows_id" uuid,
	"generated_to" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sort_key" text NOT NULL,
	CONSTRAINT "recurrences_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "charge_settlements" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"reverses" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charge_settlements_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "charge_settlements_amount" CHECK ((amount > 0) = (reverses is null))
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"party_name" text NOT NULL,
	"label" text NOT NULL,
	"amount" bigint NOT NULL,
	"outstanding" bigint NOT NULL,
	"voided" bigint NOT NULL,
	"voided_at" timestamp with time zone,
	"voided_why" text,
	"day" date NOT NULL,
	"due_on" date NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"part" text DEFAULT '' NOT NULL,
	"path" text,
	"credit_account" text NOT NULL,
	"pillar" text NOT NULL,
	"payer" text NOT NULL,
	"activity" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"changed_at" timestamp with time zone NOT NULL,
	"sort_key" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "charges_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "charges_amount" CHECK (amount > 0),
	CONSTRAINT "charges_outstanding" CHECK (outstanding >= 0 and voided >= 0 and outstanding + voided <= amount),
	CONSTRAINT "charges_debtor" CHECK ((person_id is null) <> (organisation_id is null))
);
--> statement-breakpoint
CREATE TABLE "notice_templates" (
	"hub_id" uuid NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"short" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "notice_templates_hub_id_template_locale_pk" PRIMARY KEY("hub_id","template","locale")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"template" text NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"name" text NOT NULL,
	"way" text NOT NULL,
	"address" text,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"link" text,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"once" text,
	"state" text NOT NULL,
	"why" text,
	"at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"mail_id" uuid NOT NULL,
	"told_at" timestamp with time zone,
	"told_by" text,
	"user_id" text,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "notices_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisation_contacts" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"site_id" uuid,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"main" boolean NOT NULL,
	"email" text,
	"phone" text,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "organisation_contacts_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisation_sites" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"street" text,
	"postcode" text,
	"city" text,
	"access" text,
	"sort_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "organisation_sites_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "likely_pairs" (
	"hub_id" uuid NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"reasons" text[] NOT NULL,
	"score" integer NOT NULL,
	"sort_key" text NOT NULL,
	CONSTRAINT "likely_pairs_hub_id_one_id_other_id_pk" PRIMARY KEY("hub_id","one_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "provider_absences" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "provider_absences_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "provider_alerts" (
	"hub_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_alerts_hub_id_document_id_step_pk" PRIMARY KEY("hub_id","document_id","step")
);
--> statement-breakpoint
CREATE TABLE "provider_applications" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"siret" text,
	"contact_name" text NOT NULL,
	"email" text,
	"phone" text,
	"postcode" text,
	"city" text,
	"offer" text NOT NULL,
	"zone" text DEFAULT '' NOT NULL,
	"indicative_price" bigint,
	"received_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"why" text,
	"organisation_id" uuid,
	CONSTRAINT "provider_applications_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "provider_documents" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"expires_on" date,
	"file_id" uuid,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "provider_documents_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "provider_files" (
	"hub_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"zone" text[] DEFAULT '{}' NOT NULL,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"weekly_capacity" integer,
	"share_permille" integer,
	"insurance_waived" text,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_files_hub_id_organisation_id_pk" PRIMARY KEY("hub_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "provider_hours" (
	"hub_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"weekday" integer NOT NULL,
	"from_minute" integer NOT NULL,
	"until_minute" integer NOT NULL,
	CONSTRAINT "provider_hours_hub_id_organisation_id_weekday_from_minute_pk" PRIMARY KEY("hub_id","organisation_id","weekday","from_minute")
);
--> statement-breakpoint
CREATE TABLE "provider_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"why" text,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "provider_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "provider_scores" (
	"hub_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"count" integer NOT NULL,
	"total" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_scores_hub_id_organisation_id_pk" PRIMARY KEY("hub_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "provider_services" (
	"hub_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"share_permille" integer,
	CONSTRAINT "provider_services_hub_id_organisation_id_service_id_pk" PRIMARY KEY("hub_id","organisation_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"what" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"taken_by" text,
	"taken_by_name" text NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by_name" text,
	"rework_id" uuid,
	"closed_at" timestamp with time zone,
	"closed_by_name" text,
	CONSTRAINT "complaints_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "rating_links" (
	"hub_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"request_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "rating_links_hub_id_secret_hash_pk" PRIMARY KEY("hub_id","secret_hash")
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource" text NOT NULL,
	"resource_name" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "absences_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "absences_span" CHECK (ends_at > starts_at)
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource" text NOT NULL,
	"lane" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"during" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, ends_at)) STORED NOT NULL,
	"visit_id" uuid,
	"absence_id" uuid,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "bookings_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "bookings_one_cause" CHECK (num_nonnulls(visit_id, absence_id) = 1),
	CONSTRAINT "bookings_lane" CHECK (lane >= 1)
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text,
	"created_name" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"etag" text,
	"changed_at" timestamp with time zone,
	CONSTRAINT "calendar_feeds_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "resource_lanes" (
	"hub_id" uuid NOT NULL,
	"resource" text NOT NULL,
	"lanes" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resource_lanes_hub_id_resource_pk" PRIMARY KEY("hub_id","resource"),
	CONSTRAINT "resource_lanes_some" CHECK (lanes between 1 and 50)
);
--> statement-breakpoint
CREATE TABLE "vehicles" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"plate" text,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "vehicles_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "visit_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"from_starts_at" timestamp with time zone,
	"from_ends_at" timestamp with time zone,
	"from_who" text,
	"from_who_name" text,
	"from_vehicle_id" uuid,
	"to_starts_at" timestamp with time zone,
	"to_ends_at" timestamp with time zone,
	"to_who" text,
	"to_who_name" text,
	"to_vehicle_id" uuid,
	"why" text,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "visit_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"who" text NOT NULL,
	"who_name" text NOT NULL,
	"vehicle_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"sequence" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "visits_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "visits_span" CHECK (ends_at > starts_at and ends_at - starts_at <= interval '24 hours')
);
--> statement-breakpoint
CREATE TABLE "field_reports" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"minutes" integer,
	"note" text DEFAULT '' NOT NULL,
	"signer" text,
	"device_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"clock_off" boolean NOT NULL,
	"verdict" text NOT NULL,
	"held" text,
	"left_out" integer NOT NULL,
	"user_id" text,
	"organisation_id" uuid,
	"actor_name" text NOT NULL,
	CONSTRAINT "field_reports_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "quote_lines" (
	"hub_id" uuid NOT NULL,
	"quote_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"label" text NOT NULL,
	"hundredths" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"total" bigint NOT NULL,
	CONSTRAINT "quote_lines_hub_id_quote_id_position_pk" PRIMARY KEY("hub_id","quote_id","position")
);
--> statement-breakpoint
CREATE TABLE "quote_links" (
	"hub_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"quote_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "quote_links_hub_id_secret_hash_pk" PRIMARY KEY("hub_id","secret_hash")
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"valid_until" date NOT NULL,
	"hub_name" text NOT NULL,
	"hub_place" text NOT NULL,
	"client_name" text NOT NULL,
	"client_address" text NOT NULL,
	"total" bigint NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" text,
	"sent_by_name" text NOT NULL,
	"ended_how" text,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"ended_by_name" text,
	"answered_by" text,
	"ended_why" text,
	CONSTRAINT "quotes_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "request_shares" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" uuid,
	"coverage_id" uuid,
	"name" text NOT NULL,
	"payer" text NOT NULL,
	"amount" bigint NOT NULL,
	"takes" text,
	"permille" integer DEFAULT 0 NOT NULL,
	"takes_amount" bigint,
	"held_by" text,
	"period" text,
	"why" text,
	CONSTRAINT "request_shares_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "offer_links" (
	"hub_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"offer_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_links_hub_id_token_hash_pk" PRIMARY KEY("hub_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"share_permille" integer,
	"message" text DEFAULT '' NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" text NOT NULL,
	"closed_at" timestamp with time zone,
	"answered_by" text,
	"answered_how" text,
	"why" text,
	CONSTRAINT "offers_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "request_comments" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"author_name" text NOT NULL,
	CONSTRAINT "request_comments_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "request_links" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "request_links_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "request_mentions" (
	"hub_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"request_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "request_mentions_hub_id_comment_id_user_id_pk" PRIMARY KEY("hub_id","comment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "web_requests" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"follow_hash" text NOT NULL,
	"state" text NOT NULL,
	"first_name" text DEFAULT '' NOT NULL,
	"last_name" text NOT NULL,
	"phone" text,
	"email" text,
	"street" text,
	"postcode" text,
	"city" text,
	"service_id" uuid,
	"wanted_on" date,
	"details" text DEFAULT '' NOT NULL,
	"person_id" uuid,
	"asker_person_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"request_id" uuid,
	"answer" text,
	"handled_at" timestamp with time zone,
	"handled_by" text,
	"handler_name" text,
	CONSTRAINT "web_requests_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
DROP INDEX "people_phone";--> statement-breakpoint
DROP INDEX "people_email";--> statement-breakpoint
DROP INDEX "people_twin";--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "vat_rate" integer;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "provider_share" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "skills" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "zone" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "delay_hours" integer DEFAULT 48 NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "documents" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "home_service" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "season" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "referred_by" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "referred_by_organisation" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "compared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "contents" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "rate" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "several_pay" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "offered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "planned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "delay_hours" integer DEFAULT 48 NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "target_at" timestamp with time zone GENERATED ALWAYS AS (greatest((received_at AT TIME ZONE 'UTC') + delay_hours * interval '1 hour', (wanted_on + 1)::timestamp) AT TIME ZONE 'UTC') STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "contract_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "recurrence_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "occurrence_on" date;--> statement-breakpoint
ALTER TABLE "hubs" ADD COLUMN "open_words" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "service_parts" ADD CONSTRAINT "service_parts_hub_id_package_id_services_hub_id_id_fk" FOREIGN KEY ("hub_id","package_id") REFERENCES "public"."services"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_parts" ADD CONSTRAINT "service_parts_hub_id_service_id_services_hub_id_id_fk" FOREIGN KEY ("hub_id","service_id") REFERENCES "public"."services"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_pauses" ADD CONSTRAINT "service_pauses_hub_id_service_id_services_hub_id_id_fk" FOREIGN KEY ("hub_id","service_id") REFERENCES "public"."services"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_rates" ADD CONSTRAINT "service_rates_hub_id_service_id_services_hub_id_id_fk" FOREIGN KEY ("hub_id","service_id") REFERENCES "public"."services"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_people" ADD CONSTRAINT "coverage_people_hub_id_coverage_id_coverages_hub_id_id_fk" FOREIGN KEY ("hub_id","coverage_id") REFERENCES "public"."coverages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_totals" ADD CONSTRAINT "coverage_totals_hub_id_coverage_id_coverages_hub_id_id_fk" FOREIGN KEY ("hub_id","coverage_id") REFERENCES "public"."coverages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_uses" ADD CONSTRAINT "coverage_uses_hub_id_coverage_id_coverages_hub_id_id_fk" FOREIGN KEY ("hub_id","coverage_id") REFERENCES "public"."coverages"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_dues" ADD CONSTRAINT "contract_dues_hub_id_contract_id_contracts_hub_id_id_fk" FOREIGN KEY ("hub_id","contract_id") REFERENCES "public"."contracts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_eligibles" ADD CONSTRAINT "contract_eligibles_hub_id_contract_id_contracts_hub_id_id_fk" FOREIGN KEY ("hub_id","contract_id") REFERENCES "public"."contracts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_indexes" ADD CONSTRAINT "contract_indexes_hub_id_contract_id_contracts_hub_id_id_fk" FOREIGN KEY ("hub_id","contract_id") REFERENCES "public"."contracts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_moves" ADD CONSTRAINT "contract_moves_hub_id_contract_id_contracts_hub_id_id_fk" FOREIGN KEY ("hub_id","contract_id") REFERENCES "public"."contracts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_terms" ADD CONSTRAINT "contract_terms_hub_id_contract_id_contracts_hub_id_id_fk" FOREIGN KEY ("hub_id","contract_id") REFERENCES "public"."contracts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_uses" ADD CONSTRAINT "contract_uses_hub_id_contract_id_contracts_hub_id_id_fk" FOREIGN KEY ("hub_id","contract_id") REFERENCES "public"."contracts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_volumes" ADD CONSTRAINT "contract_volumes_hub_id_terms_id_contract_terms_hub_id_id_fk" FOREIGN KEY ("hub_id","terms_id") REFERENCES "public"."contract_terms"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurrence_exceptions" ADD CONSTRAINT "recurrence_exceptions_hub_id_recurrence_id_recurrences_hub_id_id_fk" FOREIGN KEY ("hub_id","recurrence_id") REFERENCES "public"."recurrences"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurrences" ADD CONSTRAINT "recurrences_hub_id_contract_id_contracts_hub_id_id_fk" FOREIGN KEY ("hub_id","contract_id") REFERENCES "public"."contracts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_settlements" ADD CONSTRAINT "charge_settlements_hub_id_charge_id_charges_hub_id_id_fk" FOREIGN KEY ("hub_id","charge_id") REFERENCES "public"."charges"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_settlements" ADD CONSTRAINT "charge_settlements_hub_id_payment_id_payments_hub_id_id_fk" FOREIGN KEY ("hub_id","payment_id") REFERENCES "public"."payments"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_contacts" ADD CONSTRAINT "organisation_contacts_hub_id_organisation_id_organisations_hub_id_id_fk" FOREIGN KEY ("hub_id","organisation_id") REFERENCES "public"."organisations"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_contacts" ADD CONSTRAINT "organisation_contacts_hub_id_site_id_organisation_sites_hub_id_id_fk" FOREIGN KEY ("hub_id","site_id") REFERENCES "public"."organisation_sites"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_contacts" ADD CONSTRAINT "organisation_contacts_hub_id_person_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","person_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_sites" ADD CONSTRAINT "organisation_sites_hub_id_organisation_id_organisations_hub_id_id_fk" FOREIGN KEY ("hub_id","organisation_id") REFERENCES "public"."organisations"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likely_pairs" ADD CONSTRAINT "likely_pairs_hub_id_one_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","one_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likely_pairs" ADD CONSTRAINT "likely_pairs_hub_id_other_id_people_hub_id_id_fk" FOREIGN KEY ("hub_id","other_id") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_absences" ADD CONSTRAINT "provider_absences_hub_id_organisation_id_provider_files_hub_id_organisation_id_fk" FOREIGN KEY ("hub_id","organisation_id") REFERENCES "public"."provider_files"("hub_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_alerts" ADD CONSTRAINT "provider_alerts_hub_id_document_id_provider_documents_hub_id_id_fk" FOREIGN KEY ("hub_id","document_id") REFERENCES "public"."provider_documents"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_documents" ADD CONSTRAINT "provider_documents_hub_id_organisation_id_provider_files_hub_id_organisation_id_fk" FOREIGN KEY ("hub_id","organisation_id") REFERENCES "public"."provider_files"("hub_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_hours" ADD CONSTRAINT "provider_hours_hub_id_organisation_id_provider_files_hub_id_organisation_id_fk" FOREIGN KEY ("hub_id","organisation_id") REFERENCES "public"."provider_files"("hub_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_moves" ADD CONSTRAINT "provider_moves_hub_id_organisation_id_provider_files_hub_id_organisation_id_fk" FOREIGN KEY ("hub_id","organisation_id") REFERENCES "public"."provider_files"("hub_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_services" ADD CONSTRAINT "provider_services_hub_id_organisation_id_provider_files_hub_id_organisation_id_fk" FOREIGN KEY ("hub_id","organisation_id") REFERENCES "public"."provider_files"("hub_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_hub_id_rework_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","rework_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_links" ADD CONSTRAINT "rating_links_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_hub_id_visit_id_visits_hub_id_id_fk" FOREIGN KEY ("hub_id","visit_id") REFERENCES "public"."visits"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_hub_id_absence_id_absences_hub_id_id_fk" FOREIGN KEY ("hub_id","absence_id") REFERENCES "public"."absences"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_moves" ADD CONSTRAINT "visit_moves_hub_id_visit_id_visits_hub_id_id_fk" FOREIGN KEY ("hub_id","visit_id") REFERENCES "public"."visits"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_hub_id_vehicle_id_vehicles_hub_id_id_fk" FOREIGN KEY ("hub_id","vehicle_id") REFERENCES "public"."vehicles"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_reports" ADD CONSTRAINT "field_reports_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_lines" ADD CONSTRAINT "quote_lines_hub_id_quote_id_quotes_hub_id_id_fk" FOREIGN KEY ("hub_id","quote_id") REFERENCES "public"."quotes"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_links" ADD CONSTRAINT "quote_links_hub_id_quote_id_quotes_hub_id_id_fk" FOREIGN KEY ("hub_id","quote_id") REFERENCES "public"."quotes"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_shares" ADD CONSTRAINT "request_shares_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_links" ADD CONSTRAINT "offer_links_hub_id_offer_id_offers_hub_id_id_fk" FOREIGN KEY ("hub_id","offer_id") REFERENCES "public"."offers"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_comments" ADD CONSTRAINT "request_comments_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_links" ADD CONSTRAINT "request_links_hub_id_from_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","from_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_links" ADD CONSTRAINT "request_links_hub_id_to_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","to_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_mentions" ADD CONSTRAINT "request_mentions_hub_id_comment_id_request_comments_hub_id_id_fk" FOREIGN KEY ("hub_id","comment_id") REFERENCES "public"."request_comments"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_requests" ADD CONSTRAINT "web_requests_hub_id_request_id_requests_hub_id_id_fk" FOREIGN KEY ("hub_id","request_id") REFERENCES "public"."requests"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_parts_service" ON "service_parts" USING btree ("hub_id","service_id");--> statement-breakpoint
CREATE INDEX "service_pauses_service" ON "service_pauses" USING btree ("hub_id","service_id","from_day");--> statement-breakpoint
CREATE INDEX "coverage_people_person" ON "coverage_people" USING btree ("hub_id","person_id");--> statement-breakpoint
CREATE INDEX "coverage_totals_period" ON "coverage_totals" USING btree ("hub_id","coverage_id","period");--> statement-breakpoint
CREATE INDEX "coverage_uses_subject" ON "coverage_uses" USING btree ("hub_id","subject_id");--> statement-breakpoint
CREATE INDEX "coverage_uses_coverage" ON "coverage_uses" USING btree ("hub_id","coverage_id","day","id");--> statement-breakpoint
CREATE INDEX "coverages_rank" ON "coverages" USING btree ("hub_id","rank","id");--> statement-breakpoint
CREATE INDEX "coverages_payer" ON "coverages" USING btree ("hub_id","payer_organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_dues_once" ON "contract_dues" USING btree ("hub_id","contract_id","what","from_day");--> statement-breakpoint
CREATE INDEX "contract_eligibles_person" ON "contract_eligibles" USING btree ("hub_id","person_id");--> statement-breakpoint
CREATE INDEX "contract_moves_contract" ON "contract_moves" USING btree ("hub_id","contract_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_terms_version" ON "contract_terms" USING btree ("hub_id","contract_id","version");--> statement-breakpoint
CREATE INDEX "contract_uses_contract" ON "contract_uses" USING btree ("hub_id","contract_id","service_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_number" ON "contracts" USING btree ("hub_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_code" ON "contracts" USING btree ("hub_id","code");--> statement-breakpoint
CREATE INDEX "contracts_ends" ON "contracts" USING btree ("hub_id","ends_on","id");--> statement-breakpoint
CREATE INDEX "contracts_starts" ON "contracts" USING btree ("hub_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "contracts_organisation" ON "contracts" USING btree ("hub_id","organisation_id","starts_on");--> statement-breakpoint
CREATE INDEX "contracts_live" ON "contracts" USING btree ("hub_id","ends_on","id") WHERE state in ('signed', 'terminated');--> statement-breakpoint
CREATE INDEX "contracts_search" ON "contracts" USING gin ("search");--> statement-breakpoint
CREATE INDEX "recurrences_sort" ON "recurrences" USING btree ("hub_id","sort_key","id");--> statement-breakpoint
CREATE INDEX "recurrences_contract" ON "recurrences" USING btree ("hub_id","contract_id");--> statement-breakpoint
CREATE INDEX "recurrences_organisation" ON "recurrences" USING btree ("hub_id","organisation_id");--> statement-breakpoint
CREATE INDEX "charge_settlements_charge" ON "charge_settlements" USING btree ("hub_id","charge_id","id");--> statement-breakpoint
CREATE INDEX "charge_settlements_payment" ON "charge_settlements" USING btree ("hub_id","payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "charge_settlements_reverses" ON "charge_settlements" USING btree ("hub_id","reverses");--> statement-breakpoint
CREATE UNIQUE INDEX "charges_part" ON "charges" USING btree ("hub_id","subject_kind","subject_id","part") WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX "charges_subject" ON "charges" USING btree ("hub_id","subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "charges_person" ON "charges" USING btree ("hub_id","person_id","day","id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "charges_organisation" ON "charges" USING btree ("hub_id","organisation_id","day","id") WHERE organisation_id is not null;--> statement-breakpoint
CREATE INDEX "charges_open" ON "charges" USING btree ("hub_id","person_id","organisation_id","day") WHERE outstanding > 0;--> statement-breakpoint
CREATE INDEX "charges_open_search" ON "charges" USING gin ("search") WHERE outstanding > 0;--> statement-breakpoint
CREATE INDEX "charges_changed" ON "charges" USING btree ("hub_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("hub_id","once");--> statement-breakpoint
CREATE INDEX "notices_at" ON "notices" USING btree ("hub_id","at","id");--> statement-breakpoint
CREATE INDEX "notices_state" ON "notices" USING btree ("hub_id","state","at","id");--> statement-breakpoint
CREATE INDEX "notices_template" ON "notices" USING btree ("hub_id","template","at","id");--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("hub_id","person_id","at","id");--> statement-breakpoint
CREATE INDEX "notices_organisation" ON "notices" USING btree ("hub_id","organisation_id","at","id");--> statement-breakpoint
CREATE INDEX "notices_subject" ON "notices" USING btree ("hub_id","subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("hub_id","due_at","id") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "notices_search" ON "notices" USING gin ("search");--> statement-breakpoint
CREATE INDEX "organisation_contacts_of" ON "organisation_contacts" USING btree ("hub_id","organisation_id","until","id");--> statement-breakpoint
CREATE INDEX "organisation_contacts_person" ON "organisation_contacts" USING btree ("hub_id","person_id","until");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_contacts_main" ON "organisation_contacts" USING btree ("hub_id","organisation_id") WHERE main and until is null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_contacts_one" ON "organisation_contacts" USING btree ("hub_id","organisation_id","person_id","role") WHERE site_id is null and until is null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_contacts_site" ON "organisation_contacts" USING btree ("hub_id","site_id","person_id","role") WHERE site_id is not null and until is null;--> statement-breakpoint
CREATE INDEX "organisation_sites_of" ON "organisation_sites" USING btree ("hub_id","organisation_id","sort_key","id");--> statement-breakpoint
CREATE INDEX "likely_pairs_other" ON "likely_pairs" USING btree ("hub_id","other_id");--> statement-breakpoint
CREATE INDEX "likely_pairs_first" ON "likely_pairs" USING btree ("hub_id","score" DESC NULLS FIRST,"sort_key","one_id","other_id");--> statement-breakpoint
CREATE INDEX "provider_absences_file" ON "provider_absences" USING btree ("hub_id","organisation_id","until_day");--> statement-breakpoint
CREATE INDEX "provider_applications_waiting" ON "provider_applications" USING btree ("hub_id","received_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "provider_applications_organisation" ON "provider_applications" USING btree ("hub_id","organisation_id");--> statement-breakpoint
CREATE INDEX "provider_documents_file" ON "provider_documents" USING btree ("hub_id","organisation_id","id");--> statement-breakpoint
CREATE INDEX "provider_documents_end" ON "provider_documents" USING btree ("hub_id","expires_on") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "provider_files_state" ON "provider_files" USING btree ("hub_id","state","organisation_id");--> statement-breakpoint
CREATE INDEX "provider_moves_file" ON "provider_moves" USING btree ("hub_id","organisation_id","id");--> statement-breakpoint
CREATE INDEX "provider_services_service" ON "provider_services" USING btree ("hub_id","service_id");--> statement-breakpoint
CREATE INDEX "complaints_request" ON "complaints" USING btree ("hub_id","request_id","at");--> statement-breakpoint
CREATE INDEX "complaints_open" ON "complaints" USING btree ("hub_id","at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "rating_links_request" ON "rating_links" USING btree ("hub_id","request_id");--> statement-breakpoint
CREATE INDEX "absences_end" ON "absences" USING btree ("hub_id","ends_at") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "absences_resource" ON "absences" USING btree ("hub_id","resource","ends_at") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "bookings_resource" ON "bookings" USING btree ("hub_id","resource","starts_at") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "bookings_visit" ON "bookings" USING btree ("hub_id","visit_id");--> statement-breakpoint
CREATE INDEX "bookings_absence" ON "bookings" USING btree ("hub_id","absence_id") WHERE absence_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_secret" ON "calendar_feeds" USING btree ("hub_id","secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_subject" ON "calendar_feeds" USING btree ("hub_id","subject") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "vehicles_name" ON "vehicles" USING btree ("hub_id","name") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "visit_moves_visit" ON "visit_moves" USING btree ("hub_id","visit_id","id");--> statement-breakpoint
CREATE INDEX "visit_moves_request" ON "visit_moves" USING btree ("hub_id","request_id","id");--> statement-breakpoint
CREATE INDEX "visits_start" ON "visits" USING btree ("hub_id","starts_at","id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "visits_who" ON "visits" USING btree ("hub_id","who","starts_at");--> statement-breakpoint
CREATE INDEX "visits_vehicle" ON "visits" USING btree ("hub_id","vehicle_id","starts_at") WHERE vehicle_id is not null;--> statement-breakpoint
CREATE INDEX "visits_request" ON "visits" USING btree ("hub_id","request_id","starts_at");--> statement-breakpoint
CREATE INDEX "visits_all" ON "visits" USING btree ("hub_id","starts_at");--> statement-breakpoint
CREATE INDEX "field_reports_request" ON "field_reports" USING btree ("hub_id","request_id","received_at");--> statement-breakpoint
CREATE INDEX "quote_links_quote" ON "quote_links" USING btree ("hub_id","quote_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quotes_number" ON "quotes" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "quotes_request" ON "quotes" USING btree ("hub_id","request_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "quotes_open" ON "quotes" USING btree ("hub_id","request_id") WHERE ended_how is null;--> statement-breakpoint
CREATE INDEX "quotes_waiting" ON "quotes" USING btree ("hub_id","valid_until","id") WHERE ended_how is null;--> statement-breakpoint
CREATE INDEX "request_shares_request" ON "request_shares" USING btree ("hub_id","request_id","position");--> statement-breakpoint
CREATE INDEX "request_shares_organisation" ON "request_shares" USING btree ("hub_id","organisation_id","request_id");--> statement-breakpoint
CREATE INDEX "offer_links_offer" ON "offer_links" USING btree ("hub_id","offer_id");--> statement-breakpoint
CREATE INDEX "offers_request" ON "offers" USING btree ("hub_id","request_id","sent_at");--> statement-breakpoint
CREATE INDEX "offers_organisation" ON "offers" USING btree ("hub_id","organisation_id","sent_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_waiting" ON "offers" USING btree ("hub_id","request_id","organisation_id") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "offers_answer_by" ON "offers" USING btree ("hub_id","answer_by") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "request_comments_request" ON "request_comments" USING btree ("hub_id","request_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "request_links_pair" ON "request_links" USING btree ("hub_id","from_id","to_id","kind");--> statement-breakpoint
CREATE INDEX "request_links_to" ON "request_links" USING btree ("hub_id","to_id");--> statement-breakpoint
CREATE INDEX "request_mentions_unread" ON "request_mentions" USING btree ("hub_id","user_id","at") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "web_requests_follow" ON "web_requests" USING btree ("hub_id","follow_hash");--> statement-breakpoint
CREATE INDEX "web_requests_received" ON "web_requests" USING btree ("hub_id","received_at","id");--> statement-breakpoint
CREATE INDEX "web_requests_waiting" ON "web_requests" USING btree ("hub_id","received_at","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "web_requests_person" ON "web_requests" USING btree ("hub_id","person_id","received_at") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "web_requests_request" ON "web_requests" USING btree ("hub_id","request_id") WHERE request_id is not null;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_hub_id_referred_by_people_hub_id_id_fk" FOREIGN KEY ("hub_id","referred_by") REFERENCES "public"."people"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_hub_id_referred_by_organisation_organisations_hub_id_id_fk" FOREIGN KEY ("hub_id","referred_by_organisation") REFERENCES "public"."organisations"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_organisation" ON "payments" USING btree ("hub_id","organisation_id","id") WHERE organisation_id is not null;--> statement-breakpoint
CREATE INDEX "people_compare" ON "people" USING btree ("hub_id","id") WHERE compared_at is null;--> statement-breakpoint
CREATE INDEX "people_referred" ON "people" USING btree ("hub_id","referred_by") WHERE referred_by is not null;--> statement-breakpoint
CREATE INDEX "people_referred_organisation" ON "people" USING btree ("hub_id","referred_by_organisation") WHERE referred_by_organisation is not null;--> statement-breakpoint
CREATE INDEX "requests_open_target" ON "requests" USING btree ("hub_id","target_at","id") WHERE phase in ('triage', 'work');--> statement-breakpoint
CREATE INDEX "requests_billed" ON "requests" USING btree ("hub_id","received_at","id") WHERE phase = 'billed';--> statement-breakpoint
CREATE UNIQUE INDEX "requests_occurrence" ON "requests" USING btree ("hub_id","recurrence_id","occurrence_on") WHERE recurrence_id is not null;--> statement-breakpoint
CREATE INDEX "requests_recurring_open" ON "requests" USING btree ("hub_id","due_on","id") WHERE recurrence_id is not null and phase in ('triage', 'work');--> statement-breakpoint
CREATE INDEX "requests_done_by" ON "requests" USING btree ("hub_id","assignee_organisation_id","done_at","id") WHERE assignee_organisation_id is not null and done_at is not null;--> statement-breakpoint
CREATE INDEX "people_phone" ON "people" USING btree ("hub_id","phone","id");--> statement-breakpoint
CREATE INDEX "people_email" ON "people" USING btree ("hub_id","email","id");--> statement-breakpoint
CREATE INDEX "people_twin" ON "people" USING btree ("hub_id","twin","id");--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_free" EXCLUDE USING gist ("hub_id" WITH =, "resource" WITH =, "lane" WITH =, "during" WITH &&) WHERE ("cancelled_at" IS NULL);
--> statement-breakpoint
-- Requests finished and unpaid before charges were kept: one payer each, whose charge is opened as of that day. The owner
-- reads them past row-level security, which `secure.sql` forces again after the migration.
ALTER TABLE "requests" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "people" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "organisations" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "hubs" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO "charges" ("hub_id", "id", "person_id", "organisation_id", "party_name", "label", "amount", "outstanding", "voided",
  "day", "due_on", "subject_kind", "subject_id", "part", "path", "credit_account", "pillar", "payer", "activity",
  "recorded_at", "changed_at", "sort_key", "words")
SELECT d."hub_id", gen_random_uuid(), d."person", d."organisation", d."name", d."label", d."price", d."price", 0,
  d."day", d."day" + CASE WHEN d."organisation" IS NULL THEN 0 ELSE 30 END, 'request', d."id"::text, 'whole',
  'demandes/' || d."number", '706', 'activities', d."payer", d."activity", d."done_at", d."done_at", d."key",
  d."key" || ' ' || lower(d."label")
FROM (
  SELECT n.*, lower(translate(n."name", 'ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûü', 'AAACEEEEIIOOUUUaaaceeeeiioouuu')) AS "key"
  FROM (
    SELECT r.*, r."service_name" || ' · ' || r."number" AS "label",
      (r."done_at" AT TIME ZONE h."zone")::date AS "day", o."id" AS "organisation",
      CASE WHEN o."id" IS NULL THEN r."person_id" END AS "person",
      coalesce(o."name", trim(p."first_name" || ' ' || p."last_name")) AS "name"
    FROM "requests" r JOIN "hubs" h ON h."id" = r."hub_id"
    LEFT JOIN "organisations" o ON o."hub_id" = r."hub_id" AND o."id" = coalesce(r."payer_organisation_id", r."organisation_id")
    LEFT JOIN "people" p ON p."hub_id" = r."hub_id" AND p."id" = r."person_id"
    WHERE r."state" = 'done' AND r."price" > 0
  ) n WHERE n."name" IS NOT NULL
) d;
--> statement-breakpoint
UPDATE "requests" SET "phase" = 'billed'
WHERE "state" = 'done' AND "price" > 0 AND ("payer_organisation_id" IS NOT NULL OR "person_id" IS NULL);

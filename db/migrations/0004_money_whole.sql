CREATE TABLE "debit_items" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"state" text NOT NULL,
	"position" integer NOT NULL,
	"end_to_end_id" text NOT NULL,
	"sequence" text NOT NULL,
	"amount" bigint NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"holder" text NOT NULL,
	"street" text,
	"postcode" text,
	"city" text,
	"country" text NOT NULL,
	"iban" text NOT NULL,
	"bic" text,
	"rum" text NOT NULL,
	"signed_on" date NOT NULL,
	"account_changed" boolean NOT NULL,
	"label" text NOT NULL,
	"payment_ids" uuid[] DEFAULT '{}' NOT NULL,
	"returned_on" date,
	"reason" text,
	"fee" bigint,
	CONSTRAINT "debit_items_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "debit_items_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "debit_parts" (
	"hub_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"label" text NOT NULL,
	"amount" bigint NOT NULL,
	"open" boolean NOT NULL,
	CONSTRAINT "debit_parts_hub_id_item_id_charge_id_pk" PRIMARY KEY("hub_id","item_id","charge_id"),
	CONSTRAINT "debit_parts_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "debit_runs" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"collect_on" date NOT NULL,
	"amount" bigint NOT NULL,
	"count" integer NOT NULL,
	"creditor_name" text NOT NULL,
	"creditor_iban" text NOT NULL,
	"creditor_bic" text,
	"creditor_ics" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"why" text,
	CONSTRAINT "debit_runs_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "debit_runs_amount" CHECK (amount > 0 and count > 0)
);
--> statement-breakpoint
CREATE TABLE "held_accounts" (
	"hub_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"balance" bigint NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "held_accounts_hub_id_purpose_organisation_id_pk" PRIMARY KEY("hub_id","purpose","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "held_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	"commission" bigint NOT NULL,
	"balance" bigint NOT NULL,
	"label" text NOT NULL,
	"reference" text,
	"entry_id" uuid NOT NULL,
	"entry_number" text NOT NULL,
	"payout_id" uuid,
	"reverses" uuid,
	"why" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "held_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "held_moves_amount" CHECK (amount <> 0 and commission >= 0)
);
--> statement-breakpoint
CREATE TABLE "mandate_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"to_state" text NOT NULL,
	"why" text,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "mandate_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rum" text NOT NULL,
	"state" text NOT NULL,
	"recurrence" text NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"holder" text NOT NULL,
	"street" text,
	"postcode" text,
	"city" text,
	"country" text DEFAULT 'FR' NOT NULL,
	"iban" text NOT NULL,
	"bic" text,
	"account_changed" boolean DEFAULT false NOT NULL,
	"signed_on" date NOT NULL,
	"signed_at" text DEFAULT '' NOT NULL,
	"notice_days" integer NOT NULL,
	"last_used_on" date,
	"used" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "mandates_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "mandates_debtor" CHECK ((person_id is null) <> (organisation_id is null))
);
--> statement-breakpoint
CREATE TABLE "payees" (
	"hub_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"iban" text NOT NULL,
	"bic" text,
	"updated_at" timestamp with time zone NOT NULL,
	"user_name" text NOT NULL,
	CONSTRAINT "payees_hub_id_organisation_id_pk" PRIMARY KEY("hub_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "payout_lines" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payout_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"what" text NOT NULL,
	"price" bigint NOT NULL,
	"permille" integer NOT NULL,
	"share" bigint NOT NULL,
	"reverses" uuid,
	CONSTRAINT "payout_lines_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"since" date NOT NULL,
	"until" date NOT NULL,
	"day" date NOT NULL,
	"gross" bigint NOT NULL,
	"share" bigint NOT NULL,
	"commission" bigint NOT NULL,
	"count" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "payouts_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "payouts_sum" CHECK (share > 0 and gross = share + commission)
);
--> statement-breakpoint
CREATE TABLE "transfer_items" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"end_to_end_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"purpose" text,
	"organisation_id" uuid,
	"amount" bigint NOT NULL,
	"name" text NOT NULL,
	"iban" text NOT NULL,
	"bic" text,
	"street" text,
	"postcode" text,
	"city" text,
	"label" text NOT NULL,
	"open" boolean NOT NULL,
	CONSTRAINT "transfer_items_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "transfer_items_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "transfer_runs" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"execute_on" date NOT NULL,
	"amount" bigint NOT NULL,
	"count" integer NOT NULL,
	"payer_name" text NOT NULL,
	"payer_iban" text NOT NULL,
	"payer_bic" text,
	"created_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"why" text,
	CONSTRAINT "transfer_runs_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "transfer_runs_amount" CHECK (amount > 0 and count > 0)
);
--> statement-breakpoint
CREATE TABLE "bank_accounts" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"bank" text DEFAULT '' NOT NULL,
	"iban" text,
	"bic" text,
	"ledger_account" text NOT NULL,
	"starts_on" date NOT NULL,
	"opening_balance" bigint NOT NULL,
	"open_since" date NOT NULL,
	"csv_layout" json,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bank_accounts_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "bank_files" (
	"hub_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"draft" json NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "bank_files_hub_id_account_id_pk" PRIMARY KEY("hub_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "bank_lines" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	"nth" integer NOT NULL,
	"label" text NOT NULL,
	"reference" text,
	"party" text,
	"party_iban" text,
	"details" json,
	"position" integer NOT NULL,
	"match_id" uuid,
	CONSTRAINT "bank_lines_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "bank_lines_amount" CHECK (amount <> 0)
);
--> statement-breakpoint
CREATE TABLE "bank_match_entries" (
	"hub_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"match_id" uuid NOT NULL,
	CONSTRAINT "bank_match_entries_hub_id_account_id_entry_id_pk" PRIMARY KEY("hub_id","account_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "bank_matches" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"settled_on" date NOT NULL,
	"how" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"undone_at" timestamp with time zone,
	CONSTRAINT "bank_matches_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "bank_rules" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pattern" text NOT NULL,
	"direction" text NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"organisation_id" uuid,
	"party_name" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "bank_rules_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"opening_balance" bigint,
	"closing_balance" bigint,
	"lines" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "bank_statements_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "remittance_payments" (
	"hub_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"remittance_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"reference" text,
	"payer_name" text NOT NULL,
	"released" timestamp with time zone,
	CONSTRAINT "remittance_payments_hub_id_remittance_id_payment_id_pk" PRIMARY KEY("hub_id","remittance_id","payment_id")
);
--> statement-breakpoint
CREATE TABLE "remittances" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"cash" json,
	"entry_id" uuid NOT NULL,
	"reverses" uuid,
	"why" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "remittances_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "remittances_amount" CHECK (amount > 0 and fee >= 0 and fee < amount)
);
--> statement-breakpoint
CREATE TABLE "payable_habits" (
	"hub_id" uuid NOT NULL,
	"supplier_key" text NOT NULL,
	"account" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payable_habits_hub_id_supplier_key_pk" PRIMARY KEY("hub_id","supplier_key")
);
--> statement-breakpoint
CREATE TABLE "payable_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payable_id" uuid NOT NULL,
	"move" text NOT NULL,
	"day" date NOT NULL,
	"amount" bigint,
	"means" text,
	"reference" text,
	"why" text,
	"entry_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "payable_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "payables" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"supplier_key" text NOT NULL,
	"organisation_id" uuid,
	"supplier_name" text NOT NULL,
	"siren" text,
	"siret" text,
	"vat_number" text,
	"street" text,
	"postcode" text,
	"city" text,
	"email" text,
	"iban" text,
	"bic" text,
	"day" date NOT NULL,
	"due_on" date NOT NULL,
	"net" bigint NOT NULL,
	"vat" bigint NOT NULL,
	"total" bigint NOT NULL,
	"left" bigint NOT NULL,
	"prepaid" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"order_number" text,
	"reference" text,
	"syntax" text NOT NULL,
	"state" text NOT NULL,
	"entry_id" uuid,
	"entry_number" text,
	"received_at" timestamp with time zone NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "payables_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "payables_sums" CHECK (total >= 0 and "left" >= 0 and "left" <= total)
);
--> statement-breakpoint
CREATE TABLE "einvoice_readings" (
	"hub_id" uuid NOT NULL,
	"cursor" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "einvoice_readings_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "einvoice_words" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"state" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"why" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"by" text NOT NULL,
	CONSTRAINT "einvoice_words_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "einvoices" (
	"hub_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"party_name" text NOT NULL,
	"state" text NOT NULL,
	"reference" text,
	"tries" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"failure" text,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "einvoices_hub_id_invoice_id_pk" PRIMARY KEY("hub_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_clients" (
	"hub_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"kind" text,
	"vat_number" text,
	"electronic_address" text,
	"service_code" text,
	"order_number" text,
	"wants_service_code" boolean NOT NULL,
	"wants_order_number" boolean NOT NULL,
	"contract_number" text,
	"contact" text,
	"days" integer,
	"end_of_month" boolean,
	"delivery_name" text,
	"delivery_street" text,
	"delivery_postcode" text,
	"delivery_city" text,
	"apart" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "invoice_clients_hub_id_party_id_pk" PRIMARY KEY("hub_id","party_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_drafts" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"party_name" text NOT NULL,
	"charge_ids" uuid[] NOT NULL,
	"lines" jsonb NOT NULL,
	"allowance" bigint NOT NULL,
	"allowance_reason" text NOT NULL,
	"order_number" text,
	"service_code" text,
	"contract_number" text,
	"due_on" date,
	"note" text NOT NULL,
	"total" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "invoice_drafts_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "invoice_drafts_party" CHECK ((person_id is null) <> (organisation_id is null))
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"hub_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"charge_id" uuid,
	"credits_position" integer,
	"owed" bigint NOT NULL,
	"net" bigint NOT NULL,
	"vat_category" text NOT NULL,
	"vat_rate" integer NOT NULL,
	"account" text NOT NULL,
	"pillar" text NOT NULL,
	"payer" text NOT NULL,
	"activity" text,
	CONSTRAINT "invoice_lines_hub_id_invoice_id_position_pk" PRIMARY KEY("hub_id","invoice_id","position")
);
--> statement-breakpoint
CREATE TABLE "invoice_links" (
	"hub_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"invoice_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_links_hub_id_secret_hash_pk" PRIMARY KEY("hub_id","secret_hash")
);
--> statement-breakpoint
CREATE TABLE "invoice_refunds" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"credit_note_id" uuid NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	"means" text NOT NULL,
	"reference" text,
	"entry_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "invoice_refunds_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "invoice_refunds_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "invoice_reminders" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"day" date NOT NULL,
	"left" bigint NOT NULL,
	"way" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "invoice_reminders_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoice_runs" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"until" date NOT NULL,
	"skipped" jsonb NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "invoice_runs_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoice_settings" (
	"hub_id" uuid NOT NULL,
	"days" integer NOT NULL,
	"end_of_month" boolean NOT NULL,
	"person_days" integer NOT NULL,
	"late_rate" text NOT NULL,
	"note" text NOT NULL,
	"first_reminder" integer NOT NULL,
	"second_reminder" integer NOT NULL,
	"third_reminder" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "invoice_settings_hub_id_pk" PRIMARY KEY("hub_id"),
	CONSTRAINT "invoice_settings_reminders" CHECK (first_reminder < second_reminder and second_reminder < third_reminder)
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"due_on" date,
	"person_id" uuid,
	"organisation_id" uuid,
	"party_name" text NOT NULL,
	"buyer_kind" text NOT NULL,
	"total" bigint NOT NULL,
	"vat" bigint NOT NULL,
	"payable" bigint NOT NULL,
	"document" jsonb NOT NULL,
	"credits" uuid,
	"refundable" bigint NOT NULL,
	"run_id" uuid,
	"entry_id" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "invoices_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "invoices_party" CHECK ((person_id is null) <> (organisation_id is null)),
	CONSTRAINT "invoices_credit" CHECK ((kind = 'credit-note') = (credits is not null)),
	CONSTRAINT "invoices_sums" CHECK (total >= 0 and payable >= 0 and payable <= total and vat >= 0)
);
--> statement-breakpoint
CREATE TABLE "gift_receipt_items" (
	"hub_id" uuid NOT NULL,
	"receipt_id" uuid NOT NULL,
	"piece_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "gift_receipt_items_hub_id_receipt_id_piece_id_pk" PRIMARY KEY("hub_id","receipt_id","piece_id")
);
--> statement-breakpoint
CREATE TABLE "gift_receipts" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"year" integer NOT NULL,
	"form" text NOT NULL,
	"donor_kind" text NOT NULL,
	"donor_id" text NOT NULL,
	"donor_name" text NOT NULL,
	"donor_address" text NOT NULL,
	"donor_siret" text,
	"amount" bigint NOT NULL,
	"means" text[] NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_on" date NOT NULL,
	"user_id" text,
	"cancelled_at" timestamp with time zone,
	"cancelled_why" text,
	CONSTRAINT "gift_receipts_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "gift_receipts_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "sap_certificates" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"year" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"person_address" text NOT NULL,
	"paid" bigint NOT NULL,
	"cesu" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_on" date NOT NULL,
	"user_id" text,
	"cancelled_at" timestamp with time zone,
	"cancelled_why" text,
	CONSTRAINT "sap_certificates_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "accruals" (
	"hub_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"reverses_on" date NOT NULL,
	CONSTRAINT "accruals_hub_id_entry_id_pk" PRIMARY KEY("hub_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "book_locks" (
	"hub_id" uuid NOT NULL,
	"through" date NOT NULL,
	"why" text NOT NULL,
	"locked_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "book_locks_hub_id_through_pk" PRIMARY KEY("hub_id","through")
);
--> statement-breakpoint
CREATE TABLE "earmarked_funds" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"funder_id" uuid,
	"account" text NOT NULL,
	"granted" bigint NOT NULL,
	"opened_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "earmarked_funds_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "fiscal_closings" (
	"hub_id" uuid NOT NULL,
	"year" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"result" bigint NOT NULL,
	"entries" integer NOT NULL,
	"checks" jsonb NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "fiscal_closings_hub_id_year_pk" PRIMARY KEY("hub_id","year")
);
--> statement-breakpoint
CREATE TABLE "fiscal_openings" (
	"hub_id" uuid NOT NULL,
	"year" text NOT NULL,
	"account" text NOT NULL,
	"party_kind" text NOT NULL,
	"party_id" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "fiscal_openings_hub_id_year_account_party_kind_party_id_pk" PRIMARY KEY("hub_id","year","account","party_kind","party_id")
);
--> statement-breakpoint
CREATE TABLE "fiscal_years" (
	"hub_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "fiscal_years_hub_id_starts_on_pk" PRIMARY KEY("hub_id","starts_on"),
	CONSTRAINT "fiscal_years_order" CHECK (ends_on > starts_on)
);
--> statement-breakpoint
CREATE TABLE "fund_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fund_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "fund_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "fund_moves_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "lettering_lines" (
	"hub_id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"side" text NOT NULL,
	"lettering_id" uuid NOT NULL,
	CONSTRAINT "lettering_lines_hub_id_transfer_id_side_lettering_id_pk" PRIMARY KEY("hub_id","transfer_id","side","lettering_id")
);
--> statement-breakpoint
CREATE TABLE "letterings" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account" text NOT NULL,
	"code" text NOT NULL,
	"day" date NOT NULL,
	"how" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "letterings_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "unletterings" (
	"hub_id" uuid NOT NULL,
	"lettering_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "unletterings_hub_id_lettering_id_pk" PRIMARY KEY("hub_id","lettering_id")
);
--> statement-breakpoint
CREATE TABLE "drawers" (
	"hub_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"hands" text[] NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drawers_hub_id_session_id_pk" PRIMARY KEY("hub_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "seal_heads" (
	"hub_id" uuid NOT NULL,
	"n" bigint NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "seal_heads_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"hub_id" uuid NOT NULL,
	"n" bigint NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"payload" text NOT NULL,
	"hash" text NOT NULL,
	"mac" text NOT NULL,
	CONSTRAINT "seals_hub_id_n_pk" PRIMARY KEY("hub_id","n")
);
--> statement-breakpoint
CREATE TABLE "hub_identity" (
	"hub_id" uuid NOT NULL,
	"legal_name" text NOT NULL,
	"legal_form" text DEFAULT '' NOT NULL,
	"siren" text,
	"siret" text,
	"rna" text,
	"vat_number" text,
	"street" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"email" text,
	"phone" text,
	"iban" text,
	"bic" text,
	"ics" text,
	"sap_number" text,
	"gifts_deductible" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hub_identity_hub_id_pk" PRIMARY KEY("hub_id")
);
--> statement-breakpoint
CREATE TABLE "receipt_slips" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"since_at" timestamp with time zone,
	"until_at" timestamp with time zone NOT NULL,
	"first_receipt" text NOT NULL,
	"last_receipt" text NOT NULL,
	"receipts" integer NOT NULL,
	"total" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"issued_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "receipt_slips_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "tax_profiles" (
	"hub_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"profile" text NOT NULL,
	"taxed_activities" text[] NOT NULL,
	"on_debits" boolean NOT NULL,
	"user_id" text,
	CONSTRAINT "tax_profiles_hub_id_from_day_recorded_at_pk" PRIMARY KEY("hub_id","from_day","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "vat_returns" (
	"hub_id" uuid NOT NULL,
	"period" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"collected" bigint NOT NULL,
	"deductible" bigint NOT NULL,
	"due" bigint NOT NULL,
	"entry_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	CONSTRAINT "vat_returns_hub_id_period_pk" PRIMARY KEY("hub_id","period")
);
--> statement-breakpoint
CREATE TABLE "gift_vouchers" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"value" bigint NOT NULL,
	"buyer_name" text NOT NULL,
	"buyer_person_id" uuid,
	"for_name" text DEFAULT '' NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"issued_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"ended_at" timestamp with time zone,
	"ended" text,
	"wallet_id" uuid,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "gift_vouchers_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "gift_vouchers_value" CHECK (value > 0),
	CONSTRAINT "gift_vouchers_ended" CHECK ((ended is null) = (ended_at is null))
);
--> statement-breakpoint
CREATE TABLE "wallet_debits" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"value" bigint NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"given_back_at" timestamp with time zone,
	CONSTRAINT "wallet_debits_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "wallet_debits_quantity" CHECK (quantity > 0)
);
--> statement-breakpoint
CREATE TABLE "wallet_lots" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"quantity" integer NOT NULL,
	"remaining" integer NOT NULL,
	"value" bigint NOT NULL,
	"value_left" bigint NOT NULL,
	"day" date NOT NULL,
	"expires_on" date,
	"label" text NOT NULL,
	"why" text,
	"funder_id" uuid,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wallet_lots_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "wallet_lots_left_positive" CHECK (remaining >= 0 and remaining <= quantity and quantity > 0),
	CONSTRAINT "wallet_lots_value" CHECK (value_left >= 0 and value_left <= value and (remaining > 0 or value_left = 0))
);
--> statement-breakpoint
CREATE TABLE "wallet_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"debit_id" uuid,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"value" bigint NOT NULL,
	"day" date NOT NULL,
	"label" text NOT NULL,
	"why" text,
	"path" text,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "wallet_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "wallet_moves_sign" CHECK (quantity <> 0 and (quantity > 0) = (kind in ('credit', 'give-back')))
);
--> statement-breakpoint
CREATE TABLE "wallets" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"voucher_id" uuid,
	"holder_name" text NOT NULL,
	"unit" text NOT NULL,
	"scope" text DEFAULT '' NOT NULL,
	"balance" integer NOT NULL,
	"given" integer NOT NULL,
	"low_at" integer,
	"automatic" boolean NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"sort_key" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "wallets_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "wallets_balance_positive" CHECK (balance >= 0 and given >= 0 and given <= balance),
	CONSTRAINT "wallets_holder" CHECK (num_nonnulls(person_id, organisation_id, voucher_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "subscription_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"day" date NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "subscription_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "subscription_pauses" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"why" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscription_pauses_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "subscription_pauses_in_order" CHECK (to_day is null or to_day >= from_day)
);
--> statement-breakpoint
CREATE TABLE "subscription_periods" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"due" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"included" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscription_periods_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "subscription_periods_amounts" CHECK (due >= 0 and amount >= 0 and included >= 0)
);
--> statement-breakpoint
CREATE TABLE "subscription_plans" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"every" text NOT NULL,
	"aligned" boolean NOT NULL,
	"price" bigint NOT NULL,
	"vat_rate" integer,
	"unit" text,
	"included" integer NOT NULL,
	"scope" text DEFAULT '' NOT NULL,
	"kept_for" integer NOT NULL,
	"term_months" integer,
	"notice_days" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "subscription_plans_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "subscription_plans_amounts" CHECK (price >= 0 and included >= 0 and kept_for >= 0 and notice_days >= 0),
	CONSTRAINT "subscription_plans_unit" CHECK ((unit is null) = (included = 0))
);
--> statement-breakpoint
CREATE TABLE "subscription_terms" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"plan_id" uuid NOT NULL,
	"plan_name" text NOT NULL,
	"from_day" date NOT NULL,
	"every" text NOT NULL,
	"aligned" boolean NOT NULL,
	"price" bigint NOT NULL,
	"vat_rate" integer,
	"unit" text,
	"included" integer NOT NULL,
	"scope" text NOT NULL,
	"kept_for" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"actor_name" text NOT NULL,
	CONSTRAINT "subscription_terms_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"payer_organisation_id" uuid,
	"holder_name" text NOT NULL,
	"state" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"plan_name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"term_ends_on" date,
	"term_months" integer,
	"notice_days" integer NOT NULL,
	"next_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sort_key" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "subscriptions_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "subscriptions_holder" CHECK (num_nonnulls(person_id, organisation_id) = 1),
	CONSTRAINT "subscriptions_in_order" CHECK (ends_on is null or ends_on >= starts_on)
);
--> statement-breakpoint
CREATE TABLE "closings" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"period" text NOT NULL,
	"label" text NOT NULL,
	"from_n" bigint NOT NULL,
	"to_n" bigint NOT NULL,
	"hash" text NOT NULL,
	"totals" jsonb NOT NULL,
	"perpetual" bigint NOT NULL,
	"perpetual_gross" bigint NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	"previous" text NOT NULL,
	"signature" text NOT NULL,
	"public_key" text NOT NULL,
	CONSTRAINT "closings_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "seal_checks" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"links" bigint NOT NULL,
	"breaks" jsonb NOT NULL,
	"user_name" text NOT NULL,
	CONSTRAINT "seal_checks_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "till_archives" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"label" text NOT NULL,
	"lines" bigint NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "till_archives_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "till_counts" (
	"hub_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"expected" bigint NOT NULL,
	"counted" bigint NOT NULL,
	"coins" jsonb NOT NULL,
	"gap" bigint NOT NULL,
	"why" text,
	"to_safe" bigint NOT NULL,
	"kept" bigint NOT NULL,
	"means" jsonb NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "till_counts_hub_id_session_id_pk" PRIMARY KEY("hub_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "till_moves" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"why" text NOT NULL,
	"entry_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "till_moves_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "till_sessions" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"till_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"day" date NOT NULL,
	"expected" bigint,
	"counted" bigint NOT NULL,
	"coins" jsonb NOT NULL,
	"gap" bigint NOT NULL,
	"why" text,
	"opened_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	CONSTRAINT "till_sessions_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "tills" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "tills_hub_id_id_pk" PRIMARY KEY("hub_id","id")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"family" text NOT NULL,
	"name" text NOT NULL,
	"price" bigint NOT NULL,
	"vat_rate" integer,
	"barcode" text,
	"retired_at" timestamp with time zone,
	"recorded_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"sort_key" text NOT NULL,
	CONSTRAINT "articles_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "articles_price" CHECK (price >= 0)
);
--> statement-breakpoint
CREATE TABLE "baskets" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"payer_person_id" uuid,
	"payer_organisation_id" uuid,
	"lines" jsonb NOT NULL,
	"parked_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	"closed_at" timestamp with time zone,
	"opened_by" text,
	"seller_name" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "baskets_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "baskets_who" CHECK (person_id is null or organisation_id is null),
	CONSTRAINT "baskets_payer" CHECK (payer_person_id is null or payer_organisation_id is null)
);
--> statement-breakpoint
CREATE TABLE "ticket_lines" (
	"hub_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"paid" bigint NOT NULL,
	"covered" bigint NOT NULL,
	"account" text NOT NULL,
	"pillar" text,
	"activity" text,
	"vat_rate" integer,
	"home_service" boolean NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"path" text,
	"source_id" text,
	CONSTRAINT "ticket_lines_hub_id_ticket_id_position_pk" PRIMARY KEY("hub_id","ticket_id","position")
);
--> statement-breakpoint
CREATE TABLE "ticket_tenders" (
	"hub_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"means" text NOT NULL,
	"amount" bigint NOT NULL,
	"given" bigint,
	"change" bigint,
	"reference" text,
	"payment_id" uuid NOT NULL,
	"receipt" text NOT NULL,
	CONSTRAINT "ticket_tenders_hub_id_ticket_id_position_pk" PRIMARY KEY("hub_id","ticket_id","position"),
	CONSTRAINT "ticket_tenders_amount" CHECK (amount <> 0)
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"hub_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"total" bigint NOT NULL,
	"paid" bigint NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"payer_person_id" uuid,
	"payer_organisation_id" uuid,
	"payer" text NOT NULL,
	"for_name" text NOT NULL,
	"payer_name" text NOT NULL,
	"refunds" uuid,
	"why" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"user_id" text,
	"seller_name" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
	CONSTRAINT "tickets_hub_id_id_pk" PRIMARY KEY("hub_id","id"),
	CONSTRAINT "tickets_sign" CHECK (case when kind = 'sale' then total > 0 and refunds is null else total < 0 and refunds is not null end)
);
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "vat_rate" integer;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "quantity" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "invoice_id" uuid;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "retired_on" date;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "piece_ref" text;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "piece_day" date;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "refunds" uuid;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "party_kind" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "party_id" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "stage" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "vat_rate" integer;--> statement-breakpoint
ALTER TABLE "debit_items" ADD CONSTRAINT "debit_items_hub_id_run_id_debit_runs_hub_id_id_fk" FOREIGN KEY ("hub_id","run_id") REFERENCES "public"."debit_runs"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debit_items" ADD CONSTRAINT "debit_items_hub_id_mandate_id_mandates_hub_id_id_fk" FOREIGN KEY ("hub_id","mandate_id") REFERENCES "public"."mandates"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debit_parts" ADD CONSTRAINT "debit_parts_hub_id_item_id_debit_items_hub_id_id_fk" FOREIGN KEY ("hub_id","item_id") REFERENCES "public"."debit_items"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_moves" ADD CONSTRAINT "held_moves_hub_id_purpose_organisation_id_held_accounts_hub_id_purpose_organisation_id_fk" FOREIGN KEY ("hub_id","purpose","organisation_id") REFERENCES "public"."held_accounts"("hub_id","purpose","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_moves" ADD CONSTRAINT "mandate_moves_hub_id_mandate_id_mandates_hub_id_id_fk" FOREIGN KEY ("hub_id","mandate_id") REFERENCES "public"."mandates"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_hub_id_payout_id_payouts_hub_id_id_fk" FOREIGN KEY ("hub_id","payout_id") REFERENCES "public"."payouts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_items" ADD CONSTRAINT "transfer_items_hub_id_run_id_transfer_runs_hub_id_id_fk" FOREIGN KEY ("hub_id","run_id") REFERENCES "public"."transfer_runs"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_files" ADD CONSTRAINT "bank_files_hub_id_account_id_bank_accounts_hub_id_id_fk" FOREIGN KEY ("hub_id","account_id") REFERENCES "public"."bank_accounts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_hub_id_statement_id_bank_statements_hub_id_id_fk" FOREIGN KEY ("hub_id","statement_id") REFERENCES "public"."bank_statements"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_hub_id_match_id_bank_matches_hub_id_id_fk" FOREIGN KEY ("hub_id","match_id") REFERENCES "public"."bank_matches"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_match_entries" ADD CONSTRAINT "bank_match_entries_hub_id_match_id_bank_matches_hub_id_id_fk" FOREIGN KEY ("hub_id","match_id") REFERENCES "public"."bank_matches"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_matches" ADD CONSTRAINT "bank_matches_hub_id_account_id_bank_accounts_hub_id_id_fk" FOREIGN KEY ("hub_id","account_id") REFERENCES "public"."bank_accounts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_hub_id_account_id_bank_accounts_hub_id_id_fk" FOREIGN KEY ("hub_id","account_id") REFERENCES "public"."bank_accounts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittance_payments" ADD CONSTRAINT "remittance_payments_hub_id_remittance_id_remittances_hub_id_id_fk" FOREIGN KEY ("hub_id","remittance_id") REFERENCES "public"."remittances"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_hub_id_account_id_bank_accounts_hub_id_id_fk" FOREIGN KEY ("hub_id","account_id") REFERENCES "public"."bank_accounts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payable_moves" ADD CONSTRAINT "payable_moves_hub_id_payable_id_payables_hub_id_id_fk" FOREIGN KEY ("hub_id","payable_id") REFERENCES "public"."payables"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "einvoice_words" ADD CONSTRAINT "einvoice_words_hub_id_invoice_id_einvoices_hub_id_invoice_id_fk" FOREIGN KEY ("hub_id","invoice_id") REFERENCES "public"."einvoices"("hub_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "einvoices" ADD CONSTRAINT "einvoices_hub_id_invoice_id_invoices_hub_id_id_fk" FOREIGN KEY ("hub_id","invoice_id") REFERENCES "public"."invoices"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_hub_id_invoice_id_invoices_hub_id_id_fk" FOREIGN KEY ("hub_id","invoice_id") REFERENCES "public"."invoices"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_links" ADD CONSTRAINT "invoice_links_hub_id_invoice_id_invoices_hub_id_id_fk" FOREIGN KEY ("hub_id","invoice_id") REFERENCES "public"."invoices"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_refunds" ADD CONSTRAINT "invoice_refunds_hub_id_credit_note_id_invoices_hub_id_id_fk" FOREIGN KEY ("hub_id","credit_note_id") REFERENCES "public"."invoices"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_reminders" ADD CONSTRAINT "invoice_reminders_hub_id_invoice_id_invoices_hub_id_id_fk" FOREIGN KEY ("hub_id","invoice_id") REFERENCES "public"."invoices"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_hub_id_credits_invoices_hub_id_id_fk" FOREIGN KEY ("hub_id","credits") REFERENCES "public"."invoices"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_receipt_items" ADD CONSTRAINT "gift_receipt_items_hub_id_receipt_id_gift_receipts_hub_id_id_fk" FOREIGN KEY ("hub_id","receipt_id") REFERENCES "public"."gift_receipts"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accruals" ADD CONSTRAINT "accruals_hub_id_entry_id_entries_hub_id_id_fk" FOREIGN KEY ("hub_id","entry_id") REFERENCES "public"."entries"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earmarked_funds" ADD CONSTRAINT "earmarked_funds_hub_id_account_accounts_hub_id_code_fk" FOREIGN KEY ("hub_id","account") REFERENCES "public"."accounts"("hub_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiscal_openings" ADD CONSTRAINT "fiscal_openings_hub_id_account_accounts_hub_id_code_fk" FOREIGN KEY ("hub_id","account") REFERENCES "public"."accounts"("hub_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_moves" ADD CONSTRAINT "fund_moves_hub_id_fund_id_earmarked_funds_hub_id_id_fk" FOREIGN KEY ("hub_id","fund_id") REFERENCES "public"."earmarked_funds"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_moves" ADD CONSTRAINT "fund_moves_hub_id_entry_id_entries_hub_id_id_fk" FOREIGN KEY ("hub_id","entry_id") REFERENCES "public"."entries"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lettering_lines" ADD CONSTRAINT "lettering_lines_hub_id_transfer_id_transfers_hub_id_id_fk" FOREIGN KEY ("hub_id","transfer_id") REFERENCES "public"."transfers"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lettering_lines" ADD CONSTRAINT "lettering_lines_hub_id_lettering_id_letterings_hub_id_id_fk" FOREIGN KEY ("hub_id","lettering_id") REFERENCES "public"."letterings"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letterings" ADD CONSTRAINT "letterings_hub_id_account_accounts_hub_id_code_fk" FOREIGN KEY ("hub_id","account") REFERENCES "public"."accounts"("hub_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unletterings" ADD CONSTRAINT "unletterings_hub_id_lettering_id_letterings_hub_id_id_fk" FOREIGN KEY ("hub_id","lettering_id") REFERENCES "public"."letterings"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vat_returns" ADD CONSTRAINT "vat_returns_hub_id_entry_id_entries_hub_id_id_fk" FOREIGN KEY ("hub_id","entry_id") REFERENCES "public"."entries"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_debits" ADD CONSTRAINT "wallet_debits_hub_id_wallet_id_wallets_hub_id_id_fk" FOREIGN KEY ("hub_id","wallet_id") REFERENCES "public"."wallets"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "wallet_lots_hub_id_wallet_id_wallets_hub_id_id_fk" FOREIGN KEY ("hub_id","wallet_id") REFERENCES "public"."wallets"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_moves" ADD CONSTRAINT "wallet_moves_hub_id_wallet_id_wallets_hub_id_id_fk" FOREIGN KEY ("hub_id","wallet_id") REFERENCES "public"."wallets"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_moves" ADD CONSTRAINT "wallet_moves_hub_id_lot_id_wallet_lots_hub_id_id_fk" FOREIGN KEY ("hub_id","lot_id") REFERENCES "public"."wallet_lots"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_moves" ADD CONSTRAINT "wallet_moves_hub_id_debit_id_wallet_debits_hub_id_id_fk" FOREIGN KEY ("hub_id","debit_id") REFERENCES "public"."wallet_debits"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_moves" ADD CONSTRAINT "subscription_moves_hub_id_subscription_id_subscriptions_hub_id_id_fk" FOREIGN KEY ("hub_id","subscription_id") REFERENCES "public"."subscriptions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_pauses" ADD CONSTRAINT "subscription_pauses_hub_id_subscription_id_subscriptions_hub_id_id_fk" FOREIGN KEY ("hub_id","subscription_id") REFERENCES "public"."subscriptions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_periods" ADD CONSTRAINT "subscription_periods_hub_id_subscription_id_subscriptions_hub_id_id_fk" FOREIGN KEY ("hub_id","subscription_id") REFERENCES "public"."subscriptions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_terms" ADD CONSTRAINT "subscription_terms_hub_id_subscription_id_subscriptions_hub_id_id_fk" FOREIGN KEY ("hub_id","subscription_id") REFERENCES "public"."subscriptions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_hub_id_plan_id_subscription_plans_hub_id_id_fk" FOREIGN KEY ("hub_id","plan_id") REFERENCES "public"."subscription_plans"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_counts" ADD CONSTRAINT "till_counts_hub_id_session_id_till_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","session_id") REFERENCES "public"."till_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_moves" ADD CONSTRAINT "till_moves_hub_id_session_id_till_sessions_hub_id_id_fk" FOREIGN KEY ("hub_id","session_id") REFERENCES "public"."till_sessions"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_sessions" ADD CONSTRAINT "till_sessions_hub_id_till_id_tills_hub_id_id_fk" FOREIGN KEY ("hub_id","till_id") REFERENCES "public"."tills"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_lines" ADD CONSTRAINT "ticket_lines_hub_id_ticket_id_tickets_hub_id_id_fk" FOREIGN KEY ("hub_id","ticket_id") REFERENCES "public"."tickets"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_tenders" ADD CONSTRAINT "ticket_tenders_hub_id_ticket_id_tickets_hub_id_id_fk" FOREIGN KEY ("hub_id","ticket_id") REFERENCES "public"."tickets"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_hub_id_refunds_tickets_hub_id_id_fk" FOREIGN KEY ("hub_id","refunds") REFERENCES "public"."tickets"("hub_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "debit_items_end_to_end" ON "debit_items" USING btree ("hub_id","end_to_end_id");--> statement-breakpoint
CREATE UNIQUE INDEX "debit_items_position" ON "debit_items" USING btree ("hub_id","run_id","position");--> statement-breakpoint
CREATE INDEX "debit_items_mandate" ON "debit_items" USING btree ("hub_id","mandate_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "debit_parts_open" ON "debit_parts" USING btree ("hub_id","charge_id") WHERE open;--> statement-breakpoint
CREATE UNIQUE INDEX "debit_runs_number" ON "debit_runs" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "debit_runs_day" ON "debit_runs" USING btree ("hub_id","collect_on","id");--> statement-breakpoint
CREATE INDEX "held_moves_account" ON "held_moves" USING btree ("hub_id","purpose","organisation_id","id");--> statement-breakpoint
CREATE INDEX "held_moves_payout" ON "held_moves" USING btree ("hub_id","payout_id") WHERE payout_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "held_moves_reverses" ON "held_moves" USING btree ("hub_id","reverses");--> statement-breakpoint
CREATE INDEX "mandate_moves_mandate" ON "mandate_moves" USING btree ("hub_id","mandate_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_rum" ON "mandates" USING btree ("hub_id","rum");--> statement-breakpoint
CREATE INDEX "mandates_person" ON "mandates" USING btree ("hub_id","person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "mandates_organisation" ON "mandates" USING btree ("hub_id","organisation_id") WHERE organisation_id is not null;--> statement-breakpoint
CREATE INDEX "mandates_alive" ON "mandates" USING btree ("hub_id","id") WHERE state in ('active', 'closing');--> statement-breakpoint
CREATE INDEX "mandates_search" ON "mandates" USING gin ("search");--> statement-breakpoint
CREATE INDEX "payout_lines_payout" ON "payout_lines" USING btree ("hub_id","payout_id","id");--> statement-breakpoint
CREATE INDEX "payout_lines_request" ON "payout_lines" USING btree ("hub_id","request_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_lines_reverses" ON "payout_lines" USING btree ("hub_id","reverses");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_number" ON "payouts" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "payouts_organisation" ON "payouts" USING btree ("hub_id","organisation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_items_end_to_end" ON "transfer_items" USING btree ("hub_id","end_to_end_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_items_position" ON "transfer_items" USING btree ("hub_id","run_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_items_open" ON "transfer_items" USING btree ("hub_id","subject_kind","subject_id") WHERE open;--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_runs_number" ON "transfer_runs" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "transfer_runs_day" ON "transfer_runs" USING btree ("hub_id","execute_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_ledger" ON "bank_accounts" USING btree ("hub_id","ledger_account");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_iban" ON "bank_accounts" USING btree ("hub_id","iban");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_lines_once" ON "bank_lines" USING btree ("hub_id","account_id","day","amount","nth");--> statement-breakpoint
CREATE INDEX "bank_lines_day" ON "bank_lines" USING btree ("hub_id","account_id","day","position","id");--> statement-breakpoint
CREATE INDEX "bank_lines_open" ON "bank_lines" USING btree ("hub_id","account_id","day","id") WHERE match_id is null;--> statement-breakpoint
CREATE INDEX "bank_lines_statement" ON "bank_lines" USING btree ("hub_id","statement_id");--> statement-breakpoint
CREATE INDEX "bank_lines_match" ON "bank_lines" USING btree ("hub_id","match_id") WHERE match_id is not null;--> statement-breakpoint
CREATE INDEX "bank_match_entries_match" ON "bank_match_entries" USING btree ("hub_id","match_id");--> statement-breakpoint
CREATE INDEX "bank_matches_account" ON "bank_matches" USING btree ("hub_id","account_id","settled_on");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_rules_pattern" ON "bank_rules" USING btree ("hub_id","pattern","direction");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_statements_file" ON "bank_statements" USING btree ("hub_id","account_id","sha256");--> statement-breakpoint
CREATE INDEX "bank_statements_days" ON "bank_statements" USING btree ("hub_id","account_id","to_day","id");--> statement-breakpoint
CREATE UNIQUE INDEX "remittance_payments_once" ON "remittance_payments" USING btree ("hub_id","payment_id") WHERE released is null;--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_number" ON "remittances" USING btree ("hub_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_entry" ON "remittances" USING btree ("hub_id","entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "remittances_reverses" ON "remittances" USING btree ("hub_id","reverses");--> statement-breakpoint
CREATE INDEX "remittances_day" ON "remittances" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "payable_moves_payable" ON "payable_moves" USING btree ("hub_id","payable_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payables_once" ON "payables" USING btree ("hub_id","supplier_key","kind","number") WHERE state <> 'refused';--> statement-breakpoint
CREATE INDEX "payables_day" ON "payables" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "payables_state" ON "payables" USING btree ("hub_id","state","day","id");--> statement-breakpoint
CREATE INDEX "payables_supplier" ON "payables" USING btree ("hub_id","supplier_key","id");--> statement-breakpoint
CREATE INDEX "payables_due" ON "payables" USING btree ("hub_id","due_on","id") WHERE "left" > 0;--> statement-breakpoint
CREATE INDEX "payables_search" ON "payables" USING gin ("search");--> statement-breakpoint
CREATE INDEX "einvoice_words_invoice" ON "einvoice_words" USING btree ("hub_id","invoice_id","id");--> statement-breakpoint
CREATE INDEX "einvoices_day" ON "einvoices" USING btree ("hub_id","day","invoice_id");--> statement-breakpoint
CREATE INDEX "einvoices_state" ON "einvoices" USING btree ("hub_id","state","day","invoice_id");--> statement-breakpoint
CREATE INDEX "einvoices_due" ON "einvoices" USING btree ("hub_id","due_at") WHERE state = 'to-send';--> statement-breakpoint
CREATE INDEX "einvoices_reference" ON "einvoices" USING btree ("hub_id","reference") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "invoice_lines_charge" ON "invoice_lines" USING btree ("hub_id","charge_id") WHERE charge_id is not null;--> statement-breakpoint
CREATE INDEX "invoice_links_invoice" ON "invoice_links" USING btree ("hub_id","invoice_id","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_refunds_note" ON "invoice_refunds" USING btree ("hub_id","credit_note_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_reminders_level" ON "invoice_reminders" USING btree ("hub_id","invoice_id","level");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "invoices_day" ON "invoices" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "invoices_person" ON "invoices" USING btree ("hub_id","person_id","id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "invoices_organisation" ON "invoices" USING btree ("hub_id","organisation_id","id") WHERE organisation_id is not null;--> statement-breakpoint
CREATE INDEX "invoices_kind" ON "invoices" USING btree ("hub_id","buyer_kind","day","id");--> statement-breakpoint
CREATE INDEX "invoices_credits" ON "invoices" USING btree ("hub_id","credits") WHERE credits is not null;--> statement-breakpoint
CREATE INDEX "invoices_run" ON "invoices" USING btree ("hub_id","run_id","id") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "invoices_search" ON "invoices" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "gift_receipt_items_piece" ON "gift_receipt_items" USING btree ("hub_id","piece_id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "gift_receipts_number" ON "gift_receipts" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "gift_receipts_year" ON "gift_receipts" USING btree ("hub_id","year","id");--> statement-breakpoint
CREATE INDEX "gift_receipts_donor" ON "gift_receipts" USING btree ("hub_id","donor_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sap_certificates_number" ON "sap_certificates" USING btree ("hub_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "sap_certificates_person" ON "sap_certificates" USING btree ("hub_id","year","person_id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "accruals_day" ON "accruals" USING btree ("hub_id","reverses_on");--> statement-breakpoint
CREATE UNIQUE INDEX "fiscal_years_end" ON "fiscal_years" USING btree ("hub_id","ends_on");--> statement-breakpoint
CREATE INDEX "fund_moves_fund" ON "fund_moves" USING btree ("hub_id","fund_id","day","id");--> statement-breakpoint
CREATE INDEX "lettering_lines_lettering" ON "lettering_lines" USING btree ("hub_id","lettering_id");--> statement-breakpoint
CREATE UNIQUE INDEX "letterings_code" ON "letterings" USING btree ("hub_id","account","code");--> statement-breakpoint
CREATE UNIQUE INDEX "seals_subject" ON "seals" USING btree ("hub_id","kind","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_slips_number" ON "receipt_slips" USING btree ("hub_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_slips_until" ON "receipt_slips" USING btree ("hub_id","until_at");--> statement-breakpoint
CREATE UNIQUE INDEX "vat_returns_to" ON "vat_returns" USING btree ("hub_id","to_day");--> statement-breakpoint
CREATE UNIQUE INDEX "gift_vouchers_code" ON "gift_vouchers" USING btree ("hub_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "gift_vouchers_source" ON "gift_vouchers" USING btree ("hub_id","source_kind","source_id");--> statement-breakpoint
CREATE INDEX "gift_vouchers_issued" ON "gift_vouchers" USING btree ("hub_id","issued_on","id");--> statement-breakpoint
CREATE INDEX "gift_vouchers_waiting" ON "gift_vouchers" USING btree ("hub_id","expires_on","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "gift_vouchers_search" ON "gift_vouchers" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_debits_subject" ON "wallet_debits" USING btree ("hub_id","subject_kind","subject_id") WHERE given_back_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_lots_source" ON "wallet_lots" USING btree ("hub_id","source_kind","source_id");--> statement-breakpoint
CREATE INDEX "wallet_lots_wallet" ON "wallet_lots" USING btree ("hub_id","wallet_id","id");--> statement-breakpoint
CREATE INDEX "wallet_lots_left" ON "wallet_lots" USING btree ("hub_id","wallet_id","expires_on","id") WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX "wallet_lots_lapse" ON "wallet_lots" USING btree ("hub_id","expires_on","id") WHERE remaining > 0 and expires_on is not null;--> statement-breakpoint
CREATE INDEX "wallet_moves_wallet" ON "wallet_moves" USING btree ("hub_id","wallet_id","id");--> statement-breakpoint
CREATE INDEX "wallet_moves_debit" ON "wallet_moves" USING btree ("hub_id","debit_id");--> statement-breakpoint
CREATE INDEX "wallet_moves_lot" ON "wallet_moves" USING btree ("hub_id","lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "wallets_person" ON "wallets" USING btree ("hub_id","person_id","unit","scope") WHERE person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "wallets_organisation" ON "wallets" USING btree ("hub_id","organisation_id","unit","scope") WHERE organisation_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "wallets_voucher" ON "wallets" USING btree ("hub_id","voucher_id") WHERE voucher_id is not null;--> statement-breakpoint
CREATE INDEX "wallets_name" ON "wallets" USING btree ("hub_id","sort_key","id");--> statement-breakpoint
CREATE INDEX "wallets_balance" ON "wallets" USING btree ("hub_id","unit","balance","id");--> statement-breakpoint
CREATE INDEX "wallets_low" ON "wallets" USING btree ("hub_id","sort_key","id") WHERE balance < low_at;--> statement-breakpoint
CREATE INDEX "wallets_search" ON "wallets" USING gin ("search");--> statement-breakpoint
CREATE INDEX "subscription_moves_of" ON "subscription_moves" USING btree ("hub_id","subscription_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_moves_told" ON "subscription_moves" USING btree ("hub_id","subscription_id","day") WHERE verb = 'told';--> statement-breakpoint
CREATE INDEX "subscription_pauses_of" ON "subscription_pauses" USING btree ("hub_id","subscription_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_periods_from" ON "subscription_periods" USING btree ("hub_id","subscription_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_terms_version" ON "subscription_terms" USING btree ("hub_id","subscription_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_number" ON "subscriptions" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "subscriptions_name" ON "subscriptions" USING btree ("hub_id","sort_key","id");--> statement-breakpoint
CREATE INDEX "subscriptions_state" ON "subscriptions" USING btree ("hub_id","state","sort_key","id");--> statement-breakpoint
CREATE INDEX "subscriptions_person" ON "subscriptions" USING btree ("hub_id","person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_organisation" ON "subscriptions" USING btree ("hub_id","organisation_id") WHERE organisation_id is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_next" ON "subscriptions" USING btree ("hub_id","next_on") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "subscriptions_term" ON "subscriptions" USING btree ("hub_id","term_ends_on") WHERE state = 'active' and term_ends_on is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_search" ON "subscriptions" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "closings_seq" ON "closings" USING btree ("hub_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "closings_label" ON "closings" USING btree ("hub_id","period","label");--> statement-breakpoint
CREATE INDEX "seal_checks_at" ON "seal_checks" USING btree ("hub_id","at");--> statement-breakpoint
CREATE INDEX "till_moves_session" ON "till_moves" USING btree ("hub_id","session_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "till_sessions_number" ON "till_sessions" USING btree ("hub_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "till_sessions_rank" ON "till_sessions" USING btree ("hub_id","till_id","rank");--> statement-breakpoint
CREATE INDEX "till_sessions_opened" ON "till_sessions" USING btree ("hub_id","opened_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tills_name" ON "tills" USING btree ("hub_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "articles_barcode" ON "articles" USING btree ("hub_id","barcode") WHERE barcode is not null and retired_at is null;--> statement-breakpoint
CREATE INDEX "articles_name" ON "articles" USING btree ("hub_id","sort_key","id") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "baskets_open" ON "baskets" USING btree ("hub_id","changed_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "ticket_lines_subject" ON "ticket_lines" USING btree ("hub_id","subject_kind","subject_id") WHERE subject_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_tenders_payment" ON "ticket_tenders" USING btree ("hub_id","payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_number" ON "tickets" USING btree ("hub_id","number");--> statement-breakpoint
CREATE INDEX "tickets_day" ON "tickets" USING btree ("hub_id","day","id");--> statement-breakpoint
CREATE INDEX "tickets_refunds" ON "tickets" USING btree ("hub_id","refunds") WHERE refunds is not null;--> statement-breakpoint
CREATE INDEX "tickets_person" ON "tickets" USING btree ("hub_id","person_id","id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "tickets_search" ON "tickets" USING gin ("search");--> statement-breakpoint
CREATE INDEX "charges_invoice" ON "charges" USING btree ("hub_id","invoice_id") WHERE invoice_id is not null;--> statement-breakpoint
CREATE INDEX "charges_to_invoice" ON "charges" USING btree ("hub_id","sort_key","person_id","organisation_id","day") WHERE outstanding > 0 and invoice_id is null;--> statement-breakpoint
CREATE INDEX "charges_invoice_open" ON "charges" USING btree ("hub_id","invoice_id") WHERE outstanding > 0 and invoice_id is not null;--> statement-breakpoint
CREATE INDEX "entries_session" ON "entries" USING btree ("hub_id","session_id") WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX "entries_journal" ON "entries" USING btree ("hub_id","journal","day","id");--> statement-breakpoint
CREATE INDEX "payments_refunds" ON "payments" USING btree ("hub_id","refunds") WHERE refunds is not null;--> statement-breakpoint
CREATE INDEX "transfers_party" ON "transfers" USING btree ("hub_id","party_id","day","id") WHERE party_id is not null;--> statement-breakpoint
CREATE INDEX "transfers_vat" ON "transfers" USING btree ("hub_id","day","id") WHERE vat_rate is not null;--> statement-breakpoint
-- A day that was closed takes no entry, whoever writes it. Postings share the lock that a closing takes alone, so that
-- none slips in between its sight of the closings and its commit; 40001 makes the transaction start over, and the use
-- case then refuses in words. A restore has no current hub: it brings back what was accepted in its time.
CREATE FUNCTION refuse_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF nullif(current_setting('palier.hub', true), '') IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.hub_id::text || ' books', 0));
  IF EXISTS (SELECT FROM book_locks WHERE hub_id = NEW.hub_id AND through >= NEW.day) THEN
    RAISE EXCEPTION 'this period was closed meanwhile' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_open_period BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();

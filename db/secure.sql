-- Run after every migration, as the owner. Idempotent.
-- 1. Every table with hub_id: row-level security forced, rows of the current hub only.
-- 2. Tables named in append_only: nobody updates or deletes, whatever the code says.
-- 3. plan_templates: rows marked as shared are read, never written, from every hub.
-- 4. Tables named in accounts: open to the role of accounts and sessions, which has no current hub.
DO $$
DECLARE
  append_only constant text[] := ARRAY[
    'trial_votes',
    'invoices', 'invoice_lines', 'invoice_runs', 'invoice_reminders', 'invoice_links', 'invoice_refunds',
    'tax_profiles',
    'payable_moves', 'einvoice_words',
    'seals', 'till_sessions', 'till_counts', 'till_moves', 'closings', 'seal_checks', 'till_archives',
    'trial_reviews',
    'vat_returns',
    'receipt_slips',
    'mandate_moves', 'held_moves', 'payouts', 'payout_lines',
    'quote_lines', 'request_comments', 'rating_links',
    'audit_log', 'events', 'memberships', 'service_prices', 'entries', 'transfers', 'payments', 'operations',
    'request_moves', 'request_ratings', 'offer_links', 'field_reports', 'trial_decisions', 'canvas_versions', 'files', 'consents', 'renewal_notices',
    'visit_moves',
    'remittances',
    'trial_pivots', 'trial_risk_reviews',
    'charge_settlements', 'coverage_uses',
    'fiscal_years', 'book_locks', 'fiscal_closings', 'fiscal_openings', 'accruals', 'earmarked_funds', 'fund_moves',
    'letterings', 'lettering_lines', 'unletterings',
    'provider_moves', 'provider_alerts', 'service_rates',
    'tickets', 'ticket_lines', 'ticket_tenders',
    'wallet_moves', 'subscription_terms', 'subscription_periods', 'subscription_moves',
    'trial_signal_tags', 'trial_signal_reviews', 'trial_gestures',
    'timesheets', 'staffed_sessions', 'session_holders',
    'trial_gate_dossiers', 'trial_gate_links', 'trial_opinions', 'trial_condition_moves',
    'grant_moves',
    'trial_test_counts', 'trial_learnings',
    'round_rates', 'round_trips', 'round_trip_requests', 'round_trip_cancels', 'round_moves', 'round_deeds', 'round_sayings',
    'contract_terms', 'contract_volumes', 'contract_indexes', 'contract_moves', 'contract_dues'
  ];
  accounts constant text[] := ARRAY['user', 'session', 'account', 'verification', 'hub_roles', 'hubs', 'outbox'];
  t record;
  has_hub boolean;
  mine constant text := 'nullif(current_setting(''palier.hub'', true), '''')::uuid';
BEGIN
  GRANT USAGE ON SCHEMA public TO palier_hub, palier_auth;
  FOR t IN
    SELECT c.oid, c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  LOOP
    SELECT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'hub_id' AND NOT a.attisdropped)
      INTO has_hub;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('REVOKE ALL ON %I FROM palier_hub, palier_auth, PUBLIC', t.relname);
    EXECUTE format('DROP POLICY IF EXISTS of_hub ON %I', t.relname);
    EXECUTE format('DROP POLICY IF EXISTS of_auth ON %I', t.relname);
    IF has_hub OR t.relname = 'hubs' THEN
      EXECUTE format('CREATE POLICY of_hub ON %I TO palier_hub USING (%s = %s)', t.relname,
        CASE WHEN has_hub THEN 'hub_id' ELSE 'id' END, mine);
      EXECUTE format('GRANT SELECT, INSERT ON %I TO palier_hub', t.relname);
      IF t.relname <> ALL (append_only) THEN
        EXECUTE format('GRANT UPDATE, DELETE ON %I TO palier_hub', t.relname);
      END IF;
    END IF;
    -- What a hub gives to all the others: read by any hub, written by its own (of_hub) alone.
    EXECUTE format('DROP POLICY IF EXISTS shared_with_all ON %I', t.relname);
    IF t.relname = 'plan_templates' THEN
      EXECUTE format('CREATE POLICY shared_with_all ON %I FOR SELECT TO palier_hub USING (shared AND removed_at IS NULL AND %s IS NOT NULL)',
        t.relname, mine);
    END IF;
    IF t.relname = ANY (accounts) THEN
      EXECUTE format('CREATE POLICY of_auth ON %I TO palier_auth USING (true)', t.relname);
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO palier_auth', t.relname);
    END IF;
  END LOOP;
END $$;

-- Under row-level security an index serves only operators declared leakproof, and full-text matching is not, so each
-- search would read the whole hub. It tells nothing of the rows it refuses. Only a superuser may declare it (the
-- embedded database); elsewhere search stays right and grows slower with the hub.
DO $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
    AND NOT (SELECT proleakproof FROM pg_proc WHERE oid = 'pg_catalog.ts_match_vq(tsvector, tsquery)'::regprocedure)
  THEN
    ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF;
  END IF;
END $$;

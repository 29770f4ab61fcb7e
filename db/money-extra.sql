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

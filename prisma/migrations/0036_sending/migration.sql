-- What a sandbox of the DSA Transparency Database took was tried, not sent: it stays drafted, counts in no month, and goes to the Database itself.

ALTER TABLE statement_connection ADD COLUMN sandbox boolean NOT NULL DEFAULT false;
-- Of the Commission's hosts one is the Database; of a host that the server names nothing is known here, and it stays what it was.
UPDATE statement_connection SET sandbox = true WHERE (host = 'dsa.ec.europa.eu' OR host LIKE '%.dsa.ec.europa.eu') AND host <> 'transparency.dsa.ec.europa.eu';
ALTER TABLE statement_connection ALTER COLUMN sandbox DROP DEFAULT;
GRANT INSERT (sandbox), UPDATE (sandbox) ON statement_connection TO countersign_app;

-- As 0027 made it, with what answers there: that too is turned on as it is.
CREATE OR REPLACE FUNCTION statement_connection_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.turned_on_by IS NOT NULL AND (NEW.host, NEW.sandbox, NEW.sealed, NEW.key_id, NEW.connected_by, NEW.connected_at)
     IS DISTINCT FROM (OLD.host, OLD.sandbox, OLD.sealed, OLD.key_id, OLD.connected_by, OLD.connected_at) THEN
    RAISE EXCEPTION 'a way to the Database that was changed is off' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Where a sending goes is settled as it begins. Those since the connection was set went where it leads.
ALTER TABLE statement_sending ADD COLUMN sandbox boolean NOT NULL DEFAULT false;
UPDATE statement_sending g SET sandbox = true FROM statement_connection k WHERE k.sandbox AND g.begun_at >= k.connected_at;
GRANT INSERT (sandbox) ON statement_sending TO countersign_app;

-- Which host was asked; of attempts before this was kept it is not known.
ALTER TABLE statement_attempt ADD COLUMN host text CHECK (length(host) BETWEEN 1 AND 300);

-- When a sandbox took it, once.
ALTER TABLE statement ADD COLUMN tried_at timestamptz;
GRANT UPDATE (tried_at) ON statement TO countersign_app;
ALTER TABLE statement DISABLE TRIGGER statement_stands;
UPDATE statement s SET state = 'drafted', tried_at = s.sent_at, sent_at = NULL, database_id = NULL, digest = NULL
  FROM statement_sending g WHERE g.id = s.sending_id AND g.sandbox AND s.state = 'sent';
ALTER TABLE statement ENABLE TRIGGER statement_stands;
-- The next that go to a sandbox, where most were tried already.
CREATE INDEX statement_untried ON statement (id) WHERE state = 'drafted' AND tried_at IS NULL;

CREATE FUNCTION statement_tried() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  to_sandbox boolean := COALESCE((SELECT g.sandbox FROM statement_sending g WHERE g.id = NEW.sending_id), false);
BEGIN
  IF NEW.state = 'sent' AND to_sandbox THEN
    RAISE EXCEPTION 'statement %: what a sandbox took is not sent', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.tried_at IS DISTINCT FROM OLD.tried_at
     AND (OLD.tried_at IS NOT NULL OR NEW.tried_at IS NULL OR OLD.state <> 'waiting' OR NEW.state <> 'drafted' OR NOT to_sandbox) THEN
    RAISE EXCEPTION 'statement %: it is tried once, in a sandbox, on its way', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_tried BEFORE UPDATE ON statement FOR EACH ROW
  WHEN (NEW.state = 'sent' OR NEW.tried_at IS DISTINCT FROM OLD.tried_at) EXECUTE FUNCTION statement_tried();

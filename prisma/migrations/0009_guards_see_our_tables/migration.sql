-- A guard that finds its tables by search_path believes whoever made a temporary table of the same name: each says where it looks.
ALTER FUNCTION register_field_frozen() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION notice_waits() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION produced_value_stands() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION report_file_in_time() SET search_path = pg_catalog, public, pg_temp;

-- Written out, since every entry passes here and a setting of its own would cost each of them.
CREATE OR REPLACE FUNCTION queue_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.log_pending (entry_id) VALUES (NEW.id);
  RETURN NULL;
END $$;

-- Before PostgreSQL 15 anybody may make tables and functions here.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- What two people signed is also which fields are given: nothing is added to it, and nothing else is collected.
CREATE FUNCTION request_field_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM decision d WHERE d.request_id = COALESCE(NEW.request_id, OLD.request_id) AND d.signed AND d.returned_by IS NULL) THEN
    RAISE EXCEPTION 'the fields of a request whose decision two people signed are not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_field_stands BEFORE INSERT OR UPDATE OR DELETE ON request_field
  FOR EACH ROW EXECUTE FUNCTION request_field_stands();

CREATE FUNCTION produced_value_granted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM request_field f JOIN decision d ON d.request_id = f.request_id AND d.signed AND d.returned_by IS NULL
                  WHERE f.request_id = NEW.request_id AND f.field_key = NEW.field_key AND f.granted)
     OR NOT EXISTS (SELECT FROM request_target t WHERE t.id = NEW.target_id AND t.request_id = NEW.request_id) THEN
    RAISE EXCEPTION 'a value belongs to a field that two people granted, and to a target of its own request' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER produced_value_granted AFTER INSERT ON produced_value FOR EACH ROW EXECUTE FUNCTION produced_value_granted();

-- What was handed over is what the log names; destroying it at the end of its retention is the only change.
CREATE FUNCTION production_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.request_id, NEW.decision_id, NEW.file_name, NEW.sha256, NEW.size, NEW.made_by, NEW.made_at)
     IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.decision_id, OLD.file_name, OLD.sha256, OLD.size, OLD.made_by, OLD.made_at)
     OR (NEW.sealed IS NOT NULL AND (NEW.sealed, NEW.key_id) IS DISTINCT FROM (OLD.sealed, OLD.key_id)) THEN
    RAISE EXCEPTION 'a production that was made is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER production_stands BEFORE UPDATE ON production FOR EACH ROW EXECUTE FUNCTION production_stands();

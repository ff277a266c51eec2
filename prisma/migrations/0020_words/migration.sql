-- Words about a request: what an authority is also called finds its requests, and what is written of an emergency goes with the rest.

CREATE OR REPLACE FUNCTION request_found_by() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO request_search (request_id, received_at, words)
  SELECT NEW.id, NEW.received_at, search_document(NEW, concat_ws(' ', a.name, array_to_string(a.aliases, ' ')))
    FROM authority a WHERE a.id = NEW.authority_id
  ON CONFLICT (request_id) DO UPDATE SET received_at = excluded.received_at, words = excluded.words;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION authority_found_by() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE request_search s SET words = search_document(r, concat_ws(' ', NEW.name, array_to_string(NEW.aliases, ' '))) FROM legal_request r
   WHERE r.authority_id = NEW.id AND s.request_id = r.id;
  RETURN NULL;
END $$;
DROP TRIGGER authority_found_by ON authority;
CREATE TRIGGER authority_found_by AFTER UPDATE OF name, aliases ON authority
  FOR EACH ROW WHEN ((OLD.name, OLD.aliases) IS DISTINCT FROM (NEW.name, NEW.aliases)) EXECUTE FUNCTION authority_found_by();

UPDATE request_search s SET words = search_document(r, concat_ws(' ', a.name, array_to_string(a.aliases, ' ')))
  FROM legal_request r JOIN authority a ON a.id = r.authority_id WHERE s.request_id = r.id AND cardinality(a.aliases) > 0;

-- As before, for tables whose key is the request itself too.
CREATE OR REPLACE FUNCTION destruction_spares() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.sealed IS NULL AND NEW.sealed IS NOT NULL AND TG_TABLE_NAME <> 'document' THEN
    RAISE EXCEPTION 'what was destroyed does not come back' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.sealed IS NOT NULL AND NEW.sealed IS NULL AND EXISTS (
    SELECT FROM request_exemption x WHERE x.lifted_by IS NULL AND x.request_id IN (
      SELECT (to_jsonb(OLD) ->> 'request_id')::uuid WHERE TG_TABLE_NAME NOT IN ('hold_value', 'document')
      UNION ALL SELECT h.request_id FROM hold h WHERE TG_TABLE_NAME = 'hold_value' AND h.id = (to_jsonb(OLD) ->> 'hold_id')::uuid
      UNION ALL SELECT d.request_id FROM request_document d WHERE TG_TABLE_NAME = 'document' AND d.document_id = (to_jsonb(OLD) ->> 'id')::uuid)) THEN
    RAISE EXCEPTION 'a request that is exempt from destruction keeps what it has' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

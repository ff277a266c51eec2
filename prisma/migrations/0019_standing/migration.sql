-- What stands, whichever query of the application's role comes: holds and what they keep, exemptions, clearances, officers.

-- A hold that runs keeps what it froze and whom it is about: nobody destroys it, by retention or by hand.
CREATE FUNCTION hold_keeps() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM hold h WHERE h.state = 'running' AND h.id IN (
    SELECT (to_jsonb(OLD) ->> 'hold_id')::uuid WHERE TG_TABLE_NAME = 'hold_value'
    UNION ALL SELECT k.hold_id FROM hold_target k WHERE TG_TABLE_NAME = 'request_target' AND k.target_id = OLD.id)) THEN
    RAISE EXCEPTION 'a hold that runs keeps it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_value_kept BEFORE UPDATE OF sealed ON hold_value FOR EACH ROW
  WHEN (OLD.sealed IS NOT NULL AND NEW.sealed IS NULL) EXECUTE FUNCTION hold_keeps();
CREATE TRIGGER target_held BEFORE UPDATE OF sealed ON request_target FOR EACH ROW
  WHEN (OLD.sealed IS NOT NULL AND NEW.sealed IS NULL) EXECUTE FUNCTION hold_keeps();

-- It grows longer, and ends once.
CREATE FUNCTION hold_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'running' OR NEW.ends_at < OLD.ends_at OR NEW.extensions < OLD.extensions
     OR (OLD.kept_alive_at IS NOT NULL AND NEW.kept_alive_at IS DISTINCT FROM OLD.kept_alive_at) THEN
    RAISE EXCEPTION 'hold %: a hold is renewed or ends, once', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_stands BEFORE UPDATE ON hold FOR EACH ROW EXECUTE FUNCTION hold_stands();

-- An exempt request keeps its comments, letters, deliveries, facts and calls too.
CREATE TRIGGER comment_spared BEFORE UPDATE OF sealed ON comment FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER letter_spared BEFORE UPDATE OF sealed ON letter FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER delivery_spared BEFORE UPDATE OF sealed ON delivery FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER emergency_spared BEFORE UPDATE OF sealed ON emergency FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER call_back_spared BEFORE UPDATE OF sealed ON call_back FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE FUNCTION exemption_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_by IS NOT NULL THEN
    RAISE EXCEPTION 'an exemption is lifted once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exemption_stands BEFORE UPDATE ON request_exemption FOR EACH ROW EXECUTE FUNCTION exemption_stands();

-- What was attested, who was called, and on what a verification rests is destroyed or stands as it was.
CREATE TRIGGER emergency_as_attested BEFORE UPDATE ON emergency FOR EACH ROW EXECUTE FUNCTION sealed_only_destroyed();
CREATE TRIGGER call_back_as_made BEFORE UPDATE ON call_back FOR EACH ROW EXECUTE FUNCTION sealed_only_destroyed();
CREATE TRIGGER verification_as_recorded BEFORE UPDATE OF sealed, key_id ON verification FOR EACH ROW EXECUTE FUNCTION sealed_only_destroyed();

-- Whether a request is an emergency decides who signs and who is called first: it is told when it comes.
CREATE FUNCTION emergency_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an emergency is not made an ordinary request' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER emergency_stands BEFORE UPDATE OF emergency ON legal_request FOR EACH ROW
  WHEN (OLD.emergency AND NOT NEW.emergency) EXECUTE FUNCTION emergency_stands();

-- A clearance is proposed first, signed by counsel, and ends once. After the row's own rules, which name who may not sign.
CREATE FUNCTION clearance_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.countersigned_by IS NULL AND NEW.ended_by IS NULL THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'a clearance is proposed before it is signed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.ended_by IS NOT NULL OR (OLD.countersigned_by IS NOT NULL
     AND (NEW.countersigned_by, NEW.countersigned_at) IS DISTINCT FROM (OLD.countersigned_by, OLD.countersigned_at)) THEN
    RAISE EXCEPTION 'a clearance that was signed or ended is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.countersigned_by IS NULL AND NEW.countersigned_by IS NOT NULL
     AND NOT EXISTS (SELECT FROM person p WHERE p.id::text = NEW.countersigned_by AND p.role = 'counsel') THEN
    RAISE EXCEPTION 'counsel signs a clearance' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER clearance_stands AFTER INSERT OR UPDATE ON security_clearance FOR EACH ROW EXECUTE FUNCTION clearance_stands();

-- Of which authority an officer is, and at which address, is told once: requests, keys and links follow from it.
REVOKE UPDATE ON officer FROM countersign_app;
GRANT UPDATE (verified_at, verified_by, verification, disabled_at, session_epoch, version, enrolled_at, enrolled_with) ON officer TO countersign_app;

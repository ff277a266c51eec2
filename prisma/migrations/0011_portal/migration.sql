-- How officers get in: invited once, then a passkey, or a password with a code that changes. E-mail is never a factor.

-- With what they got in, once they did; null before, and again from the moment of a new invitation.
ALTER TABLE officer
  ADD COLUMN enrolled_at timestamptz,
  ADD COLUMN enrolled_with text CHECK (enrolled_with IN ('passkey', 'password')),
  ADD CONSTRAINT officer_enrolment CHECK ((enrolled_at IS NULL) = (enrolled_with IS NULL));

-- A one-time link; only the hash of its token is kept. Of an officer's links one opens at most.
CREATE TABLE officer_invitation (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  officer_id uuid NOT NULL REFERENCES officer (id),
  invited_by text NOT NULL,
  invited_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  voided_at timestamptz,
  CONSTRAINT officer_invitation_seven_days CHECK (expires_at > invited_at AND expires_at <= invited_at + interval '7 days'),
  CONSTRAINT officer_invitation_in_time CHECK (used_at < expires_at),
  CONSTRAINT officer_invitation_used_or_void CHECK (used_at IS NULL OR voided_at IS NULL)
);
CREATE UNIQUE INDEX officer_invitation_open ON officer_invitation (officer_id) WHERE used_at IS NULL AND voided_at IS NULL;
CREATE INDEX officer_invitation_officer ON officer_invitation (officer_id, invited_at DESC);

-- Nobody is invited who was not verified, or at an authority that was not.
CREATE FUNCTION officer_invitation_verified() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM officer o JOIN authority a ON a.id = o.authority_id
                  WHERE o.id = NEW.officer_id AND o.verified_at IS NOT NULL AND o.disabled_at IS NULL AND a.verified_at IS NOT NULL) THEN
    RAISE EXCEPTION 'only a verified officer of a verified authority is invited' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER officer_invitation_verified BEFORE INSERT ON officer_invitation FOR EACH ROW EXECUTE FUNCTION officer_invitation_verified();

-- A link that closed stays closed.
CREATE FUNCTION officer_invitation_closes_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.voided_at IS NOT NULL THEN
    RAISE EXCEPTION 'an invitation closes once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER officer_invitation_closes_once BEFORE UPDATE ON officer_invitation FOR EACH ROW EXECUTE FUNCTION officer_invitation_closes_once();

-- One way in: argon2id, and the secret of the changing code (RFC 6238), sealed under officer-totp:<officer id>.
CREATE TABLE officer_password (
  officer_id uuid PRIMARY KEY REFERENCES officer (id),
  password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  totp_sealed bytea NOT NULL,
  totp_key_id text NOT NULL,
  -- The last step of 30 seconds whose code was taken: it and all before it open nothing any more.
  totp_last_step bigint NOT NULL CHECK (totp_last_step > 0),
  set_at timestamptz NOT NULL
);
CREATE FUNCTION officer_password_step_grows() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.totp_last_step <= OLD.totp_last_step THEN
    RAISE EXCEPTION 'a code is taken once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER officer_password_step_grows BEFORE UPDATE ON officer_password FOR EACH ROW EXECUTE FUNCTION officer_password_step_grows();

-- The other way in: a passkey (WebAuthn), by the public key that its authenticator made for us.
CREATE TABLE officer_passkey (
  credential_id text PRIMARY KEY CHECK (credential_id ~ '^[A-Za-z0-9_-]+$' AND length(credential_id) BETWEEN 16 AND 1400),
  officer_id uuid NOT NULL UNIQUE REFERENCES officer (id),
  public_key bytea NOT NULL CHECK (octet_length(public_key) BETWEEN 16 AND 4096),
  -- Grows with each use where the authenticator counts; a smaller one would be a copy's.
  counter bigint NOT NULL CHECK (counter >= 0),
  transports text[] NOT NULL DEFAULT '{}',
  backed_up boolean NOT NULL,
  added_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE FUNCTION officer_passkey_counts() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.counter < OLD.counter OR (NEW.counter = OLD.counter AND NEW.counter > 0) THEN
    RAISE EXCEPTION 'a passkey counts up' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER officer_passkey_counts BEFORE UPDATE ON officer_passkey FOR EACH ROW EXECUTE FUNCTION officer_passkey_counts();

-- What an authenticator is asked to sign: taken out when it is answered, so that an answer counts once.
CREATE TABLE officer_challenge (
  challenge text PRIMARY KEY CHECK (challenge ~ '^[A-Za-z0-9_-]{43}$'),
  -- Whose enrolment it is for; null where somebody signs in.
  officer_id uuid REFERENCES officer (id),
  expires_at timestamptz NOT NULL
);
CREATE INDEX officer_challenge_expires ON officer_challenge (expires_at);

-- What came through the portal was asked by a verified, enrolled officer of a verified authority, and by nobody else.
ALTER TABLE legal_request ADD CONSTRAINT request_portal_officer CHECK (channel <> 'portal' OR officer_id IS NOT NULL);
CREATE FUNCTION request_portal_verified() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM officer o JOIN authority a ON a.id = o.authority_id
                  WHERE o.id = NEW.officer_id AND o.authority_id = NEW.authority_id AND o.verified_at IS NOT NULL
                    AND o.enrolled_at IS NOT NULL AND o.disabled_at IS NULL AND a.verified_at IS NOT NULL) THEN
    RAISE EXCEPTION 'only a verified officer of a verified authority asks through the portal' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_portal_verified BEFORE INSERT ON legal_request FOR EACH ROW WHEN (NEW.channel = 'portal')
  EXECUTE FUNCTION request_portal_verified();
-- Who asked, and which way it came, is told once.
CREATE FUNCTION request_asker_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'which way a request came, and which officer asked, is not changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER request_asker_stands BEFORE UPDATE ON legal_request FOR EACH ROW
  WHEN (OLD.channel = 'portal' AND (NEW.channel, NEW.officer_id, NEW.authority_id) IS DISTINCT FROM (OLD.channel, OLD.officer_id, OLD.authority_id))
  EXECUTE FUNCTION request_asker_stands();

GRANT SELECT, INSERT ON officer_invitation TO countersign_app;
GRANT UPDATE (used_at, voided_at) ON officer_invitation TO countersign_app;
GRANT SELECT, INSERT, DELETE ON officer_password, officer_passkey, officer_challenge TO countersign_app;
GRANT UPDATE (totp_last_step) ON officer_password TO countersign_app;
GRANT UPDATE (counter, backed_up, used_at) ON officer_passkey TO countersign_app;

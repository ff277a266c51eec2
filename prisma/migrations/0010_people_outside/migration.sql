-- Who asks from outside, and what they hand in: officers, their keys, documents, messages, and the mail that leaves.

-- An officer belongs to one authority and sees nothing but its requests.
CREATE TABLE officer (
  id uuid PRIMARY KEY,
  authority_id uuid NOT NULL REFERENCES authority (id),
  email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 320),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  title text CHECK (length(title) <= 200),
  phone text CHECK (length(phone) <= 50),
  -- Verified by recorded evidence (call-back to a number from an independent registry, domain proof, document), like an authority.
  verified_at timestamptz,
  verified_by text,
  verification jsonb,
  disabled_at timestamptz,
  -- Every session of theirs ends when it is raised.
  session_epoch integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (email),
  UNIQUE (id, authority_id),
  CONSTRAINT officer_evidence CHECK ((verified_at IS NULL) = (verification IS NULL))
);
CREATE INDEX officer_authority ON officer (authority_id, name);

-- What a production for an officer is encrypted to. A key is never changed, only revoked and followed by another.
CREATE TABLE officer_key (
  id uuid PRIMARY KEY,
  officer_id uuid NOT NULL REFERENCES officer (id),
  kind text NOT NULL CHECK (kind IN ('age', 'smime', 'openpgp')),
  -- age recipient, PEM certificate, or armored public key.
  public_key text NOT NULL CHECK (length(public_key) <= 65536),
  fingerprint text NOT NULL,
  expires_at timestamptz,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX officer_key_one ON officer_key (officer_id, kind) WHERE revoked_at IS NULL;

-- Which officer asked, by which way it came, and what says that it reached us.
ALTER TABLE legal_request
  ADD COLUMN officer_id uuid REFERENCES officer (id),
  ADD COLUMN channel text NOT NULL DEFAULT 'staff' CHECK (channel IN ('staff', 'portal', 'mail', 'post', 'import')),
  ADD CONSTRAINT request_officer_of_authority FOREIGN KEY (officer_id, authority_id) REFERENCES officer (id, authority_id);
UPDATE legal_request SET channel = 'import' WHERE imported;
CREATE INDEX legal_request_officer ON legal_request (officer_id) WHERE officer_id IS NOT NULL;

-- A document is its bytes: sealed, found by the SHA-256 of what was handed in, kept once however often it comes.
CREATE TABLE document (
  id uuid PRIMARY KEY,
  sha256 bytea NOT NULL UNIQUE CHECK (octet_length(sha256) = 32),
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'message/rfc822', 'application/json')),
  size integer NOT NULL CHECK (size BETWEEN 1 AND 33554432),
  -- AES-256-GCM, context document:<id>; null once retention has destroyed it.
  sealed bytea,
  key_id text,
  scan text NOT NULL CHECK (scan IN ('unscanned', 'clean', 'infected')),
  scanned_at timestamptz,
  added_at timestamptz NOT NULL
);

-- Where a document belongs. The same bytes may come with several requests: that is a signal.
CREATE TABLE request_document (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  document_id uuid NOT NULL REFERENCES document (id),
  kind text NOT NULL CHECK (kind IN ('order', 'email', 'attachment', 'evidence', 'reply', 'form')),
  -- Cleaned of path and of signs that turn the writing round; for people, never for a file system.
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  -- Results that a mail server wrote (SPF, DKIM, DMARC), sections of a form: codes and flags, no personal data.
  facts jsonb NOT NULL DEFAULT '{}',
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  UNIQUE (request_id, document_id, kind)
);
CREATE INDEX request_document_document ON request_document (document_id);

-- What officer and staff write to each other about a request. The text is sealed: it may name people.
CREATE TABLE message (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  kind text NOT NULL CHECK (kind IN ('message', 'clarification', 'answer', 'acknowledgement', 'withdrawal', 'objection')),
  sealed bytea,
  key_id text,
  sent_by text NOT NULL,
  sent_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX message_request ON message (request_id, sent_at);
CREATE INDEX message_unread ON message (request_id) WHERE direction = 'in' AND read_at IS NULL;

-- The mail that leaves: written in the transaction of the change that causes it, sent by a job afterwards. In a workspace
-- without SMTP it stays here, to be read on the outbox page. Never a factor of sign-in, never case content.
CREATE TABLE mail (
  id uuid PRIMARY KEY,
  -- Sealed: an address is personal data; context mail:<id>. JSON {to, subject, text}.
  sealed bytea,
  key_id text,
  template text NOT NULL,
  request_id uuid REFERENCES legal_request (id),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'kept')),
  attempts integer NOT NULL DEFAULT 0,
  failure text,
  queued_at timestamptz NOT NULL,
  sent_at timestamptz
);
CREATE INDEX mail_recent ON mail (queued_at DESC, id DESC);

-- What a person of the desk is told in the portal. What it is about is read from the request when it is drawn.
CREATE TABLE notification (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  request_id uuid REFERENCES legal_request (id),
  told_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX notification_person ON notification (person_id, told_at DESC, id DESC);
CREATE INDEX notification_unread ON notification (person_id) WHERE read_at IS NULL;

GRANT SELECT, INSERT ON notification, officer, officer_key, document, request_document, message, mail TO countersign_app;
GRANT UPDATE (read_at) ON notification TO countersign_app;
GRANT UPDATE ON officer TO countersign_app;
GRANT UPDATE (revoked_at) ON officer_key TO countersign_app;
GRANT UPDATE (sealed, key_id, scan, scanned_at) ON document TO countersign_app;
GRANT UPDATE (sealed, key_id, read_at) ON message TO countersign_app;
GRANT UPDATE (sealed, key_id, state, attempts, failure, sent_at) ON mail TO countersign_app;

import { Secret, TOTP } from "otpauth";
import type { Actor } from "#lib/auth/actor.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { transaction } from "#lib/db/transaction.ts";
import { enrol, readInvitation } from "#lib/officers/enrol.ts";
import { invite } from "#lib/officers/invite.ts";
import { record } from "#lib/officers/record.ts";
import { found } from "#lib/register/found.ts";
import type { submit } from "#lib/requests/submit.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { entriesOf } from "#testing/entries.ts";

export const officerPassword = "five words that nobody guesses";

/** An officer who got in, what their authenticator app holds, and the epoch of their access. */
export type EnrolledOfficer = {
  readonly actor: Actor;
  readonly email: string;
  readonly secret: string;
  readonly epoch: number;
};

/** A desk with the minimal register and a verified authority that has a domain of its own. */
export type PortalDesk = TestDatabase & { readonly authorityId: string };

/** When the story of every test of the portal begins. */
export const portalMorning = new Date("2026-11-23T09:00:00Z");

/** Opens it; call it once a file, in `beforeAll`. */
export async function openPortalDesk(): Promise<PortalDesk> {
  const database = await testDatabase();
  database.setNow(portalMorning);
  await found(database.ground, database.people.operator, { preset: "minimal" });
  return { ...database, authorityId: await verifiedAuthority(database, "usao.example") };
}

/** One more verified authority, of the United States. */
export async function verifiedAuthority({ owner }: Pick<TestDatabase, "owner">, domain: string): Promise<string> {
  const id = newId();
  await owner.query(
    `INSERT INTO authority (id, name, country, domains, verified_at, verified_by, verification, created_at)
     VALUES ($1, $2, 'US', $3, $4, 'test', '{"evidence": "document"}', $4)`,
    [id, `Office at ${domain}`, [domain], portalMorning],
  );
  return id;
}

/** Says which domain the authority has now. */
export async function setDomain({ owner }: Pick<TestDatabase, "owner">, id: string, domain: string): Promise<void> {
  await owner.query("UPDATE authority SET domains = $2 WHERE id = $1", [id, [domain]]);
}

/** Freezes it, or ends that. */
export async function setFrozen({ owner }: Pick<TestDatabase, "owner">, id: string, frozen: boolean): Promise<void> {
  await owner.query(
    `UPDATE authority SET frozen_at = CASE WHEN $2 THEN now() END, frozen_by = CASE WHEN $2 THEN 'test' END,
            frozen_reason = CASE WHEN $2 THEN 'A doubt to look into.' END WHERE id = $1`,
    [id, frozen],
  );
}

/** Records, verifies and invites an officer; answers the token of the link that they were mailed. */
export async function invitedOfficer(
  database: TestDatabase,
  given: { authorityId: string; email: string; name?: string },
): Promise<{ id: string; version: number; token: string }> {
  const { ground, people, owner } = database;
  const { id } = await record(ground, people.analyst, { name: "Ada Officer", ...given });
  await owner.query("UPDATE officer SET verified_at = now(), verified_by = 'test', verification = '{}' WHERE id = $1", [
    id,
  ]);
  const { version } = await invite(ground, people.counsel, { id, version: 1 });
  return { id, version, token: await mailedToken(ground, given.email) };
}

/** The token of the newest link that was mailed to an address: what only the officer reads. */
export async function mailedToken(ground: Ground, email: string): Promise<string> {
  const rows = await transaction(
    ground.database,
    "read",
    (tx) =>
      tx.sql<{ id: string; sealed: Buffer; key_id: string }>`
        SELECT id, sealed, key_id FROM mail WHERE template = 'officer-invitation' ORDER BY queued_at DESC, id DESC`,
  );
  for (const { id, sealed, key_id } of rows) {
    const mail = JSON.parse(open(ground.keys, { keyId: key_id, bytes: sealed }, `mail:${id}`).toString("utf8"));
    const [, token] = /\/officer\/invitation\/([\w-]{43})/.exec(mail.text) ?? [];
    if (mail.to === email && token !== undefined) return token;
  }
  throw new Error(`no invitation was mailed to ${email}`);
}

/** The code that an authenticator app shows at a moment. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

/** An officer who accepted with a password and an authenticator app. */
export async function enrolledOfficer(
  database: TestDatabase,
  given: { authorityId: string; email: string; name?: string },
): Promise<EnrolledOfficer> {
  const { id, token } = await invitedOfficer(database, given);
  const { secret, draft } = await readInvitation(database.ground, token);
  const code = codeAt(secret, database.ground.now());
  const { epoch } = await enrol(database.ground, {
    token,
    factor: { kind: "password", password: officerPassword, code, draft },
  });
  const actor = { id, role: "officer", kind: "person", name: given.name ?? "Ada Officer" } as const;
  return { actor, email: given.email, secret, epoch };
}

/** A desk with Ada, who asks for the desk's own authority, and an officer of another one. */
export type TwoOfficers = PortalDesk & { readonly ada: Actor; readonly elsewhere: Actor };

/** Opens it; call it once a file, in `beforeAll`. */
export async function openTwoOfficers(): Promise<TwoOfficers> {
  const desk = await openPortalDesk();
  const { actor: ada } = await enrolledOfficer(desk, { authorityId: desk.authorityId, email: "ada@usao.example" });
  const other = await verifiedAuthority(desk, "other.example");
  const { actor: elsewhere } = await enrolledOfficer(desk, { authorityId: other, email: "eve@other.example" });
  return { ...desk, ada, elsewhere };
}

type Demand = Parameters<typeof submit>[2];
let demands = 0;

/** What an officer hands in: an order of a grand jury, each with a reference of its own. */
export const demand = (changes: Partial<Demand> = {}) => ({
  instrument: "US-SUBPOENA",
  reference: `GJ-26-${++demands}`,
  targets: [{ kind: "phone", identifier: "+1 202 555 0104" } as const],
  fields: ["account-created", "last-connection", "message-content"],
  files: [{ fileName: "../order\u202e.pdf", bytes: emptyPdf() }],
  ...changes,
});

/** What the log says of refused looks at a subject. */
export async function refusals({ owner }: Pick<TestDatabase, "owner">, subject: string): Promise<object[]> {
  return (await entriesOf({ owner }, subject, "access.refused")).map(({ data }) => data);
}

/** What the tests of an officer's access ask a desk: people to invite, a later moment, what was recorded of one. */
export function officerSteps(desk: () => PortalDesk) {
  let count = 0;
  return {
    someone: () => ({ authorityId: desk().authorityId, email: `o${++count}@usao.example` }),
    later: (seconds: number) => {
      const now = new Date(portalMorning.getTime() + seconds * 1000);
      desk().setNow(now);
      return now;
    },
    actions: async (id: string) => (await entriesOf(desk(), `officer:${id}`)).map(({ action }) => action),
    versionOf: async (id: string) =>
      (await desk().owner.query("SELECT version FROM officer WHERE id = $1", [id])).rows[0].version as number,
  };
}

/** A PDF of one empty page, as small as one is. */
export function emptyPdf(text = "order"): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\n% ${text}`,
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, n) => {
    const at = body.length;
    body += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = body.length;
  const lines = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  body += `xref\n0 4\n0000000000 65535 f \n${lines}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body);
}

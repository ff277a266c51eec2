import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import PDFDocument from "pdfkit";
import { record as recordAuthority } from "#lib/authorities/record.ts";
import { verify as verifyAuthority } from "#lib/authorities/verify.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { enrol, readInvitation } from "#lib/officers/enrol.ts";
import { invite } from "#lib/officers/invite.ts";
import { record } from "#lib/officers/record.ts";
import { verify } from "#lib/officers/verify.ts";
import { submit } from "#lib/requests/submit.ts";
import type { SampleActors } from "./samplePeople.ts";

/** The invented officer, and all that they sign in with: address, password, and the secret of their authenticator app (base32). */
export type SampleOfficer = {
  readonly key: "officer";
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly secret: string;
  readonly role: "officer";
};

const email = "lena.brandt@polizei-harzgrund.example";
const name = "Lena Brandt";
const calledBack = {
  evidence: "call-back",
  registrySource: "The ministry's public register of offices",
  number: "+49 5321 339 0",
  spokeWith: "The switchboard, then the head of section 4",
  note: "Called back at the number that the register lists; officer and office were confirmed.",
} as const;

/** An authority with a verified officer who got in with a password and an authenticator app, and one request that she handed in. */
export async function seedPortal(ground: Ground, actors: SampleActors): Promise<SampleOfficer> {
  const evidence = { ...calledBack, calledAt: ground.now() };
  const { id: authorityId } = await recordAuthority(ground, actors.analyst, {
    ...{ name: "Polizeidirektion Harzgrund, Zentralstelle Cyberkriminalität", country: "DE", kind: "police" },
    domains: ["polizei-harzgrund.example"],
    registrySource: calledBack.registrySource,
  });
  await verifyAuthority(ground, actors.counsel2, { id: authorityId, version: 1, ...evidence });
  const { id, version } = await record(ground, actors.analyst, {
    authorityId,
    email,
    name,
    title: "Kriminalhauptkommissarin",
  });
  const verified = await verify(ground, actors.counsel2, { id, version, ...evidence });
  await invite(ground, actors.analyst, { id, version: verified.version });
  const password = randomBytes(12)
    .toString("base64url")
    .replace(/^(.{5})(.{5})/, "$1-$2-");
  const secret = await accept(ground, password);
  const actor = { id, role: "officer", kind: "person", name } as const;
  await submit(ground, actor, {
    ...{ instrument: "DE-STPO-100J", reference: "ZC-4-2211/26", offence: "fraud" },
    targets: [{ kind: "phone", identifier: "+44 7700 900041" }],
    fields: ["account-created", "last-connection", "name", "message-content"],
    files: [{ fileName: "Auskunftsersuchen.pdf", bytes: await order() }],
    message: "The account was used to offer goods that were never sent. Please call if a field is not held.",
  });
  return { key: "officer", name, email, password, secret, role: "officer" };
}

/** Opens the link that was mailed, as she would, and sets up password and app. Answers the app's secret. */
async function accept(ground: Ground, password: string): Promise<string> {
  const token = await mailed(ground);
  const { secret, draft } = await readInvitation(ground, token);
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ground.now().getTime() });
  await enrol(ground, { token, factor: { kind: "password", password, code, draft } });
  return secret;
}

async function mailed(ground: Ground): Promise<string> {
  const rows = await transaction(
    ground.database,
    "read",
    (tx) =>
      tx.sql<{ id: string; sealed: Buffer; keyId: string }>`
        SELECT id, sealed, key_id AS "keyId" FROM mail WHERE template = 'officer-invitation' ORDER BY queued_at DESC, id DESC`,
  );
  for (const { id, sealed, keyId } of rows) {
    const mail = JSON.parse(open(ground.keys, { keyId, bytes: sealed }, `mail:${id}`).toString("utf8"));
    const [, token] = /\/officer\/invitation\/([\w-]{43})/.exec(mail.text) ?? [];
    if (mail.to === email && token !== undefined) return token;
  }
  throw new Error("the sample officer was mailed no invitation");
}

function order(): Promise<Uint8Array> {
  const paper = new PDFDocument({ size: "A4", margin: 72 });
  const pieces: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve) => paper.on("end", () => resolve(Buffer.concat(pieces))));
  paper.on("data", (piece: Buffer) => pieces.push(piece));
  paper.fontSize(14).text("Auskunftsersuchen nach § 100j StPO").moveDown();
  paper.fontSize(11).text("Aktenzeichen ZC-4-2211/26. Ein erfundenes Schreiben für den Beispielarbeitsplatz.");
  paper.end();
  return done;
}

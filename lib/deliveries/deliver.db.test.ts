import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter } from "age-encryption";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selfSigned } from "#testing/certificate.ts";
import { type DeliveryDesk, openDeliveryDesk } from "#testing/deliveries.ts";
import { lastMail, tokenIn } from "#testing/outbox.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { deliver } from "./deliver.ts";
import { linkHolder } from "./delivery.ts";
import { take } from "./take.ts";

let desk: DeliveryDesk;
const folder = mkdtempSync(join(tmpdir(), "countersign-delivery-"));
beforeAll(async () => {
  desk = await openDeliveryDesk();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Given = Parameters<typeof deliver>[2];
const delivered = (given: Given) => deliver(desk.ground, desk.people.analyst, given);

/** The encrypted file, as whoever follows the link of the last mail gets it. */
async function fetched(requestId: string): Promise<Buffer> {
  const { text } = await lastMail(desk, requestId);
  const handed = await take(desk.ground, linkHolder, { token: tokenIn(text) });
  if (handed.outcome !== "served") throw new Error(handed.sentence);
  return handed.bytes;
}

const there = (program: string, ask = "--version") => spawnSync(program, [ask]).status === 0;
function run(program: string, args: string[], input?: Uint8Array): Buffer {
  const answer = spawnSync(program, args, { input, maxBuffer: 64 * 1024 * 1024 });
  expect(answer.status, answer.stderr?.toString()).toBe(0);
  return answer.stdout;
}
const files = (zip: Uint8Array) => Object.keys(unzipSync(zip)).sort();
const packed = ["certificate.pdf", "letter.pdf", "manifest.json", "records.csv", "records.json"];

describe("deliveries.deliver", () => {
  test("does it", async () => {
    const given = await desk.produced();
    const made = await delivered(given);
    expect(made).toMatchObject({ number: 1, secret: null });
    const decrypter = new Decrypter();
    decrypter.addIdentity(desk.ageIdentity);
    const zip = await decrypter.decrypt(await fetched(given.requestId));
    expect(files(zip)).toEqual(packed);
    const manifest = JSON.parse(strFromU8(unzipSync(zip)["manifest.json"] ?? new Uint8Array()));
    expect(manifest).toMatchObject({ format: "countersign-delivery/1", transfer: { delivery: made.id } });
    const { to, text } = await lastMail(desk, given.requestId);
    expect(to).toMatch(/@usdoj\.example$/);
    expect(text).not.toContain("2016-05-01");
    const { rows } = await desk.owner.query("SELECT bytes FROM log_entry WHERE action = 'production.delivered'");
    expect(String(rows[0].bytes)).not.toContain(tokenIn(text));
  });

  test.skipIf(!there("age"))("age itself opens it (needs age)", async () => {
    const given = await desk.produced();
    await delivered(given);
    writeFileSync(join(folder, "identity"), `${desk.ageIdentity}\n`);
    const bytes = await fetched(given.requestId);
    expect(files(run("age", ["-d", "-i", join(folder, "identity")], bytes))).toEqual(packed);
  });

  test.skipIf(!there("openssl", "version"))(
    "openssl cms opens one to an S/MIME certificate (needs openssl)",
    async () => {
      const { certificate, key } = await selfSigned("Agent", { keyUsages: ["1.3.6.1.5.5.7.3.4"] });
      const officerId = await desk.officer();
      await desk.key(officerId, "smime", certificate);
      const given = await desk.produced({ officerId, channel: "smime" });
      await delivered(given);
      writeFileSync(join(folder, "agent.key"), key);
      const bytes = await fetched(given.requestId);
      const args = ["cms", "-decrypt", "-binary", "-inform", "DER", "-inkey", join(folder, "agent.key")];
      expect(files(run("openssl", args, bytes))).toEqual(packed);
    },
  );

  test.skipIf(!there("gpg"))("gpg opens one to an OpenPGP key (needs gpg)", async () => {
    const home = join(folder, "gpg");
    run("mkdir", ["-m", "700", home]);
    const gpg = (args: string[], input?: Uint8Array) => run("gpg", ["--homedir", home, "--batch", ...args], input);
    gpg(["--passphrase", "", "--quick-generate-key", "Agent <agent@usdoj.example>", "default", "default", "never"]);
    const officerId = await desk.officer();
    await desk.key(officerId, "openpgp", gpg(["--armor", "--export"]).toString());
    const given = await desk.produced({ officerId, channel: "openpgp" });
    await delivered(given);
    const bytes = await fetched(given.requestId);
    expect(files(gpg(["--decrypt"], bytes))).toEqual(packed);
    spawnSync("gpgconf", ["--homedir", home, "--kill", "all"]);
  });

  test("with a secret: shown once, opened by it alone, in no mail and in no row", async () => {
    const given = await desk.produced({ channel: "secret" });
    const { secret } = await delivered(given);
    expect(secret).toMatch(
      /^([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz](-([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]){4}$/,
    );
    const decrypter = new Decrypter();
    decrypter.addPassphrase(secret ?? "");
    const bytes = await fetched(given.requestId);
    expect(files(await decrypter.decrypt(bytes))).toEqual(packed);
    const wrong = new Decrypter();
    wrong.addPassphrase("babab-babab-babab-babab-babab");
    await expect(wrong.decrypt(bytes)).rejects.toThrow();
    expect((await lastMail(desk, given.requestId)).text).not.toContain(secret);
    const { rows } = await desk.owner.query("SELECT row_to_json(d)::text AS row FROM delivery d");
    expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
  });

  test("again, to another key, without collecting again", async () => {
    const given = await desk.produced();
    await delivered(given);
    const again = await delivered({ ...given, channel: "secret", seen: 1 });
    expect(again.number).toBe(2);
    const { rows } = await desk.owner.query("SELECT count(*) FROM production WHERE request_id = $1", [given.requestId]);
    expect(rows[0].count).toBe("1");
  });

  test("refuses without permission", async () => {
    const given = await desk.produced();
    for (const actor of [desk.people.auditor, desk.people.administrator, desk.people.officer])
      expect(await outcome(deliver(desk.ground, actor, given))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const given = await desk.produced();
    const unproduced = await desk.at("collected");
    await expect(delivered({ ...given, requestId: unproduced.id })).rejects.toThrow("Nothing was produced");
    const unsigned = await desk.at("produced");
    await expect(delivered({ ...given, requestId: unsigned.id })).rejects.toThrow("has not signed this production yet");
    await expect(delivered({ ...given, officerId: await desk.officer({ verified: false }) })).rejects.toThrow(
      "not verified",
    );
    await expect(delivered({ ...given, channel: "smime" })).rejects.toThrow("no key of this kind");
    const officerId = await desk.officer();
    const key = await desk.key(officerId, "age", "age1nothing");
    await expect(delivered({ ...given, officerId })).rejects.toThrow("Nothing can be encrypted to this key");
    await desk.owner.query("UPDATE officer_key SET revoked_at = now() WHERE id = $1", [key]);
    await expect(delivered({ ...given, officerId })).rejects.toThrow("no key of this kind");
    await desk.owner.query(
      "UPDATE authority SET frozen_at = now(), frozen_by = 'x', frozen_reason = 'A doubt about the form.' WHERE id = $1",
      [desk.authorityId],
    );
    await expect(delivered(given)).rejects.toThrow("is frozen");
    await desk.owner.query("UPDATE authority SET frozen_at = NULL, frozen_by = NULL, frozen_reason = NULL");
  });

  test("two at once, one wins", async () => {
    const given = await desk.produced();
    expect(await outcomes(delivered(given), delivered(given))).toEqual(["conflict", "done"]);
  });

  test("the database refuses a delivery to another authority's officer, a link of 46 days, and to become another", async () => {
    const given = await desk.produced();
    const { id } = await delivered(given);
    const change = (what: string) => desk.owner.query(`UPDATE delivery SET ${what} WHERE id = $1`, [id]);
    await expect(change("expires_at = now() + interval '46 days'")).rejects.toThrow(/stands/);
    await expect(change("fetches = fetches + 2")).rejects.toThrow(/stands/);
    await expect(change("sealed = 'x'")).rejects.toThrow(/stands/);
    await change("revoked_at = now(), revoked_by = 'x'");
    await expect(change("revoked_at = NULL, revoked_by = NULL")).rejects.toThrow(/stands/);
    await expect(change("fetches = fetches + 1")).rejects.toThrow(/stands/);
    const { rows } = await desk.owner.query(
      "INSERT INTO authority (id, name, country, created_at) VALUES (gen_random_uuid(), 'Another', 'US', now()) RETURNING id",
    );
    const stranger = await desk.officer({ authorityId: rows[0].id });
    const insert = (officer: string, days: number) =>
      desk.owner.query(
        `INSERT INTO delivery (id, request_id, production_id, number, officer_id, channel, token_hash, file_name, sha256, size, fetches_max, made_by, made_at, expires_at)
         SELECT gen_random_uuid(), request_id, production_id, 9, $2, 'secret', sha256(gen_random_uuid()::text::bytea), file_name, sha256, size, 1, 'x', made_at, made_at + $3 * interval '1 day'
           FROM delivery WHERE id = $1`,
        [id, officer, days],
      );
    await expect(insert(stranger, 10)).rejects.toThrow("a verified officer of the authority that asked");
    await expect(insert(desk.officerId, 46)).rejects.toThrow("delivery_one_to_45_days");
  });

  test("destroying a production destroys what was packed from it", async () => {
    const given = await desk.produced();
    const { id } = await delivered(given);
    await desk.owner.query("UPDATE production SET sealed = NULL, key_id = NULL WHERE request_id = $1", [
      given.requestId,
    ]);
    const { rows } = await desk.owner.query(
      "SELECT d.sealed AS delivery, s.sealed AS sheet FROM delivery d JOIN production_sheet s USING (production_id) WHERE d.id = $1",
      [id],
    );
    expect(rows).toEqual([{ delivery: null, sheet: null }]);
    const { text } = await lastMail(desk, given.requestId);
    expect(await take(desk.ground, linkHolder, { token: tokenIn(text) })).toMatchObject({ outcome: "destroyed" });
  });
});

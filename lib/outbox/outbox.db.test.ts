import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { transaction } from "#lib/db/transaction.ts";
import { postMail } from "#lib/telling/mail.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { type MailServer, mailServer } from "#testing/mailServer.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { list } from "./list.ts";
import { attemptsMax } from "./mail.ts";
import { open } from "./open.ts";
import { retry } from "./retry.ts";
import { send } from "./send.ts";

let at: TestDatabase;
let server: MailServer | null = null;
beforeAll(async () => {
  at = await testDatabase();
});
beforeEach(() => at.setNow(new Date("2026-11-22T09:00:00Z")));
afterEach(async () => {
  await server?.stop();
  server = null;
  for (const name of ["SMTP_URL", "MAIL_FROM", "SMTP_TLS"]) delete process.env[name];
});

const letter = { to: "officer@police.example", subject: "Your request", text: "Something waits.", template: "test" };
const post = (changes: Partial<typeof letter> = {}) =>
  transaction(at.ground.database, "write", (tx) =>
    postMail(tx, at.ground.keys, at.ground.now(), { ...letter, ...changes }),
  );
const sent = (id: string) => send(at.ground, at.people.operator, { id });
const row = async (id: string) => (await at.owner.query("SELECT * FROM mail WHERE id = $1", [id])).rows[0];
const job = async (id: string) =>
  (await at.owner.query("SELECT run_at FROM graphile_worker.jobs WHERE key = $1", [`send-mail:${id}`])).rows[0]?.run_at;

async function configured(options: Parameters<typeof mailServer>[0] = {}, tls = "required"): Promise<MailServer> {
  server = await mailServer(options);
  Object.assign(process.env, {
    SMTP_URL: `smtp://localhost:${server.port}`,
    MAIL_FROM: "desk@messenger.example",
    SMTP_TLS: tls,
  });
  return server;
}

describe("outbox.send", () => {
  test("does it", async () => {
    const { taken } = await configured();
    const id = await post();
    expect(await sent(id)).toEqual({ id, state: "sent", failure: null });
    const [mail] = taken;
    expect(mail).toMatchObject({ from: "desk@messenger.example", to: ["officer@police.example"], secure: true });
    expect(mail?.raw).toContain(`Message-ID: <${id}@messenger.example>`);
    expect(mail?.raw).toContain("Auto-Submitted: auto-generated");
    expect(mail?.raw).toContain("Date: Sun, 22 Nov 2026 09:00:00 +0000");
    expect(mail?.raw).toContain("Something waits.");
    // Where it went and what it said has left with it.
    expect(await row(id)).toMatchObject({ state: "sent", sealed: null, attempts: 1, failure: null });
    const { rows } = await at.owner.query("SELECT bytes FROM log_entry WHERE subject = $1", [`mail:${id}`]);
    expect(JSON.parse(String(rows[0].bytes))).toMatchObject({
      action: "mail.sent",
      data: { template: "test", attempts: 1 },
    });
  });

  test("where no server is configured, it is kept to be read", async () => {
    const id = await post();
    expect(await sent(id)).toMatchObject({ state: "kept" });
    expect(await row(id)).toMatchObject({ state: "kept", attempts: 0 });
  });

  test("refuses without permission", async () => {
    const id = await post();
    for (const actor of [at.people.administrator, at.people.counsel, at.people.officer])
      expect(await outcome(send(at.ground, actor, { id }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const id = await post();
    await sent(id);
    await expect(sent(id)).rejects.toThrow("This mail is kept");
    await expect(sent(newId())).rejects.toThrow("There is no such mail");
  });

  test("two at once, one wins", async () => {
    const { taken } = await configured();
    const id = await post();
    expect(await outcomes(sent(id), sent(id))).toEqual(["conflict", "done"]);
    // At least once, and whoever gets it twice can tell.
    expect(taken.length).toBeGreaterThanOrEqual(1);
    expect(new Set(taken.map(({ raw }) => /Message-ID: (.*)/.exec(raw)?.[1])).size).toBe(1);
  });

  test("what is refused for good fails; what is refused for now is tried again, later each time, until it is given up", async () => {
    await configured({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error("no"), { responseCode: 550 })),
    });
    const id = await post();
    expect(await sent(id)).toEqual({ id, state: "failed", failure: "refused" });
    expect((await row(id)).sealed).not.toBeNull();
    await server?.stop();
    await configured({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error("later"), { responseCode: 451 })),
    });
    const slow = await post();
    expect(await sent(slow)).toEqual({ id: slow, state: "waiting", failure: "deferred" });
    expect(await job(slow)).toEqual(new Date("2026-11-22T09:02:00Z"));
    for (let attempt = 2; attempt < attemptsMax; attempt += 1) expect((await sent(slow)).state).toBe("waiting");
    expect(await sent(slow)).toMatchObject({ state: "failed", failure: "deferred" });
  });

  test("a connection that is cut after the text was sent is tried again under the same Message-ID", async () => {
    const seen: string[] = [];
    let cut = true;
    await configured({
      onData(stream, _session, done) {
        let raw = "";
        stream.on("data", (chunk: Buffer) => {
          raw += chunk;
        });
        stream.on("end", () => {
          seen.push(/Message-ID: (.*)/.exec(raw)?.[1] ?? "");
          if (!cut) return done();
          cut = false;
          for (const connection of server?.connections() ?? []) connection.destroy();
        });
      },
    });
    const id = await post();
    expect(await sent(id)).toMatchObject({ state: "waiting", failure: "connection" });
    expect(await sent(id)).toMatchObject({ state: "sent" });
    expect(seen).toEqual([`<${id}@messenger.example>`, `<${id}@messenger.example>`]);
    await server?.stop();
    const alone = await post();
    expect(await sent(alone)).toMatchObject({ state: "waiting", failure: "connection" });
  });

  test("without TLS nothing leaves, unless the workspace says that it may", async () => {
    await configured({ hideSTARTTLS: true, disabledCommands: ["STARTTLS"] });
    const id = await post();
    expect(await sent(id)).toMatchObject({ state: "waiting", failure: "insecure" });
    expect(server?.taken).toEqual([]);
    process.env.SMTP_TLS = "optional";
    expect(await sent(id)).toMatchObject({ state: "sent" });
    expect(server?.taken[0]?.secure).toBe(false);
  });

  test("no text becomes a header, and no address becomes two", async () => {
    const { taken } = await configured();
    const id = await post({
      subject: "Hello\r\nBcc: thief@evil.example\r\n\r\nBody",
      text: "One\r\n.\r\nMAIL FROM:<x>",
    });
    await sent(id);
    const head = taken[0]?.raw.split("\r\n\r\n")[0] ?? "";
    expect(head).not.toMatch(/^Bcc:/m);
    expect(taken[0]?.to).toEqual(["officer@police.example"]);
    const stolen = await post({ to: "a@b.example\r\nRCPT TO:<thief@evil.example>" });
    expect(await sent(stolen)).toMatchObject({ state: "failed", failure: "address" });
    expect(taken).toHaveLength(1);
  });
});

describe("outbox.open", () => {
  test("does it", async () => {
    const id = await post();
    expect(await open(at.ground, at.people.administrator, { id })).toEqual({
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
    });
    const { rows } = await at.owner.query("SELECT action FROM log_entry WHERE subject = $1", [`mail:${id}`]);
    expect(rows).toEqual([{ action: "mail.revealed" }]);
  });
  test("refuses without permission", async () => {
    expect(await outcome(open(at.ground, at.people.analyst, { id: await post() }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await configured();
    const id = await post();
    await sent(id);
    await expect(open(at.ground, at.people.counsel, { id })).rejects.toThrow("not kept any more");
  });
  test("two at once, one wins", async () => {
    // Reading changes nothing, so both are served; what must not be lost is the entry of either.
    const id = await post();
    await Promise.all([1, 2].map(() => open(at.ground, at.people.counsel, { id })));
    const { rows } = await at.owner.query("SELECT 1 FROM log_entry WHERE subject = $1", [`mail:${id}`]);
    expect(rows).toHaveLength(2);
  });
});

describe("outbox.retry", () => {
  const again = (id: string) => retry(at.ground, at.people.administrator, { id });
  test("does it", async () => {
    const id = await post();
    await sent(id);
    await again(id);
    expect(await row(id)).toMatchObject({ state: "waiting", attempts: 0 });
    await configured();
    expect(await sent(id)).toMatchObject({ state: "sent" });
  });
  test("refuses without permission", async () => {
    expect(await outcome(retry(at.ground, at.people.analyst, { id: await post() }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await expect(again(await post())).rejects.toThrow("This mail is waiting");
    await expect(again(newId())).rejects.toThrow("There is no such mail");
  });
  test("two at once, one wins", async () => {
    const id = await post();
    await sent(id);
    expect(await outcomes(again(id), again(id))).toEqual(["conflict", "done"]);
  });
});

describe("outbox.list", () => {
  test("does it", async () => {
    const id = await post({ template: "newest" });
    const { rows, sends } = await list(at.ground, at.people.analyst, {});
    expect(rows[0]).toMatchObject({ id, template: "newest", state: "waiting", readable: true });
    expect(JSON.stringify(rows)).not.toContain(letter.to);
    expect(sends).toBe(false);
    const failed = await list(at.ground, at.people.analyst, { state: "failed" });
    expect(failed.rows.every(({ state }) => state === "failed")).toBe(true);
  });
  test("pages by fifty", async () => {
    for (let made = 0; made < 51; made += 1) await post();
    const first = await list(at.ground, at.people.operator, {});
    expect(first.rows).toHaveLength(50);
    const second = await list(at.ground, at.people.operator, { after: first.older ?? "" });
    expect(second.rows.length).toBeGreaterThan(0);
    expect(first.rows.map(({ id }) => id)).not.toContain(second.rows[0]?.id);
  });
});

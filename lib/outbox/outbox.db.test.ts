import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { configureMail, unconfigureMail } from "#testing/mailServer.ts";
import { post } from "#testing/outbox.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { attemptsMax } from "./mail.ts";
import { retry } from "./retry.ts";
import { send } from "./send.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
beforeEach(() => at.setNow(new Date("2026-11-22T09:00:00Z")));
afterEach(unconfigureMail);

const sent = (id: string) => send(at.ground, at.people.operator, { id });
const row = async (id: string) => (await at.owner.query("SELECT * FROM mail WHERE id = $1", [id])).rows[0];
const job = async (id: string) =>
  (await at.owner.query("SELECT run_at FROM graphile_worker.jobs WHERE key = $1", [`send-mail:${id}`])).rows[0]?.run_at;

describe("outbox.send", () => {
  test("does it", async () => {
    const { taken } = await configureMail();
    const id = await post(at);
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
    const id = await post(at);
    expect(await sent(id)).toMatchObject({ state: "kept" });
    expect(await row(id)).toMatchObject({ state: "kept", attempts: 0 });
  });

  test("refuses without permission", async () => {
    const id = await post(at);
    for (const actor of [at.people.administrator, at.people.counsel, at.people.officer])
      expect(await outcome(send(at.ground, actor, { id }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const id = await post(at);
    await sent(id);
    await expect(sent(id)).rejects.toThrow("This mail is kept");
    await expect(sent(newId())).rejects.toThrow("There is no such mail");
  });

  test("two at once, one wins", async () => {
    const { taken } = await configureMail();
    const id = await post(at);
    expect(await outcomes(sent(id), sent(id))).toEqual(["conflict", "done"]);
    // At least once, and whoever gets it twice can tell.
    expect(taken.length).toBeGreaterThanOrEqual(1);
    expect(new Set(taken.map(({ raw }) => /Message-ID: (.*)/.exec(raw)?.[1])).size).toBe(1);
  });

  test("what is refused for good fails; what is refused for now is tried again, later each time, until it is given up", async () => {
    const server = await configureMail({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error("no"), { responseCode: 550 })),
    });
    const id = await post(at);
    expect(await sent(id)).toEqual({ id, state: "failed", failure: "refused" });
    expect((await row(id)).sealed).not.toBeNull();
    await server.stop();
    await configureMail({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error("later"), { responseCode: 451 })),
    });
    const slow = await post(at);
    expect(await sent(slow)).toEqual({ id: slow, state: "waiting", failure: "deferred" });
    expect(await job(slow)).toEqual(new Date("2026-11-22T09:02:00Z"));
    for (let attempt = 2; attempt < attemptsMax; attempt += 1) expect((await sent(slow)).state).toBe("waiting");
    expect(await sent(slow)).toMatchObject({ state: "failed", failure: "deferred" });
  });

  test("a connection that is cut after the text was sent is tried again under the same Message-ID", async () => {
    const seen: string[] = [];
    let cut = true;
    const server = await configureMail({
      onData(stream, _session, done) {
        let raw = "";
        stream.on("data", (chunk: Buffer) => {
          raw += chunk;
        });
        stream.on("end", () => {
          seen.push(/Message-ID: (.*)/.exec(raw)?.[1] ?? "");
          if (!cut) return done();
          cut = false;
          for (const connection of server.connections()) connection.destroy();
        });
      },
    });
    const id = await post(at);
    expect(await sent(id)).toMatchObject({ state: "waiting", failure: "connection" });
    expect(await sent(id)).toMatchObject({ state: "sent" });
    expect(seen).toEqual([`<${id}@messenger.example>`, `<${id}@messenger.example>`]);
    await server.stop();
    const alone = await post(at);
    expect(await sent(alone)).toMatchObject({ state: "waiting", failure: "connection" });
  });

  test("without TLS nothing leaves, unless the workspace says that it may", async () => {
    const server = await configureMail({ hideSTARTTLS: true, disabledCommands: ["STARTTLS"] });
    const id = await post(at);
    expect(await sent(id)).toMatchObject({ state: "waiting", failure: "insecure" });
    expect(server.taken).toEqual([]);
    process.env.SMTP_TLS = "optional";
    expect(await sent(id)).toMatchObject({ state: "sent" });
    expect(server.taken[0]?.secure).toBe(false);
  });

  test("no text becomes a header, and no address becomes two", async () => {
    const { taken } = await configureMail();
    const id = await post(at, {
      subject: "Hello\r\nBcc: thief@evil.example\r\n\r\nBody",
      text: "One\r\n.\r\nMAIL FROM:<x>",
    });
    await sent(id);
    const head = taken[0]?.raw.split("\r\n\r\n")[0] ?? "";
    expect(head).not.toMatch(/^Bcc:/m);
    expect(taken[0]?.to).toEqual(["officer@police.example"]);
    const stolen = await post(at, { to: "a@b.example\r\nRCPT TO:<thief@evil.example>" });
    expect(await sent(stolen)).toMatchObject({ state: "failed", failure: "address" });
    expect(taken).toHaveLength(1);
  });
});

describe("outbox.retry", () => {
  const again = (id: string) => retry(at.ground, at.people.administrator, { id });
  test("does it", async () => {
    const id = await post(at);
    await sent(id);
    await again(id);
    expect(await row(id)).toMatchObject({ state: "waiting", attempts: 0 });
    await configureMail();
    expect(await sent(id)).toMatchObject({ state: "sent" });
  });
  test("refuses without permission", async () => {
    expect(await outcome(retry(at.ground, at.people.analyst, { id: await post(at) }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await expect(again(await post(at))).rejects.toThrow("This mail is waiting");
    await expect(again(newId())).rejects.toThrow("There is no such mail");
  });
  test("two at once, one wins", async () => {
    const id = await post(at);
    await sent(id);
    expect(await outcomes(again(id), again(id))).toEqual(["conflict", "done"]);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { gag } from "#lib/requests/gag.ts";
import { type NoticeDesk, openNotices, secret } from "#testing/notices.ts";
import { morning } from "#testing/requests.ts";
import { configure } from "./configure.ts";
import { connector } from "./connector.ts";
import { due } from "./due.ts";
import { fallDue } from "./fallDue.ts";

let desk: NoticeDesk;
beforeAll(async () => {
  desk = await openNotices();
});

const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);

describe("notices.configure", () => {
  test("does it", async () => {
    const shown = await connector(desk.ground, desk.by("administrator"), {});
    expect(shown).toMatchObject({ kind: "webhook", host: new URL(desk.platform.url).host });
    expect(JSON.stringify(shown)).not.toContain("whsec");
    const { rows } = await desk.owner.query("SELECT sealed FROM notice_connector");
    expect(rows[0].sealed.toString("latin1")).not.toContain("whsec");
  });
  test("refuses without permission", async () => {
    await expect(configure(desk.ground, desk.by("counsel"), { kind: "csv", version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const attempt = (changes: object) =>
      configure(desk.ground, desk.by("administrator"), { kind: "webhook", version: 1, secret, ...changes });
    await expect(attempt({ url: "https://elsewhere.example/" })).rejects.toThrow("COUNTERSIGN_NOTICE_HOSTS");
    await expect(attempt({})).rejects.toThrow("an address and a secret");
    await expect(attempt({ url: desk.platform.url, secret: "whsec_short" })).rejects.toThrow(
      "whsec_ and at least 24 bytes",
    );
  });
  test("two at once, one wins", async () => {
    const { version } = await connector(desk.ground, desk.by("administrator"), {});
    const { won, conflicts } = await desk.twice(() =>
      configure(desk.ground, desk.by("administrator"), { kind: "webhook", version, url: desk.platform.url, secret }),
    );
    expect([won, conflicts[0]]).toEqual([1, expect.stringContaining("changed the connector")]);
  });
});

describe("notices.fallDue", () => {
  test("does it", async () => {
    const { id } = await desk.at("produced");
    expect(await due(desk.ground, desk.by("operator"), {})).toContain(id);
    await fallDue(desk.ground, desk.by("operator"), { requestId: id });
    expect(await desk.seen(id)).toMatchObject({ state: "due" });
    expect(await due(desk.ground, desk.by("operator"), {})).not.toContain(id);
    const { rows } = await desk.owner.query(
      "SELECT count(*)::int AS told FROM notification WHERE request_id = $1 AND kind = 'notice-due'",
      [id],
    );
    expect(rows[0].told).toBeGreaterThan(0);
  });
  test("refuses without permission", async () => {
    const { id } = await desk.at("produced");
    await expect(fallDue(desk.ground, desk.by("counsel"), { requestId: id })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id } = await desk.at("decided");
    await expect(fallDue(desk.ground, desk.by("operator"), { requestId: id })).rejects.toThrow("No notice is owed");
    const silent = await desk.at("produced", {
      nonDisclosure: { issuer: "A court", basis: "18 USC 2705(b)", until: hours(24) },
    });
    expect(await due(desk.ground, desk.by("operator"), {})).not.toContain(silent.id);
    await expect(fallDue(desk.ground, desk.by("operator"), { requestId: silent.id })).rejects.toThrow(
      "Non-disclosure binds until",
    );
  });
  test("two at once, one wins", async () => {
    const { id } = await desk.at("produced");
    expect((await desk.twice(() => fallDue(desk.ground, desk.by("operator"), { requestId: id }))).won).toBe(1);
  });
  test("by itself when silence ends; a later order silences it again, and the database with it", async () => {
    const { id, version } = await desk.at("produced", {
      nonDisclosure: { issuer: "A court", basis: "18 USC 2705(b)", until: hours(24) },
    });
    desk.setNow(hours(24));
    expect(await due(desk.ground, desk.by("operator"), {})).toContain(id);
    await fallDue(desk.ground, desk.by("operator"), { requestId: id });
    await gag(desk.ground, desk.by("counsel"), {
      id,
      version,
      issuer: "A court",
      basis: "18 USC 2705(b)",
      until: hours(48),
    });
    expect(await desk.seen(id)).toMatchObject({ state: "waiting" });
    const raw = desk.owner.query("UPDATE notice SET state = 'sending', changed_at = $2 WHERE request_id = $1", [
      id,
      hours(25),
    ]);
    await expect(raw).rejects.toThrow("non-disclosure binds");
    desk.setNow(hours(48));
    await fallDue(desk.ground, desk.by("operator"), { requestId: id });
    expect(await desk.seen(id)).toMatchObject({ state: "due" });
    desk.setNow(morning);
  });
});

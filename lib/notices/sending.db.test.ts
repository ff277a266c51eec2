import { beforeAll, describe, expect, test } from "vitest";
import { type NoticeDesk, openNotices } from "#testing/notices.ts";
import { morning } from "#testing/requests.ts";
import { deliver } from "./deliver.ts";
import { ofRequest } from "./ofRequest.ts";
import { send } from "./send.ts";

let desk: NoticeDesk;
beforeAll(async () => {
  desk = await openNotices();
});

describe("notices.send", () => {
  test("does it", async () => {
    const { requestId } = await desk.sending();
    expect(await desk.seen(requestId)).toMatchObject({ state: "sending" });
  });
  test("refuses without permission", async () => {
    await expect(send(desk.ground, desk.by("auditor"), await desk.fallen())).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { requestId, version } = await desk.sending();
    await expect(send(desk.ground, desk.by("analyst"), { requestId, version })).rejects.toThrow("is on its way");
    const { id } = await desk.at("produced");
    await expect(send(desk.ground, desk.by("analyst"), { requestId: id, version: 1 })).rejects.toThrow(
      "has fallen due yet",
    );
    const waits = await desk.fallen();
    await desk.set("csv");
    await expect(send(desk.ground, desk.by("analyst"), waits)).rejects.toThrow("No webhook is set");
    await desk.set("webhook");
  });
  test("two at once, one wins", async () => {
    const one = await desk.fallen();
    expect((await desk.twice(() => send(desk.ground, desk.by("analyst"), one))).won).toBe(1);
  });
});

describe("notices.deliver", () => {
  test("does it", async () => {
    desk.platform.posted.length = 0;
    const { requestId } = await desk.sending();
    expect(await deliver(desk.ground, desk.by("operator"), { requestId })).toEqual({ taken: true });
    expect(await desk.seen(requestId)).toMatchObject({ state: "handed-over" });
    expect(JSON.parse(desk.platform.posted[0] ?? "")).toMatchObject({
      type: "notice.due",
      data: {
        notice: requestId,
        targets: [{ kind: "phone", identifier: "+1 202 555 0104" }],
        country: "US",
        fields: ["account-created", "last-connection"],
        texts: {
          en: expect.stringMatching(/^Notice about your account\n\nAn authority asked/),
          de: expect.stringContaining("United States Attorney"),
        },
      },
    });
    const { rows } = await desk.owner.query(
      "SELECT convert_from(bytes, 'UTF8') AS text FROM log_entry WHERE subject = $1",
      [`request:${requestId}`],
    );
    expect(rows.map((row) => row.text).join()).not.toMatch(/555 ?01/);
  });
  test("what the platform does not take is tried again later, and in the end the desk is told", async () => {
    const { requestId } = await desk.sending();
    desk.platform.status = 503;
    expect(await deliver(desk.ground, desk.by("operator"), { requestId })).toEqual({ taken: false });
    const { rows } = await desk.owner.query("SELECT run_at FROM graphile_worker.jobs WHERE key = $1", [
      `send-notice:${requestId}`,
    ]);
    expect(rows[0].run_at).toEqual(new Date(morning.getTime() + 5_000));
    for (let tried = 1; tried < 9; tried += 1) await deliver(desk.ground, desk.by("operator"), { requestId });
    desk.platform.status = 200;
    expect((await ofRequest(desk.ground, desk.by("auditor"), { requestId })).notice).toMatchObject({
      state: "failed",
      failure: "http-503",
      attempts: 9,
    });
    await send(desk.ground, desk.by("analyst"), await desk.seen(requestId));
  });
  test("refuses without permission", async () => {
    const { requestId } = await desk.sending();
    await expect(deliver(desk.ground, desk.by("counsel"), { requestId })).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { requestId } = await desk.fallen();
    desk.platform.posted.length = 0;
    await expect(deliver(desk.ground, desk.by("operator"), { requestId })).rejects.toThrow("not on its way");
    expect(desk.platform.posted).toEqual([]);
  });
  test("two at once, one wins", async () => {
    const { requestId } = await desk.sending();
    expect((await desk.twice(() => deliver(desk.ground, desk.by("operator"), { requestId }))).won).toBe(1);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { type NoticeDesk, openNotices } from "#testing/notices.ts";
import { morning } from "#testing/requests.ts";
import { delay } from "./delay.ts";
import { due } from "./due.ts";
import { fallDue } from "./fallDue.ts";
import { settleWaiver } from "./settleWaiver.ts";
import { waive } from "./waive.ts";

let desk: NoticeDesk;
beforeAll(async () => {
  desk = await openNotices();
});

const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);

describe("notices.delay", () => {
  const ground = { code: "danger-to-life", citation: "18 USC 2705(a)(2)(A)", until: hours(72) } as const;
  test("does it", async () => {
    const one = await desk.fallen();
    await delay(desk.ground, desk.by("counsel"), { ...one, ...ground });
    expect(await desk.seen(one.requestId)).toMatchObject({ state: "delayed" });
    expect(await due(desk.ground, desk.by("operator"), {})).not.toContain(one.requestId);
    desk.setNow(hours(72));
    expect(await due(desk.ground, desk.by("operator"), {})).toContain(one.requestId);
    await fallDue(desk.ground, desk.by("operator"), { requestId: one.requestId });
    desk.setNow(morning);
    expect(await desk.seen(one.requestId)).toMatchObject({ state: "due" });
  });
  test("refuses without permission", async () => {
    await expect(delay(desk.ground, desk.by("analyst"), { ...(await desk.fallen()), ...ground })).rejects.toMatchObject(
      {
        code: "forbidden",
      },
    );
  });
  test("refuses the wrong state", async () => {
    const one = await desk.fallen();
    await expect(delay(desk.ground, desk.by("counsel"), { ...one, ...ground, until: hours(-1) })).rejects.toThrow(
      "ends in the future",
    );
    await expect(
      delay(desk.ground, desk.by("counsel"), { ...one, ...ground, code: "convenience" as never }),
    ).rejects.toThrow("Choose the ground in law");
    const bare = desk.owner.query(
      "UPDATE notice SET state = 'delayed', delayed_until = now() + interval '1 day' WHERE request_id = $1",
      [one.requestId],
    );
    await expect(bare).rejects.toThrow("notice_grounded");
  });
  test("two at once, one wins", async () => {
    const one = await desk.fallen();
    expect((await desk.twice(() => delay(desk.ground, desk.by("counsel"), { ...one, ...ground }))).won).toBe(1);
  });
});

const waiver = { code: "authority-informs", citation: "Article 13 of Regulation (EU) 2023/1543" } as const;

describe("notices.waive", () => {
  test("does it", async () => {
    const one = await desk.fallen();
    await waive(desk.ground, desk.by("counsel"), { ...one, ...waiver });
    // Proposed, it waives nothing.
    expect(await desk.seen(one.requestId)).toMatchObject({ state: "due" });
  });
  test("refuses without permission", async () => {
    await expect(waive(desk.ground, desk.by("analyst"), { ...(await desk.fallen()), ...waiver })).rejects.toMatchObject(
      {
        code: "forbidden",
      },
    );
  });
  test("refuses the wrong state", async () => {
    const one = await desk.fallen();
    await expect(waive(desk.ground, desk.by("counsel"), { ...one, ...waiver, citation: "" })).rejects.toThrow(
      "The provision",
    );
    await expect(waive(desk.ground, desk.by("counsel"), { ...(await desk.handedOver()), ...waiver })).rejects.toThrow(
      "is with the platform",
    );
  });
  test("two at once, one wins", async () => {
    const one = await desk.fallen();
    expect((await desk.twice(() => waive(desk.ground, desk.by("counsel"), { ...one, ...waiver }))).won).toBe(1);
  });
});

describe("notices.settleWaiver", () => {
  const proposed = async () => {
    const one = await desk.fallen();
    const { id } = await waive(desk.ground, desk.by("counsel"), { ...one, ...waiver });
    return { requestId: one.requestId, groundId: id };
  };
  test("does it", async () => {
    const { requestId, groundId } = await proposed();
    await settleWaiver(desk.ground, desk.by("counsel2"), { groundId, answer: "countersign" });
    expect(await desk.seen(requestId)).toMatchObject({ state: "waived" });
  });
  test("refuses without permission", async () => {
    const { groundId } = await proposed();
    await expect(
      settleWaiver(desk.ground, desk.by("analyst"), { groundId, answer: "countersign" }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { requestId, groundId } = await proposed();
    await expect(settleWaiver(desk.ground, desk.by("counsel"), { groundId, answer: "countersign" })).rejects.toThrow(
      "their own proposal",
    );
    const alone = desk.owner.query(
      "UPDATE notice_ground SET countersigned_by = proposed_by, countersigned_at = now() WHERE id = $1",
      [groundId],
    );
    await expect(alone).rejects.toThrow("notice_waiver_two_people");
    const unsigned = desk.owner.query(
      "UPDATE notice SET state = 'waived', ground_id = $2, ground_kind = 'waiver', ground_stands = true WHERE request_id = $1",
      [requestId, groundId],
    );
    await expect(unsigned).rejects.toThrow("foreign key");
    await settleWaiver(desk.ground, desk.by("counsel"), { groundId, answer: "decline" });
    await expect(settleWaiver(desk.ground, desk.by("counsel2"), { groundId, answer: "countersign" })).rejects.toThrow(
      "settled before",
    );
  });
  test("two at once, one wins", async () => {
    const { groundId } = await proposed();
    expect(
      (await desk.twice(() => settleWaiver(desk.ground, desk.by("counsel2"), { groundId, answer: "countersign" }))).won,
    ).toBe(1);
  });
});

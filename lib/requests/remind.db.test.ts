import { beforeAll, describe, expect, test } from "vitest";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { clarify } from "./clarify.ts";
import { remind } from "./remind.ts";
import { remindAll } from "./remindAll.ts";
import { silent } from "./silent.ts";
import { withdraw } from "./withdraw.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);
const question = "Section E names two accounts and section F only one: which of them is meant?";
const about = "which-account" as const;
const european = {
  authority: { name: "Tribunal judiciaire de Paris", country: "FR" },
  instrument: "EU-EPOC-SUBSCRIBER",
};
const asked = async () => {
  const { id } = await desk.request(european);
  return await clarify(desk.ground, desk.people.analyst, { id, version: 1, about, question });
};

describe("requests.remind", () => {
  const awaited = "answer" as const;
  const told = async (id: string) =>
    (
      await desk.owner.query(
        "SELECT count(*)::int AS count FROM notification WHERE request_id = $1 AND kind = 'answer-overdue'",
        [id],
      )
    ).rows[0].count;
  test("does it", async () => {
    const { id, version } = await asked();
    await expect(withdraw(desk.ground, desk.people.analyst, { id, version, because: "unanswered" })).rejects.toThrow(
      "has time to answer until 2026-11-28",
    );
    desk.setNow(hours(24 * 7));
    await remindAll(desk.ground);
    expect(await told(id)).toBeGreaterThan(0);
    expect((await silent(desk.ground, desk.people.operator, {})).filter((one) => one.requestId === id)).toEqual([]);
    await withdraw(desk.ground, desk.people.analyst, { id, version, because: "unanswered" });
    const one = await read(id);
    desk.setNow(morning);
    expect(one).toMatchObject({ request: { state: "withdrawn" }, clarifications: [{ ending: "unanswered" }] });
  });
  test("refuses without permission", async () => {
    const { id } = await asked();
    await expect(remind(desk.ground, desk.people.counsel, { id, awaited })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id } = await asked();
    await expect(remind(desk.ground, desk.people.operator, { id, awaited })).rejects.toThrow("Nothing is overdue");
  });
  test("two at once, one wins", async () => {
    const { id } = await asked();
    desk.setNow(hours(24 * 7));
    const { won } = await race([1, 2].map(() => () => remind(desk.ground, desk.people.operator, { id, awaited })));
    desk.setNow(morning);
    expect(won).toBe(1);
  });
});

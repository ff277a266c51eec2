import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { destroy } from "#lib/destructions/destroy.ts";
import { openCase } from "#lib/requests/case.ts";
import { download } from "#lib/requests/download.ts";
import { produce } from "#lib/requests/produce.ts";
import { emergency, hours, openEuropeanDeliveries } from "#testing/europeanDeliveries.ts";
import { morning } from "#testing/requests.ts";

let desk: Awaited<ReturnType<typeof openEuropeanDeliveries>>;
beforeAll(async () => {
  desk = await openEuropeanDeliveries();
});
afterEach(() => desk.setNow(morning));

describe("a notification suspends the transfer of traffic data", () => {
  test("until the end of day ten", async () => {
    const id = await desk.made();
    await expect(desk.delivered(id)).rejects.toThrow("Articles 8(4) and 10(2)");
    const fetch = (reason: "answer-authority" | "quality-review") =>
      download(desk.ground, desk.people.analyst, { id, reason });
    await expect(fetch("answer-authority")).rejects.toThrow("Articles 8(4) and 10(2)");
    expect((await fetch("quality-review")).bytes.length).toBeGreaterThan(0);
    desk.setNow(hours(24 * 11));
    expect(await desk.delivered(id)).toMatchObject({ number: 1 });
  });
  test("or until the enforcing authority confirms", async () => {
    const id = await desk.made();
    await desk.said(id, "not-refused");
    expect(await desk.delivered(id)).toMatchObject({ number: 1 });
  });
  test("but not that of subscriber data", async () => {
    const id = await desk.made({ f: { evidence: ["registration"] } });
    expect(await desk.delivered(id)).toMatchObject({ number: 1 });
  });
  test("and a refusal forbids it: nothing is made, nothing is given, and what waits behind a link ends", async () => {
    const waiting = await desk.collected();
    await desk.said(waiting.id, "refused");
    await expect(produce(desk.ground, desk.people.analyst, waiting)).rejects.toThrow("Article 12(2)");
    const id = await desk.made({ f: { evidence: ["registration"] } });
    await desk.delivered(id);
    expect(await desk.fetched(id)).toBe("served");
    await desk.said(id, "refused");
    expect(await desk.fetched(id)).toBe("revoked");
    await expect(desk.delivered(id, 1)).rejects.toThrow("refused this order");
  });
});

describe("an emergency order that is not validated", () => {
  test("within 48 hours gives nothing more", async () => {
    const { id, version } = await desk.collected(emergency);
    desk.setNow(hours(49));
    await expect(produce(desk.ground, desk.people.analyst, { id, version })).rejects.toThrow("did not come by");
    await desk.said(id, "validated", hours(40));
    expect(await produce(desk.ground, desk.people.analyst, { id, version })).toMatchObject({ id });
  });
  test("is withdrawn", async () => {
    const { id } = await desk.collected(emergency);
    await desk.said(id, "not-validated");
    const { request, history } = await openCase(desk.ground, desk.people.auditor, { id });
    expect(request).toMatchObject({ state: "withdrawn", outcome: "withdrawn" });
    expect(history.some(({ action }) => action === "request.withdrawn")).toBe(true);
  });
  test("and what was made for it is destroyed at once, with a certificate", async () => {
    const id = await desk.made(emergency);
    await desk.delivered(id);
    await desk.said(id, "not-validated");
    expect(await desk.fetched(id)).toBe("revoked");
    const kept = await desk.produced();
    await destroy(desk.ground, desk.people.operator, { kind: "productions" });
    const left = async (requestId: string) =>
      (
        await desk.owner.query(
          `SELECT (SELECT count(*)::int FROM production WHERE request_id = $1 AND sealed IS NOT NULL) AS made,
                  (SELECT count(*)::int FROM produced_value WHERE request_id = $1 AND sealed IS NOT NULL) AS collected,
                  (SELECT count(*)::int FROM delivery WHERE request_id = $1 AND sealed IS NOT NULL) AS waiting,
                  (SELECT count(*)::int FROM destruction_item WHERE request_id = $1) AS certified`,
          [requestId],
        )
      ).rows[0];
    expect(await left(id)).toMatchObject({ made: 0, collected: 0, waiting: 0, certified: 3 });
    expect(await left(kept.requestId)).toMatchObject({ made: 1, collected: 2, certified: 0 });
  });
});

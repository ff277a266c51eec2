import { beforeAll, describe, expect, test } from "vitest";
import { answer } from "#lib/europeanOrders/answer.ts";
import { file } from "#lib/europeanOrders/file.ts";
import { followUp } from "#lib/europeanOrders/followUp.ts";
import { forms } from "#lib/europeanOrders/forms.ts";
import { preview } from "#lib/europeanOrders/preview.ts";
import type { AnswerGround } from "#lib/law/european/forms.ts";
import { formKeys } from "#lib/law/european/keys.ts";
import { openCase } from "#lib/requests/case.ts";
import { withdraw } from "#lib/requests/withdraw.ts";
import { type EuropeanDesk, openEuropeanDesk } from "#testing/europeanDesk.ts";
import { epocOf } from "#testing/europeanOrders.ts";
import { outcome } from "#testing/refused.ts";
import { morning, race } from "#testing/requests.ts";

let desk: EuropeanDesk;
beforeAll(async () => {
  desk = await openEuropeanDesk();
});

const answered = {
  reasons: [
    {
      ground: "impossible" as AnswerGround,
      concerns: "+44 7700 900009",
      explanation: "The service keeps no name and no address of anybody.",
    },
  ],
  preserved: "in-part" as const,
  contactName: "Legal desk",
  contact: "legal@relay.example",
};
const annexVi = {
  form: formKeys.VI,
  fileNumber: "214 Js 1/26",
  issuingAuthority: "Staatsanwaltschaft München I",
  signedOn: "2026-11-22",
};
const annexV = {
  form: formKeys.V,
  fileNumber: "214 Js 1/26",
  issuingAuthority: "Staatsanwaltschaft München I",
  request: { kind: "epoc" as const, reference: "214 Js 9/26", issuedOn: "2026-11-22" },
  signedOn: "2026-11-22",
};

describe("europeanOrders.followUp", () => {
  const follow = (requestId: string, form: Parameters<typeof followUp>[2]["form"], receivedAt = morning) =>
    followUp(desk.ground, desk.people.analyst, { requestId, form, receivedAt });
  test("does it", async () => {
    const requestId = await desk.preserve(desk.hoursOn(-24 * 10));
    const { preservation } = await forms(desk.ground, desk.people.analyst, { requestId });
    expect(preservation?.endsAt).toEqual(new Date("2027-01-12T23:59:59Z"));
    expect((await follow(requestId, annexVi)).endsAt).toEqual(new Date("2027-02-11T23:59:59Z"));
    expect((await follow(requestId, annexV)).endsAt).toBeNull();
    const after = await forms(desk.ground, desk.people.analyst, { requestId });
    expect(after.preservation?.endsAt).toBeNull();
    expect(after.forms.map(({ annex }) => annex).sort()).toEqual(["II", "V", "VI"]);
  });
  test("one that comes too late is kept, and changes nothing", async () => {
    const requestId = await desk.preserve(desk.hoursOn(-24 * 80));
    const { endsAt } = await follow(requestId, annexVi);
    expect(endsAt !== null && endsAt < morning).toBe(true);
  });
  test("refuses without permission", async () => {
    const given = { requestId: await desk.preserve(), form: annexV, receivedAt: morning };
    expect(await outcome(followUp(desk.ground, desk.people.auditor, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(follow(await desk.produce(), annexV))).toBe("conflict");
    const requestId = await desk.preserve();
    expect(await outcome(follow(requestId, annexV, desk.hoursOn(-1)))).toBe("invalid");
    expect(await outcome(follow(requestId, annexV))).toBe("done");
    expect(await outcome(follow(requestId, annexV))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const requestId = await desk.preserve();
    const one = () => follow(requestId, annexVi);
    expect(await race([one, one])).toMatchObject({ won: 1 });
  });
});

describe("europeanOrders.answer", () => {
  const given = async (requestId: string, changes: Partial<Parameters<typeof answer>[2]> = {}) => {
    const { request } = await openCase(desk.ground, desk.people.analyst, { id: requestId });
    return answer(desk.ground, desk.people.analyst, { requestId, version: request.version, ...answered, ...changes });
  };
  test("does it", async () => {
    const requestId = await desk.produce();
    const { id } = await given(requestId);
    const asData = await file(desk.ground, desk.people.analyst, { id, reason: "answer-authority", as: "json" });
    expect(JSON.parse(Buffer.from(asData.bytes).toString("utf8"))).toMatchObject({
      form: formKeys.III,
      a: { order: "epoc" },
      b: { enforcingAuthorityNotified: true },
      c: { name: "Relay", establishment: "IE" },
      d: { reasons: answered.reasons },
      g: { preserved: "in-part" },
    });
    const { rows } = await desk.owner.query(
      "SELECT file_name, media_type FROM request_document rd JOIN document d ON d.id = rd.document_id WHERE request_id = $1 AND kind = 'reply' ORDER BY file_name",
      [requestId],
    );
    expect(rows.map((row) => row.media_type).sort()).toEqual(["application/json", "application/pdf"]);
    const entry = await desk.owner.query("SELECT bytes FROM log_entry WHERE action = 'order.answered'");
    expect(String(entry.rows[0].bytes)).toContain('"grounds":["impossible"]');
    expect(String(entry.rows[0].bytes)).not.toContain("7700");
  });
  test("a preview is what would be kept, and keeps nothing", async () => {
    const requestId = await desk.produce();
    const { form } = await preview(desk.ground, desk.people.counsel, { requestId, ...answered });
    expect(form.d.reasons).toEqual(answered.reasons);
    expect((await forms(desk.ground, desk.people.analyst, { requestId })).forms).toHaveLength(1);
  });
  test("refuses without permission", async () => {
    const requestId = await desk.produce();
    expect(await outcome(answer(desk.ground, desk.people.auditor, { requestId, version: 1, ...answered }))).toBe(
      "forbidden",
    );
  });
  test("refuses the wrong state", async () => {
    const conflict = { reasons: answered.reasons.map((one) => ({ ...one, ground: "conflict-of-law" as const })) };
    expect(await outcome(given(await desk.preserve(), conflict))).toBe("invalid");
    expect(await outcome(given(await desk.entered(epocOf(desk.number()), desk.hoursOn(-24 * 20)), conflict))).toBe(
      "invalid",
    );
    expect(await outcome(given(await desk.produce(), conflict))).toBe("done");
    expect(await outcome(given((await desk.request()).id))).toBe("not-found");
    const gone = await desk.produce();
    await withdraw(desk.ground, desk.people.analyst, { id: gone, version: 1 });
    expect(await outcome(given(gone))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const requestId = await desk.produce();
    const one = () => answer(desk.ground, desk.people.analyst, { requestId, version: 1, ...answered });
    expect(await race([one, one])).toMatchObject({ won: 1 });
  });
});

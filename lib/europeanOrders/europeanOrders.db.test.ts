import { beforeAll, describe, expect, test } from "vitest";
import { answer } from "#lib/europeanOrders/answer.ts";
import { file } from "#lib/europeanOrders/file.ts";
import { followUp } from "#lib/europeanOrders/followUp.ts";
import { forms } from "#lib/europeanOrders/forms.ts";
import { note } from "#lib/europeanOrders/note.ts";
import { preview } from "#lib/europeanOrders/preview.ts";
import { reveal } from "#lib/europeanOrders/reveal.ts";
import { setAside } from "#lib/europeanOrders/setAside.ts";
import type { AnswerGround } from "#lib/law/european/forms.ts";
import { formKeys } from "#lib/law/european/keys.ts";
import { openCase } from "#lib/requests/case.ts";
import { enterEuropean } from "#lib/requests/enterEuropean.ts";
import { withdraw } from "#lib/requests/withdraw.ts";
import { change } from "#lib/settings/change.ts";
import { epocOf, epocPrOf } from "#testing/europeanOrders.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const seen = { name: "Countersign", legalZone: "UTC" };
  await change(desk.ground, desk.people.administrator, { name: "Relay", legalZone: "UTC", establishment: "IE", seen });
});

let made = 0;
const number = () => {
  made += 1;
  return {
    a: { issuingState: "DE", issuingAuthority: "Staatsanwaltschaft München I", fileNumber: `214 Js ${made}/26` },
  };
};
const hoursOn = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);
type Form = Parameters<typeof enterEuropean>[2]["form"];
const entered = async (form: Form, receivedAt = morning) =>
  (await enterEuropean(desk.ground, desk.people.analyst, { form, receivedAt })).id;
const produce = (changes: Parameters<typeof epocOf>[0] = {}) => entered(epocOf({ ...number(), ...changes }));
const preserve = (receivedAt = morning) => entered(epocPrOf(number()), receivedAt);
const orderForm = async (requestId: string) => {
  const { forms: lines } = await forms(desk.ground, desk.people.analyst, { requestId });
  const line = lines.find(({ annex }) => annex === "I" || annex === "II");
  if (line === undefined) throw new Error("no certificate");
  return line;
};
const secret = {
  grounds: "Only this account can lead to the receiver of the money.",
  caseSummary: "The victim paid 40,000 euro.",
};
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

describe("requests.enterEuropean", () => {
  test("does it", async () => {
    const id = await produce();
    const view = await openCase(desk.ground, desk.people.analyst, { id });
    expect(view.request).toMatchObject({ instrument: "EU-EPOC-TRAFFIC", periodFrom: "2026-10-01", emergency: false });
    expect(view.fields.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["account-created", "last-connection", "name"]),
    );
    // Ten days from Monday, counted in Ireland, where the service is established.
    expect(view.clocks?.legal.dueAt).toEqual(new Date("2026-12-03T23:59:59Z"));
    expect(view.clocks?.zone).toBe("Europe/Dublin");
    const { order, dates } = await forms(desk.ground, desk.people.auditor, { requestId: id });
    expect(order).toMatchObject({ order: "epoc", place: "IE", facts: { category: "traffic", notified: true } });
    expect(dates.map(({ kind }) => kind)).toEqual(["transfer-from", "conflict-until"]);
    const { rows } = await desk.owner.query("SELECT string_agg(facts::text, '') AS open FROM european_form");
    expect(rows[0].open).not.toMatch(/7700|Beispiel/);
  });
  test("an emergency and an order to preserve have instruments of their own", async () => {
    const emergency = await produce({
      c: { kind: "emergency", justification: "A child is missing.", validationFollows: true },
      f: { evidence: ["identity", "registration"] },
    });
    const view = await openCase(desk.ground, desk.people.analyst, { id: emergency });
    expect(view.request).toMatchObject({ instrument: "EU-EPOC-EMERGENCY", emergency: true });
    expect((await openCase(desk.ground, desk.people.analyst, { id: await preserve() })).request.instrument).toBe(
      "EU-EPOC-PR",
    );
  });
  test("keeps apart, and out of every file, what only the enforcing authority is sent", async () => {
    const form = epocOf({ ...number(), m: secret });
    const { id, withheld } = await enterEuropean(desk.ground, desk.people.analyst, { form, receivedAt: morning });
    expect(withheld).toEqual(["grounds", "case-summary"]);
    const line = await orderForm(id);
    expect(line.withheld).toEqual(["grounds", "case-summary"]);
    for (const as of ["json", "pdf"] as const) {
      const made = await file(desk.ground, desk.people.analyst, { id: line.id, reason: "collect", as });
      expect(Buffer.from(made.bytes).toString("latin1")).not.toContain("euro");
    }
    const { form: shown } = await reveal(desk.ground, desk.people.analyst, { id: line.id, reason: "collect" });
    expect(JSON.stringify(shown)).not.toMatch(/victim|receiver/);
  });
  test("refuses without permission", async () => {
    const given = { form: epocOf(number()), receivedAt: morning };
    for (const actor of [desk.people.auditor, desk.people.administrator])
      expect(await outcome(enterEuropean(desk.ground, actor, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const by = (form: unknown) =>
      outcome(enterEuropean(desk.ground, desk.people.analyst, { form: form as Form, receivedAt: morning }));
    const same = epocOf(number());
    expect(await by(same)).toBe("done");
    expect(await by(same)).toBe("conflict");
    expect(await by({ ...epocOf(number()), form: "countersign/epoc@7" })).toBe("invalid");
    expect(await by(epocOf({ ...number(), c: { kind: "emergency" } }))).toBe("invalid");
    expect(await outcome(entered(epocOf(number()), hoursOn(1)))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    const form = epocOf(number());
    expect(await race([() => entered(form), () => entered(form)])).toMatchObject({ won: 1 });
  });
});

describe("europeanOrders.setAside", () => {
  test("does it", async () => {
    const line = await orderForm(await produce({ m: secret }));
    await setAside(desk.ground, desk.people.analyst, { id: line.id });
    const { rows } = await desk.owner.query(
      "SELECT withheld, withheld_sealed AS sealed FROM european_form WHERE id = $1",
      [line.id],
    );
    expect(rows).toEqual([{ withheld: ["grounds", "case-summary"], sealed: null }]);
  });
  test("refuses without permission", async () => {
    const line = await orderForm(await produce({ m: secret }));
    expect(await outcome(setAside(desk.ground, desk.people.auditor, { id: line.id }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const plain = await orderForm(await produce());
    const by = (id: string) => outcome(setAside(desk.ground, desk.people.analyst, { id }));
    expect(await by(plain.id)).toBe("conflict");
    expect(await by("0199d6a0-0000-7000-8000-000000000000")).toBe("not-found");
    const change = desk.owner.query("UPDATE european_form SET withheld = '{}' WHERE id = $1", [plain.id]);
    await expect(change.then(() => desk.owner.query("DELETE FROM european_form"))).rejects.toThrow();
  });
  test("two at once, one wins", async () => {
    const line = await orderForm(await produce({ m: secret }));
    const one = () => setAside(desk.ground, desk.people.analyst, { id: line.id });
    expect(await race([one, one])).toMatchObject({ won: 1 });
  });
});

describe("europeanOrders.reveal", () => {
  test("does it", async () => {
    const line = await orderForm(await produce());
    const { form, annex } = await reveal(desk.ground, desk.people.auditor, { id: line.id, reason: "audit-sample" });
    expect([annex, form.form]).toEqual(["I", formKeys.I]);
    const { rows } = await desk.owner.query(
      "SELECT bytes FROM log_entry WHERE action = 'form.revealed' ORDER BY id DESC LIMIT 1",
    );
    expect(String(rows[0].bytes)).toContain("audit-sample");
    expect(String(rows[0].bytes)).not.toContain("7700");
  });
  test("refuses without permission", async () => {
    const line = await orderForm(await produce());
    expect(await outcome(reveal(desk.ground, desk.people.administrator, { id: line.id, reason: "collect" }))).toBe(
      "forbidden",
    );
  });
  test("refuses the wrong state", async () => {
    const none = "0199d6a0-0000-7000-8000-000000000000";
    expect(await outcome(reveal(desk.ground, desk.people.analyst, { id: none, reason: "collect" }))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    // A look changes nothing: both are given, and each is an entry of its own.
    const line = await orderForm(await produce());
    const one = () => reveal(desk.ground, desk.people.analyst, { id: line.id, reason: "collect" });
    expect(await race([one, one])).toMatchObject({ won: 2 });
  });
});

describe("europeanOrders.note", () => {
  const said = (requestId: string, kind: Parameters<typeof note>[2]["kind"], saidAt = morning) =>
    note(desk.ground, desk.people.analyst, { requestId, kind, saidAt });
  test("does it", async () => {
    const requestId = await produce();
    await said(requestId, "not-refused");
    const { dates } = await forms(desk.ground, desk.people.analyst, { requestId });
    expect(dates.find(({ kind }) => kind === "transfer-from")?.at).toEqual(morning);
  });
  test("refuses without permission", async () => {
    const given = { requestId: await produce(), kind: "refused" as const, saidAt: morning };
    expect(await outcome(note(desk.ground, desk.people.auditor, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const requestId = await produce();
    expect(await outcome(said(requestId, "validated"))).toBe("conflict");
    expect(await outcome(said(requestId, "refused", hoursOn(1)))).toBe("invalid");
    expect(await outcome(said(requestId, "refused"))).toBe("done");
    expect(await outcome(said(requestId, "not-refused"))).toBe("conflict");
    expect(await outcome(said((await desk.request()).id, "refused"))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const requestId = await produce();
    const both = [() => said(requestId, "refused"), () => said(requestId, "not-refused")];
    expect(await race(both)).toMatchObject({ won: 1 });
  });
});

describe("europeanOrders.followUp", () => {
  const follow = (requestId: string, form: Parameters<typeof followUp>[2]["form"], receivedAt = morning) =>
    followUp(desk.ground, desk.people.analyst, { requestId, form, receivedAt });
  test("does it", async () => {
    const requestId = await preserve(hoursOn(-24 * 10));
    const { preservation } = await forms(desk.ground, desk.people.analyst, { requestId });
    expect(preservation?.endsAt).toEqual(new Date("2027-01-12T23:59:59Z"));
    expect((await follow(requestId, annexVi)).endsAt).toEqual(new Date("2027-02-11T23:59:59Z"));
    expect((await follow(requestId, annexV)).endsAt).toBeNull();
    const after = await forms(desk.ground, desk.people.analyst, { requestId });
    expect(after.preservation?.endsAt).toBeNull();
    expect(after.forms.map(({ annex }) => annex).sort()).toEqual(["II", "V", "VI"]);
  });
  test("one that comes too late is kept, and changes nothing", async () => {
    const requestId = await preserve(hoursOn(-24 * 80));
    const { endsAt } = await follow(requestId, annexVi);
    expect(endsAt !== null && endsAt < morning).toBe(true);
  });
  test("refuses without permission", async () => {
    const given = { requestId: await preserve(), form: annexV, receivedAt: morning };
    expect(await outcome(followUp(desk.ground, desk.people.auditor, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(follow(await produce(), annexV))).toBe("conflict");
    const requestId = await preserve();
    expect(await outcome(follow(requestId, annexV, hoursOn(-1)))).toBe("invalid");
    expect(await outcome(follow(requestId, annexV))).toBe("done");
    expect(await outcome(follow(requestId, annexV))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const requestId = await preserve();
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
    const requestId = await produce();
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
    const requestId = await produce();
    const { form } = await preview(desk.ground, desk.people.counsel, { requestId, ...answered });
    expect(form.d.reasons).toEqual(answered.reasons);
    expect((await forms(desk.ground, desk.people.analyst, { requestId })).forms).toHaveLength(1);
  });
  test("refuses without permission", async () => {
    const requestId = await produce();
    expect(await outcome(answer(desk.ground, desk.people.auditor, { requestId, version: 1, ...answered }))).toBe(
      "forbidden",
    );
  });
  test("refuses the wrong state", async () => {
    const conflict = { reasons: answered.reasons.map((one) => ({ ...one, ground: "conflict-of-law" as const })) };
    expect(await outcome(given(await preserve(), conflict))).toBe("invalid");
    expect(await outcome(given(await entered(epocOf(number()), hoursOn(-24 * 20)), conflict))).toBe("invalid");
    expect(await outcome(given(await produce(), conflict))).toBe("done");
    expect(await outcome(given((await desk.request()).id))).toBe("not-found");
    const gone = await produce();
    await withdraw(desk.ground, desk.people.analyst, { id: gone, version: 1 });
    expect(await outcome(given(gone))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const requestId = await produce();
    const one = () => answer(desk.ground, desk.people.analyst, { requestId, version: 1, ...answered });
    expect(await race([one, one])).toMatchObject({ won: 1 });
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { file } from "#lib/europeanOrders/file.ts";
import { forms } from "#lib/europeanOrders/forms.ts";
import { reveal } from "#lib/europeanOrders/reveal.ts";
import { openCase } from "#lib/requests/case.ts";
import { enterEuropean } from "#lib/requests/enterEuropean.ts";
import { type EuropeanDesk, type CertificateInput as Form, openEuropeanDesk } from "#testing/europeanDesk.ts";
import { epocOf } from "#testing/europeanOrders.ts";
import { outcome } from "#testing/refused.ts";
import { morning, race } from "#testing/requests.ts";

let desk: EuropeanDesk;
beforeAll(async () => {
  desk = await openEuropeanDesk();
});

const secret = {
  grounds: "Only this account can lead to the receiver of the money.",
  caseSummary: "The victim paid 40,000 euro.",
};

describe("requests.enterEuropean", () => {
  test("does it", async () => {
    const id = await desk.produce();
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
    const emergency = await desk.produce({
      c: { kind: "emergency", justification: "A child is missing.", validationFollows: true },
      f: { evidence: ["identity", "registration"] },
    });
    const view = await openCase(desk.ground, desk.people.analyst, { id: emergency });
    expect(view.request).toMatchObject({ instrument: "EU-EPOC-EMERGENCY", emergency: true });
    expect((await openCase(desk.ground, desk.people.analyst, { id: await desk.preserve() })).request.instrument).toBe(
      "EU-EPOC-PR",
    );
  });
  test("keeps apart, and out of every file, what only the enforcing authority is sent", async () => {
    const form = epocOf({ ...desk.number(), m: secret });
    const { id, withheld } = await enterEuropean(desk.ground, desk.people.analyst, { form, receivedAt: morning });
    expect(withheld).toEqual(["grounds", "case-summary"]);
    const line = await desk.orderForm(id);
    expect(line.withheld).toEqual(["grounds", "case-summary"]);
    for (const as of ["json", "pdf"] as const) {
      const made = await file(desk.ground, desk.people.analyst, { id: line.id, reason: "collect", as });
      expect(Buffer.from(made.bytes).toString("latin1")).not.toContain("euro");
    }
    const { form: shown } = await reveal(desk.ground, desk.people.analyst, { id: line.id, reason: "collect" });
    expect(JSON.stringify(shown)).not.toMatch(/victim|receiver/);
  });
  test("refuses without permission", async () => {
    const given = { form: epocOf(desk.number()), receivedAt: morning };
    for (const actor of [desk.people.auditor, desk.people.administrator])
      expect(await outcome(enterEuropean(desk.ground, actor, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const by = (form: unknown) =>
      outcome(enterEuropean(desk.ground, desk.people.analyst, { form: form as Form, receivedAt: morning }));
    const same = epocOf(desk.number());
    expect(await by(same)).toBe("done");
    expect(await by(same)).toBe("conflict");
    expect(await by({ ...epocOf(desk.number()), form: "countersign/epoc@7" })).toBe("invalid");
    expect(await by(epocOf({ ...desk.number(), c: { kind: "emergency" } }))).toBe("invalid");
    expect(await outcome(desk.entered(epocOf(desk.number()), desk.hoursOn(1)))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    const form = epocOf(desk.number());
    expect(await race([() => desk.entered(form), () => desk.entered(form)])).toMatchObject({ won: 1 });
  });
});

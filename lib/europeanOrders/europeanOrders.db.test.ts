import { beforeAll, describe, expect, test } from "vitest";
import { forms } from "#lib/europeanOrders/forms.ts";
import { note } from "#lib/europeanOrders/note.ts";
import { reveal } from "#lib/europeanOrders/reveal.ts";
import { setAside } from "#lib/europeanOrders/setAside.ts";
import { formKeys } from "#lib/law/european/keys.ts";
import { type EuropeanDesk, openEuropeanDesk } from "#testing/europeanDesk.ts";
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

describe("europeanOrders.setAside", () => {
  test("does it", async () => {
    const line = await desk.orderForm(await desk.produce({ m: secret }));
    await setAside(desk.ground, desk.people.analyst, { id: line.id });
    const { rows } = await desk.owner.query(
      "SELECT withheld, withheld_sealed AS sealed FROM european_form WHERE id = $1",
      [line.id],
    );
    expect(rows).toEqual([{ withheld: ["grounds", "case-summary"], sealed: null }]);
  });
  test("refuses without permission", async () => {
    const line = await desk.orderForm(await desk.produce({ m: secret }));
    expect(await outcome(setAside(desk.ground, desk.people.auditor, { id: line.id }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const plain = await desk.orderForm(await desk.produce());
    const by = (id: string) => outcome(setAside(desk.ground, desk.people.analyst, { id }));
    expect(await by(plain.id)).toBe("conflict");
    expect(await by("0199d6a0-0000-7000-8000-000000000000")).toBe("not-found");
    const change = desk.owner.query("UPDATE european_form SET withheld = '{}' WHERE id = $1", [plain.id]);
    await expect(change.then(() => desk.owner.query("DELETE FROM european_form"))).rejects.toThrow();
  });
  test("two at once, one wins", async () => {
    const line = await desk.orderForm(await desk.produce({ m: secret }));
    const one = () => setAside(desk.ground, desk.people.analyst, { id: line.id });
    expect(await race([one, one])).toMatchObject({ won: 1 });
  });
});

describe("europeanOrders.reveal", () => {
  test("does it", async () => {
    const line = await desk.orderForm(await desk.produce());
    const { form, annex } = await reveal(desk.ground, desk.people.auditor, { id: line.id, reason: "audit-sample" });
    expect([annex, form.form]).toEqual(["I", formKeys.I]);
    const { rows } = await desk.owner.query(
      "SELECT bytes FROM log_entry WHERE action = 'form.revealed' ORDER BY id DESC LIMIT 1",
    );
    expect(String(rows[0].bytes)).toContain("audit-sample");
    expect(String(rows[0].bytes)).not.toContain("7700");
  });
  test("refuses without permission", async () => {
    const line = await desk.orderForm(await desk.produce());
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
    const line = await desk.orderForm(await desk.produce());
    const one = () => reveal(desk.ground, desk.people.analyst, { id: line.id, reason: "collect" });
    expect(await race([one, one])).toMatchObject({ won: 2 });
  });
});

describe("europeanOrders.note", () => {
  const said = (requestId: string, kind: Parameters<typeof note>[2]["kind"], saidAt = morning) =>
    note(desk.ground, desk.people.analyst, { requestId, kind, saidAt });
  test("does it", async () => {
    const requestId = await desk.produce();
    await said(requestId, "not-refused");
    const { dates } = await forms(desk.ground, desk.people.analyst, { requestId });
    expect(dates.find(({ kind }) => kind === "transfer-from")?.at).toEqual(morning);
  });
  test("refuses without permission", async () => {
    const given = { requestId: await desk.produce(), kind: "refused" as const, saidAt: morning };
    expect(await outcome(note(desk.ground, desk.people.auditor, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const requestId = await desk.produce();
    expect(await outcome(said(requestId, "validated"))).toBe("conflict");
    expect(await outcome(said(requestId, "refused", desk.hoursOn(1)))).toBe("invalid");
    expect(await outcome(said(requestId, "refused"))).toBe("done");
    expect(await outcome(said(requestId, "not-refused"))).toBe("conflict");
    expect(await outcome(said((await desk.request()).id, "refused"))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const requestId = await desk.produce();
    const both = [() => said(requestId, "refused"), () => said(requestId, "not-refused")];
    expect(await race(both)).toMatchObject({ won: 1 });
  });
});

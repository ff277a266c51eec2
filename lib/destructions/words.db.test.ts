import { expect, test } from "vitest";
import { configure } from "#lib/destructions/configure.ts";
import { forms } from "#lib/europeanOrders/forms.ts";
import { callBack } from "#lib/requests/callBack.ts";
import { markChildSafety } from "#lib/requests/markChildSafety.ts";
import { receiveEmergency } from "#lib/requests/receiveEmergency.ts";
import { revealEmergency } from "#lib/requests/revealEmergency.ts";
import { withdraw } from "#lib/requests/withdraw.ts";
import { clearOut } from "#testing/destructions.ts";
import { openEuropeanDesk } from "#testing/europeanDesk.ts";
import { morning } from "#testing/requests.ts";

const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);

test("letters, what was said of an emergency, and what should not have been sent go with the rest of their request", async () => {
  const desk = await openEuropeanDesk();
  const { ground, people, owner } = desk;
  const { id } = await receiveEmergency(ground, people.analyst, {
    ...{ authority: { id: desk.authorityId }, instrument: "US-EDR-RECORDS", reference: "EDR-1", receivedAt: morning },
    ...{ targets: [{ kind: "phone", identifier: "+1 202 555 0104" }], fields: ["last-connection"], danger: "life" },
    ...{ facts: "Somebody was taken this morning.", attestedBy: "Sergeant Doe", attested: true },
  });
  const called = await callBack(ground, people.analyst, {
    ...{ id, version: 1, registerSource: "Public directory of offices", number: "+1 213 555 0110" },
    ...{ spokenTo: "Watch commander", outcome: "denied", independent: true },
  });
  await owner.query(
    `INSERT INTO letter (id, request_id, number, kind, language, version, file_name, sha256, size, sealed, key_id, made_by, made_at)
     VALUES (gen_random_uuid(), $1, 1, 'refusal', 'en', 1, 'a.pdf', sha256('x'), 1, 'x', 'k', 'x', now())`,
    [id],
  );
  await withdraw(ground, people.analyst, called);
  const order = await desk.produce({ m: { grounds: "Only this account leads to them.", caseSummary: null } });
  await withdraw(ground, people.analyst, { id: order, version: 1 });
  const left = async () =>
    (
      await owner.query(
        `SELECT (SELECT count(*)::int FROM letter WHERE sealed IS NOT NULL) AS letters,
                (SELECT count(*)::int FROM emergency WHERE sealed IS NOT NULL) AS statements,
                (SELECT count(*)::int FROM call_back WHERE sealed IS NOT NULL) AS calls,
                (SELECT count(*)::int FROM european_form WHERE withheld_sealed IS NOT NULL) AS withheld`,
      )
    ).rows[0];
  await clearOut(desk, "messages", days(729));
  await clearOut(desk, "documents", days(729));
  expect(await left()).toEqual({ letters: 1, statements: 1, calls: 1, withheld: 1 });
  await clearOut(desk, "messages", days(731));
  await clearOut(desk, "documents", days(731));
  expect(await left()).toEqual({ letters: 0, statements: 0, calls: 0, withheld: 0 });
  await expect(revealEmergency(ground, people.analyst, { id, reason: "check-target" })).rejects.toThrow(
    "was destroyed",
  );
  const { forms: lines } = await forms(ground, people.auditor, { requestId: order });
  expect(lines[0]).toMatchObject({ withheld: ["grounds"], setAsideAt: null });
});

test("what was reported to the CyberTipline is kept for a year, whatever the term", async () => {
  const desk = await openEuropeanDesk();
  const { ground, people, owner } = desk;
  const reported = await desk.at("received");
  const report = { reference: "CT-1", reportedAt: morning };
  const marked = await markChildSafety(ground, people.counsel, { ...reported, childSafety: true, report });
  await withdraw(ground, people.analyst, { id: reported.id, version: marked.version });
  await withdraw(ground, people.analyst, await desk.at("received"));
  await configure(ground, people.administrator, { kind: "targets", days: 30, version: 0 });
  const left = async () =>
    (
      await owner.query(
        "SELECT request_id AS id FROM request_target t JOIN legal_request r ON r.id = t.request_id WHERE r.state = 'withdrawn' AND t.sealed IS NOT NULL",
      )
    ).rows;
  await clearOut(desk, "targets", days(364));
  expect(await left()).toEqual([{ id: reported.id }]);
  await clearOut(desk, "targets", days(366));
  expect(await left()).toEqual([]);
});

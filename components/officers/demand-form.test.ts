import { expect, test } from "vitest";
import { demandOf } from "#components/officers/demand-form.ts";

function form(values: Record<string, string | string[]>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) made.append(name, each);
  return made;
}

test("what was written becomes what the door takes", () => {
  const given = demandOf(
    form({
      instrument: "DE-STPO-100J",
      reference: " 231 Js 1/26 ",
      targets: "+49 30 901820\r\n\n a@b.example",
      fields: ["name", "last-connection"],
      "period.from": "2026-01-01",
      zone: "Europe/Berlin",
      "nonDisclosure.until": "2027-01-01T00:00",
      message: "Please call first.",
    }),
  );
  expect(given).toMatchObject({
    surface: "private",
    emergency: false,
    reference: "231 Js 1/26",
    targets: [{ kind: "phone" }, { kind: "email" }],
    period: { from: "2026-01-01", to: "" },
    nonDisclosure: { issuer: "", until: new Date("2026-12-31T23:00:00Z") },
    statement: null,
    message: "Please call first.",
  });
});

test("an emergency carries what is attested, a tick as such, and nothing blank becomes something", () => {
  const given = demandOf(form({ emergency: "on", "statement.danger": "child", "statement.attested": "on" }));
  expect(given.statement).toEqual({ danger: "child", facts: "", attested: true, processCame: false });
  expect(given).toMatchObject({ period: null, nonDisclosure: null, offence: null, message: null, targets: [] });
});

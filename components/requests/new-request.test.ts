import { expect, test } from "vitest";
import { newRequest } from "./new-request.ts";

function form(values: Record<string, string | string[]>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) made.append(name, each);
  return made;
}

test("what was written becomes what the door takes: local times in their zone, one target a line", () => {
  const given = newRequest(
    form({
      "authority.name": " Staatsanwaltschaft Berlin ",
      "authority.country": "DE",
      zone: "Europe/Berlin",
      receivedAt: "2026-11-22T14:05",
      targets: "+49 30 901820\r\n\n  a@b.example \nuser-77",
      fields: ["name", "last-ip"],
      emergency: "on",
      "period.from": "2026-01-01",
      "nonDisclosure.issuer": "AG Berlin",
      "nonDisclosure.until": "2027-01-01T00:00",
    }),
  );
  expect(given).toMatchObject({
    authority: { name: "Staatsanwaltschaft Berlin", country: "DE" },
    receivedAt: new Date("2026-11-22T13:05:00Z"),
    emergency: true,
    fields: ["name", "last-ip"],
    period: { from: "2026-01-01", to: "" },
    printedDueOn: null,
    nonDisclosure: { issuer: "AG Berlin", basis: "", until: new Date("2026-12-31T23:00:00Z") },
  });
  expect(given.targets).toEqual([
    { kind: "phone", identifier: "+49 30 901820" },
    { kind: "email", identifier: "a@b.example" },
    { kind: "account", identifier: "user-77" },
  ]);
});

test("what was left blank is nothing, not an empty answer", () => {
  expect(newRequest(form({ zone: "UTC", receivedAt: "" }))).toMatchObject({
    receivedAt: "",
    targets: [],
    period: null,
    nonDisclosure: null,
    note: null,
    emergency: false,
  });
});

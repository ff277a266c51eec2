import { beforeAll, describe, expect, test } from "vitest";
import { outcome } from "#testing/refused.ts";
import { basis, type Desk, enterAll, openDesk, race } from "#testing/requests.ts";
import { attest } from "./attest.ts";
import { callBack } from "./callBack.ts";
import { openCase } from "./case.ts";
import { countersign } from "./countersign.ts";
import { attestation } from "./emergency.ts";
import { produce } from "./produce.ts";
import { propose } from "./propose.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const fields = ["account-created", "last-connection"];
/** An emergency that came by e-mail, under an instrument of nothing else, without an attestation and without the mark. */
const bare = () => desk.request({ instrument: "US-EDR-RECORDS", fields });
const said = {
  danger: "child",
  facts: "The mother says that the child is with him.",
  attestedBy: "Sergeant Doe",
} as const;
const by = (name: "analyst" | "auditor", seen: { id: string; version: number }) =>
  attest(desk.ground, desk.people[name], { ...seen, ...said, attested: true });
const collected = async () => {
  const { id, version } = await bare();
  const proposed = await propose(desk.ground, desk.people.analyst, { id, version, grant: fields, basis });
  const signed = await countersign(desk.ground, desk.people.counsel, { id, version: proposed.version });
  const entered = await enterAll(desk, id, signed.version);
  return callBack(desk.ground, desk.people.analyst, {
    ...{ id, version: entered.version, registerSource: "Public directory of offices", number: "+1 213 555 0110" },
    ...{ spokenTo: "Watch commander", outcome: "confirmed", independent: true },
  });
};

describe("requests.attest", () => {
  test("does it", async () => {
    const seen = await bare();
    const next = await by("analyst", seen);
    expect(next.version).toBe(2);
    const { request, emergency } = await openCase(desk.ground, desk.people.auditor, { id: seen.id });
    expect(request.emergency).toBe(true);
    expect(emergency).toMatchObject({ danger: "child", attestation });
    const { rows } = await desk.owner.query(
      "SELECT sealed, e.bytes FROM emergency JOIN log_entry e ON e.subject = 'request:' || request_id WHERE request_id = $1",
      [seen.id],
    );
    for (const { sealed, bytes } of rows)
      for (const kept of [sealed, bytes]) expect(String(kept)).not.toMatch(/The mother|Doe/);
  });
  test("nothing is released before it", async () => {
    const seen = await collected();
    await expect(produce(desk.ground, desk.people.analyst, seen)).rejects.toThrow("Nobody attested this emergency");
    expect(await produce(desk.ground, desk.people.analyst, await by("analyst", seen))).toMatchObject({ id: seen.id });
  });
  test("refuses without permission", async () => {
    expect(await outcome(by("auditor", await bare()))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await expect(by("analyst", await desk.request())).rejects.toThrow("is no emergency");
    const seen = await bare();
    await expect(by("analyst", await by("analyst", seen))).rejects.toThrow("attested already");
    await expect(by("analyst", await desk.at("produced"))).rejects.toThrow("is produced");
  });
  test("two at once, one wins", async () => {
    const seen = await bare();
    expect((await race([() => by("analyst", seen), () => by("analyst", seen)])).won).toBe(1);
  });
});

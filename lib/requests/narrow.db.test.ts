import { beforeAll, describe, expect, test } from "vitest";
import { basis, type Desk, openDesk } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { countersign } from "./countersign.ts";
import { enter } from "./enter.ts";
import { judge } from "./judge.ts";
import { propose } from "./propose.ts";
import { returnProposal } from "./returnProposal.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk("standard");
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const year = { from: "2024-01-01", to: "2026-10-31" };
const autumn = { from: "2026-09-01", to: "2026-10-31" };
const wide = { instrument: "US-2703D", fields: ["last-connection", "block-list"], period: year };
const phones = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    kind: "phone" as const,
    identifier: `+1 202 555 ${String(at).padStart(4, "0")}`,
  }));

describe("narrowing a decision", () => {
  test("more accounts than the house answers for at once become available once enough are left out", async () => {
    const { id, version } = await desk.request({ targets: phones(102), fields: ["account-created"] });
    expect((await read(id)).fields).toMatchObject([{ finding: "overbroad" }]);
    const leaveOut = (await read(id)).targets.slice(0, 3).map((one) => one.id);
    const judged = await judge(desk.ground, desk.people.auditor, { id, leaveOut });
    expect(judged).toMatchObject({ targetsLeft: 99, found: [{ finding: "available" }] });
    const grant = ["account-created"];
    const proposed = await propose(desk.ground, desk.people.analyst, { id, version, grant, basis, leaveOut });
    const signed = await countersign(desk.ground, desk.people.counsel, { id, version: proposed.version });
    const one = await read(id);
    expect(one.targets.filter((target) => target.leftOut).map((target) => target.id)).toEqual(leaveOut);
    expect(one.risks).toContain("many-accounts");
    const values = [{ targetId: leaveOut[0] ?? "", field: "account-created", value: "2020-01-01" }];
    await expect(enter(desk.ground, desk.people.analyst, { id, version: signed.version, values })).rejects.toThrow(
      "was not granted for this target",
    );
    const raw = desk.owner.query("UPDATE request_target SET left_out = false WHERE request_id = $1", [id]);
    await expect(raw).rejects.toThrow("is not changed");
  });

  test("a shorter period is judged, kept with the decision, and said as asked against given", async () => {
    const { id, version } = await desk.request(wide);
    const found = await judge(desk.ground, desk.people.auditor, { id, period: autumn });
    expect(found.period).toEqual(autumn);
    const grant = found.found.filter((one) => one.finding === "available").map((one) => one.key);
    expect(grant.length).toBeGreaterThan(0);
    const proposed = await propose(desk.ground, desk.people.analyst, { id, version, grant, basis, period: autumn });
    const one = await read(id);
    expect(one.decision).toMatchObject({ narrowedFrom: autumn.from, narrowedTo: autumn.to });
    expect(one.request).toMatchObject({ periodFrom: year.from, periodTo: year.to });
    expect(one.history.at(-1)?.data).toMatchObject({ period: "2026-09-01/2026-10-31" });
    const raw = desk.owner.query("UPDATE decision SET narrowed_from = '2020-01-01' WHERE request_id = $1", [id]);
    await expect(raw).rejects.toThrow("what was proposed is not changed");
    const sent = { id, version: proposed.version, reason: "The whole period is reached." };
    await returnProposal(desk.ground, desk.people.counsel, sent);
    expect((await read(id)).decision).toBeNull();
  });

  test("it is never wider than what was asked, by the rule and by the database", async () => {
    const { id, version } = await desk.request(wide);
    const period = { from: "2023-01-01", to: "2026-10-31" };
    await expect(propose(desk.ground, desk.people.analyst, { id, version, grant: [], basis, period })).rejects.toThrow(
      "narrower than the request, never wider",
    );
    const raw = desk.owner.query(
      `INSERT INTO decision (id, request_id, outcome, basis, proposed_by, proposed_at, risks, narrowed_from, narrowed_to)
       VALUES (gen_random_uuid(), $1, 'refused', $2, 'x', now(), '{first-time-authority}', '2023-01-01', '2026-10-31')`,
      [id, basis],
    );
    await expect(raw).rejects.toThrow("never wider");
  });
});

describe("grounds", () => {
  test("what is available is kept back only on a ground that the regime allows", async () => {
    const { id, version } = await desk.request({ fields: ["account-created"] });
    const refuse = (ground: string | null) =>
      propose(desk.ground, desk.people.analyst, { id, version, grant: [], basis, ground });
    await expect(refuse(null)).rejects.toThrow("say on which ground it is not given");
    for (const wrong of ["impossible", "declined", "other-reasons", "comity", "overbroad"])
      await expect(refuse(wrong), wrong).rejects.toThrow(`“${wrong}” is no ground here`);
    await refuse("oppressive");
    expect(await read(id)).toMatchObject({
      refusalReason: "overbroad",
      grounds: { named: { article: "Rule 17(c)(2) of the Federal Rules of Criminal Procedure" } },
    });
  });
  test("a ground is not named where all is given", async () => {
    const { id, version } = await desk.request({ fields: ["account-created"] });
    const given = { id, version, grant: ["account-created"], basis, ground: "oppressive" };
    await expect(propose(desk.ground, desk.people.analyst, given)).rejects.toThrow("no ground to name");
  });
});

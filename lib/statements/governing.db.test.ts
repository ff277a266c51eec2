import { beforeEach, describe, expect, test } from "vitest";
import { begin } from "#lib/statements/begin.ts";
import { dryRun } from "#lib/statements/dryRun.ts";
import { list } from "#lib/statements/list.ts";
import { standing } from "#lib/statements/standing.ts";
import { sendAll } from "#lib/statements/work.ts";
import { outcome } from "#testing/refused.ts";
import { openStating, type StatingDesk, template } from "#testing/statements.ts";

let desk: StatingDesk;
beforeEach(async () => {
  desk = await openStating();
  await desk.sign();
  await desk.turnOn();
});

const drafted = async (...bans: ReturnType<StatingDesk["bans"]>[]) => {
  await desk.receive(bans.flat());
  await desk.draftAll();
};

describe("a version of the template", () => {
  const fraudUnstated = {
    ...template.reasons,
    fraud: { stated: false as const, why: "Counsel reads Article 17 otherwise." },
  };
  test("governs what was drafted before it: none of it leaves as the earlier one had it", async () => {
    await drafted(desk.bans(40), desk.bans(3, { reason: "hate" }));
    await desk.sign({ ...template, reasons: fraudUnstated });
    expect(await desk.states()).toEqual({ blocked: 40, drafted: 3 });
    const [line] = (await list(desk.ground, desk.people.analyst, { reason: "fraud", state: "blocked" })).rows;
    expect(line?.findings).toEqual(["not-stated"]);
    // And back again.
    await desk.sign(template);
    expect(await desk.states()).toEqual({ drafted: 43 });
    await desk.sign({ ...template, from: "2026-11-23" });
    expect(await desk.states()).toEqual({ blocked: 43 });
  });
  test("with more drafts than one signature builds anew: the rest waits for the drafting", async () => {
    await drafted(desk.bans(6));
    await desk.sign();
    // As many as did not fit.
    await desk.owner.query("UPDATE statement SET template = 1 WHERE state = 'drafted'");
    expect((await dryRun(desk.ground, desk.people.analyst, {})).statements).toEqual([]);
    expect(await outcome(begin(desk.ground, desk.people.operator, {}))).toBe("conflict");
    await desk.draftAll();
    await sendAll(desk.ground);
    expect(await desk.states()).toEqual({ sent: 6 });
  });
  test("counts no ban as left out that has a statement", async () => {
    await drafted(desk.bans(3, { reason: "hate" }), desk.bans(1, { reason: "spam" }));
    const hate = { stated: false as const, why: "Counsel reads Article 17 otherwise." };
    await desk.sign({ ...template, reasons: { ...template.reasons, hate } });
    await desk.draftAll();
    expect((await standing(desk.ground, desk.people.auditor, {})).omitted).toEqual({ order: 0, reason: 1, before: 0 });
  });
});

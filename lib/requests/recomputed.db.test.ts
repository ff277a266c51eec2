import { beforeAll, expect, test } from "vitest";
import { namedVersion } from "#lib/law/clockRules.ts";
import { openCase } from "#lib/requests/case.ts";
import { create } from "#lib/requests/create.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";
import { samples } from "../../prisma/sampleDemands.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

test("the clock of every sample is computed again from what is kept, and its rule's version is found by its name", async () => {
  for (const { hoursAgo, until: _, gag: __, ...given } of samples) {
    const receivedAt = new Date(morning.getTime() - hoursAgo * 3_600_000);
    const { id } = await create(desk.ground, desk.people.analyst, {
      ...given,
      reference: `again ${given.reference}`,
      receivedAt,
    });
    const { rows } = await desk.owner.query(
      "SELECT legal_due_at AS legal, house_due_at AS house, clock_rule AS rule, clock_allowed_ms AS allowed FROM legal_request WHERE id = $1",
      [id],
    );
    const { clocks } = await openCase(desk.ground, desk.people.auditor, { id });
    expect(rows[0]).toMatchObject({
      legal: clocks?.legal.dueAt,
      house: clocks?.house.dueAt,
      rule: clocks?.legal.ruleVersion,
    });
    const version = namedVersion(rows[0].rule);
    const receivedOn = receivedAt.toISOString().slice(0, 10);
    expect(version === undefined ? rows[0].rule : version.from === null || version.from <= receivedOn).toBe(
      version === undefined ? `${given.instrument}@0` : true,
    );
  }
});

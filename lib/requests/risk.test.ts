import { describe, expect, test } from "vitest";
import { type RiskFacts, risksFrom, riskWords, type Signing, secondPersonHindrance } from "./risk.ts";

const calm: RiskFacts = {
  ...{ emergency: false, firstTime: false, contentClass: false, frozen: false, suspect: false, processOverdue: false },
  ...{ accounts: 1, accountsAtRisk: 10, instrumentKind: "data-demand" },
};

describe("risks", () => {
  test("each is said by itself, and nothing is risky about an ordinary request", () => {
    expect(risksFrom(calm)).toEqual([]);
    expect(risksFrom({ ...calm, accounts: 9 })).toEqual([]);
    expect(risksFrom({ ...calm, accounts: 10 })).toEqual(["many-accounts"]);
    expect(risksFrom({ ...calm, instrumentKind: "content-interception" })).toEqual(["surveillance-power"]);
    const all = risksFrom({
      ...{ emergency: true, firstTime: true, contentClass: true, frozen: true, suspect: true, processOverdue: true },
      ...{ accounts: 50, accountsAtRisk: 10, instrumentKind: "capability" },
    });
    expect(all).toEqual(Object.keys(riskWords));
  });
});

describe("the second person", () => {
  const ordinary: Signing = { proposedBy: "asha", risks: [], verifiers: ["marc"], byAnalyst: false };
  const risky: Signing = { ...ordinary, risks: ["emergency"] };
  const counsel = (id: string) => ({ id, role: "counsel" }) as const;
  const analyst = { id: "noor", role: "analyst" } as const;

  test("is never the first, whatever the house set", () => {
    for (const signing of [ordinary, risky, { ...ordinary, byAnalyst: true }]) {
      expect(secondPersonHindrance(signing, counsel("asha"))).toMatch(/own proposal/);
    }
  });
  test("is counsel; an analyst only where the house said so and nothing is risky", () => {
    expect(secondPersonHindrance(ordinary, counsel("marc"))).toBeNull();
    expect(secondPersonHindrance(ordinary, analyst)).toMatch(/lets counsel sign second/);
    expect(secondPersonHindrance({ ...ordinary, byAnalyst: true }, analyst)).toBeNull();
    expect(secondPersonHindrance({ ...risky, byAnalyst: true }, analyst)).toMatch(/Counsel signs this one/);
  });
  test("did not verify who asks where there is a risk", () => {
    expect(secondPersonHindrance(risky, counsel("marc"))).toMatch(/You verified who asks/);
    expect(secondPersonHindrance(risky, counsel("elena"))).toBeNull();
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/refusal.ts";
import { assertCalledBack, type CallBackOutcome, callBackOutcomes } from "./emergency.ts";
import { outcomeAfterCollection, outcomeOf, refusalReasonOf } from "./outcome.ts";
import {
  can,
  type Deed,
  deeds,
  nonDisclosureBinds,
  noticeDue,
  type Outcome,
  type State,
  stateAfter,
} from "./request.ts";
import { assertSecondPerson, type Risk } from "./risk.ts";

type Model = {
  state: State;
  outcome: Outcome;
  imported: boolean;
  proposedBy: string | null;
  signedBy: string | null;
  collected: boolean;
  emergency: boolean;
  lastCall: CallBackOutcome | null;
  /** A question or an objection is open. */
  open: boolean;
  risks: readonly Risk[];
};
/** Asha is an analyst; Elena and Marc are counsel, and Marc verified who asks. */
const people = {
  asha: { id: "asha", role: "analyst" },
  elena: { id: "elena", role: "counsel" },
  marc: { id: "marc", role: "counsel" },
} as const;
type Step = { deed: Deed; by: keyof typeof people; grants: readonly boolean[]; call: CallBackOutcome };

const allDeeds = Object.keys(deeds) as Deed[];
const anyStep: fc.Arbitrary<Step> = fc.record({
  deed: fc.constantFrom(...allDeeds),
  by: fc.constantFrom("asha", "elena", "marc"),
  call: fc.constantFrom(...callBackOutcomes),
  grants: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
});

/** One deed as the operations do it: the same guards in the same order. */
function act(model: Model, { deed, by, grants, call }: Step): Model {
  const state = stateAfter(model, deed);
  const second = { proposedBy: model.proposedBy ?? "", risks: model.risks, verifiers: ["marc"], byAnalyst: true };
  switch (deed) {
    case "clarify":
    case "object":
      return { ...model, state, open: true };
    case "answer":
      return { ...model, state, open: false };
    case "callBack":
      return { ...model, state, lastCall: call };
    case "propose":
      // As `propose` and the database refuse it.
      if (model.open) throw new Refusal("conflict", "open");
      return { ...model, state, proposedBy: by, outcome: "pending" };
    case "return":
      assertSecondPerson({ ...second, verifiers: [] }, people[by]);
      return { ...model, state, proposedBy: null };
    case "produce":
      assertCalledBack(model, model.lastCall);
      return { ...model, state };
    case "countersign":
      assertSecondPerson(second, people[by]);
      return {
        ...model,
        state,
        signedBy: by,
        outcome: outcomeOf(grants.map((grant, at) => ({ key: `f${at}`, available: true, grant }))),
      };
    case "collect":
      return { ...model, state, collected: true };
    case "withdraw":
      return { ...model, state, outcome: "withdrawn" };
    default:
      return { ...model, state };
  }
}

describe("the states of a request", () => {
  test("whatever people try, nothing is given that two did not sign", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), fc.boolean(), (steps, emergency) => {
        const risks: Risk[] = emergency ? ["emergency"] : [];
        let model: Model = {
          ...{ emergency, risks, lastCall: null, open: false },
          state: "received",
          outcome: "pending",
          imported: false,
          proposedBy: null,
          signedBy: null,
          collected: false,
        };
        for (const step of steps) {
          const before = model;
          try {
            model = act(model, step);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            continue;
          }
          if (before.state === "closed" || before.state === "withdrawn") expect(model.state).toBe(before.state);
          if (["decided", "collected", "produced"].includes(model.state)) {
            expect(model.signedBy).not.toBeNull();
            expect(model.signedBy).not.toBe(model.proposedBy);
          }
          if (model.state === "produced" && (model.outcome === "granted" || model.outcome === "partial")) {
            expect(model.collected).toBe(true);
            if (emergency && before.state !== "produced") expect(model.lastCall).toBe("confirmed");
          }
          if (model.state === "proposed") expect(model.open).toBe(false);
          if (emergency && model.signedBy !== null) expect(model.signedBy).toBe("elena");
          if (model.outcome === "refused") expect(model.state).not.toBe("collected");
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("an imported request takes no deed but a look", () => {
    for (const deed of allDeeds) {
      for (const state of ["closed", "withdrawn"] as const) {
        expect(can({ state, outcome: "granted", imported: true }, deed)).toBe(deed === "reveal");
      }
    }
    expect(() => stateAfter({ state: "closed", outcome: "granted", imported: true }, "notify")).toThrow(
      "imported from a past year",
    );
  });

  test("what was granted is collected before it is answered", () => {
    expect(() => stateAfter({ state: "decided", outcome: "granted", imported: false }, "produce")).toThrow(
      "Collect first",
    );
    expect(stateAfter({ state: "decided", outcome: "refused", imported: false }, "produce")).toBe("produced");
    expect(() => stateAfter({ state: "decided", outcome: "refused", imported: false }, "collect")).toThrow(
      "cannot have its data",
    );
  });
});

describe("outcomes", () => {
  test("follow from the choices, and only what is available can be granted", () => {
    const choice = fc.record({ key: fc.constantFrom("a", "b", "c"), available: fc.boolean(), grant: fc.boolean() });
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1 }), (choices) => {
        if (choices.some((one) => one.grant && !one.available)) {
          expect(() => outcomeOf(choices)).toThrow(Refusal);
          return;
        }
        const granted = choices.filter((one) => one.grant).length;
        expect(outcomeOf(choices)).toBe(granted === 0 ? "refused" : granted === choices.length ? "granted" : "partial");
      }),
    );
  });

  test("a grant that finds nothing is no-data; a refusal stays one", () => {
    expect(outcomeAfterCollection("partial", 0)).toBe("no-data");
    expect(outcomeAfterCollection("partial", 1)).toBe("partial");
    expect(outcomeAfterCollection("refused", 0)).toBe("refused");
  });

  test("a refusal is counted under the reason that most fields share, unless a person names one", () => {
    const findings = ["not-held", "unavailable-by-design", "unavailable-by-design", "available"];
    expect(refusalReasonOf("refused", null, findings)).toBe("unavailable-by-design");
    expect(refusalReasonOf("refused", "deficient", findings)).toBe("deficient");
    expect(refusalReasonOf("partial", "deficient", findings)).toBeNull();
    expect(refusalReasonOf("refused", null, ["available"])).toBe("other");
  });
});

describe("non-disclosure", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const request = { state: "produced", outcome: "partial", imported: false, notifiedAt: null } as const;
  test("binds until the end that comes last; then the notice falls due by itself", () => {
    const ends = [new Date("2026-11-01"), new Date("2026-12-01")];
    expect(nonDisclosureBinds(ends, now)).toEqual(new Date("2026-12-01"));
    expect(noticeDue(request, ends, now)).toBe(false);
    expect(noticeDue(request, ends, new Date("2026-12-01"))).toBe(true);
    expect(noticeDue({ ...request, notifiedAt: now }, [], now)).toBe(false);
    expect(noticeDue({ ...request, outcome: "refused" }, [], now)).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reasons as banReasons } from "#lib/bans/ban.ts";
import type { RefusalCode } from "#lib/refusal.ts";
import {
  type Appeal,
  appealOutcomes,
  appealReasons,
  appealStates,
  assertCountersignable,
  assertDecidable,
  assertOpen,
  assertReinstatable,
  banNameOf,
  banReference,
  fits,
  isOpen,
  type KnownBan,
  needsTwo,
  overturnedReasons,
  upheldReasons,
} from "./appeal.ts";

const refusal = (code: RefusalCode, message: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(message) });
const thrown = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};
const appeal = (changes: Partial<Appeal> = {}): Appeal => ({
  ...{ id: "a", source: "platform", banSource: "platform", banSenderId: "b-1", banKey: "0".repeat(32) },
  ...{ receivedAt: new Date(0), state: "assigned", banReason: "spam", assignedTo: "p-1", assignedToName: "Ada" },
  ...{ outcome: null, reason: null, byTwo: false, proposedBy: null, proposedByName: null, reinstateAskedAt: null },
  ...{ banArchived: null, version: 2, ...changes },
});
const anyState = fc.constantFrom(...appealStates);

test("each reason belongs to one outcome, and each outcome has its own", () => {
  for (const reason of appealReasons) expect(appealOutcomes.filter((outcome) => fits(outcome, reason))).toHaveLength(1);
  expect(upheldReasons.every((reason) => fits("upheld", reason))).toBe(true);
  expect(overturnedReasons.every((reason) => fits("overturned", reason))).toBe(true);
});

test("two people decide where a child-safety ban is overturned, or where the house says so of every appeal, and nowhere else", () => {
  for (const outcome of appealOutcomes)
    for (const reason of banReasons) {
      expect(needsTwo(outcome, reason, true)).toBe(true);
      const isGrave = outcome === "overturned" && reason === "child-exploitation";
      expect([outcome, reason, needsTwo(outcome, reason, false)]).toEqual([outcome, reason, isGrave]);
    }
});

test("what is open may be acted on, and what is not says how it ended", () => {
  expect(appealStates.filter(isOpen)).toEqual(["received", "assigned", "proposed"]);
  for (const state of appealStates.filter(isOpen)) expect(thrown(() => assertOpen({ state }))).toBe(null);
  expect(thrown(() => assertOpen({ state: "withdrawn" }))).toEqual(refusal("conflict", "was withdrawn before"));
  for (const state of ["decided", "reinstated"] as const)
    expect(thrown(() => assertOpen({ state }))).toEqual(refusal("conflict", "was decided before"));
});

describe("who may decide", () => {
  test("is whoever has it, once its ban has arrived", () => {
    expect(assertDecidable(appeal(), "p-1")).toBe("spam");
  });

  test.each<[why: string, changes: Partial<Appeal>, says: string]>([
    ["settled before", { state: "reinstated" }, "was decided before"],
    ["proposed", { state: "proposed" }, "waits for its second signature"],
    ["taken up by nobody", { state: "received", assignedTo: null }, "Take the appeal up first"],
    ["another's", { assignedTo: "p-2", assignedToName: "Eve" }, "Eve has this appeal"],
    ["another's without a name", { assignedTo: "p-2", assignedToName: null }, "Somebody else has this appeal"],
    [
      "of a ban whose month was archived",
      { banReason: null, banArchived: "2023-09" },
      "restore-archive with the folder of 2023-09",
    ],
    ["of a ban that is not there", { banReason: null }, "has not arrived"],
  ])("is nobody where it is %s", (_, changes, says) => {
    expect(thrown(() => assertDecidable(appeal(changes), "p-1"))).toEqual(refusal("conflict", says));
  });

  test("is never anybody but its holder, in any state", () => {
    fc.assert(
      fc.property(
        anyState,
        fc.option(fc.constantFrom(...banReasons)),
        fc.option(fc.string()),
        (state, banReason, holder) => {
          const given = appeal({ state, banReason, assignedTo: holder });
          const error = thrown(() => assertDecidable(given, "p-1"));
          expect(error === null).toBe(state === "assigned" && banReason !== null && holder === "p-1");
        },
      ),
      { examples: [["assigned", "spam", "p-1"]] },
    );
  });
});

test("a second person signs what waits, and nobody their own", () => {
  expect(thrown(() => assertCountersignable({ state: "proposed", proposedBy: "p-1" }, "p-2"))).toBe(null);
  expect(thrown(() => assertCountersignable({ state: "proposed", proposedBy: "p-1" }, "p-1"))).toEqual(
    refusal("forbidden", "nobody countersigns their own"),
  );
  for (const state of appealStates.filter((one) => one !== "proposed"))
    expect(thrown(() => assertCountersignable({ state, proposedBy: "p-1" }, "p-2"))).toEqual(
      refusal("conflict", "No decision waits"),
    );
});

test("an account comes back once, and only where its ban was overturned", () => {
  const decided = { state: "decided", outcome: "overturned" } as const;
  expect(thrown(() => assertReinstatable(appeal(decided)))).toBe(null);
  expect(thrown(() => assertReinstatable(appeal({ ...decided, state: "reinstated" })))).toEqual(
    refusal("conflict", "reinstated already"),
  );
  expect(thrown(() => assertReinstatable(appeal({ ...decided, reinstateAskedAt: new Date(0) })))).toEqual(
    refusal("conflict", "confirmed the reinstatement before"),
  );
  for (const changes of [
    { ...decided, outcome: "upheld" },
    { ...decided, state: "proposed" },
  ] as const)
    expect(thrown(() => assertReinstatable(appeal(changes)))).toEqual(
      refusal("conflict", "Only a ban that was overturned"),
    );
});

describe("a ban that a person pasted", () => {
  const key = fc.stringMatching(/^[0-9a-f]{32}$/);
  const source = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/);
  const senderId = fc.stringMatching(/^[\w:.-]{1,31}$/);

  test("is its address, alone or at the end of a link", () => {
    const links = [
      "",
      "/bans/",
      "https://desk.example/bans/",
      "https://desk.example:4400/bans/",
      "localhost:3000/bans/",
    ];
    const behind = fc.constantFrom("", "?a=b", "#c", "/proof");
    fc.assert(
      fc.property(key, fc.constantFrom(...links), behind, (given, before, after) => {
        expect(banReference(` ${before}${given}${after}\n`)).toEqual({ key: given });
      }),
    );
  });

  test("is a source and the sender's own id, which may itself hold colons", () => {
    fc.assert(
      fc.property(source, senderId, (from, id) => {
        expect(banReference(`${from}:${id}`)).toEqual({ source: from, senderId: id });
      }),
    );
    for (const id of ["a:b:c", `ban/${"0".repeat(32)}`, `bans/${"a1".repeat(16)}?v=2`, "\u{1f6ab}".repeat(200)])
      expect(banReference(`platform:${id}`)).toEqual({ source: "platform", senderId: id });
  });

  test.each([
    ["nothing", ""],
    ["a source alone", "platform"],
    ["a source without an id", "platform:"],
    ["a source of upper case", "Platform:b-1"],
    ["a source that is too long", `${"a".repeat(64)}:b-1`],
    ["an id that is too long", `platform:${"b".repeat(201)}`],
    ["an address cut short", "0".repeat(31)],
    ["an address of upper case", "A".repeat(32)],
  ])("is none where it is %s", (_, text) => {
    expect(banReference(text)).toBe(null);
  });
});

describe("the name of a ban", () => {
  const address = { key: "0".repeat(32) };
  const name = { source: "platform", senderId: "b-1" };
  const known = (changes: Partial<KnownBan> = {}): KnownBan => ({ ...name, action: "ban", archived: null, ...changes });
  const unknown = refusal("invalid", "No ban is known by this");

  test("is what its sender calls it, also before it has arrived and in the archive", () => {
    for (const row of [undefined, known(), known({ senderId: null, archived: "2023-09" }), known({ action: null })])
      expect(banNameOf(name, row)).toEqual(name);
    expect(banNameOf(address, known())).toEqual(name);
    expect(banNameOf(address, known({ action: null, archived: "2023-09" }))).toEqual(name);
  });

  test("is not made up: what is known by an address alone, and no ban, says what to write", () => {
    const archived = known({ senderId: null, archived: "2023-09" });
    expect(thrown(() => banNameOf(address, archived))).toEqual(refusal("invalid", "give it as platform:id"));
    for (const reference of [null, address]) expect(thrown(() => banNameOf(reference, undefined))).toEqual(unknown);
    for (const reference of [name, address])
      for (const row of [known({ action: "reinstate" }), { ...archived, action: "reinstate" as const }])
        expect(thrown(() => banNameOf(reference, row))).toEqual(unknown);
  });
});

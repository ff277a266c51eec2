import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets } from "./presets.ts";
import {
  countersignedVersion,
  effectiveVersion,
  fieldChanges,
  proposedVersion,
  type RegisterVersion,
  returnedVersion,
  supersededVersion,
  versionAt,
} from "./version.ts";

const now = new Date("2026-11-22T10:00:00Z");
const later = new Date("2026-12-01T00:00:00Z");
const draft: RegisterVersion = {
  id: "018f",
  number: 2,
  state: "draft",
  fields: presets.minimal.fields,
  proposedBy: null,
  countersignedBy: null,
  effectiveAt: null,
};

describe("a version's way", () => {
  test("draft, proposed, countersigned, effective, superseded", () => {
    const proposed = proposedVersion(draft, "ada", later, now);
    const signed = countersignedVersion(proposed, "ben", now);
    expect(signed).toMatchObject({
      state: "countersigned",
      proposedBy: "ada",
      countersignedBy: "ben",
      effectiveAt: later,
    });
    expect(() => effectiveVersion(signed, now)).toThrow("takes effect later");
    expect(supersededVersion(effectiveVersion(signed, later)).state).toBe("superseded");
  });
  test("without a time it takes effect when it is countersigned", () => {
    expect(countersignedVersion(proposedVersion(draft, "ada", null, now), "ben", later).effectiveAt).toEqual(later);
  });
  test("nobody countersigns their own proposal", () => {
    expect(() => countersignedVersion(proposedVersion(draft, "ada", later, now), "ada", now)).toThrow(
      "their own proposal",
    );
  });
  test("the past gets no other register, at proposal nor at countersignature", () => {
    expect(() => proposedVersion(draft, "ada", new Date("2026-11-01"), now)).toThrow("in the past");
    expect(() =>
      countersignedVersion(proposedVersion(draft, "ada", later, now), "ben", new Date("2027-01-01")),
    ).toThrow("in the past");
    expect(returnedVersion(proposedVersion(draft, "ada", later, now))).toEqual(draft);
  });
  test("fields that cannot stand in a register are not proposed", () => {
    expect(() => proposedVersion({ ...draft, fields: [] }, "ada", later, now)).toThrow("at least one field");
  });
  test("no step is skipped or done twice", () => {
    const steps: ((version: RegisterVersion) => RegisterVersion)[] = [
      (version) => proposedVersion(version, "ada", null, now),
      (version) => countersignedVersion(version, "ben", now),
      (version) => effectiveVersion(version, now),
      supersededVersion,
    ];
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 8 }), (path) => {
        let version = draft;
        let done = 0;
        for (const step of path) {
          const before = version;
          const act = () => steps[step]?.(before) ?? before;
          if (step === done) {
            version = act();
            done += 1;
          } else expect(act).toThrow(/so it cannot be/);
        }
      }),
    );
  });
});

test("the version in effect at a moment is the last signed one before it", () => {
  const at = (number: number, state: RegisterVersion["state"], day: string) => ({
    ...draft,
    number,
    state,
    effectiveAt: new Date(day),
  });
  const versions = [
    at(1, "superseded", "2026-01-01"),
    at(3, "proposed", "2026-02-01"),
    at(2, "effective", "2026-03-01"),
    at(4, "countersigned", "2027-01-01"),
  ];
  const found = ["2025-12-31", "2026-02-15", "2026-06-01", "2027-06-01"].map(
    (day) => versionAt(versions, new Date(day))?.number,
  );
  expect(found).toEqual([undefined, 1, 2, 4]);
});

test("a proposal shows what it changes", () => {
  const changes = fieldChanges(presets.minimal.fields, presets.standard.fields.slice(1));
  expect(changes.find((one) => one.key === "name")).toMatchObject({
    before: { holding: "not-held" },
    after: { holding: "held" },
  });
  expect(changes.find((one) => one.key === "account-created")).toMatchObject({ after: null });
  expect(changes.some((one) => one.key === "message-content")).toBe(false);
});

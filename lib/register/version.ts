import { Refusal } from "#lib/refusal.ts";
import { type Field, registerProblems } from "./field.ts";

export const versionStates = ["draft", "proposed", "countersigned", "effective", "superseded"] as const;
export type VersionState = (typeof versionStates)[number];

/** A version of the register on its way: draft → proposed → countersigned → effective → superseded. */
export type RegisterVersion = {
  readonly id: string;
  /** 1, 2, 3 …: shown as "register 3". */
  readonly number: number;
  readonly state: VersionState;
  readonly fields: readonly Field[];
  readonly proposedBy: string | null;
  readonly countersignedBy: string | null;
  /** When it takes effect. In a proposal null means: as soon as it is countersigned. */
  readonly effectiveAt: Date | null;
};

function assertState(version: RegisterVersion, wanted: VersionState, deed: string): void {
  if (version.state === wanted) return;
  throw new Refusal(
    "conflict",
    `Register ${version.number} is ${version.state}, so it cannot be ${deed}; nothing was changed. Look at it again.`,
  );
}

function assertAhead(effectiveAt: Date, now: Date): void {
  if (effectiveAt >= now) return;
  const sentence = "A register cannot take effect in the past; nothing was changed. Choose a time from now on.";
  throw new Refusal("invalid", sentence, { effectiveAt: sentence });
}

/** The draft put forward by a person for a time from now on, or (null) for the moment of its countersignature. Refuses fields that cannot stand in a register, naming the first fault. */
export function proposedVersion(
  version: RegisterVersion,
  by: string,
  effectiveAt: Date | null,
  now: Date,
): RegisterVersion {
  assertState(version, "draft", "proposed");
  if (effectiveAt !== null) assertAhead(effectiveAt, now);
  const [problem] = registerProblems(version.fields);
  if (problem) throw new Refusal("invalid", `${problem} The draft was kept as it is.`, { fields: problem });
  return { ...version, state: "proposed", proposedBy: by, effectiveAt };
}

/** Signed by a second person, before its time has come: the past cannot be given another register. */
export function countersignedVersion(version: RegisterVersion, by: string, now: Date): RegisterVersion {
  assertState(version, "proposed", "countersigned");
  if (version.proposedBy === by) {
    throw new Refusal(
      "forbidden",
      "Nobody countersigns their own proposal; nothing was changed. Ask another person to countersign.",
    );
  }
  const effectiveAt = version.effectiveAt ?? now;
  assertAhead(effectiveAt, now);
  return { ...version, state: "countersigned", countersignedBy: by, effectiveAt };
}

/** Back to a draft, from a proposal that was turned down or came too late to be signed. */
export function returnedVersion(version: RegisterVersion): RegisterVersion {
  assertState(version, "proposed", "returned");
  return { ...version, state: "draft", proposedBy: null, effectiveAt: null };
}

/** In effect, once its time has come. */
export function effectiveVersion(version: RegisterVersion, now: Date): RegisterVersion {
  assertState(version, "countersigned", "put into effect");
  if (version.effectiveAt === null || version.effectiveAt > now) {
    throw new Refusal("conflict", `Register ${version.number} takes effect later; nothing was changed.`);
  }
  return { ...version, state: "effective" };
}

/** Replaced by a later one; it stays readable, because requests refer to it. */
export function supersededVersion(version: RegisterVersion): RegisterVersion {
  assertState(version, "effective", "superseded");
  return { ...version, state: "superseded" };
}

const signed: readonly VersionState[] = ["countersigned", "effective", "superseded"];

/**
 * The version that governs a request received at a moment: of those signed, the one that took effect last before it (by number
 * where two share a time). Undefined before the first.
 */
export function versionAt(versions: readonly RegisterVersion[], at: Date): RegisterVersion | undefined {
  return versions
    .filter((one) => signed.includes(one.state) && one.effectiveAt !== null && one.effectiveAt <= at)
    .toSorted((one, other) => Number(one.effectiveAt) - Number(other.effectiveAt) || one.number - other.number)
    .at(-1);
}

export type FieldChange = { readonly key: string; readonly before: Field | null; readonly after: Field | null };

/** What a proposal changes, for the person who countersigns it: added, removed and altered fields. */
export function fieldChanges(before: readonly Field[], after: readonly Field[]): FieldChange[] {
  const old = new Map(before.map((one) => [one.key, one]));
  const kept = new Set(after.map((one) => one.key));
  const altered = after
    .map((one) => ({ key: one.key, before: old.get(one.key) ?? null, after: one }))
    .filter((change) => change.before === null || !sameField(change.before, change.after));
  const removed = before.filter((one) => !kept.has(one.key)).map((one) => ({ key: one.key, before: one, after: null }));
  return [...altered, ...removed];
}

function sameField(one: Field, other: Field): boolean {
  const keys = Object.keys(one) as (keyof Field)[];
  return keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}

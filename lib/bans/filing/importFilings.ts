import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { permit } from "#lib/operation.ts";
import { sentRecords } from "#lib/sentRecords.ts";
import { type ArrivingFiling, readFiling } from "./readFiling.ts";
import { filingsMax, type ReceivedFiling, receiveFilings } from "./receiveFilings.ts";

type Told = { readonly line: number; readonly reason: string };

export type FilingSummary = {
  readonly read: number;
  readonly imported: number;
  readonly duplicate: number;
  /** `conflicting` is a part of it: a report that was filed of the ban before, on another day. */
  readonly rejected: number;
  readonly conflicting: number;
  readonly rejections: readonly Told[];
  /** Of imported ones whose ban is in an archive: how long that must be kept. */
  readonly notes: readonly { readonly line: number; readonly note: string }[];
};

/** Asked before anything is read: of a body that is all faults, none would ask. */
const door = { name: "bans.receiveFilings", permission: "filings:submit" } as const;
const conflictSentence = "This report was filed of this ban before, on another day; the first stays.";

/**
 * Takes what a platform sent: one JSON object, a list, or one a line (NDJSON), at most 1,000. What is sound is taken; each other is told with
 * its line (of a list: its place, from 1) and its reason.
 * @throws Refusal `invalid` for an empty body and for more than can be taken at once: then nothing is
 */
export async function importFilings(ground: Ground, actor: Actor, body: string): Promise<FilingSummary> {
  await permit(ground, actor, door, ground.now());
  const records = sentRecords(body, "filing", filingsMax);
  const rejections: Told[] = [];
  const sound: { line: number; filing: ArrivingFiling }[] = [];
  for (const { line, record } of records) {
    const read = typeof record === "string" ? record : readFiling(record.value);
    if (typeof read === "string") rejections.push({ line, reason: read });
    else sound.push({ line, filing: read });
  }
  const filings = sound.map(({ filing }) => filing);
  const received = filings.length === 0 ? [] : await receiveFilings(ground, actor, { filings });
  const told = received.map((one, at) => ({ ...one, line: sound[at]?.line ?? 0 }));
  const count = (as: ReceivedFiling["as"]) => told.filter((one) => one.as === as).length;
  for (const one of told) {
    if (one.as === "refused") rejections.push({ line: one.line, reason: one.sentence });
    if (one.as === "conflicting") rejections.push({ line: one.line, reason: conflictSentence });
  }
  return {
    ...{ read: records.length, imported: count("filed"), duplicate: count("repeated"), rejected: rejections.length },
    conflicting: count("conflicting"),
    rejections: rejections.sort((one, other) => one.line - other.line),
    notes: told.flatMap((one) => (one.as === "filed" && one.note !== null ? [{ line: one.line, note: one.note }] : [])),
  };
}

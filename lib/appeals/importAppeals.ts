import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { permit } from "#lib/operation.ts";
import { sentRecords } from "#lib/sentRecords.ts";
import { type ArrivingAppeal, readAppeal } from "./readAppeal.ts";
import { appealsMax, receive } from "./receive.ts";

export type AppealSummary = {
  readonly read: number;
  readonly imported: number;
  readonly duplicate: number;
  /** `conflicting` is a part of it: an id that arrived before with other content. */
  readonly rejected: number;
  readonly conflicting: number;
  readonly rejections: readonly { readonly line: number; readonly reason: string }[];
};

/** Asked before anything is read: of a body that is all faults, none would ask. */
const door = { name: "appeals.receive", permission: "appeals:submit" } as const;
/** The sentence for an id that came again with other content. */
const conflictSentence = "This id arrived before with other content; the first stays.";

/**
 * Takes what a platform sent: one JSON object, an array of them, or one a line (NDJSON), at most 1,000. What is sound is taken; each
 * other is told with its line (of an array: its place, from 1) and its reason.
 * @throws Refusal `invalid` for an empty body and for more than can be taken at once: then nothing is
 */
export async function importAppeals(ground: Ground, actor: Actor, body: string): Promise<AppealSummary> {
  await permit(ground, actor, door, ground.now());
  const records = sentRecords(body, "appeal", appealsMax);
  const nowMs = ground.now().getTime();
  const rejections: { line: number; reason: string }[] = [];
  const sound: ArrivingAppeal[] = [];
  const lines: number[] = [];
  for (const { line, record } of records) {
    const read = typeof record === "string" ? record : readAppeal(record.value, nowMs);
    if (typeof read === "string") rejections.push({ line, reason: read });
    else {
      sound.push(read);
      lines.push(line);
    }
  }
  const nothing = { imported: 0, duplicate: 0, conflicting: [] as readonly number[] };
  const { imported, duplicate, conflicting } =
    sound.length === 0 ? nothing : await receive(ground, actor, { appeals: sound });
  for (const place of conflicting) rejections.push({ line: lines[place] ?? 0, reason: conflictSentence });
  return {
    ...{ read: records.length, imported, duplicate, rejected: rejections.length, conflicting: conflicting.length },
    rejections: rejections.sort((one, other) => one.line - other.line),
  };
}

import type { Actor } from "#lib/auth/actor.ts";
import { tellsAccount } from "#lib/crypto/tellsAccount.ts";
import { explained } from "#lib/db/explained.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Grievance, grievanceColumns, readGrievance } from "#lib/grievances/grievance.ts";
import { receive } from "#lib/grievances/receive.ts";
import { permit } from "#lib/operation.ts";
import { type RecordFormat, readRecords } from "#lib/records.ts";

export type GrievanceImport = {
  readonly source: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly format?: RecordFormat | undefined;
  readonly onFault?: (line: number, reason: string, text: string) => void;
  readonly onProgress?: (summary: GrievanceSummary) => void;
};
export type GrievanceSummary = { read: number; imported: number; duplicate: number; rejected: number; seconds: number };

const batchRowsMax = 20_000;
/** Asked before the first byte is read: a batch would ask too, but late, and of a stream that is all faults never. */
const door = { name: "grievances.receive", permission: "grievances:import" } as const;

const inClear = "id is the account itself or holds it, which is never stored in clear.";

/** Takes a stream of grievances, batch by batch, each one transaction and one entry; what is committed stays when the stream breaks off. */
export async function importGrievances(
  ground: Ground,
  actor: Actor,
  given: GrievanceImport,
): Promise<GrievanceSummary> {
  const started = performance.now();
  await permit(ground, actor, door, ground.now());
  const summary: GrievanceSummary = { read: 0, imported: 0, duplicate: 0, rejected: 0, seconds: 0 };
  let waiting: Grievance[] = [];
  const nowMs = ground.now().getTime();
  const fault = (line: number, reason: string, text: string) => {
    summary.read += 1;
    summary.rejected += 1;
    given.onFault?.(line, reason, text);
  };
  const record = (line: number, value: unknown, text: string) => {
    const grievance = readGrievance(value, nowMs);
    if (typeof grievance === "string") return fault(line, grievance, text);
    if (grievance.account !== null && tellsAccount(grievance.account)(grievance.id)) return fault(line, inClear, text);
    summary.read += 1;
    waiting.push(grievance);
  };
  const send = async (countMin: number) => {
    while (waiting.length >= countMin) {
      const grievances = waiting.slice(0, batchRowsMax);
      waiting = waiting.slice(batchRowsMax);
      const { source } = given;
      const { imported, duplicate } = await explained(() => receive(ground, actor, { source, grievances }));
      summary.imported += imported;
      summary.duplicate += duplicate;
      summary.seconds = Math.round(performance.now() - started) / 1000;
      given.onProgress?.({ ...summary });
    }
  };
  const reader = readRecords(
    { record, fault },
    { noun: "grievance", columns: grievanceColumns, requiredCount: 5 },
    given.format,
  );
  for await (const chunk of given.input) {
    reader.push(chunk);
    await send(batchRowsMax);
  }
  reader.end();
  await send(1);
  return { ...summary, seconds: Math.round(performance.now() - started) / 1000 };
}

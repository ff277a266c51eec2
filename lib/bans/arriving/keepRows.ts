import { type BanBatch, newBatch, rowNumberAt, startOf } from "#lib/bans/arriving/batch.ts";

/** A batch of the rows at these positions only (ascending), numbered anew: the others had arrived before. Its texts stay behind. */
export function keepRows(batch: BanBatch, positions: readonly number[]): BanBatch {
  const { id, frame, source, accountKey } = batch;
  const kept = {
    ...newBatch(source, positions.length),
    id,
    frame,
    accountKey,
    rows: Buffer.allocUnsafe(batch.rows.length),
  };
  const ending = new Map(batch.reinstatements.map((one) => [one.row, one]));
  let end = 0;
  for (const from of positions) {
    const row = kept.size;
    const start = startOf(batch.ends, from);
    kept.rows.set(batch.rows.subarray(start, batch.ends[from]), end);
    kept.rows.writeInt32BE(row, end + rowNumberAt);
    end += (batch.ends[from] ?? 0) - start;
    kept.ends[row] = end;
    kept.keys.set(batch.keys.subarray(from * 16, from * 16 + 16), row * 16);
    kept.leaves.set(batch.leaves.subarray(from * 32, from * 32 + 32), row * 32);
    kept.combinations[row] = batch.combinations[from] ?? 0;
    kept.countries[row] = batch.countries[from] ?? 0;
    kept.days[row] = batch.days[from] ?? 0;
    kept.lines[row] = batch.lines[from] ?? 0;
    const ended = ending.get(from);
    if (ended !== undefined) kept.reinstatements.push({ ...ended, row });
    kept.size += 1;
  }
  return kept;
}

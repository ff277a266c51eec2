/** The greatest row that PostgreSQL's integer holds: after a batch that was walked in vain, `bans.cell` gives it. */
const rowMax = 2_147_483_647;

/** `batch.row`; nothing where it is of another form. */
export function cursorOf(text: string | undefined): { batchId: string; batchRow: number } | undefined {
  const [, batchId, row] = /^([0-9a-f-]{36})\.(\d{1,10})$/.exec(text ?? "") ?? [];
  return batchId === undefined || Number(row) > rowMax ? undefined : { batchId, batchRow: Number(row) };
}

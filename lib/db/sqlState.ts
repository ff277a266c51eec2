/**
 * The code of what went wrong below us (SQLSTATE, or Node's own such as ECONNRESET), or null. `pg` says it on the error; Prisma's adapter,
 * through which BEGIN and COMMIT go, on the error's cause, and Prisma's client, through which rows by id go, on that of `driverAdapterError`.
 */
export function sqlStateOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: { cause?: unknown } } };
  for (const one of [meta?.driverAdapterError?.cause, cause, error]) {
    if (typeof one !== "object" || one === null) continue;
    const { originalCode, code } = one as { originalCode?: unknown; code?: unknown };
    if (typeof originalCode === "string") return originalCode;
    if (typeof code === "string") return code;
  }
  return null;
}

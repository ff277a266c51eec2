/**
 * The code of what went wrong below us (SQLSTATE, or Node's own such as ECONNRESET), or null. `pg` says it on the error; Prisma's adapter,
 * through which BEGIN and COMMIT go, on the error's cause.
 */
export function sqlStateOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const { cause } = error as { cause?: unknown };
  for (const one of [cause, error]) {
    if (typeof one !== "object" || one === null) continue;
    const { originalCode, code } = one as { originalCode?: unknown; code?: unknown };
    if (typeof originalCode === "string") return originalCode;
    if (typeof code === "string") return code;
  }
  return null;
}

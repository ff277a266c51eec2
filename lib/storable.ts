/**
 * The dotted path of the first text that no database column holds and no canonical JSON says: with a NUL, or with half of a surrogate
 * pair. Null where every text can be kept. Looks into lists and plain objects; an object with bytes among its members was packed by us.
 */
export function unstorable(value: unknown, path = ""): string | null {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? path : null;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return null;
  const members = Object.entries(value);
  if (members.some(([, member]) => ArrayBuffer.isView(member))) return null;
  for (const [key, member] of members) {
    const found = unstorable(member, path === "" ? key : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

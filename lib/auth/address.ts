type Environment = Readonly<Record<string, string | undefined>>;

/** The desk's own address without a slash at its end: `COUNTERSIGN_URL`, else this machine's own at `PORT`. */
export function address(environment: Environment = process.env): string {
  const given = environment.COUNTERSIGN_URL;
  if (given !== undefined && given !== "") return given.replace(/\/+$/, "");
  return `http://localhost:${environment.PORT ?? 3000}`;
}

/** Whether browsers reach the desk by https: only then may a cookie be marked secure, or they would not send it back. */
export function isSecure(environment: Environment = process.env): boolean {
  return address(environment).startsWith("https://");
}

/**
 * The place to return to after signing in, if it is a path of this desk; else the desk. Another origin is never one, however it
 * is spelt: `//host`, `/\host`, control characters that browsers drop.
 */
export function localPath(to: string | null | undefined, otherwise = "/"): string {
  if (typeof to !== "string" || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to) || to.includes("\\")) return otherwise;
  const base = "http://desk.invalid";
  const url = URL.canParse(to, base) ? new URL(to, base) : null;
  if (url === null || url.origin !== base) return otherwise;
  return `${url.pathname.replace(/^\/{2,}/, "/")}${url.search}${url.hash}`;
}

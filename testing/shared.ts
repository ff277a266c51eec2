import { existsSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..", "..", "shared");

/**
 * The absolute path of a file in the material beside the project, or null where a clone does not have it: the test is then
 * skipped, with that reason.
 * @throws Error where `VECTORS=required` (as in CI) and it is absent.
 */
export function shared(path: string): string | null {
  const found = join(folder, path);
  if (existsSync(found)) return found;
  if (process.env.VECTORS === "required") throw new Error(`VECTORS=required, and ../shared/${path} is absent`);
  return null;
}

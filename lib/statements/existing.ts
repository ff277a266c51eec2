import type { Ask } from "./database.ts";

/** Why a question came to nothing, as a code, and how long the Database asks to be left alone. */
export type Failure = { readonly code: string; readonly retryAfterMs: number | null };

type Fields = Readonly<Record<string, unknown>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Whether the Database has a puid: 302 with the statement, or with its puid alone, or 404 with a message. `id` is its own, where it tells it.
 * Only its own word counts: a page to sign in, of maintenance or of a proxy answers 302, 200 or 404 to everything.
 */
export async function existing(ask: Ask, puid: string): Promise<{ found: boolean; id: string | null } | Failure> {
  const answer = await ask("GET", `/api/v1/statement/existing-puid/${encodeURIComponent(puid)}`);
  if ("failure" in answer) return { code: answer.failure, retryAfterMs: null };
  const { status, json, retryAfterMs } = answer;
  const told = fieldsOf(json);
  const id = idOf(json);
  const ofAnother = told.puid !== undefined && told.puid !== puid;
  if (status === 302 || status === 200) {
    if (!ofAnother && (told.puid === puid || id !== null)) return { found: true, id };
    return { code: "answer-foreign", retryAfterMs };
  }
  if (status === 404 && typeof told.message === "string" && !ofAnother) return { found: false, id: null };
  return { code: `http-${status}`, retryAfterMs };
}

/** The fields of a JSON object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The Database's own id in what it says of a statement; null where it names none. */
export function idOf(value: unknown): string | null {
  const id = fieldsOf(value).uuid;
  return typeof id === "string" && uuid.test(id) ? id.toLowerCase() : null;
}

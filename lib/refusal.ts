/** Why a door stayed shut. Five codes, and no sixth: anything else that goes wrong is a bug. */
export type RefusalCode = "invalid" | "unauthenticated" | "forbidden" | "not-found" | "conflict";

/** What the log keeps of a refusal that matters later, such as a guess at somebody else's address: ids and codes. */
export type RefusalEntry = {
  readonly action: `${string}.${string}`;
  readonly subject: `${string}:${string}`;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
};

/**
 * The one error that a person, a machine or a job is meant to read.
 * `message` is one clear sentence: what happened, what was kept, what to do.
 * `fields` names inputs at fault, by dotted path, each with its own sentence. `entry` is what the door writes into the log of it;
 * the refused change itself leaves nothing.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly fields: Readonly<Record<string, string>>;
  readonly entry: RefusalEntry | null;

  constructor(
    code: RefusalCode,
    sentence: string,
    fields: Record<string, string> = {},
    entry: RefusalEntry | null = null,
  ) {
    super(sentence);
    this.name = "Refusal";
    this.code = code;
    this.fields = fields;
    this.entry = entry;
  }

  /** Known by its name, not its constructor: a bundler may hold this module twice in one process. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "Refusal";
  }
}

/** One table a transport: what each code becomes over HTTP, as a program's exit, and whether a job is worth repeating. */
export const transports: Readonly<Record<RefusalCode, { status: number; exit: number; retry: boolean }>> = {
  invalid: { status: 422, exit: 2, retry: false },
  unauthenticated: { status: 401, exit: 4, retry: false },
  forbidden: { status: 403, exit: 4, retry: false },
  "not-found": { status: 404, exit: 5, retry: false },
  conflict: { status: 409, exit: 6, retry: true },
};

/** The body of an `application/problem+json` answer (RFC 9457). */
export function problem(refusal: Refusal): {
  type: string;
  title: string;
  status: number;
  detail: string;
  fields: Readonly<Record<string, string>>;
} {
  return {
    type: `urn:countersign:problem:${refusal.code}`,
    title: refusal.code,
    status: transports[refusal.code].status,
    detail: refusal.message,
    fields: refusal.fields,
  };
}

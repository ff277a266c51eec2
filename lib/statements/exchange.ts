import type { Statement } from "./build.ts";
import type { Answer, Ask } from "./database.ts";

/** What became of one statement. `id` is the Database's own, null where it only says that it has the puid. */
export type Outcome =
  | { readonly sent: true; readonly id: string | null }
  | { readonly sent: false; readonly refusal: string };

/** What became of statements that went together, by puid; who is not named waits. `failure` says why, as a code. */
export type Exchanged = {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly failure: { readonly code: string; readonly retryAfterMs: number | null } | null;
};

/** Halving a hundred down to one bad statement takes far fewer. */
const postsMax = 64;
const refusalMax = 1000;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Failure = { code: string; retryAfterMs: number | null };
type Told = {
  readonly outcomes: [string, Outcome][];
  readonly again: readonly Statement[][];
  readonly failure: Failure | null;
};
type Fields = Readonly<Record<string, unknown>>;

const puidOf = (statement: Statement) => String(statement.puid);
const failing = (code: string, retryAfterMs: number | null = null): Told => ({
  ...{ outcomes: [], again: [] },
  failure: { code, retryAfterMs },
});

/**
 * Brings statements to the Database, all or nothing a post. Bad ones are split out with the Database's own words, or by halving where it does
 * not say which; the rest goes again. With `asksFirst` each puid is asked for before: an attempt before this one may have arrived, and only
 * its answer was lost. Nothing is ever there twice: the Database takes a puid once.
 */
export async function exchange(ask: Ask, statements: readonly Statement[], asksFirst: boolean): Promise<Exchanged> {
  const outcomes = new Map<string, Outcome>();
  let rest = [...statements];
  if (asksFirst) {
    for (const statement of statements) {
      const answer = await existing(ask, puidOf(statement));
      if ("code" in answer) return { outcomes, failure: answer };
      if (answer.found) outcomes.set(puidOf(statement), { sent: true, id: answer.id });
    }
    rest = rest.filter((one) => !outcomes.has(puidOf(one)));
  }
  const groups: (readonly Statement[])[] = rest.length === 0 ? [] : [rest];
  for (let posts = 0; groups.length > 0; posts += 1) {
    const group = groups.shift();
    if (group === undefined || group.length === 0) continue;
    if (posts === postsMax) return { outcomes, failure: { code: "too-many-parts", retryAfterMs: null } };
    const told = await tell(ask, group, await ask("POST", "/api/v1/statements", { statements: group }));
    for (const [puid, outcome] of told.outcomes) outcomes.set(puid, outcome);
    if (told.failure !== null) return { outcomes, failure: told.failure };
    groups.unshift(...told.again);
  }
  return { outcomes, failure: null };
}

/** What an answer says of the statements of its post. */
async function tell(ask: Ask, group: readonly Statement[], answer: Answer): Promise<Told> {
  if ("failure" in answer) return failing(answer.failure);
  const { status, json, retryAfterMs } = answer;
  if (status === 200 || status === 201) return created(ask, group, json);
  const errors = fieldsOf(fieldsOf(json).errors);
  if (status === 409 || status === 422) {
    const known = await alreadyThere(ask, group, json);
    if (known !== null) return known;
    const bad = badOnes(group, errors);
    if (bad.size > 0) {
      const again = group.filter((one) => !bad.has(puidOf(one)));
      return { outcomes: [...bad], again: again.length === 0 ? [] : [again], failure: null };
    }
  }
  if (status === 400 || status === 413 || status === 422) return halved(group, json, status);
  return failing(`http-${status}`, retryAfterMs);
}

async function created(ask: Ask, group: readonly Statement[], json: unknown): Promise<Told> {
  const list = fieldsOf(json).statements;
  const ids = new Map((Array.isArray(list) ? list : []).map((one) => [fieldsOf(one).puid, idOf(one)]));
  const outcomes: [string, Outcome][] = [];
  for (const puid of group.map(puidOf)) {
    const id = ids.get(puid);
    if (id !== undefined && id !== null) {
      outcomes.push([puid, { sent: true, id }]);
      continue;
    }
    // Created, it says, but not under which id: asked for, or left to the next attempt.
    const answer = await existing(ask, puid);
    if ("code" in answer) return { outcomes, again: [], failure: answer };
    if (!answer.found) return { outcomes, again: [], failure: { code: "answer-incomplete", retryAfterMs: null } };
    outcomes.push([puid, { sent: true, id: answer.id }]);
  }
  return { outcomes, again: [], failure: null };
}

/** Puids that the Database has already are settled as sent; the rest goes again. Null where the answer is not about that. */
async function alreadyThere(ask: Ask, group: readonly Statement[], json: unknown): Promise<Told | null> {
  const { errors, existing: one } = fieldsOf(json);
  const listed = fieldsOf(errors).existing_puids;
  const named = Array.isArray(listed) ? listed : group.length === 1 && one !== undefined ? [group[0]?.puid] : [];
  const there = group.map(puidOf).filter((puid) => named.includes(puid));
  if (there.length === 0) return null;
  const outcomes: [string, Outcome][] = [];
  for (const puid of there) {
    const answer = await existing(ask, puid);
    if ("code" in answer) return { outcomes, again: [], failure: answer };
    outcomes.push([puid, { sent: true, id: answer.found ? answer.id : null }]);
  }
  const again = group.filter((statement) => !there.includes(puidOf(statement)));
  return { outcomes, again: again.length === 0 ? [] : [again], failure: null };
}

/** The statements that the answer names by their place, `statement_3`, with its words on their fields. */
function badOnes(group: readonly Statement[], errors: Fields): Map<string, Outcome> {
  const bad = new Map<string, Outcome>();
  for (const [name, fields] of Object.entries(errors)) {
    const at = /^statement_(\d{1,3})$/.exec(name)?.[1];
    const statement = at === undefined ? undefined : group[Number(at)];
    if (statement !== undefined) bad.set(puidOf(statement), { sent: false, refusal: wordsOf(fields) });
  }
  return bad;
}

/** It does not say which one: each half goes by itself, until one is left, which is bad. */
function halved(group: readonly Statement[], json: unknown, status: number): Told {
  const [only] = group;
  if (group.length === 1 && only !== undefined) {
    const { errors, message } = fieldsOf(json);
    const refusal = wordsOf(errors ?? message) || `The Database answered ${status}.`;
    return { outcomes: [[puidOf(only), { sent: false, refusal }]], again: [], failure: null };
  }
  const middle = Math.ceil(group.length / 2);
  return { outcomes: [], again: [group.slice(0, middle), group.slice(middle)], failure: null };
}

/** Whether the Database has a puid: 302 with the statement, or 404. */
async function existing(ask: Ask, puid: string): Promise<{ found: boolean; id: string | null } | Failure> {
  const answer = await ask("GET", `/api/v1/statement/existing-puid/${encodeURIComponent(puid)}`);
  if ("failure" in answer) return { code: answer.failure, retryAfterMs: null };
  if (answer.status === 302 || answer.status === 200) return { found: true, id: idOf(answer.json) };
  // Only its own word for it: a wrong address answers 404 to everything.
  if (answer.status === 404 && typeof fieldsOf(answer.json).message === "string") return { found: false, id: null };
  return { code: `http-${answer.status}`, retryAfterMs: answer.retryAfterMs };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function idOf(value: unknown): string | null {
  const id = fieldsOf(value).uuid;
  return typeof id === "string" && uuid.test(id) ? id.toLowerCase() : null;
}

/** `category: The selected category is invalid.`, of all fields, without what could not be kept. */
function wordsOf(errors: unknown): string {
  const words =
    typeof errors === "string"
      ? [errors]
      : Object.entries(fieldsOf(errors)).map(
          ([field, said]) => `${field}: ${Array.isArray(said) ? said.join(" ") : String(said)}`,
        );
  const plain = words
    .join(" · ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ")
    .trim();
  return (
    [...plain]
      .slice(0, refusalMax - 20)
      .join("")
      .slice(0, refusalMax) || "The Database gave no reason."
  );
}

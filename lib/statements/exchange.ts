import type { Statement } from "./build.ts";
import { type Answer, type Ask, questionMaxMs } from "./database.ts";
import { existing, type Failure, fieldsOf, idOf } from "./existing.ts";

/** What became of one statement. `id` is the Database's own, null where it only says that it has the puid. */
export type Outcome =
  | { readonly sent: true; readonly id: string | null }
  | { readonly sent: false; readonly refusal: string };

/** What became of statements that went together, by puid; who is not named waits. `failure` says why, as a code. */
export type Exchanged = { readonly outcomes: ReadonlyMap<string, Outcome>; readonly failure: Failure | null };

/** `asksFirst`: an attempt before this one may have arrived. No question is asked whose answer could come after `endsAt`. */
export type Terms = { readonly asksFirst: boolean; readonly endsAt: Date; readonly now: () => Date };

/** Halving a hundred down to one bad statement takes far fewer. */
const postsMax = 64;
const refusalMax = 1000;
const outOfTime = "out-of-time";

/** `locked`: the Database named some of them as its own, and then says that it has none such: they wait, and the rest goes on. */
type Told = {
  readonly outcomes: readonly [string, Outcome][];
  readonly again: readonly (readonly Statement[])[];
  readonly failure: Failure | null;
  readonly locked?: boolean;
};

const puidOf = (statement: Statement) => String(statement.puid);
const failing = (code: string, retryAfterMs: number | null = null): Told => ({
  ...{ outcomes: [], again: [] },
  failure: { code, retryAfterMs },
});

/**
 * Brings statements to the Database, all or nothing a post. Bad ones are split out with the Database's own words, or by halving where it does
 * not say which; the rest goes again. With `asksFirst` each puid is asked for before: an attempt before this one may have arrived, and only
 * its answer was lost. Nothing is ever there twice: the Database takes a puid once. When the time ends, what is known by then is kept.
 */
export async function exchange(ask: Ask, statements: readonly Statement[], terms: Terms): Promise<Exchanged> {
  // Of a Database that answers slowly some are asked for and brought each time: asking leaves time for a post.
  const first = terms.asksFirst
    ? await askFirst(inTime(ask, terms, questionMaxMs), statements)
    : { outcomes: new Map<string, Outcome>(), absent: statements, failure: null };
  if (first.failure !== null && first.failure.code !== outOfTime) return first;
  const brought = await bring(inTime(ask, terms, 0), first.absent);
  return {
    outcomes: new Map([...first.outcomes, ...brought.outcomes]),
    failure: brought.failure ?? first.failure,
  };
}

/** Asks nothing more once an answer could come later than so long before the end. */
function inTime(ask: Ask, { endsAt, now }: Terms, beforeMs: number): Ask {
  return (...question) =>
    now().getTime() + questionMaxMs > endsAt.getTime() - beforeMs
      ? Promise.resolve({ failure: outOfTime })
      : ask(...question);
}

/** Which of them the Database has already, and which it says it has not, as far as it answered. */
async function askFirst(ask: Ask, statements: readonly Statement[]): Promise<Exchanged & { absent: Statement[] }> {
  const outcomes = new Map<string, Outcome>();
  const absent: Statement[] = [];
  for (const statement of statements) {
    const answer = await existing(ask, puidOf(statement));
    if ("code" in answer) return { outcomes, absent, failure: answer };
    if (answer.found) outcomes.set(puidOf(statement), { sent: true, id: answer.id });
    else absent.push(statement);
  }
  return { outcomes, absent, failure: null };
}

async function bring(ask: Ask, statements: readonly Statement[]): Promise<Exchanged> {
  const outcomes = new Map<string, Outcome>();
  const groups = [statements];
  let locked = false;
  for (let posts = 0; groups.length > 0; posts += 1) {
    const group = groups.shift();
    if (group === undefined || group.length === 0) continue;
    if (posts === postsMax) return { outcomes, failure: { code: "too-many-parts", retryAfterMs: null } };
    const told = await tell(ask, group, await ask("POST", "/api/v1/statements", { statements: group }));
    for (const [puid, outcome] of told.outcomes) outcomes.set(puid, outcome);
    if (told.failure !== null) return { outcomes, failure: told.failure };
    locked ||= told.locked === true;
    groups.unshift(...told.again);
  }
  return { outcomes, failure: locked ? { code: "puid-locked", retryAfterMs: null } : null };
}

/** What an answer says of the statements of its post. */
async function tell(ask: Ask, group: readonly Statement[], answer: Answer): Promise<Told> {
  if ("failure" in answer) return failing(answer.failure);
  const { status, json, retryAfterMs } = answer;
  if (status === 201) return created(ask, group, json);
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
  const reason = wordsOf(fieldsOf(json).errors) ?? wordsOf(fieldsOf(json).message);
  // Without the Database's words it is the answer of something before it, which says nothing of a statement, but may find a post too long.
  const refuses = reason !== null && (status === 400 || status === 413 || status === 422);
  if (refuses || (status === 413 && group.length > 1)) return halved(group, reason ?? "");
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

/**
 * Puids that the Database has already are settled as sent; the rest goes again. It names those too that it is only busy with, of which it then
 * says that it has none such: they wait. Null where the answer is not about that.
 */
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
    if (answer.found) outcomes.push([puid, { sent: true, id: answer.id }]);
  }
  const again = group.filter((statement) => !there.includes(puidOf(statement)));
  const locked = outcomes.length < there.length;
  return { outcomes, again: again.length === 0 ? [] : [again], failure: null, locked };
}

/** The statements that the answer names by their place, `statement_3`, with its words on their fields. */
function badOnes(group: readonly Statement[], errors: Readonly<Record<string, unknown>>): Map<string, Outcome> {
  const bad = new Map<string, Outcome>();
  for (const [name, fields] of Object.entries(errors)) {
    const at = /^statement_(\d{1,3})$/.exec(name)?.[1];
    const statement = at === undefined ? undefined : group[Number(at)];
    if (statement !== undefined)
      bad.set(puidOf(statement), { sent: false, refusal: wordsOf(fields) ?? "The Database gave no reason." });
  }
  return bad;
}

/** It does not say which one: each half goes by itself, until one is left, which is bad. */
function halved(group: readonly Statement[], reason: string): Told {
  const [only] = group;
  if (group.length === 1 && only !== undefined)
    return { outcomes: [[puidOf(only), { sent: false, refusal: reason }]], again: [], failure: null };
  const middle = Math.ceil(group.length / 2);
  return { outcomes: [], again: [group.slice(0, middle), group.slice(middle)], failure: null };
}

/** `category: The selected category is invalid.`, of all fields, without what could not be kept. Null where nothing is said. */
function wordsOf(errors: unknown): string | null {
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
      .slice(0, refusalMax) || null
  );
}

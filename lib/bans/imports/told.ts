import { type Rejection, unquoted } from "#lib/bans/imports/rejection.ts";
import { Refusal } from "#lib/refusal.ts";

/** With more than these nobody corrects rows by hand: the sender's program is wrong, and so is what it sends on. */
const rejectionsMax = 1_000_000;
/** So many are kept in one transaction: 4 MB of the stream may be a million. */
const pieceRows = 20_000;
/** So many rejected rows are told with their reasons in the answer itself. */
const firstMax = 100;

type Keep = (piece: readonly Rejection[]) => Promise<unknown>;

/** The rejections of one go of an import: those that wait to be kept, and the first ones, which the answer tells. */
export class Told {
  readonly #importId: string;
  readonly #keep: Keep;
  #waiting: Rejection[] = [];
  readonly #first: Rejection[] = [];
  #count: number;

  /** `before` were rejected by earlier goes. */
  constructor(importId: string, before: number, keep: Keep) {
    this.#importId = importId;
    this.#count = before;
    this.#keep = keep;
  }

  get waiting(): readonly Rejection[] {
    return this.#waiting;
  }

  /** The first rejections by line, with all that their reasons quote. */
  get first(): readonly Rejection[] {
    return this.#first;
  }

  tell(rejection: Rejection): void {
    this.#count += 1;
    this.#waiting.push(rejection);
    noteFirst(this.#first, rejection);
  }

  /** Those up to this line are kept. */
  passed(line: number): void {
    this.#waiting = this.#waiting.filter((one) => one.line > line);
  }

  /** Keeps what waits, in pieces; nothing may be told meanwhile. @throws Refusal `invalid` behind the millionth of the import, which is kept */
  async flush(): Promise<void> {
    const over = Math.max(this.#count - rejectionsMax, 0);
    const kept = this.#waiting.slice(0, Math.max(this.#waiting.length - over, 0));
    for (let at = 0; at < kept.length; at += pieceRows) await this.#keep(kept.slice(at, at + pieceRows));
    this.#waiting = [];
    this.assertFew();
  }

  /** @throws Refusal `invalid` where more were rejected than an import may have */
  assertFew(): void {
    if (this.#count <= rejectionsMax) return;
    throw new Refusal(
      "invalid",
      `More than ${rejectionsMax.toLocaleString("en")} rows could not be taken, so the import was stopped. What was committed before is kept: read the reasons at /api/v1/imports/${this.#importId}/rejections, correct the sending program and send again.`,
    );
  }
}

/** Adds a rejection to the first ones by line, which are in order. */
export function noteFirst(first: Rejection[], rejection: Rejection): void {
  const last = first.at(-1);
  if (first.length === firstMax && last !== undefined && last.line < rejection.line) return;
  first.splice(first.findLastIndex(({ line }) => line < rejection.line) + 1, 0, rejection);
  if (first.length > firstMax) first.pop();
}

/** The first of the kept rejections, as they were told: what a reason quotes is not kept, and a go that read the line has it. */
export function asTold(kept: readonly Rejection[], told: readonly Rejection[]): Rejection[] {
  const reasons = new Map(told.map(({ line, reason }) => [line, reason]));
  return kept.slice(0, firstMax).map((one) => {
    const reason = reasons.get(one.line);
    return reason !== undefined && unquoted(reason) === one.reason ? { line: one.line, reason } : one;
  });
}

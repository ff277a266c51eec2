import { openCheckpoint, readCheckpoint } from "#lib/audit/checkpoint.ts";
import type { Evidence, FoundCheckpoint } from "#lib/audit/evidence.ts";
import type { FaultCode, Faults } from "#lib/audit/fault.ts";
import { FormatError } from "#lib/audit/note.ts";

/** A checkpoint whose signature holds, waiting for the walk to reach its size. */
export type SignedTree = FoundCheckpoint & { readonly size: number; readonly root: Buffer; readonly isKept: boolean };

/** Opens every checkpoint, those in the log and those kept elsewhere, and holds each against the root at its size. */
export class SignedTrees {
  /** How many stand in the log. */
  count = 0;
  /** The first whose root is not that of the entries, and the size of the last before it that agreed. */
  agreed = 0;
  differed: SignedTree | null = null;
  /** The newest one reached: what a doubt is judged by. */
  newest: SignedTree | null = null;
  readonly #evidence: Evidence;
  readonly #faults: Faults;
  readonly #found: AsyncIterator<FoundCheckpoint>;
  readonly #kept: FoundCheckpoint[];
  #next: SignedTree | null = null;
  #nextKept: SignedTree | null = null;

  constructor(evidence: Evidence, faults: Faults) {
    this.#evidence = evidence;
    this.#faults = faults;
    this.#found = evidence.checkpoints[Symbol.asyncIterator]();
    this.#kept = [...evidence.kept].sort((one, other) => sizeOf(one.note) - sizeOf(other.note));
  }

  async begin(): Promise<void> {
    await this.#advance();
    this.#advanceKept();
  }

  /** The size at which the walk has to stop next. */
  get stop(): number {
    return Math.min(this.#next?.size ?? Number.POSITIVE_INFINITY, this.#nextKept?.size ?? Number.POSITIVE_INFINITY);
  }

  /** Compares all that was signed for exactly `size` leaves. `root` is asked for only where something was. */
  async compare(size: number, root: () => Buffer): Promise<void> {
    for (; this.#next?.size === size; await this.#advance()) this.#compareOne(this.#next, root());
    for (; this.#nextKept?.size === size; this.#advanceKept()) this.#compareOne(this.#nextKept, root());
  }

  /** What was signed for more leaves than there are. */
  async *beyond(): AsyncGenerator<SignedTree> {
    for (; this.#next !== null; await this.#advance()) yield this.#next;
    for (; this.#nextKept !== null; this.#advanceKept()) yield this.#nextKept;
  }

  #compareOne(signed: SignedTree, root: Buffer): void {
    if (Buffer.compare(root, signed.root) === 0) {
      if (this.differed === null) this.agreed = signed.size;
      this.newest = signed;
      return;
    }
    this.differed ??= signed;
    if (!signed.isKept) {
      this.newest = signed;
      return;
    }
    const what = "the log did not grow from the checkpoint that was kept: an entry that it covers was altered";
    this.#faults.add({ table: signed.table, id: signed.id, code: "log-replaced", leafIndex: null, what });
  }

  async #advance(): Promise<void> {
    const before = this.#next?.size ?? 0;
    this.#next = null;
    while (this.#next === null) {
      const { value, done } = await this.#found.next();
      if (done === true) return;
      this.count += 1;
      this.#next = this.#opened(value, before, false);
    }
  }

  #advanceKept(): void {
    const before = this.#nextKept?.size ?? 0;
    this.#nextKept = null;
    while (this.#nextKept === null) {
      const found = this.#kept.shift();
      if (found === undefined) return;
      this.#nextKept = this.#opened(found, before, true);
    }
  }

  /** The note is an attacker's until its signature holds; columns beside it stay one's. */
  #opened(found: FoundCheckpoint, before: number, isKept: boolean): SignedTree | null {
    const { table, id, note, claimed } = found;
    const wrong = (code: FaultCode, what: string) => this.#faults.add({ table, id, code, leafIndex: null, what });
    try {
      const { size, root } = openCheckpoint(note, this.#evidence.verifier);
      if (claimed !== undefined && (claimed.size !== size || Buffer.compare(claimed.root, root) !== 0)) {
        wrong("checkpoint-columns", "the checkpoint's columns are not what its signed note says");
      } else if (size >= before) {
        return { ...found, size, root, isKept };
      }
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      const code = sizeOf(note) < 0 ? "checkpoint-form" : "checkpoint-signature";
      wrong(code, `a checkpoint does not hold: ${error.message}`);
    }
    return null;
  }
}

/** What the note says of itself; -1 where it is not a checkpoint. */
function sizeOf(note: string): number {
  try {
    return readCheckpoint(note).size;
  } catch {
    return -1;
  }
}

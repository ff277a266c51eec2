import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import { type BanBatch, batchRowsMax, type Received, textOf } from "#lib/bans/arriving/batch.ts";
import { inTurn } from "#lib/bans/arriving/inTurn.ts";
import type { Packed } from "#lib/bans/arriving/packing.ts";
import { packStream } from "#lib/bans/arriving/packStream.ts";
import { type Beside, receive } from "#lib/bans/arriving/receive.ts";
import type { Repeat } from "#lib/bans/arriving/repeat.ts";
import { houseSource } from "#lib/bans/ban.ts";
import { explained } from "#lib/db/explained.ts";
import type { Ground } from "#lib/db/ground.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { RecordFormat } from "#lib/records.ts";
import { Refusal } from "#lib/refusal.ts";

/** What the sender is told, by the command and over HTTP alike: `read` is the sum of the next three, `conflicting` a part of `rejected`. */
export type ImportSummary = {
  readonly read: number;
  readonly imported: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** Rows whose id had arrived before with other content; the first stays. */
  readonly conflicting: number;
  readonly seconds: number;
};

export type BanImport = {
  /** The sender's name: lower case letters, digits and hyphens. */
  readonly source: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly format?: RecordFormat | undefined;
  /** A machine's `Idempotency-Key`. */
  readonly repeatKey?: string | undefined;
  /** Rows a batch; each batch is one transaction and one entry. */
  readonly batchRows?: number;
  readonly onFault?: (line: number, reason: string, text: string) => void;
  /**
   * Runs in the transaction of each batch, batch after batch. Each line up to `through` is in this batch or an earlier one, or was told
   * to `onFault`; so is a row that the transaction itself refuses.
   */
  readonly beside?: (tx: Tx, now: Date, batch: Received & { readonly through: number }) => Promise<void>;
  /** Called a few times a second at most by the pace of the stream; `imported` counts what is committed. */
  readonly onProgress?: (summary: ImportSummary) => void;
};

const conflictSentence = "This id arrived before with other content; the first stays.";

/**
 * Takes a stream of bans into the ledger, batch by batch; each batch is one transaction and one entry. While PostgreSQL stores one
 * batch the next is packed, so memory is that of four batches whatever the length of the stream.
 * @throws Refusal `invalid` when the stream breaks off or nothing in it can be read, `conflict` when the database cannot take more:
 * the batches before are kept in each case, and sending the same again changes nothing twice.
 */
export async function importBans(ground: Ground, actor: Actor, given: BanImport): Promise<ImportSummary> {
  assertSource(given.source);
  const run = new Run(ground, actor, given);
  try {
    for await (const packed of run.packed()) await run.take(packed);
    return await run.finish();
  } catch (error) {
    await run.settle();
    throw error;
  }
}

function assertSource(source: string): void {
  if (source === houseSource) {
    throw new Refusal(
      "invalid",
      `The source ${houseSource} is the house's own. Nothing was imported: give the sender's name.`,
    );
  }
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(source)) return;
  throw new Refusal("invalid", "A source is a name of lower case letters, digits and hyphens. Nothing was imported.");
}

class Run {
  readonly #ground: Ground;
  readonly #actor: Actor;
  readonly #given: BanImport;
  readonly #started = performance.now();
  readonly #digest = createHash("sha256");
  readonly #spare: SharedArrayBuffer[] = [];
  #broken: { readonly error: unknown } | null = null;
  #last: BanBatch | null = null;
  #flight: Promise<unknown> = Promise.resolve();
  #counts = { read: 0, imported: 0, duplicate: 0, rejected: 0, conflicting: 0 };

  constructor(ground: Ground, actor: Actor, given: BanImport) {
    this.#ground = ground;
    this.#actor = actor;
    this.#given = given;
  }

  packed(): AsyncIterable<Packed> {
    const { source, format, batchRows = batchRowsMax } = this.#given;
    return packStream({
      input: this.#input(),
      isWhole: () => this.#broken === null,
      settings: {
        ...{ source, format, keys: { account: this.#ground.keys.account } },
        ...{ rowsMax: Math.min(batchRows, batchRowsMax), nowMs: this.#ground.now().getTime() },
      },
      spare: this.#spare,
      code: this.#ground.code,
    });
  }

  /** The stream, up to where it breaks off. */
  async *#input(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.#given.input) {
        if (this.#given.repeatKey !== undefined) this.#digest.update(chunk);
        yield chunk;
      }
    } catch (error) {
      this.#broken = { error };
    }
  }

  async take({ read, faults, batches, ended }: Packed): Promise<void> {
    this.#counts.read += read;
    this.#counts.rejected += faults.length;
    for (const fault of faults) this.#given.onFault?.(...fault);
    for (const batch of batches) {
      if (ended && batch === batches.at(-1)) this.#last = batch;
      else await this.#send(batch);
    }
  }

  async finish(): Promise<ImportSummary> {
    await this.#flight;
    if (this.#broken !== null) throw this.#brokenOff(this.#broken.error);
    if (this.#last === null) return this.#summary();
    const received = await this.#receive(this.#last, this.#repeat());
    if (received.answered === undefined) return this.#summary();
    const { read, imported, duplicate, rejected, conflicting = 0, seconds } = received.answered as ImportSummary;
    return { read, imported, duplicate, rejected, conflicting, seconds };
  }

  /** Waits for what is under way, whatever becomes of it. */
  async settle(): Promise<void> {
    await this.#flight.catch(() => undefined);
  }

  #brokenOff(error: unknown): unknown {
    if (error instanceof Refusal) return error;
    const { read, imported, duplicate } = this.#counts;
    return new Refusal(
      "invalid",
      `The stream broke off after ${read} rows. ${imported + duplicate} of them are in the ledger and stay there: send the whole again, nothing lands twice.`,
    );
  }

  async #send(batch: BanBatch): Promise<void> {
    await this.#flight;
    this.#flight = this.#receive(batch).then(() => this.#spare.push(batch.memory));
    // Its failure is thrown where it is next waited for.
    this.#flight.catch(() => undefined);
  }

  async #receive(batch: BanBatch, repeat?: Repeat): Promise<Received> {
    const through = batch.lines[batch.size - 1] ?? 0;
    const told = new Set<number>();
    const beside: Beside = async (tx, now, counts) => {
      // Before the commit, so that no row is both passed over and untold; the transaction may run more than once.
      for (const row of counts.conflicting.filter((one) => !told.has(one))) this.#tell(batch, row);
      for (const row of counts.conflicting) told.add(row);
      await this.#given.beside?.(tx, now, { ...counts, through });
    };
    const given = { batch, beside, ...(repeat === undefined ? {} : { repeat }) };
    const received = await inTurn(batch.source, () => explained(() => receive(this.#ground, this.#actor, given)));
    const { imported, duplicate, conflicting } = received;
    this.#counts.imported += imported;
    this.#counts.duplicate += duplicate;
    this.#counts.rejected += conflicting.length;
    this.#counts.conflicting += conflicting.length;
    this.#given.onProgress?.(this.#summary());
    return received;
  }

  #tell(batch: BanBatch, row: number): void {
    this.#given.onFault?.(batch.lines[row] ?? 0, conflictSentence, textOf(batch, row));
  }

  #repeat(): Repeat | undefined {
    const key = this.#given.repeatKey;
    if (key === undefined) return undefined;
    return { key, digest: this.#digest.digest("hex"), answer: this.#summary(), startedMs: this.#started };
  }

  #summary(): ImportSummary {
    return { ...this.#counts, seconds: Math.round(performance.now() - this.#started) / 1000 };
  }
}

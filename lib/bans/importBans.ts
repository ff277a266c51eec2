import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Actor } from "#lib/auth/actor.ts";
import { type BanBatch, batchRowsMax, newBatch, type Received, reuseBatch } from "#lib/bans/batch.ts";
import { packer } from "#lib/bans/pack.ts";
import { readBans } from "#lib/bans/readBans.ts";
import { receive } from "#lib/bans/receive.ts";
import type { Repeat } from "#lib/bans/repeat.ts";
import { sealBatch } from "#lib/bans/seal.ts";
import { explained } from "#lib/db/explained.ts";
import type { Ground } from "#lib/db/ground.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { RecordFormat } from "#lib/records.ts";
import { Refusal } from "#lib/refusal.ts";

/** What the sender is told, by the command and over HTTP alike. */
export type ImportSummary = {
  readonly read: number;
  readonly imported: number;
  readonly duplicate: number;
  readonly rejected: number;
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

const sliceBytes = 65_536;

/**
 * Takes a stream of bans into the ledger, batch by batch; each batch is one transaction and one entry. While PostgreSQL stores one
 * batch the next is read, so memory is that of three batches whatever the length of the stream.
 * @throws Refusal `invalid` when the stream breaks off or nothing in it can be read, `conflict` when the database cannot take more:
 * the batches before are kept in each case, and sending the same again changes nothing twice.
 */
export async function importBans(ground: Ground, actor: Actor, given: BanImport): Promise<ImportSummary> {
  assertSource(given.source);
  const run = new Run(ground, actor, given);
  try {
    for await (const chunk of run.chunks()) await run.take(chunk);
    return await run.finish();
  } catch (error) {
    await run.settle();
    throw error;
  }
}

function assertSource(source: string): void {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(source)) return;
  throw new Refusal("invalid", "A source is a name of lower case letters, digits and hyphens. Nothing was imported.");
}

class Run {
  readonly #ground: Ground;
  readonly #actor: Actor;
  readonly #given: BanImport;
  readonly #started = performance.now();
  readonly #digest = createHash("sha256");
  readonly #reader;
  readonly #spare: BanBatch[] = [];
  readonly #full: BanBatch[] = [];
  readonly #rowsMax: number;
  #current: BanBatch;
  #flight: Promise<unknown> = Promise.resolve();
  #counts = { read: 0, imported: 0, duplicate: 0, rejected: 0 };

  constructor(ground: Ground, actor: Actor, given: BanImport) {
    this.#ground = ground;
    this.#actor = actor;
    this.#given = given;
    this.#rowsMax = Math.min(given.batchRows ?? batchRowsMax, batchRowsMax);
    this.#current = newBatch(given.source, this.#rowsMax);
    const pack = packer(ground.keys);
    const ban: Parameters<typeof readBans>[0]["ban"] = (one, line) => {
      this.#counts.read += 1;
      // A full batch leaves when the next ban is there, so that the last batch is known for what it is.
      if (this.#current.size === this.#rowsMax) this.#turn();
      pack(this.#current, one, line);
    };
    const fault = (line: number, reason: string, text: string) => {
      this.#counts.read += 1;
      this.#counts.rejected += 1;
      given.onFault?.(line, reason, text);
    };
    this.#reader = readBans({ ban, fault }, { format: given.format, now: ground.now() });
  }

  /** The stream, with one sentence where it breaks off. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#given.input;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      await this.settle();
      const { read, imported, duplicate } = this.#counts;
      throw new Refusal(
        "invalid",
        `The stream broke off after ${read} rows. ${imported + duplicate} of them are in the ledger and stay there: send the whole again, nothing lands twice.`,
      );
    }
  }

  async take(chunk: Uint8Array): Promise<void> {
    if (this.#given.repeatKey !== undefined) this.#digest.update(chunk);
    for (let at = 0; at < chunk.length; at += sliceBytes) {
      this.#reader.push(chunk.subarray(at, at + sliceBytes));
      for (const batch of this.#full.splice(0)) await this.#send(batch);
      // The connection to PostgreSQL is served between two slices.
      await setImmediate();
    }
  }

  async finish(): Promise<ImportSummary> {
    this.#reader.end();
    for (const batch of this.#full.splice(0)) await this.#send(batch);
    if (this.#current.size === 0) {
      await this.#flight;
      return this.#summary();
    }
    sealBatch(this.#current);
    await this.#flight;
    const received = await this.#receive(this.#current, this.#repeat());
    if (received.answered === undefined) return this.#summary();
    const { read, imported, duplicate, rejected, seconds } = received.answered as ImportSummary;
    return { read, imported, duplicate, rejected, seconds };
  }

  /** Waits for what is under way, whatever becomes of it. */
  async settle(): Promise<void> {
    await this.#flight.catch(() => undefined);
  }

  #turn(): void {
    this.#full.push(this.#current);
    const spare = this.#spare.pop();
    this.#current = spare === undefined ? newBatch(this.#given.source, this.#rowsMax) : reuseBatch(spare);
  }

  async #send(batch: BanBatch): Promise<void> {
    sealBatch(batch);
    await this.#flight;
    this.#flight = this.#receive(batch).then(() => this.#spare.push(batch));
    // Its failure is thrown where it is next waited for.
    this.#flight.catch(() => undefined);
  }

  async #receive(batch: BanBatch, repeat?: Repeat): Promise<Received> {
    const { beside } = this.#given;
    const through = batch.lines[batch.size - 1] ?? 0;
    const received = await explained(() =>
      receive(this.#ground, this.#actor, {
        batch,
        ...(repeat === undefined ? {} : { repeat }),
        ...(beside === undefined ? {} : { beside: (tx, now, counts) => beside(tx, now, { ...counts, through }) }),
      }),
    );
    this.#counts.imported += received.imported;
    this.#counts.duplicate += received.duplicate;
    this.#given.onProgress?.(this.#summary());
    return received;
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

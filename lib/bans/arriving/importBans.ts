import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import { assertSource } from "#lib/bans/arriving/assertSource.ts";
import type { BanImport, Imported, ImportSummary } from "#lib/bans/arriving/banImport.ts";
import { type BanBatch, batchRowsMax, type Received, textOf } from "#lib/bans/arriving/batch.ts";
import type { Beside } from "#lib/bans/arriving/conclude.ts";
import { inTurn } from "#lib/bans/arriving/inTurn.ts";
import type { Packed } from "#lib/bans/arriving/packing.ts";
import { packStream } from "#lib/bans/arriving/packStream.ts";
import { receive } from "#lib/bans/arriving/receive.ts";
import { receiveNothing } from "#lib/bans/arriving/receiveNothing.ts";
import type { Repeat } from "#lib/bans/arriving/repeat.ts";
import { explained } from "#lib/db/explained.ts";
import type { Ground } from "#lib/db/ground.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { AuditEntry } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** So many rows may be told to `onFault` before there is room to keep them; one piece of the stream may bring more. */
const toldMax = 5_000;
const conflictSentence = "This id arrived before with other content; the first stays.";

/**
 * Takes a stream of bans into the ledger, batch by batch; each batch is one transaction and one entry. While PostgreSQL stores one
 * batch the next is packed, so memory is that of four batches whatever the length of the stream.
 * @throws Refusal `invalid` when the stream breaks off or nothing in it can be read, `conflict` when the database cannot take more:
 * the batches before are kept in each case, and sending the same again changes nothing twice.
 */
export async function importBans(ground: Ground, actor: Actor, given: BanImport): Promise<Imported> {
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
  #told = 0;
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
    this.#told += faults.length;
    for (const fault of faults) this.#given.onFault?.(...fault);
    if (this.#told >= toldMax && this.#given.keepFaults !== undefined) {
      await this.#flight;
      await this.#given.keepFaults();
      this.#told = 0;
    }
    for (const batch of batches) {
      if (ended && batch === batches.at(-1)) this.#last = batch;
      else await this.#send(batch);
    }
  }

  async finish(): Promise<Imported> {
    await this.#flight;
    if (this.#broken !== null) throw this.#brokenOff(this.#broken.error);
    const { answered } = await (this.#last === null ? this.#endWithout() : this.#receive(this.#last, true));
    if (answered === undefined) return this.#summary();
    const { read, imported, duplicate, rejected, conflicting = 0, seconds, import: id } = answered as Imported;
    return { read, imported, duplicate, rejected, conflicting, seconds, ...(id === undefined ? {} : { import: id }) };
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

  async #receive(batch: BanBatch, isLast = false): Promise<Received> {
    const through = batch.lines[batch.size - 1] ?? 0;
    const told = new Set<number>();
    const beside: Beside = async (tx, now, counts) => {
      // Before the commit, so that no row is both passed over and untold; the transaction may run more than once.
      for (const row of counts.conflicting.filter((one) => !told.has(one))) this.#tell(batch, row);
      for (const row of counts.conflicting) told.add(row);
      await this.#given.beside?.(tx, now, { ...counts, through });
      return isLast ? this.#close(tx, now, counts) : [];
    };
    const given = { batch, beside, ...(isLast ? this.#repeat() : {}) };
    const received = await inTurn(batch.source, () => explained(() => receive(this.#ground, this.#actor, given)));
    this.#told += received.conflicting.length;
    this.#counts = this.#countsWith(received);
    this.#given.onProgress?.(this.#summary());
    return received;
  }

  /** The end of a stream without one sound row. */
  async #endWithout(): Promise<Partial<Received>> {
    const { source, repeatKey, close } = this.#given;
    if (repeatKey === undefined && (close === undefined || this.#counts.rejected === 0)) return {};
    const beside: Beside = (tx, now, counts) => this.#close(tx, now, counts);
    return explained(() => receiveNothing(this.#ground, this.#actor, { source, beside, ...this.#repeat() }));
  }

  async #close(tx: Tx, now: Date, last: Received): Promise<readonly AuditEntry[]> {
    if (last.answered !== undefined) return [];
    return (await this.#given.close?.(tx, now, this.#summary(last))) ?? [];
  }

  #tell(batch: BanBatch, row: number): void {
    this.#given.onFault?.(batch.lines[row] ?? 0, conflictSentence, textOf(batch, row));
  }

  #repeat(): { readonly repeat?: Repeat } {
    const { repeatKey: key, importId } = this.#given;
    if (key === undefined) return {};
    const answer = (last: Received) => ({
      ...this.#summary(last),
      ...(importId === undefined ? {} : { import: importId }),
    });
    return { repeat: { key, digest: this.#digest.digest("hex"), answer } };
  }

  #summary(last?: Received): ImportSummary {
    return { ...this.#countsWith(last), seconds: Math.round(performance.now() - this.#started) / 1000 };
  }

  #countsWith(last?: Received): Omit<ImportSummary, "seconds"> {
    const { read, imported, duplicate, rejected, conflicting } = this.#counts;
    if (last === undefined) return this.#counts;
    const more = last.conflicting.length;
    return {
      ...{ read, imported: imported + last.imported, duplicate: duplicate + last.duplicate },
      ...{ rejected: rejected + more, conflicting: conflicting + more },
    };
  }
}

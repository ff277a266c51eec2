import type { Actor } from "#lib/auth/actor.ts";
import type { BanImport } from "#lib/bans/arriving/banImport.ts";
import { closeImport } from "#lib/bans/imports/concludeImport.ts";
import { keepRejections } from "#lib/bans/imports/keepRejections.ts";
import { addRejections, countRejections, type Rejection } from "#lib/bans/imports/rejection.ts";
import { Told } from "#lib/bans/imports/told.ts";
import { writeDown } from "#lib/bans/imports/writeDown.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";

const lineFeed = 10;

/**
 * A stream that comes in one request. Nothing is written down of it but its batches, unless rows are rejected: these are kept under an
 * id of this request alone, and are complete when the import's last batch commits. Of a request that was cut they are forgotten after
 * 30 days like those of any import; nobody was told their id.
 */
export class Whole {
  readonly id = newId();
  readonly #ground: Ground;
  readonly #actor: Actor;
  readonly #told: Told;
  #bytes = 0;
  #lines = 0;
  #isInLine = false;

  constructor(ground: Ground, actor: Actor) {
    this.#ground = ground;
    this.#actor = actor;
    this.#told = new Told(this.id, 0, (rejections) => this.#keep(rejections));
  }

  get first(): readonly Rejection[] {
    return this.#told.first;
  }

  /** The stream as it comes, counted. */
  async *counted(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of input) {
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) this.#lines += 1;
      this.#bytes += chunk.length;
      if (chunk.length > 0) this.#isInLine = chunk.at(-1) !== lineFeed;
      yield chunk;
    }
  }

  readonly fault = (line: number, reason: string): void => this.#told.tell({ line, reason });

  readonly keepFaults = (): Promise<void> => this.#told.flush();

  /** In the transaction that ends it. It may run again when the transaction does. */
  readonly close: NonNullable<BanImport["close"]> = async (tx, now, { imported, duplicate, rejected, conflicting }) => {
    if (rejected === 0) return [];
    this.#told.assertFew();
    const source = this.#actor.name;
    await writeDown(tx, source, this.id, now);
    await addRejections(tx, this.id, this.#told.waiting);
    const lines = this.#lines + (this.#isInLine ? 1 : 0);
    const end = { id: this.id, from: 0, offset: this.#bytes, lines, counted: 0 };
    const whole = { imported, duplicate, conflicting };
    const kept = await countRejections(tx, this.id, { after: 0 });
    const { entry } = await closeImport(tx, source, now, { ...end, rejected: kept, whole });
    return [entry];
  };

  #keep(rejections: readonly Rejection[]): Promise<unknown> {
    return keepRejections(this.#ground, this.#actor, { id: this.id, whole: true, rejections: [...rejections] });
  }
}

import type { Received } from "#lib/bans/arriving/batch.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { AuditEntry } from "#lib/operation.ts";
import type { RecordFormat } from "#lib/records.ts";

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

/** `import` is there where a key's answer was kept, which may be that of another call: under this id its rejections are. */
export type Imported = ImportSummary & { readonly import?: string };

export type BanImport = {
  /** The sender's name: lower case letters, digits and hyphens. */
  readonly source: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly format?: RecordFormat | undefined;
  /** A machine's `Idempotency-Key`. */
  readonly repeatKey?: string | undefined;
  /** Under which id the rejections are kept; the answer that is kept for `repeatKey` names it. */
  readonly importId?: string;
  /** Rows a batch; each batch is one transaction and one entry. */
  readonly batchRows?: number;
  readonly onFault?: (line: number, reason: string, text: string) => void;
  /** Called when thousands of rows were told to `onFault` since, with no batch under way: room to keep them before more come. */
  readonly keepFaults?: () => Promise<void>;
  /**
   * Runs in the transaction of each batch, batch after batch. Each line up to `through` is in this batch or an earlier one, or was told
   * to `onFault`; so is a row that the transaction itself refuses.
   */
  readonly beside?: (tx: Tx, now: Date, batch: Received & { readonly through: number }) => Promise<void>;
  /**
   * Runs in the transaction that ends the import: that of its last batch, or where not one row was sound one of its own. All rows were
   * told before. It does not run where another call under the same key was first. What it gives is entered in the log.
   */
  readonly close?: (tx: Tx, now: Date, summary: ImportSummary) => Promise<readonly AuditEntry[]>;
  /** Called a few times a second at most by the pace of the stream; `imported` counts what is committed. */
  readonly onProgress?: (summary: ImportSummary) => void;
};

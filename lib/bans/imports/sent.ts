import type { ImportSummary } from "#lib/bans/arriving/banImport.ts";
import type { Rejection } from "#lib/bans/imports/rejection.ts";
import type { RecordFormat } from "#lib/records.ts";

/** What a machine sends: unpacked text, in the pace in which it comes. */
export type Sent = {
  readonly input: AsyncIterable<Uint8Array>;
  readonly format?: RecordFormat | undefined;
  readonly repeatKey?: string | undefined;
};

/** What a machine is told: the summary of the command, the first rejections, and where all of them can be fetched. */
export type Answered = ImportSummary & { readonly import?: string; readonly rejections?: readonly Rejection[] };

import { hashBytes } from "#lib/audit/hash.ts";
import {
  decodeBase64,
  FormatError,
  openNote,
  parseNote,
  type Signer,
  signNote,
  type Verifier,
} from "#lib/audit/note.ts";

/** What a checkpoint says (C2SP tlog-checkpoint): this log had so many leaves and this root. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer };

/** Writes and signs a checkpoint; the signer's name is the origin. */
export function signCheckpoint(tree: { readonly size: number; readonly root: Uint8Array }, signer: Signer): string {
  return signNote(`${signer.name}\n${tree.size}\n${Buffer.from(tree.root).toString("base64")}\n`, signer);
}

/** Reads a checkpoint's text; extension lines are let by. @throws FormatError */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = "", size = "", root = ""] = text.split("\n");
  if (origin === "") throw new FormatError("a checkpoint begins with its origin");
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw new FormatError("a checkpoint's size is a decimal number without leading zeros");
  const bytes = decodeBase64(root);
  if (bytes.length !== hashBytes) throw new FormatError("a checkpoint's root is 32 bytes");
  return { origin, size: Number(size), root: bytes };
}

/** The checkpoint in a note that the log's own key signed; the origin must be the key's name. @throws FormatError */
export function openCheckpoint(note: string, verifier: Verifier): Checkpoint {
  const { text } = openNote(note, [verifier]);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== verifier.name) throw new FormatError("the checkpoint is of another log");
  return checkpoint;
}

/** The checkpoint in a note whose signature is not looked at. @throws FormatError */
export function readCheckpoint(note: string): Checkpoint {
  return parseCheckpoint(parseNote(note).text);
}

import { createHash } from "node:crypto";
import { Refusal } from "#lib/refusal.ts";
import { cleanFileName } from "./fileName.ts";
import type { Flag } from "./flag.ts";
import { foreignKind, startsWith } from "./foreign.ts";
import { documentBytesMax } from "./limit.ts";
import { readPdf } from "./pdf.ts";
import { hidesMarkup, type Picture, readJpeg, readPng, readTiff } from "./picture.ts";
import { afterEnd, secondFile } from "./secondFile.ts";

export const mediaTypes = [
  "application/pdf",
  "image/png",
  "image/jpeg",
  "image/tiff",
  "message/rfc822",
  "application/json",
] as const;
export type MediaType = (typeof mediaTypes)[number];

/** What came in, as it may be kept. */
export type Inspected = {
  readonly mediaType: MediaType;
  /** Cleaned, for people; never a path. */
  readonly fileName: string;
  readonly sha256: Buffer;
  /** In bytes. */
  readonly size: number;
  readonly flags: readonly Flag[];
};

/** By which way bytes came: mail is taken at the staff's own door only, data (JSON) only where e-Evidence data are. */
export type UploadDoor = "document" | "mail" | "data";

const accepted = "Send it as PDF, PNG, JPEG or TIFF.";
const endings: Readonly<Record<MediaType, RegExp>> = {
  "application/pdf": /^pdf$/iu,
  "image/png": /^png$/iu,
  "image/jpeg": /^jpe?g$/iu,
  "image/tiff": /^tiff?$/iu,
  "message/rfc822": /^eml$/iu,
  "application/json": /^json$/iu,
};

/**
 * Decides by the bytes alone what was handed in: neither its name nor the type that the sender wrote beside it counts. Nothing is rendered,
 * unpacked or run.
 * @throws Refusal `invalid`, with one sentence that names what it is and what to send instead.
 */
export function inspectUpload(given: Uint8Array, sentName: string, door: UploadDoor = "document"): Inspected {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const fileName = cleanFileName(sentName);
  const refuse = (what: string, instead: string = accepted): never => {
    const sentence = `“${fileName}” ${what}, so it was not kept. ${instead}`;
    throw new Refusal("invalid", sentence, { file: sentence });
  };
  if (bytes.length === 0) return refuse("is empty", "Choose the file again.");
  if (bytes.length > documentBytesMax)
    return refuse("is larger than 20 MB", "Send it in parts, or scan it in fewer dots.");
  const { mediaType, found } = read(bytes, door, refuse);
  const flags: Flag[] = [...found];
  if (fileName !== sentName) flags.push("name-changed");
  const ending = /\.([^.]{1,12})$/u.exec(fileName)?.[1];
  if (ending !== undefined && !endings[mediaType].test(ending)) flags.push("ending-differs");
  return { mediaType, fileName, sha256: createHash("sha256").update(bytes).digest(), size: bytes.length, flags };
}

type Refuse = (what: string, instead?: string) => never;
type Read = { mediaType: MediaType; found: readonly Flag[] };

function read(bytes: Buffer, door: UploadDoor, refuse: Refuse): Read {
  if (startsWith(bytes, "%PDF-")) return checkedPdf(bytes, refuse);
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return checkedPicture(bytes, "image/png", readPng(bytes), refuse);
  if (startsWith(bytes, "\xff\xd8\xff")) return checkedPicture(bytes, "image/jpeg", readJpeg(bytes), refuse);
  if (startsWith(bytes, "II*\0") || startsWith(bytes, "MM\0*")) {
    return checkedPicture(bytes, "image/tiff", readTiff(bytes), refuse);
  }
  if (door === "mail" && looksLikeMail(bytes)) return { mediaType: "message/rfc822", found: [] };
  if (door === "data" && isJson(bytes)) return { mediaType: "application/json", found: [] };
  const foreign = foreignKind(bytes);
  if (foreign !== null) return refuse(`is ${foreign}, whatever its name says`, insteadOf(foreign));
  if (bytes.subarray(0, 1024).includes("%PDF-")) return refuse("holds a PDF that does not begin at its first byte");
  if (looksLikeMail(bytes))
    return refuse("is an e-mail", "An e-mail is taken in by the staff; send the documents in it.");
  return refuse("is none of the kinds that are taken");
}

function insteadOf(foreign: string): string {
  if (foreign.includes("archive")) return "Unpack it and send the documents in it as PDF, PNG, JPEG or TIFF.";
  return foreign.includes("picture") ? "Save it as PNG or JPEG and send that." : accepted;
}

/** What stands against a PDF, and what to do about it. */
const pdfFaults = {
  encrypted: [
    "is a PDF that is encrypted",
    "Print it to an unprotected PDF and send that; its password is not needed here.",
  ],
  damaged: ["is a PDF that is damaged or cut off", "Open it, print it to a new PDF and send that."],
  markup: ["is a PDF and an HTML page at once", "Print it to a new PDF and send that."],
} as const;

function checkedPdf(bytes: Buffer, refuse: Refuse): Read {
  const pdf = readPdf(bytes);
  if (pdf.state !== "sound") {
    const [what, instead] = pdfFaults[pdf.state];
    return refuse(what, instead);
  }
  return { mediaType: "application/pdf", found: [...pdf.flags, ...assertOneFile(bytes, "a PDF", pdf.end, refuse)] };
}

const pictureWords = {
  "image/png": "a PNG picture",
  "image/jpeg": "a JPEG picture",
  "image/tiff": "a TIFF picture",
} as const;

function checkedPicture(
  bytes: Buffer,
  mediaType: keyof typeof pictureWords,
  picture: Picture | null,
  refuse: Refuse,
): Read {
  const words = pictureWords[mediaType];
  if (picture === null) return refuse(`is ${words} that is damaged or cut off`, "Save it anew and send that.");
  if (hidesMarkup(picture)) return refuse(`is ${words} that hides an HTML page`, "Save it anew and send that.");
  if (bytes.subarray(0, 1024).includes("%PDF-"))
    return refuse(`is ${words} and a PDF at once`, "Save it anew and send that.");
  return { mediaType, found: assertOneFile(bytes, words, picture.end, refuse) };
}

/** @throws Refusal for two files at once; answers the flag for bytes after the end that are nothing known. */
function assertOneFile(bytes: Buffer, words: string, end: number, refuse: Refuse): readonly Flag[] {
  const after = afterEnd(bytes.subarray(end));
  const second = secondFile(bytes) ?? (after === "unknown" ? null : after);
  if (second !== null) return refuse(`is ${words} and ${second} at once`, "Save or print it anew and send that.");
  return after === "unknown" ? ["bytes-after-end"] : [];
}

/** An e-mail has no magic: its first line is a header field (RFC 5322, 2.2), and one of those that every mail has comes soon. */
function looksLikeMail(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 65_536).toString("latin1");
  return (
    /^(?:>?From [^\r\n]*\r?\n)?[\x21-\x39\x3b-\x7e]{1,200}[ \t]*:/u.test(head) &&
    /^(?:from|date|received|message-id|subject|mime-version|return-path|delivered-to)[ \t]*:/imu.test(head)
  );
}

function isJson(bytes: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

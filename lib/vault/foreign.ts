type Magic = { readonly at?: number; readonly bytes: string | readonly number[]; readonly words: string };

/** What arrives instead of a document, by its first bytes, in the words of the refusal. The more exact stand first. */
const magics: readonly Magic[] = [
  { bytes: [0x1f, 0x8b], words: "a gzip archive" },
  { bytes: "7z\xbc\xaf\x27\x1c", words: "a 7z archive" },
  { bytes: "Rar!\x1a\x07", words: "a RAR archive" },
  { bytes: "BZh", words: "a bzip2 archive" },
  { bytes: "\xfd7zXZ\x00", words: "an xz archive" },
  { bytes: "\x28\xb5\x2f\xfd", words: "a zstd archive" },
  { bytes: "MSCF", words: "a CAB archive" },
  { at: 257, bytes: "ustar", words: "a tar archive" },
  { at: 2, bytes: "-lh", words: "an LHA archive" },
  { bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", words: "an old Office document or Outlook message" },
  { bytes: "\x78\x9f\x3e\x22", words: "an Outlook winmail.dat" },
  { bytes: "{\\rtf", words: "an RTF document" },
  { bytes: "MZ", words: "a Windows program" },
  { bytes: "\x7fELF", words: "a Linux program" },
  { bytes: "\xcf\xfa\xed\xfe", words: "a macOS program" },
  { bytes: "\xce\xfa\xed\xfe", words: "a macOS program" },
  { bytes: "\xca\xfe\xba\xbe", words: "a program" },
  { bytes: "#!", words: "a script" },
  { bytes: "%!PS", words: "a PostScript program" },
  { bytes: "GIF8", words: "a GIF picture" },
  { at: 8, bytes: "WEBP", words: "a WebP picture" },
  { at: 4, bytes: "ftyphei", words: "a HEIC picture" },
  { at: 4, bytes: "ftypmif1", words: "a HEIC picture" },
  { at: 4, bytes: "ftyp", words: "a film" },
  { bytes: "BM", words: "a BMP picture" },
  { bytes: "II+\x00", words: "a BigTIFF picture" },
  { bytes: "MM\x00+", words: "a BigTIFF picture" },
];

const markup = /<(?:!doctype\s+html|html|head|body|script|iframe|object|embed|meta\s|\?php)/iu;

/** What bytes are that are none of the accepted types, in the words of a refusal such as “a ZIP archive”; null when nothing is recognised. */
export function foreignKind(bytes: Buffer): string | null {
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06") || startsWith(bytes, "PK\x07\x08")) {
    return zipKind(bytes);
  }
  const magic = magics.find((one) => startsWith(bytes, one.bytes, one.at));
  if (magic !== undefined) return magic.words;
  const head = textOf(bytes.subarray(0, 4096));
  if (/<svg[\s>]/iu.test(head)) return "an SVG drawing";
  if (markup.test(head)) return "an HTML page";
  return /^\s*<\?xml/u.test(head) ? "an XML file" : null;
}

/** Whether there is markup that a browser would run, in text of any of the encodings that a browser guesses. */
export function holdsMarkup(bytes: Buffer): boolean {
  const text = textOf(bytes);
  return markup.test(text) || /<svg[\s>]/iu.test(text);
}

/** A ZIP is named by what its first names say that it is; the list of its names is not unpacked. */
function zipKind(bytes: Buffer): string {
  const head = bytes.subarray(0, 65_536).toString("latin1");
  if (head.includes("word/") || head.includes("xl/") || head.includes("ppt/") || head.includes("[Content_Types].xml")) {
    return "an Office document";
  }
  if (head.includes("mimetypeapplication/vnd.oasis")) return "an OpenDocument file";
  if (head.includes("META-INF/MANIFEST.MF")) return "a Java program";
  return "a ZIP archive";
}

/** Latin-1 reads ASCII in every encoding but UTF-16, whose NULs are taken out. */
function textOf(bytes: Buffer): string {
  return bytes.toString("latin1").replaceAll("\0", "");
}

/** Whether the magic number stands at this place. */
export function startsWith(bytes: Buffer, magic: string | readonly number[], at = 0): boolean {
  const wanted = typeof magic === "string" ? Buffer.from(magic, "latin1") : Buffer.from(magic);
  return bytes.subarray(at, at + wanted.length).equals(wanted);
}

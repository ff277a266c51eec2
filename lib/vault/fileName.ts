/** As long as a name may be that is kept and shown. */
export const fileNameLengthMax = 200;

/** Directions of writing, marks without width, byte-order marks: a name that holds one reads as another. */
const unseen =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\ufe00-\ufe0f]/gu;
/** What Windows takes for a device whatever follows the dot. */
const reserved = /^(?:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/**
 * A sent name as people may see it and as any file system may take it when it is downloaded: without path, control characters, signs
 * that turn the writing round, or a device's name; 1 to 200 characters. The name as it was sent is never used for anything.
 */
export function cleanFileName(sent: string): string {
  const last =
    sent
      .toWellFormed()
      .replaceAll("\ufffd", "")
      .normalize("NFC")
      .split(/[/\\\u2044\u2215\u29f8\uff0f\uff3c]/u)
      .at(-1) ?? "";
  const plain = last
    .replace(/\p{Cc}/gu, "")
    .replace(unseen, "")
    .replace(/[<>:"|?*]/gu, "_")
    .replace(/\s+/gu, " ");
  const bare = trimmed(plain);
  const safe = reserved.test(bare) ? `_${bare}` : bare;
  return trimmed(shortened(safe)) || "document";
}

/** Windows drops dots and spaces at the end, and a dot at the front hides a file elsewhere. */
function trimmed(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/gu, "");
}

/** Cut in the middle of the name, so that its ending stays; never inside a pair. */
function shortened(name: string): string {
  if (name.length <= fileNameLengthMax) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  return (
    name
      .slice(0, fileNameLengthMax - ending.length)
      .toWellFormed()
      .replaceAll("\ufffd", "") + ending
  );
}

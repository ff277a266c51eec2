/**
 * The bytes of padded standard base64 (RFC 4648 §4), or null for anything else. `Buffer.from` skips what it does not know;
 * in signed text two spellings of the same bytes would be two signatures.
 */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}

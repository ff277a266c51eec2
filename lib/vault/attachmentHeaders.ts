import type { MediaType } from "./inspect.ts";

const endings: Readonly<Record<MediaType, readonly [string, ...string[]]>> = {
  "application/pdf": [".pdf"],
  "image/png": [".png"],
  "image/jpeg": [".jpg", ".jpeg"],
  "image/tiff": [".tif", ".tiff"],
  "message/rfc822": [".eml"],
  "application/json": [".json"],
};

/**
 * What goes with a document's bytes so that a browser saves them and shows, sniffs and runs nothing: RFC 6266, a sandbox, its own kind and no other.
 * A name that ends as another kind of file gets the ending of its own, so that no program opens it by mistake.
 */
export function attachmentHeaders(document: {
  fileName: string;
  mediaType: MediaType;
  sha256: string;
}): Record<string, string> {
  const { fileName, mediaType, sha256 } = document;
  const known = endings[mediaType];
  const name = known.some((ending) => fileName.toLowerCase().endsWith(ending)) ? fileName : `${fileName}${known[0]}`;
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "Content-Type": mediaType,
    "Content-Disposition": `attachment; filename="${name.replace(/[^\w. -]/gu, "_")}"; filename*=UTF-8''${encoded}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Repr-Digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
  };
}

type Handed = {
  readonly bytes: Uint8Array | string;
  readonly fileName: string;
  readonly mediaType: string;
  /** In hex; by it whoever fetched the file can tell that it came whole (RFC 9530). */
  readonly sha256?: string;
};

/** A file as an answer: saved under its name and kept by no cache. What a header cannot hold of the name becomes `_`. */
export function handedOut({ bytes, fileName, mediaType, sha256 }: Handed, headers: HeadersInit = {}): Response {
  const digest = sha256 && { "Repr-Digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:` };
  return new Response(typeof bytes === "string" ? bytes : new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, "_")}"`,
      "Cache-Control": "no-store",
      ...digest,
      ...headers,
    },
  });
}

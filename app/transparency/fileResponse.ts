import type { PublishedFile } from "#lib/reports/publishedFile.ts";

const types: Readonly<Record<PublishedFile, string>> = {
  "report.json": "application/json",
  "report.csv": "text/csv; charset=utf-8",
  "report.pdf": "application/pdf",
};

/** A file of a report under the name it is saved as; a PDF is shown, the others are saved. */
export function fileResponse(
  name: PublishedFile,
  bytes: Uint8Array,
  folder: string,
  headers: HeadersInit = {},
): Response {
  const ending = name.slice(name.lastIndexOf("."));
  const place = name === "report.pdf" ? "inline" : "attachment";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": types[name],
      "content-disposition": `${place}; filename="${folder}${ending}"`,
      "cache-control": "no-store",
      ...headers,
    },
  });
}

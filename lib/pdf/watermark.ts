import { setText, textWidth } from "./lettering.ts";

/** On every page: a line at its head that says whose copy this is, its parts between dots, and a few words across it, faint. */
export type Watermark = { readonly line: string; readonly across: string };

type Page = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly ink: { readonly text: string; readonly quiet: string };
};

/** Draws it on the present page, as what is no part of the text. */
export function drawWatermark(doc: PDFKit.PDFDocument, { line, across }: Watermark, page: Page): void {
  doc.markContent("Artifact", { type: "Pagination", attached: ["Top"] });
  // The mark of the house stands at their right.
  const lines = linesOf(doc, line, page.width - page.left - page.right - 30);
  const style = { face: "mono", size: 6.5, color: page.ink.quiet } as const;
  lines.forEach((text, at) => {
    setText(doc, style, text, page.left, page.top - 24 - (lines.length - at) * 8.5);
  });
  const size = Math.min(44, Math.floor(620 / Math.max(1, textWidth(doc, "sans-bold", 1, across))));
  const width = textWidth(doc, "sans-bold", size, across);
  doc.save();
  doc.rotate(-52, { origin: [page.width / 2, page.height / 2] }).fillOpacity(0.07);
  const bold = { face: "sans-bold", size, color: page.ink.text } as const;
  setText(doc, bold, across, (page.width - width) / 2, page.height / 2 + size / 3);
  doc.restore();
  doc.endMarkedContent();
}

/** A line in as many as it takes, broken between its parts. */
function linesOf(doc: PDFKit.PDFDocument, line: string, room: number): string[] {
  const lines: string[] = [];
  for (const part of line.split(" · ")) {
    const last = lines.at(-1);
    const joined = `${last} · ${part}`;
    if (last !== undefined && textWidth(doc, "mono", 6.5, joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

import PDFDocument from "pdfkit";
import type { Face } from "./face.ts";
import { setText, textWidth } from "./lettering.ts";
import { drawWatermark, type Watermark } from "./watermark.ts";

/** Ink and paper of the desk, as print wants them. */
export const ink = {
  text: "#1c1b19",
  quiet: "#5f5c56",
  rule: "#cfcbc2",
  tint: "#f4f2ed",
  accent: "#1f4788",
  accentLight: "#b9c9e2",
  overdue: "#a3271f",
} as const;

/** A4 in points, with room for a hole punch and a thumb. */
export const sheet = { width: 595.28, height: 841.89, left: 68, right: 68, top: 70, bottom: 84 } as const;
export const measure = sheet.width - sheet.left - sheet.right;

export type PaperFacts = {
  /** Shown in the window's title bar and read first by a screen reader. */
  readonly title: string;
  readonly author: string;
  readonly subject?: string;
  /** BCP 47. */
  readonly lang: string;
  /** The only time in the file: the same facts and words give the same bytes. */
  readonly at: Date;
  /** At the foot of every page, left; `stamp` stands under it in Mono, for a digest or a reference. */
  readonly footer: string;
  readonly stamp?: string;
  /** The number of a page in the paper's language; English where it is left out. */
  readonly pageWords?: (page: number, count: number) => string;
  /** How large text is set, against its own size: 0.9 makes a page hold a fifth more. */
  readonly scale?: number;
  readonly watermark?: Watermark;
};

type ElementOptions = PDFKit.Mixins.StructureElementOptions & {
  scope?: "Row" | "Column" | "Both";
  bbox?: [number, number, number, number];
};
export type Element = ReturnType<PDFKit.PDFDocument["struct"]>;

/** A document being written: pdfkit's, the root of its structure tree, and how far down the page the writing has come. */
export type Paper = {
  readonly doc: PDFKit.PDFDocument;
  readonly facts: PaperFacts;
  readonly root: Element;
  readonly done: Promise<Buffer>;
  y: number;
};

/** Opens a tagged PDF/A-3a document (declared, not validated: no validator is at hand) on its first page. */
export function openPaper(facts: PaperFacts): Paper {
  const doc = new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    tagged: true,
    lang: facts.lang,
    displayTitle: true,
    bufferPages: true,
    // No Helvetica: a PDF/A file holds every font it names.
    font: "",
    info: {
      Title: forXmp(facts.title),
      Author: forXmp(facts.author),
      ...(facts.subject === undefined ? {} : { Subject: forXmp(facts.subject) }),
      Creator: "Countersign",
      Producer: "Countersign",
      CreationDate: facts.at,
      ModDate: facts.at,
    },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  const root = doc.struct("Document", { lang: facts.lang });
  doc.addStructure(root);
  return { doc, facts, root, done, y: sheet.top };
}

/** pdfkit writes its metadata as XML without escaping, and PDF/A wants both copies equal: so these three signs are spelled. */
function forXmp(text: string): string {
  return text.replaceAll("&", "and").replaceAll("<", "‹").replaceAll(">", "›");
}

/** Numbers the pages, closes the document and gives its bytes. */
export async function closePaper(paper: Paper): Promise<Buffer> {
  const { doc, root } = paper;
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    footer(paper, page + 1, count);
    if (paper.facts.watermark !== undefined) drawWatermark(doc, paper.facts.watermark, { ...sheet, ink });
  }
  root.end();
  doc.end();
  return paper.done;
}

function footer(paper: Paper, page: number, count: number): void {
  const { doc, facts } = paper;
  doc.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
  const y = sheet.height - sheet.bottom + 30;
  hairline(paper, sheet.left, y, sheet.width - sheet.right);
  drawText(paper, "sans", 7.5, facts.footer, sheet.left, y + 14, ink.quiet);
  const number = facts.pageWords?.(page, count) ?? `Page ${page} of ${count}`;
  drawText(
    paper,
    "sans",
    7.5,
    number,
    sheet.width - sheet.right - widthOf(paper, "sans", 7.5, number),
    y + 14,
    ink.quiet,
  );
  if (facts.stamp !== undefined) drawText(paper, "mono", 6.5, facts.stamp, sheet.left, y + 25, ink.quiet);
  doc.endMarkedContent();
}

/** The lowest line that text may stand on. */
const floor = sheet.height - sheet.bottom;

/** Starts a new page when fewer than `height` points are left on this one; true when it did. */
export function need(paper: Paper, height: number): boolean {
  if (paper.y + height <= floor) return false;
  newPage(paper);
  return true;
}

export function newPage(paper: Paper): void {
  paper.doc.addPage();
  paper.y = sheet.top;
}

/** Makes an element of the structure tree under `parent`. */
export function element(paper: Paper, parent: Element, tag: string, options: ElementOptions = {}): Element {
  const made = paper.doc.struct(tag, options);
  parent.add(made);
  return made;
}

/** Draws inside an element, so that a reader of the tree finds what is drawn. */
export function inside(paper: Paper, owner: Element, tag: string, draw: () => void): void {
  owner.add(paper.doc.markStructureContent(tag));
  draw();
  paper.doc.endMarkedContent();
}

/** Draws what carries no meaning: rules, tints, repeated heads. */
export function artifact(paper: Paper, draw: () => void): void {
  paper.doc.markContent("Artifact", { type: "Layout" });
  draw();
  paper.doc.endMarkedContent();
}

export function hairline(paper: Paper, x: number, y: number, toX: number, color: string = ink.rule, width = 0.5): void {
  paper.doc.moveTo(x, y).lineTo(toX, y).lineWidth(width).stroke(color);
}

/** Points that the text takes on one line. */
export function widthOf(paper: Paper, face: Face, size: number, text: string): number {
  return textWidth(paper.doc, face, size, text);
}

/** Sets one line with its baseline at `y`. The caller has marked what it belongs to. */
export function drawText(
  paper: Paper,
  face: Face,
  size: number,
  text: string,
  x: number,
  y: number,
  color: string = ink.text,
): void {
  setText(paper.doc, { face, size, color }, text, x, y);
}

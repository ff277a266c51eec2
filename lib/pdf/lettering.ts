import { type Face, pieces } from "./face.ts";

type Doc = PDFKit.PDFDocument;

/** Points that the text takes on one line. */
export function textWidth(doc: Doc, face: Face, size: number, text: string): number {
  let width = 0;
  for (const piece of pieces(face, text)) {
    use(doc, piece.font);
    width += doc.fontSize(size).widthOfString(piece.text);
  }
  return width;
}

/** Sets one line with its baseline at `y`, piece by piece of the fonts that have its letters. */
export function setText(
  doc: Doc,
  style: { readonly face: Face; readonly size: number; readonly color: string },
  text: string,
  x: number,
  y: number,
): void {
  let at = x;
  for (const piece of pieces(style.face, text)) {
    use(doc, piece.font);
    doc.fontSize(style.size).fillColor(style.color);
    for (const word of indic.test(piece.text) ? piece.text.split(/(?<= )/) : [piece.text]) {
      setWord(doc, word, at, y);
      at += doc.widthOfString(word);
    }
  }
}

/** Shaping puts signs into the order of the eye; who copies or listens gets the order of the letters (PDF 1.7, section 14.9.4). */
function setWord(doc: Doc, word: string, x: number, y: number): void {
  const shaped = indic.test(word);
  if (shaped) doc.markContent("Span", { actual: word });
  doc.text(word, x, y, { lineBreak: false, baseline: "alphabetic" });
  if (!shaped) return;
  // Readers place these words by the coordinates and the font at the end of the mark: those of text, which runs upwards.
  doc.save().transform(1, 0, 0, -1, 0, doc.page.height);
  const { _font: font, _fontSize: size } = doc as Doc & { _font: { id: string }; _fontSize: number };
  doc.addContent(`/${font.id} ${size} Tf`).endMarkedContent().restore();
}

const indic = /\p{Script=Devanagari}/u;

const registered = new WeakMap<Doc, Set<string>>();

function use(doc: Doc, font: { name: string; bytes: () => Buffer }): void {
  const known = registered.get(doc) ?? new Set<string>();
  registered.set(doc, known);
  if (!known.has(font.name)) {
    doc.registerFont(font.name, font.bytes());
    known.add(font.name);
  }
  doc.font(font.name);
}

import { artifact, ink, type Paper } from "./paper.ts";

/** The countersign: two strokes on a field of 24 × 24, the second completing the first. Drawn, not spoken: the words stand beside it. */
export function mark(paper: Paper, x: number, y: number, size: number): void {
  const { doc } = paper;
  artifact(paper, () => {
    doc.save();
    doc
      .translate(x, y)
      .scale(size / 24)
      .lineWidth(3);
    doc.path("M14.4 4.5H9.5A6 6 0 0 0 3.5 10.5V13.5A6 6 0 0 0 9.5 19.5H11.6").stroke(ink.text);
    doc.path("M20.6 2 15 22").stroke(ink.accent);
    doc.restore();
  });
}

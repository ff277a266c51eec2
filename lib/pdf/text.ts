import { body, breakLines, drawLine, type Line, type Run, small, type TextStyle } from "./line.ts";
import {
  artifact,
  drawText,
  type Element,
  element,
  hairline,
  ink,
  inside,
  measure,
  need,
  type Paper,
  sheet,
} from "./paper.ts";

/** A style as large as this paper sets its text. */
function sized(paper: Paper, style: TextStyle): TextStyle {
  const { scale = 1 } = paper.facts;
  return scale === 1 ? style : { ...style, size: style.size * scale, leading: style.leading * scale };
}

/** Sets runs as an element of the tree, over as many pages as they take, and leaves `after` points below. */
export function block(
  paper: Paper,
  tag: string,
  given: TextStyle,
  runs: readonly Run[],
  options: { parent?: Element; x?: number; width?: number; after?: number; alt?: string } = {},
): void {
  const style = sized(paper, given);
  const { parent = paper.root, x = sheet.left, width = measure, after = style.leading * 0.6 } = options;
  const owner = element(paper, parent, tag, options.alt === undefined ? {} : { alt: options.alt });
  const lines = breakLines(paper, style, runs, width);
  let at = 0;
  while (at < lines.length) {
    // A lone first or last line is not left behind.
    need(paper, style.leading * Math.min(2, lines.length - at));
    inside(paper, owner, tag, () => {
      do {
        paper.y += style.leading;
        drawLine(paper, style, lines[at] as Line, x, paper.y - style.leading * 0.28);
        at += 1;
      } while (at < lines.length && paper.y + style.leading <= sheet.height - sheet.bottom);
    });
  }
  paper.y += after;
}

export function paragraph(paper: Paper, ...runs: Run[]): void {
  block(paper, "P", body, runs);
}

export function note(paper: Paper, ...runs: Run[]): void {
  block(paper, "P", small, runs);
}

const headings: Readonly<Record<1 | 2 | 3, TextStyle>> = {
  1: { face: "serif-bold", size: 22, leading: 28, color: ink.text },
  2: { face: "serif-bold", size: 15, leading: 21, color: ink.text },
  3: { face: "sans-bold", size: 10, leading: 14, color: ink.text },
};

/** A heading, kept with what follows it. `outline` puts it into the reader's list of contents too. */
export function heading(paper: Paper, level: 1 | 2 | 3, text: string): void {
  const style = sized(paper, headings[level]);
  need(paper, style.leading + 64);
  if (paper.y > sheet.top) paper.y += level === 1 ? 0 : style.leading * 0.6;
  if (level < 3) paper.doc.outline.addItem(text);
  block(paper, `H${level}`, headings[level], [text], { after: style.leading * 0.3 });
}

/** A list; each item may run over lines. `label` makes the marks: a dash, or a number. */
export function list(
  paper: Paper,
  items: readonly (readonly Run[])[],
  label: (index: number) => string = () => "–",
): void {
  const owner = element(paper, paper.root, "L");
  const { face, size, leading } = sized(paper, body);
  items.forEach((runs, index) => {
    need(paper, leading * 2);
    const item = element(paper, owner, "LI");
    const mark = element(paper, item, "Lbl");
    inside(paper, mark, "Lbl", () =>
      drawText(paper, face, size, label(index), sheet.left, paper.y + leading * 0.72, ink.quiet),
    );
    block(paper, "LBody", body, runs, { parent: item, x: sheet.left + 18, width: measure - 18, after: 4 });
  });
  paper.y += leading * 0.5;
}

/** Words and their meaning, two columns: the head of a letter, the facts of a report. */
export function facts(paper: Paper, rows: readonly (readonly [string, Run])[], labelWidth = 100): void {
  const { leading } = sized(paper, body);
  for (const [label, value] of rows) {
    need(paper, leading * 2);
    const top = paper.y;
    const owner = element(paper, paper.root, "P");
    inside(paper, owner, "P", () =>
      drawText(paper, "sans", 8.5, `${label} `, sheet.left, top + leading * 0.72, ink.quiet),
    );
    block(paper, "Span", body, [value], {
      parent: owner,
      x: sheet.left + labelWidth,
      width: measure - labelWidth,
      after: 2,
    });
  }
  paper.y += leading * 0.5;
}

/** A hairline across the page, without meaning. */
export function rule(paper: Paper): void {
  need(paper, 12);
  artifact(paper, () => hairline(paper, sheet.left, paper.y + 4, sheet.width - sheet.right));
  paper.y += 12;
}

/** Leaves room. */
export function space(paper: Paper, points: number): void {
  paper.y += points;
}

import { drawText, element, hairline, ink, inside, measure, need, type Paper, sheet, widthOf } from "./paper.ts";

/**
 * One bar. `part` is a subset of `value` (disclosed of received, proactive of banned) and is drawn inside it, never beside it; null is
 * "not known" and gets words, not a bar of length nought.
 */
export type Bar = { readonly label: string; readonly value: number | null; readonly part?: number | null };

export type ChartWords = {
  readonly title: string;
  /** What a person who cannot see the chart is told: what it shows, not what it looks like. The table beside holds the figures. */
  readonly description: string;
  readonly format?: (value: number) => string;
  readonly partName?: string;
};

const barHeight = 11;
const barGap = 9;
const labelSize = 8.5;

/** Horizontal bars with direct labels, longest scale first; one figure element with its text alternative. */
export function barChart(paper: Paper, words: ChartWords, bars: readonly Bar[]): void {
  const format = words.format ?? plain;
  const labelWidth = Math.min(
    measure * 0.4,
    Math.max(...bars.map((bar) => widthOf(paper, "sans", labelSize, bar.label))) + 12,
  );
  const height = 22 + bars.length * (barHeight + barGap);
  need(paper, height + 8);
  const top = paper.y;
  const owner = element(paper, paper.root, "Figure", {
    alt: `${words.title}. ${words.description}`,
    bbox: [sheet.left, top, sheet.width - sheet.right, top + height],
  });
  inside(paper, owner, "Figure", () => {
    chartTitle(paper, words);
    const room = measure - labelWidth - 96;
    const longest = Math.max(1, ...bars.map((bar) => Math.max(bar.value ?? 0, bar.part ?? 0)));
    bars.forEach((bar, at) => {
      const y = top + 22 + at * (barHeight + barGap);
      drawText(paper, "sans", labelSize, bar.label, sheet.left, y + barHeight - 2);
      drawBar(paper, bar, sheet.left + labelWidth, y, room / longest, format);
    });
  });
  paper.y = top + height + 8;
}

function chartTitle(paper: Paper, words: ChartWords): void {
  drawText(paper, "sans-bold", 8.5, words.title, sheet.left, paper.y + 9);
  if (words.partName === undefined) return;
  const width = widthOf(paper, "sans", 8, words.partName);
  const x = sheet.width - sheet.right - width;
  paper.doc.rect(x - 13, paper.y + 2, 8, 8).fill(ink.accent);
  drawText(paper, "sans", 8, words.partName, x, paper.y + 9, ink.quiet);
}

function drawBar(paper: Paper, bar: Bar, x: number, y: number, scale: number, format: (value: number) => string): void {
  if (bar.value === null) {
    drawText(paper, "sans", labelSize, "not known", x, y + barHeight - 2, ink.quiet);
    return;
  }
  const length = bar.value * scale;
  const part = bar.part ?? null;
  paper.doc.rect(x, y, Math.max(length, 0.75), barHeight).fill(part === null ? ink.accent : ink.accentLight);
  if (part !== null && part > 0) paper.doc.rect(x, y, part * scale, barHeight).fill(ink.accent);
  const said = part === null ? format(bar.value) : `${format(part)} of ${format(bar.value)}`;
  drawText(paper, "sans", labelSize, said, x + Math.max(length, (part ?? 0) * scale) + 6, y + barHeight - 2, ink.quiet);
}

export type Point = { readonly label: string; readonly value: number | null };

/** A line over time, from zero; where a value is not known the line has a gap. First, last and highest are labelled. */
export function lineChart(paper: Paper, words: ChartWords, points: readonly Point[], plotHeight = 110): void {
  const format = words.format ?? plain;
  const height = 24 + plotHeight + 18;
  need(paper, height + 8);
  const top = paper.y;
  const owner = element(paper, paper.root, "Figure", {
    alt: `${words.title}. ${words.description}`,
    bbox: [sheet.left, top, sheet.width - sheet.right, top + height],
  });
  inside(paper, owner, "Figure", () => {
    chartTitle(paper, words);
    drawPlot(paper, points, { left: sheet.left, top: top + 24, height: plotHeight }, format);
  });
  paper.y = top + height + 8;
}

type Plot = { readonly left: number; readonly top: number; readonly height: number };

function drawPlot(paper: Paper, points: readonly Point[], plot: Plot, format: (value: number) => string): void {
  const highest = Math.max(1, ...points.map((point) => point.value ?? 0));
  const axis = widthOf(paper, "sans", 7.5, format(highest)) + 8;
  const left = plot.left + axis;
  const width = measure - axis;
  const base = plot.top + plot.height;
  const x = (at: number) => left + (points.length < 2 ? 0 : (width * at) / (points.length - 1));
  const y = (value: number) => base - (value / highest) * (plot.height - 6);
  for (const share of [0, 0.5, 1]) {
    hairline(paper, left, y(highest * share), left + width, share === 0 ? ink.text : ink.rule);
    const said = format(Math.round(highest * share));
    drawText(
      paper,
      "sans",
      7.5,
      said,
      left - 8 - widthOf(paper, "sans", 7.5, said),
      y(highest * share) + 2.5,
      ink.quiet,
    );
  }
  let drawing = false;
  points.forEach((point, at) => {
    if (point.value === null) {
      drawing = false;
      return;
    }
    if (drawing) paper.doc.lineTo(x(at), y(point.value));
    else paper.doc.moveTo(x(at), y(point.value));
    drawing = true;
  });
  paper.doc.lineWidth(1.4).lineJoin("round").stroke(ink.accent);
  const [first, last] = [points[0], points.at(-1)];
  if (first !== undefined) drawText(paper, "sans", 7.5, first.label, left, base + 12, ink.quiet);
  if (last !== undefined && points.length > 1) {
    const at = left + width - widthOf(paper, "sans", 7.5, last.label);
    drawText(paper, "sans", 7.5, last.label, at, base + 12, ink.quiet);
  }
}

function plain(value: number): string {
  return thousands(value);
}

/** Whole numbers with thin-space thousands, as the desk writes them: 7 111 000. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u2009");
}

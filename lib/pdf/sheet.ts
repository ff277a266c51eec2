import type { Block } from "./block.ts";
import { mark } from "./mark.ts";
import { closePaper, openPaper, type Paper, type PaperFacts, sheet as page } from "./paper.ts";
import { table } from "./table.ts";
import { facts, heading, list, note, paragraph } from "./text.ts";

/** How small text may become where a letter has to stay on one page. */
const scales = [1, 0.97, 0.94, 0.91, 0.88, 0.85];

/**
 * Sets blocks as a document of its own. The same facts and blocks give the same bytes, on any machine. `onePage` sets the text a little
 * smaller until it stays on one page, down to 85 %.
 */
export async function sheet(about: PaperFacts, blocks: readonly Block[], onePage = false): Promise<Buffer> {
  for (const scale of onePage ? scales : [1]) {
    const paper = openPaper({ ...about, scale });
    mark(paper, page.width - page.right - 18, page.top - 44, 18);
    for (const block of blocks) draw(paper, block);
    if (!onePage || scale === scales.at(-1) || paper.doc.bufferedPageRange().count === 1) return closePaper(paper);
    await closePaper(paper);
  }
  throw new Error("a letter has a scale");
}

function draw(paper: Paper, block: Block): void {
  if (block.kind === "heading") heading(paper, block.level, block.text);
  else if (block.kind === "list") list(paper, block.items);
  else if (block.kind === "facts") facts(paper, block.rows);
  else if (block.kind === "table") table(paper, block.caption, block.columns, block.rows);
  else if (block.kind === "note") note(paper, ...block.runs);
  else paragraph(paper, ...block.runs);
}

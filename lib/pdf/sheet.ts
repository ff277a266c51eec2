import type { Block } from "./block.ts";
import { mark } from "./mark.ts";
import { closePaper, openPaper, type Paper, type PaperFacts, sheet as page } from "./paper.ts";
import { table } from "./table.ts";
import { facts, heading, list, note, paragraph } from "./text.ts";

/** Sets blocks as a document of its own. The same facts and blocks give the same bytes, on any machine. */
export async function sheet(about: PaperFacts, blocks: readonly Block[]): Promise<Buffer> {
  const paper = openPaper(about);
  mark(paper, page.width - page.right - 20, page.top + 2, 20);
  for (const block of blocks) draw(paper, block);
  return closePaper(paper);
}

function draw(paper: Paper, block: Block): void {
  if (block.kind === "heading") heading(paper, block.level, block.text);
  else if (block.kind === "list") list(paper, block.items);
  else if (block.kind === "facts") facts(paper, block.rows);
  else if (block.kind === "table") table(paper, block.caption, block.columns, block.rows);
  else if (block.kind === "note") note(paper, ...block.runs);
  else paragraph(paper, ...block.runs);
}

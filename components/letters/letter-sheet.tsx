import { TableFrame } from "#components/ui/table.tsx";
import type { ShownBlock, ShownRun } from "./blocks.ts";

type LetterSheetProps = { language: string; preview: string; blocks: readonly ShownBlock[] };

/** A letter as a sheet of paper on the desk: the parts of the very PDF, marked as a preview. */
export function LetterSheet({ language, preview, blocks }: LetterSheetProps) {
  return (
    <article
      lang={language}
      aria-label={preview}
      className="flex max-w-[44rem] flex-col gap-3 border border-rule bg-sheet px-6 py-8 font-serif desk:px-12 desk:py-12"
    >
      <p className="mb-2 self-start border border-edge px-2 font-sans text-small text-soft">{preview}</p>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter's parts have an order and nothing else
        <Part key={at} block={block} />
      ))}
    </article>
  );
}

function Part({ block }: { block: ShownBlock }) {
  if (block.kind === "heading") return <Heading {...block} />;
  if (block.kind === "list") {
    return (
      <ul className="list-['–__'] pl-5">
        {block.items.map((item) => (
          <li key={item.map(textOf).join("")} className="mb-1">
            <Runs runs={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (block.kind === "facts") return <Facts rows={block.rows} />;
  if (block.kind === "table") return <Cells {...block} />;
  return (
    <p className={block.kind === "note" ? "font-sans text-small text-soft" : "whitespace-pre-wrap"}>
      <Runs runs={block.runs} />
    </p>
  );
}

/** The page has its own headings: those of a letter stand below them. */
function Heading({ level, text }: { level: 1 | 2 | 3; text: string }) {
  if (level === 1) return <h3 className="text-title">{text}</h3>;
  if (level === 2) return <h4 className="mt-3 text-lead font-strong">{text}</h4>;
  return <h5 className="mt-1 font-sans text-body font-strong">{text}</h5>;
}

function Facts({ rows }: { rows: readonly (readonly [string, ShownRun])[] }) {
  return (
    <dl className="mb-2 grid gap-x-6 gap-y-1 desk:grid-cols-[8rem_minmax(0,1fr)]">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="font-sans text-small text-soft">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">
            <Runs runs={[value]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Cells({ caption, columns, rows }: Extract<ShownBlock, { kind: "table" }>) {
  return (
    <TableFrame label={caption}>
      <table className="w-full border-collapse border-rule border-y text-left font-sans text-small">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col" className="border-rule border-b py-1.5 pr-4 text-soft">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells }) => (
            <tr key={cells.map((cell) => (cell === null ? "" : textOf(cell))).join("|")}>
              {cells.map((cell, at) => (
                <td key={columns[at]?.title} className="border-rule border-b py-1.5 pr-4 align-top wrap-anywhere">
                  {cell === null ? "–" : <Runs runs={[cell]} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function textOf(run: ShownRun): string {
  return typeof run === "string" ? run : run.text;
}

function Runs({ runs }: { runs: readonly ShownRun[] }) {
  return runs.map((run, at) => {
    const key = `${at}${textOf(run)}`;
    if (typeof run === "string") return <span key={key}>{run}</span>;
    const face = run.face === "mono" ? "font-mono text-[0.92em]" : run.face === "serif-bold" ? "font-strong" : "";
    return (
      <span key={key} className={face}>
        {run.text}
      </span>
    );
  });
}

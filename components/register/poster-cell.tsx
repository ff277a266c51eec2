import type { MatrixCell } from "#lib/register/matrix.ts";

type Sign = "demanded" | "voluntary" | "not-reached";

const signs: Readonly<Record<Sign, { word: string; drawn: string }>> = {
  demanded: { word: "can be demanded", drawn: "fill-ink stroke-ink" },
  voluntary: { word: "may be given, nothing compels it", drawn: "fill-paper stroke-ink" },
  "not-reached": { word: "the instrument does not go so far", drawn: "fill-edge stroke-transparent" },
};

/** One held field under one instrument. The reason stands at the pointer and is read with the sign. */
export function PosterCell({ cell, voluntary }: { cell: MatrixCell | undefined; voluntary: boolean }) {
  const sign: Sign = cell?.finding !== "available" ? "not-reached" : voluntary ? "voluntary" : "demanded";
  return (
    <td data-tip={cell?.reason} className="border-rule border-b p-0 text-center">
      <SignMark sign={sign} />
      <span className="sr-only">{signs[sign].word}</span>
    </td>
  );
}

function SignMark({ sign }: { sign: Sign }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="mx-auto block size-4" strokeWidth="1.5">
      <circle cx="8" cy="8" r={sign === "not-reached" ? 1.25 : 5} className={signs[sign].drawn} />
    </svg>
  );
}

/** What the signs mean, beside them. */
export function PosterKey() {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-small text-soft">
      {(Object.keys(signs) as Sign[]).map((sign) => (
        <li key={sign} className="flex items-center gap-1.5">
          <SignMark sign={sign} /> {signs[sign].word}
        </li>
      ))}
    </ul>
  );
}

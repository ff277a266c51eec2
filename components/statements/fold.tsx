import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type FoldProps = { title: string; about: string; open?: boolean | undefined; children: ReactNode };

/** One reason of the template, folded away until it is wanted: its name, and in a few words what becomes of it. */
export function Fold({ title, about, open, children }: FoldProps) {
  return (
    <details open={open} className="group/fold border-rule border-b">
      <summary className="flex min-h-10 cursor-pointer list-none flex-wrap items-center gap-x-3 px-1 py-1 hover:bg-wash [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-soft group-open/fold:rotate-90" />
        <span className="font-strong desk:w-44">{title}</span>
        <span className="text-soft">{about}</span>
      </summary>
      <div className="flex flex-col gap-4 pt-2 pb-6 pl-7">{children}</div>
    </details>
  );
}

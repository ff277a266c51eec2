import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

type PaginationProps = {
  newer?: string | undefined;
  older?: string | undefined;
  /** What is on this page, in words: "50 requests, received up to 21 Nov 2026". */
  words?: ReactNode;
};

/** Pages by cursor: there is no page 7, only what came before and after. `newer` and `older` are addresses. */
export function Pagination({ newer, older, words }: PaginationProps) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 px-3 py-3" data-furniture>
      <span className="text-small text-soft">{words}</span>
      {(newer !== undefined || older !== undefined) && <Steps newer={newer} older={older} />}
    </nav>
  );
}

/** Both ways, where there is one; a single page offers none. */
function Steps({ newer, older }: Pick<PaginationProps, "newer" | "older">) {
  return (
    <span className="flex gap-2">
      <Step href={newer} rel="prev">
        <ArrowLeft aria-hidden /> Newer
      </Step>
      <Step href={older} rel="next">
        Older <ArrowRight aria-hidden />
      </Step>
    </span>
  );
}

function Step({ href, rel, children }: { href: string | undefined; rel: "prev" | "next"; children: ReactNode }) {
  if (href === undefined) {
    return (
      <Button size="small" disabled>
        {children}
      </Button>
    );
  }
  return (
    <Button size="small" asChild>
      <Link href={href} rel={rel} data-page={rel}>
        {children}
      </Link>
    </Button>
  );
}

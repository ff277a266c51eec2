import type { ReactNode } from "react";
import { CountersignMark } from "#components/countersign/mark.tsx";

type StatePageProps = {
  title: string;
  /** What happened, what was kept, what to do: plain sentences. */
  children: ReactNode;
  acts?: ReactNode;
  /** A word for support: the digest of an error. */
  reference?: string | undefined;
};

/** A page that says one thing: not found, not allowed, not signed in, failed. */
export function StatePage({ title, children, acts, reference }: StatePageProps) {
  return (
    <section className="mx-auto flex max-w-xl flex-col items-start gap-4 px-4 py-16 desk:py-28">
      <CountersignMark strokes="first" className="size-10" />
      <h1 className="text-title">{title}</h1>
      <div className="flex flex-col gap-3 font-serif text-lead text-soft">{children}</div>
      {acts !== undefined && <div className="mt-2 flex flex-wrap gap-2">{acts}</div>}
      {reference !== undefined && <p className="font-mono text-small text-soft">{reference}</p>}
    </section>
  );
}

import { formatDay } from "#components/ui/time-format.ts";
import type { Holding } from "#lib/register/field.ts";
import type { Matrix } from "#lib/register/matrix.ts";
import { DisclosurePoster } from "./disclosure-poster.tsx";
import { PosterKey } from "./poster-cell.tsx";
import { ReasonsList } from "./reasons-list.tsx";

export type MatrixPageProps = {
  service: string;
  number: number;
  effectiveAt: Date;
  next: { number: number; effectiveAt: Date } | null;
  legalZone: string;
  matrix: Matrix;
};

/** The public face: the poster, and below it every field in words. Nothing in it is written by hand. */
export function MatrixPage({ service, number, effectiveAt, next, legalZone, matrix }: MatrixPageProps) {
  const of = (holding: Holding) => matrix.rows.map((row) => row.field).filter((field) => field.holding === holding);
  const [held, byDesign] = [of("held"), of("unavailable-by-design")];
  const day = (at: Date) => formatDay(at, legalZone);
  return (
    <>
      <header className="flex flex-col gap-3">
        <h1 className="max-w-[24ch] font-serif text-figure tracking-[-0.01em]">
          What {service} can and cannot disclose
        </h1>
        <p className="max-w-[64ch] font-serif text-lead text-soft">
          Of {matrix.rows.length} kinds of data that authorities ask for, {held.length} are held and {byDesign.length}{" "}
          cannot be given by anyone: the design keeps no record of them and no key to them. Every demand is answered
          from this page, by two people.
        </p>
        <p className="text-small text-soft">
          Register {number}, in force since {day(effectiveAt)}. Law as read on {day(new Date(`${matrix.on}T12:00:00Z`))}
          .{next !== null && ` Register ${next.number} follows on ${day(next.effectiveAt)}.`}
        </p>
      </header>
      <div className="mt-8 flex flex-col gap-3">
        <PosterKey />
        <DisclosurePoster matrix={matrix} />
        <p className="max-w-[78ch] text-small text-soft">
          A mark says what the instrument reaches when a verified authority serves it in due form; each demand is still
          examined. Instruments that ask for no data, and bills, have no row. How far each source was read stands beside
          it; nothing here is legal advice.
        </p>
      </div>
      <ReasonsList
        title="Unavailable by design"
        line="No order, however good, changes these answers."
        fields={byDesign}
      />
      <ReasonsList title="Not held" line="It could be kept, and is not." fields={of("not-held")} />
      <ReasonsList
        title="Held"
        line="Given only where an instrument reaches it, and signed by two people."
        fields={held}
      />
    </>
  );
}

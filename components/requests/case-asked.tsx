import Link from "next/link";
import { InstrumentLine } from "#components/law/instrument-status.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { dayOf } from "#lib/law/calendar.ts";
import type { CaseProps } from "./case-view.ts";
import { surfaceWords } from "./words.ts";

/** Under what was asked: the instrument with citation, status and basis as they were on the day of receipt, and the register that judges. */
export function CaseAsked({ view, zones }: Pick<CaseProps, "view" | "zones">) {
  const { request, instrument, register, note } = view;
  const { periodFrom, periodTo } = request;
  const on = dayOf(request.receivedAt, zones.legalZone);
  return (
    <Definitions
      className="mb-6"
      items={[
        {
          term: "Instrument",
          value:
            instrument === null ? (
              request.instrument
            ) : (
              <>
                <Link href={`/law/${encodeURIComponent(instrument.id)}`} className="link">
                  {instrument.name}
                </Link>
                <InstrumentLine instrument={instrument} on={on} />
              </>
            ),
        },
        { term: "Surface", value: surfaceWords[request.surface] },
        { term: "Period", value: periodFrom === null ? null : `${periodFrom} to ${periodTo}` },
        {
          term: "Judged by",
          value: (
            <Link href={`/register/${register.number}`} className="link">
              register {register.number}
            </Link>
          ),
        },
        ...(note === null ? [] : [{ term: "Note", value: <span className="whitespace-pre-line">{note}</span> }]),
      ]}
    />
  );
}

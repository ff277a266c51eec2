import { Instant } from "#components/ui/time.tsx";
import { formatDay } from "#components/ui/time-format.ts";

/** Reports to the CyberTipline that followed a ban, latest first, and until when the latest holds it. */
export type KnownFilings = {
  readonly filings: readonly {
    readonly report: string;
    readonly filedOn: string;
    readonly recordedAt: Date;
    readonly recordedBy: string;
  }[];
  readonly until: Date | null;
};

type Zones = { zone: string; legalZone: string };

/** Each report with its day, and who recorded it when. */
export function FilingList({ filings, zones }: { filings: KnownFilings["filings"]; zones: Zones }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {filings.map(({ report, filedOn, recordedAt, recordedBy }) => (
        <li key={report}>
          <span className="font-mono text-small break-all">{report}</span>, filed on{" "}
          <span className="whitespace-nowrap">{formatDay(new Date(filedOn), "UTC")}</span>
          <span className="block text-small text-soft">
            Recorded by {recordedBy}, <Instant at={recordedAt} {...zones} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Until when a ban is kept because it was reported. */
export function Held({ until, zones }: { until: Date; zones: Zones }) {
  return (
    <>
      <Instant at={until} {...zones} />
      <span className="block text-small text-soft">
        What was reported to the CyberTipline is kept for a year (18 U.S.C. 2258A(h)).
      </span>
    </>
  );
}

import { PageHeader } from "#components/shell/page-header.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Instant } from "#components/ui/time.tsx";
import { FilingList, Held, type KnownFilings } from "./ban-filings.tsx";
import { type Month, monthName } from "./month-span.ts";
import { type Filing, RecordFiling } from "./record-filing.tsx";

type ArchivedBanProps = {
  of: string;
  archive: { readonly month: string; readonly rows: number; readonly madeAt: Date; readonly digest: string };
  filed: KnownFilings;
  zones: { zone: string; legalZone: string };
  /** Null for who may not record a report. */
  filing: Filing | null;
};

/** The page of a ban whose row is in a file: that it was here, where it is, and how it is verified from there. */
export function ArchivedBan({ of, archive, filed, filing, zones }: ArchivedBanProps) {
  const name = monthName(archive.month as Month);
  return (
    <>
      <PageHeader
        title="Archived ban"
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/ledger", label: "Ledger" },
        ]}
        line={`This ban of ${name} was moved to a file with its proof. It counts in every figure as before.`}
        acts={filing === null ? undefined : <RecordFiling ban={of} occurredAt={null} {...filing} />}
      />
      <Definitions
        items={[
          { term: "Ban", value: <Copyable value={of} label="reference of the ban" /> },
          { term: "Archived", value: <Instant at={archive.madeAt} {...zones} /> },
          { term: "With", value: `the ${formatCount(archive.rows)} bans of ${name}` },
          {
            term: "SHA-256 of its manifest",
            value: <Copyable value={archive.digest} label="SHA-256 of the manifest" />,
          },
          {
            term: "To verify it",
            value: <code className="font-mono text-small">countersign bans verify-archive DIR</code>,
          },
          ...reports(filed, zones),
        ]}
      />
    </>
  );
}

/** The database cannot see the files of an archive: that they are kept is for people. */
function reports({ filings, until }: KnownFilings, zones: ArchivedBanProps["zones"]) {
  if (until === null) return [];
  return [
    { term: "To the CyberTipline", value: <FilingList filings={filings} zones={zones} /> },
    {
      term: "Held until",
      value: (
        <>
          <Held until={until} zones={zones} />
          <span className="block text-small text-soft">The folder of its archive must be kept until then.</span>
        </>
      ),
    },
  ];
}

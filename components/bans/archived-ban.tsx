import { PageHeader } from "#components/shell/page-header.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Instant } from "#components/ui/time.tsx";
import { type Month, monthName } from "./month-span.ts";

type ArchivedBanProps = {
  of: string;
  archive: { readonly month: string; readonly rows: number; readonly madeAt: Date; readonly digest: string };
  zones: { zone: string; legalZone: string };
};

/** The page of a ban whose row is in a file: that it was here, where it is, and how it is verified from there. */
export function ArchivedBan({ of, archive, zones }: ArchivedBanProps) {
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
        ]}
      />
    </>
  );
}

import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import type { Report } from "#lib/reports/report.ts";
import { countedFrom, spanWords, templateName } from "./words.ts";

type ReportFactsProps = {
  report: { template: string; from: string; to: string; country: string | null; digest: string };
  /** Null where it cannot be read. */
  content: Report | null;
  /** Where a publication stands. */
  publication?: { slug: string; edition: number } | undefined;
};

/** What a report is of, and what stands for it in the log. */
export function ReportFacts({ report, content, publication }: ReportFactsProps) {
  const items = [
    { term: "Kind", value: templateName(report.template) },
    { term: "Period", value: spanWords(report) },
    { term: "Country", value: report.country === null ? "All countries" : countryName(report.country) },
    ...(content === null ? [] : [{ term: "Counted from", value: countedFrom(content) }]),
    { term: "SHA-256", value: <Copyable value={report.digest} short label="SHA-256 of report.json" /> },
  ];
  const place = publication && {
    term: "Public at",
    value: (
      <Link href={`/transparency/${publication.slug}?edition=${publication.edition}`} className="link break-all">
        /transparency/{publication.slug}
      </Link>
    ),
  };
  return (
    <Definitions
      items={place ? [...items, place] : items}
      className="[&>div]:grid-cols-[7rem_minmax(0,1fr)] desk:[&>div]:grid-cols-[7rem_minmax(0,1fr)]"
    />
  );
}

import { CircleAlert, CircleCheck } from "lucide-react";
import { Mark } from "#components/ui/badge.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";

export type Recounted = { readonly batches: number; readonly rows: number; readonly disagreements: readonly string[] };

const checks = [
  { name: "Rows and daily sums", says: "Every figure of a month is the number of its rows." },
  { name: "Rows and batches", says: "Each batch has as many rows, and keys, as the log says arrived." },
  {
    name: "Count lines and the log",
    says: "The lines from which reports are summed give the digest that the log holds.",
  },
];
const rootCheck = {
  name: "Rows and roots",
  says: "Every row is as it was when it arrived: its batch still gives its root.",
};

/** What is compared when the ledger is counted again. */
export function RecountChecks({ roots }: { roots: boolean }) {
  return (
    <dl className="divide-y divide-rule">
      {[...checks, ...(roots ? [rootCheck] : [])].map(({ name, says }) => (
        <div key={name} className="grid gap-x-6 py-2 desk:grid-cols-[14rem_minmax(0,1fr)]">
          <dt className="font-strong">{name}</dt>
          <dd className="text-soft">{says}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the recount found: that all agrees, or each disagreement with its table and id. */
export function RecountResult({ counted: { batches, rows, disagreements } }: { counted: Recounted }) {
  const what = `${formatCount(rows)} rows in ${formatCount(batches)} ${batches === 1 ? "batch" : "batches"}`;
  if (disagreements.length === 0) {
    return (
      <p className="text-lead">
        <Mark tone="verified" icon={CircleCheck}>
          All agrees
        </Mark>
        : {what}.
      </p>
    );
  }
  return (
    <Notice tone="grave" title={`${what}; ${formatCount(disagreements.length)} do not agree`}>
      <ul className="flex flex-col gap-1">
        {disagreements.map((sentence) => (
          <li key={sentence}>
            <Mark tone="grave" icon={CircleAlert} className="whitespace-normal">
              {sentence}
            </Mark>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const checks = [
  { name: "Rows and daily sums", says: "Every figure of bans is the number of its rows." },
  { name: "Rows, keys and batches", says: "Each batch has as many rows, and keys, as the log says arrived." },
  { name: "Daily sums and the log", says: "The sums are those of the count lines whose digests the log holds." },
  { name: "Reinstatements", says: "What ended a ban is a row that reinstates that very ban." },
  { name: "Overturned bans", says: "Each counts once, under the signal that found it, as the rows name it." },
  { name: "Grievances", says: "Their rows are those of the count lines whose digests the log holds." },
  { name: "Orders about accounts", says: "Each order is answered as its entries in the log say." },
  {
    name: "Published reports",
    says: "Every figure is what the daily sums, the grievances and the entries of requests and orders give.",
  },
  { name: "Rows and roots", says: "With the hashes: every column of every row is as it was when it arrived." },
];

/** What is compared when the ledger is counted again. */
export function RecountChecks() {
  return (
    <dl className="divide-y divide-rule">
      {checks.map(({ name, says }) => (
        <div key={name} className="grid gap-x-6 py-2 desk:grid-cols-[14rem_minmax(0,1fr)]">
          <dt className="font-strong">{name}</dt>
          <dd className="text-soft">{says}</dd>
        </div>
      ))}
    </dl>
  );
}

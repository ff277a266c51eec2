import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type Month, monthName } from "./month-span.ts";

type ArchivedMonthsProps = {
  /** `2023-09`, the oldest first. */
  months: readonly string[];
  /** Whether the reader may see the months of the ledger. */
  ledger: boolean;
};

/** As many as are named one by one. */
const namedMax = 3;

/** Of which months a list has the number and not the rows. Nothing where none of them is in an archive. */
export function ArchivedMonths({ months, ledger }: ArchivedMonthsProps) {
  if (months.length === 0) return null;
  const names = months.map((month) => monthName(month as Month));
  const said = new Intl.ListFormat("en-GB").format(
    names.length > namedMax ? [...names.slice(0, namedMax - 1), `${names.length - namedMax + 1} more`] : names,
  );
  return (
    <Notice
      className="my-3"
      title={months.length === 1 ? `${said} is in an archive` : `${said} are in archives`}
      acts={
        ledger && (
          <Button size="small" asChild>
            <Link href="/bans/ledger">The archives</Link>
          </Button>
        )
      }
    >
      {months.length === 1 ? "Its" : "Their"} bans count in the figure above. The rows were moved to files with their
      proof: they are neither listed here nor in the CSV. Rows that came later are.
    </Notice>
  );
}

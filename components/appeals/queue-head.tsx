import Link from "next/link";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { MedianFigures, type Times } from "./median-figures.tsx";

type QueueHeadProps = {
  times: readonly Times[];
  mayRecord: boolean;
  /** No appeal has ever come in: there is nothing to count. */
  empty: boolean;
};

/** The head of the queue of appeals, with what became of those of the last 90 days. */
export function QueueHead({ times, mayRecord, empty }: QueueHeadProps) {
  return (
    <>
      <PageHeader
        title="Appeals"
        line="Users who say that their ban was wrong. A person looks at each; what was overturned, the platform lets back."
        acts={
          <>
            {!empty && (
              <Button asChild>
                <Link href="/bans/appeals/times">Each month and reason</Link>
              </Button>
            )}
            {mayRecord && (
              <Button kind="main" asChild>
                <Link href="/bans/appeals/new">Record an appeal</Link>
              </Button>
            )}
          </>
        }
      />
      <BansTabs at="/bans/appeals" />
      {!empty && (
        <MedianFigures of="in 90 days" times={times.find(({ month, reason }) => month === null && reason === null)} />
      )}
    </>
  );
}

import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may } from "#lib/auth/permissions.ts";
import type { CaseProps, CaseView } from "./case-view.ts";
import { DownloadForm } from "./download-form.client.tsx";

type ProductionFactsProps = CaseProps & { production: NonNullable<CaseView["production"]> };

/** What was made to be handed over, known by its hash. Fetching it takes a reason and is an entry. */
export function ProductionFacts({ view, production, actor, zones }: ProductionFactsProps) {
  const { fileName, sha256, size, madeAt, madeByName } = production;
  return (
    <>
      <Definitions
        className="mb-5"
        items={[
          { term: "File", value: <span className="font-mono">{fileName}</span> },
          { term: "SHA-256", value: <Copyable value={sha256} label="hash of the production" /> },
          { term: "Size", value: `${Math.max(1, Math.round(size / 1000)).toLocaleString("en-GB")} kB` },
          {
            term: "Made",
            value: (
              <>
                {madeByName}, <Instant at={madeAt} {...zones} />
              </>
            ),
          },
        ]}
      />
      {may(actor.role, "requests:download") && (
        <DownloadForm id={view.request.id} main={view.request.state === "produced"} />
      )}
    </>
  );
}

import { Download, ShieldCheck } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import { ProofPath } from "./proof-path.tsx";

type EntryProofProps = {
  id: string;
  proof: { leafIndex: number; treeSize: number; signedAt: Date; holds: boolean } | null;
  zone: string;
};

/** The way from the entry to the signed root: drawn, checked a moment ago, and to be taken along. */
export function EntryProof({ id, proof, zone }: EntryProofProps) {
  if (proof === null) {
    return (
      <Notice title="The entry waits for its place in the tree">
        Entries get their place and a signed checkpoint within about a second. Look again in a moment.
      </Notice>
    );
  }
  const { leafIndex, treeSize, signedAt, holds } = proof;
  return (
    <div className="flex flex-col gap-5">
      <Notice
        tone={holds ? "verified" : "grave"}
        title={holds ? "The proof holds" : "The proof does not hold"}
        acts={
          <Button size="small" asChild>
            <a href={`/log/entries/${id}/proof`} download>
              <Download aria-hidden /> Take the proof along
            </a>
          </Button>
        }
      >
        {holds ? (
          <>
            Checked just now: these bytes lead to the root of {formatCount(treeSize)} entries that was signed{" "}
            <Instant at={signedAt} zone={zone} />.
          </>
        ) : (
          "The entry or its tree was altered. Verify the whole log: it names what."
        )}
      </Notice>
      <ProofPath leafIndex={leafIndex} treeSize={treeSize} verdict={holds ? "holds" : "broken"} />
      <p className="flex max-w-prose items-start gap-2 text-small text-soft">
        <ShieldCheck aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        The file is a .tlog-proof that carries the entry itself. Any program for transparency logs checks it with the
        log’s key.
      </p>
    </div>
  );
}

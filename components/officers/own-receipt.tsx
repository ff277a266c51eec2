import { Download } from "lucide-react";
import { Watch } from "#components/log/watch.client.tsx";
import { Drawer } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";

type OwnReceiptProps = {
  id: string;
  receipt: {
    reference: string;
    entryId: string;
    at: string;
    proof: { leafIndex: number; treeSize: number; signedAt: Date } | null;
  };
  zones: { zone: string; legalZone: string };
};

/** That the request arrived, and when: its entry of the log, with the way to a signed root that nobody can take back. */
export function OwnReceipt({ id, receipt, zones }: OwnReceiptProps) {
  const { reference, entryId, at, proof } = receipt;
  return (
    <Drawer title="Receipt">
      <Definitions
        layout="stack"
        items={[
          { term: "Reference", value: <Copyable value={reference} label="reference" /> },
          { term: "Received", value: <Instant at={new Date(at)} {...zones} /> },
          { term: "Entry of the log", value: <Copyable value={entryId} label="entry of the log" short /> },
          {
            term: "Signed",
            value:
              proof === null ? (
                "within about a second"
              ) : (
                <>
                  <Instant at={proof.signedAt} {...zones} />, as leaf {proof.leafIndex} of {proof.treeSize}
                </>
              ),
          },
        ]}
      />
      {proof === null ? (
        <Watch everyMs={1000} />
      ) : (
        <Button size="small" className="mt-3" asChild>
          <a href={`/officer/requests/${id}/proof`} download>
            <Download aria-hidden /> Save the proof
          </a>
        </Button>
      )}
      <p className="mt-3 text-small text-soft">
        The proof shows, to anybody and without us, that this request reached the service. It names no person.
      </p>
    </Drawer>
  );
}

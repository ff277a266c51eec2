import { Section } from "#components/shell/page-header.tsx";
import { TableFrame } from "#components/ui/table.tsx";
import { ownProgram } from "./own-program.ts";

/** How to check a report without believing whoever published it. */
export function VerifyYourself() {
  return (
    <Section title="Verify it yourself" id="verify">
      <div className="grid gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <ol className="flex max-w-[68ch] list-decimal flex-col gap-3 pl-5 font-serif">
          <li>
            Take the evidence pack of a report and unpack it. It holds the report, the records that it was counted from,
            and of each the path to a checkpoint that the log signed.
          </li>
          <li>
            <code className="font-mono text-small">countersign report verify DIR --key KEY</code> recomputes every
            figure, without the network and without this desk. It is free software, and does nothing that you cannot
            write yourself:
          </li>
          <li>
            Hash report.json (SHA-256). The digest stands in the entry{" "}
            <code className="font-mono text-small">report.compiled</code>.
          </li>
          <li>
            Follow each line of entries.ndjson by its proof to the root (RFC 6962, RFC 9162), and check the Ed25519
            signature under the root with the key below (C2SP signed-note).
          </li>
          <li>
            Of each batch, hash the count lines and compare with the digest in its entry; then add the lines that a
            figure’s <code className="font-mono text-small">measure</code> in report.json describes.
          </li>
          <li>Keep the checkpoint. If a later one does not contain it, the log was rewritten, and you can prove it.</li>
        </ol>
        <figure className="min-w-0">
          <figcaption className="text-small text-soft">
            Steps 3 and 4 in Python’s standard library, run inside the unpacked folder; the signature is openssl’s part.
          </figcaption>
          <TableFrame label="A verifier in Python" className="mt-2 bg-wash">
            <pre className="p-4 font-mono text-small print:whitespace-pre-wrap">{ownProgram}</pre>
          </TableFrame>
        </figure>
      </div>
    </Section>
  );
}

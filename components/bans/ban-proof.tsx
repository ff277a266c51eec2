import { CircleAlert, CircleCheck, Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import { ProofPath } from "#components/log/proof-path.tsx";
import { Mark } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";

/** A ban's way to a signature, and what the check of each part said. Hashes are hex. */
export type CheckedProof = {
  readonly leaf: string;
  readonly leafHash: string;
  readonly index: number;
  readonly size: number;
  readonly root: string;
  readonly entry: string;
  readonly batchHolds: boolean;
  /** Null until a checkpoint covers the entry, about a second after the batch. */
  readonly log: null | {
    readonly index: number;
    readonly size: number;
    readonly origin: string;
    readonly root: string;
    readonly checkpoint: string;
    readonly holds: boolean;
  };
};

/** The proof in three steps: the row under its batch's root, the entry that says this root, the entry under a signed checkpoint. */
export function BanProof({ proof }: { proof: CheckedProof | string }) {
  if (typeof proof === "string") {
    return (
      <Notice tone="grave" title="The proof does not hold">
        {proof}
      </Notice>
    );
  }
  const { index, size, batchHolds, log } = proof;
  return (
    <>
      <ol className="flex flex-col">
        <Step
          number={1}
          title="The row is one of its batch"
          line={`What is counted of this ban is one line. Its hash is leaf ${formatCount(index)} of ${formatCount(size)} that arrived together, under one root.`}
          mark={<Verdict holds={batchHolds} />}
        >
          <Written text={proof.leaf} label="The line that is hashed: no account in it" />
          <ProofPath leafIndex={index} treeSize={size} leaves="rows" verdict={batchHolds ? "holds" : "broken"} />
          <Hash label="Root of the batch" value={proof.root} />
        </Step>
        <Step
          number={2}
          title="The log says this root"
          line="When the batch arrived, one entry of the log wrote its root down, in the same transaction as the rows."
          mark={<Verdict holds={proof.entry.includes(`"${proof.root}"`)} />}
        >
          <Written text={proof.entry} label="The entry, byte for byte" />
        </Step>
        <Signed log={log} />
      </ol>
      <Elsewhere />
    </>
  );
}

/** The third step: the entry under a checkpoint, once there is one. */
function Signed({ log }: Pick<CheckedProof, "log">) {
  const line =
    log === null
      ? "The next checkpoint covers it, within about a second. Load the page again."
      : `It is entry ${formatCount(log.index)}; the signed checkpoint covers ${formatCount(log.size)}. Were any of them changed, the root would be another.`;
  return (
    <Step
      number={3}
      title="The entry stands under a signature"
      line={line}
      mark={log === null ? <Mark icon={Hourglass}>Not yet</Mark> : <Verdict holds={log.holds} />}
    >
      {log !== null && (
        <>
          <ProofPath leafIndex={log.index} treeSize={log.size} verdict={log.holds ? "holds" : "broken"} />
          <Written text={log.checkpoint} label="The checkpoint with its signature" />
        </>
      )}
    </Step>
  );
}

/** How it is checked without us. */
function Elsewhere() {
  return (
    <p className="max-w-3xl border-rule border-t pt-4 text-soft">
      Whoever has the file checks all of it without us, offline:{" "}
      <code className="font-mono text-small">countersign bans verify FILE --key KEY</code>, or any program that takes
      SHA-256 and Ed25519. The key stands at{" "}
      <a href="/log/key" className="link font-mono text-small">
        /log/key
      </a>{" "}
      for everybody.
    </p>
  );
}

type StepProps = { number: number; title: string; line: string; mark: ReactNode; children: ReactNode };

function Step({ number, title, line, mark, children }: StepProps) {
  return (
    <li className="grid gap-x-4 gap-y-3 border-rule border-b py-5 first:pt-2 last:border-b-0 desk:grid-cols-[1.5rem_minmax(0,1fr)]">
      <span aria-hidden="true" className="text-lead text-faint phone:hidden">
        {number}
      </span>
      <div className="flex min-w-0 flex-col gap-4">
        <div>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h3>{title}</h3>
            {mark}
          </div>
          <p className="max-w-3xl text-soft">{line}</p>
        </div>
        {children}
      </div>
    </li>
  );
}

function Verdict({ holds }: { holds: boolean }) {
  if (holds) {
    return (
      <Mark tone="verified" icon={CircleCheck}>
        Holds
      </Mark>
    );
  }
  return (
    <Mark tone="grave" icon={CircleAlert}>
      Does not hold
    </Mark>
  );
}

/** What the hashes are taken of, as it is. */
function Written({ text, label }: { text: string; label: string }) {
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-small text-soft">{label}</figcaption>
      <pre className="border-rule border-l-2 py-0.5 pl-3 font-mono text-small break-all whitespace-pre-wrap">
        {text.trimEnd()}
      </pre>
    </figure>
  );
}

function Hash({ label, value }: { label: string; value: string }) {
  return (
    <p className="flex flex-wrap gap-x-3 text-small">
      <span className="text-soft">{label}</span>
      <Copyable value={value} label={label} />
    </p>
  );
}

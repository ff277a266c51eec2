import { ProofPath } from "#components/log/proof-path.tsx";
import { LogEntry } from "./report-history.tsx";

type FigureProofProps = {
  figureKey: string;
  /** Where the report's compiling stands in the log; null until it has its place. */
  compiledAt: number | null;
  /** Entries under the newest signed checkpoint; null before the first. */
  treeSize: number | null;
  readsLog: boolean;
  /** Address of the evidence pack. */
  evidence: string;
};

/** How the number is tied down: records to entries, entries to the root, the report's digest beside them. */
export function FigureProof({ figureKey, compiledAt, treeSize, readsLog, evidence }: FigureProofProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <ol className="flex max-w-[68ch] list-decimal flex-col gap-2 pl-5">
        <li>
          Each of the records above is committed to by an entry of the log, a batch by the Merkle root of its rows.
        </li>
        <li>
          The report’s SHA-256 and that of the list of its sources stand in{" "}
          <LogEntry index={compiledAt} readsLog={readsLog} />, so neither can be changed later.
        </li>
        <li>
          The{" "}
          <a href={evidence} className="link">
            evidence pack
          </a>{" "}
          holds all of them, each with its path to a signed checkpoint. Under the key{" "}
          <code className="font-mono text-small break-all">{figureKey}</code> any program counts the figure again:{" "}
          <code className="font-mono text-small">countersign report verify</code> does, without this desk.
        </li>
      </ol>
      {compiledAt !== null && treeSize !== null && compiledAt < treeSize && (
        <ProofPath leafIndex={compiledAt} treeSize={treeSize} />
      )}
    </div>
  );
}

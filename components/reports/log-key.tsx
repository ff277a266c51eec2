import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { formatCount } from "#components/ui/figure-format.ts";

type LogKeyProps = {
  /** The verifier key (C2SP signed-note). */
  verifier: string;
  /** What the newest checkpoint says, and the signed note itself; null before the first entry. */
  checkpoint: { size: number; rootHex: string; note: string } | null;
};

/** What one needs to check the log: the key it signs with, and what it signed last. */
export function LogKey({ verifier, checkpoint }: LogKeyProps) {
  const items = [
    {
      term: "Key of the log",
      value: (
        <Copyable
          value={verifier}
          label="key of the log"
          className="phone:whitespace-normal phone:break-all print:whitespace-normal print:break-all"
        />
      ),
    },
    { term: "Entries signed", value: checkpoint === null ? null : formatCount(checkpoint.size) },
    {
      term: "Root",
      value:
        checkpoint === null ? null : (
          <Copyable
            value={checkpoint.rootHex}
            label="root of the log"
            className="phone:whitespace-normal phone:break-all print:whitespace-normal"
          />
        ),
    },
  ];
  return (
    <>
      <Definitions items={items} />
      {checkpoint !== null && (
        <figure className="mt-4">
          <figcaption className="text-small text-soft">
            The newest checkpoint, as signed.{" "}
            <a href="/log/checkpoint" className="link">
              /log/checkpoint
            </a>{" "}
            has it fresh,{" "}
            <a href="/log/key" className="link">
              /log/key
            </a>{" "}
            the key, and <code className="font-mono">/log/tile/…</code> every hash and entry (C2SP tlog-tiles). The log
            holds codes and ids, nothing of any person.
          </figcaption>
          <pre className="mt-2 whitespace-pre-wrap break-all bg-wash p-4 font-mono text-small">{checkpoint.note}</pre>
        </figure>
      )}
    </>
  );
}

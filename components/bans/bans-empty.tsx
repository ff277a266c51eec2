import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Empty } from "#components/ui/empty.tsx";

const words = {
  bans: {
    title: "No ban has come in yet",
    here: "Each month will stand here: how many accounts were banned, for what, how they were found without reading messages, who decided, and how many came back. Every figure opens to its bans, and every ban to its proof.",
    command: "countersign import bans FILE.ndjson --source platform",
  },
  list: {
    title: "No ban has come in yet",
    here: "The single bans will stand here in the order in which they arrived: what happened, for what, found by what, decided by whom. Each opens to its proof; none shows the account.",
    command: "countersign import bans FILE.ndjson --source platform",
  },
  found: {
    title: "No ban has come in yet",
    here: "Each signal will stand here month by month: how many accounts it found without reading messages, whether a machine or a person decided, and how often it was wrong.",
    command: "countersign import bans FILE.ndjson --source platform",
  },
  months: {
    title: "No ban has come in yet",
    here: "Each month has a part of its own, made before its first row arrives. It stands here with its rows and their weight; what is old can be archived to files that verify alone.",
    command: "countersign import bans FILE.ndjson --source platform",
  },
  grievances: {
    title: "No grievance has come in yet",
    here: "Each month will stand here: what users complained of, and how often an account was banned or reinstated because of it.",
    command: "countersign import grievances FILE.ndjson --source platform",
  },
} as const;

type BansEmptyProps = { of: keyof typeof words; makesKeys: boolean };

/** Nothing has arrived: what will be here, the two ways in, and who can open them. */
export function BansEmpty({ of, makesKeys }: BansEmptyProps) {
  const { title, here, command } = words[of];
  return (
    <Empty
      title={title}
      className="border-t-0"
      acts={
        <>
          {makesKeys && (
            <Button kind="main" asChild>
              <Link href="/settings/keys">Make a machine key</Link>
            </Button>
          )}
          <Button asChild>
            <a href="/api/v1/openapi.json">What a machine may send</a>
          </Button>
        </>
      }
    >
      <p>{here}</p>
      <h3 className="mt-5 text-ink">How they come in</h3>
      <ul className="mt-1 flex flex-col gap-3">
        <li>
          {of === "grievances" ? "From the system that receives them" : "From the system that enforces"}, as it happens:{" "}
          <span className="font-mono text-small">POST /api/v1/{of === "grievances" ? of : "bans"}</span> with a machine
          key.{makesKeys ? "" : " An administrator makes the key, under Settings."}
        </li>
        <li>
          From a file, on the server; what was sent before lands once:
          <span className="mt-1 block contain-inline-size">
            <Copyable value={command} label="the command" wraps className="text-small text-ink" />
          </span>
        </li>
      </ul>
    </Empty>
  );
}

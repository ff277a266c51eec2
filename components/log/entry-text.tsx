import { TableFrame } from "#components/ui/table.tsx";

/** The entry's canonical JSON, set out in lines to be read; the bytes that are hashed have no white space. */
export function EntryText({ text }: { text: string }) {
  return (
    <TableFrame label="JSON of the entry" className="border-rule border-y bg-wash">
      <pre className="px-4 py-3 font-mono text-small">{JSON.stringify(JSON.parse(text), null, 2)}</pre>
    </TableFrame>
  );
}

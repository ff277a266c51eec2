import { TableFrame } from "#components/ui/table.tsx";

/** JSON as it leaves, to be read. */
export function JsonBlock({ label, value }: { label: string; value: unknown }) {
  return (
    <TableFrame label={label} className="max-h-160 overflow-y-auto border border-rule bg-wash">
      <pre className="p-4 font-mono text-small wrap-anywhere whitespace-pre-wrap">{JSON.stringify(value, null, 2)}</pre>
    </TableFrame>
  );
}

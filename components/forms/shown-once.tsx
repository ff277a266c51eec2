import { Copy } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

/** A secret that is shown now and never again: all of it, so that it can be copied by hand where scripts do not run. */
export function ShownOnce({ value, label }: { value: string; label: string }) {
  return (
    <span className="mt-2 flex flex-wrap items-center gap-2">
      <code className="border border-rule bg-sheet px-2 py-1.5 font-mono text-ink break-all select-all">{value}</code>
      <Button size="small" data-copy={value}>
        <Copy aria-hidden /> Copy {label}
      </Button>
    </span>
  );
}

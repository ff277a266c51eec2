import { Download } from "lucide-react";

export const reportFiles = [
  { name: "report.pdf", label: "PDF", line: "to print and to keep" },
  { name: "report.csv", label: "CSV", line: "a figure a line" },
  { name: "report.json", label: "JSON", line: "what was signed, byte for byte" },
  { name: "evidence.zip", label: "Evidence pack", line: "recount every figure, offline" },
] as const;

/** The files of a report; `at` is the address under which they lie. */
export function ReportFiles({ at }: { at: string }) {
  return (
    <ul className="divide-y divide-rule">
      {reportFiles.map(({ name, label, line }) => (
        <li key={name}>
          <a
            href={`${at}/${name}`}
            download={name === "report.pdf" ? undefined : true}
            className="group/file flex items-baseline gap-2 py-2 hover:bg-wash"
          >
            <Download aria-hidden className="size-3.5 shrink-0 self-center text-blue" />
            <span className="link">{label}</span>
            <span className="text-small text-soft">{line}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

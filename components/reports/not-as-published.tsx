import { Notice } from "#components/ui/notice.tsx";

type NotAsPublishedProps = { publication: { id: string; title: string; edition: number } };

/** Instead of a publication whose file was altered: nobody is shown a number that two people did not sign. */
export function NotAsPublished({ publication: { id, title, edition } }: NotAsPublishedProps) {
  return (
    <article>
      <h1 className="mb-6 max-w-[40ch] font-serif text-figure tracking-[-0.01em]">{title}</h1>
      <Notice tone="grave" title="This report is not shown">
        report_file: report.json of report {id}, edition {edition}, is not the file whose SHA-256 the log got when it
        was published. The log is public, and whoever kept the file of that day can hold it against it.
      </Notice>
    </article>
  );
}

import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { ExportForm } from "./export-form.client.tsx";

type Line = { id: string; notices: number; madeAt: Date; destroyed: boolean };

/** The files of notices that were made. Each can be fetched again until its retention ends; each time is an entry. */
export function FilesTable({
  files,
  mayFetch,
  zones,
}: {
  files: readonly Line[];
  mayFetch: boolean;
  zones: { zone: string; legalZone: string };
}) {
  return (
    <Table caption="Files of notices" stacked>
      <thead>
        <tr>
          <Head>Made</Head>
          <Head figure>Notices</Head>
          <Head>
            <span className="sr-only">Fetch</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <Row key={file.id}>
            <RowHead>
              <Instant at={file.madeAt} {...zones} stop={false} />
            </RowHead>
            <Cell figure>{file.notices}</Cell>
            <Cell>
              {file.destroyed ? "destroyed" : mayFetch && <ExportForm batchId={file.id} label="Fetch again" />}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

type File = { readonly name: string; readonly bytes: Uint8Array };

/**
 * A folder as one file, packed while it is sent, so that no more than one of its files is in memory. The first file is fetched before
 * this answers: what is refused is refused before a byte is sent.
 */
export async function zipped(files: AsyncGenerator<File>, folder: string, at: Date): Promise<Response> {
  let next = await files.next();
  let pushed: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    pushed.push(bytes);
  });
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (pushed.length === 0) {
        if (next.done === true) {
          zip.end();
          for (const bytes of pushed) controller.enqueue(bytes);
          controller.close();
          return;
        }
        add(zip, { name: `${folder}/${next.value.name}`, bytes: next.value.bytes }, at);
        next = await files.next();
      }
      for (const bytes of pushed) controller.enqueue(bytes);
      pushed = [];
    },
    async cancel() {
      await files.return(undefined);
    },
  });
  return new Response(body, {
    headers: { "content-type": "application/zip", "content-disposition": `attachment; filename="${folder}.zip"` },
  });
}

function add(zip: Zip, { name, bytes }: File, at: Date): void {
  // A PDF is compressed already.
  const entry = name.endsWith(".pdf") ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
  entry.mtime = at;
  zip.add(entry);
  entry.push(bytes, true);
}

import { expect, test } from "vitest";
import { readForm } from "#lib/vault/readForm.ts";

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

test("reads a form with its document", async () => {
  const form = new FormData();
  form.set("file", new File(["%PDF-1.7"], "order.pdf"));
  form.set("kind", "order");
  const read = await readForm(post(form));
  expect(read.get("kind")).toBe("order");
  expect((read.get("file") as File).size).toBe(8);
});

test("stops reading 200 MB where the limit is, whether they are announced or not", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      if (sent > 3200) controller.close();
      else controller.enqueue(new Uint8Array(65_536));
    },
  });
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  await expect(readForm(post(endless, headers))).rejects.toThrow(
    /larger than 20 MB, so it was not read and nothing was saved/,
  );
  expect(sent).toBeLessThan(400);
  const announced = post("x", { ...headers, "content-length": String(200 * 1024 * 1024) });
  await expect(readForm(announced)).rejects.toThrow(/larger than 20 MB/);
  await expect(readForm(announced, 5)).rejects.toThrow(/larger than 5 documents/);
});

test("refuses what is no form in a sentence", async () => {
  for (const type of ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x"]) {
    await expect(readForm(post("junk", { "content-type": type }))).rejects.toMatchObject({ code: "invalid" });
  }
});

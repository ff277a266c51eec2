import { expect, test } from "vitest";
import { boundedBody } from "./boundedBody.ts";

const sent = (body: BodyInit) =>
  new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);

test("what is small is read, and nothing is nothing", async () => {
  expect(Buffer.from((await boundedBody(sent("a=1"), 10)) ?? "").toString()).toBe("a=1");
  expect(await boundedBody(new Request("http://localhost/"), 10)).toBeNull();
});

test("what has no end is not read on", async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  await expect(boundedBody(sent(endless), 16 * 1024)).rejects.toMatchObject({ code: "invalid" });
  expect(pulled).toBeLessThan(40);
});

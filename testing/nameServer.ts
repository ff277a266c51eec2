import { createSocket } from "node:dgram";
import { once } from "node:events";

/** A name server on this machine that knows TXT records only (RFC 1035), so that a domain proof is asked over the wire. */
export async function nameServer(
  records: ReadonlyMap<string, string>,
): Promise<{ address: string; close: () => void }> {
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => socket.send(answer(question, records), from.port, from.address));
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { address: `127.0.0.1:${socket.address().port}`, close: () => void socket.close() };
}

/** Id, flags and question as they came; one answer, or none with “no such name”. */
function answer(question: Buffer, records: ReadonlyMap<string, string>): Buffer {
  const { name, end } = nameIn(question);
  const asked = question.subarray(12, end + 4);
  const text = records.get(name.toLowerCase());
  const head = Buffer.alloc(12);
  question.copy(head, 0, 0, 2);
  head.writeUInt16BE(text === undefined ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(text === undefined ? 0 : 1, 6);
  if (text === undefined) return Buffer.concat([head, asked]);
  const value = Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
  const record = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0]);
  record.writeUInt16BE(value.length, 10);
  return Buffer.concat([head, asked, record, value]);
}

function nameIn(question: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.subarray(at + 1, at + 1 + length).toString("latin1"));
    at += length + 1;
  }
  return { name: labels.join("."), end: at + 1 };
}

import { connect, type Socket } from "node:net";
import type { Journal } from "#lib/journal.ts";
import { Refusal } from "#lib/refusal.ts";

/** What ClamAV said of a document; unscanned where none is configured or none answered. */
export type ScanState = "unscanned" | "clean" | "infected";

const chunkBytes = 64 * 1024;
const connectMs = 5_000;
const answerMs = 60_000;

/**
 * Asks the ClamAV daemon named by the environment variable `CLAMD` (`host:port`, or the path of its socket) about bytes, by its INSTREAM
 * command. It is network: call it in `prepare`. A daemon that is not there, or cannot say, is no reason to lose what came in: the answer is
 * `unscanned`, which the document keeps and shows, and the journal says why.
 */
export async function scan(
  bytes: Uint8Array,
  journal?: Journal,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ScanState> {
  const place = environment.CLAMD?.trim();
  if (!place) return "unscanned";
  try {
    const answer = await ask(place, bytes);
    if (/: OK$/u.test(answer)) return "clean";
    if (/ FOUND$/u.test(answer)) return "infected";
    journal?.note("scan", { outcome: "error", answer: answer.slice(0, 100) });
  } catch (error) {
    journal?.note("scan", { outcome: "unreachable", reason: error instanceof Error ? error.message : "unknown" });
  }
  return "unscanned";
}

/**
 * @throws Refusal `invalid` for an infected document; the log keeps its hash and that it came.
 */
export function assertNotInfected(
  state: ScanState,
  document: { fileName: string; sha256: Buffer; size: number },
): void {
  if (state !== "infected") return;
  const sentence = `“${document.fileName}” holds malware that the scanner knows, so it was not kept. Tell the sender, and ask for a clean copy.`;
  throw new Refusal(
    "invalid",
    sentence,
    { file: sentence },
    {
      action: "document.refused",
      subject: `document:${document.sha256.toString("hex")}`,
      data: { reason: "infected", size: document.size },
    },
  );
}

/** One question: `zINSTREAM\0`, chunks each after its length in four bytes, a length of nought, and an answer that ends with NUL. */
function ask(place: string, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTo(place);
    const limit = setTimeout(() => socket.destroy(new Error("no answer in time")), answerMs);
    let answer = "";
    socket.setTimeout(connectMs);
    socket.on("timeout", () => socket.destroy(new Error("no connection in time")));
    socket.on("connect", () => {
      socket.setTimeout(0);
      send(socket, bytes);
    });
    socket.on("data", (data: Buffer) => {
      answer += data.toString("latin1");
      if (answer.length > 4096) socket.destroy(new Error("an answer too long"));
      if (answer.includes("\0")) socket.end();
    });
    socket.on("error", (error) => {
      // A daemon whose own limit is reached answers and hangs up while we still send.
      if (!answer.includes("\0")) reject(error);
    });
    socket.on("close", () => {
      clearTimeout(limit);
      if (answer === "") reject(new Error("it hung up without an answer"));
      else resolve(answer.split("\0")[0]?.trim() ?? "");
    });
  });
}

function connectTo(place: string): Socket {
  if (place.startsWith("/")) return connect({ path: place });
  const at = place.lastIndexOf(":");
  const port = Number(place.slice(at + 1));
  if (at < 1 || !Number.isInteger(port)) throw new Error("CLAMD is neither host:port nor a path");
  return connect({ host: place.slice(0, at).replace(/^\[|\]$/gu, ""), port });
}

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write("zINSTREAM\0");
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    socket.write(chunk);
  }
  socket.write(Buffer.alloc(4));
}

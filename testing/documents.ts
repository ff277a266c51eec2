import { crc32, deflateSync } from "node:zlib";
import { zipSync } from "fflate";
import PDFDocument from "pdfkit";

/** A PDF of one page as a program of today writes it; with a password it is really encrypted. */
export function pdf(text: string, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ compress: true, ...options });
    const parts: Buffer[] = [];
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.text(text);
    document.end();
  });
}

/** A PDF written by hand around these members of its catalogue and its trailer: small enough to break in one place. */
export function plainPdf({ catalogue = "", trailer = "", objects = [] as string[] } = {}): Buffer {
  const bodies = [`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`, "<< /Type /Pages /Kids [] /Count 0 >>", ...objects];
  let text = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const places = bodies.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n`;
  text += places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A PDF whose cross-references and objects are streams, as most programs write them. */
export function streamedPdf({ trailer = "", hidden = "" } = {}): Buffer {
  const packed = deflateSync(Buffer.from(`3 0 << ${hidden} >>`, "latin1")).toString("latin1");
  let text =
    "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";
  text += `4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream\nendobj\n`;
  const xref = text.length;
  text += `5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Length 0 ${trailer} >>\nstream\n\nendstream\nendobj\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(text, "latin1");
}

/** A PNG of one grey point; `notes` go into it as text chunks. */
export function png(...notes: string[]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, sum]);
  };
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...notes.map((note) => chunk("tEXt", Buffer.from(`Comment\0${note}`, "latin1"))),
    chunk("IDAT", deflateSync(Buffer.from([0, 128]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The segments of a JPEG, with restart marks and a stuffed byte in its data, and a comment. */
export function jpeg(comment = "a scan"): Buffer {
  const text = Buffer.from(comment, "latin1");
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xfe]),
    length,
    text,
    Buffer.from([0xff, 0xda, 0, 4, 1, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
  ]);
}

/** A TIFF of one directory with one entry. */
export function tiff(): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.write("II*\0", "latin1");
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(1, 8);
  return bytes;
}

/** A ZIP with this one file in it. */
export function zip(name: string, text: string): Buffer {
  return Buffer.from(zipSync({ [name]: Buffer.from(text) }));
}

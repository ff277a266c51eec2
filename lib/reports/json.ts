import { hash } from "node:crypto";
import { canonicalJson } from "#lib/json.ts";
import type { Report } from "./report.ts";
import type { Sources } from "./sources.ts";

/** The bytes of report.json: canonical (RFC 8785), so that one report has one digest. */
export function reportJson(report: Report): Buffer {
  return Buffer.from(canonicalJson(report), "utf8");
}

export function sourcesJson(sources: Sources): Buffer {
  return Buffer.from(canonicalJson(sources), "utf8");
}

/** SHA-256 in hex. */
export function digestOf(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex");
}

/** The report in bytes that `reportJson` wrote and whose digest the caller has checked. */
export function readReport(content: Uint8Array): Report {
  return JSON.parse(Buffer.from(content).toString("utf8")) as Report;
}

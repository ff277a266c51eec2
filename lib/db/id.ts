import { v7 } from "uuid";

/** A new id: UUID v7 (RFC 9562), made by the application, ordered by time, so that indexes grow at their right edge. */
export function newId(): string {
  return v7();
}

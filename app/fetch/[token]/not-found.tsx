import { RefusalNotice } from "#components/forms/refusal-notice.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";
import { said } from "./said.ts";

/** A link that ended, or never was: one sentence, and 404. */
export default function FetchNotFound() {
  return (
    <PublicPage narrow>
      <h1 className="mb-5 text-title">This link does not open</h1>
      <RefusalNotice tone="due" sentence={said().sentence} />
    </PublicPage>
  );
}

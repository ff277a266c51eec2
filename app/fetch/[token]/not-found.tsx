import { RefusalNotice } from "#components/forms/refusal-notice.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";

/** A link that ended, or never was: one sentence, and 404. */
export default function FetchNotFound() {
  return (
    <PublicPage narrow>
      <h1 className="mb-5 text-title">This link does not open</h1>
      <RefusalNotice
        tone="due"
        sentence="It has expired, was used up or withdrawn, or is not whole. Nothing is lost: take it from the mail anew, or ask the service to deliver again."
      />
    </PublicPage>
  );
}

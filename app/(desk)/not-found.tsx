import { NothingHere } from "#components/shell/nothing-here.tsx";

/** The desk's frame is around it, and brings the page's one main part. */
export default function NotFoundOnTheDesk() {
  return <NothingHere />;
}

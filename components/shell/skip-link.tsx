/** The first stop of the keyboard on every page. */
export function SkipLink() {
  return (
    <a
      href="#page"
      data-furniture
      className="sr-only z-50 rounded-base bg-blue-fill px-4 py-2 font-strong text-on-fill focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Skip to the page
    </a>
  );
}

import { Siren } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";

/** From the ordinary form to the one for a danger to life. */
export function EmergencyLink() {
  return (
    <Button asChild>
      <Link href="/requests/new/emergency">
        <Siren aria-hidden />
        Record an emergency
      </Link>
    </Button>
  );
}

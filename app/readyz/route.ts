import { ground } from "#lib/db/ground.ts";
import { ready } from "#lib/health/ready.ts";

/** The database answers and the log keeps up: a load balancer may send people here. */
export async function GET(): Promise<Response> {
  const readiness = await ready(ground());
  return Response.json(readiness, { status: readiness.ready ? 200 : 503 });
}

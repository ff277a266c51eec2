import { ground } from "#lib/db/ground.ts";
import { mayReadMetrics, metrics } from "#lib/health/metrics.ts";

/** Prometheus metrics, behind the bearer token in COUNTERSIGN_METRICS_TOKEN; without it the address does not exist. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers.get("authorization"))) return new Response("Not found\n", { status: 404 });
  return new Response(await metrics(ground()), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
  });
}

/**
 * One load, in a process of its own so that its work is not counted as the server's. Reads a scenario as JSON
 * from the command line, prints the result as JSON. Bounded in time and in connections.
 */
import autocannon from "autocannon";
import { orderRequests } from "./order-requests";

export type Scenario = {
  url: string;
  connections: number;
  seconds: number;
  /** Paths asked in turn; without them `url` alone is asked. */
  paths?: string[];
  headers?: Record<string, string>;
  /** Three calls an order: cart, line, order. */
  order?: { skus: string[]; commune: string; province: string };
};

export type LoadResult = {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  bytes: number;
  non2xx: number;
  errors: number;
  seconds: number;
  requests: number;
  /** Orders answered 201, where orders were placed. */
  orders: number;
};

async function load(scenario: Scenario): Promise<LoadResult> {
  const counter = { orders: 0 };
  const latencies: number[] = [];
  const options: autocannon.Options = {
    url: scenario.url,
    // autocannon decodes every body into a string, which for Vietnamese text costs more than the server's whole answer.
    ...(scenario.order ? {} : { setupClient: leaveBodiesUnread }),
    connections: scenario.connections,
    duration: scenario.seconds,
    headers: scenario.headers,
    requests: scenario.order
      ? orderRequests(scenario.order, counter)
      : scenario.paths?.map((path) => ({ method: "GET" as const, path })),
  };
  const result = await new Promise<autocannon.Result>((done, failed) => {
    const running = autocannon(options, (error: unknown, measured) => (error ? failed(error) : done(measured)));
    // autocannon's own table has no 95th percentile.
    running.on("response", (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    perSecond: result.requests.total / result.duration,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    bytes: result.throughput.total / Math.max(1, result.requests.total),
    non2xx: result.non2xx,
    errors: result.errors + result.timeouts,
    seconds: result.duration,
    requests: result.requests.total,
    orders: counter.orders,
  };
}

function leaveBodiesUnread(client: autocannon.Client): void {
  const requests: unknown = Reflect.get(client, "pipelinedRequests");
  if (typeof requests !== "object" || requests === null || !("addBody" in requests)) throw new Error("autocannon has changed: its clients keep bodies elsewhere");
  requests.addBody = () => undefined;
}

const scenario: Scenario = JSON.parse(process.argv[2] ?? "{}");
process.stdout.write(JSON.stringify(await load(scenario)));

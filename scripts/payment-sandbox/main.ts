import { parseArgs } from "node:util";
import { startPaymentSandbox } from "./start";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "12111" },
    "webhook-url": { type: "string", default: "http://127.0.0.1:3000/webhooks/stripe" },
    "webhook-secret": { type: "string", default: "whsec_sandbox" },
    state: { type: "string", default: ".data/payment-sandbox.json" },
    "public-url": { type: "string" },
  },
});

const sandbox = await startPaymentSandbox({
  port: Number(values.port),
  webhookUrl: values["webhook-url"],
  webhookSecret: values["webhook-secret"],
  statePath: values.state,
  publicUrl: values["public-url"],
  log: (fields) => process.stderr.write(`${JSON.stringify(fields)}\n`),
});
process.stdout.write(`Payment sandbox on ${sandbox.url}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}

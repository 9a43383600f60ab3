import { askGateway as ask } from "~/domain/payments/ask-gateway.server";

/** Every ten minutes and when the server starts: what the card gateway knows and we do not is booked. Run again, it books nothing. */
export async function askGateway(at: Date): Promise<void> {
  await ask(at);
}

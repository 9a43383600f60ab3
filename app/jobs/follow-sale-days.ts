import { followSaleDays as follow } from "~/domain/catalog/follow-sale-days.server";

/** Shortly after local midnight: pages and search follow what is on sale from today, or is no longer. */
export async function followSaleDays(at: Date): Promise<void> {
  await follow(at);
}

import { allProducerNames } from "~/domain/producers/producer-names.server";
import { ratesThatFit } from "~/domain/settlement/commission-rate";
import { listRates } from "~/domain/settlement/commission-rates.server";
import { localDateAt, parseLocalDate } from "~/lib/local-date";

/** The list of commissions, and what would apply to the sale that the address asks about (`?producer=&set=&day=`). */
export async function ratesView(query: URLSearchParams, at: Date) {
  const today = localDateAt(at);
  const [rates, producers] = await Promise.all([listRates(today), allProducerNames()]);
  const producerId = producers.find(({ id }) => id === query.get("producer"))?.id;
  const set = Number(query.get("set"));
  const day = parseLocalDate(query.get("day") ?? "") ?? today;
  const asked = producerId && Number.isInteger(set) && set >= 1 && set <= 26 ? { producerId, setNumber: set, day } : null;
  return { rates, producers, today, asked, fits: asked ? ratesThatFit(rates, asked).map(({ id, position, rateBp, note }) => ({ id, position, rateBp, note })) : [] };
}

export type RatesView = Awaited<ReturnType<typeof ratesView>>;

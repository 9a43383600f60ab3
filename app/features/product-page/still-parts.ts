/** The parts of a product's page that do nothing in the browser. */
import { stillPart } from "~/ui/kit/still-part";
import { AlcoholNote } from "./alcohol-note";
import { DeliveryTable } from "./delivery-table";
import { LabelPanel } from "./label-panel";
import { LotJourney } from "./lot-journey";
import { ProducerPanel } from "./producer-panel";
import { ReviewsPanel } from "./reviews-panel";

export const Alcohol = stillPart("part-alcohol", import.meta.env.SSR ? AlcoholNote : null, async () => (await import("./alcohol-note")).AlcoholNote);
export const Delivery = stillPart("part-delivery", import.meta.env.SSR ? DeliveryTable : null, async () => (await import("./delivery-table")).DeliveryTable);
export const Label = stillPart("part-label", import.meta.env.SSR ? LabelPanel : null, async () => (await import("./label-panel")).LabelPanel);
export const Journey = stillPart("part-journey", import.meta.env.SSR ? LotJourney : null, async () => (await import("./lot-journey")).LotJourney);
export const Producer = stillPart("part-producer", import.meta.env.SSR ? ProducerPanel : null, async () => (await import("./producer-panel")).ProducerPanel);
export const Reviews = stillPart("part-reviews", import.meta.env.SSR ? ReviewsPanel : null, async () => (await import("./reviews-panel")).ReviewsPanel);

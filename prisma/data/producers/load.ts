import { readdirSync, readFileSync } from "node:fs";

/** Legal kinds that may hold a certificate of the programme; associations only for tourism services. */
export type DemoProducerKind =
  | "cooperative"
  | "cooperative_group"
  | "company"
  | "household"
  | "farm"
  | "association";

/** Which of the producer illustrations stands on the producer's page. */
export type DemoProducerScene = "cooperative" | "household" | "company" | "group" | "association";

/** A text in all three languages of the shop. */
export type TrilingualText = { vi: string; en: string; zh: string };

/** One invented producer of the demo catalogue. Commune codes are five-character strings. */
export type DemoProducer = {
  key: string;
  kind: DemoProducerKind;
  legalName: string;
  name: TrilingualText;
  communeCode: string;
  addressLine: string;
  representative: string;
  representativeIsWoman?: boolean;
  phone: string;
  taxCode: string;
  establishedYear: number;
  members?: number;
  story: TrilingualText;
  sceneKind: DemoProducerScene;
};

const directory = new URL("./", import.meta.url);

/** Reads every producer of the demo catalogue, in the order of the file names and then of each file. */
export function loadProducers(): DemoProducer[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, directory), "utf8")) as DemoProducer[]);
}

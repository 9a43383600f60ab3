import type { Messages } from "../../translator";
import type { age as vi } from "../vi/age";

export const age: Messages<typeof vi> = {
  "adult": "Sold only to people aged 18 and over. Whoever delivers it looks at a document first.",
  "health": "Alcohol harms your health. Do not drink when driving, when pregnant or when taking medicine.",
  "birth": "Your date of birth",
  "birthHint": "Asked once on this device. The market does not keep it.",
  "ask": "Tell your date of birth to put an alcoholic drink into the cart",
  "add": "Add to cart",
};

import type { Messages } from "../../translator";
import type { shop as vi } from "../vi/shop";

export const shop: Messages<typeof vi> = {};

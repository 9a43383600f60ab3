import type { Messages } from "../../translator";
import type { checkout as vi } from "../vi/checkout";

export const checkout: Messages<typeof vi> = {};

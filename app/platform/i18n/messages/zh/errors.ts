import type { Messages } from "../../translator";
import type { errors as vi } from "../vi/errors";

export const errors: Messages<typeof vi> = {};

import type { Messages } from "../../translator";
import type { account as vi } from "../vi/account";

export const account: Messages<typeof vi> = {};

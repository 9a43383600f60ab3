import type { Messages } from "../../translator";
import type { CoreDictionary } from "../vi/core";
import { account } from "./account";
import { checkout } from "./checkout";
import { errors } from "./errors";
import { shop } from "./shop";

export const core: Messages<CoreDictionary> = { ...shop, ...checkout, ...account, ...errors };

import type { Messages } from "../../translator";
import type { CoreDictionary } from "../vi/core";
import { shop } from "./shop";

export const core: Messages<CoreDictionary> = shop;

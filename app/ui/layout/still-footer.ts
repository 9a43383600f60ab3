import { stillPart } from "~/ui/kit/still-part";
import { Footer, type FooterProps } from "./footer";

/** The foot of a page does nothing in the browser, so none of its code and texts are loaded there. */
export const StillFooter = stillPart<FooterProps>("foot", import.meta.env.SSR ? Footer : null, async () => (await import("./footer")).Footer);

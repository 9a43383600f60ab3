import { createContext, createElement, Fragment, useContext, useState, type JSX, type ReactElement, type ReactNode } from "react";

/** The markup of an element as made before for an equal item and variant, or made now. */
export type KeepMarkup = (item: object, variant: string, make: () => ReactElement) => string;

/** Given by the server alone; the browser makes the elements themselves and finds the very same markup there. */
export const KeptMarkup = createContext<KeepMarkup | null>(null);

type Container = "ul" | "footer" | "nav" | "div";
type Props<Tag extends Container> = Omit<JSX.IntrinsicElements[Tag], "children" | "dangerouslySetInnerHTML" | "ref">;

/**
 * A list of elements that show nothing but their item: no hooks, no context, one element each. Rendering the same cards
 * page after page is most of the server's work; here their markup is kept by what is in it, so it is never stale. A page
 * that was opened need not be sent its items a second time: where they are null, what the server wrote stays as it stands.
 */
export function KeptList<Item extends object>({ id, items, keyOf, variantOf, children, ...rest }: Props<"ul"> & ListOf<Item>) {
  const keep = useContext(KeptMarkup);
  const [written] = useState(() => (items === null ? (document.getElementById(id ?? "")?.innerHTML ?? "") : null));
  if (items === null) return <ul key="written" id={id} {...rest} dangerouslySetInnerHTML={{ __html: written ?? "" }} suppressHydrationWarning />;
  if (!keep) return <ul key="made" id={id} {...rest}>{items.map((item, index) => <Fragment key={keyOf(item)}>{children(item, index)}</Fragment>)}</ul>;
  // Added up, not joined: the engine then copies the text once, when the whole page is written.
  const __html = items.reduce((markup, item, index) => markup + keep(item, variantOf(index), () => children(item, index)), "");
  return <ul id={id} {...rest} dangerouslySetInnerHTML={{ __html }} />;
}

type ListOf<Item> = {
  /** Its own on the page; where it is missing, `items` are there. */
  id?: string;
  items: readonly Item[] | null;
  keyOf: (item: Item) => string;
  /** All that an element shows beside its item. */
  variantOf: (index: number) => string;
  children: (item: Item, index: number) => ReactElement;
};

const NO_ITEM = {};

/** The inside of a container that depends on `name` and, where given, on `item` alone, under the same conditions. */
export function Kept<Tag extends Container>({ as, name, item = NO_ITEM, children, ...rest }: Props<Tag> & { as: Tag; name: string; item?: object; children: () => ReactNode }) {
  const keep = useContext(KeptMarkup);
  const Element: string = as;
  if (!keep) return <Element {...rest}>{children()}</Element>;
  const inside = (): ReactElement => createElement(Fragment, null, children());
  return <Element {...rest} dangerouslySetInnerHTML={{ __html: keep(item, name, inside) }} />;
}

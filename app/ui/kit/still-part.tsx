import { lazy, Suspense, useEffect, useState, type ComponentType } from "react";

/** Whether the page the browser opened has come alive: whatever is shown from then on was not written by the server. */
let alive = false;

/**
 * A part of a page that does nothing in the browser: links and plain forms. Written by the server it stays as it stands, and
 * none of its code is loaded; only who comes to it from another page without a new document loads that. `id` is its own on
 * the page; `onServer` is the part itself on the server and null in the browser (`import.meta.env.SSR`). It does not follow
 * its properties: give it a `key` of what it shows.
 */
export function stillPart<Props extends object>(id: string, onServer: ComponentType<Props> | null, load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  if (onServer) {
    const Part = onServer;
    return (props) => <div id={id}><Part {...props} /></div>;
  }
  const Loaded = lazy(async () => ({ default: (await load()) as ComponentType<object> }));
  return function StillPart(props) {
    const [written] = useState(() => (alive ? null : (document.getElementById(id)?.innerHTML ?? null)));
    useEffect(() => void (alive = true), []);
    if (written !== null) return <div id={id} dangerouslySetInnerHTML={{ __html: written }} suppressHydrationWarning />;
    return <div id={id}><Suspense><Loaded {...props} /></Suspense></div>;
  };
}

/*
 * The producer's area without a signal: a page that cannot be reached gives way to one page that was kept, the same for
 * everyone and asked for without cookies. No page of a person is ever kept.
 */
const area = new URL(self.registration.scope).pathname;
const page = `${area}/ngoai-tuyen`;
const cacheName = `offline ${area}`;

/** The built files that a text names; their names change with what they say. */
const filesIn = (text) => new Set([...text.matchAll(/(?:\/assets\/|"\.\/)([\w.-]+\.(?:js|css))/g)].map(([, name]) => `/assets/${name}`));

/** Keeps the page of today with its files, and forgets those of the page before. */
async function keep() {
  const response = await fetch(page, { credentials: "omit", cache: "no-store", redirect: "error" });
  if (!response.ok) throw new Error(`${page}: ${response.status}`);
  const files = filesIn(await response.clone().text());
  for (const entry of [...files].filter((name) => name.includes("/entry.client"))) {
    for (const name of filesIn(await (await fetch(entry)).text())) files.add(name);
  }
  const cache = await caches.open(cacheName);
  await cache.addAll(files);
  await cache.put(page, response);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== page && !files.has(pathname)) await cache.delete(url);
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  const kept = () => caches.open(cacheName).then((cache) => cache.match(pathname));
  if (request.mode === "navigate") {
    event.respondWith(
      fetch(request).catch(async () => {
        const found = await kept();
        if (pathname === page) return found ?? Response.error();
        return (await caches.has(cacheName)) ? Response.redirect(page, 302) : Response.error();
      }),
    );
  } else if (pathname.startsWith("/assets/")) {
    event.respondWith(kept().then((found) => found ?? fetch(request)));
  }
});

// The page sends word when it was opened with a signal, so that what is kept follows a new version of the shop.
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keep().catch(() => undefined));
});

// A new order: the message names nobody, what it is about is read after signing in.
self.addEventListener("push", (event) => {
  const { title, body, url, tag } = event.data?.json() ?? {};
  if (title) event.waitUntil(self.registration.showNotification(title, { body, tag, icon: "/icon-192.png", data: { url } }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { pathname } = new URL(event.notification.data?.url ?? area, self.location.origin);
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then((windows) => {
      const open = windows.find((one) => new URL(one.url).pathname === pathname);
      return open ? open.focus() : self.clients.openWindow(pathname);
    }),
  );
});

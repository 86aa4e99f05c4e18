/* Opens registers without a connection, and sends taps when no page is open. HOUSE, with the files and
   addresses of this version, stands above it: participants/views/offline.py. */
"use strict";

importScripts(HOUSE.taps);
const FRESH = 10 * 60 * 1000;
const PATIENCE = 4000;
const ANY = { ignoreVary: true };
const IS_HASHED = /\.[0-9a-f]{12}\.\w+$/;
const files = () => caches.open("files");
const copies = () => caches.open("copies");

addEventListener("install", (event) => {
  skipWaiting(); /* files have another name in every version: pages that are open keep theirs */
  event.waitUntil(files().then((cache) => cache.addAll(HOUSE.files)));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

async function file(request) {
  const cache = await files();
  const known = await cache.match(request, ANY);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) cache.put(request, answer.clone());
  return answer;
}

const noPage = () => caches.match(HOUSE.offline, ANY);

/* From the server; what was taken along when that does not come, or the server itself is out of order. */
async function page(request) {
  const { pathname } = new URL(request.url);
  const cache = await copies();
  const known = await cache.match(pathname, ANY);
  const answer = await fetch(request, known && { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (answer?.status < 500) {
    if (pathname === HOUSE.door && answer.status === 200) await taps.leave().catch(() => {});
    if ([403, 404].includes(answer.status)) await cache.delete(pathname);
    return answer;
  }
  if (known?.headers.get("x-until") > Date.now()) return known;
  await cache.delete(pathname, ANY); /* two weeks are over */
  return answer ?? noPage();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && pathname === HOUSE.leave) event.waitUntil(taps.leave());
  if (request.method !== "GET") {
    if (request.mode !== "navigate") return;
    const answer = fetch(request);
    event.respondWith(answer.catch(noPage));
    if (HOUSE.languages.includes(pathname)) event.waitUntil(answer.then(() => takeAlong()));
    return;
  }
  if (IS_HASHED.test(pathname)) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

/* The registers of these weeks, or after another language was chosen all there are, as they are now;
   files of an older version go once no copy needs them. */
async function takeAlong(asked) {
  const cache = await copies();
  const pages = asked ?? (await cache.keys()).map(({ url }) => new URL(url).pathname);
  await taps.forget((path) => !pages.includes(path));
  let isAllNew = true;
  for (const path of pages) {
    const known = await cache.match(path, ANY);
    const isFresh = asked && known && Number(known.headers.get("x-taken")) > Date.now() - FRESH;
    const answer = isFresh ? null : await fetch(`${path}mee/`).catch(() => null);
    if (answer?.ok && !answer.redirected) await cache.put(path, answer);
    else isAllNew = false;
  }
  const store = await files();
  for (const { url } of isAllNew ? await store.keys() : []) {
    if (!HOUSE.files.includes(new URL(url).pathname)) await store.delete(url);
  }
  if (!asked) await store.add(HOUSE.offline);
}

addEventListener("message", (event) => event.waitUntil(takeAlong(event.data)));

addEventListener("sync", (event) => event.waitUntil((async () => {
  for (const owner of new Set((await taps.all()).map((tap) => tap.owner))) {
    if ((await taps.send(owner)) === "lost") throw new Error("again later");
  }
})()));

/* Taps wait on this device until the server answered each of them. Runs on pages and in the service
   worker. Why so: docs/decisions/0028-taps.md. */
"use strict";

const taps = (() => {
  const PATIENCE = 15000;
  const MOST = 50;
  const news = new BroadcastChannel("taps");

  /* One function per format of the store, never changed once released: a device may come from any. */
  const STEPS = [
    (db) => {
      db.createObjectStore("taps", { keyPath: "seq", autoIncrement: true });
      db.createObjectStore("states");
    },
  ];
  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("buurtverband", STEPS.length);
    asked.onupgradeneeded = ({ oldVersion }) => {
      for (const step of STEPS.slice(oldVersion)) step(asked.result, asked.transaction);
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });

  /* What `work` asked of a store, once it is on the disk. */
  async function within(name, work, mode = "readwrite") {
    const db = await opened;
    return new Promise((resolve, reject) => {
      const turn = db.transaction(name, mode, { durability: "strict" });
      const asked = work(turn.objectStore(name));
      turn.oncomplete = () => resolve(asked?.result);
      turn.onabort = () => reject(turn.error);
    });
  }

  const all = () => within("taps", (store) => store.getAll(), "readonly");
  /* Of a tap that asked for attention: gone, or with a `change` sent again; once, however often pressed. */
  const decide = (seq, change) => within("taps", (store) => {
    store.get(seq).onsuccess = ({ target: { result: tap } }) =>
      tap?.problem && (change ? store.put({ ...tap, ...change }) : store.delete(seq));
  }).then(tell);
  const stateOf = (owner, session) => within("states", (store) => store.get(`${owner} ${session}`), "readonly");
  const newKey = () => crypto.randomUUID();

  function tell(outcome) {
    news.postMessage(outcome);
    return outcome;
  }

  async function add(made) {
    await within("taps", (store) => void made.forEach((tap) => store.add(tap)));
    navigator.serviceWorker?.ready.then(({ sync }) => sync?.register("taps")).catch(() => {});
  }

  async function csrf() {
    if (!self.document) return (await self.cookieStore?.get("csrftoken"))?.value;
    return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  }

  async function ask(address, options = {}) {
    const headers = { Accept: "application/json", "X-CSRFToken": (await csrf()) ?? "" };
    const signal = AbortSignal.timeout?.(PATIENCE);
    return fetch(address, { ...options, headers, signal, redirect: "manual", cache: "no-store" });
  }

  /* Everything of `owner` that waits, a register at a time, the oldest first. What is left is told. */
  async function sendAll(owner) {
    let outcome = "sent";
    const waiting = (await all()).filter((tap) => tap.owner === owner && !tap.problem);
    for (const session of new Set(waiting.map((tap) => tap.session))) {
      const queue = waiting.filter((tap) => tap.session === session);
      for (let became = "sent"; queue.length && became === "sent";) {
        became = await deliver(owner, session, queue.splice(0, MOST)).catch(() => "lost");
        if (became !== "sent") outcome = became;
      }
    }
    return outcome;
  }

  async function deliver(owner, session, batch) {
    const device = await deviceKey();
    const told = batch.map(({ key, kind, person, value, seen, at }) =>
      ({ key, kind, person, value, seen, ago: Math.max(Date.now() - at, 0) }));
    const body = JSON.stringify({ device, owner, taps: told });
    const answer = await ask(`/presentie/${session}/tikken/`, { method: "POST", body });
    if (answer.type === "opaqueredirect") return leave("signedOut");
    if (answer.status === 409) return "other";
    if (answer.status === 200) return settle(owner, session, batch, await answer.json());
    if ([403, 404].includes(answer.status)) return explain(session, batch);
    const isOdd = /^4(?!08|25|29)/.test(answer.status); /* not: slow, early or many */
    return isOdd ? putAside(batch, "refused") : "lost";
  }

  /* Not let in: for good, or because the pass that comes with a page was of before signing in. */
  async function explain(session, batch) {
    const answer = await ask(`/presentie/${session}/stand/`);
    if (answer.type === "opaqueredirect") return leave("signedOut");
    if (![403, 404].includes(answer.status)) return "lost";
    await forget((path) => path === `/presentie/${session}/`);
    return putAside(batch, "forbidden");
  }

  async function putAside(batch, problem) {
    await within("taps", (store) => void batch.forEach((tap) => store.put({ ...tap, problem })));
    return "sent";
  }

  /* Answered: gone, or kept with the sentence that somebody has to see. */
  async function settle(owner, session, batch, { taps: answers, ...state }) {
    await within("states", (store) => void store.put(state, `${owner} ${session}`));
    await within("taps", (store) => {
      for (const tap of batch) {
        const { outcome, sentence } = answers[tap.key];
        if (sentence) store.put({ ...tap, problem: sentence, isDone: outcome !== "refused" });
        else store.delete(tap.seq);
      }
    });
    return tell("sent");
  }

  const deviceKey = () => within("states", (store) => store.get("device")).then(async (known) => {
    const key = known ?? newKey();
    if (!known) await within("states", (store) => void store.put(key, "device"));
    return key;
  });

  /* One page sends at a time; another that does too does no harm, so a browser without locks may. */
  function send(owner) {
    const work = (lock) => (lock === null ? "busy" : sendAll(owner).then(tell));
    return navigator.locks?.request("taps", { ifAvailable: true }, work) ?? work();
  }

  /* Pages that were taken along: gone where `isGone` says so of their path. */
  async function forget(isGone) {
    const cache = await self.caches?.open("copies");
    for (const { url } of (await cache?.keys()) ?? []) if (isGone(new URL(url).pathname)) cache.delete(url);
  }

  /* After signing out: pages and lists go, what was tapped stays until it was sent. */
  async function leave(outcome) {
    await self.caches?.delete("copies");
    await within("states", (store) => void store.clear());
    return outcome;
  }

  return { add, all, decide, forget, leave, newKey, news, opened, send, stateOf };
})();

/* On a page: sends at once, when a connection comes back, when somebody looks, and now and then. */
if (self.document) {
  const { owner } = document.currentScript.dataset;
  const SOON = 200;
  const QUICK = 2000;
  const SLOW = 30000;
  let pause = QUICK;
  let timer = 0;

  taps.go = async () => {
    clearTimeout(timer);
    const outcome = await taps.send(owner).catch(() => "lost");
    pause = outcome === "lost" ? Math.min(pause * 2, SLOW) : QUICK;
    const later = { lost: pause * (0.5 + Math.random()), busy: SOON }[outcome] ?? SLOW;
    timer = setTimeout(taps.go, later); /* what was tapped while others were on their way follows soon */
  };
  if (owner) {
    addEventListener("online", taps.go);
    addEventListener("visibilitychange", () => document.hidden || taps.go());
    taps.go();
    navigator.serviceWorker?.register("/sw.js");
    const along = document.getElementById("along");
    if (along) navigator.serviceWorker?.ready.then(({ active }) => active.postMessage(JSON.parse(along.textContent)));
  }
}

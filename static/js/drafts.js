/* What somebody types waits on this device until it has arrived, so that it survives a closed tab, a
   lost connection and a session that ended. Unreadable without signing in as the same person: the key
   comes with the page. Why so: docs/decisions/0013-drafts.md. */
"use strict";

(() => {
  const house = document.getElementById("drafts");
  if (!house) return;
  const said = house.dataset;
  const OURS = "draft ";
  const MINE = `${OURS}${said.owner} `;
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  const PATIENCE = 5000;
  const NOT_KEPT = /^(password|file|hidden|submit|button|reset|image)$/;
  const drafts = new WeakMap(); /* form: what was typed in it */
  const offered = new WeakSet();

  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const letters = (data) => btoa(Array.from(new Uint8Array(data), (byte) => String.fromCharCode(byte)).join(""));
  const key = globalThis.crypto?.subtle?.importKey("raw", bytes(said.key), "AES-GCM", false, ["encrypt", "decrypt"]);

  const piece = (selector) => house.content.querySelector(selector).cloneNode(true);

  /* The drawer: one box per address that a form is sent to. */
  const boxes = () => Object.keys(localStorage).filter((name) => name.startsWith(OURS));
  const read = (name) => JSON.parse(localStorage.getItem(name));
  const drop = (name) => localStorage.removeItem(name);

  function write(name, box) {
    try {
      localStorage.setItem(name, JSON.stringify(box));
    } catch { /* a full telephone: then only the page itself holds the words */ }
  }

  function tidyUp() {
    const arrived = document.cookie.match(/(?:^|; )arrived=([^;]+)/)?.[1].split(".") ?? [];
    document.cookie = "arrived=; max-age=0; path=/; samesite=lax";
    for (const name of boxes()) {
      const { until, tokens } = read(name);
      if (tokens.some((token) => arrived.includes(token)) || until < Date.now() || !name.startsWith(MINE)) drop(name);
    }
  }

  const isKept = (form) => form?.matches("form[data-draft]") && form.elements.once;
  const isSentByHtmx = (form) => form.hasAttribute("hx-post") || form.closest("[hx-boost]")?.matches("[hx-boost=true]");

  function addressOf(form) {
    const { pathname, search } = new URL(form.getAttribute("hx-post") || form.getAttribute("action") || "", location.href);
    return pathname + search;
  }

  const boxOf = (form) => MINE + addressOf(form);
  const forget = (form) => drop(boxOf(form));
  const named = (form, name) => [...form.elements].filter((field) => field.name === name && !NOT_KEPT.test(field.type));
  const isTicked = (field) => /^(checkbox|radio)$/.test(field.type);

  function valuesOf(form, name) {
    return named(form, name).flatMap((field) => {
      if (isTicked(field)) return field.checked ? [field.value] : [];
      return field.selectedOptions ? [...field.selectedOptions].map((option) => option.value) : [field.value];
    });
  }

  function fill(form, name, values) {
    named(form, name).forEach((field, place) => {
      if (isTicked(field)) field.checked = values.includes(field.value);
      else if (field.options) for (const option of field.options) option.selected = values.includes(option.value);
      else field.value = values[place] ?? "";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  /* The words, and the hidden marks of the page they were typed on: sent again later they are still
     carried out once, and still compared with what stood there then. */
  const marksOf = ({ elements: { once, seen } }) => ({ once: once.value, seen: seen?.value });

  function mark({ elements }, { once, seen }) {
    elements.once.value = once;
    if (elements.seen && seen) elements.seen.value = seen;
  }

  async function keep(form, draft) {
    const name = boxOf(form);
    draft.turn = (draft.turn || 0) + 1;
    const { turn, at, fields, marks } = draft;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const words = new TextEncoder().encode(JSON.stringify({ at, fields, marks }));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, words);
    if (turn !== draft.turn || draft !== drafts.get(form)) return; /* more was typed meanwhile, or it went */
    write(name, { until: Date.now() + WEEK, tokens: [marks.once], iv: letters(iv), sealed: letters(sealed) });
  }

  async function open(name) {
    const box = read(name);
    if (!box || !key) return null;
    try {
      const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(box.iv) }, await key, bytes(box.sealed));
      return JSON.parse(new TextDecoder().decode(words));
    } catch {
      drop(name);
      return null;
    }
  }

  document.addEventListener("input", ({ target: field }) => {
    const form = field.form;
    if (!key || !field.name || NOT_KEPT.test(field.type) || !isKept(form)) return;
    const draft = drafts.get(form) ?? { fields: {} };
    Object.assign(draft, { at: Date.now(), marks: marksOf(form) });
    draft.fields[field.name] = valuesOf(form, field.name);
    drafts.set(form, draft);
    keep(form, draft);
  });

  /* Back on the page: what was typed stands there again, and one line says so. */
  async function offer(form) {
    offered.add(form);
    const draft = await open(boxOf(form));
    if (!draft || drafts.has(form)) return;
    drafts.set(form, draft);
    if (form.querySelector(".form-errors")) return followAnswer(form, draft);
    const differ = Object.keys(draft.fields).filter(
      (name) => String(valuesOf(form, name)) !== String(draft.fields[name]) && named(form, name).length,
    );
    if (!differ.length) return forget(form); /* it was kept there as well */
    const fresh = marksOf(form);
    for (const name of differ) fill(form, name, draft.fields[name]);
    mark(form, draft.marks);
    tell(form, draft, fresh);
  }

  /* The server answered with what was typed and what is not right yet: that is the newest there is. */
  function followAnswer(form, draft) {
    draft.marks = marksOf(form);
    for (const name of Object.keys(draft.fields)) draft.fields[name] = valuesOf(form, name);
    keep(form, draft);
  }

  function when(moment) {
    const { lang } = document.documentElement;
    const words = { weekday: "long", hour: "numeric", minute: "2-digit" }; /* within a week */
    const told = new Date(moment).toLocaleString(lang, words);
    return lang === "nl" ? told.replace(":", ".") : told;
  }

  function tell(form, draft, fresh) {
    const note = piece(".draft");
    const isOlder = fresh.seen && draft.marks.seen !== fresh.seen;
    const line = said.kept.replace("%t", when(draft.at)) + (isOlder ? ` ${said.changed}` : "");
    form.prepend(note);
    for (let box = form.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    note.querySelector("button").addEventListener("click", () => {
      note.remove();
      clear(".unsaved");
      form.reset();
      markLinks();
      mark(form, fresh);
      form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    });
    setTimeout(() => { note.querySelector("p").textContent = line; }, 50); /* into a region that is there: then it is read aloud */
  }

  const clear = (selector) => document.querySelectorAll(selector).forEach((one) => one.remove());

  /* A form that is not open here, but can be opened: its link says that something waits. */
  function markLinks() {
    const waiting = new Set(boxes());
    for (const link of document.querySelectorAll("main a[href]")) {
      const isMarked = link.nextElementSibling?.matches(".unsaved");
      if (waiting.has(MINE + link.getAttribute("href")) && !isMarked) link.after(piece(".unsaved"));
    }
  }

  /* Before a page is left for an answer that cannot come: look whether the house can be reached. */
  async function isReached() {
    if (!navigator.onLine) return false;
    const signal = AbortSignal.timeout?.(PATIENCE);
    const asked = fetch(said.ping, { method: "HEAD", cache: "no-store", signal });
    return asked.then(({ status }) => status < 500, ({ name }) => name === "TimeoutError"); /* slow is not lost */
  }

  function isLost(form) {
    if (!form.dispatchEvent(new Event("lost", { cancelable: true }))) return; /* kept in another way */
    form.querySelector(".not-sent")?.remove();
    (form.querySelector(".form-actions") ?? form.lastElementChild).before(piece(".not-sent"));
  }

  async function send(form, button) {
    if (!(await isReached())) return isLost(form);
    form.dataset.isReached = "yes";
    form.requestSubmit(button);
  }

  document.addEventListener("submit", (sent) => {
    const form = sent.target;
    if (form.method !== "post") return;
    form.querySelector(".not-sent")?.remove();
    if (addressOf(form) === said.leave) return boxes().forEach(drop);
    const box = form.elements.once && read(boxOf(form));
    if (box) write(boxOf(form), { ...box, tokens: [...new Set([...box.tokens, form.elements.once.value])] });
    if (form.dataset.isReached) return void delete form.dataset.isReached;
    if (!isKept(form) || isSentByHtmx(form) || form.dataset.tap) return;
    sent.preventDefault();
    sent.stopImmediatePropagation();
    send(form, sent.submitter);
  }, true);

  document.addEventListener("reset", ({ target }) => {
    forget(target);
    drafts.delete(target);
  });

  function look(part) {
    tidyUp();
    markLinks();
    const forms = [part, ...part.querySelectorAll("form")].filter((one) => one.matches("form"));
    for (const form of forms) if (isKept(form) && !offered.has(form)) offer(form);
  }

  /* The house kept what was typed here, and says how many letters: of that nothing waits any more. */
  function putAway({ form, dataset }) {
    if (!form || +dataset.letters !== form.elements.text?.value.length) return;
    forget(form);
    clear(".unsaved");
  }

  document.addEventListener("htmx:load", ({ detail: { elt } }) => { putAway(elt); look(elt); });
  document.addEventListener("htmx:sendError", ({ target }) => isKept(target) && isLost(target));
  addEventListener("online", () => clear(".not-sent"));
  look(document.body);
})();

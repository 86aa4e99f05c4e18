/* The register, tap by tap. Without this script the page is a plain form with boxes and a button.

   Every tap goes into a queue and is sent at once, one after another. The server answers with who is
   here, so that two phones end up with the same list; taps that still wait go before its answer. */
"use strict";

(() => {
  const page = document.getElementById("register");
  const form = document.getElementById("ticks");
  const said = page.dataset;
  if (said.locked) return;

  const QUICK = 2000;
  const SLOW = 30000;
  const PATIENCE = 15000;
  const queue = [];
  let unnamed = Number(document.getElementById("unnamed").textContent);
  let isSending = false;
  let problem = "";
  let pause = QUICK;
  let timer = 0;
  let leaveBy = null; /* the form that was sent while taps were waiting */

  const sync = document.getElementById("sync");
  const words = document.getElementById("sync-words");
  const news = document.getElementById("sync-news");
  const houses = [...document.querySelectorAll(".house")].map((element) => ({
    element,
    box: element.querySelector(":scope > input[type=checkbox]"),
    guests: [...element.querySelectorAll(".guest")],
    count: element.querySelector(".how-many"),
  }));
  const houseOf = new Map();
  const hereNow = new Set();
  for (const house of houses) {
    for (const guest of house.guests) {
      houseOf.set(Number(guest.value), house);
      const isAlone = guest.type === "hidden";
      if (isAlone ? house.box.checked : guest.checked) hereNow.add(Number(guest.value));
    }
  }

  const keysOf = (house) => house.guests.map((guest) => Number(guest.value));

  function draw() {
    let named = 0;
    for (const house of houses) {
      const here = keysOf(house).filter((key) => hereNow.has(key)).length;
      named += here;
      const size = house.guests.length;
      house.box.checked = here > 0;
      house.box.indeterminate = here > 0 && here < size;
      house.element.classList.toggle("is-part", here > 0 && here < size);
      if (size > 1) {
        house.count.textContent = said.part.replace("%h", here).replace("%n", size);
        for (const guest of house.guests) guest.checked = hereNow.has(Number(guest.value));
      }
    }
    const waiting = queue.reduce((sum, tap) => sum + (tap.change || 0), 0);
    const without = Math.max(unnamed + waiting, 0);
    document.getElementById("named").textContent = named;
    document.getElementById("unnamed").textContent = without;
    document.getElementById("unnamed-here").textContent = without;
    document.getElementById("total").textContent = named + without;
  }

  function tell(state, text) {
    const wasWell = sync.dataset.state === "ok";
    sync.dataset.state = state;
    words.textContent = text;
    if (state !== "ok" && state !== "busy") news.textContent = text;
    else if (state === "ok" && !wasWell && news.textContent) news.textContent = text;
  }

  function tellHowItGoes() {
    if (problem) tell("wrong", problem);
    else if (!queue.length) tell("ok", said.saved);
    else if (pause === QUICK && isSending) tell("busy", said.saving);
    else if (queue.length === 1) tell("wait", said.waitingOne);
    else tell("wait", said.waitingMore.replace("%n", queue.length));
  }

  /* A token that no other tap has; crypto.randomUUID exists on https only. */
  function newToken() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function take(tap) {
    problem = "";
    leaveBy = null;
    queue.push(tap);
    draw();
    send();
  }

  function mark(keys, isHere) {
    for (const key of keys) isHere ? hereNow.add(key) : hereNow.delete(key);
    const body = new URLSearchParams({ present: isHere ? "1" : "0" });
    for (const key of keys) body.append("person", key);
    take({ address: said.mark, keys, isHere, body });
  }

  function count(change) {
    const body = new URLSearchParams({ change, token: newToken() });
    take({ address: said.count, change, body });
  }

  async function send() {
    if (isSending || !queue.length) return nothingToSend();
    isSending = true;
    clearTimeout(timer);
    tellHowItGoes();
    const isDone = await deliver(queue[0]);
    isSending = false;
    if (isDone) {
      pause = QUICK;
      return send();
    }
    pause = Math.min(pause * 2, SLOW);
    timer = setTimeout(send, pause);
    tellHowItGoes();
  }

  function nothingToSend() {
    tellHowItGoes();
    if (!leaveBy || queue.length || problem) return;
    const { form: leaving, button } = leaveBy;
    leaveBy = null;
    leaving.requestSubmit(button);
  }

  /* Whether the first tap of the queue is over: carried out, or refused for good. */
  async function deliver(tap) {
    try {
      const answer = await ask(tap.address, { method: "POST", body: tap.body });
      if (answer.type === "opaqueredirect") return fails(said.signedOut);
      if ([403, 404].includes(answer.status)) return fails(said.forbidden);
      if (isRefused(answer.status)) return drops(said.refused);
      if (answer.status !== 200 && answer.status !== 409) return fails("");
      const state = await answer.json();
      queue.shift();
      problem = state.refused;
      follow(state);
      return true;
    } catch {
      return fails("");
    }
  }

  function fails(why) {
    problem = why;
    return false;
  }

  /* A tap that the server will never understand must not keep the others waiting. */
  function drops(why) {
    queue.shift();
    problem = why;
    return true;
  }

  const isRefused = (status) => status >= 400 && status < 500 && ![408, 409, 429].includes(status);

  /* From the cookie: signing in again in another tab changes it while taps wait here. */
  function csrfToken() {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return cookie ? cookie[1] : form.elements.csrfmiddlewaretoken.value;
  }

  function ask(address, options = {}) {
    const headers = { Accept: "application/json", "X-CSRFToken": csrfToken() };
    const signal = AbortSignal.timeout ? AbortSignal.timeout(PATIENCE) : undefined;
    return fetch(address, { ...options, headers, signal, redirect: "manual" });
  }

  /* Take over what the server knows, except where a tap of this phone is still on its way. */
  function follow(state) {
    unnamed = state.unnamed;
    if (state.door > Number(said.door)) document.getElementById("door-news").hidden = false;
    const isNew = state.here.some((key) => !houseOf.has(key));
    hereNow.clear();
    for (const key of state.here) hereNow.add(key);
    for (const tap of queue) {
      for (const key of tap.keys || []) tap.isHere ? hereNow.add(key) : hereNow.delete(key);
    }
    if (isNew || state.locked) problem ||= state.locked || said.changed;
    draw();
  }

  async function look() {
    if (document.hidden) return;
    if (queue.length) return send();
    try {
      const answer = await ask(said.look);
      if (answer.status === 200 && !queue.length) follow(await answer.json());
    } catch {
      return; /* no connection: the next tap will say so */
    }
    tellHowItGoes();
  }

  form.addEventListener("change", (changed) => {
    const box = changed.target;
    const house = houses.find((one) => one.box === box);
    if (!house) return mark([Number(box.value)], box.checked);
    const keys = keysOf(house);
    mark(keys, !keys.every((key) => hereNow.has(key)));
  });

  document.getElementById("count").addEventListener("submit", (sent) => {
    sent.preventDefault();
    sent.stopPropagation();
    const change = Number(sent.submitter.value);
    if (change > 0 || Number(document.getElementById("unnamed").textContent) > 0) count(change);
  });

  /* Everything else on the page leaves it: as soon as nothing waits, and without the boxes, which
     were saved one by one. */
  document.addEventListener("submit", (sent) => {
    const { target, submitter } = sent;
    if (target.method !== "post" || target.id === "count") return;
    if (queue.length) {
      sent.preventDefault();
      sent.stopImmediatePropagation();
      leaveBy = { form: target, button: submitter };
      send();
      return;
    }
    for (const field of form.elements) {
      if (target === form && /^(family|was_family|here|was)$/.test(field.name)) field.disabled = true;
    }
  }, true);

  /* Letters that Unicode does not take apart: the same as in core/search.py. */
  const UNDECOMPOSED = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
  };
  const find = document.getElementById("find");
  find?.addEventListener("input", () => {
    const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
      .replace(/[ıłøđßæœþð]/g, (letter) => UNDECOMPOSED[letter]);
    const wanted = plain(find.value.trim());
    let found = 0;
    for (const { element } of houses) {
      element.hidden = !plain(element.textContent).includes(wanted);
      found += !element.hidden;
    }
    const none = document.getElementById("find-none");
    none.textContent = found ? "" : none.dataset.none;
  });

  addEventListener("online", send);
  addEventListener("visibilitychange", look);
  addEventListener("pageshow", (shown) => shown.persisted && location.reload());
  addEventListener("beforeunload", (leaving) => queue.length && leaving.preventDefault());
  setInterval(look, SLOW);

  document.documentElement.classList.add("with-script");
  sync.hidden = false;
  document.querySelector(".find-house")?.removeAttribute("hidden");
  draw();
  tellHowItGoes();
})();

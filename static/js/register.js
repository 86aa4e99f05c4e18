/* The register, tap by tap. Without this script, or on a device that keeps nothing, the page is a plain
   form. What is shown is what the server said last, with what still waits here over it. */
"use strict";

taps.opened.then(() => {
  const page = document.getElementById("register");
  const form = document.getElementById("ticks");
  const said = page.dataset;
  if (said.locked) return;

  const { owner, session } = said;
  const at = (id) => document.getElementById(id);
  const LOOK = 30000;
  const sync = at("sync");
  const drawn = JSON.parse(at("state").textContent);
  let state = drawn;
  let now = state;
  let mine = [];
  let outcome = "sent";
  let leaveTo = "";
  let turn = Promise.resolve();
  let houses = [];

  /* What a tap that waits does to the list: one function for each kind. */
  const SHOW = {
    mark: ({ person, value, key }) => {
      now.here[value.here ? "add" : "delete"](String(person));
      now.versions[person] = key;
    },
    count: ({ value: { change, tally } }) => {
      now.unnamed = Math.max(now.unnamed + change, 0);
      if (tally) now.tallies[tally] += change;
    },
    newcomer: ({ key, value }) => {
      now.here.add(key);
      now.versions[key] = key;
      now.newcomers.push({ key, name: `${value.given_name} ${value.family_name}`.trim() });
    },
    close: ({ value }) => { now.ready = value.ready; },
    cancel: ({ value }) => { now.isCancelled = !value.held; },
  };

  /* What pressing a button makes: a list of taps, for each kind of button. */
  const MAKE = {
    count: ({ value }) => counted(Number(value)),
    tally: ({ value, form: { elements } }) => counted(Number(value), elements.tally.value),
    wanted: ({ form: { elements } }) => counted(Number(elements.wanted.value) - now.unnamed),
    close: ({ value }) => {
      if (value) leaveTo = said.list;
      return [{ kind: "close", value: { ready: !!value } }];
    },
    cancel: ({ value }) => [{ kind: "cancel", value: value ? { reason: value } : { held: true } }],
    repeat: () => {
      const then = JSON.parse(said.previous).map(String);
      const gone = [...now.here].filter((key) => !then.includes(key));
      if (gone.length && !confirm(said.overwrite.replace("%n", gone.length))) return [];
      return [...marks(then.filter(houseOf), true), ...marks(gone, false)];
    },
    choose: ({ value, dataset }) => [mark(dataset.person, value === "1")],
  };

  const waits = () => mine.filter((tap) => !tap.problem);
  const unknown = () => Object.keys(state.versions).filter((key) => !houseOf(key));
  const houseOf = (key) => houses.find(({ keys }) => keys.includes(key));
  const counted = (change, tally) =>
    (change && (tally ? now.tallies[tally] : now.unnamed) + change >= 0 ? [{ kind: "count", value: { change, tally } }] : []);
  const mark = (key, here) =>
    ({ kind: "mark", person: Number(key) || key, value: { here }, seen: now.versions[key] ?? "" });
  const marks = (keys, here) => keys.filter((key) => now.here.has(key) !== here).map((key) => mark(key, here));

  /* Kept on the device first, then shown, then sent; one after another, however fast one taps. */
  function take(make) {
    if (sync.dataset.state === "ok") tell("busy", said.saving);
    turn = turn.then(async () => {
      const moment = Date.now();
      const made = make().map((tap) => ({ ...tap, key: taps.newKey(), owner, session, at: moment }));
      if (!made.length) return tellHowItGoes();
      await taps.add(made);
      if (outcome === "sent") outcome = "busy";
      await follow();
      taps.go();
    }).catch(() => tell("wrong", said.full));
  }

  async function follow() {
    const waiting = await taps.all();
    const known = await taps.stateOf(owner, session);
    if (known?.at >= state.at) state = known;
    mine = waiting.filter((tap) => tap.owner === owner && tap.session === session);
    now = { ...state, here: new Set(state.here.map(String)), versions: { ...state.versions }, tallies: { ...state.tallies }, newcomers: [] };
    for (const tap of waits()) SHOW[tap.kind]?.(tap);
    draw();
    ask();
    tellHowItGoes();
    const others = waiting.filter((tap) => tap.owner !== owner).length;
    at("others").hidden = !others;
    at("others").textContent = said.others.replace("%n", others);
    if (outcome !== "sent" || waits().length) return;
    if (leaveTo && !mine.length) location.assign(leaveTo);
    else if (state.locked || unknown().some((key) => !strangers.includes(key))) renew();
  }

  /* Somebody was put on the list elsewhere, or it was called off: the page as the server has it. */
  async function renew() {
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.ok && !answer.redirected) location.reload();
  }

  function collect() {
    houses = [...document.querySelectorAll(".house")].map((element) => {
      const guests = [...element.querySelectorAll(".guest")];
      return {
        element,
        guests,
        box: element.querySelector(":scope > input[type=checkbox]"),
        count: element.querySelector(".how-many"),
        keys: guests.map((guest) => guest.value),
      };
    });
  }

  function draw() {
    document.querySelectorAll(".house.is-new").forEach((element) => element.remove());
    for (const { key, name } of now.newcomers) {
      const house = at("new-house").content.cloneNode(true).firstElementChild;
      house.querySelector("input").id = house.querySelector("label").htmlFor = `h${key}`;
      house.querySelector(".guest").value = key;
      house.querySelector("bdi").textContent = name;
      at("houses").append(house);
    }
    collect();
    for (const { element, guests, box, count, keys } of houses) {
      const here = keys.filter((key) => now.here.has(key)).length;
      box.checked = here > 0;
      box.indeterminate = here > 0 && here < keys.length;
      element.classList.toggle("is-part", box.indeterminate);
      if (keys.length < 2) continue;
      count.textContent = said.part.replace("%h", here).replace("%n", keys.length);
      for (const guest of guests) guest.checked = now.here.has(guest.value);
    }
    for (const output of document.querySelectorAll("[data-tally]")) output.textContent = now.tallies[output.dataset.tally];
    for (const id of ["unnamed", "unnamed-here"]) at(id).textContent = now.unnamed;
    at("named").textContent = now.here.size;
    at("total").textContent = now.here.size + now.unnamed;
    at("ready").hidden = now.ready;
    at("reopen").hidden = !now.ready;
    at("cancelled").hidden = !now.isCancelled;
    form.inert = !!now.isCancelled;
    at("door-news").hidden = !(now.door > Number(said.door));
  }

  /* What a person has to decide: who said what, and what could not be done. */
  function ask() {
    const list = at("asked");
    const nameOf = (key) => {
      const guest = houseOf(String(key))?.guests.find(({ value }) => value === String(key));
      return (guest?.nextElementSibling ?? guest?.closest(".house").querySelector("b"))?.textContent ?? "";
    };
    const conflicts = now.conflicts.filter(({ person }) => now.versions[person] === state.versions[person]);
    list.replaceChildren(
      ...conflicts.map(({ person, words }) => asked("conflict", nameOf(person), words, { person })),
      ...mine.filter((tap) => tap.problem).map((tap) =>
        asked(tap.isDone ? "note" : "trouble", tap.value.given_name ?? nameOf(tap.person), said[tap.problem] ?? tap.problem, { seq: tap.seq })),
    );
    at("attention").hidden = !list.children.length;
  }

  function asked(kind, name, words, data) {
    const line = at(`ask-${kind}`).content.cloneNode(true).firstElementChild;
    line.querySelector("b").textContent = name;
    line.querySelector("span").textContent = words;
    for (const button of line.querySelectorAll("button")) Object.assign(button.dataset, data);
    return line;
  }

  async function settle({ dataset: { seq }, value }) {
    const tap = mine.find((one) => one.seq === Number(seq));
    await taps.drop(tap.seq);
    const { kind, person, value: what } = tap;
    if (value) take(() => [{ kind, person, value: what, seen: now.versions[person] ?? "" }]);
    else follow();
  }

  function tell(what, text) {
    const wasWell = sync.dataset.state === "ok";
    sync.dataset.state = what;
    at("sync-words").textContent = text;
    if (what !== "busy" && !(what === "ok" && wasWell)) at("sync-news").textContent = text;
  }

  function tellHowItGoes() {
    const some = (number, one, more) => (number ? (number === 1 ? one : more.replace("%n", number)) : "");
    const taps = new Set(waits().map((tap) => tap.at)).size;
    const waiting = some(taps, said.waitingOne, said.waitingMore);
    const asks = some(at("asked").children.length, said.asksOne, said.asksMore);
    at("sign-in").hidden = !(taps && outcome === "signedOut");
    if (taps && said[outcome]) tell("wrong", said[outcome]);
    else if (asks) tell("wrong", `${asks} ${waiting}`);
    else if (!taps) tell("ok", said.saved);
    else if (outcome === "lost" || !navigator.onLine) tell("wait", waiting);
    else tell("busy", said.saving);
  }

  async function look() {
    if (document.hidden || waits().length) return;
    const answer = await fetch(said.look, { redirect: "manual" }).catch(() => null);
    if (answer?.status === 200) state = await answer.json();
    else if (answer?.type === "opaqueredirect") await taps.leave();
    follow();
  }

  new BroadcastChannel("taps").onmessage = ({ data }) => {
    if (data && data !== "busy") outcome = data;
    follow();
  };

  form.addEventListener("click", (pressed) => {
    const box = pressed.target;
    if (box.type !== "checkbox") return;
    pressed.preventDefault(); /* drawn when it is kept */
    const house = houses.find((one) => one.box === box);
    take(() => {
      if (!house) return marks([box.value], !now.here.has(box.value));
      const able = house.guests.filter((guest) => !guest.dataset.helps).map((guest) => guest.value);
      const keys = able.length ? able : house.keys;
      return marks(keys, !keys.every((key) => now.here.has(key)));
    });
  });

  document.addEventListener("submit", (sent) => {
    const { submitter } = sent;
    const make = MAKE[submitter?.dataset.tap];
    if (!make && !submitter?.dataset.seq) return;
    sent.preventDefault();
    sent.stopImmediatePropagation();
    if (make) take(() => make(submitter));
    else settle(submitter);
  }, true);

  /* The connection went before somebody new was sent: they wait here as well. */
  function hold(lost) {
    const { given_name: given, family_name: family, is_child: child } = lost.target.elements;
    if (!given.value.trim()) return;
    lost.preventDefault();
    const value = { given_name: given.value.trim(), family_name: family.value.trim(), is_child: child.checked };
    lost.target.reset();
    take(() => [{ kind: "newcomer", value }]);
  }
  at("newcomer").addEventListener("lost", hold, true);
  if (!at("drafts")) at("newcomer").addEventListener("submit", hold); /* a page that was taken along */

  /* Letters that Unicode does not take apart: the same as in core/search.py. */
  const UNDECOMPOSED = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
  };
  at("find")?.addEventListener("input", () => {
    const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
      .replace(/[ıłøđßæœþð]/g, (letter) => UNDECOMPOSED[letter]);
    const wanted = plain(at("find").value.trim());
    let found = 0;
    for (const { element } of houses) {
      element.hidden = !plain(element.textContent).includes(wanted);
      found += !element.hidden;
    }
    const none = at("find-none");
    none.textContent = found ? "" : none.dataset.none;
  });

  addEventListener("visibilitychange", look);
  setInterval(look, LOOK);
  document.documentElement.classList.add("with-script");
  sync.hidden = false;
  document.querySelector(".find-house")?.removeAttribute("hidden");
  collect();
  const strangers = unknown(); /* no longer on the list */
  follow();
}, () => {});

/* The register, tap by tap. Without this script, or on a device that keeps nothing, the page is a plain
   form. What is shown is what the server said last, with what still waits here over it. */
"use strict";

taps.opened.then(() => {
  const at = (id) => document.getElementById(id);
  const form = at("ticks");
  const said = at("register").dataset;
  if (said.locked) return;

  const { owner, session } = said;
  const show = (id, isShown) => { if (at(id)) at(id).hidden = !isShown; };
  const each = (selector) => [...document.querySelectorAll(selector)];
  const LOOK = 30000;
  const ALL = ""; /* the tally of everybody without a name */
  const sync = at("sync");
  let state = JSON.parse(at("state").textContent);
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
    count: ({ value: { change, tally = ALL } }) => {
      for (const word of new Set([ALL, tally])) now.tallies[word] = Math.max(now.tallies[word] + change, 0);
    },
    newcomer: ({ key, value }) => {
      now.here.add(key);
      now.versions[key] = key;
      const { given_name: given, family_name: family, comes_with: companion } = value;
      now.newcomers.push({ key, name: `${given} ${family}`, companion });
    },
    absent: ({ value: { family, back, because } }) => {
      delete now.away[back];
      if (family) now.away[family] = because ?? "";
    },
    note: ({ value }) => { now.note = value.note; },
    hours: () => { now.told = true; },
    close: ({ value }) => { now.ready = value.ready; },
    cancel: ({ value }) => { now.isCancelled = !value.held; },
  };

  /* What pressing a button makes: a list of taps, for each kind of button. */
  const MAKE = {
    count: ({ value, form: { elements } }) => counted(+value, elements.tally?.value),
    wanted: ({ form: { elements } }) => counted(elements.wanted.value - now.tallies[ALL]),
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
    choose: ({ value, form: { dataset } }) => [mark(dataset.person, value === "1")],
  };

  /* What was written in a form: its own fields become the tap. */
  function written(form, pressed) {
    if (!form.reportValidity()) return [];
    const fields = [...new FormData(form)].filter(([name]) => !/^(csrf|once)/.test(name));
    if (pressed?.name) fields.push([pressed.name, pressed.value]);
    return [{ kind: form.dataset.tap ?? "newcomer", value: Object.fromEntries(fields) }];
  }

  const waits = () => mine.filter((tap) => !tap.problem);
  const unknown = () => Object.keys(state.versions).filter((key) => !houseOf(key));
  const houseOf = (key) => houses.find(({ keys }) => keys.includes(key));
  const counted = (change, tally) =>
    (now.tallies[tally ?? ALL] + change >= 0 ? [{ kind: "count", value: { change, tally } }] : []);
  const mark = (key, here) =>
    ({ kind: "mark", person: Number(key) || key, value: { here }, seen: now.versions[key] ?? "" });
  const marks = (keys, here) => keys.filter((key) => now.here.has(key) !== here).map((key) => mark(key, here));

  /* Kept on the device first, then shown, then sent; one after another, however fast one taps. */
  function take(make, form) {
    if (sync.dataset.state === "ok") tell("busy", said.saving);
    turn = turn.then(async () => {
      const moment = Date.now();
      const made = make().map((tap) => ({ ...tap, key: taps.newKey(), owner, session, at: moment }));
      if (!made.length) return tellHowItGoes();
      await taps.add(made);
      form?.reset();
      show(`${form?.dataset.tap}-done`, true);
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
    now = { away: {}, ...JSON.parse(JSON.stringify(state)), newcomers: [] };
    now.here = new Set(now.here.map(String));
    now.tallies[ALL] = now.unnamed;
    for (const tap of waits()) SHOW[tap.kind]?.(tap);
    draw();
    ask();
    tellHowItGoes();
    const theirs = waiting.filter((tap) => tap.owner !== owner).length;
    show("others", theirs);
    at("others").textContent = said.others.replace("%n", theirs);
    if (outcome !== "sent" || waits().length) return;
    if (leaveTo && !mine.length) location.assign(leaveTo);
    else if (state.locked || unknown().length > strangers) renew();
  }

  /* Somebody was put on the list elsewhere, or it was called off: the page as the server has it. */
  const renew = () =>
    fetch(location.href).then(({ ok, redirected }) => ok && !redirected && location.reload(), () => {});

  function collect() {
    houses = each(".house").map((element) => {
      const guests = [...element.querySelectorAll(".guest")];
      return {
        element,
        guests,
        box: element.querySelector(":scope > input[type=checkbox]"),
        keys: guests.map((guest) => guest.value),
      };
    });
  }

  function draw() {
    for (const element of each(".is-new")) element.remove();
    for (const { key, name, companion } of now.newcomers) {
      const house = at("new-house").content.cloneNode(true).firstElementChild;
      house.querySelector("input").id = house.querySelector("label").htmlFor = `h${key}`;
      house.querySelector(".guest").value = key;
      house.querySelector("bdi").textContent = name;
      if (companion) house.querySelector("label > span").append(`, ${said.with.replace("%n", `\u2068${companion}\u2069`)}`);
      at("houses").append(house);
    }
    collect();
    for (const { element, guests, box, keys } of houses) {
      const here = keys.filter((key) => now.here.has(key)).length;
      box.checked = here > 0;
      box.indeterminate = here > 0 && here < keys.length;
      element.classList.toggle("is-part", box.indeterminate);
      drawAway(at(`not-${box.value}`), here);
      if (keys.length < 2) continue;
      element.querySelector(".how-many").textContent = said.part.replace("%h", here).replace("%n", keys.length);
      for (const guest of guests) guest.checked = now.here.has(guest.value);
    }
    show("hours", !now.told);
    /* By default: what somebody is writing stays. */
    const note = at("note");
    if (now.note !== undefined) note.defaultValue = note.form.elements.was.value = now.note;
    for (const output of each("[data-tally]")) output.textContent = now.tallies[output.dataset.tally];
    at("named").textContent = now.here.size;
    at("total").textContent = now.here.size + now.tallies[ALL];
    show("ready", !now.ready);
    show("reopen", now.ready);
    show("cancelled", now.isCancelled);
    form.inert = now.isCancelled;
    show("door-news", now.door > +said.door);
  }

  /* The button of a family that will not come stays, with why; pressed again it comes after all. */
  function drawAway(button, here) {
    if (!button) return;
    const isAway = button.value in now.away;
    button.hidden = here && !isAway;
    button.name = isAway ? "back" : "family";
    button.ariaPressed = isAway;
    button.lastElementChild.textContent = isAway ? ` (${at(`because-${now.away[button.value]}`).nextElementSibling.textContent})` : "";
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
    show("attention", list.children.length);
  }

  function asked(kind, name, words, data) {
    const line = at(`ask-${kind}`).content.cloneNode(true).firstElementChild;
    line.querySelector("b").textContent = name;
    line.querySelector("span").textContent = words;
    Object.assign(line.querySelector("form").dataset, data);
    return line;
  }

  /* Again is the same tap, unless the server answered it: then it is carried out under a new key. */
  async function settle(seq, isAgain) {
    const { key, kind, person, value, problem } = mine.find((tap) => tap.seq === seq);
    const isAnswered = !(problem in said);
    const [form] = isAnswered && isAgain ? each(`form[data-tap="${kind}"]`) : [];
    const change = { problem: "", seen: now.versions[person] ?? "", key: isAnswered ? taps.newKey() : key };
    if (form) refill(form, value);
    await taps.decide(seq, isAgain && !form && change);
    follow();
    taps.go();
  }

  /* What was written can be mended. */
  function refill(form, value) {
    for (const name in value) Object.assign(form.elements[name] ?? {}, { value: value[name], checked: value[name] });
    form.closest("details")?.setAttribute("open", "");
    form.scrollIntoView();
  }

  function tell(what, text) {
    const wasWell = sync.dataset.state === "ok";
    sync.dataset.state = what;
    at("sync-words").textContent = text;
    if (what !== "busy" && !(what === "ok" && wasWell)) at("sync-news").textContent = text;
  }

  function tellHowItGoes() {
    const some = (number, one, more) => ["", one][number] ?? more.replace("%n", number);
    const taps = new Set(waits().map((tap) => tap.at)).size;
    const waiting = some(taps, said.waitingOne, said.waitingMore);
    const asks = some(at("asked").children.length, said.asksOne, said.asksMore);
    show("sign-in", taps && outcome === "signedOut");
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
    const { submitter, target } = sent;
    const { seq, tap } = target.dataset;
    const make = MAKE[submitter?.dataset.tap];
    if (!make && !seq && !tap) return;
    sent.preventDefault();
    sent.stopImmediatePropagation();
    if (make) take(() => make(submitter));
    else if (tap) take(() => written(target, submitter), target);
    else settle(Number(seq), submitter.value);
  }, true);

  /* The connection went before somebody new was sent: they wait here as well. */
  addEventListener("lost", (lost) => {
    lost.preventDefault();
    take(() => written(lost.target), lost.target);
  }, true);

  /* Letters that Unicode does not take apart: the same as in core/search.py. */
  const UNDECOMPOSED = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
  };
  at("find")?.addEventListener("input", () => {
    const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
      .replace(/[^ -~]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
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
  for (const hidden of each("#sync, .find-house")) hidden.hidden = false;
  collect();
  const strangers = unknown().length; /* no longer on the list */
  follow();
}, () => {});

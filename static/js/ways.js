/* Two more ways at a register: a long press opens a family, and names are read aloud. */
"use strict";

(() => {
  const list = document.getElementById("houses");
  const aloud = document.getElementById("aloud");
  const HOLD = 500;
  let timer = 0;
  let isHeld = false;

  /* The twin of it is the button beside the name. */
  list.addEventListener("pointerdown", ({ target }) => {
    clearTimeout(timer);
    isHeld = false;
    const more = target.closest("details, .say") ? null : target.closest(".house")?.querySelector("details");
    if (more) timer = setTimeout(() => { isHeld = more.open = true; }, HOLD);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    list.addEventListener(end, () => clearTimeout(timer));
  }
  list.addEventListener("contextmenu", (asked) => asked.preventDefault());
  list.addEventListener("click", (pressed) => {
    if (isHeld) {
      pressed.preventDefault();
      pressed.stopPropagation();
    }
    isHeld = false;
    const house = pressed.target.closest(".say")?.closest(".house");
    if (!house) return;
    const words = [...house.querySelectorAll("label > b, label > b + span, .welcome")].map((one) => one.textContent);
    const said = new SpeechSynthesisUtterance(words.join(", "));
    said.lang = document.documentElement.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(said);
  }, true);

  if (!window.speechSynthesis) return;
  const offer = () => { aloud.hidden = !speechSynthesis.getVoices().length; };
  offer();
  speechSynthesis.addEventListener("voiceschanged", offer);
  aloud.addEventListener("click", () => {
    const isOn = aloud.getAttribute("aria-pressed") !== "true";
    aloud.setAttribute("aria-pressed", isOn);
    for (const house of list.children) {
      house.querySelector(".say")?.remove();
      if (!isOn) continue;
      const button = document.getElementById("say").content.cloneNode(true).firstElementChild;
      button.querySelector(".vh").textContent = `: ${house.querySelector("b").textContent}`;
      house.querySelector("label").after(button);
    }
  });
})();

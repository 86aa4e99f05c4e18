/* Small courtesies; every page works without them. */
"use strict";

/* A menu closes when you press Escape or touch something else. */
for (const event of ["click", "keydown"]) {
  document.addEventListener(event, (happened) => {
    const isEscape = happened.key === "Escape";
    if (happened.key && !isEscape) return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      const isInside = menu.contains(happened.target);
      if (isInside && !isEscape) continue;
      menu.open = false;
      if (isInside) menu.querySelector("summary").focus();
    }
  });
}

/* Pressing a button twice sends a form once. */
document.addEventListener("submit", (sent) => {
  const form = sent.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.isSent) sent.preventDefault();
  form.dataset.isSent = "yes";
  setTimeout(() => delete form.dataset.isSent, 4000);
});

/* What takes the focus in a new piece of a page comes into view, and does not take it again when the
   page around it is drawn anew. */
document.addEventListener("htmx:afterSettle", () => {
  for (const had of document.querySelectorAll("[autofocus]")) {
    had.removeAttribute("autofocus");
    if (had === document.activeElement) had.scrollIntoView({ block: "center" });
  }
});

/* Ctrl and Enter send the form one is writing in. */
document.addEventListener("keydown", (pressed) => {
  const isSend = pressed.key === "Enter" && (pressed.ctrlKey || pressed.metaKey);
  if (!isSend || !pressed.target.form || pressed.defaultPrevented) return;
  pressed.preventDefault();
  pressed.target.form.requestSubmit();
});

/* A piece of a page that does not come is said, and somebody who was signed out signs in again. */
for (const event of ["htmx:sendError", "htmx:responseError", "htmx:afterOnLoad"]) {
  document.addEventListener(event, ({ target }) => {
    if (target.matches?.("form[data-draft]") && event === "htmx:sendError") return; /* said there */
    document.getElementById("not-arrived").hidden = event === "htmx:afterOnLoad";
  });
}
document.addEventListener("htmx:beforeSwap", (swap) => {
  const front = document.body.dataset.frontDoor;
  const cameFrom = new URL(swap.detail.xhr.responseURL).pathname;
  if (cameFrom !== front) return;
  swap.detail.shouldSwap = false;
  location.assign(`${front}?next=${encodeURIComponent(location.pathname + location.search)}`);
});

/* What is there to copy is selected by touching it, and copied or shared by a button. */
for (const field of document.querySelectorAll("[data-copy]")) {
  field.addEventListener("focus", () => field.select());
  const copy = document.getElementById(`${field.id}-copy`);
  const share = document.getElementById(`${field.id}-share`);
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      copy.querySelector("[data-said]").textContent = copy.dataset.done;
    });
  }
  if (share && navigator.canShare?.({ text: field.value })) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ text: field.value }).catch(() => {}));
  }
}

/* A figure comes into the text where one was writing. */
document.addEventListener("click", ({ target }) => {
  const figure = target.closest?.("[data-insert]");
  const text = figure?.closest("form")?.querySelector("textarea");
  if (!text) return;
  text.focus();
  text.setRangeText(figure.dataset.insert, text.selectionStart, text.selectionEnd, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
});

/* Small courtesies; every page works without them. */
"use strict";

/* A menu closes when you press Escape or touch something else. */
for (const event of ["click", "keydown"]) {
  document.addEventListener(event, (happened) => {
    if (happened.type === "keydown" && happened.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      const isInside = menu.contains(happened.target);
      if (happened.type === "click" && isInside) continue;
      menu.open = false;
      if (isInside) menu.querySelector("summary").focus();
    }
  });
}

/* After a form that was not right: start reading at what is wrong. */
function goToErrors(within) {
  within.querySelector(".form-errors")?.focus();
}
document.addEventListener("DOMContentLoaded", () => goToErrors(document));
document.addEventListener("htmx:afterSwap", (swap) => goToErrors(swap.target));

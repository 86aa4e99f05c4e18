/* When the telephone says no, or its owner does: a sentence instead of silence. */
"use strict";

document.addEventListener("allauth.error", (failure) => {
  failure.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});

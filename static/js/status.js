// Waits for the answer: asks for the state alone and loads the page again when it changes.
const root = document.querySelector("[data-status]");
const GIVE_UP_AFTER = 30 * 60 * 1000;
const begun = Date.now();

async function look() {
  try {
    const answer = await fetch(root.dataset.statusUrl, { headers: { Accept: "application/json" }, redirect: "error" });
    if (answer.ok && (await answer.json()).state !== root.dataset.status) {
      window.location.reload();
      return;
    }
  } catch {
    // Offline or signed out: try again, more slowly, and leave the page as it is.
  }
  const waited = Date.now() - begun;
  if (waited < GIVE_UP_AFTER) setTimeout(look, waited < 20_000 ? 1000 : 5000);
}

if (root) setTimeout(look, 1000);

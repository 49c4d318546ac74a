// Makes a picture larger and smaller with buttons, so that the keyboard can do it too.
for (const buttons of document.querySelectorAll("[data-zoom-buttons]")) {
  const frame = buttons.parentElement.querySelector("[data-zoom]");
  let level = 1;
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => {
    const by = Number(event.target.dataset.zoomBy);
    if (!by) return;
    level = Math.min(3, Math.max(1, level + by));
    frame.classList.toggle("nl-zoom--2", level === 2);
    frame.classList.toggle("nl-zoom--3", level === 3);
  });
}

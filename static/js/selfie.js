// Records the video selfie: live preview like a mirror, plain guidance in the order the server drew, replay, then the
// recording goes through the page's own form. Without this script the form alone does the work.
const box = document.querySelector("[data-selfie]");
const form = document.querySelector("[data-selfie-form]");
const input = form?.querySelector("input[type=file]");
const can = navigator.mediaDevices?.getUserMedia && window.MediaRecorder && window.DataTransfer;

// In this order: the first one the browser can write. The server reads all of them.
const KINDS = ["video/webm;codecs=vp8", "video/webm", "video/mp4;codecs=avc1", "video/mp4"];
const COUNTDOWN = 2;

if (box && input && can) start(box);

function start(root) {
  const part = (name) => root.querySelector(`[data-selfie-${name}]`);
  const [stage, preview, replay, say, progress] = ["stage", "preview", "replay", "say", "progress"].map(part);
  const buttons = { camera: part("camera"), start: part("start"), use: part("use"), again: part("again") };
  const steps = [...document.querySelectorAll("[data-selfie-steps] li")].map((item) => ({
    text: item.textContent.trim(),
    seconds: Number(item.dataset.seconds),
  }));
  let stream = null;
  let recorded = null;
  let address = "";
  let begun = false;

  root.hidden = false;
  show("camera");
  buttons.camera.addEventListener("click", camera);
  buttons.start.addEventListener("click", record);
  buttons.again.addEventListener("click", camera);
  buttons.use.addEventListener("click", send);
  window.addEventListener("pagehide", stopCamera);

  function show(...names) {
    for (const [name, button] of Object.entries(buttons)) button.hidden = !names.includes(name);
    // The button that was pressed has gone: go on at the next one. On arrival the page keeps its own beginning.
    if (begun && names.length) buttons[names[0]].focus();
  }

  async function camera() {
    begun = true;
    show();
    forget();
    say.textContent = "";
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: false, // nothing is said, so nothing is heard
        video: { facingMode: "user", width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } },
      });
    } catch (error) {
      say.textContent = root.dataset[`text${reason(error)}`];
      show("camera");
      return;
    }
    preview.srcObject = stream;
    stage.hidden = false;
    preview.hidden = false;
    await preview.play();
    say.textContent = steps[0].text;
    show("start");
    say.scrollIntoView({ block: "start" });
  }

  async function record() {
    show();
    const kind = KINDS.find((name) => MediaRecorder.isTypeSupported(name));
    const recorder = new MediaRecorder(stream, kind ? { mimeType: kind, videoBitsPerSecond: 2_500_000 } : {});
    const pieces = [];
    recorder.addEventListener("dataavailable", (event) => event.data.size && pieces.push(event.data));
    const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
    say.textContent = root.dataset.textWait;
    await seconds(COUNTDOWN);
    try {
      recorder.start(500);
      await guide();
      if (recorder.state !== "inactive") recorder.stop();
      await stopped;
    } catch {
      say.textContent = root.dataset.textFailed;
      stopCamera();
      show("camera");
      return;
    }
    stopCamera();
    recorded = new Blob(pieces, { type: recorder.mimeType || kind || "video/webm" });
    review();
  }

  // One instruction after the other; the screen reader says each as it comes.
  async function guide() {
    progress.hidden = false;
    for (const [index, step] of steps.entries()) {
      say.textContent = step.text;
      progress.textContent = `${index + 1} / ${steps.length}`;
      await seconds(step.seconds);
    }
    progress.hidden = true;
  }

  function review() {
    if (!recorded.size) {
      say.textContent = root.dataset.textFailed;
      show("camera");
      return;
    }
    address = URL.createObjectURL(recorded);
    replay.src = address;
    replay.hidden = false;
    preview.hidden = true;
    say.textContent = root.dataset.textDone;
    show("use", "again");
  }

  function send() {
    const ending = recorded.type.includes("mp4") ? "mp4" : "webm";
    const files = new DataTransfer();
    files.items.add(new File([recorded], `video.${ending}`, { type: recorded.type }));
    input.files = files.files;
    show();
    say.textContent = root.dataset.textSending;
    form.requestSubmit();
  }

  function stopCamera() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    preview.srcObject = null;
  }

  function forget() {
    stopCamera();
    if (address) URL.revokeObjectURL(address);
    address = "";
    recorded = null;
    replay.removeAttribute("src");
    replay.hidden = true;
  }
}

function reason(error) {
  if (["NotAllowedError", "SecurityError"].includes(error.name)) return "Denied";
  if (["NotFoundError", "OverconstrainedError"].includes(error.name)) return "Missing";
  return error.name === "NotReadableError" ? "Busy" : "Failed";
}

function seconds(count) {
  return new Promise((resolve) => setTimeout(resolve, count * 1000));
}

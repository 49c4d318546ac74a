// Shows the photo that was chosen, so that its owner can see whether every word can be read.
const form = document.querySelector("[data-picture]");
const input = form?.querySelector("input[type=file]");
const place = form?.querySelector("[data-picture-shown]");
let address = "";

input?.addEventListener("change", () => {
  const [file] = input.files;
  if (address) URL.revokeObjectURL(address);
  address = file ? URL.createObjectURL(file) : "";
  const image = place.querySelector("img");
  // What this browser cannot show (HEIC, say) is no mistake: the server opens it.
  image.onerror = () => (place.hidden = true);
  image.onload = () => (place.hidden = false);
  if (address) image.src = address;
  else place.hidden = true;
});

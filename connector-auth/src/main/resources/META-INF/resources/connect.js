// Copy buttons of the page that tells the redirect URL. Without this file the page works as well: the buttons stay hidden.
const told = document.getElementById("copied");
for (const button of document.querySelectorAll("button[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    let done = true;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      done = document.execCommand("copy");
    }
    told.textContent = done ? told.dataset.text : "";
  });
}

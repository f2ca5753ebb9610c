// The desk works without this file; with it, pages keep themselves up to date, count SMS and listen to keys.
import { count } from "../phone/sms.js";

const find = id => document.getElementById(id);
const words = find("words"), live = find("live");

// Live: the browser comes back by itself after a break and says which event it saw last.
if (live) {
  const source = new EventSource(live.dataset.events);
  let last = new Date();
  const show = (state, off) => {
    live.hidden = false;
    live.classList.toggle("off", off);
    live.textContent = `${state}, ${live.dataset.last} ${last.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
  };
  source.onopen = () => { last = new Date(); show(live.dataset.online, false); };
  source.onerror = () => show(source.readyState === EventSource.CLOSED ? live.dataset.over : live.dataset.reconnecting, true);
  source.addEventListener("news", event => {
    last = new Date();
    const tickets = JSON.parse(event.data), own = new URLSearchParams(live.dataset.events.split("?")[1]).get("ticket");
    // A list is not changed under somebody who is ticking boxes.
    if (document.querySelector("#list input:checked")) return show(live.dataset.held, false);
    show(live.dataset.online, false);
    if (tickets.length && (!own || tickets.includes(own))) window.htmx?.trigger(document.body, "news");
  });
  source.addEventListener("viewers", event => {
    const names = JSON.parse(event.data), viewers = find("viewers");
    viewers.hidden = names.length === 0;
    viewers.textContent = viewers.dataset.words.replace("{0}", names.join(", "));
  });
  source.addEventListener("over", () => { source.close(); show(live.dataset.over, true); });
}

// When somebody else moves the ticket on: look again, unless words would be lost.
const stateOf = () => find("state") && `${find("state").dataset.handler} ${find("state").dataset.status}`;
let state = stateOf();
document.body.addEventListener("htmx:afterSwap", () => {
  const now = stateOf();
  if (!now || now === state) return;
  state = now;
  const isWriting = [...document.querySelectorAll("textarea, #close-subject")].some(box => box.value !== box.defaultValue);
  if (isWriting) find("changed").hidden = false;
  else location.reload();
});

// The reply box: how many SMS, and at what price.
const counter = find("count"), route = find("route");
const recount = () => {
  if (!counter) return;
  const isSms = counter.dataset.routes.split(" ").includes(route?.value), text = words.value.trim();
  if (!isSms || !text) return void (counter.textContent = "");
  const { segments, left } = count(words.dataset.signature + text);
  const price = counter.dataset.price ? ` · ${counter.dataset.cost.replace("{0}", (segments * counter.dataset.price).toFixed(2))}` : "";
  counter.textContent = counter.dataset.words.replace("{0}", segments).replace("{1}", left) + price;
};
words?.addEventListener("input", recount);
route?.addEventListener("change", recount);
recount();
for (const button of document.querySelectorAll("[data-text]")) button.addEventListener("click", event => {
  event.preventDefault();
  words.value = words.value.trim() ? `${words.value.trimEnd()} ${button.dataset.text}` : button.dataset.text;
  find("ready").open = false;
  words.focus();
  recount();
});

// A second click does nothing.
for (const form of document.querySelectorAll("form[data-once]")) form.addEventListener("submit", event => {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-once]").forEach(form => delete form.dataset.sent));

// Next and previous are those of the list that was open last.
const links = () => [...document.querySelectorAll("#list .open")];
const remember = () => { if (find("list")) sessionStorage.setItem("desk", JSON.stringify(links().map(link => link.pathname))); };
remember();
document.body.addEventListener("htmx:afterSwap", remember);
const move = by => {
  if (find("list")) {
    const all = links();
    return all[Math.min(Math.max(all.indexOf(document.activeElement) + by, 0), all.length - 1)]?.focus();
  }
  const all = JSON.parse(sessionStorage.getItem("desk") ?? "[]"), to = all[all.indexOf(location.pathname) + by];
  if (to) location.href = to;
};
const open = (box, input) => { if (find(box)) { find(box).open = true; find(input)?.focus(); } };
addEventListener("keydown", event => {
  if (event.ctrlKey && event.key === "Enter" && event.target.form) return event.target.form.requestSubmit();
  const isTyping = event.target.closest?.("input, textarea, select");
  if (event.key === "?" && !isTyping) find("keys").open = !find("keys").open;
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const act = { KeyJ: () => move(1), KeyK: () => move(-1), KeyE: () => open("close", "close-subject"), KeyP: () => open("note", "note-words"), KeyL: () => words?.focus() }[event.code];
  if (!act) return;
  event.preventDefault();
  act();
});

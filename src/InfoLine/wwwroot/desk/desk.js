// The desk works without this file; with it, pages keep themselves up to date, count SMS and listen to keys.
import { count } from "../phone/sms.js";

const find = id => document.getElementById(id);
const words = find("words"), live = find("live");

// Live: after a break the stream goes on from the event that came last.
if (live) {
  const deadAfter = 45_000, again = 3_000; // The service gives a sign of life every 15 seconds.
  const address = new URL(live.dataset.events, location.href), own = address.searchParams.get("ticket");
  let source, last = new Date(), watch, soon = 0, isStale = false;
  const show = (state, off) => {
    live.hidden = false;
    live.classList.toggle("off", off);
    live.textContent = `${state}, ${live.dataset.last} ${last.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
  };
  const listenAgain = after => { clearTimeout(watch); watch = setTimeout(() => { show(live.dataset.reconnecting, true); listen(); }, after); };
  const stop = () => { source.close(); clearTimeout(watch); show(live.dataset.over, true); };
  const heard = event => {
    last = new Date();
    if (event.lastEventId) address.searchParams.set("since", event.lastEventId);
    listenAgain(deadAfter);
    show(live.dataset.online, false);
  };

  // What is on the screen is renewed at once. A list that has changed elsewhere waits for more, each browser for another moment, so that a centre does not ask all at the same time.
  const ask = after => { clearTimeout(soon); soon = setTimeout(() => { soon = 0; window.htmx?.trigger(document.body, "news"); }, after); };
  const renew = isShown => {
    isStale = true;
    if (isShown) ask(0);
    else if (!soon) ask(1_000 + Math.random() * 1_000);
  };
  const isShown = id => own || document.querySelector(`#list .open[href$="/${CSS.escape(id)}"]`);
  const listen = () => {
    source?.close();
    source = new EventSource(address);
    listenAgain(deadAfter);
    source.onopen = event => { heard(event); if (isStale) renew(true); };
    source.onerror = async () => {
      show(live.dataset.reconnecting, true);
      if (source.readyState !== EventSource.CLOSED) return;

      // The browser gives up at an answer that is no stream: signed out, or a service that is just being started anew.
      const door = await fetch("/staff/me", { redirect: "manual" }).catch(() => null);
      if (door?.type === "opaqueredirect") stop();
      else listenAgain(again);
    };
    source.addEventListener("alive", heard);
    source.addEventListener("news", event => {
      heard(event);
      const tickets = JSON.parse(event.data);
      if (!tickets.length) return;
      // A list is not changed under somebody who is ticking boxes.
      if (document.querySelector("#list input:checked")) show(live.dataset.held, false);
      else renew(tickets.some(isShown));
    });
    source.addEventListener("viewers", event => {
      const names = JSON.parse(event.data), viewers = find("viewers");
      viewers.hidden = names.length === 0;
      viewers.textContent = viewers.dataset.words.replace("{0}", names.join(", "));
    });
    source.addEventListener("over", stop);
  };
  listen();

  // What could not be fetched is fetched once more: a message must not wait for the next one.
  document.body.addEventListener("htmx:afterRequest", event => {
    isStale = !event.detail.successful;
    if (isStale) ask(again);
  });
}

// When somebody else moves the ticket on: look again, unless words would be lost.
const stateOf = () => find("state") && `${find("state").dataset.handler} ${find("state").dataset.status}`;
let state = stateOf();
document.body.addEventListener("htmx:afterSwap", () => {
  const now = stateOf();
  if (!now || now === state) return;
  state = now;
  const isWriting = [...document.querySelectorAll("textarea, #close-subject")].some(box => box.value !== box.defaultValue);
  const isListening = [...document.querySelectorAll("audio")].some(one => !one.paused);
  if (isWriting || isListening) find("changed").hidden = false;
  else location.reload();
});

// A picture is fetched when somebody asks for it, and then leads to its page; without this file it leads there at once.
document.addEventListener("click", event => {
  const frame = event.target.closest?.("[data-picture]");
  if (!frame || frame.querySelector("img") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const picture = new Image();
  picture.alt = frame.dataset.alt;
  picture.onerror = () => frame.replaceChildren(frame.dataset.trouble);
  picture.src = frame.dataset.picture;
  frame.replaceChildren(picture);
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

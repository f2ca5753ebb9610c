// The page asks, the service answers, and the browser alone remembers: a conversation is how it began and what was done since.
import { count } from "/phone/sms.js";
import { words } from "/phone/words.js";

const channels = ["sms", "whatsapp"];
const find = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const log = channel => find(`#${channel} .log`);

const kept = JSON.parse(sessionStorage.getItem("phone") ?? "null") ?? {};
const talk = { language: kept.language ?? null, desk: kept.desk ?? false, acts: kept.acts ?? [], phones: fresh(), day: {}, dialogs: null };
let ui = localStorage.getItem("phone.ui") ?? (navigator.language.startsWith("hi") ? "hi" : "en");
let queue = Promise.resolve();

function fresh() { return { sms: null, whatsapp: null }; }
function say(key, ...filled) { return filled.reduce((text, value, at) => text.replace(`{${at}}`, value), words[ui][key] ?? key); }

function make(name, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
}

// ---- asking the service ----

async function post(path, body) {
  const response = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.sentence ?? say("offline"));
  return answer;
}

// One request after the other, so that two quick messages arrive in their order.
function next(work) {
  queue = queue.then(work).catch(trouble => notice(trouble instanceof TypeError ? say("offline") : trouble.message));
  return queue;
}

const request = acts => ({ phones: talk.phones, acts, language: talk.language, desk: talk.desk });

function perform(...acts) {
  return next(async () => {
    notice(null);
    const answer = await post("/phone/turn", request(acts));
    accept(answer.dialogs);
    talk.phones = answer.phones;
    talk.acts.push(...acts);
    answer.turns.forEach((turn, at) => channels.forEach(channel => draw(channel, acts[at], turn[channel])));
    remember();
    showState();
  });
}

// From its beginning, with the dialogs of now.
function play(acts) {
  return next(async () => {
    closeSheet();
    talk.phones = fresh();
    talk.acts = [];
    talk.day = {};
    talk.dialogs = null;
    channels.forEach(channel => log(channel).replaceChildren());
  }).then(() => perform(...acts));
}

function remember() {
  sessionStorage.setItem("phone", JSON.stringify({ language: talk.language, desk: talk.desk, acts: talk.acts }));
}

// ---- the dialogs in force ----

const clockOf = moment => moment.slice(11, 16);

function accept(dialogs) {
  const renewed = talk.dialogs && talk.dialogs.mark !== dialogs.mark;
  talk.dialogs = dialogs;
  if (renewed) {
    notice(say("renewed", clockOf(dialogs.since)));
    channels.forEach(channel => chip(channel, say("renewedChip", clockOf(dialogs.since))));
  }
  showDialogs();
}

function showDialogs() {
  const { mark, since, mistakes, languages } = talk.dialogs;
  find("#in-force").textContent = say("inForce", mark, clockOf(since));
  const person = find("#person");
  person.replaceChildren(make("option", { value: "", textContent: say("firstContact") }),
    ...languages.map(language => make("option", { value: language.code, textContent: say("chosen", language.name) })));
  person.value = talk.language ?? "";

  const place = find("#mistakes");
  place.hidden = mistakes.length === 0;
  place.replaceChildren(make("h2", { textContent: say("mistakes", mistakes.length, clockOf(since)) }),
    make("ul", {}, ...mistakes.map(mistake => make("li", {}, make("code", { textContent: mistake.place }), ` ${mistake.sentence} ${mistake.hint} (${mistake.code})`))));
}

function notice(sentence) {
  find("#notice").hidden = !sentence;
  find("#notice").textContent = sentence ?? "";
}

// ---- the screens ----

function draw(channel, act, turn) {
  find(".greeting", log(channel))?.remove();
  if (!turn) return chip(channel, say("onlyButtons"));
  showDay(channel, turn.at);
  if (act.does === "waits") chip(channel, say("later", label(act)));
  else add(channel, "own", turn.shown ?? label(act), turn.at, turn.own);
  turn.effects.forEach(effect => chip(channel, say(effect)));
  if (turn.heard.length === 0 && act.does !== "waits") chip(channel, say("silence"));
  for (const heard of turn.heard) {
    showDay(channel, heard.at);
    if (heard.needsTemplate) chip(channel, say("template"));
    const item = add(channel, "in", heard.message.text, heard.at, heard.sms);
    if (channel === "whatsapp") item.append(...options(heard.message));
  }
  log(channel).scrollTop = log(channel).scrollHeight;
}

const label = act => act.does === "waits" ? say({ "30m": "m30", "1h": "h1", "1d": "d1", "3d": "d3" }[act.what] ?? act.what) : say(act.what);

function add(channel, kind, text, at, sms) {
  const size = sms ? ` · ${say("size", sms.segments, sms.units, sms.units + sms.left, sms.encoding)}` : "";
  const item = make("div", { className: kind },
    make("div", { className: "bubble" }, make("p", { textContent: text }), make("small", { textContent: clockOf(at) + size })));
  log(channel).append(item);
  return item;
}

function chip(channel, text, kind = "") { log(channel).append(make("div", { className: `chip ${kind}`, textContent: text })); }

function showDay(channel, at) {
  const day = at.slice(0, 10);
  if (talk.day[channel] === day) return;
  talk.day[channel] = day;
  chip(channel, new Intl.DateTimeFormat(ui === "hi" ? "hi-IN" : "en-IN", { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00Z`)));
}

function options(message) {
  if (message.style !== "buttons" && message.style !== "list") return [];
  const group = make("div", { className: "options" });
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("keys"));
  if (message.style === "list") {
    const opens = make("button", { type: "button", className: "opens", textContent: message.listButton, onclick: () => openSheet(message, opens) });
    opens.setAttribute("aria-haspopup", "dialog");
    group.append(opens);
  } else {
    group.append(...message.options.map(pressable));
  }
  return [group];
}

// Old ones stay: villagers press them too.
const pressable = option => make("button", { type: "button", textContent: option.label, onclick: () => press(option) });

function press(option) {
  closeSheet();
  perform({ does: "presses", what: option.label, payload: option.payload });
  find("#text").focus();
}

let opener = null;

function openSheet(message, button) {
  opener = button;
  find("#sheet-title").textContent = message.listButton;
  find(".rows").replaceChildren(...message.options.map(pressable));
  find(".sheet").hidden = false;
  find(".rows button").focus();
}

function closeSheet() {
  if (find(".sheet").hidden) return;
  find(".sheet").hidden = true;
  opener?.focus();
}

// ---- the sheet of notes ----

function showState() {
  for (const cell of all("[data-what]")) cell.textContent = stateOf(talk.phones[cell.dataset.of], cell.dataset.what) || say("none");
  for (const channel of channels) find(`#${channel} .clock`).textContent = talk.phones[channel] ? clockOf(talk.phones[channel].now) : "";
  const segments = talk.phones.sms?.segments ?? 0;
  const price = Number.parseFloat(find("#price").value);
  const money = new Intl.NumberFormat("en-IN", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(segments * price);
  find("#total").textContent = say("segments", segments) + (price > 0 ? ` · ${money}` : "");
  find("#cost").textContent = price > 0 ? say("costs", segments, money) : say("cost", segments);
  for (const button of [find("#again"), find("#copy")]) button.disabled = talk.acts.length === 0;
  if (talk.acts.length === 0) channels.filter(channel => !log(channel).firstChild).forEach(channel => chip(channel, say("greeting"), "greeting"));
}

function stateOf(phone, what) {
  if (!phone) return "";
  switch (what) {
    case "fields": return Object.entries(phone.session.slots ?? {}).map(([field, value]) => `${field}: ${value}`).join("\n");
    case "reminders": return phone.reminders.map(reminder => reminder.due.slice(5, 16).replace("T", " ")).sort().join("\n");
    default: return phone.session[what];
  }
}

function showCount() {
  const text = find("#text").value;
  const { segments, units, left, encoding } = count(text);
  find("#count").textContent = text ? say("live", segments, units, units + left, encoding, left) : "";
}

function showWords() {
  document.documentElement.lang = ui;
  for (const element of all("[data-t]")) element.textContent = say(element.dataset.t);
  for (const element of all("[data-t-label]")) element.setAttribute("aria-label", say(element.dataset.tLabel));
  for (const element of all("[data-t-placeholder]")) element.placeholder = say(element.dataset.tPlaceholder);
  for (const button of all("[data-ui]")) button.setAttribute("aria-pressed", button.dataset.ui === ui);
  if (talk.dialogs) showDialogs();
  showState();
  showCount();
}

function showTab(name) {
  for (const tab of all("[role=tab]")) {
    const chosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
    find(`#${tab.getAttribute("aria-controls")}`).classList.toggle("shown", chosen);
  }
  // Both screens tell the same: only one of them speaks.
  if (name !== "details") channels.forEach(channel => log(channel).setAttribute("aria-live", channel === name ? "polite" : "off"));
  channels.forEach(channel => { log(channel).scrollTop = log(channel).scrollHeight; });
}

// ---- copy as test ----

async function showTests() {
  const { tests } = await post("/phone/test", { phones: fresh(), acts: talk.acts, language: talk.language, desk: talk.desk, name: find("#test-name").value });
  find("#tests").replaceChildren(...tests.map(test => {
    const text = make("textarea", { readOnly: true, value: test.yaml, spellcheck: false });
    text.setAttribute("aria-label", test.file);
    const copy = make("button", { type: "button", className: "main", textContent: say("copy"), onclick: async () => {
      // Without https there is no clipboard; then what is selected can be copied by hand.
      text.select();
      await navigator.clipboard?.writeText(test.yaml).then(() => { copy.textContent = say("copied"); }, () => {});
    } });
    const download = make("button", { type: "button", textContent: say("download"), onclick: () => {
      const link = make("a", { download: test.file, href: URL.createObjectURL(new Blob([test.yaml], { type: "application/yaml" })) });
      link.click();
      URL.revokeObjectURL(link.href);
    } });
    return make("div", { className: "one" }, text, make("div", { className: "row" }, copy, download, make("span", { className: "quiet", textContent: test.file })));
  }));
}

// ---- hands on the keyboard ----

function walk(event, list, keys) {
  const at = list.indexOf(document.activeElement);
  const step = keys[event.key];
  if (at < 0 || !step) return false;
  event.preventDefault();
  list[(at + step + list.length) % list.length].focus();
  return true;
}

document.addEventListener("keydown", event => {
  if (find("#test").open) return;
  const text = find("#text");
  const inSheet = !find(".sheet").hidden;
  const updown = { ArrowUp: -1, ArrowDown: 1 };
  if (event.key === "Escape") return inSheet ? closeSheet() : text.focus();
  if (inSheet && event.key === "Tab") return closeSheet();
  if (inSheet) return walk(event, all(".rows button"), updown);
  if (document.activeElement === text && event.key === "ArrowUp") {
    const groups = all("#whatsapp .options");
    groups.at(-1)?.firstElementChild.focus();
    return event.preventDefault();
  }
  if (walk(event, all("#whatsapp .options button"), updown)) return;
  for (const group of [".keys", ".tools > div:first-child", ".tools > div:last-child"])
    if (walk(event, all(`${group} button`), { ArrowLeft: -1, ArrowRight: 1 })) return;
  const tabs = all("[role=tab]");
  if (tabs.includes(document.activeElement) && walk(event, tabs, { ArrowLeft: -1, ArrowRight: 1 })) document.activeElement.click();
});

find(".compose").addEventListener("submit", event => {
  event.preventDefault();
  const text = find("#text");
  if (!text.value.trim()) return;
  perform({ does: "says", what: text.value });
  text.value = "";
  showCount();
});
find("#text").addEventListener("input", showCount);
find("#more").addEventListener("click", event => {
  const open = find("#tools").classList.toggle("open");
  event.currentTarget.setAttribute("aria-expanded", open);
});
for (const key of all(".keys button")) key.addEventListener("click", () => perform({ does: "says", what: key.textContent }));
for (const button of all("[data-send]")) button.addEventListener("click", () => perform({ does: "sends", what: button.dataset.send }));
for (const button of all("[data-wait]")) button.addEventListener("click", () => perform({ does: "waits", what: button.dataset.wait }));
for (const tab of all("[role=tab]")) tab.addEventListener("click", () => showTab(tab.getAttribute("aria-controls")));
for (const button of all("[data-ui]")) button.addEventListener("click", () => { ui = button.dataset.ui; localStorage.setItem("phone.ui", ui); showWords(); });
find(".close").addEventListener("click", closeSheet);
find("#over").addEventListener("click", () => play([]).then(() => find("#text").focus()));
find("#again").addEventListener("click", () => play(talk.acts));
find("#desk").addEventListener("change", event => { talk.desk = event.target.checked; remember(); });

// The same conversation in another language; from or to a first contact it is another conversation.
find("#person").addEventListener("change", event => {
  const language = event.target.value || null;
  const same = language !== null && talk.language !== null;
  talk.language = language;
  play(same ? talk.acts : []);
});
find("#price").addEventListener("input", event => { localStorage.setItem("phone.price", event.target.value); showState(); });
find("#copy").addEventListener("click", () => next(async () => { await showTests(); find("#test").showModal(); }));
find("#test-name").addEventListener("change", () => next(showTests));

// Whoever comes back from the editor sees at once what became of the files.
window.addEventListener("focus", () => talk.dialogs && next(async () => accept((await post("/phone/turn", request([]))).dialogs)));

find("#desk").checked = talk.desk;
find("#price").value = localStorage.getItem("phone.price") ?? "";
showTab("sms");
showWords();
play(talk.acts);
find("#text").focus({ preventScroll: true });

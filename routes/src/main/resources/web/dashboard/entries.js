/** The table of entries: search, play, look at, pin and delete. */

import { call } from "./api.js";
import { ask, showDetails } from "./dialogs.js";
import { byId, element, engineAndVoice, filled, iconButton } from "./dom.js";
import * as format from "./format.js";
import { playFile } from "./player.js";

const PAGE = 25;
const TYPING_MS = 250;

/** Pages without a match that are asked for in a row, before somebody has to say that it shall go on. */
const EMPTY_PAGES = 5;

const rows = byId("rows");
const note = byId("entries-note");
const more = byId("more");

let next = null;
let pages = 0;
let running = null;

/** Starts the list. `onChange` is called when an entry was changed. */
export function startEntries(onChange) {
  const form = byId("filter");
  let typing = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(loadEntries, TYPING_MS);
  });
  more.addEventListener("click", () => load(true));
  rows.addEventListener("entry-changed", onChange);
}

/** The first page, anew. */
export const loadEntries = () => load(false);

/** The first page, unless somebody is at work further down. */
export function refreshEntries() {
  if (pages <= 1 && !rows.contains(document.activeElement)) {
    return load(false);
  }
  return Promise.resolve();
}

async function load(further) {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  try {
    const found = await find(further ? next : null, mine.signal);
    if (further) {
      rows.append(...found.entries.map(row));
    } else {
      rows.replaceChildren(...found.entries.map(row));
    }
    pages = further ? pages + 1 : 1;
    next = found.next;
    more.hidden = next === null;
    note.textContent = noteOn(found);
  } catch (failure) {
    if (failure.name !== "AbortError") {
      note.textContent = failure.message;
    }
  }
}

/** A page that has entries, if that does not take long. */
async function find(after, signal) {
  let page = null;
  for (let i = 0; i < EMPTY_PAGES; i++) {
    ({ page } = await call(`api/audio-cache/entries?${query(page === null ? after : page.next)}`, { signal }));
    if (page.entries.length > 0 || page.next === null) {
      break;
    }
  }
  return page;
}

function query(after) {
  const { voice, ...fields } = filled(byId("filter"));
  const parameters = new URLSearchParams({ ...fields, ...(voice ? engineAndVoice(voice) : {}), limit: PAGE });
  if (after !== null) {
    parameters.set("after", after);
  }
  return parameters;
}

function noteOn(page) {
  if (page.among_newest !== null) {
    return `Among the newest ${format.exactly(page.among_newest)} entries only.`;
  }
  if (rows.childElementCount === 0) {
    return page.next === null ? "No entry is like that." : "Nothing so far. There are older entries.";
  }
  return "";
}

/** Roles are said aloud, because on a phone the rows are no table for the eye. */
function row(entry) {
  const title = entry.text ?? entry.key;
  const short = title.slice(0, 60);
  const ended = !entry.pinned && entry.expires_at !== null && new Date(entry.expires_at) <= new Date();
  const cell = (name, content, className) => element("td", { role: "cell", "data-name": name, class: className }, content);
  const text = cell("Text", element("div", {}, title), "text");
  text.title = title;
  const made = element("tr", { role: "row" },
    element("td", { role: "cell", class: "play" }, iconButton("play", `Play: ${short}`, () => playFile(entry.file_id, title), { disabled: ended })),
    text,
    cell("Voice", entry.engine ? `${entry.engine}/${entry.voice ?? ""}` : entry.type, "voice"),
    cell("Length", format.length(entry.duration_ms), "number"),
    cell("Size", format.bytes(entry.bytes), "number"),
    cell("Uses", format.count(entry.use_count), "number uses"),
    cell("Last used", format.ago(entry.last_used_at), "when"),
    cell("Expires", entry.pinned ? "pinned" : ended ? "expired" : entry.expires_at ? format.ago(entry.expires_at) : "never", "when expires"),
    element("td", { role: "cell", class: "actions" },
      iconButton("pin", `${entry.pinned ? "Unpin" : "Pin"}: ${short}`, (button) => pin(entry, made, button), { "aria-pressed": String(entry.pinned) }),
      iconButton("details", `Details: ${short}`, () => showDetails(entry).catch(tell)),
      iconButton("remove", `Delete: ${short}`, () => remove(entry, made), { disabled: entry.pinned })));
  return made;
}

const path = (entry) => `api/audio-cache/entries/${encodeURIComponent(entry.key)}`;

async function pin(entry, place, button) {
  button.disabled = true;
  try {
    const { entry: changed } = await call(`${path(entry)}/pin`, { method: "PUT", json: { pinned: !entry.pinned } });
    const anew = row(changed);
    place.replaceWith(anew);
    anew.querySelector("button[aria-pressed]").focus();
    changedOne();
  } catch (failure) {
    button.disabled = false;
    tell(failure);
  }
}

async function remove(entry, place) {
  if (!await ask("Delete this entry?", `“${(entry.text ?? entry.key).slice(0, 200)}” and its file ids go, and cannot be brought back.`)) {
    return;
  }
  try {
    await call(path(entry), { method: "DELETE" });
    const neighbour = place.nextElementSibling ?? place.previousElementSibling;
    place.remove();
    (neighbour?.querySelector(".actions button") ?? byId("entries")).focus();
    note.textContent = "Deleted.";
    changedOne();
  } catch (failure) {
    tell(failure);
  }
}

function changedOne() {
  rows.dispatchEvent(new Event("entry-changed"));
}

function tell(failure) {
  note.textContent = failure.message;
}

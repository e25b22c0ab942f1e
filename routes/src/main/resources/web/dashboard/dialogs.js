/** What comes up in front of the page: a question, and the details of an entry. */

import { call } from "./api.js";
import { byId, element } from "./dom.js";
import * as format from "./format.js";

/** Whether somebody has agreed. */
export function ask(question, text) {
  const dialog = byId("confirm");
  byId("confirm-title").textContent = question;
  byId("confirm-text").textContent = text;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
  });
}

/** All that is known of an entry, with its whole text. */
export async function showDetails({ key }) {
  const { entry } = await call(`api/audio-cache/entries/${encodeURIComponent(key)}`);
  const facts = [
    ["Type", entry.type],
    ["Engine", entry.engine],
    ["Model", entry.model],
    ["Voice", entry.voice],
    ["Language", entry.language],
    ["Tenant", entry.tenant],
    ["Format", [entry.format, entry.sample_rate && `${format.exactly(entry.sample_rate)} Hz`, entry.content_type].filter(Boolean).join(", ")],
    ["Length", format.length(entry.duration_ms)],
    ["Size", `${format.exactly(entry.bytes)} bytes`],
    ["Characters", entry.characters === null ? null : format.exactly(entry.characters)],
    ["Cost", entry.cost_micros === null ? null : format.money(entry.cost_micros)],
    ["Uses", format.exactly(entry.use_count)],
    ["Made", format.exactTime(entry.created_at)],
    ["Last used", format.exactTime(entry.last_used_at)],
    ["Expires", entry.pinned ? "not while it is pinned" : format.exactTime(entry.expires_at)],
    ["File id", entry.file_id],
    ["Key", entry.key],
  ];
  byId("details-text").textContent = entry.text ?? "There is no text.";
  byId("details-list").replaceChildren(...facts
    .filter(([, value]) => value !== null && value !== "")
    .flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
  byId("details").showModal();
}

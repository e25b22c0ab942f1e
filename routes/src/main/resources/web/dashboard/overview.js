/** What the cache saves, at a glance: the sentence, the figures and the lists. */

import { byId, element, iconButton } from "./dom.js";
import * as format from "./format.js";
import { playFile } from "./player.js";

const MOST_NAMES = 8;

let latest = null;

export function showOverview(stats) {
  latest = stats;
  showHeadline(stats);
  showTiles(stats);
  showBreakdown();
  showMostUsed(stats.most_used);
}

function showHeadline({ all_time: all }) {
  const headline = byId("headline");
  if (all.requests === 0) {
    headline.textContent = "Nothing was asked for yet. Speak something below, and then speak it again.";
    return;
  }
  const answered = (all.requests - all.misses) / all.requests;
  const saved = all.saved_micros > 0
    ? format.money(all.saved_micros)
    : `${format.count(all.saved_characters)} characters`;
  headline.replaceChildren(
    element("strong", {}, format.percent(answered)), " of all requests needed no synthesis. That saved ",
    element("strong", {}, saved), all.saved_micros > 0 ? ` and ${format.count(all.saved_characters)} characters.` : ".");
}

function showTiles({ all_time: all, session, size_bytes: size, max_bytes: bound, entries }) {
  const set = (id, text) => { byId(id).textContent = text; };
  set("hit-rate", all.requests ? format.percent(all.hit_rate) : "–");
  set("hit-rate-more", session.requests
    ? `${format.percent(session.hit_rate)} of ${format.count(session.requests)} since the start`
    : "no requests since the start");
  const total = all.saved_micros + all.spent_micros;
  set("saved", total ? format.money(all.saved_micros) : "–");
  set("saved-more", total ? `${format.money(all.spent_micros)} spent` : "no engine has a price");
  set("characters", format.count(all.saved_characters));
  set("characters-more", `${format.count(all.spent_characters)} synthesized`);
  set("size", format.bytes(size));
  set("size-more", `of ${format.bytes(bound)} · ${format.count(entries.entries)} entries`
    + (entries.pinned ? ` · ${format.count(entries.pinned)} pinned` : ""));
  byId("fill").value = bound ? size / bound : 0;
  byId("fill").textContent = format.percent(bound ? size / bound : 0);
}

/** By engine or by voice: what was answered with and without a synthesis. */
function showBreakdown() {
  const group = document.querySelector("input[name=group]:checked").value;
  const answers = Object.entries(latest.answers[group])
    .sort(([, a], [, b]) => b.requests - a.requests)
    .slice(0, MOST_NAMES);
  const most = Math.max(1, ...answers.map(([, sums]) => sums.requests));
  byId("breakdown").replaceChildren(...answers.map(([name, sums]) => bar(name, sums, most)));
  if (answers.length === 0) {
    byId("breakdown").replaceChildren(element("li", { class: "quiet" }, "Nothing was asked for within 31 days."));
  }
}

function bar(name, sums, most) {
  const part = (className, requests) => {
    const piece = element("span", { class: className });
    piece.style.width = `${(100 * requests) / most}%`;
    return piece;
  };
  const entries = latest.entries[document.querySelector("input[name=group]:checked").value][name];
  const more = `${format.percent(sums.hit_rate)} hits · ${format.count(sums.requests)} requests`;
  return element("li", { title: entries ? `${entries.entries} entries, ${format.bytes(entries.bytes)}` : "no entries" },
    element("div", { class: "line" }, element("span", { class: "name" }, name), element("span", { class: "quiet" }, more)),
    element("div", { class: "track" }, part("hit", sums.requests - sums.misses), part("miss", sums.misses)));
}

function showMostUsed(entries) {
  byId("most-used").replaceChildren(...entries.map((entry) => {
    const text = entry.text || entry.asset_key;
    return element("li", {},
      iconButton("play", `Play: ${text.slice(0, 60)}`, () => playFile(entry.file_id, text)),
      element("span", { class: "text", title: text }, text),
      element("span", { class: "quiet" }, `${format.count(entry.use_count)} uses`));
  }));
  if (entries.length === 0) {
    byId("most-used").replaceChildren(element("li", { class: "quiet" }, "Nothing was used a second time yet."));
  }
}

document.querySelectorAll("input[name=group]").forEach((input) => input.addEventListener("change", () => latest && showBreakdown()));

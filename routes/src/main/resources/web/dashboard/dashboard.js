/** Starts the page, and keeps it up to date while somebody looks at it. */

import { call } from "./api.js";
import { startCleanup } from "./cleanup.js";
import { byId, element, fillOptions } from "./dom.js";
import { loadEntries, refreshEntries, startEntries } from "./entries.js";
import { timeWithSeconds, useCurrency } from "./format.js";
import { showHistory } from "./history.js";
import { showOverview } from "./overview.js";
import { startSpeaking } from "./speak.js";

const PERIOD_MS = 10_000;

/** The statistics of a large cache take their time: at most this part of it is spent on them. */
const WORK_SHARE = 0.05;

let timer = 0;
let refreshing = false;
let again = false;

/** Asks for the numbers, and for the next time. One at a time. */
async function refresh() {
  if (refreshing) {
    again = true;
    return;
  }
  clearTimeout(timer);
  refreshing = true;
  again = false;
  let wait = PERIOD_MS;
  const begun = performance.now();
  try {
    const { stats } = await call("api/audio-cache/stats");
    wait = Math.max(PERIOD_MS, (performance.now() - begun) / WORK_SHARE);
    show(stats);
    await refreshEntries();
    byId("updated").textContent = `Updated ${timeWithSeconds(new Date())}`;
    trouble("");
  } catch (failure) {
    wait = Math.max(PERIOD_MS, 1000 * (failure.retryAfterSeconds ?? 0));
    trouble(failure.message, failure.status);
  } finally {
    refreshing = false;
  }
  if (!document.hidden) {
    timer = setTimeout(refresh, again ? 0 : wait);
  }
}

function show(stats) {
  useCurrency(stats.currency);
  showOverview(stats);
  showHistory(stats);
  const names = {
    types: Object.keys(stats.entries.by_type),
    engines: Object.keys(stats.entries.by_engine),
    voices: Object.keys(stats.entries.by_voice),
  };
  document.querySelectorAll("select[data-options]").forEach((select) => fillOptions(select, names[select.dataset.options]));
  suggest("engines", names.engines);
  suggest("voices", [...new Set(names.voices.map((name) => name.slice(name.indexOf("/") + 1)))]);
}

function suggest(id, values) {
  byId(id).replaceChildren(...values.map((value) => element("option", { value })));
}

/** Says what is wrong, and that what is shown is old; nothing when all is well. */
function trouble(message, status) {
  const place = byId("trouble");
  const text = message && status !== 401 ? `${message} What you see may be out of date.` : message;
  if (place.textContent !== text) {
    place.textContent = text;
  }
  place.hidden = !text;
}

document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (!document.hidden) {
    refresh();
  }
});
byId("refresh").addEventListener("click", refresh);
startSpeaking(refresh);
startCleanup(() => { loadEntries(); refresh(); });
startEntries(refresh);
refresh();

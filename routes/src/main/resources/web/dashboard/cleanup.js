/** Clean-up in two steps: look at what would go, then let it go. */

import { call } from "./api.js";
import { ask } from "./dialogs.js";
import { byId, element, engineAndVoice, filled } from "./dom.js";
import * as format from "./format.js";

const form = byId("cleanup");
const run = byId("cleanup-run");
const result = byId("cleanup-result");

let previewed = null;

/** `onChange` is called when something was deleted. */
export function startCleanup(onChange) {
  form.addEventListener("input", forget);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(preview);
  });
  run.addEventListener("click", () => attempt(async () => {
    if (await clean()) {
      onChange();
    }
  }));
}

/** What was looked at is not what would go now. */
function forget() {
  previewed = null;
  run.hidden = true;
  result.replaceChildren();
}

async function preview() {
  forget();
  const filters = chosenFilters();
  const plan = await clear(filters, true);
  result.replaceChildren(table(plan), element("p", {}, plan.deleted_count === 0
    ? "Nothing would be deleted."
    : `${files(plan)} with ${format.bytes(plan.deleted_bytes)} would be deleted.`));
  if (plan.deleted_count > 0) {
    previewed = filters;
    run.textContent = `Delete ${files(plan)}`;
    run.hidden = false;
  }
}

async function clean() {
  const everything = Object.keys(previewed).length === 0;
  const agreed = await ask(`${run.textContent}?`, everything
    ? "All of the cache goes, pinned entries excepted, and all outputs. They cannot be brought back."
    : "They cannot be brought back.");
  if (!agreed) {
    return false;
  }
  const done = await clear(previewed, false);
  forget();
  result.replaceChildren(table(done), element("p", {}, `${files(done)} with ${format.bytes(done.deleted_bytes)} were deleted.`));
  form.querySelector("button").focus();
  return true;
}

async function clear(filters, dryRun) {
  const answer = await call("api/tts/storage/cleanup", { method: "POST", json: { ...filters, dry_run: dryRun } });
  return answer.cleanup;
}

async function attempt(work) {
  const buttons = form.querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  try {
    await work();
  } catch (failure) {
    result.replaceChildren(element("p", { class: "wrong" }, failure.message));
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
}

function chosenFilters() {
  const { scope, older_than: older, older_than_unit: olderUnit, unused_for: unused, unused_for_unit: unusedUnit, voice, ...rest } = filled(form);
  return {
    ...rest,
    ...(voice ? engineAndVoice(voice) : {}),
    ...(scope ? { [scope]: true } : {}),
    ...(older ? { older_than: older + olderUnit } : {}),
    ...(unused ? { unused_for: unused + unusedUnit } : {}),
  };
}

const files = (plan) => `${format.exactly(plan.deleted_count)} ${plan.deleted_count === 1 ? "file" : "files"}`;

function table({ rows }) {
  const head = ["Folder", "Files", "Size", "Action"];
  return element("table", {},
    element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {},
      element("td", { title: row.directory }, row.directory.split(/[\\/]/).pop()),
      element("td", {}, format.exactly(row.files)),
      element("td", {}, format.bytes(row.size)),
      element("td", {}, row.action)))));
}

/** How the cache did over time: hit rate, and what was spent and saved. */

import { byId } from "./dom.js";
import * as format from "./format.js";
import { axis, bars, Plot, timeAxis, utc, wholeBars } from "./plots.js";

const BUCKET_S = 300;
const SPAN_S = 3 * 3600;

let latest = null;
let unitChosen = false;

const chosen = (name) => document.querySelector(`input[name=${name}]:checked`).value;
const timeOf = (seconds, days) => (days ? format.dayOfYear : format.timeOfDay)(new Date(seconds * 1000));

const rate = new Plot(
  "rate-chart",
  "No requests within this time.",
  (colour, kind) => ({
    ...(kind === "days" ? { tzDate: utc } : {}),
    scales: {
      x: { range: wholeBars },
      percent: { range: [0, 100] },
      requests: { range: (plot, min, max) => [0, Math.max(4, max * 2)] },
    },
    series: [
      {},
      { scale: "requests", fill: colour.faint, stroke: colour.faint, width: 0, paths: bars(0.7), points: { show: false } },
      { scale: "percent", stroke: colour.hit, fill: colour.soft, width: 2, spanGaps: true, points: { size: 6, fill: colour.hit } },
    ],
    axes: [
      timeAxis(colour, (at) => timeOf(at, kind === "days")),
      axis(colour, { scale: "percent", values: (plot, splits) => splits.map((value) => `${value} %`), size: 52 }),
      axis(colour, { scale: "requests", side: 1, grid: { show: false }, values: wholeNumbers, size: 44 }),
    ],
  }),
  (at, data) => readOut("rate-legend", at === null || data === null || data[2][at] === null ? "" :
    `${timeOf(data[0][at], chosen("span") === "days")}: ${Math.floor(data[2][at])} % of ${format.exactly(data[1][at])} requests`));

const money = new Plot(
  "money-chart",
  "Nothing was spent or saved within 31 days.",
  (colour, kind) => ({
    tzDate: utc,
    scales: { x: { range: wholeBars }, y: { range: (plot, min, max) => [0, Math.max(max * 1.1, kind === "micros" ? 1e-4 : 10)] } },
    series: [
      {},
      { fill: colour.hit, stroke: colour.hit, width: 0, paths: bars(0.7), points: { show: false } },
      { fill: colour.miss, stroke: colour.miss, width: 0, paths: bars(0.7), points: { show: false } },
    ],
    axes: [
      timeAxis(colour, (at) => timeOf(at, true)),
      axis(colour, { values: (plot, splits) => splits.map((value) => amount(value, kind)), size: 72 }),
    ],
  }),
  (at, data) => readOut("money-legend", at === null || data === null ? "" :
    `${timeOf(data[0][at], true)}: ${amount(data[1][at] - data[2][at], chosen("unit"))} saved, ${amount(data[2][at], chosen("unit"))} spent`));

export function showHistory(stats) {
  latest = stats;
  if (!unitChosen) {
    const priced = stats.all_time.spent_micros + stats.all_time.saved_micros > 0;
    document.querySelector(`input[name=unit][value=${priced ? "micros" : "characters"}]`).checked = true;
  }
  showRate();
  showMoney();
}

function showRate() {
  const span = chosen("span");
  const sums = span === "days" ? daily() : recently();
  const [requests, rates] = [sums.map((sum) => sum.requests), sums.map((sum) => (sum.requests ? (100 * sum.hits) / sum.requests : null))];
  const all = requests.reduce((a, b) => a + b, 0);
  const hits = sums.reduce((a, sum) => a + sum.hits, 0);
  rate.show(
    all === 0 ? null : [sums.map((sum) => sum.at), requests, rates],
    all === 0 ? "No requests" : `Hit rate over time. In all ${format.percent(hits / all)} of ${format.count(all)} requests were hits.`,
    span);
}

function showMoney() {
  const unit = chosen("unit");
  const days = daily();
  const scale = unit === "micros" ? 1e-6 : 1;
  const spent = days.map((day) => day[`spent_${unit}`] * scale);
  const total = days.map((day, i) => spent[i] + day[`saved_${unit}`] * scale);
  const [bought, all] = [spent, total].map((values) => values.reduce((a, b) => a + b, 0));
  money.show(
    all === 0 ? null : [days.map((day) => day.at), total, spent],
    all === 0 ? "Nothing spent or saved" : `Within 31 days ${amount(all - bought, unit)} were saved and ${amount(bought, unit)} spent.`,
    unit);
}

/** Of each day in UTC. */
function daily() {
  return Object.entries(latest.days).map(([day, sums]) => ({ at: Date.parse(day) / 1000, ...sums }));
}

/** Of each five minutes within the last three hours. */
function recently() {
  const end = Math.floor(Date.now() / 1000 / BUCKET_S) * BUCKET_S;
  const buckets = new Map();
  for (let at = end - SPAN_S + BUCKET_S; at <= end; at += BUCKET_S) {
    buckets.set(at, { at, requests: 0, hits: 0 });
  }
  for (const minute of latest.recent) {
    const bucket = buckets.get(Math.floor(Date.parse(minute.at) / 1000 / BUCKET_S) * BUCKET_S);
    if (bucket) {
      bucket.requests += minute.requests;
      bucket.hits += minute.hits;
    }
  }
  return [...buckets.values()];
}

function amount(value, unit) {
  return unit === "micros" ? format.money(value * 1e6) : format.count(Math.round(value));
}

function wholeNumbers(plot, splits) {
  return splits.map((value) => (Number.isInteger(value) ? format.count(value) : ""));
}

function readOut(id, text) {
  byId(id).textContent = text;
}

document.querySelectorAll("input[name=span]").forEach((input) => input.addEventListener("change", () => latest && showRate()));
document.querySelectorAll("input[name=unit]").forEach((input) => input.addEventListener("change", () => {
  unitChosen = true;
  if (latest) {
    showMoney();
  }
}));

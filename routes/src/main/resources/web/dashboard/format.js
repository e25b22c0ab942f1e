/** Numbers, money and times as people read them. */

const whole = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const clockWithSeconds = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const UNITS = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60]];

let currency = "";

/** Names the currency of all money from now on. */
export function useCurrency(name) {
  currency = name;
}

export const count = (value) => (value < 100_000 ? whole.format(value) : compact.format(value));

export const exactly = (value) => whole.format(value);

export function percent(share) {
  const digits = share > 0.99 && share < 1 ? 1 : 0;
  return `${(Math.floor(share * 100 * 10 ** digits) / 10 ** digits).toLocaleString()} %`;
}

export function bytes(value) {
  const names = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = value < 1 ? 0 : Math.min(names.length - 1, Math.floor(Math.log2(value) / 10));
  const scaled = value / 1024 ** power;
  return `${scaled.toLocaleString(undefined, { maximumFractionDigits: scaled < 10 && power > 0 ? 1 : 0 })} ${names[power]}`;
}

/** Of millionths of the currency, which may have no name. */
export function money(micros) {
  const value = micros / 1e6;
  const digits = value === 0 || value >= 1 ? 2 : 4;
  const style = { minimumFractionDigits: Math.min(2, digits), maximumFractionDigits: digits };
  if (/^[A-Z]{3}$/.test(currency)) {
    return value.toLocaleString(undefined, { style: "currency", currency, ...style });
  }
  return `${value.toLocaleString(undefined, style)} ${currency}`.trim();
}

export function length(millis) {
  if (millis === null || millis === undefined) {
    return "–";
  }
  const seconds = millis / 1000;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")} min`;
}

/** Such as "2 hours ago". */
export function ago(iso) {
  const seconds = (new Date(iso) - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, unitSize]) => Math.abs(seconds) >= unitSize) ?? ["second", 1];
  return unit === "second" && seconds <= 0 ? "just now" : relative.format(Math.round(seconds / size), unit);
}

export const timeOfDay = (date) => clock.format(date);

export const timeWithSeconds = (date) => clockWithSeconds.format(date);

export const dayOfYear = (date) => day.format(date);

export const exactTime = (iso) => (iso ? moment.format(new Date(iso)) : "–");

/** Two plots over time, drawn by uPlot. */

/* global uPlot */
import { byId } from "./dom.js";

const HEIGHT = 200;
const dark = matchMedia("(prefers-color-scheme: dark)");
const plots = new Set();

/**
 * A plot inside an element. `optionsOf` gives uPlot's options for colours and a kind, whenever it is built; `readOut` is told
 * which point somebody points at.
 */
export class Plot {
  constructor(id, empty, optionsOf, readOut) {
    this.place = byId(id);
    this.empty = empty;
    this.optionsOf = optionsOf;
    this.readOut = readOut;
    this.data = null;
    plots.add(this);
    new ResizeObserver(() => this.resize()).observe(this.place);
  }

  /** `data` as uPlot wants it, null where there is nothing; `summary` says it in words. */
  show(data, summary, kind = "") {
    this.place.setAttribute("aria-label", summary);
    const rebuild = !this.plot || kind !== this.kind || (data === null) !== (this.data === null);
    this.data = data;
    this.kind = kind;
    if (rebuild) {
      this.build();
    } else if (data !== null) {
      this.plot.setData(data);
    }
  }

  build() {
    this.plot?.destroy();
    this.plot = null;
    if (this.data === null) {
      const note = document.createElement("p");
      note.textContent = this.empty;
      this.place.replaceChildren(note);
      return;
    }
    this.place.replaceChildren();
    const options = {
      width: Math.max(200, this.place.clientWidth),
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      hooks: { setCursor: [(plot) => this.readOut(plot.cursor.idx ?? null, this.data)] },
      ...this.optionsOf(colours(), this.kind),
    };
    this.plot = new uPlot(options, this.data, this.place);
  }

  resize() {
    const width = this.place.clientWidth;
    if (this.plot && width > 0 && width !== this.plot.width) {
      this.plot.setSize({ width, height: HEIGHT });
    }
  }
}

dark.addEventListener("change", () => plots.forEach((plot) => plot.data !== null && plot.build()));

/** Those of the style sheet. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour("quiet"),
    line: colour("line"),
    hit: colour("hit"),
    soft: colour("hit-soft"),
    miss: colour("miss"),
    faint: colour("faint"),
  };
}

/** An axis in the colours of the page. */
export function axis(colour, more) {
  return {
    stroke: colour.ink,
    font: "12px system-ui, sans-serif",
    grid: { stroke: colour.line, width: 1 },
    ticks: { show: false },
    ...more,
  };
}

/** The axis of time, in days of UTC or in hours of here. */
export function timeAxis(colour, textOf) {
  return axis(colour, { values: (plot, splits) => splits.map(textOf), space: 70, size: 28, grid: { show: false } });
}

/** Half a step more on both sides, so that the first and the last bar are whole. */
export function wholeBars(plot, min, max) {
  const times = plot.data[0];
  const half = times.length > 1 ? (times[1] - times[0]) / 2 : 0;
  return [min - half, max + half];
}

export const utc = (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC");

export const bars = (share) => uPlot.paths.bars({ size: [share, 40], radius: 0.2 });

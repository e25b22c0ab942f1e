/** Builds what the page shows. Text goes in as text: nothing that came from the server is ever read as HTML. */

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  play: [["path", { d: "M6 4.5v11l9-5.5z", class: "solid" }]],
  pin: [["path", { d: "M7 3h6l-.8 5 2.8 3H5l2.8-3z" }], ["path", { d: "M10 11v6" }]],
  details: [["circle", { cx: 10, cy: 10, r: 7 }], ["path", { d: "M10 9.3v4.2M10 6.5v.1" }]],
  remove: [["path", { d: "M4 6h12M8 6V4h4v2M6 6l.6 10h6.8L14 6" }]],
};

export const byId = (id) => document.getElementById(id);

/** An element with attributes and children, of which strings are text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(attribute, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

/** A button with a picture, and words for those who do not see it. */
export function iconButton(icon, label, onClick, attributes = {}) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 20 20");
  picture.setAttribute("aria-hidden", "true");
  for (const [shape, values] of ICONS[icon]) {
    const part = document.createElementNS(SVG, shape);
    Object.entries(values).forEach(([name, value]) => part.setAttribute(name, value));
    picture.append(part);
  }
  const button = element("button", { type: "button", class: "icon", "aria-label": label, title: label, ...attributes }, picture);
  button.addEventListener("click", () => onClick(button));
  return button;
}

/** Replaces the options behind the first one, and keeps what is chosen. */
export function fillOptions(select, values) {
  const known = [...select.options].slice(1).map((option) => option.value);
  if (known.length === values.length && known.every((value, i) => value === values[i])) {
    return;
  }
  const chosen = select.value;
  const options = values.map((value) => element("option", { value }, value));
  if (chosen && !values.includes(chosen)) {
    options.push(element("option", { value: chosen }, chosen));
  }
  select.replaceChildren(select.options[0], ...options);
  select.value = chosen;
}

/** The fields of a form that say something. */
export function filled(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
}

/** Engine and voice of a name such as "openai/nova". */
export function engineAndVoice(name) {
  const slash = name.indexOf("/");
  return { engine: name.slice(0, slash), voice: name.slice(slash + 1) };
}

/** The box that speaks, and tells where the audio came from. */

import { send } from "./api.js";
import { byId, element, filled } from "./dom.js";
import * as format from "./format.js";
import { playBlob } from "./player.js";

/** Calls `onSpoken` whenever something was spoken. */
export function startSpeaking(onSpoken) {
  const form = byId("speak");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    byId("spoken").replaceChildren("Speaking …");
    try {
      await speak(filled(form));
      onSpoken();
    } catch (failure) {
      byId("spoken").replaceChildren(element("span", { class: "wrong" }, failure.message));
    } finally {
      button.disabled = false;
    }
  });
}

async function speak(request) {
  const begun = performance.now();
  const response = await send("api/tts/synthesize", { method: "POST", json: request });
  const first = performance.now() - begun;
  const audio = await response.blob();
  const all = performance.now() - begun;
  const origin = originOf(response.headers.get("Cache-Status") ?? "");
  byId("spoken").replaceChildren(
    element("span", { class: `badge ${origin.kind}` }, origin.name),
    `${Math.round(all)} ms, first bytes after ${Math.round(first)} ms, ${format.bytes(audio.size)}`);
  playBlob(audio, request.text);
}

/** What a header such as "camel-tts; hit; detail=memory" says (RFC 9211). */
function originOf(cacheStatus) {
  const parameters = cacheStatus.split(";").map((part) => part.trim());
  const detail = parameters.find((part) => part.startsWith("detail="))?.slice("detail=".length).replaceAll('"', "");
  if (parameters.includes("hit")) {
    return { kind: "hit", name: detail ? `Hit: ${detail}` : "Hit" };
  }
  if (parameters.includes("collapsed")) {
    return { kind: "hit", name: "Shared with another request" };
  }
  return parameters.some((part) => part.startsWith("fwd")) ? { kind: "miss", name: "Miss: synthesized" } : { kind: "", name: "Spoken" };
}

/** The one place where audio sounds, whoever asked for it. */

import { address } from "./api.js";
import { byId } from "./dom.js";

const audio = byId("audio");
let own = "";

/** Plays a stored file. */
export function playFile(fileId, title) {
  play(address(`api/tts/audio/${encodeURIComponent(fileId)}`), title);
}

/** Plays audio that was just made. */
export function playBlob(blob, title) {
  const url = URL.createObjectURL(blob);
  play(url, title);
  own = url;
}

function play(url, title) {
  if (own) {
    URL.revokeObjectURL(own);
    own = "";
  }
  byId("playing").textContent = title;
  byId("player").hidden = false;
  audio.src = url;
  audio.play().catch((failure) => {
    if (failure.name === "NotSupportedError") {
      byId("playing").textContent = `This cannot be played: ${title}`;
    }
  });
}

byId("player-close").addEventListener("click", () => {
  audio.pause();
  byId("player").hidden = true;
});

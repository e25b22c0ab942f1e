/** Talks to the server of this page, and to no other. */

const PATIENCE_MS = 60_000;

/** What the server answered instead of what was asked for. Status 0: it did not answer. */
export class ApiError extends Error {
  constructor(message, status, retryAfterSeconds = 0) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A path below the page, so that a proxy may serve it under a name of its own. */
export function address(path) {
  return new URL(path, document.baseURI).href;
}

/** The response, whatever its body is. Throws ApiError for all but 2xx. */
export async function send(path, { method = "GET", json, signal } = {}) {
  let response;
  try {
    response = await fetch(address(path), {
      method,
      headers: json === undefined ? {} : { "Content-Type": "application/json" },
      body: json === undefined ? undefined : JSON.stringify(json),
      cache: "no-store",
      signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) : AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new ApiError(
      failure.name === "TimeoutError" ? "The server takes too long to answer." : "The server does not answer.", 0);
  }
  if (!response.ok) {
    throw await explained(response);
  }
  return response;
}

/** The JSON of an answer. */
export async function call(path, options) {
  const response = await send(path, options);
  try {
    return await response.json();
  } catch {
    throw new ApiError("The answer of the server broke off.", 0);
  }
}

async function explained(response) {
  const retryAfter = Number(response.headers.get("Retry-After")) || 0;
  let message;
  try {
    message = (await response.json()).error.message;
  } catch {
    message = "";
  }
  if (response.status === 401) {
    message = "The server wants its token: reload this page, and give the token as the password.";
  } else if (response.status === 429) {
    message = `${message || "There are too many requests."} ${retryAfter ? `Try again in ${retryAfter} s.` : ""}`;
  }
  return new ApiError(message || `The server answered with status ${response.status}.`, response.status, retryAfter);
}

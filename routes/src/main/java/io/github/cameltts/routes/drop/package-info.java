/**
 * The file drop: text files put into an inbox become audio files in an outbox.
 *
 * <p>An input goes through four folders, each step one atomic rename: {@code inbox/sub/a.txt} is claimed as
 * {@code inbox/.work/sub/a.txt} and ends as {@code inbox/.done/sub/a.txt}, or as {@code inbox/.failed/sub/a.txt} beside
 * an {@code .error.txt}. Results are written to {@code outbox/.work}, synced, and renamed into {@code outbox/sub}, the
 * metadata last: where {@code a.json} is, its audio is complete.
 *
 * <p>What was decided:
 *
 * <ul>
 *   <li>{@code a.txt} gives {@code a.wav} and {@code a.json}. If those belong to another input, such as {@code a.md},
 *       the full name is used ({@code a.txt.wav}, {@code a.txt.json}), then {@code a.txt-2} and so on. Nothing that
 *       another input made is overwritten. An input of the same path replaces its own earlier results.
 *   <li>A JSON list {@code a.json} gives {@code a-1.wav}, {@code a-2.wav} and one {@code a.json} with an array that says
 *       {@code ok} or {@code error} for each entry. What could be spoken is kept; if any entry failed the input goes to
 *       {@code .failed}. If all failed nothing is written to the outbox.
 *   <li>A start finishes what a crash has left: complete results are moved on, incomplete ones dropped, and inputs in
 *       {@code .work} go back to the inbox, where the cache makes the second attempt cheap.
 *   <li>One process owns an inbox and an outbox; a second one is refused when it starts.
 * </ul>
 */
package io.github.cameltts.routes.drop;

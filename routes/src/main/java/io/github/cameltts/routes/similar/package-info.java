/**
 * Audio of a text that is almost the one asked for: an index of the texts in the store, and the look-up that goes by it.
 *
 * <p>Words decide here, and a wrong sentence is worse than a miss. An index that goes by meaning can stand behind the same
 * {@link io.github.cameltts.routes.similar.SimilarityIndex}.
 */
package io.github.cameltts.routes.similar;

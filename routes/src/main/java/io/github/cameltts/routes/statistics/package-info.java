/** What the cache did, in numbers: answers, entries, removals, and the money in them. */
package io.github.cameltts.routes.statistics;

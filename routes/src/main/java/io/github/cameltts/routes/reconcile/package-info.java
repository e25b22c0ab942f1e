/** Brings folder, rows and counters of the store together again, after crashes, lost files and hands that helped. */
package io.github.cameltts.routes.reconcile;

/** Speech by servers of Coqui's XTTS model. */
package io.github.cameltts.engine.xtts;

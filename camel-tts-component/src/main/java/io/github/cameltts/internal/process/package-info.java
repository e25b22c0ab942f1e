/** Programs of the machine: finding them, and running them without a shell and without leaving any behind. */
package io.github.cameltts.internal.process;

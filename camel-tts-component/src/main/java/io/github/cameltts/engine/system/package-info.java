/** Speech by a program that is installed on the machine, run without a shell. */
package io.github.cameltts.engine.system;

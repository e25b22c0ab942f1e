/** The English voice that comes with the component and needs nothing else. */
package io.github.cameltts.engine.builtin;

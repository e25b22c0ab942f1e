/**
 * From a script to a mix: {@link io.github.cameltts.routes.mix.ScriptStep} finds who says what, {@link
 * io.github.cameltts.routes.mix.JoinStep} puts what was spoken together, and {@link io.github.cameltts.routes.mix.MixStep}
 * puts music under it. Each is the bean of a Kamelet.
 */
package io.github.cameltts.routes.mix;

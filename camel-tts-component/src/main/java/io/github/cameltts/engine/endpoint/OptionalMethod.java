package io.github.cameltts.engine.endpoint;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * A public method without parameters that an object of some client library may have or not. The endpoint decides which
 * library it is, so nothing here depends on one.
 */
record OptionalMethod(String name) {

    /** What the method returns; empty when there is no such method, or when it returns nothing or fails. */
    Optional<Object> call(Object target) {
        try {
            return Optional.ofNullable(target.getClass().getMethod(name).invoke(target));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }
}

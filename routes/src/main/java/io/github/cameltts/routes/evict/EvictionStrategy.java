package io.github.cameltts.routes.evict;

/**
 * Says which assets leave first when the store is full. It is asked when an asset is stored, and again with each batch of
 * uses; in between the number is kept in the database. A bean of the registry, named by {@code tts.store.eviction}, may
 * take the place of the ones that come along. Thread-safe.
 */
@FunctionalInterface
public interface EvictionStrategy {

    /**
     * The number of an asset; the lowest leaves first.
     *
     * @param floor the highest number of all that has been evicted so far, at first 0, never falling. A strategy that
     *     starts from it lets what is not used any more age: others overtake it as the floor rises
     * @return any finite number; should not fall as the uses or the floor rise
     */
    double priority(AssetValue value, double floor);
}

package io.github.cameltts.routes.similar;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.function.IntConsumer;

/** Lists of numbers by key. Most lists have one number, which needs no list then. Not thread-safe. */
final class Postings {

    private final LongIntHashMap singles = new LongIntHashMap();
    private final LongObjectHashMap<IntArrayList> lists = new LongObjectHashMap<>();

    /** @param number not negative, and not in the list yet */
    void add(long key, int number) {
        IntArrayList list = lists.get(key);
        if (list != null) {
            list.add(number);
        } else if (singles.containsKey(key)) {
            lists.put(key, IntArrayList.from(singles.remove(key), number));
        } else {
            singles.put(key, number);
        }
    }

    void remove(long key, int number) {
        IntArrayList list = lists.get(key);
        if (list == null) {
            singles.remove(key);
            return;
        }
        int last = list.removeLast();
        if (last != number) {
            list.set(list.indexOf(number), last);
        }
        if (list.isEmpty()) {
            lists.remove(key);
        }
    }

    void forEach(long key, IntConsumer action) {
        IntArrayList list = lists.get(key);
        if (list == null) {
            if (singles.containsKey(key)) {
                action.accept(singles.get(key));
            }
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            action.accept(list.get(i));
        }
    }
}

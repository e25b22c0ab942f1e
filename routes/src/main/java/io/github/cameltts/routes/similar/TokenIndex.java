package io.github.cameltts.routes.similar;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.ObjectIntHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Finds texts whose words are similar, as {@link TextComparison} has it, and finds all of them: an inverted index over the
 * rarest words of each text, with the length and position filters of AllPairs and PPJoin, see {@link JaccardThreshold}.
 *
 * <p>A list in the index is that of a word, a profile, and all words that must not differ, because texts in which these are
 * not the same never match: a million texts that differ in a number do not get into each other's way.
 *
 * <p>Takes about 200 bytes for a text of 12 words. Look-ups go on side by side; a text is taken in, or out, between them.
 */
public final class TokenIndex implements SimilarityIndex {

    private static final int NONE = -1;

    private final JaccardThreshold threshold;
    private final WordReader reader;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private final WordDictionary dictionary = new WordDictionary();
    private final ObjectIntHashMap<String> profiles = new ObjectIntHashMap<>();
    private final LongIntHashMap slots = new LongIntHashMap();
    private final List<IndexEntry> entries = new ArrayList<>();
    private final IntArrayList free = new IntArrayList();
    private final Postings postings = new Postings();

    /**
     * @param threshold the least share of words in common, above 0 and at most 1
     * @param names whether words with a capital, which may be names, must be the same
     * @throws IllegalArgumentException when the threshold is none
     */
    public TokenIndex(double threshold, boolean names) {
        this.threshold = new JaccardThreshold(threshold);
        this.reader = new WordReader(names);
    }

    /** A text without words is left out. */
    @Override
    public void add(IndexedText text) {
        List<SpokenWord> read = reader.read(text.text(), text.language());
        lock.writeLock().lock();
        try {
            remove(text.id());
            if (read.stream().anyMatch(word -> word.kind().isWord())) {
                insert(text, read);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void insert(IndexedText text, List<SpokenWord> read) {
        NumberedWords words = NumberedWords.of(read.stream()
                .mapToInt(word -> NumberedWords.word(dictionary.take(word.form()), word.kind()))
                .toArray());
        profiles.putIfAbsent(text.profile(), profiles.size());
        int profile = profiles.get(text.profile());
        int slot = free.isEmpty() ? entries.size() : free.removeLast();
        if (slot == entries.size()) {
            entries.add(null);
        }
        entries.set(slot, new IndexEntry(text.id(), profile, text.fingerprint(), words.inOrder(), words.size()));
        slots.put(text.id(), slot);
        int signature = words.signature(profile);
        for (int i = 0; i < threshold.prefix(words.size()); i++) {
            postings.add(key(words.rarestFirst()[i], signature), slot);
        }
    }

    @Override
    public void remove(long id) {
        lock.writeLock().lock();
        try {
            int slot = slots.getOrDefault(id, NONE);
            if (slot == NONE) {
                return;
            }
            IndexEntry entry = entries.set(slot, null);
            slots.remove(id);
            free.add(slot);
            NumberedWords words = NumberedWords.of(entry.words());
            int signature = words.signature(entry.profile());
            for (int i = 0; i < threshold.prefix(words.size()); i++) {
                postings.remove(key(words.rarestFirst()[i], signature), slot);
            }
            for (int word : entry.words()) {
                dictionary.release(NumberedWords.number(word));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public boolean contains(IndexedText text) {
        lock.readLock().lock();
        try {
            int slot = slots.getOrDefault(text.id(), NONE);
            return slot != NONE && entries.get(slot).fingerprint() == text.fingerprint();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public long[] ids(long first, long last) {
        LongArrayList found = new LongArrayList();
        lock.readLock().lock();
        try {
            for (long id = first; id <= last; id++) {
                if (slots.containsKey(id)) {
                    found.add(id);
                }
            }
            return found.toArray();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public int size() {
        lock.readLock().lock();
        try {
            return slots.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public List<SimilarText> find(IndexedText text, int most) {
        List<SpokenWord> read = reader.read(text.text(), text.language());
        lock.readLock().lock();
        try {
            int profile = profiles.getOrDefault(text.profile(), NONE);
            NumberedWords words = NumberedWords.of(numbersOf(read));
            return profile == NONE || words.size() == 0 ? List.of() : find(words, profile, most);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Words that are in no text get numbers that no other word has, and so come first as the rarest. */
    private int[] numbersOf(List<SpokenWord> read) {
        ObjectIntHashMap<String> unknown = new ObjectIntHashMap<>();
        return read.stream()
                .mapToInt(word -> {
                    int number = dictionary.find(word.form());
                    if (number == WordDictionary.UNKNOWN) {
                        unknown.putIfAbsent(word.form(), dictionary.limit() + unknown.size());
                        number = unknown.get(word.form());
                    }
                    return NumberedWords.word(number, word.kind());
                })
                .toArray();
    }

    private List<SimilarText> find(NumberedWords words, int profile, int most) {
        TextComparison comparison = new TextComparison(words, threshold);
        PriorityQueue<SimilarText> worstFirst = new PriorityQueue<>((one, two) -> two.compareTo(one));
        IntHashSet seen = new IntHashSet();
        int signature = words.signature(profile);
        for (int i = 0; i < threshold.prefix(words.size()); i++) {
            int left = words.size() - i;
            postings.forEach(key(words.rarestFirst()[i], signature), slot -> {
                IndexEntry entry = entries.get(slot);
                // The words before this one are in no list that this entry is in.
                if (seen.add(slot)
                        && entry.profile() == profile
                        && threshold.allows(Math.min(left, entry.size()), words.size(), entry.size())) {
                    double score = comparison.score(entry.words(), entry.size());
                    if (score != TextComparison.NO_MATCH) {
                        worstFirst.add(new SimilarText(entry.id(), score));
                        if (worstFirst.size() > most) {
                            worstFirst.remove();
                        }
                    }
                }
            });
        }
        return worstFirst.stream().sorted().toList();
    }

    private static long key(int number, int signature) {
        return ((long) number << Integer.SIZE) | Integer.toUnsignedLong(signature);
    }
}

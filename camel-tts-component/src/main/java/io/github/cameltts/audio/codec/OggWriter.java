package io.github.cameltts.audio.codec;

import io.github.cameltts.audio.OggPage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts the packets of one logical stream into Ogg pages (RFC 3533, section 6). Not thread-safe. */
final class OggWriter {

    private static final int HEADER = 27;
    private static final int CHECKSUM = 22;
    private static final int MOST_SEGMENTS = 255;
    private static final int FULL_SEGMENT = 255;
    private static final int FIRST = 2;
    private static final int LAST = 4;

    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private final ByteArrayOutputStream segments = new ByteArrayOutputStream();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final int serial;
    private int number;
    private long granule;

    /** @param serial tells this stream from others that are put into the same file */
    OggWriter(int serial) {
        this.serial = serial;
    }

    /**
     * Adds one packet to the page that is being filled, or to the next where this one is full.
     *
     * @param packet of less than 64 KB
     * @param position what the stream has come to at its end
     */
    void packet(byte[] packet, long position) {
        if (segments.size() + packet.length / FULL_SEGMENT + 1 > MOST_SEGMENTS) {
            endPage();
        }
        for (int left = packet.length; left >= FULL_SEGMENT; left -= FULL_SEGMENT) {
            segments.write(FULL_SEGMENT);
        }
        segments.write(packet.length % FULL_SEGMENT);
        content.writeBytes(packet);
        granule = position;
    }

    /** Ends the page that is being filled, in which there must be a packet. */
    void endPage() {
        page(0);
    }

    /** Ends the last page, in which there must be a packet. */
    byte[] end() {
        page(LAST);
        return pages.toByteArray();
    }

    private void page(int flags) {
        ByteBuffer page = ByteBuffer.allocate(HEADER + segments.size() + content.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'O', 'g', 'g', 'S', 0, (byte) (flags | (number == 0 ? FIRST : 0))})
                .putLong(granule)
                .putInt(serial)
                .putInt(number++)
                .putInt(0)
                .put((byte) segments.size())
                .put(segments.toByteArray())
                .put(content.toByteArray());
        page.putInt(CHECKSUM, OggPage.checksum(page.array(), 0, page.capacity()));
        pages.writeBytes(page.array());
        segments.reset();
        content.reset();
    }
}

package io.github.cameltts.routes.drop;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Turns a Markdown document into sentences. Each heading, paragraph, list item and table row ends as a sentence, so that
 * the voice falls and pauses there.
 */
final class ProseWriter extends AbstractVisitor {

    private static final Pattern HIDDEN_HTML =
            Pattern.compile("(?is)<!--.*?-->|<(script|style)\\b.*?</\\1\\s*>|<[^>]*>");
    private static final Pattern MARKS = Pattern.compile("~~|\\[\\^[^\\]]+\\]|^\\[[ xX]\\] ");
    private static final Pattern CLOSERS = Pattern.compile("[\"')\\]»”’\\s]+$");
    private static final String SENTENCE_ENDS = ".!?…:;。！？";

    private final Parser parser;
    private final List<String> sentences = new ArrayList<>();
    private StringBuilder line = new StringBuilder();

    /** @param parser reads the text between HTML tags */
    ProseWriter(Parser parser) {
        this.parser = parser;
    }

    /** What has been visited, one paragraph a line. */
    String text() {
        return String.join("\n", sentences);
    }

    @Override
    public void visit(Heading heading) {
        sentence(heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
        sentence(paragraph);
    }

    @Override
    public void visit(ListItem item) {
        if (item.getParent() instanceof OrderedList list) {
            int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
            for (Node n = item.getPrevious(); n != null; n = n.getPrevious()) {
                number++;
            }
            line.append(number).append(": ");
        }
        visitChildren(item);
        line.setLength(0);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            speakTable(table);
        } else {
            visitChildren(block);
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        // Code is not prose.
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        // Code is not prose.
    }

    @Override
    public void visit(HtmlBlock html) {
        String visible = HIDDEN_HTML.matcher(html.getLiteral()).replaceAll(" ").strip();
        if (!visible.isEmpty()) {
            parser.parse(visible.replaceAll("(?m)^[ \\t]+", "")).accept(this);
        }
    }

    @Override
    public void visit(HtmlInline html) {
        if (html.getLiteral().toLowerCase(java.util.Locale.ROOT).startsWith("<br")) {
            line.append(' ');
        }
    }

    @Override
    public void visit(Link link) {
        if (link.getFirstChild() instanceof Text text && text.getLiteral().equals(link.getDestination())) {
            line.append(host(link.getDestination()));
        } else {
            visitChildren(link);
        }
    }

    @Override
    public void visit(Text text) {
        line.append(MARKS.matcher(text.getLiteral()).replaceAll(""));
    }

    @Override
    public void visit(Code code) {
        line.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        line.append(' ');
    }

    private void sentence(Node node) {
        visitChildren(node);
        end();
    }

    private void end() {
        String spoken = line.toString().replaceAll("\\s+", " ").strip();
        line = new StringBuilder();
        if (!spoken.isEmpty()) {
            String last = CLOSERS.matcher(spoken).replaceFirst("");
            boolean ended = !last.isEmpty() && SENTENCE_ENDS.indexOf(last.charAt(last.length() - 1)) >= 0;
            sentences.add(ended ? spoken : spoken + ".");
        }
    }

    /** Row by row, each cell after its column's title: "City: Oslo, Year: 1048." */
    private void speakTable(TableBlock table) {
        List<String> titles = new ArrayList<>();
        int rows = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
                if (part instanceof TableHead) {
                    titles.addAll(cells(row));
                } else {
                    speakRow(titles, cells(row));
                    rows++;
                }
            }
        }
        if (rows == 0) {
            speakRow(List.of(), titles);
        }
    }

    private void speakRow(List<String> titles, List<String> cells) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String title = i < titles.size() ? titles.get(i) : "";
            if (!cells.get(i).isEmpty()) {
                parts.add(title.isEmpty() ? cells.get(i) : title + ": " + cells.get(i));
            }
        }
        line.append(String.join(", ", parts));
        end();
    }

    private List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
            line = new StringBuilder();
            visitChildren(cell);
            cells.add(line.toString().strip());
        }
        line = new StringBuilder();
        return cells;
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? address.replaceFirst("^mailto:", "") : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

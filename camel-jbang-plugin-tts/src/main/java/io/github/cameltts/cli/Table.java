package io.github.cameltts.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of text under a heading, in columns as wide as they need to be. */
final class Table {

    private static final Pattern QUANTITY = Pattern.compile("[\\d.]+( ?(%|s|[kMGT]?B))?");

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heading) {
        this.heading = List.of(heading);
    }

    Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(PrintStream out) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < heading.size(); i++) {
            HorizontalAlign align = isQuantity(i) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
            columns.add(new Column().header(heading.get(i)).headerAlign(align).dataAlign(align));
        }
        String[][] data = rows.stream().map(row -> row.toArray(new String[0])).toArray(String[][]::new);
        AsciiTable.getTable(AsciiTable.NO_BORDERS, columns.toArray(new Column[0]), data)
                .lines()
                .map(String::stripTrailing)
                .forEach(out::println);
    }

    private boolean isQuantity(int column) {
        return rows.stream().allMatch(row -> QUANTITY.matcher(row.get(column)).matches());
    }
}

package io.github.cameltts.routes.warm;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.github.cameltts.routes.drop.DropRequest;
import io.github.cameltts.routes.drop.JsonRequestParser;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of cells (RFC 4180) under a heading that names fields, {@code text} among them. */
final class CsvReader implements ListReader {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    @Override
    public void read(String content, WarmList list) {
        try (MappingIterator<List<String>> rows =
                MAPPER.readerForListOf(String.class).readValues(content)) {
            if (!rows.hasNextValue()) {
                return;
            }
            List<String> columns = heading(rows.nextValue());
            for (int number = 1; rows.hasNextValue(); number++) {
                add("row " + number, columns, rows.nextValue(), list);
            }
        } catch (IOException e) {
            throw new InvalidSpeechRequestException(
                    "The list is no CSV: a quoted cell that begins in it may have no end.", e);
        }
    }

    private static List<String> heading(List<String> cells) {
        List<String> columns = cells.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.contains("text")) {
            throw new InvalidSpeechRequestException(
                    "The CSV has no column 'text'. Its first line must name the columns,"
                            + " separated by commas, such as text,voice,engine,language,format.");
        }
        JsonRequestParser.requireFields(columns);
        return columns;
    }

    private static void add(String place, List<String> columns, List<String> cells, WarmList list) {
        try {
            DropRequest request = JsonRequestParser.request(fields(columns, cells));
            list.requests().add(new WarmRequest(place, request.text(), request.headers()));
        } catch (InvalidSpeechRequestException e) {
            list.failures().add(new WarmFailure(place, e.getMessage()));
        }
    }

    private static Map<String, String> fields(List<String> columns, List<String> cells) {
        if (cells.size() > columns.size()) {
            throw new InvalidSpeechRequestException("There are " + cells.size() + " cells, and the heading names "
                    + columns.size() + ". Put a text with commas in quotes.");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                fields.put(columns.get(i), cells.get(i));
            }
        }
        return fields;
    }
}

package io.github.cameltts.engine.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs name files as they like; strangers do not learn where these lie. */
class ToolComplaintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            cannot open /home/joe/voices/x: no such file     | cannot open x: no such file
            cannot open '/home/joe/x'                        | cannot open 'x'
            cannot open '/home/joe doe/my voices/x'          | cannot open 'x'
            no '/home/joe doe/x' and no '/home/joe doe/y'    | no 'x' and no 'y'
            cannot open "/home/joe doe/my voices/x".         | cannot open "x".
            cannot open `/home/joe doe/x'                    | cannot open `x'
            cannot open ‘/home/joe doe/x’                    | cannot open ‘x’
            cannot open 'C:\\Users\\joe doe\\x.dll'          | cannot open 'x.dll'
            cannot open \\\\host\\joe\\x.dll                 | cannot open x.dll
            cannot open '/home/joe doe/my voi…               | cannot open 'my voi…
            cannot open file:///home/joe/a.txt               | cannot open a.txt
            cannot open file:/home/joe/a.txt                 | cannot open a.txt
            cannot open file://localhost/home/joe/a.txt      | cannot open a.txt
            cannot open FILE:///C:/Users/joe/a.txt           | cannot open a.txt
            cannot open 'file:///home/joe doe/a.txt'         | cannot open 'a.txt'
            """)
    void foldersAreCut(String complaint, String told) {
        assertThat(ToolComplaint.withoutFolders(complaint)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "step 1 / 2 failed",
                "one and/or two",
                "see http://localhost/help/voices",
                "it's voices/en, not ~/voices/de",
                "no file: it does not say why",
                "the path '/' is no voice"
            })
    void whatIsNoPlaceStays(String complaint) {
        assertThat(ToolComplaint.withoutFolders(complaint)).isEqualTo(complaint);
    }
}

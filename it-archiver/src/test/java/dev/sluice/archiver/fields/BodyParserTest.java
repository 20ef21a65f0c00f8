package dev.sluice.archiver.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double    | 0.1                         | 0.1",
                "double    | 1e308                       | 1.0E308",
                "double    | 5                           | 5.0",
                "long      | 9223372036854775807         | 9223372036854775807",
                "long      | -9223372036854775808        | -9223372036854775808",
                "long      | 5.0                         | 5",
                "long      | 1e3                         | 1000",
                "boolean   | true                        | true",
                "string    | \"x\"                       | x",
                "timestamp | \"1970-01-01T00:00:01Z\"    | 1000000",
                "timestamp | \"1970-01-01 00:00:01\"     | 1000000",
                "timestamp | \"1970-01-01T01:00:01.5+01:00\" | 1500000"
            })
    void takesAValueOfTheType(String type, String json, String value) {
        ParsedBody body = parse("f:" + type, "{\"f\":" + json + "}");

        assertThat(body.values().get(0)).hasToString(value);
        assertThat(body.extra()).isNull();
        assertThat(body.error()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double    | \"0.1\"",
                "double    | 1E+400",
                "long      | 9223372036854775808",
                "long      | -9223372036854775809",
                "long      | 0.5",
                "long      | 1E+999999999",
                "long      | true",
                "boolean   | \"true\"",
                "boolean   | 1",
                "string    | 1",
                "string    | {\"a\":[]}",
                "timestamp | 1764000000",
                "timestamp | \"yesterday\"",
                "timestamp | \"2014-02-30T00:00:00Z\"",
                "timestamp | \"+999999999-12-31T23:59:59Z\""
            })
    void keepsAValueOfAnotherTypeBesideIt(String type, String json) {
        ParsedBody body = parse("f:" + type, "{\"f\":" + json + "}");

        assertThat(body.values().get(0)).isNull();
        assertThat(body.extra()).isEqualTo("{\"f\":" + json + "}");
        assertThat(body.error()).isNull();
    }

    @Test
    void keepsUnknownFieldsDigitForDigit() {
        ParsedBody body =
                parse("f:long", "{\"f\":1,\"a\":1.10,\"b\":123456789012345678901234567890,\"c\":{\"d\":[null]}}");

        assertThat(body.extra()).isEqualTo("{\"a\":1.10,\"b\":123456789012345678901234567890,\"c\":{\"d\":[null]}}");
    }

    @Test
    void takesNestedValuesAndLeavesTheirNeighbours() {
        ParsedBody body = parse("x=$.a.b:long,y=$.a.c.d:long", "{\"a\":{\"b\":1,\"c\":{\"d\":2},\"e\":3}}");

        assertThat(body.values()).containsExactly(1L, 2L);
        assertThat(body.extra()).isEqualTo("{\"a\":{\"e\":3}}");
    }

    @Test
    void readsTheSameValueTwiceUnderTwoNames() {
        ParsedBody body = parse("x=$.a:long,y=$.a:double", "{\"a\":1}");

        assertThat(body.values()).containsExactly(1L, 1.0);
        assertThat(body.extra()).isNull();
    }

    @Test
    void readsNullAsNothing() {
        ParsedBody body = parse("f:long", "{\"f\":null}");

        assertThat(body.values()).containsExactly((Object) null);
        assertThat(body.extra()).isNull();
    }

    @Test
    void letsTheLastOfTwoEqualNamesCount() {
        assertThat(parse("f:long", "{\"f\":1,\"f\":2}").values()).containsExactly(2L);
    }

    @Test
    void ignoresAByteOrderMark() {
        assertThat(parse("f:long", "\uFEFF{\"f\":1}").values()).containsExactly(1L);
    }

    @Test
    void replacesSurrogatesWithoutAPartner() {
        ParsedBody body = parse("f:string", "{\"f\":\"a\\ud800b\",\"g\":\"\\udc00\"}");

        assertThat(body.values()).containsExactly("a\uFFFDb");
        assertThat(body.extra()).isEqualTo("{\"g\":\"\uFFFD\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"f\":NaN}", "{\"f\":1} {", "nonsense", "{\"f\":1e99999999999999999999}", "{'f':1}"})
    void saysWhatIsNotJson(String text) {
        assertThat(parse("f:long", text).error()).isEqualTo("the body is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "1", "\"x\"", "null", " "})
    void saysWhatIsNoObject(String text) {
        assertThat(parse("f:long", text).error()).isEqualTo("the body is not a JSON object");
    }

    @Test
    void saysWhatIsNotUtf8() {
        ParsedBody body = parser("f:long").parse(new byte[] {'{', (byte) 0xff, '}'});

        assertThat(body.error()).isEqualTo("the body is not UTF-8");
    }

    @Test
    void declinesWhatNestsTooDeeply() {
        String deep = "{\"f\":" + "[".repeat(BodyParser.DEEPEST) + "]".repeat(BodyParser.DEEPEST) + "}";

        assertThat(parse("f:long", deep).error()).isEqualTo("the body is not JSON");
    }

    private static ParsedBody parse(String fields, String body) {
        return parser(fields).parse(body.getBytes(UTF_8));
    }

    private static BodyParser parser(String fields) {
        return new BodyParser(TypedField.parseAll(fields));
    }
}

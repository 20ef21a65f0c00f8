package dev.sluice.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagsTest {
    @Test
    void readsTheVersionOfEachOperation() {
        String answer = String.join(
                "\r\n",
                "--batchresponse_1",
                "Content-Type: multipart/mixed; boundary=changesetresponse_1",
                "",
                "--changesetresponse_1",
                "Content-Type: application/http",
                "Content-Transfer-Encoding: binary",
                "",
                "HTTP/1.1 204 No Content",
                "X-Content-Type-Options: nosniff",
                "DataServiceVersion: 1.0;",
                "ETag: W/\"datetime'2026-11-30T14%3A00%3A00.0000001Z'\"",
                "",
                "",
                "--changesetresponse_1",
                "Content-Type: application/http",
                "",
                "HTTP/1.1 204 No Content",
                "",
                "--changesetresponse_1",
                "",
                "HTTP/1.1 204 No Content",
                "etag: W/\"other\"",
                "",
                "--changesetresponse_1--",
                "--batchresponse_1--",
                "");

        assertThat(EntityTags.read(answer))
                .containsExactly("W/\"datetime'2026-11-30T14%3A00%3A00.0000001Z'\"", "", "W/\"other\"");
    }

    @Test
    void readsNothingWhereNothingIs() {
        assertThat(EntityTags.read("")).isEmpty();
    }
}

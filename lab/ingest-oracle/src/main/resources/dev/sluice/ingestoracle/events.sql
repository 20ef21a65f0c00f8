-- What each event of an archive is, as DuckDB reads its rows. Tables `file` and `parquet` are there already. Also there:
-- `message_type` (the types that ingest knows and where they keep time, site and firmware, as dotted names),
-- `mapped_site` (a device's site) and `clock_ahead` (microseconds). Each statement ends with a semicolon at the end of a
-- line.

-- Every surrogate without its other half becomes U+FFFD: JSON can escape one, UTF-8 has no form for it.
CREATE MACRO well_formed(json) AS CASE WHEN regexp_matches(json, '\\u[dD][89a-fA-F]')
    THEN array_to_string(list_transform(
        regexp_extract_all(json, '\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|(?s:\\.)|[^\\]+|\\'),
        lambda token: CASE WHEN regexp_full_match(token, '\\u[dD][89a-fA-F][0-9a-fA-F]{2}') THEN '\ufffd' ELSE token END), '')
    ELSE json END;

-- DuckDB takes NaN and Infinity for numbers; JSON has none.
CREATE MACRO names_no_number(json) AS
    NOT regexp_matches(regexp_replace(json, '"(?:[^"\\]|\\.)*"', '', 'g'), '(?i)nan|inf');

-- Length as Java counts it: characters beyond U+FFFF are two.
CREATE MACRO utf16_length(text) AS length(text) + length(regexp_replace(text, '[\x{0}-\x{FFFF}]', '', 'g'));

-- Microseconds since the epoch of ISO-8601 text, in UTC when it names no zone; no value when it is none, or its day is not in
-- the calendar.
CREATE MACRO instant_of(t) AS CASE WHEN t.mo BETWEEN '01' AND '12' AND t.d BETWEEN '01' AND '31'
    AND t.h <= '23' AND t.mi <= '59' AND t.s <= '59'
    AND (t.oh < '18' OR t.oh = '18' AND t.om IN ('', '00') AND t.os IN ('', '00')) AND t.om <= '59' AND t.os <= '59'
    THEN try(epoch_us(make_date(CAST(t.y AS BIGINT), CAST(t.mo AS BIGINT), CAST(t.d AS BIGINT))::TIMESTAMP)
        + 3600000000 * CAST(t.h AS BIGINT) + 60000000 * CAST(t.mi AS BIGINT) + 1000000 * coalesce(try_cast(t.s AS BIGINT), 0)
        + CAST(rpad(t.f, 6, '0')[1:6] AS BIGINT)
        - CASE t.sign WHEN '-' THEN -1000000 ELSE 1000000 END * (3600 * coalesce(try_cast(t.oh AS BIGINT), 0)
            + 60 * coalesce(try_cast(t.om AS BIGINT), 0) + coalesce(try_cast(t.os AS BIGINT), 0)))
    END;

-- None is before the year 1.
CREATE MACRO since_year_1(micros) AS CASE WHEN micros >= -62135596800000000 THEN micros END;

CREATE MACRO instant(text) AS CASE WHEN utf16_length(text) <= 40 THEN since_year_1(instant_of(regexp_extract(
    replace(regexp_replace(text, '^\s+|\s+$', '', 'g'), ' ', 'T'),
    '^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{0,9}))?)?(?:Z|([+-])(\d\d):(\d\d)(?::(\d\d))?)?$',
    ['y', 'mo', 'd', 'h', 'mi', 's', 'f', 'sign', 'oh', 'om', 'os']))) END;

-- Milliseconds since the epoch, as a number of JSON that is whole, in microseconds.
CREATE MACRO instant_of_millis(number) AS CASE WHEN regexp_full_match(number, '0|-?[1-9][0-9]{0,15}')
    THEN since_year_1(try(1000 * CAST(number AS BIGINT))) END;

-- Everything that the IT hub delivered for the first time, in the archive's own order.
CREATE TABLE delivered AS
SELECT row_number() OVER (ORDER BY f.file_number, p.file_row_number) AS position,
       split_part(f.chain, '/', 1)                      AS it_hub,
       CAST(split_part(f.chain, '/', 3) AS INTEGER)::VARCHAR AS it_partition,
       p.seq                                            AS it_sequence,
       p."sourceHub"                                    AS hub,
       p."sourceIncarnation"                            AS incarnation,
       p."sourcePartition"                              AS partition,
       p."sourceSequence"                               AS sequence,
       epoch_us(p."sourceEnqueued")                     AS enqueued,
       p."deviceId"                                     AS device_id,
       nullif(p.properties['message-type'], '')         AS type_property,
       nullif(p.properties['site'], '')                 AS site_property,
       nullif(p.properties['firmware'], '')             AS firmware_property,
       coalesce(p.canary, false)                        AS canary,
       p."_error" IS NOT NULL                           AS broken,
       octet_length(p.body)                             AS bytes,
       well_formed(regexp_replace(try(decode(p.body)), '^\x{FEFF}', '')) AS text
FROM parquet p
JOIN file f ON f.path = p.filename
WHERE NOT coalesce(p."_dup", false);

CREATE TABLE readable AS
SELECT position, text AS json,
       NOT broken AND coalesce(try(json_type(text)) = 'OBJECT', false) AND names_no_number(text) AS object
FROM delivered;

-- Every value of every body, numbered in the order of the body.
CREATE TABLE node AS
SELECT r.position, t.id, t.parent, t.key, t.atom,
       CASE t.type WHEN 'VARCHAR' THEN 'TEXT' WHEN 'OBJECT' THEN 'OBJECT' WHEN 'ARRAY' THEN 'ARRAY'
           WHEN 'BOOLEAN' THEN 'BOOLEAN' WHEN 'NULL' THEN 'NULL' ELSE 'NUMBER' END AS kind
FROM readable r, json_tree(CASE WHEN r.object THEN r.json ELSE '{}' END) t
WHERE r.object;

-- Numbers as the body writes them: the n-th number of the body is the n-th of its tokens that is no string.
CREATE TABLE number AS
SELECT n.position, n.id, tokens[row_number() OVER (PARTITION BY n.position ORDER BY n.id)] AS text
FROM node n
JOIN (
    SELECT position, list_filter(regexp_extract_all(json, '"(?:[^"\\]|\\.)*"|-?[0-9][-+0-9.eE]*'),
        lambda token: token[1] <> '"') AS tokens
    FROM readable
    WHERE object
) b ON b.position = n.position
WHERE n.kind = 'NUMBER';

-- Of a member that is there twice the last one counts, in the place of the first.
CREATE TABLE member AS
SELECT n.*, min(n.id) OVER (PARTITION BY n.position, n.parent, n.key) AS place
FROM node n
JOIN node o ON o.position = n.position AND o.id = n.parent AND o.kind = 'OBJECT'
QUALIFY row_number() OVER (PARTITION BY n.position, n.parent, n.key ORDER BY n.id DESC) = 1;

-- What stands where in a body, lists not looked into.
CREATE TABLE spot AS
WITH RECURSIVE walk AS (
    SELECT position, id, key AS name, [key] AS path, [place] AS places, kind, atom FROM member WHERE parent = 0
    UNION ALL
    SELECT m.position, m.id, w.name || '.' || m.key, list_append(w.path, m.key), list_append(w.places, m.place), m.kind, m.atom
    FROM walk w
    JOIN member m ON m.position = w.position AND m.parent = w.id
    WHERE w.kind = 'OBJECT'
)
SELECT w.position, w.name, w.path, w.places, w.kind,
       CASE w.kind WHEN 'TEXT' THEN w.atom ->> '$' WHEN 'NUMBER' THEN n.text ELSE CAST(w.atom AS VARCHAR) END AS text
FROM walk w
LEFT JOIN number n ON n.position = w.position AND n.id = w.id;

CREATE VIEW text_spot AS SELECT * FROM spot WHERE kind = 'TEXT' AND text <> '';

-- Scalars by dotted names: of two ways to the same name the later one counts.
CREATE TABLE leaf AS
SELECT position, name, kind, text
FROM spot
WHERE kind IN ('TEXT', 'NUMBER', 'BOOLEAN')
QUALIFY row_number() OVER (PARTITION BY position, name ORDER BY places DESC) = 1;

-- What each event is: its type, its times, and what speaks against applying it.
CREATE TABLE event AS
SELECT d.* EXCLUDE (text),
       d.hub || '~' || d.device_id                      AS device,
       coalesce(d.type_property, type.text, 'default')  AS type,
       coalesce(d.site_property, site.text, own.site, any_hub.site, '-') AS site,
       coalesce(firmware.text, d.firmware_property)     AS firmware,
       CASE WHEN time.kind IS NULL OR time.kind = 'NULL' THEN d.enqueued
            WHEN time.kind = 'TEXT' THEN instant(time.text)
            WHEN time.kind = 'NUMBER' THEN instant_of_millis(time.text) END AS measured,
       NOT coalesce(regexp_full_match(d.hub, '[A-Za-z0-9_-][A-Za-z0-9._-]{0,255}') AND d.incarnation >= 0
           AND regexp_full_match(d.partition, '[A-Za-z0-9_-][A-Za-z0-9._-]{0,255}') AND d.sequence >= 0
           AND d.enqueued BETWEEN 0 AND epoch_us(TIMESTAMP '9999-12-31 23:59:59.999'), false) AS without_provenance,
       NOT r.object                                     AS without_object,
       coalesce(utf16_length(d.device_id), 0) NOT BETWEEN 1 AND 128 AS without_device,
       t.type IS NULL                                   AS without_type,
       coalesce(measured > d.enqueued + (SELECT ahead FROM clock_ahead), true) AS without_clock
FROM delivered d
JOIN readable r ON r.position = d.position
LEFT JOIN text_spot type ON type.position = d.position AND type.path = ['type']
LEFT JOIN message_type t ON t.type = coalesce(d.type_property, type.text, 'default')
LEFT JOIN text_spot site ON site.position = d.position AND site.path = string_split(t.site_path, '.')
LEFT JOIN text_spot firmware ON firmware.position = d.position AND firmware.path = string_split(t.firmware_path, '.')
LEFT JOIN spot time ON time.position = d.position AND time.path = string_split(t.time_path, '.')
LEFT JOIN mapped_site own ON own.device = d.hub || '~' || d.device_id
LEFT JOIN mapped_site any_hub ON any_hub.device = d.device_id;

-- What the devices' state must be, as DuckDB computes it from the archive's rows. Tables `file` and `parquet` are those
-- of the audit. Also there: `message_type` (the types that ingest knows and where they keep time, site and firmware, as
-- dotted names), `mapped_site` (a device's site), `clock_ahead` (microseconds), and `quarantined` (what ingest set
-- aside). Each statement ends with a semicolon at the end of a line.

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
       nullif(p.properties['message-type'], '')                    AS type_property,
       nullif(p.properties['site'], '')                            AS site_property,
       nullif(p.properties['firmware'], '')                        AS firmware_property,
       coalesce(p.canary, false)                        AS canary,
       p."_error" IS NOT NULL                           AS broken,
       octet_length(p.body)                             AS bytes,
       regexp_replace(try(decode(p.body)), '^\x{FEFF}', '') AS text
FROM parquet p
JOIN file f ON f.path = p.filename
WHERE NOT coalesce(p."_dup", false);

CREATE TABLE readable AS
SELECT position, text AS json, coalesce(try(json_type(text)) = 'OBJECT', false) AS object
FROM delivered;

-- Every value of every body, numbered in the order of the body; of a member that is there twice the last one counts.
CREATE TABLE node AS
SELECT r.position, t.id, t.parent, t.key, t.type, t.atom
FROM readable r, json_tree(CASE WHEN r.object THEN r.json ELSE '{}' END) t
WHERE r.object;

CREATE TABLE member AS
SELECT n.* FROM node n
JOIN node o ON o.position = n.position AND o.id = n.parent AND o.type = 'OBJECT'
QUALIFY row_number() OVER (PARTITION BY n.position, n.parent, n.key ORDER BY n.id DESC) = 1;

-- Its scalar leaves, by dotted names.
CREATE TABLE leaf AS
WITH RECURSIVE walk AS (
    SELECT position, id, key AS name, type, atom FROM member WHERE parent = 0
    UNION ALL
    SELECT m.position, m.id, w.name || '.' || m.key, m.type, m.atom
    FROM walk w
    JOIN member m ON m.position = w.position AND m.parent = w.id
    WHERE w.type = 'OBJECT'
)
SELECT position,
       id,
       name,
       CASE type WHEN 'VARCHAR' THEN 'TEXT' WHEN 'BOOLEAN' THEN 'BOOLEAN' ELSE 'NUMBER' END AS kind,
       CASE type WHEN 'VARCHAR' THEN atom ->> '$' ELSE CAST(atom AS VARCHAR) END AS text
FROM walk
WHERE type NOT IN ('OBJECT', 'ARRAY', 'NULL')
QUALIFY row_number() OVER (PARTITION BY position, name ORDER BY id DESC) = 1;

CREATE VIEW text_leaf AS SELECT * FROM leaf WHERE kind = 'TEXT' AND text <> '';

-- What each event is: its type, its times, and the reasons for which it may not be applied.
CREATE TABLE event AS
SELECT d.*,
       d.hub || '~' || d.device_id                      AS device,
       coalesce(d.type_property, type.text, 'default')  AS type,
       coalesce(d.site_property, site.text, own.site, any_hub.site, '-') AS site,
       coalesce(firmware.text, d.firmware_property)     AS firmware,
       CASE WHEN time.text IS NULL THEN d.enqueued
            WHEN time.kind = 'NUMBER' THEN 1000 * try_cast(time.text AS BIGINT)
            ELSE epoch_us(try_cast(time.text AS TIMESTAMPTZ)) END AS measured,
       NOT coalesce(regexp_full_match(d.hub, '[A-Za-z0-9_-][A-Za-z0-9._-]{0,255}') AND d.incarnation >= 0
           AND regexp_full_match(d.partition, '[A-Za-z0-9_-][A-Za-z0-9._-]{0,255}') AND d.sequence >= 0
           AND d.enqueued >= 0, false)                  AS without_provenance,
       d.broken OR NOT r.object                         AS without_object,
       length(coalesce(d.device_id, '')) NOT BETWEEN 1 AND 128 AS without_device,
       t.type IS NULL                                   AS without_type,
       coalesce(measured > d.enqueued + (SELECT ahead FROM clock_ahead), true) AS without_clock
FROM delivered d
JOIN readable r ON r.position = d.position
LEFT JOIN text_leaf type ON type.position = d.position AND type.name = 'type'
LEFT JOIN message_type t ON t.type = coalesce(d.type_property, type.text, 'default')
LEFT JOIN text_leaf site ON site.position = d.position AND site.name = t.site_path
LEFT JOIN text_leaf firmware ON firmware.position = d.position AND firmware.name = t.firmware_path
LEFT JOIN leaf time ON time.position = d.position AND time.name = t.time_path
LEFT JOIN mapped_site own ON own.device = d.hub || '~' || d.device_id
LEFT JOIN mapped_site any_hub ON any_hub.device = d.device_id;

-- What ingest set aside, by the event's place in the OT hub, or in the IT hub when it names none.
CREATE TABLE aside AS
SELECT e.position, q.*
FROM quarantined q
LEFT JOIN event e ON CASE WHEN e.without_provenance
    THEN (e.it_hub, 0, e.it_partition, e.it_sequence) = (q.hub, q.incarnation, q.partition, q.sequence)
    ELSE (e.hub, e.incarnation, e.partition, e.sequence) = (q.hub, q.incarnation, q.partition, q.sequence) END;

-- Events that must be in the state, each once.
CREATE TABLE applied AS
SELECT * FROM event e
WHERE NOT e.canary
  AND NOT (e.without_provenance OR e.without_object OR e.without_device OR e.without_type OR e.without_clock)
  AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.position = e.position)
QUALIFY row_number() OVER (PARTITION BY hub, incarnation, partition, sequence ORDER BY position) = 1;

CREATE TABLE device AS
SELECT device,
       arg_max(type, (incarnation, sequence))           AS type,
       arg_max(site, (incarnation, sequence))           AS site,
       arg_max(firmware, (incarnation, sequence))       AS firmware,
       max(enqueued)                                    AS last_seen,
       max(measured)                                    AS last_measured,
       max((incarnation, sequence, partition))          AS head,
       count(*)                                         AS events,
       sum(bytes)                                       AS bytes
FROM applied
GROUP BY device;

-- The last value under each name.
CREATE TABLE last_leaf AS
SELECT a.device, l.name, l.kind, l.text, l.position, l.id, a.measured, a.incarnation, a.sequence,
       -- The order of Java's strings: by UTF-16 units.
       flatten(list_transform(string_split(l.name, ''), lambda c: CASE WHEN unicode(c) > 65535
           THEN [55296 + ((unicode(c) - 65536) >> 10), 56320 + ((unicode(c) - 65536) & 1023)]
           ELSE [unicode(c)] END))                      AS name_order
FROM leaf l
JOIN applied a ON a.position = l.position
JOIN message_type t ON t.type = a.type
WHERE strlen(l.name) <= 96
  AND l.name <> 'type'
  AND l.name IS DISTINCT FROM t.time_path
  AND l.name IS DISTINCT FROM t.site_path
  AND l.name IS DISTINCT FROM t.firmware_path
QUALIFY row_number() OVER (PARTITION BY a.device, l.name ORDER BY a.incarnation DESC, a.sequence DESC) = 1;

-- Numbers as the body writes them: the n-th number of the body is the n-th of its tokens that is no string.
CREATE TABLE number AS
SELECT n.position, n.id, tokens[row_number() OVER (PARTITION BY n.position ORDER BY n.id)] AS text
FROM node n
JOIN (
    SELECT position, list_filter(regexp_extract_all(json, '"(?:[^"\\]|\\.)*"|-?[0-9][-+0-9.eE]*'),
        lambda token: token[1] <> '"') AS tokens
    FROM readable
    WHERE position IN (SELECT position FROM last_leaf WHERE kind = 'NUMBER')
) b ON b.position = n.position
WHERE n.type NOT IN ('OBJECT', 'ARRAY', 'NULL', 'BOOLEAN', 'VARCHAR');

CREATE TABLE ranked AS
SELECT l.* REPLACE (coalesce(n.text, l.text) AS text),
       row_number() OVER (PARTITION BY l.device ORDER BY l.name_order) AS rank
FROM last_leaf l
LEFT JOIN number n ON n.position = l.position AND n.id = l.id;

CREATE VIEW measurement AS SELECT * FROM ranked WHERE rank <= 200;

CREATE VIEW overflow AS
SELECT device, list(name ORDER BY rank) AS names FROM ranked WHERE rank BETWEEN 201 AND 210 GROUP BY device;

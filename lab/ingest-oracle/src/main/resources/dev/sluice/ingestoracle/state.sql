-- What the devices' state must be. There already: what `events.sql` makes, `schema_break` (events whose body breaks the
-- schema of their type) and `quarantined` (what ingest set aside).

-- Why an event may not be applied: of several reasons the first.
CREATE TABLE judged AS
SELECT e.*,
       CASE WHEN e.canary                               THEN NULL
            WHEN e.without_provenance                   THEN 'missing-provenance'
            WHEN e.without_device                       THEN 'no-device'
            WHEN e.without_object                       THEN 'bad-json'
            WHEN e.without_type                         THEN 'unknown-type'
            WHEN b.position IS NOT NULL                 THEN 'bad-schema'
            WHEN e.without_clock                        THEN 'bad-clock' END AS refusal
FROM event e
LEFT JOIN schema_break b ON b.position = e.position;

-- What ingest set aside, by the event's place in the OT hub, or in the IT hub when it names none.
CREATE TABLE aside AS
SELECT e.position, q.*
FROM quarantined q
LEFT JOIN judged e ON CASE WHEN e.without_provenance
    THEN (e.it_hub, 0, e.it_partition, e.it_sequence) = (q.hub, q.incarnation, q.partition, q.sequence)
    ELSE (e.hub, e.incarnation, e.partition, e.sequence) = (q.hub, q.incarnation, q.partition, q.sequence) END;

-- Events that must be in the state, each once.
CREATE TABLE applied AS
SELECT * FROM judged e
WHERE NOT e.canary
  AND e.refusal IS NULL
  AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.position = e.position)
QUALIFY row_number() OVER (PARTITION BY hub, incarnation, partition, sequence ORDER BY position) = 1;

-- Of a site, a firmware or a text that is too long its beginning is kept, and a mark that it was cut.
CREATE MACRO cut(text) AS CASE WHEN strlen(text) <= 128 THEN text
    ELSE text[1:list_max(list_filter(range(1, 126), lambda n: strlen(text[1:n]) <= 125))] || '…' END;

CREATE TABLE device AS
SELECT device,
       arg_max(type, (incarnation, sequence))           AS type,
       cut(arg_max(site, (incarnation, sequence)))      AS site,
       cut(arg_max(firmware, (incarnation, sequence)))  AS firmware,
       max(enqueued)                                    AS last_seen,
       max(measured)                                    AS last_measured,
       max((incarnation, sequence, partition))          AS head,
       count(*)                                         AS events,
       sum(bytes)                                       AS bytes
FROM applied
GROUP BY device;

-- What the events measured: not what their type keeps for other ends.
CREATE TABLE measured_leaf AS
SELECT a.device, l.name, l.kind, l.text, l.position, a.measured, a.incarnation, a.sequence
FROM leaf l
JOIN applied a ON a.position = l.position
JOIN message_type t ON t.type = a.type
WHERE strlen(l.name) <= 96
  AND l.name <> 'type'
  AND l.name IS DISTINCT FROM t.time_path
  AND l.name IS DISTINCT FROM t.site_path
  AND l.name IS DISTINCT FROM t.firmware_path;

-- The last value under each name.
CREATE TABLE last_leaf AS
SELECT * REPLACE (CASE kind WHEN 'TEXT' THEN cut(text) ELSE text END AS text),
       -- The order of Java's strings: by UTF-16 units.
       flatten(list_transform(string_split(name, ''), lambda c: CASE WHEN unicode(c) > 65535
           THEN [55296 + ((unicode(c) - 65536) >> 10), 56320 + ((unicode(c) - 65536) & 1023)]
           ELSE [unicode(c)] END))                      AS name_order
FROM measured_leaf
QUALIFY row_number() OVER (PARTITION BY device, name ORDER BY incarnation DESC, sequence DESC) = 1;

CREATE TABLE ranked AS
SELECT *, row_number() OVER (PARTITION BY device ORDER BY name_order) AS rank
FROM last_leaf;

CREATE VIEW measurement AS SELECT * FROM ranked WHERE rank <= 200;

CREATE VIEW overflow AS
SELECT device, list(name ORDER BY rank) AS names FROM ranked WHERE rank BETWEEN 201 AND 210 GROUP BY device;

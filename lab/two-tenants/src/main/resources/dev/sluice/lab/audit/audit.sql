-- The audit, as DuckDB runs it. Tables `ledger` (the ledgers' lines), `file` (the archive's files in the archive's own
-- order) and `parquet` (their rows) are there already. Each statement ends with a semicolon at the end of a line.

-- What the sources sent: one row an event.
CREATE TABLE sent AS
SELECT device,
       number,
       device || '#' || number                          AS message_id,
       any_value(sha256) FILTER (kind = 'attempt')      AS sha256,
       any_value(bytes) FILTER (kind = 'attempt')       AS bytes,
       count(*) FILTER (kind = 'attempt')               AS attempts,
       coalesce(bool_or(kind = 'accepted'), false)      AS accepted,
       min(micros) FILTER (kind = 'attempt')            AS first_attempt
FROM ledger
WHERE kind <> 'rejected'
GROUP BY device, number;

-- What the archive holds: one row a row, numbered in the archive's own order.
CREATE TABLE archive AS
SELECT row_number() OVER (ORDER BY f.file_number, p.file_row_number) AS position,
       f.file_number,
       f.chain,
       f.first_seen,
       p.seq,
       epoch_us(p."enqueuedTime")                       AS enqueued,
       p."messageId"                                    AS message_id,
       p."deviceId"                                     AS device,
       p."sourceHub"                                    AS source_hub,
       p."sourceIncarnation"                            AS source_incarnation,
       p."sourcePartition"                              AS source_partition,
       p."sourceSequence"                               AS source_sequence,
       coalesce(p."_dup", false)                        AS flagged,
       p."_error" IS NOT NULL                           AS broken,
       sha256(p.body)                                   AS sha256
FROM parquet p
JOIN file f ON f.path = p.filename;

CREATE VIEW unflagged AS SELECT * FROM archive WHERE NOT flagged;

-- The first row of each message that is not flagged as a repeat.
CREATE VIEW first_row AS
SELECT * FROM unflagged
QUALIFY row_number() OVER (PARTITION BY message_id ORDER BY position) = 1;

-- Accepted by the OT hub, and nowhere in the archive.
CREATE VIEW missing AS
SELECT s.message_id FROM sent s
WHERE s.accepted AND NOT EXISTS (SELECT 1 FROM unflagged u WHERE u.message_id = s.message_id);

-- The same event of the OT hub in more than one row: the bridge repeated it and the archiver did not flag it.
CREATE VIEW repeated_identity AS
SELECT any_value(message_id) AS message_id, count(*) - 1 AS repeats
FROM unflagged
WHERE source_hub IS NOT NULL
GROUP BY source_hub, source_incarnation, source_partition, source_sequence
HAVING count(*) > 1;

-- More events of the OT hub with one message id than the device made attempts: each attempt stores it once at the most.
CREATE VIEW repeated_message AS
SELECT u.message_id, count(DISTINCT (u.source_hub, u.source_incarnation, u.source_partition, u.source_sequence)) - s.attempts AS repeats
FROM unflagged u
JOIN sent s ON s.message_id = u.message_id
GROUP BY u.message_id, s.attempts
HAVING repeats > 0;

-- Behind a later event of the same device, or behind a later row of the same hub partition.
CREATE VIEW out_of_order AS
SELECT f.message_id, f.position
FROM first_row f
JOIN sent s ON s.message_id = f.message_id
QUALIFY s.number < max(s.number) OVER (
    PARTITION BY s.device ORDER BY f.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
UNION
SELECT message_id, position
FROM archive
QUALIFY seq <= max(seq) OVER (
    PARTITION BY chain ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);

-- Rows that are not what a source sent.
CREATE VIEW altered AS
SELECT a.message_id
FROM archive a
LEFT JOIN sent s ON s.message_id = a.message_id
WHERE s.message_id IS NULL OR a.sha256 IS DISTINCT FROM s.sha256 OR a.device IS DISTINCT FROM s.device;

-- Sequence numbers of a hub partition that no row carries: the lab's hubs keep everything.
CREATE VIEW hole AS
SELECT chain, max(seq) + 1 - count(DISTINCT seq) AS holes
FROM archive
GROUP BY chain
HAVING holes > 0;

-- What the bridge did, per partition of the OT hub.
CREATE VIEW bridged AS
SELECT count(*)                                                              AS events,
       count(DISTINCT source_sequence)                                       AS identities,
       max(source_sequence) - min(source_sequence) + 1 - count(DISTINCT source_sequence) AS gaps
FROM archive
WHERE source_hub IS NOT NULL
GROUP BY source_hub, source_incarnation, source_partition;

-- Milliseconds from a device's first attempt to the IT hub, and to the first sight of the file in the archive.
CREATE VIEW latency AS
SELECT (f.enqueued - s.first_attempt) / 1000.0   AS to_it_hub,
       (f.first_seen - s.first_attempt) / 1000.0 AS to_archive
FROM first_row f
JOIN sent s ON s.message_id = f.message_id;

-- Which alarms there must be. There already: what `events.sql` and `state.sql` make, `rule_file` (the rules of a message
-- type, as their file has them) and `replayed` (events that were in quarantine and were taken in again).

CREATE TABLE rule AS
SELECT f.type,
       r ->> '$.id'                                     AS id,
       r ->> '$.measurement'                            AS measurement,
       CAST(r ->> '$.above' AS DOUBLE)                  AS above,
       CAST(r ->> '$.below' AS DOUBLE)                  AS below,
       CAST(r ->> '$.clearBelow' AS DOUBLE)             AS clear_below,
       CAST(r ->> '$.clearAbove' AS DOUBLE)             AS clear_above,
       1e6 * (coalesce(86400 * try_cast(regexp_extract(r ->> '$.silentFor', '(\d+)D', 1) AS DOUBLE), 0)
            + coalesce(3600 * try_cast(regexp_extract(r ->> '$.silentFor', '(\d+)H', 1) AS DOUBLE), 0)
            + coalesce(60 * try_cast(regexp_extract(r ->> '$.silentFor', '(\d+)M', 1) AS DOUBLE), 0)
            + coalesce(try_cast(regexp_extract(r ->> '$.silentFor', '([\d.]+)S', 1) AS DOUBLE), 0)) AS silent_for
FROM (SELECT type, unnest(CAST(content -> '$.rules' AS JSON[])) AS r FROM rule_file) f;

-- The clock of each source partition: the times between consecutive events, none longer than a minute.
CREATE TABLE clock AS
WITH advancing AS (
    SELECT position, hub, incarnation, partition, sequence, enqueued,
           sequence > coalesce(max(sequence) OVER before, -1) AS advances
    FROM event
    WHERE NOT without_provenance
    WINDOW before AS (PARTITION BY hub, incarnation, partition ORDER BY position
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), step AS (
    SELECT *, CASE WHEN advances THEN least(60000000, greatest(0, enqueued - coalesce(
        last_value(CASE WHEN advances THEN enqueued END IGNORE NULLS) OVER before, enqueued))) ELSE 0 END AS step
    FROM advancing
    WINDOW before AS (PARTITION BY hub, incarnation, partition ORDER BY position
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT position, hub, incarnation, partition, advances,
       sum(step) OVER (PARTITION BY hub, incarnation, partition ORDER BY position) AS active
FROM step;

-- What rules see of a device: events that are the next of their source partition when they come, and no replayed ones.
CREATE TABLE seen AS
SELECT a.*, c.active,
       lead(a.position) OVER device AS next_position, lead(c.active) OVER device AS next_active,
       lead((a.hub, a.incarnation, a.partition)) OVER device = (a.hub, a.incarnation, a.partition)
                                                        AS next_is_of_same_source
FROM applied a
JOIN clock c ON c.position = a.position AND c.advances
WHERE (a.hub, a.incarnation, a.partition, a.sequence) NOT IN (FROM replayed)
WINDOW device AS (PARTITION BY a.device ORDER BY a.position);

-- Thresholds: a value is on one side or the other, or between both, where nothing changes.
CREATE TABLE crossing AS
WITH side AS (
    SELECT s.device, r.id AS rule, s.position, s.incarnation, s.sequence,
           CASE WHEN try_cast(l.text AS DOUBLE) > r.above OR try_cast(l.text AS DOUBLE) < r.below THEN 'RAISED'
                WHEN try_cast(l.text AS DOUBLE) <= coalesce(r.clear_below, r.above)
                  OR try_cast(l.text AS DOUBLE) >= coalesce(r.clear_above, r.below) THEN 'CLEARED' END AS side
    FROM seen s
    JOIN rule r ON r.type = s.type AND r.measurement IS NOT NULL
    JOIN measured_leaf l ON l.position = s.position AND l.name = r.measurement AND l.kind = 'NUMBER'
)
SELECT *, coalesce(lag(side) OVER (PARTITION BY device, rule ORDER BY position), 'CLEARED') AS before
FROM side
WHERE side IS NOT NULL;

CREATE TABLE threshold_alarm AS
SELECT device, rule, side,
       last_value(CASE WHEN side = 'RAISED' THEN incarnation END IGNORE NULLS) OVER so_far AS incarnation,
       last_value(CASE WHEN side = 'RAISED' THEN sequence END IGNORE NULLS) OVER so_far AS sequence
FROM crossing
WHERE side <> before
WINDOW so_far AS (PARTITION BY device, rule ORDER BY position);

-- Silences: the source partition went on for longer without the device.
CREATE TABLE silence AS
SELECT s.device, r.id AS rule, s.incarnation, s.sequence,
       coalesce(s.next_is_of_same_source AND s.next_active - s.active > r.silent_for, false) AS certain,
       s.next_position IS NOT NULL AS ended
FROM seen s
JOIN rule r ON r.type = s.type AND r.silent_for > 0
JOIN (SELECT hub, incarnation, partition, max(active) AS active FROM clock GROUP BY ALL) c
  ON (c.hub, c.incarnation, c.partition) = (s.hub, s.incarnation, s.partition)
WHERE CASE WHEN s.next_is_of_same_source THEN s.next_active ELSE c.active END - s.active > r.silent_for;

-- Every transition by its id; one that only a timer may have seen need not be there.
CREATE TABLE transition AS
SELECT device || '/' || rule || '/' || incarnation || '/' || sequence
           || CASE kind WHEN 'CLEARED' THEN '/cleared' ELSE '' END AS id,
       certain
FROM (
    SELECT device, rule, incarnation, sequence, side AS kind, true AS certain FROM threshold_alarm
    UNION ALL
    SELECT device, rule, incarnation, sequence, 'RAISED', certain FROM silence
    UNION ALL
    SELECT device, rule, incarnation, sequence, 'CLEARED', certain FROM silence WHERE ended
);

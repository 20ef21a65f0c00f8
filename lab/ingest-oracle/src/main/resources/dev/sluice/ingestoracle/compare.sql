-- Holds what ingest stored (tables `stored_...`) against what must be: one row a difference.

-- A number that is too long is kept as the nearest double.
CREATE MACRO same_number(must, stored) AS CASE
    WHEN length(must) > 40 THEN least(greatest(try_cast(must AS DOUBLE), -1.7976931348623157e308), 1.7976931348623157e308)
        = try_cast(stored AS DOUBLE)
    ELSE must = stored END;

-- A device that only one side has is one difference.
CREATE VIEW known AS SELECT device FROM device JOIN stored_device USING (device);

CREATE VIEW state_difference AS
SELECT coalesce(d.device, s.device) AS subject, c.what, c.must, c.stored
FROM device d
FULL JOIN stored_device s ON s.device = d.device
CROSS JOIN LATERAL (VALUES
    ('device',       CASE WHEN d.device IS NULL THEN 'none' ELSE 'there' END, CASE WHEN s.device IS NULL THEN 'none' ELSE 'there' END),
    ('type',         d.type, s.type),
    ('site',         d.site, s.site),
    ('firmware',     d.firmware, s.firmware),
    ('lastSeen',     CAST(d.last_seen AS VARCHAR), CAST(s.last_seen AS VARCHAR)),
    ('lastMeasured', CAST(d.last_measured AS VARCHAR), CAST(s.last_measured AS VARCHAR)),
    ('head',         CAST(d.head AS VARCHAR), CAST((s.head_incarnation, s.head_sequence, s.head_partition) AS VARCHAR)),
    ('events',       CAST(d.events AS VARCHAR), CAST(s.events AS VARCHAR)),
    ('bytes',        CAST(d.bytes AS VARCHAR), CAST(s.bytes AS VARCHAR))
) c(what, must, stored)
WHERE c.must IS DISTINCT FROM c.stored
  AND (c.what = 'device' OR d.device IS NOT NULL AND s.device IS NOT NULL);

CREATE VIEW measurement_difference AS
SELECT coalesce(m.device, s.device) AS subject, 'measurement ' || coalesce(m.name, s.name) AS what,
       concat_ws(' ', m.kind, m.measured, m.incarnation, m.sequence) AS must,
       concat_ws(' ', s.kind, s.measured, s.incarnation, s.sequence) AS stored
FROM measurement m
FULL JOIN stored_measurement s ON s.device = m.device AND s.name = m.name
WHERE coalesce(m.device, s.device) IN (FROM known)
  AND ((m.kind, m.measured, m.incarnation, m.sequence) IS DISTINCT FROM (s.kind, s.measured, s.incarnation, s.sequence)
   OR NOT CASE m.kind WHEN 'NUMBER' THEN same_number(m.text, s.text) ELSE m.text = s.text END);

CREATE VIEW overflow_difference AS
SELECT coalesce(o.device, s.device) AS subject, 'overflow' AS what, CAST(o.names AS VARCHAR) AS must, CAST(s.names AS VARCHAR) AS stored
FROM overflow o
FULL JOIN (SELECT device, list(name ORDER BY number) AS names FROM stored_overflow GROUP BY device) s ON s.device = o.device
WHERE o.names IS DISTINCT FROM s.names AND coalesce(o.device, s.device) IN (FROM known);

CREATE VIEW alarm_difference AS
SELECT coalesce(t.id, s.id) AS subject, 'alarm' AS what,
       CASE WHEN t.id IS NULL THEN 'none' ELSE 'there' END AS must,
       CASE WHEN s.id IS NULL THEN 'none' ELSE 'there' END AS stored
FROM (SELECT id, bool_or(certain) AS certain FROM transition GROUP BY id) t
FULL JOIN (SELECT DISTINCT id FROM stored_alarm) s ON s.id = t.id
WHERE t.id IS NULL OR (s.id IS NULL AND t.certain);

-- The most bytes that storage can be asked to keep of a device beside its measurements: of each source partition, late
-- event and rule its names and some numbers.
CREATE VIEW track AS
SELECT device, 1000 + sum(bytes) AS bytes
FROM (
    SELECT DISTINCT device, hub, incarnation, partition, '' AS why, strlen(hub) + strlen(partition) + 40 AS bytes FROM judged
    UNION ALL
    SELECT e.device, e.hub, e.incarnation, e.partition, 'late', strlen(e.hub) + strlen(e.partition) + 40
    FROM judged e
    JOIN clock c ON c.position = e.position AND (NOT c.advances OR (e.hub, e.incarnation, e.partition, e.sequence) IN (FROM replayed))
    UNION ALL
    SELECT DISTINCT e.device, e.hub, e.incarnation, e.partition, r.id, strlen(e.hub) + strlen(e.partition) + 300
    FROM judged e CROSS JOIN rule r
)
GROUP BY device;

-- Each event in quarantine must be one that the archive has, for the reason that can be seen in it. That storage refused
-- a device can be true only of one of which there is more to keep than a column takes.
CREATE VIEW quarantine_difference AS
SELECT concat_ws('/', a.hub, a.incarnation, a.partition, a.sequence) AS subject, 'quarantined ' || a.reason AS what,
       CASE WHEN e.position IS NULL THEN 'unknown event' ELSE coalesce(e.refusal, 'applied') END AS must, a.reason AS stored
FROM aside a
LEFT JOIN judged e ON e.position = a.position
LEFT JOIN track t ON t.device = e.device
WHERE e.position IS NULL
   OR e.canary
   OR CASE a.reason WHEN 'state-refused' THEN e.refusal IS NOT NULL OR t.bytes <= 65536
        ELSE a.reason IS DISTINCT FROM e.refusal END
UNION ALL
SELECT CASE WHEN e.without_provenance THEN concat_ws('/', e.it_hub, 0, e.it_partition, e.it_sequence)
           ELSE concat_ws('/', e.hub, e.incarnation, e.partition, e.sequence) END, 'quarantined', e.refusal, 'none'
FROM judged e
WHERE e.refusal IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.position = e.position);

CREATE TABLE difference AS
SELECT * FROM state_difference
UNION ALL SELECT * FROM measurement_difference
UNION ALL SELECT * FROM overflow_difference
UNION ALL SELECT * FROM alarm_difference
UNION ALL SELECT * FROM quarantine_difference;

-- Holds what ingest stored (tables `stored_...`) against what must be: one row a difference.

-- Of a text that is too long its beginning is kept, and a mark that it was cut.
CREATE MACRO same_text(must, stored) AS CASE
    WHEN strlen(must) > 128 THEN strlen(stored) BETWEEN 124 AND 128 AND stored[-1] = '…' AND starts_with(must, stored[1:-2])
    ELSE must IS NOT DISTINCT FROM stored END;

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
WHERE NOT coalesce(same_text(c.must, c.stored), false)
  AND (c.what = 'device' OR d.device IS NOT NULL AND s.device IS NOT NULL);

CREATE VIEW measurement_difference AS
SELECT coalesce(m.device, s.device) AS subject, 'measurement ' || coalesce(m.name, s.name) AS what,
       concat_ws(' ', m.kind, m.measured, m.incarnation, m.sequence) AS must,
       concat_ws(' ', s.kind, s.measured, s.incarnation, s.sequence) AS stored
FROM measurement m
FULL JOIN stored_measurement s ON s.device = m.device AND s.name = m.name
WHERE coalesce(m.device, s.device) IN (FROM known)
  AND ((m.kind, m.measured, m.incarnation, m.sequence) IS DISTINCT FROM (s.kind, s.measured, s.incarnation, s.sequence)
   OR NOT CASE m.kind WHEN 'NUMBER' THEN same_number(m.text, s.text) ELSE same_text(m.text, s.text) END);

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

-- Each event in quarantine must be one that the archive has, for a reason that can be seen in it.
CREATE VIEW quarantine_difference AS
SELECT concat_ws('/', a.hub, a.incarnation, a.partition, a.sequence) AS subject, 'quarantined ' || a.reason AS what,
       CASE WHEN e.position IS NULL THEN 'unknown event' ELSE 'not so' END AS must, a.reason AS stored
FROM aside a
LEFT JOIN event e ON e.position = a.position
LEFT JOIN message_type t ON t.type = e.type
WHERE NOT coalesce(CASE a.reason
        WHEN 'missing-provenance' THEN e.without_provenance
        WHEN 'bad-json' THEN e.without_object
        WHEN 'no-device' THEN e.without_device
        WHEN 'unknown-type' THEN e.without_type
        WHEN 'bad-clock' THEN e.without_clock
        WHEN 'bad-schema' THEN t.has_schema
        WHEN 'state-refused' THEN true
        ELSE false END, false)
UNION ALL
SELECT concat_ws('/', coalesce(e.hub, e.it_hub), coalesce(e.incarnation, 0), coalesce(e.partition, e.it_partition),
           coalesce(e.sequence, e.it_sequence)), 'quarantined', 'there', 'none'
FROM event e
WHERE NOT e.canary
  AND (e.without_provenance OR e.without_object OR e.without_device OR e.without_type OR e.without_clock)
  AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.position = e.position);

CREATE TABLE difference AS
SELECT * FROM state_difference
UNION ALL SELECT * FROM measurement_difference
UNION ALL SELECT * FROM overflow_difference
UNION ALL SELECT * FROM alarm_difference
UNION ALL SELECT * FROM quarantine_difference;

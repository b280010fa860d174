-- Who is mentioned together: a row for each pair of actors and each passage that holds both.
--
-- Given are two tables of whole numbers:
--   mentions (actor, document, unit, starts, ends)   a unit is what passages are made of: a sentence, a
--                                                    paragraph or the whole document, numbered in its document
--   steps (step)                                     0, ..., n - 1 for passages of up to n units
--
-- A passage is the shortest stretch of units that holds both actors, so that none is counted twice however
-- many windows of n units would hold it. A mention within another's name is no company to it.
--
-- This is plain SQL, without any function, type or notation of one engine: it runs unchanged on DuckDB and
-- on Spark SQL.
WITH present AS (
  -- The last start and the first end say whether an actor has a mention apart from another's.
  SELECT actor, document, unit, MAX(starts) AS starts, MIN(ends) AS ends
  FROM mentions
  GROUP BY actor, document, unit
),
placed AS (
  -- Needed by passages of several units only, and empty for others.
  SELECT
    actor,
    document,
    unit,
    LAG(unit) OVER (PARTITION BY document, actor ORDER BY unit) AS earlier,
    LEAD(unit) OVER (PARTITION BY document, actor ORDER BY unit) AS later
  FROM present
  CROSS JOIN (SELECT MAX(step) AS longest FROM steps) s
  WHERE s.longest > 0
)
SELECT a.actor AS one, b.actor AS other, a.document AS document, a.unit AS opening, b.unit AS closing
FROM present a
JOIN present b ON b.document = a.document AND b.unit = a.unit AND b.actor > a.actor
WHERE a.ends <= b.starts OR b.ends <= a.starts
UNION ALL
SELECT LEAST(a.actor, b.actor), GREATEST(a.actor, b.actor), a.document, a.unit, b.unit
FROM (SELECT step FROM steps WHERE step > 0) s
CROSS JOIN placed a
JOIN placed b ON b.document = a.document AND b.unit = a.unit + s.step AND b.actor <> a.actor
WHERE COALESCE(a.later, b.unit + 1) > b.unit AND COALESCE(b.earlier, a.unit - 1) < a.unit
